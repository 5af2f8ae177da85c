//! All that a guest can get: every page that links and forms lead to, every address of the API with the numbers
//! of everything, searches, completion, live events, mails, devices. None holds a word that was planted
//! elsewhere.

use std::collections::{BTreeSet, VecDeque};
use std::fmt::Write;

use inbox::{Courier, Postman};
use kernel::work::Work;
use serde_json::{Value, json};
use testkit::push::PushService;
use testkit::{Client, TestApp};

use super::planted::{PHONE, PLANTED, Planted};
use crate::communities::agreement::is_of_another_day;
use crate::inbox::mail::AWAY;
use crate::inbox::settle;
use crate::live::stream::Stream;

/// More than there is.
const MOST: usize = 4_000;

/// What of a page leads on.
const LEADS: [&str; 7] = [
    "href=\"",
    "src=\"",
    "action=\"",
    "data-more=\"",
    "data-href=\"",
    "formaction=\"",
    "data-src=\"",
];

/// The addresses of this network in a page.
pub(crate) fn leads(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for lead in LEADS {
        for rest in page.split(lead).skip(1) {
            let href = rest.split('"').next().unwrap_or_default().replace("&amp;", "&");
            let href = href.split('#').next().unwrap_or_default();
            if href.starts_with('/') && !href.starts_with("//") && !href.starts_with("/assets/") {
                found.push(href.to_owned());
            }
        }
    }
    found
}

/// Whether an answer holds what was planted.
fn holds(text: &str) -> bool {
    text.to_lowercase().contains(PLANTED) || text.contains(PHONE)
}

/// The place of it, to be read.
fn excerpt(text: &str) -> String {
    let at = text.to_lowercase().find(PLANTED).unwrap_or_default();
    let from = (0..=at.saturating_sub(120)).rev().find(|n| text.is_char_boundary(*n)).unwrap_or(0);
    text[from..].chars().take(240).collect()
}

