//! A random history of a small company, written over the API as programs do.

use std::collections::HashMap;

use kernel::SpaceId;
use serde_json::{Value, json};
use spaces::{Access, Kind as SpaceKind};
use testkit::example::{self, Known};
use testkit::{Chance, Client, TestApp};

/// A company with a history.
pub(crate) struct History {
    pub(crate) test: TestApp,
    pub(crate) people: Vec<Client>,
    pub(crate) slugs: Vec<String>,
    pub(crate) spaces: Vec<SpaceId>,
    posts: Vec<String>,
    /// The kinds there are, as programs are told.
    declared: Vec<Value>,
    /// What each post is.
    kinds: HashMap<String, Value>,
    /// With the post that each is under.
    comments: Vec<(String, String)>,
    chance: Chance,
}

pub(crate) const TOPICS: [&str; 4] = ["budget", "vélo", "sécurité", "fête"];
const WORDS: [&str; 4] = ["Bonjour", "Réunion déplacée", "Who knows?", "Une photo du chantier"];

impl History {
    /// Two administrators, members and guests; spaces of every access.
    pub(crate) async fn begin(seed: u64) -> History {
        let test = TestApp::new().await;
        let mut people = vec![test.administrator("ada").await];
        for handle in ["bob", "cleo", "dina", "eloi"] {
            people.push(test.member(handle).await);
        }
        people.push(test.guest("gus").await);
        let mut history = History {
            test,
            people,
            slugs: Vec::new(),
            spaces: Vec::new(),
            posts: Vec::new(),
            declared: Vec::new(),
            kinds: HashMap::new(),
            comments: Vec::new(),
            chance: Chance::new(seed),
        };
        for (n, (access, kind)) in [
            (Access::Open, SpaceKind::Company),
            (Access::Open, SpaceKind::Interest),
            (Access::Open, SpaceKind::Project),
            (Access::Closed, SpaceKind::Practice),
            (Access::Secret, SpaceKind::Project),
            (Access::Secret, SpaceKind::External),
        ]
        .into_iter()
        .enumerate()
        {
            let slug = format!("space-{n}");
            let founder = &history.people[n % 5];
            let id = history.test.space_of(founder, &slug, access, kind).await;
            history.spaces.push(id);
            history.slugs.push(slug);
        }
        history.declared =
            history.call(0, "GET", "/kinds", None).await.as_array().cloned().unwrap();
        history
    }

    /// Somebody does something, which may be refused.
    pub(crate) async fn step(&mut self) {
        let who = self.chance.below(self.people.len());
        match self.chance.below(34) {
            0..=5 => self.publish(who).await,
            6 | 7 => self.comment(who).await,
            8 | 9 => self.react(who).await,
            10 => self.edit(who).await,
            11 => self.delete(who).await,
            12 => self.restore(who).await,
            13 | 14 => self.join(who).await,
            15 => self.leave(who).await,
            16 => self.follow(who).await,
            17 => self.follow_topic(who).await,
            18 => self.add_member(who).await,
            19 => self.converse(who).await,
            20 => self.narrow(who).await,
            21..=23 => self.read(who).await,
            24 | 25 => self.mute(who).await,
            26 => self.settle(who).await,
            27 | 28 => self.comment(who).await,
            29 => self.withdraw(who).await,
            30 => self.level(who).await,
            31 | 32 => self.make_move(who).await,
            _ => self.rename(who).await,
        }
    }

    /// Somebody comes or goes, or their account changes, which may be refused.
    pub(crate) async fn come_and_go(&mut self) {
        // The accounts of the others change, which ends their sessions.
        let who = self.chance.below(3);
        match self.chance.below(10) {
            0 | 1 => self.join(who).await,
            2 => self.leave(who).await,
            3 => self.converse(who).await,
            4 | 5 => self.add_member(who).await,
            6 | 7 => self.close_or_open().await,
            _ => self.change_role().await,
        }
    }

    async fn close_or_open(&mut self) {
        let other = 3 + self.chance.below(3);
        let method = *self.chance.one(&["PUT", "DELETE"]);
        let path = format!("/people/{}/closed", self.people[other].handle());
        self.call(0, method, &path, None).await;
    }

    async fn change_role(&mut self) {
        let other = 3 + self.chance.below(3);
        let role = *self.chance.one(&["member", "guest"]);
        let path = format!("/people/{}/role", self.people[other].handle());
        self.call(0, "PUT", &path, Some(json!({ "role": role }))).await;
    }

    async fn call(&self, who: usize, method: &str, path: &str, body: Option<Value>) -> Value {
        let answer = self.people[who].api(method, path, body).await;
        assert!(answer.status < 500, "{method} {path}: {} {}", answer.status, answer.text);
        if answer.status < 300 && !answer.text.is_empty() { answer.json() } else { Value::Null }
    }

    fn body(&mut self) -> String {
        let mut body = WORDS[self.chance.below(WORDS.len())].to_owned();
        for _ in 0..self.chance.below(3) {
            body.push_str(" #");
            body.push_str(TOPICS[self.chance.below(TOPICS.len())]);
        }
        body
    }

