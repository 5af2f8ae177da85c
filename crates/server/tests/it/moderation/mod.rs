//! Moderation over pages and API: reports, the queue, decisions, appeals, posts that wait, limits.

mod access;
mod appeals;
mod approval;
mod bypass;
mod decisions;
mod desks;
mod hidden;
mod lasting;
mod pace;
mod reports;

use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

/// A closed space run by Ana and Bo, where Noor wrote a post, which Max reports; Ines runs the network.
pub struct Room {
    pub net: TestApp,
    pub ana: Client,
    pub bo: Client,
    pub noor: Client,
    pub max: Client,
    pub ines: Client,
    pub post: String,
}

/// Words that are in the post and nowhere else.
pub const WORDS: &str = "Quincewood";

pub async fn room() -> Room {
    let net = TestApp::new().await;
    let (ana, bo) = (net.member("ana").await, net.member("bo").await);
    let (noor, max) = (net.member("noor").await, net.member("max").await);
    let ines = net.administrator("ines").await;
    let room = net.space(&ana, "room", Access::Closed).await;
    for person in [&bo, &noor, &max] {
        net.join(room, person).await;
    }
    ana.post("/spaces/room/members/bo", &[("standing", "animator")]).await.expect(303);
    let post = noor.publish("room", &format!("{WORDS} is a liar.")).await;
    Room { net, ana, bo, noor, max, ines, post }
}

/// Reports something at an address of the API; answers the case.
pub async fn report(who: &Client, path: &str, to: Option<&str>) -> String {
    let new = json!({ "reason": "harassment", "words": "He insults me.", "to": to });
    let made = who.api("POST", &format!("{path}/reports"), Some(new)).await.expect(201).json();
    id(&made)
}

/// The identifier of what was answered.
pub fn id(of: &Value) -> String {
    of["id"].as_str().expect("an identifier").to_owned()
}

/// Decides on a case; answers the decision.
pub async fn decide(who: &Client, case: &str, new: Value) -> String {
    let path = format!("/moderation/cases/{case}/decisions");
    let decided = who.api("POST", &path, Some(new)).await.expect(201).json();
    id(decided["decisions"].as_array().and_then(|all| all.last()).expect("a decision"))
}

/// The case as somebody sees it.
pub async fn case(who: &Client, case: &str) -> Value {
    who.api("GET", &format!("/moderation/cases/{case}"), None).await.expect(200).json()
}

/// The numbers of the cases in a part of somebody's queue.
pub async fn queue(who: &Client, part: &str) -> Vec<String> {
    let queue = who.api("GET", "/moderation", None).await.expect(200).json();
    queue[part].as_array().expect("a list").iter().map(id).collect()
}
