//! Every text field takes every naughty string unharmed: a program gets back what it sent, a page
//! shows it as text.

use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

use super::data::hostile;

/// The strings; some of our own where the published list is absent.
fn strings() -> Vec<String> {
    let mut all: Vec<String> = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'; DROP TABLE posts; --",
        "{{7*7}} ${7*7} %s %n",
        "\u{202e}evil\u{202d}",
        "nul \u{0} here",
        "\u{feff}\u{fffe}\u{1f}\u{7f}",
        "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
    ]
    .map(str::to_owned)
    .to_vec();
    if let Some(path) = hostile("blns.json") {
        let text = std::fs::read_to_string(path).expect("the list");
        all.extend(serde_json::from_str::<Vec<String>>(&text).expect("strings"));
    }
    all
}

/// As a database keeps it that knows no character number 0.
fn kept(text: &str) -> String {
    match std::env::var("PARVIS_TEST_DB").is_ok_and(|name| name == "postgres") {
        true => text.replace('\0', "\u{fffd}"),
        false => text.to_owned(),
    }
}

/// Whether HTML holds a script, a handler or a form that the interface did not put there.
fn is_harmed(html: &str) -> bool {
    let low = html.to_lowercase();
    let tags = low.split('<').skip(1).filter_map(|tag| tag.split('>').next());
    tags.into_iter().any(|tag| {
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        let handler = attributes(tag).any(|name| name.starts_with("on"));
        let script = name == "script" && !tag.contains("src=\"/assets/");
        handler || script || matches!(name.as_str(), "iframe" | "object" | "embed" | "base")
    })
}

/// The names of the attributes of a tag, outside of quoted values.
fn attributes(tag: &str) -> impl Iterator<Item = &str> {
    let outside = tag.split('"').step_by(2);
    outside.flat_map(str::split_whitespace).map(|word| word.trim_end_matches('='))
}

#[tokio::test(flavor = "multi_thread")]
async fn posts_and_comments_keep_every_string_and_run_none() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let post = ana.publish("room", "Comments below.").await;
    let mut sent = Vec::new();
    for text in strings() {
        let new = json!({ "space": "room", "title": short(&text), "body": text });
        let answer = ana.api("POST", "/posts", Some(new)).await;
        // A title that nobody sees is told, however many words stand below it.
        let title = text::one_line(&short(&text));
        let is_blank = text::is_blank(&text) || !title.is_empty() && text::is_blank(&title);
        assert_eq!(answer.status, if is_blank { 422 } else { 201 }, "{text:?}: {}", answer.text);
        if is_blank {
            continue;
        }
        let view = answer.json();
        assert_eq!(view["body"], kept(&text));
        assert!(!is_harmed(view["html"].as_str().unwrap()), "{text:?}: {}", view["html"]);
        let id = view["id"].as_str().unwrap().to_owned();
        let new = json!({ "body": text });
        let path = format!("/posts/{post}/comments");
        let comment = ana.api("POST", &path, Some(new)).await.expect(201).json();
        assert_eq!(comment["body"], kept(&text));
        sent.push((id, text));
    }
    for (id, text) in sent.iter().step_by(25) {
        let again = ana.api("GET", &format!("/posts/{id}"), None).await.expect(200).json();
        assert_eq!(again["body"], kept(text));
        let words = json!({ "body": format!("{text} "), "title": "" });
        ana.api("PATCH", &format!("/posts/{id}"), Some(words)).await.expect(200);
        for page in ["", "/edit", "/history"] {
            let shown = ana.get(&format!("/posts/{id}{page}")).await.expect(200).text;
            assert!(!is_harmed(&shown), "{text:?} in {page}");
        }
    }
    pages_are_unharmed(&ana, &format!("/posts/{post}")).await;
    pages_are_unharmed(&ana, "/spaces/room").await;
}

/// Follows a list to its end.
async fn pages_are_unharmed(client: &Client, path: &str) {
    let mut path = path.to_owned();
    for _ in 0..60 {
        let page = client.get(&path).await.expect(200).text;
        assert!(!is_harmed(&page), "{path}");
        let start = path.split('?').next().unwrap().to_owned();
        let Some((_, rest)) = page.split_once(&format!("{start}?before=")) else { return };
        let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
        path = format!("{start}?before={number}");
    }
    panic!("{path}: the list never ends");
}

#[tokio::test(flavor = "multi_thread")]
async fn profiles_spaces_tokens_and_the_network_take_every_string() {
    let net = TestApp::new().await;
    let admin = net.administrator("admin").await;
    net.space(&admin, "room", Access::Open).await;
    for (n, text) in strings().into_iter().enumerate() {
        let me = json!({ "about": text, "job": short(&text), "site": short(&text) });
        let profile = admin.api("PATCH", "/me", Some(me)).await.expect(200).json();
        assert!(!is_harmed(profile["about_html"].as_str().unwrap()), "{text:?}");
        let name = json!({ "name": short(&text), "unit": short(&text) });
        taken_or_refused(&admin, "PATCH", "/me", name).await;
        let space = json!({ "name": short(&text), "description": text, "charter": text });
        taken_or_refused(&admin, "PATCH", "/spaces/room", space).await;
        taken_or_refused(&admin, "PUT", "/site", json!({ "name": short(&text) })).await;
        if n % 25 == 0 {
            let new = json!({ "name": short(&text), "slug": text, "description": text });
            taken_or_refused(&admin, "POST", "/spaces", new).await;
            for page in
                ["/people/admin", "/settings", "/spaces", "/spaces/room", "/spaces/room/edit"]
            {
                let shown = admin.get(page).await.expect(200).text;
                assert!(!is_harmed(&shown), "{text:?} in {page}");
            }
        }
    }
}

/// At most as long as the shortest field takes.
fn short(text: &str) -> String {
    text.chars().take(80).collect()
}

async fn taken_or_refused(client: &Client, method: &str, path: &str, body: Value) {
    let answer = client.api(method, path, Some(body.clone())).await;
    let fine = matches!(answer.status, 200 | 201 | 204 | 422);
    assert!(fine, "{method} {path} {body}: {}: {}", answer.status, answer.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_and_searches_take_every_string() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    for text in strings() {
        let word = ui::encode(&text);
        for path in [
            format!("/people?q={word}"),
            format!("/spaces?q={word}"),
            format!("/complete?kind=person&q={word}"),
            format!("/complete?kind=space&q={word}"),
            format!("/complete?kind=topic&q={word}"),
            format!("/complete?kind=emoji&q={word}"),
        ] {
            let answer = ana.get(&path).await.expect(200);
            assert!(path.starts_with("/complete") || !is_harmed(&answer.text), "{path}");
        }
    }
    for text in strings().into_iter().step_by(7) {
        let word = ui::encode(&text);
        for start in ["/spaces/", "/people/", "/topics/", "/posts/", "/join/", "/api/v1/people/"] {
            let answer = ana.get(&format!("{start}{word}")).await;
            let fine = matches!(answer.status, 200 | 303 | 307 | 404);
            assert!(fine && !is_harmed(&answer.text), "{start}{word}: {}", answer.status);
        }
    }
}
