//! Who is here and who is writing: told to those in conversation with them, kept nowhere.

use serde_json::{Value, json};
use testkit::{Client, TestApp};

use super::stream::{Heard, PATIENCE, Stream};

/// Begins the conversation of these people; answers its address for programs.
async fn converse(begins: &Client, with: &[&Client]) -> String {
    let people: Vec<&str> = with.iter().map(|one| one.handle()).collect();
    let asked = Some(json!({ "people": people }));
    let begun = begins.api("POST", "/conversations", asked).await.expect(201).json();
    format!("/conversations/{}", begun["slug"].as_str().expect("a name in addresses"))
}

async fn show(who: &Client, shown: &str) {
    who.api("PUT", "/me/presence", Some(json!({ "shown": shown }))).await.expect(200);
}

async fn writes(who: &Client, conversation: &str) -> u16 {
    who.api("POST", &format!("{conversation}/typing"), None).await.status
}

/// Who is here, as a program is told.
async fn there(who: &Client, conversation: &str) -> Vec<Value> {
    let list = who.api("GET", &format!("{conversation}/presence"), None).await.expect(200).json();
    let items = list["items"].as_array().expect("people");
    items.iter().map(|person| person["handle"].clone()).collect()
}

async fn on_profile(who: &Client, of: &Client) -> Value {
    let path = format!("/people/{}/presence", of.handle());
    who.api("GET", &path, None).await.expect(200).json()["here"].clone()
}

