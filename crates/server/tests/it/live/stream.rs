//! A listener: reads server-sent events as a browser does.

use std::time::Duration;

use reqwest::{RequestBuilder, Response};
use serde_json::Value;
use testkit::{Client, TestApp};

/// How long anything may take: far more than it does.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    pub id: String,
    pub name: String,
    pub data: Value,
}

impl Heard {
    /// What happened: what most tests compare.
    pub fn what(&self) -> &str {
        &self.name
    }
}

/// An open stream.
pub struct Stream {
    response: Response,
    text: String,
    /// Where the stream would be resumed.
    pub last: String,
}

impl Stream {
    /// Opens the stream of a program.
    pub async fn of(client: &Client) -> Stream {
        Stream::after(client, None).await
    }

    /// Opens it again after this event.
    pub async fn resumed(client: &Client, last: &str) -> Stream {
        Stream::after(client, Some(last)).await
    }

    /// Opens it, after an event where one is named.
    pub async fn after(client: &Client, last: Option<&str>) -> Stream {
        Stream::open(client.request("GET", "/live", None), last).await
    }

    /// Opens the stream of a page.
    pub async fn of_page(net: &TestApp, client: &Client) -> Stream {
        Stream::of_page_after(&client.on(net), None).await
    }

    /// The same, after an event where one is named.
    pub async fn of_page_after(client: &Client, last: Option<&str>) -> Stream {
        Stream::open(client.asking("/live"), last).await
    }

    async fn open(request: RequestBuilder, last: Option<&str>) -> Stream {
        let request =
            last.into_iter().fold(request, |request, last| request.header("last-event-id", last));
        let response = request.send().await.expect("an answer");
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["cache-control"], "no-store");
        let mut stream = Stream { response, text: String::new(), last: String::new() };
        // The first thing said is where to resume, and is no event.
        let block = in_time(stream.block()).await.expect("a first block");
        assert!(block.starts_with(": live\n"), "{block}");
        stream.note(&block);
        stream
    }

    /// The next lines up to an empty one; nothing when the stream ends.
    async fn block(&mut self) -> Option<String> {
        loop {
            if let Some((block, rest)) = self.text.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.text = rest;
                return Some(block);
            }
            match self.response.chunk().await.ok().flatten() {
                Some(piece) => self.text.push_str(&String::from_utf8_lossy(&piece)),
                None => return None,
            }
        }
    }

    fn note(&mut self, block: &str) {
        if let Some(id) = field(block, "id") {
            self.last = id;
        }
    }

    /// The next event; nothing when the stream ends.
    pub async fn next(&mut self) -> Option<Heard> {
        in_time(self.event()).await
    }

    async fn event(&mut self) -> Option<Heard> {
        loop {
            let block = self.block().await?;
            self.note(&block);
            if let Some(name) = field(&block, "event") {
                let data = field(&block, "data").expect("data");
                let data = serde_json::from_str(&data).expect("JSON");
                return Some(Heard { id: field(&block, "id").unwrap_or_default(), name, data });
            }
        }
    }

    /// What is heard up to an event about this post, and without it.
    pub async fn until(&mut self, post: &str) -> Vec<Heard> {
        let mut heard = Vec::new();
        while let Some(event) = self.next().await {
            if event.data["post"] == post {
                return heard;
            }
            heard.push(event);
        }
        panic!("the stream ended after {heard:?}");
    }

    /// What is heard before an event that this person makes now.
    pub async fn so_far(&mut self, client: &Client) -> Vec<Heard> {
        self.so_far_in(client, &format!("@{}", client.handle())).await
    }

    /// The same by an event in this space: a guest has no wall.
    pub async fn so_far_in(&mut self, client: &Client, space: &str) -> Vec<Heard> {
        let sentinel = client.publish(space, "Listening.").await;
        self.until(&sentinel).await
    }
}

/// What comes within the patience of a test, whatever else is heard meanwhile.
pub async fn in_time<T>(coming: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, coming).await.expect("it comes in time")
}

fn field(block: &str, name: &str) -> Option<String> {
    let line = block.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.map(|value| value.trim_start().to_owned())
}
