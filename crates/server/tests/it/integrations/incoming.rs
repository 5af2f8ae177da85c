//! Incoming webhooks: who makes them, what is published by them, what they never do.

use kernel::Clock;
use serde_json::{Value, json};
use spaces::{Access, Kind};
use testkit::TestApp;

use super::{posts, say, send, webhook};

#[tokio::test(flavor = "multi_thread")]
async fn what_a_tool_sends_to_slack_is_published_under_the_name_of_a_bot() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "ops", Access::Open).await;
    let hook = webhook(&ana, "ops", "Backups").await;

    let sent = json!({ "channel": "#general", "text": "*Done* in 12 min: <https://example.com/job|report>" });
    let answer = say(&net, &hook, sent).await;
    assert_eq!((answer.status, answer.text.as_str()), (200, "ok"));

    let posts = posts(&ben, "ops").await;
    let post = &posts[0];
    assert_eq!(post["body"], "**Done** in 12 min: [report](https://example.com/job)");
    assert_eq!(
        (&post["author"]["name"], &post["author"]["bot"]),
        (&json!("Backups"), &json!(true))
    );
    assert_eq!(post["author"]["guest"], false);
    let page = ben.get("/spaces/ops").await.expect(200).text;
    assert!(page.contains("Backups</a> <span class=\"badge\""), "the mark of a bot: {page}");
    let bot = post["author"]["handle"].as_str().unwrap();
    let profile = ben.get(&format!("/people/{bot}")).await.expect(200).text;
    assert!(profile.contains("This is a bot"), "{profile}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_a_payload_is_the_same_and_other_forms_are_refused_in_words() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "ops", Access::Open).await;
    let hook = webhook(&ana, "ops", "Code").await;
    let form = "application/x-www-form-urlencoded";
    send(&net, &hook, form, "payload=%7B%22text%22%3A%22pushed%22%7D").await.expect(200);
    assert_eq!(posts(&ana, "ops").await[0]["body"], "pushed");
    let told = [
        ("payload=", 400, "invalid_payload"),
        ("text=pushed", 400, "invalid_payload"),
        ("payload=%7B%7D", 400, "no_text"),
        ("payload=%7B%22text%22%3A%22%20%22%7D", 400, "no_text"),
    ];
    for (body, status, word) in told {
        let answer = send(&net, &hook, form, body).await;
        assert_eq!((answer.status, answer.text.as_str()), (status, word), "{body}");
    }
    let long = json!({ "text": "é".repeat(120_000) });
    say(&net, &hook, long).await.expect(200);
    let cut = posts(&ana, "ops").await[0]["body"].as_str().unwrap().to_owned();
    assert!(cut.ends_with("é…") && cut.chars().count() < 100_000, "what is too long is cut");
    assert_eq!(posts(&ana, "ops").await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_names_nobody_and_is_in_no_list_of_people() {
    let net = TestApp::new().await;
    let (ines, ana) = (net.administrator("ines").await, net.member("ana").await);
    let ben = net.member("ben").await;
    let ops = net.space(&ana, "ops", Access::Open).await;
    net.join(ops, &ben).await;
    let members = async || ana.api("GET", "/spaces/ops", None).await.json()["members"].clone();
    let before = members().await;
    let hook = webhook(&ana, "ops", "Zorglub").await;
    let text = "<!channel> <@ben> @ben ~ops #incident: down";
    say(&net, &hook, json!({ "text": text, "channel": "@ben", "link_names": 1 })).await.expect(200);

    net.end_of_log().await;
    let inbox = ben.api("GET", "/inbox", None).await.expect(200).json();
    assert!(
        inbox["items"].as_array().unwrap().iter().all(|one| one["kind"] != "mention"),
        "{inbox}"
    );
    assert_eq!(members().await, before);
    assert!(posts(&ana, "ops").await[0]["topics"].as_array().is_none_or(Vec::is_empty));
    for (who, path) in
        [(&ben, "/people?q=zorglub"), (&ben, "/people?q=zorg"), (&ines, "/accounts?q=zorglub")]
    {
        let text = who.api("GET", path, None).await.text;
        assert!(!text.contains("Zorglub"), "{path}: {text}");
    }
    ines.api("DELETE", "/people/zorglub-bot/closed", None).await;
    let profile = ben.api("GET", "/people/zorglub-bot", None).await.expect(200).json();
    assert_eq!((&profile["closed"], &profile["bot"]), (&json!(true), &json!(true)));
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_alone_make_and_remove_and_members_see() {
    let net = TestApp::new().await;
    let (ana, ben, out) =
        (net.member("ana").await, net.member("ben").await, net.member("out").await);
    let (ines, gil) = (net.administrator("ines").await, net.guest("gil").await);
    let crew = net.space_of(&ana, "crew", Access::Closed, Kind::External).await;
    net.join(crew, &ben).await;
    let hook = webhook(&ana, "crew", "Backups").await;
    let list = "/spaces/crew/webhooks/incoming";
    let new = || Some(json!({ "name": "Other" }));
    for (who, reads, makes) in
        [(&ben, 200, 403), (&out, 404, 404), (&ines, 404, 404), (&gil, 404, 404)]
    {
        let name = who.handle();
        assert_eq!(who.api("GET", list, None).await.status, reads, "{name}");
        assert_eq!(who.get("/spaces/crew/integrations").await.status, reads, "{name}");
        assert_eq!(who.api("POST", list, new()).await.status, makes, "{name}");
    }
    let seen = ben.api("GET", list, None).await.json();
    let id = seen[0]["id"].as_str().unwrap().to_owned();
    assert_eq!((&seen[0]["name"], &seen[0]["created_by"]), (&json!("Backups"), &json!("ana")));
    let secret = hook.trim_start_matches("/webhooks/");
    assert!(!seen.to_string().contains(secret), "the secret is told once");
    let page = ben.get("/spaces/crew/integrations").await.expect(200).text;
    assert!(page.contains("Backups") && !page.contains("webhooks/incoming"), "members only see");

    let one = format!("{list}/{id}");
    assert_eq!(ben.api("DELETE", &one, None).await.status, 403);
    net.space(&out, "other", Access::Open).await;
    let elsewhere = format!("/spaces/other/webhooks/incoming/{id}");
    assert_eq!(out.api("DELETE", &elsewhere, None).await.status, 404);
    say(&net, &hook, json!({ "text": "still here" })).await.expect(200);
    ana.api("DELETE", &one, None).await.expect(204);
    let answer = say(&net, &hook, json!({ "text": "gone" })).await;
    assert_eq!((answer.status, answer.text.as_str()), (404, "no_service"));
    assert_eq!(posts(&ben, "crew").await[0]["body"], "still here", "what was published stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_makes_one_and_says_its_address_once() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "ops", Access::Open).await;
    let path = "/spaces/ops/webhooks/incoming";
    let wrong = ana.post(path, &[("name", " ")]).await;
    assert_eq!(wrong.status, 422);
    let page = ana.post(path, &[("name", "Formulaires")]).await.expect(200);
    assert_eq!(page.headers["cache-control"], "no-store");
    let at = page.text.find("/webhooks/").expect("its address");
    let hook: String = page.text[at..].chars().take_while(|c| *c != '"').collect();
    say(&net, &hook, json!({ "text": "Bonjour" })).await.expect(200);
    let page = ana.get("/spaces/ops/integrations").await.expect(200).text;
    assert!(page.contains("Formulaires") && !page.contains(&hook));
    let list = ana.api("GET", path, None).await.json();
    let remove = format!("{path}/{}/remove", list[0]["id"].as_str().unwrap());
    assert_eq!(ana.post(&remove, &[]).await.status, 303);
    assert_eq!(ana.api("GET", path, None).await.json(), json!([]));
    assert_eq!(say(&net, &hook, json!({ "text": "Bonjour" })).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archived_space_and_a_deleted_one_take_nothing() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "ops", Access::Open).await;
    let hook = webhook(&ana, "ops", "Backups").await;
    let text = || json!({ "text": "hello" });
    ana.post("/spaces/ops/archive", &[("archived", "true")]).await;
    let answer = say(&net, &hook, text()).await;
    assert_eq!((answer.status, answer.text.as_str()), (410, "channel_is_archived"));
    ana.post("/spaces/ops/archive", &[("archived", "false")]).await;
    say(&net, &hook, text()).await.expect(200);
    ana.api("DELETE", "/spaces/ops", None).await;
    let answer = say(&net, &hook, text()).await;
    assert_eq!((answer.status, answer.text.as_str()), (404, "channel_not_found"));
    assert_eq!(say(&net, "/webhooks/nothing", text()).await.status, 404);
    assert_eq!(net.nobody().get(&hook).await.status, 405);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_is_held_back_and_told_when_to_come_again() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let ana = net.member("ana").await;
    net.space(&ana, "ops", Access::Open).await;
    let (hook, other) = (webhook(&ana, "ops", "A").await, webhook(&ana, "ops", "B").await);
    for n in 0..60 {
        say(&net, &hook, json!({ "text": format!("alert {n}") })).await.expect(200);
    }
    let answer = say(&net, &hook, json!({ "text": "one more" })).await;
    assert_eq!((answer.status, answer.text.as_str()), (429, "rate_limited"));
    let wait: u32 = answer.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    say(&net, &other, json!({ "text": "another is free" })).await.expect(200);
    clock.advance(61);
    say(&net, &hook, json!({ "text": "later" })).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_bots_publish_is_no_sign_of_life() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "ops", Access::Open).await;
    ana.publish("ops", "A first word").await;
    let health = async || ana.api("GET", "/spaces/ops/health", None).await.expect(200).json();
    let before = health().await;
    let hook = webhook(&ana, "ops", "Alerts").await;
    for n in 0..20 {
        say(&net, &hook, json!({ "text": format!("alert {n}") })).await.expect(200);
    }
    assert_eq!(health().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn making_one_is_in_the_audit() {
    let net = TestApp::new().await;
    let (ines, ana) = (net.administrator("ines").await, net.member("ana").await);
    net.space(&ana, "ops", Access::Open).await;
    webhook(&ana, "ops", "Backups").await;
    crate::audit::settle(&net).await;
    let audit = ines.api("GET", "/audit", None).await.expect(200).json();
    let entries: &Vec<Value> = audit["items"].as_array().expect("a list");
    assert!(entries.iter().any(|entry| entry["kind"] == "webhook.made"), "{audit}");
}