    async fn publish(&mut self, who: usize) {
        let (space, body) = (self.chance.one(&self.slugs).clone(), self.body());
        // Messages are what there is most of.
        let n = self.chance.below(self.declared.len() + 2);
        let kind = self.declared.get(n).unwrap_or(&self.declared[0]).clone();
        let Some(fields) = self.fields(&kind["fields"]) else { return };
        let name = &kind["name"];
        let new = json!({
            "space": space, "body": body, "kind": name, "title": "Title", "fields": fields,
        });
        let made = self.call(who, "POST", "/posts", Some(new)).await;
        if let Some(id) = made["id"].as_str() {
            self.posts.push(id.to_owned());
            self.kinds.insert(id.to_owned(), kind);
        }
    }

    /// Something that a kind or a move asks for; nothing where there is nothing to choose from yet.
    fn fields(&mut self, schema: &Value) -> Option<Value> {
        let known = Known {
            person: self.chance.one(&self.people).handle().to_owned(),
            post: self.post().unwrap_or_default(),
            comment: self.comments.last().map(|(_, comment)| comment.clone()).unwrap_or_default(),
            file: String::new(),
        };
        example::fields(schema, &known, |below| self.chance.below(below))
    }

    /// Somebody makes a move of some post, which may be refused.
    async fn make_move(&mut self, who: usize) {
        let Some(post) = self.post() else { return };
        let moves = self.kinds.get(&post).and_then(|kind| kind["moves"].as_array().cloned());
        let Some(moves) = moves.filter(|moves| !moves.is_empty()) else { return };
        let found = self.chance.one(&moves).clone();
        if found["name"] == "accept" {
            return self.settle(who).await;
        }
        let Some(said) = self.fields(&found["asks"]) else { return };
        let path = format!("/posts/{post}/moves/{}", found["name"].as_str().expect("a name"));
        self.call(who, "POST", &path, Some(said)).await;
    }

    async fn comment(&mut self, who: usize) {
        if self.posts.is_empty() {
            return;
        }
        let (post, body) = (self.chance.one(&self.posts).clone(), self.body());
        let path = format!("/posts/{post}/comments");
        let mut new = json!({ "body": body });
        if self.chance.below(2) == 0
            && let Some((_, parent)) = self.comments.iter().rev().find(|(of, _)| *of == post)
        {
            new["parent"] = parent.as_str().into();
        }
        let made = self.call(who, "POST", &path, Some(new)).await;
        self.comments.extend(made["id"].as_str().map(|id| (post, id.to_owned())));
    }

    /// A question is settled by one of the comments below it, or is open again.
    async fn settle(&mut self, who: usize) {
        if self.comments.is_empty() {
            return;
        }
        let (post, comment) = self.chance.one(&self.comments).clone();
        let (name, said) = match self.chance.below(3) {
            0 => ("reopen", json!({})),
            _ => ("accept", json!({ "comment": comment })),
        };
        self.call(who, "POST", &format!("/posts/{post}/moves/{name}"), Some(said)).await;
    }

    async fn withdraw(&mut self, who: usize) {
        let space = self.chance.one(&self.slugs).clone();
        let path = format!("/spaces/{space}/membership");
        self.call(who, "PUT", &path, Some(json!({}))).await;
        self.call(who, "DELETE", &path, None).await;
    }

    async fn level(&mut self, who: usize) {
        let space = self.chance.one(&self.slugs).clone();
        let level = *self.chance.one(&["threads", "all", "mentions", "nothing"]);
        let wanted = json!({ "level": level });
        self.call(who, "PUT", &format!("/spaces/{space}/level"), Some(wanted)).await;
    }

    /// One of the posts, where there are any.
    pub(crate) fn post(&mut self) -> Option<String> {
        (!self.posts.is_empty()).then(|| self.chance.one(&self.posts).clone())
    }

    /// One of the posts or comments, as an address.
    fn object(&mut self) -> Option<String> {
        let of_posts = self.comments.is_empty() || self.chance.below(3) > 0;
        if of_posts {
            return self.post().map(|post| format!("/posts/{post}"));
        }
        let (_, comment) = self.chance.one(&self.comments);
        Some(format!("/comments/{comment}"))
    }

    async fn react(&mut self, who: usize) {
        let Some(object) = self.object() else { return };
        let emoji = *self.chance.one(&["%F0%9F%91%8D", "%E2%9D%A4%EF%B8%8F"]);
        let method = *self.chance.one(&["PUT", "PUT", "DELETE"]);
        self.call(who, method, &format!("{object}/reactions/{emoji}"), None).await;
    }

    async fn edit(&mut self, who: usize) {
        let Some(object) = self.object() else { return };
        let mut words = json!({ "body": self.body() });
        let kind = object.strip_prefix("/posts/").and_then(|post| self.kinds.get(post)).cloned();
        if let Some(kind) = kind {
            words["fields"] = self.fields(&kind["fields"]).unwrap_or(json!({}));
        }
        self.call(who, "PATCH", &object, Some(words)).await;
    }