/// What passed, of all that was heard.
fn passed(heard: &[Heard]) -> Vec<(&str, &Value)> {
    let passing = heard.iter().filter(|event| ["presence", "typing"].contains(&event.what()));
    passing.map(|event| (event.what(), &event.data)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_here_shows_to_those_in_conversation_with_them() {
    let net = TestApp::new().await;
    let (ana, ben, cleo) =
        (net.member("ana").await, net.member("ben").await, net.member("cleo").await);
    let (gil, shy) = (net.guest("gil").await, net.member("shy").await);
    let together = converse(&ana, &[&ben, &gil, &shy]).await;
    show(&shy, "nowhere").await;
    let mut heard = Vec::new();
    for who in [&ben, &gil, &shy, &cleo] {
        heard.push((who, Stream::of(who).await));
    }
    let before = net.end_of_log().await;

    let page = Stream::of_page(&net, &ana).await;
    let came = json!({ "actor": ana.id().to_string(), "here": true });
    for (who, stream) in &mut heard[..2] {
        let event = stream.next().await.expect("an event");
        assert_eq!((event.what(), &event.data), ("presence", &came), "{}", who.handle());
        assert_eq!(event.id, "", "nothing is resumed with it");
        assert_eq!(there(who, &together).await, ["ana"]);
        assert_eq!(on_profile(who, &ana).await, false, "only in conversations, unless chosen");
    }
    assert_eq!(net.end_of_log().await, before, "no trace");
    for (who, stream) in &mut heard[2..] {
        assert_eq!(passed(&stream.so_far(who).await), [], "{}", who.handle());
    }
    assert_eq!(there(&shy, &together).await, [] as [Value; 0], "who hides theirs sees nobody's");
    cleo.api("GET", &format!("{together}/presence"), None).await.expect(404);

    show(&ana, "everywhere").await;
    assert_eq!(on_profile(&ben, &ana).await, true);
    assert_eq!(on_profile(&cleo, &ana).await, true);
    assert_eq!(on_profile(&shy, &ana).await, false);
    assert!(ben.get("/people/ana").await.text.contains("class=\"here\""));
    show(&ana, "nowhere").await;
    let left = json!({ "actor": ana.id().to_string(), "here": false });
    let (_, of_ben) = &mut heard[0];
    let until_hidden = of_ben.so_far(&ben).await;
    assert_eq!(passed(&until_hidden).last(), Some(&("presence", &left)));
    assert_eq!(there(&ben, &together).await, [] as [Value; 0]);
    assert_eq!(on_profile(&ben, &ana).await, false);
    drop(page);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_listens_is_nobody_who_is_here() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let together = converse(&ana, &[&ben]).await;
    let _program = Stream::of(&ana).await;
    // Whoever came before is told of before whoever comes now.
    let mut stream = Stream::of(&ana).await;
    let _page = Stream::of_page(&net, &ben).await;
    assert_eq!(stream.next().await.expect("an event").data["actor"], ben.id().to_string());
    assert_eq!(there(&ben, &together).await, [] as [Value; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn that_somebody_writes_reaches_the_others_of_the_conversation() {
    let net = TestApp::new().await;
    let (ana, ben, cleo) =
        (net.member("ana").await, net.member("ben").await, net.member("cleo").await);
    let (gil, shy) = (net.guest("gil").await, net.member("shy").await);
    let together = converse(&ana, &[&ben, &gil, &shy]).await;
    let space = ana.api("GET", &together.replace("/conversations", "/spaces"), None).await.json();
    show(&shy, "nowhere").await;
    let mut ears = Vec::new();
    // A guest has no wall.
    let ear = net.space(&cleo, "ear", spaces::Access::Secret).await;
    net.join(ear, &gil).await;
    for who in [&ana, &ben, &gil, &shy, &cleo] {
        ears.push((who, Stream::of(who).await));
    }

    assert_eq!(writes(&ana, &together).await, 204);
    assert_eq!(writes(&shy, &together).await, 204, "and nobody is told");
    assert_eq!(writes(&cleo, &together).await, 404);
    net.space(&ana, "atelier", spaces::Access::Open).await;
    assert_eq!(writes(&ana, "/conversations/atelier").await, 404, "it shows in conversations only");
    let told = json!({ "actor": ana.id().to_string(), "space": space["id"] });
    for (who, stream) in &mut ears {
        let own = if who.handle() == "gil" { "ear".into() } else { format!("@{}", who.handle()) };
        let heard = stream.so_far_in(who, &own).await;
        let due =
            if ["ben", "gil"].contains(&who.handle()) { vec![("typing", &told)] } else { vec![] };
        assert_eq!(passed(&heard), due, "{}", who.handle());
    }

    let leave = together.replace("/conversations", "/spaces") + "/membership";
    ben.api("DELETE", &leave, None).await.expect(204);
    assert_eq!(writes(&ana, &together).await, 204);
    let (_, of_ben) = &mut ears[1];
    assert_eq!(passed(&of_ben.so_far(&ben).await), [], "whoever left hears no more");
    assert_eq!(writes(&ben, &together).await, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_tells_without_end_that_they_write() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let together = converse(&ana, &[&ben]).await;
    let mut told = 0;
    while writes(&ana, &together).await == 204 {
        told += 1;
        assert!(told <= 100, "there is a limit");
    }
    assert_eq!(writes(&ana, &together).await, 429);
    assert_eq!(writes(&ben, &together).await, 204, "to each their own");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_chooses_on_the_page_of_choices() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let chosen = |page: String| -> String {
        let at = page.find(r#"name="shown""#).expect("the choice");
        let checked = page[at..].find(" checked").expect("one is chosen");
        let value = page[..at + checked].rfind(r#"value=""#).expect("its value") + 7;
        page[value..].split('"').next().unwrap_or_default().to_owned()
    };
    assert_eq!(chosen(ana.get("/settings/choices").await.text), "conversations");
    let kept = ana.post("/settings/presence", &[("shown", "nowhere")]).await.expect(303);
    assert_eq!(kept.location(), "/settings/choices#presence");
    assert_eq!(chosen(ana.get("/settings/choices").await.text), "nowhere");
    let kept = ana.api("GET", "/me/presence", None).await.expect(200).json();
    assert_eq!(kept, json!({ "shown": "nowhere" }));
    ana.api("PUT", "/me/presence", Some(json!({ "shown": "always" }))).await.expect(422);
}

/// The next that passes; what happened comes by the log, sooner or later.
async fn next_passing(stream: &mut Stream) -> Heard {
    loop {
        let event = stream.next().await.expect("an event");
        if ["presence", "typing"].contains(&event.what()) {
            return event;
        }
    }
}

/// On SQLite there is one process.
#[tokio::test(flavor = "multi_thread")]
async fn people_on_two_nodes_see_that_the_other_is_here_and_writes() {
    let one = TestApp::new().await;
    let Some(two) = one.beside().await else { return };
    let (ana, ben, shy) =
        (one.member("ana").await, two.member("ben").await, two.member("shy").await);
    let together = converse(&ana, &[&ben, &shy]).await;
    show(&shy, "nowhere").await;
    let (mut to_ben, mut to_shy) = (Stream::of(&ben).await, Stream::of(&shy).await);

    let page = Stream::of_page(&one, &ana).await;
    let came = next_passing(&mut to_ben).await;
    assert_eq!((came.what(), &came.data["actor"]), ("presence", &json!(ana.id().to_string())));
    assert_eq!(there(&ben, &together).await, ["ana"]);
    assert_eq!(there(&shy, &together).await, [] as [Value; 0], "who hides theirs sees nobody's");
    assert_eq!(writes(&ana, &together).await, 204);
    assert_eq!(next_passing(&mut to_ben).await.what(), "typing");
    assert_eq!(passed(&to_shy.so_far(&shy).await), []);

    // A second page, on the other node, is no news, and neither is that the first is closed.
    let other = Stream::of_page(&two, &ana).await;
    drop(page);
    assert_eq!(writes(&ana.on(&two), &together).await, 204);
    assert_eq!(next_passing(&mut to_ben).await.what(), "typing", "and nothing before");

    // A node that starts later asks who is here.
    let three = one.beside().await.expect("PostgreSQL");
    let asked = tokio::time::timeout(PATIENCE, async {
        while there(&ben.on(&three), &together).await != ["ana"] {}
    });
    asked.await.expect("the others say who is on their pages");
    drop(other);
}
