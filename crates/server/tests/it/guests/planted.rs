//! A network with a word planted everywhere that a guest is not: in names, texts, topics, files, units, settings.

use kernel::SpaceId;
use serde_json::json;
use spaces::{Access, Kind};
use testkit::Client;

use super::Bridge;

/// Part of every word that the guest must never meet: too long to be in a tag by chance.
pub const PLANTED: &str = "quzyxow";

/// The telephone of everybody, which is shown to no guest.
pub const PHONE: &str = "+33 9 87 65 43 21";

/// The network, with what it is asked about by guessing.
pub struct Planted {
    pub bridge: Bridge,
    pub gus: Client,
    /// The guest of another client.
    pub zed: Client,
    /// Slugs, handles and numbers of what is hidden, and of what is not.
    pub slugs: Vec<String>,
    pub handles: Vec<String>,
    pub numbers: Vec<String>,
    /// The posts that are hidden.
    pub hidden: Vec<String>,
    /// Paths of files that are hidden.
    pub files: Vec<String>,
}

fn id(answer: testkit::Answer) -> String {
    answer.json()["id"].as_str().expect("an id").to_owned()
}

impl Planted {
    pub async fn new() -> Planted {
        let bridge = Bridge::new().await;
        let net = bridge.net();
        let bert = net.member_with_mail("bert").await;
        let gus = bridge.comes("gus@partner.example", "Gus").await;
        let zed = net.guest("zed").await;
        zed.api("PATCH", "/me", Some(json!({ "name": "Quzyxowzed" }))).await.expect(200);
        let mut planted = Planted {
            slugs: vec!["bridge".into(), "@ana".into(), "@bert".into(), "@gus".into()],
            handles: ["ana", "boss", "bert", "gus", "zed"].map(str::to_owned).to_vec(),
            numbers: Vec::new(),
            hidden: Vec::new(),
            files: Vec::new(),
            bridge,
            gus,
            zed,
        };
        planted.people(&bert).await;
        planted.spaces(&bert).await;
        planted.settings().await;
        planted.shared(&bert).await;
        planted.kinds(&bert).await;
        planted
    }

