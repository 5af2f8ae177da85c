//! Two processes on one PostgreSQL server: whoever has written to one reads it on the other at once,
//! and a process that was killed and started again shows nothing stale.

use reqwest::{Client, Method, Response};
use serde_json::{Value, json};
use testkit::postgres::fresh_database;

use super::process::{Process, prepare_on};

const ROUNDS: usize = 40;

/// What a program keeps between its calls.
struct Reader {
    http: Client,
    token: String,
    /// What the last answer to a change told it.
    seen: Option<String>,
}

impl Reader {
    async fn call(
        &mut self,
        node: &Process,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> Response {
        let request = self.http.request(method, format!("{}/api/v1{path}", node.address));
        let mut request =
            request.bearer_auth(&self.token).header("Content-Type", "application/json");
        if let Some(seen) = &self.seen {
            request = request.header("Parvis-Seen", seen);
        }
        if let Some(body) = body {
            request = request.body(body.to_string());
        }
        let answer = request.send().await.expect("an answer");
        if let Some(seen) = answer.headers().get("parvis-seen") {
            self.seen = Some(seen.to_str().expect("a word").to_owned());
        }
        answer
    }

    async fn publish(&mut self, node: &Process, body: &str) -> String {
        let new = json!({ "space": "atelier", "body": body });
        let answer = self.call(node, Method::POST, "/posts", Some(new)).await;
        assert_eq!(answer.status(), 201);
        told(answer).await["id"].as_str().expect("an identifier").to_owned()
    }

    async fn feed(&mut self, node: &Process) -> Vec<String> {
        let page = told(self.call(node, Method::GET, "/feed?limit=100", None).await).await;
        let items = page["items"].as_array().expect("items").clone();
        items.iter().map(|item| item["id"].as_str().expect("an identifier").to_owned()).collect()
    }
}

async fn told(answer: Response) -> Value {
    serde_json::from_str(&answer.text().await.expect("a body")).expect("JSON")
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_one_of_them_killed_show_the_same() {
    if !std::env::var("PARVIS_TEST_DB").is_ok_and(|name| name == "postgres") {
        return;
    }
    testkit::secured();
    let (database, folder) = (fresh_database(), tempfile::tempdir().expect("a folder"));
    let token = tokio::task::block_in_place(|| prepare_on(&database.url));
    let start = || Process::start_on(folder.path(), Some(&database.url));
    let (one, mut two) = (start().await, start().await);
    let mut reader = Reader { http: Client::new(), token, seen: None };
    let mut expected: Vec<String> = Vec::new();
    for round in 0..ROUNDS {
        if round % 10 == 9 {
            two.kill().await;
            let alone = reader.publish(&one, "While the other was down").await;
            expected.insert(0, alone);
            two = start().await;
        }
        let (here, there) = if round % 2 == 0 { (&one, &two) } else { (&two, &one) };
        let id = reader.publish(here, "Bonjour").await;
        expected.insert(0, id.clone());
        assert_eq!(reader.feed(there).await, expected, "round {round}");
        if round % 4 == 3 {
            let path = format!("/posts/{id}");
            assert_eq!(reader.call(there, Method::DELETE, &path, None).await.status(), 204);
            expected.remove(0);
            assert_eq!(reader.feed(here).await, expected, "gone, round {round}");
        }
    }
}
