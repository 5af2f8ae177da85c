//! Mentions of people who cannot read what is written: they are offered last and marked, the text says
//! that they are not told, and its author is told what may be done.

mod browser;
mod suggesting;
mod telling;

use kernel::SpaceId;
use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

/// A closed room that Ana runs and Ben is in; Bea is of the company, Bob a guest of another space.
struct Room {
    net: TestApp,
    id: SpaceId,
    ana: Client,
    ben: Client,
    bea: Client,
    bob: Client,
}

impl Room {
    async fn new(access: Access) -> Room {
        let net = TestApp::new().await;
        let (ana, ben) = (net.member("ana").await, net.member("ben").await);
        let (bea, bob) = (net.member("bea").await, net.guest("bob").await);
        let id = net.space(&ana, "room", access).await;
        net.join(id, &ben).await;
        let yard = net.space(&ana, "yard", Access::Closed).await;
        net.join(yard, &bob).await;
        Room { net, id, ana, ben, bea, bob }
    }

    /// Publishes in the room; answers the post, as JSON.
    async fn published(&self, who: &Client, body: &str) -> Value {
        let new = json!({ "space": "room", "body": body });
        who.api("POST", "/posts", Some(new)).await.expect(201).json()
    }
}

fn id(of: &Value) -> String {
    of["id"].as_str().expect("an identifier").to_owned()
}

fn ids(people: &[&Client]) -> Value {
    let mut ids: Vec<_> = people.iter().map(|one| one.id()).collect();
    ids.sort_unstable();
    json!(ids)
}