    async fn people(&mut self, bert: &Client) {
        let (ana, boss) = (&self.bridge.ana, &self.bridge.boss);
        let me = json!({ "name": "Quzyxowbert Noir", "job": "Quzyxowjob", "site": "Quzyxowsite",
            "unit": "Quzyxowunit", "about": "Quzyxowabout", "skills": ["Quzyxowskill"], "phone": PHONE,
            "languages": ["Quzyxowlanguage"], "ask_about": "Quzyxowask" });
        bert.api("PATCH", "/me", Some(me)).await.expect(200);
        // Ana shares a space with the guest; where and for whom she works is no matter of theirs.
        let me = json!({ "unit": "Quzyxowunit", "phone": PHONE });
        ana.api("PATCH", "/me", Some(me)).await.expect(200);
        let (led, by) = (ana.id(), bert.id());
        let place = move |tx: &mut kernel::Tx<'_>| {
            let placed = people::Placed { manager: Some(Some(by)), ..people::Placed::default() };
            people::change_of(tx, led, None, &people::Change::default(), placed)
        };
        self.bridge.net().app.db.write(place).await.unwrap();
        let units = boss.api("GET", "/units", None).await.expect(200).json();
        self.numbers.push(units[0]["id"].as_str().expect("a unit").to_owned());
        let group = Some(json!({ "name": "Quzyxowgroup" }));
        self.numbers.push(id(boss.api("POST", "/groups", group).await.expect(201)));
    }

    async fn spaces(&mut self, bert: &Client) {
        let kinds = [
            (Access::Open, Kind::Interest),
            (Access::Open, Kind::Company),
            (Access::Closed, Kind::Practice),
            (Access::Secret, Kind::Project),
            (Access::Closed, Kind::External),
        ];
        for (n, (access, kind)) in kinds.into_iter().enumerate() {
            let slug = format!("hidden{n}");
            let space = self.bridge.net().space_of(bert, &slug, access, kind).await;
            self.bridge.net().join(space, &self.bridge.ana).await;
            let words = json!({ "name": format!("Quzyxowspace {n}"), "description": "Quzyxowdescription",
                "charter": "Quzyxowcharter" });
            bert.api("PATCH", &format!("/spaces/{slug}"), Some(words)).await.expect(200);
            if kind == Kind::External {
                self.bridge.net().join(space, &self.zed).await;
            }
            self.fill(bert, &slug, space).await;
        }
        for (who, wall) in [(bert, "@bert"), (&self.bridge.ana.clone(), "@ana")] {
            let post = who.publish(wall, "Quzyxowwall #quzyxowtopicwall").await;
            self.numbers.push(post.clone());
            self.hidden.push(post);
        }
        let with = json!({ "people": ["ana"] });
        let talk = bert.api("POST", "/conversations", Some(with)).await.expect(201).json();
        let slug = talk["slug"].as_str().expect("a slug").to_owned();
        let post = bert.publish(&slug, "Quzyxowtalk").await;
        self.slugs.push(slug);
        self.numbers.push(post.clone());
        self.hidden.push(post);
    }

    /// A post with all that hangs on one.
    async fn fill(&mut self, bert: &Client, slug: &str, space: SpaceId) {
        let file =
            bert.upload("quzyxowfile.txt", b"quzyxowcontent".to_vec()).await.expect(201).json();
        let new = json!({ "space": slug, "kind": "question", "title": "Quzyxowtitle",
            "body": "Quzyxowbody #quzyxowtopic @ana", "files": [file["id"]] });
        let post = id(bert.api("POST", "/posts", Some(new)).await.expect(201));
        let comment = self.bridge.ana.comment(&post, "Quzyxowcomment @bert").await;
        let poll = json!({ "space": slug, "kind": "poll", "title": "Quzyxowpoll",
            "fields": { "options": ["Quzyxowone", "Quzyxowtwo"] } });
        let poll = bert.api("POST", "/posts", Some(poll)).await.expect(201);
        self.files.push(file["href"].as_str().expect("a path").to_owned());
        self.numbers.extend([post.clone(), comment, id(poll), space.to_string()]);
        self.numbers.push(file["id"].as_str().expect("an id").to_owned());
        self.hidden.push(post);
        self.slugs.push(slug.to_owned());
    }

    async fn settings(&mut self) {
        let (ana, boss) = (&self.bridge.ana, &self.bridge.boss);
        let policy = json!({ "inviters": "managers",
            "domains": ["quzyxow.example", "partner.example"] });
        boss.api("PUT", "/guests/policy", Some(policy)).await.expect(200);
        let invite = json!({ "email": "eve@quzyxow.example", "role": "member" });
        self.numbers.push(id(boss.api("POST", "/invitations", Some(invite)).await.expect(201)));
        let label = json!({ "fr": "Quzyxowkind", "en": "Quzyxowkind" });
        let kind = json!({ "name": "ticket", "label": label, "icon": "flag", "colour": "red",
            "prefix": "TIC", "spaces": ["~hidden0"], "create": "everyone", "fields": [],
            "states": [{ "name": "open", "label": label, "colour": "blue" }], "moves": [] });
        boss.api("POST", "/site/kinds", Some(kind)).await.expect(201);
        let ticket = json!({ "space": "hidden0", "kind": "our-ticket", "title": "Quzyxowticket" });
        self.numbers.push(id(ana.api("POST", "/posts", Some(ticket)).await.expect(201)));
        let draft = json!({ "content": { "space": "bridge", "body": "Quzyxowdraft" } });
        let draft = ana.api("POST", "/drafts", Some(draft)).await.expect(201);
        self.numbers.push(id(draft));
        let saved = json!({ "query": "quzyxowsearch" });
        ana.api("POST", "/me/searches", Some(saved)).await.expect(201);
    }

    /// A kind of posts of the company's own, in the space of the guest and elsewhere; its saved views, its labels; and
    /// the guest manages their space.
    async fn kinds(&mut self, bert: &Client) {
        let (ana, boss) = (self.bridge.ana.clone(), self.bridge.boss.clone());
        let said = |words: &str| json!({ "fr": words, "en": words });
        let kind = json!({ "name": "visit", "label": said("Visit"), "icon": "flag", "colour": "blue",
            "prefix": "VIS", "spaces": ["~bridge", "~later", "~hidden0"], "create": "everyone",
            "fields": [
                { "name": "room", "label": said("Room"), "type": "line" },
                { "name": "where", "label": said("Where"), "type": "space" },
            ],
            "states": [
                { "name": "open", "label": said("Open"), "colour": "blue" },
                { "name": "done", "label": said("Done"), "colour": "green" },
            ],
            "moves": [{ "name": "finish", "label": said("Finish"), "from": ["open"], "to": "done",
                "who": ["reader"] }] });
        boss.api("POST", "/site/kinds", Some(kind)).await.expect(201);
        let visit = |space: &str, title: &str, fields: serde_json::Value| {
            Some(json!({ "space": space, "kind": "our-visit", "title": title, "fields": fields }))
        };
        let fields = json!({ "room": "Quzyxowroom", "where": "~hidden1" });
        let hidden = visit("hidden0", "Quzyxowvisit", fields);
        let hidden = id(ana.api("POST", "/posts", hidden).await.expect(201));
        // Where guests read, no other space is named.
        let named = visit("bridge", "Our visit", json!({ "where": "~hidden1" }));
        ana.api("POST", "/posts", named).await.expect(422);
        let named = visit("bridge", "Our visit", json!({ "room": "Hall", "where": "~bridge" }));
        let shared = id(ana.api("POST", "/posts", named).await.expect(201));
        ana.api("POST", &format!("/posts/{shared}/moves/finish"), Some(json!({})))
            .await
            .expect(200);
        for space in ["", "hidden0"] {
            let view = json!({ "name": format!("Quzyxowview {space}"), "address": "kind=visit",
                "space": space });
            let by = if space.is_empty() { &ana } else { bert };
            self.numbers.push(id(by.api("POST", "/objects/views", Some(view)).await.expect(201)));
        }
        let label = json!({ "kind": "visit", "name": "Quzyxowlabel", "presets": { "room": "Quzyxowpreset" } });
        let label =
            bert.api("POST", "/spaces/hidden0/labels", Some(label)).await.expect(201).json();
        let url = label["url"].as_str().expect("an address").to_owned();
        self.files.push(url[url.find("/l/").expect("a label")..].to_owned());
        self.numbers.extend([hidden.clone(), shared, label["id"].as_str().unwrap().to_owned()]);
        self.hidden.push(hidden);
        let manager = Some(json!({ "standing": "animator" }));
        ana.api("PUT", "/spaces/bridge/members/gus", manager).await.expect(204);
        let asks = Some(json!({ "message": "Quzyxowplease" }));
        bert.api("PUT", "/spaces/bridge/membership", asks).await.expect(202);
    }

    /// The space of the guest, which was opened later: its first post is not for them. What is said in it since
    /// leads to what is hidden.
    async fn shared(&mut self, bert: &Client) {
        let later = self.bridge.net().space(&self.bridge.ana, "later", Access::Closed).await;
        self.fill(&self.bridge.ana.clone(), "later", later).await;
        let (ana, net) = (&self.bridge.ana, self.bridge.net());
        ana.api("PATCH", "/spaces/later", Some(json!({ "takes_guests": true }))).await.expect(200);
        net.join(later, &self.gus).await;
        net.join(later, bert).await;
        ana.api("DELETE", "/spaces/later/members/bert", None).await.expect(204);
        self.slugs.push("later".into());
        let post = ana.publish("later", "Since #sincetopic").await;
        self.gus.comment(&post, "Thank you").await;
        let hidden = self.hidden[0].clone();
        let share = json!({ "space": "bridge", "kind": "share", "body": "See this",
            "fields": { "post": hidden } });
        let share = id(ana.api("POST", "/posts", Some(share)).await.expect(201));
        self.numbers.extend([post.clone(), share]);
        let link = format!("Look ~hidden3, /posts/{hidden} and @gus");
        self.numbers.push(ana.publish("bridge", &link).await);
        self.numbers.push(self.gus.publish("bridge", "Mine").await);
        let talk = json!({ "people": ["ana"] });
        let talk = self.gus.api("POST", "/conversations", Some(talk)).await.expect(201).json();
        self.slugs.push(talk["slug"].as_str().expect("a slug").to_owned());
    }
}