/// Asks for these pages and all that they lead to; answers those that hold what was planted.
async fn crawl(who: &Client, begin: Vec<String>) -> (BTreeSet<String>, String) {
    let (mut queue, mut seen) = (VecDeque::from(begin), BTreeSet::new());
    let mut wrong = String::new();
    while let Some(path) = queue.pop_front() {
        // Filters of a search lead to each other without end.
        let is_narrow = path.starts_with("/search?") && path.matches("%3A").count() > 3;
        let is_left_out = path == "/live" || is_of_another_day(&path) || is_narrow;
        if is_left_out || !seen.insert(path.clone()) {
            continue;
        }
        assert!(seen.len() < MOST, "pages without end: {path}");
        let page = who.get(&path).await;
        let location = page.location().to_owned();
        if holds(&page.text) || holds(&location) {
            writeln!(wrong, "{path}: {}", excerpt(&page.text)).unwrap();
        }
        if location.starts_with('/') {
            queue.push_back(location);
        }
        queue.extend(leads(&page.text));
    }
    (seen, wrong)
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_that_a_guest_can_reach_holds_a_word_from_elsewhere() {
    let planted = Planted::new().await;
    planted.bridge.net().indexed().await;
    settle(planted.bridge.net()).await;
    let mut begin = vec!["/".to_owned()];
    for slug in &planted.slugs {
        begin.push(format!("/spaces/{slug}"));
        for of in ["members", "edit", "guests", "delete", "leave", "prompts", "moderation"] {
            begin.push(format!("/spaces/{slug}/{of}"));
        }
        begin.push(format!("/search?q=in:{slug}"));
        begin.push(format!("/questions?show=all&space={slug}"));
    }
    for handle in &planted.handles {
        begin.push(format!("/people/{handle}"));
        for of in ["block", "card", "photo", "qr", "vcard", "line"] {
            begin.push(format!("/people/{handle}/{of}"));
        }
        begin.push(format!("/search?q=from:{handle}"));
        begin.push(format!("/org-chart/people?of={handle}"));
    }
    for number in &planted.numbers {
        for of in [
            "",
            "/actions",
            "/history",
            "/reactions",
            "/edit",
            "/share",
            "/mute",
            "/answers",
            "/answers.csv",
            "/thread",
            "/untold",
            "/emoji",
            "/close",
            "/duplicate",
        ] {
            begin.push(format!("/posts/{number}{of}"));
            begin.push(format!("/posts/{number}/status{of}"));
            begin.push(format!("/labels/{number}/open"));
        }
        for of in ["", "/actions", "/edit", "/reactions", "/reply", "/untold", "/emoji"] {
            begin.push(format!("/comments/{number}{of}"));
        }
        for path in [
            "/fragments/posts",
            "/fragments/comments",
            "/pictures",
            "/thumbnails",
            "/previews",
            "/units",
            "/admin/groups",
            "/drafts",
            "/for-me",
            "/mutes/post",
            "/mutes/space",
            "/labels",
            "/moderation/cases",
            "/moderation/waiting",
        ] {
            begin.push(format!("{path}/{number}"));
        }
        begin.push(format!("/fragments/posts/{number}/embed"));
        begin.push(format!("/people?unit={number}"));
    }
    begin.extend(planted.files.clone());
    for word in ["quz", "title", "q", "hidden", "ana"] {
        begin.push(format!("/search?q={word}"));
        begin.push(format!("/search/quick?q={word}"));
        begin.push(format!("/people?q={word}"));
        begin.push(format!("/topics?q={word}"));
        begin.push(format!("/api/v1/questions/asked?title={word}%20title&body={word}"));
        begin.push(format!("/spaces?q={word}"));
        for kind in ["person", "space", "topic", "emoji"] {
            begin.push(format!("/complete?kind={kind}&q={word}"));
        }
    }
    begin.extend(
        [
            "/org-chart",
            "/people",
            "/spaces",
            "/admin",
            "/admin/people",
            "/admin/groups",
            "/admin/guests",
            "/admin/spaces",
            "/invitations",
            "/catch-up",
            "/drafts",
            "/saved",
            "/inbox",
            "/settings",
            "/settings/choices",
            "/posts/new",
            "/topics/sincetopic",
            "/topics",
            "/questions?show=all",
            "/fragments/unread",
            "/reading/next",
            "/conversations",
            "/posts/shared?text=a",
            "/trash",
            "/api",
            "/admin/kinds",
            "/objects/TIC-2026-0001",
            "/objects/our-ticket",
            "/objects",
            "/objects?kind=ticket",
            "/objects?kind=visit",
            "/objects/csv?kind=visit",
            "/objects/import?kind=visit",
            "/objects/VIS-2026-0001",
            "/objects/VIS-2026-0002",
            "/labels",
            "/labels/new",
            "/labels/print",
            "/spaces/bridge/moderation",
            "/moderation",
        ]
        .map(str::to_owned),
    );
    let (seen, wrong) = crawl(&planted.gus, begin).await;
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(seen.len() > 500, "only {} pages", seen.len());
    // The same pages do hold them for a member, so that there was something to leak.
    let ana = &planted.bridge.ana;
    assert!(holds(&ana.get("/spaces/hidden3").await.expect(200).text));
    assert!(holds(&ana.get("/spaces/later").await.expect(200).text));
}

/// Every address of the API that is asked with GET, with everything in the place of its parameters.
async fn addresses(net: &TestApp, planted: &Planted) -> Vec<String> {
    let api: Value = net.nobody().get("/api/v1/openapi.json").await.expect(200).json();
    let mut all = Vec::new();
    for (path, item) in api["paths"].as_object().expect("paths") {
        if !item["get"].is_object() || path.ends_with("/live") {
            continue;
        }
        let path = path.trim_start_matches("/api/v1");
        let names: Vec<&str> =
            path.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        let mut made = vec![path.to_owned()];
        for name in names {
            let values: Vec<String> = match name {
                "slug" => planted.slugs.clone(),
                "handle" => planted.handles.clone(),
                _ => [&planted.numbers[..], &planted.slugs, &planted.handles].concat(),
            };
            let mark = format!("{{{name}}}");
            // All of the first; of what stands in one of them, all in one, and two in the others.
            let few = |n: usize| [values[n % values.len()].clone(), "1".to_owned()];
            let of = |n: usize| if n == 0 { values.clone() } else { few(n).to_vec() };
            let each = made.iter().enumerate();
            made = each
                .flat_map(|(n, path)| of(n).into_iter().map(|value| path.replace(&mark, &value)))
                .collect();
        }
        for path in made {
            all.push(format!("{path}?q=quz&kind=person&url=x"));
            all.push(path);
        }
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn no_answer_of_the_api_to_a_guest_holds_a_word_from_elsewhere() {
    let planted = Planted::new().await;
    let net = planted.bridge.net();
    net.indexed().await;
    settle(net).await;
    let (mut wrong, mut answered, mut hers) = (String::new(), 0, 0);
    for path in addresses(net, &planted).await {
        let answer = planted.gus.api("GET", &path, None).await;
        assert!(answer.status < 500, "{path}: {}", answer.text);
        answered += usize::from(answer.status == 200);
        if holds(&answer.text) {
            writeln!(wrong, "{path}: {}", excerpt(&answer.text)).unwrap();
        }
        if !path.contains('?') {
            hers += usize::from(holds(&planted.bridge.ana.api("GET", &path, None).await.text));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(answered > 50 && hers > 50, "too little to tell: {answered}, {hers}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_sent_to_a_guest_tells_of_elsewhere() {
    let planted = Planted::new().await;
    let (bridge, gus) = (&planted.bridge, &planted.gus);
    settle(bridge.net()).await;
    let device = PushService::start();
    let wanted = device.subscription(1);
    let of = |name: &str| wanted[name].as_str().unwrap().to_owned();
    let (endpoint, key, auth) = (of("endpoint"), of("p256dh"), of("auth"));
    let form = [("endpoint", endpoint.as_str()), ("p256dh", &key), ("auth", &auth)];
    gus.post("/settings/devices", &form).await.expect(303);
    let mut stream = Stream::of(gus).await;
    for (n, post) in planted.hidden.clone().iter().enumerate() {
        // In each place somebody mentions the guest, answers and reacts.
        let comment = Some(json!({ "body": format!("Quzyxowlate {n} @gus") }));
        bridge.ana.api("POST", &format!("/posts/{post}/comments"), comment).await.expect(201);
    }
    bridge.ana.publish("hidden3", "Quzyxowlater @gus").await;
    bridge.ana.publish("bridge", "Come and see, @gus").await;
    settle(bridge.net()).await;
    let heard = stream.so_far_in(gus, "bridge").await;
    for event in &heard {
        let told = event.data.to_string();
        assert!(planted.hidden.iter().all(|post| !told.contains(post)), "{event:?}");
    }
    assert!(heard.iter().any(|event| event.what() == "post"));
    bridge.clock.advance(AWAY);
    Postman::new(&bridge.net().app).unwrap().unwrap().round().await.unwrap();
    Courier::new(&bridge.net().app).round().await.unwrap();
    let pushed = json!(device.pushed()).to_string();
    assert!(pushed.contains("Come and see") && !holds(&pushed), "{pushed}");
    let mails = bridge.house.server.delivered();
    let his: Vec<_> = mails.iter().filter(|mail| mail.to == "gus@partner.example").collect();
    assert!(his.iter().any(|mail| mail.text.contains("Come and see")), "a mail came");
    for mail in his {
        assert!(!holds(&format!("{mail:?}")), "{mail:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_of_two_clients_never_meet() {
    let planted = Planted::new().await;
    let (gus, zed) = (&planted.gus, &planted.zed);
    for (who, other) in [(gus, "zed"), (zed, "gus")] {
        who.get(&format!("/people/{other}")).await.expect(404);
        for path in [format!("/people?q={other}"), format!("/search?q={other}")] {
            let page = who.get(&path).await.expect(200).text;
            assert!(!page.contains(&format!("/people/{other}")), "{path}");
        }
        let with = json!({ "people": [other] });
        who.api("POST", "/conversations", Some(with)).await.expect(422);
    }
}
