//! A space by agreement: whoever is not in it gets the same answers whoever is in it and whatever they do there,
//! administrators included.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write;

use kernel::{Clock, Time};
use serde_json::{Value, json};
use spaces::{Access, Kind};
use testkit::{Client, TestApp};

use crate::inbox::settle;
use crate::live::stream::{Heard, Stream};

/// What of a page leads on.
const LEADS: [&str; 3] = ["href=\"", "src=\"", "data-more=\""];

/// How large the database is changes with whatever is written.
const SIZES: [&str; 2] = ["/admin/system", "/site/system"];

/// An answer without the hours, the place in the log, the secrets of the session.
fn plain(text: &str) -> String {
    let mut text = text.to_owned();
    for (begin, end) in [
        ("<time", "</time>"),
        ("data-live=\"", "\""),
        ("\"request\":\"", "\""),
        ("\"since\":\"", "\""),
    ] {
        while let Some(at) = text.find(begin) {
            let from = at + begin.len();
            let length = text[from..].find(end).map_or(text.len() - from, |n| n + end.len());
            text.replace_range(at..from + length, "");
        }
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    text.split(|c| !is_part(c)).filter(|word| word.len() < 30).collect::<Vec<_>>().join(" ")
}

/// Whether a page is that of another day than today: calendars have no end.
pub fn is_of_another_day(path: &str) -> bool {
    path.contains("/calendar?") || path.starts_with("/day?")
}

/// All pages that these and their links lead to, by address.
async fn pages(who: &Client, begin: &[String]) -> BTreeMap<String, String> {
    let (mut queue, mut seen) = (VecDeque::from(begin.to_vec()), BTreeMap::new());
    while let Some(path) = queue.pop_front() {
        if seen.contains_key(&path)
            || SIZES.contains(&path.as_str())
            || path == "/live"
            || path.starts_with("/gallery")
            || is_of_another_day(&path)
        {
            continue;
        }
        assert!(seen.len() < 2_000, "pages without end: {path}");
        let page = who.get(&path).await;
        for lead in LEADS {
            for rest in page.text.split(lead).skip(1) {
                let href = rest.split(['"', '#']).next().unwrap_or_default();
                let href = href.replace("&amp;", "&").replace("&#38;", "&");
                if href.starts_with('/') && !href.starts_with("//") && !href.starts_with("/assets/")
                {
                    queue.push_back(href);
                }
            }
        }
        seen.insert(path, format!("{} {} {}", page.status, page.location(), plain(&page.text)));
    }
    seen
}

/// The answers of the API to GET, with these in the places of its parameters.
async fn answers(net: &TestApp, who: &Client, values: &[String]) -> BTreeMap<String, String> {
    let api: Value = net.nobody().get("/api/v1/openapi.json").await.expect(200).json();
    let mut all = BTreeMap::new();
    for (path, item) in api["paths"].as_object().expect("paths") {
        let path = path.trim_start_matches("/api/v1");
        // What changes by itself: the session that asks.
        if SIZES.contains(&path)
            || !item["get"].is_object()
            || path.ends_with("/live")
            || path.contains("sessions")
        {
            continue;
        }
        let (before, after) = path.split_once('{').map_or((path, None), |(before, rest)| {
            (before, rest.split_once('}').map(|(_, after)| after))
        });
        let made: Vec<String> = match after {
            None => vec![path.to_owned()],
            Some(after) => values.iter().map(|value| format!("{before}{value}{after}")).collect(),
        };
        for path in made.iter().filter(|path| !path.contains('{')) {
            let queries = ["", "?q=council&kind=space&of=council", "?q=mel&kind=person"];
            for query in &queries[..if after.is_none() { 3 } else { 1 }] {
                let path = format!("{path}{query}");
                let answer = who.api("GET", &path, None).await;
                all.insert(path, format!("{} {}", answer.status, plain(&answer.text)));
            }
        }
    }
    all
}

/// Where two looks differ.
fn differing(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> String {
    let mut wrong = String::new();
    for path in before.keys().chain(after.keys().filter(|path| !before.contains_key(*path))) {
        let (then, now) = (before.get(path), after.get(path));
        if then != now {
            let (then, now) = (then.map_or("", |s| s), now.map_or("", |s| s));
            let at = then.chars().zip(now.chars()).take_while(|(a, b)| a == b).count();
            let from = at.saturating_sub(60);
            let cut = |text: &str| text.chars().skip(from).take(160).collect::<String>();
            writeln!(wrong, "{path}\n  - {}\n  + {}", cut(then), cut(now)).unwrap();
        }
    }
    wrong
}

struct Council {
    net: TestApp,
    ana: Client,
    mel: Client,
    outsiders: Vec<Client>,
    begin: Vec<String>,
    values: Vec<String>,
}

impl Council {
    async fn new() -> Council {
        // Hours that go on would be told from one another.
        let clock = Clock::standing_at(Time(1_800_000_000_000_000));
        let net = TestApp::at(clock, |_| {}).await;
        let boss = net.administrator("boss").await;
        let (ana, mel) = (net.member_with_mail("ana").await, net.member_with_mail("mel").await);
        let (out, gus) = (net.member_with_mail("out").await, net.guest("gus").await);
        let room = net.space_of(&out, "room", Access::Closed, Kind::External).await;
        for who in [&gus, &mel, &ana] {
            net.join(room, who).await;
        }
        net.space_of(&ana, "council", Access::Closed, Kind::Agreement).await;
        net.space_of(&ana, "union", Access::Secret, Kind::Agreement).await;
        // Both have walls already.
        ana.publish("@ana", "Hello").await;
        mel.publish("@mel", "Hello").await;
        let slugs = ["council", "union", "room", "@ana", "@mel"];
        let handles = ["ana", "mel", "out", "gus", "boss"];
        let mut begin: Vec<String> = [
            "/",
            "/spaces",
            "/people",
            "/admin",
            "/admin/spaces",
            "/admin/people",
            "/admin/guests",
            "/search?q=council",
            "/search?q=mel",
            "/search?q=in:council",
            "/search?q=from:mel",
            "/search?q=minutes",
            "/inbox",
            "/trash",
            "/catch-up",
            "/moderation",
            "/org-chart",
            "/complete?kind=space&q=cou",
            "/complete?kind=person&q=mel",
            "/invitations",
        ]
        .map(str::to_owned)
        .to_vec();
        for slug in ["council", "union"] {
            for of in ["", "/members", "/edit", "/guests", "/leave", "/prompts", "/moderation"] {
                begin.push(format!("/spaces/{slug}{of}"));
            }
        }
        for handle in handles {
            begin.push(format!("/people/{handle}"));
            begin.push(format!("/people/{handle}/card"));
        }
        let values = [&slugs[..], &handles].concat().iter().map(|one| (*one).to_owned()).collect();
        Council { net, ana, mel, outsiders: vec![out, boss, gus], begin, values }
    }

    async fn look(&self) -> Vec<BTreeMap<String, String>> {
        settle(&self.net).await;
        self.net.indexed().await;
        let mut all = Vec::new();
        for who in &self.outsiders {
            all.push(pages(who, &self.begin).await);
            all.push(answers(&self.net, who, &self.values).await);
        }
        all
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_outside_a_space_by_agreement_learns_who_is_in_it() {
    let council = Council::new().await;
    let (ana, mel) = (&council.ana, &council.mel);
    let closed = council.outsiders[0].api("GET", "/spaces/council", None).await.expect(200).json();
    assert_eq!((&closed["members"], &closed["standing"]), (&Value::Null, &json!("outsider")));
    // Who declines is not named to who asked.
    let out = &council.outsiders[0];
    let ask = Some(json!({ "message": "Please" }));
    out.api("PUT", "/spaces/council/membership", ask).await.expect(202);
    ana.api("DELETE", "/spaces/council/requests/out", None).await.expect(204);
    settle(&council.net).await;
    for path in ["/inbox", "/api/v1/inbox"] {
        let inbox = out.get(path).await.expect(200).text;
        assert!(inbox.contains("council") && !inbox.contains("ana"), "{path}: {inbox}");
    }
    // Once before, so that what opening pages changes has changed.
    council.look().await;
    let before = council.look().await;
    let mut streams = Vec::new();
    for who in &council.outsiders {
        streams.push(Stream::of(who).await);
    }
    for slug in ["council", "union"] {
        let path = format!("/spaces/{slug}/members/mel");
        ana.api("PUT", &path, Some(json!({ "standing": "animator" }))).await.expect(204);
        let post = mel.publish(slug, "Minutes of the meeting #secretminutes @ana").await;
        let comment = ana.comment(&post, "Thank you @mel @out").await;
        let react = format!("/comments/{comment}/reactions/tada");
        mel.api("PUT", &react, None).await.expect(204);
    }
    let after = council.look().await;
    let mut wrong = String::new();
    for (before, after) in before.iter().zip(&after) {
        assert!(before.len() > 30, "too little to tell");
        wrong.push_str(&differing(before, after));
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    for (who, stream) in council.outsiders.iter().zip(&mut streams) {
        // But for what one of them does to be heard.
        let by_them = |heard: &Heard| {
            let actor = heard.data["actor"].as_str().unwrap_or_default();
            council.outsiders.iter().any(|one| one.id().to_string() == actor)
        };
        let mut heard = match who.viewer().sees_open() {
            true => stream.so_far(who).await,
            false => stream.so_far_in(who, "room").await,
        };
        heard.retain(|one| !by_them(one));
        assert!(heard.is_empty(), "{}: {heard:?}", who.handle());
    }
    // There was something to leak: those in it see all of that.
    let page = mel.get("/spaces/council").await.expect(200).text;
    assert!(
        page.contains("2 members") && page.contains("Minutes") && page.contains("/people/mel\"")
    );
    let members = mel.api("GET", "/spaces/council/members", None).await.expect(200).json();
    assert_eq!(members["items"].as_array().expect("members").len(), 2);
    assert_eq!(mel.api("GET", "/spaces/council", None).await.json()["members"], 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn reports_in_a_space_by_agreement_stay_in_it() {
    let council = Council::new().await;
    let (ana, mel, boss) = (&council.ana, &council.mel, &council.outsiders[1]);
    let path = "/spaces/council/members/mel";
    ana.api("PUT", path, Some(json!({ "standing": "member" }))).await.expect(204);
    let (by_ana, by_mel) =
        (ana.publish("council", "Zorblax").await, mel.publish("council", "Quibzum").await);
    // Nobody but the author manages it: no report leaves the space.
    let report = |post: &str| format!("/posts/{post}/reports");
    let said = json!({ "reason": "other", "words": "Look at this" });
    let refused = mel.api("POST", &report(&by_ana), Some(said.clone())).await.expect(403).text;
    assert!(refused.contains("by agreement"), "{refused}");
    let elsewhere = json!({ "reason": "other", "words": "Look", "to": "moderators" });
    let other = council.net.member("other").await;
    let space =
        council.net.app.db.read(|tx| spaces::community(tx, "council")).await.unwrap().unwrap();
    council.net.join(space, &other).await;
    other.api("POST", &report(&by_mel), Some(elsewhere)).await.expect(422);
    other.api("POST", &report(&by_mel), Some(said)).await.expect(201);
    for path in ["/moderation", "/api/v1/moderation/cases"] {
        let page = boss.get(path).await.text;
        assert!(!page.contains("Quibzum") && !page.contains("/people/mel"), "{page}");
    }
    assert!(ana.get("/moderation").await.expect(200).text.contains("Quibzum"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_says_nothing_of_who_writes_in_a_space_by_agreement() {
    let council = Council::new().await;
    let (ana, mel, boss) = (&council.ana, &council.mel, &council.outsiders[1]);
    let in_it = Some(json!({ "standing": "member" }));
    ana.api("PUT", "/spaces/council/members/mel", in_it).await.expect(204);
    let other = council.net.member("other").await;
    let space = council.net.app.db.read(|tx| spaces::community(tx, "council")).await;
    council.net.join(space.unwrap().unwrap(), &other).await;
    let post = mel.publish("council", "Quibzum").await;
    let said = json!({ "reason": "other", "words": "Look at this" });
    let case = other.api("POST", &format!("/posts/{post}/reports"), Some(said)).await;
    let case = case.expect(201).json()["id"].as_str().expect("a case").to_owned();
    let decided = json!({ "measure": "suspend", "words": "Calm down.", "days": 7 });
    let path = format!("/moderation/cases/{case}/decisions");
    ana.api("POST", &path, Some(decided)).await.expect(201);
    crate::audit::settle(&council.net).await;
    let audit = boss.api("GET", "/audit", None).await.expect(200).text;
    for kind in ["moderation.decided", "suspension.begun"] {
        assert!(!audit.contains(kind), "{kind}: {audit}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_becomes_a_guest_leaves_spaces_by_agreement() {
    let council = Council::new().await;
    let (ana, boss) = (&council.ana, &council.outsiders[1]);
    let in_it = Some(json!({ "standing": "member" }));
    ana.api("PUT", "/spaces/council/members/mel", in_it).await.expect(204);
    let members = async || ana.api("GET", "/spaces/council/members", None).await.expect(200).text;
    assert!(members().await.contains("\"mel\""));
    let role = Some(json!({ "role": "guest" }));
    boss.api("PUT", "/people/mel/role", role).await.expect(204);
    crate::rules::settle(&council.net).await;
    assert!(!members().await.contains("\"mel\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_are_refused_change_nothing() {
    let council = Council::new().await;
    let form = [("name", "Another name"), ("takes_guests", "true")];
    let page = council.ana.post("/spaces/council/edit", &form).await.expect(422).text;
    assert!(page.contains("value=\"Another name\""), "what was typed is there: {page}");
    let space = council.ana.api("GET", "/spaces/council", None).await.expect(200).json();
    assert_ne!(space["name"], "Another name");
}