    async fn delete(&mut self, who: usize) {
        let Some(object) = self.object() else { return };
        self.call(who, "DELETE", &object, None).await;
    }

    async fn restore(&mut self, who: usize) {
        let Some(object) = self.object() else { return };
        self.call(who, "POST", &format!("{object}/restore"), None).await;
    }

    async fn join(&mut self, who: usize) {
        let space = self.chance.one(&self.slugs).clone();
        self.call(who, "PUT", &format!("/spaces/{space}/membership"), Some(json!({}))).await;
    }

    async fn leave(&mut self, who: usize) {
        let space = self.chance.one(&self.slugs).clone();
        self.call(who, "DELETE", &format!("/spaces/{space}/membership"), None).await;
    }

    async fn add_member(&mut self, who: usize) {
        let space = self.chance.one(&self.slugs).clone();
        let other = self.chance.below(self.people.len());
        let path = format!("/spaces/{space}/members/{}", self.people[other].handle());
        let method = *self.chance.one(&["PUT", "PUT", "DELETE"]);
        let body = (method == "PUT").then(|| json!({ "standing": "member" }));
        self.call(who, method, &path, body).await;
    }

    async fn follow(&mut self, who: usize) {
        let other = self.chance.below(self.people.len());
        let path = format!("/people/{}/follow", self.people[other].handle());
        let method = *self.chance.one(&["PUT", "PUT", "DELETE"]);
        self.call(who, method, &path, None).await;
    }

    async fn follow_topic(&mut self, who: usize) {
        let topic = *self.chance.one(&["budget", "velo", "securite", "fete"]);
        let method = *self.chance.one(&["PUT", "PUT", "DELETE"]);
        self.call(who, method, &format!("/topics/{topic}/follow"), None).await;
    }

    async fn converse(&mut self, who: usize) {
        let other = self.chance.below(self.people.len());
        let with = json!({ "people": [self.people[other].handle()] });
        let made = self.call(who, "POST", "/conversations", Some(with)).await;
        if let Some(slug) = made["slug"].as_str().map(str::to_owned)
            && !self.slugs.contains(&slug)
        {
            self.spaces.push(self.space_of(&slug).await);
            self.slugs.push(slug);
        }
    }

    async fn space_of(&self, slug: &str) -> SpaceId {
        let slug = slug.to_owned();
        let viewers: Vec<_> = self.people.iter().map(Client::viewer).collect();
        let found = self.test.app.db.read(move |tx| {
            let seen = viewers.iter().find_map(|v| spaces::access::visible(tx, v, &slug).ok());
            seen.map(|space| space.id).ok_or_else(kernel::Error::not_found)
        });
        found.await.expect("a conversation")
    }

    /// A space is made harder to see, and now and then gets another name.
    async fn narrow(&mut self, who: usize) {
        let space = self.chance.one(&self.slugs).clone();
        let access = *self.chance.one(&["open", "open", "open", "closed", "secret"]);
        let name = format!("{space} {}", self.chance.below(100));
        let changed = json!({ "name": name, "access": access });
        self.call(who, "PATCH", &format!("/spaces/{space}"), Some(changed)).await;
    }

    /// Some posts are read, or all of a space, or none from somewhere on.
    async fn read(&mut self, who: usize) {
        if self.posts.is_empty() {
            return;
        }
        let (one, other) =
            (self.chance.one(&self.posts).clone(), self.chance.one(&self.posts).clone());
        let space = self.chance.one(&self.slugs).clone();
        match self.chance.below(5) {
            0 => drop(self.call(who, "POST", &format!("/posts/{one}/unread"), None).await),
            1 => drop(self.call(who, "POST", "/reading", Some(json!({ "space": space }))).await),
            _ => {
                let read = json!({ "posts": [one, other] });
                drop(self.call(who, "POST", "/reading", Some(read)).await);
            }
        }
    }

    async fn mute(&mut self, who: usize) {
        let other = self.chance.below(self.people.len());
        let topic = *self.chance.one(&["budget", "velo", "securite", "fete"]);
        let (what, name) = match self.chance.below(4) {
            0 => ("person", self.people[other].handle().to_owned()),
            1 => ("space", self.chance.one(&self.slugs).clone()),
            2 => ("topic", topic.to_owned()),
            _ if self.posts.is_empty() => return,
            _ => ("thread", self.chance.one(&self.posts).clone()),
        };
        if self.chance.below(2) == 0 {
            self.call(who, "DELETE", &format!("/mutes/{what}/{name}"), None).await;
        } else {
            let mute = json!({ "kind": what, "target": name, "for": "day" });
            self.call(who, "POST", "/mutes", Some(mute)).await;
        }
    }

    async fn rename(&mut self, who: usize) {
        let name = format!("Somebody {}", self.chance.below(100));
        self.call(who, "PATCH", "/me", Some(json!({ "name": name }))).await;
    }

    pub(crate) fn chance(&mut self) -> &mut Chance {
        &mut self.chance
    }
}
