//! What each action of the tables is, over pages and over the API. Every way of one action must
//! come to the same.

use serde_json::{Value, json};
use testkit::{Answer, Client};

use super::world::{TOPIC, Target, WORDS, World};

/// One way of trying an action, and what came of it.
pub struct Tried {
    pub how: String,
    pub answer: Answer,
    /// For lists: what is in the answer if the thing is in the list.
    pub needle: Option<String>,
}

impl Tried {
    /// Whether the thing is in the list; true of what is no list.
    pub fn is_seen(&self) -> bool {
        self.needle.as_ref().is_none_or(|needle| self.answer.text.contains(needle))
    }
}

/// Tries an action in every way there is.
pub async fn attempt(world: &World, role: &str, action: &str, on: &Target) -> Vec<Tried> {
    let mut tries = Tries { world, role, made: Vec::new() };
    let reads = tries.read(action, on).await;
    let writes = reads || tries.write(action, on).await || tries.of_a_kind(action, on).await;
    if !writes && !tries.run(action, on).await {
        panic!("the table names an action that nobody knows: {action}");
    }
    tries.made
}

/// Where the ways of one action are gathered.
pub struct Tries<'w> {
    pub world: &'w World,
    pub role: &'w str,
    made: Vec<Tried>,
}

impl Tries<'_> {
    /// Who tries.
    pub fn who(&self) -> &Client {
        self.world.client(self.role)
    }

    pub fn note(&mut self, how: String, answer: Answer) {
        self.made.push(Tried { how, answer, needle: None });
    }

    /// Looks at a page.
    pub async fn page(&mut self, path: &str) {
        let answer = self.who().get(path).await;
        self.note(format!("GET {path}"), answer);
    }

    /// Looks for something in a page that is there for everybody.
    async fn look(&mut self, path: &str, needle: &str) {
        self.look_beside(path, needle).await;
        if let Some(Tried { answer, .. }) = self.made.last_mut()
            && let Some((_, main)) = answer.text.split_once("<main")
        {
            answer.text = main.split("</main>").next().unwrap_or_default().to_owned();
        }
    }

    /// Looks for something anywhere in a page, the navigation included.
    async fn look_beside(&mut self, path: &str, needle: &str) {
        self.page(path).await;
        if let Some(tried) = self.made.last_mut() {
            tried.needle = Some(needle.to_owned());
        }
    }

    /// Calls the API.
    pub async fn api(&mut self, method: &str, path: &str, body: Option<Value>) {
        let answer = self.who().api(method, path, body).await;
        self.note(format!("API {method} {path}"), answer);
    }

    async fn api_look(&mut self, path: &str, needle: &str) {
        self.api("GET", path, None).await;
        if let Some(tried) = self.made.last_mut() {
            tried.needle = Some(needle.to_owned());
        }
    }

    /// Sends a form.
    pub async fn form(&mut self, path: &str, fields: &[(&str, &str)]) {
        let answer = self.who().post(path, fields).await;
        self.note(format!("POST {path}"), answer);
    }

    /// Sends a form that may bring files.
    pub async fn multipart(&mut self, path: &str, fields: &[(&str, &str)]) {
        let answer = self.who().post_files(path, fields, Vec::new()).await;
        self.note(format!("POST {path}"), answer);
    }

    async fn read(&mut self, action: &str, on: &Target) -> bool {
        let Target { slug, post, comment, file, .. } = on;
        match action {
            "know of it" => {
                self.page(&format!("/spaces/{slug}")).await;
                self.api("GET", &format!("/spaces/{slug}"), None).await;
            }
            "find it in lists" => {
                let needle = format!("/spaces/{slug}\"");
                self.look("/spaces", &needle).await;
                self.look(&format!("/spaces?q={slug}"), &needle).await;
                self.api_look("/spaces", &format!("\"slug\":\"{slug}\"")).await;
            }
            "complete its name" => {
                let word = slug.trim_start_matches('@');
                self.look(&format!("/complete?kind=space&q={word}"), slug).await;
            }
            "have it beside pages" => {
                self.look_beside("/settings", &format!("/spaces/{slug}\"")).await;
            }
            "see who is in it" => {
                self.page(&format!("/spaces/{slug}/members")).await;
                self.api("GET", &format!("/spaces/{slug}/members"), None).await;
            }
            "see its posts" => {
                self.look(&format!("/spaces/{slug}"), WORDS).await;
                self.api_look(&format!("/spaces/{slug}/posts"), WORDS).await;
            }
            "meet its posts" => {
                self.look("/", WORDS).await;
                self.api_look("/feed", WORDS).await;
                self.look("/people/author", WORDS).await;
                self.api_look("/people/author/posts", WORDS).await;
                self.look(&format!("/topics/{TOPIC}"), WORDS).await;
                self.api_look(&format!("/topics/{TOPIC}/posts"), WORDS).await;
            }
            "complete its topic" => {
                let path = format!("/complete?kind=topic&q={}", &TOPIC[..8]);
                self.look(&path, TOPIC).await;
            }
            "read a post" => {
                self.page(&format!("/posts/{post}")).await;
                self.page(&format!("/fragments/posts/{post}")).await;
                self.api("GET", &format!("/posts/{post}"), None).await;
                self.api("GET", &format!("/posts/{post}/comments"), None).await;
                self.page(&format!("/posts/{post}/actions")).await;
                self.page(&format!("/posts/{post}/reactions")).await;
                self.api("GET", &format!("/posts/{post}/reactions"), None).await;
            }
            "read a comment" => {
                self.page(&format!("/comments/{comment}")).await;
                self.page(&format!("/fragments/comments/{comment}")).await;
                self.api("GET", &format!("/comments/{comment}"), None).await;
                for part in ["actions", "reactions", "reply"] {
                    self.page(&format!("/comments/{comment}/{part}")).await;
                }
                self.api("GET", &format!("/comments/{comment}/reactions"), None).await;
            }
            "read what it was" => {
                self.page(&format!("/posts/{post}/history")).await;
                self.api("GET", &format!("/posts/{post}/history"), None).await;
            }
            "fetch a file" => {
                self.page(&format!("/files/{file}/canary.png")).await;
                self.page(&format!("/thumbnails/{file}")).await;
                self.page(&format!("/pictures/{file}")).await;
            }
            _ => return false,
        }
        true
    }

    async fn write(&mut self, action: &str, on: &Target) -> bool {
        let Target { slug, post, comment, .. } = on;
        match action {
            "publish" => {
                self.multipart("/posts", &[("space", slug), ("body", "New.")]).await;
                let new = json!({ "space": slug, "body": "New." });
                self.api("POST", "/posts", Some(new)).await;
            }
            "comment" => {
                self.multipart(&format!("/posts/{post}/comments"), &[("body", "So it is.")]).await;
                let new = json!({ "body": "So it is." });
                self.api("POST", &format!("/posts/{post}/comments"), Some(new)).await;
            }
            "react" => {
                for what in [format!("posts/{post}"), format!("comments/{comment}")] {
                    self.form(&format!("/{what}/reactions"), &[("emoji", "👍")]).await;
                    self.api("PUT", &format!("/{what}/reactions/heart"), None).await;
                    self.api("DELETE", &format!("/{what}/reactions/heart"), None).await;
                }
            }
            "attach another's file" => {
                let stranger = self.world.newcomer().await;
                let file = stranger.upload("mine.txt", b"mine".to_vec()).await.expect(201).json();
                let file = file["id"].as_str().unwrap().to_owned();
                let path = format!("/posts/{post}/comments");
                self.multipart(&path, &[("body", "Mine?"), ("file", &file)]).await;
                let new = json!({ "body": "Mine?", "files": [file] });
                self.api("POST", &path, Some(new)).await;
            }
            "edit" => {
                for what in [format!("posts/{post}"), format!("comments/{comment}")] {
                    self.page(&format!("/{what}/edit")).await;
                    self.multipart(&format!("/{what}/edit"), &[("body", "Other words.")]).await;
                    let words = json!({ "body": "Again others." });
                    self.api("PATCH", &format!("/{what}"), Some(words)).await;
                    self.form(&format!("/{what}/previews"), &[("hidden", "true")]).await;
                    self.api("DELETE", &format!("/{what}/previews"), None).await;
                    self.api("PUT", &format!("/{what}/previews"), None).await;
                }
            }
            "delete" => {
                let (one, other) = (self.world.fresh(on).await, self.world.fresh(on).await);
                self.form(&format!("/comments/{}/delete", one.comment), &[]).await;
                self.form(&format!("/posts/{}/delete", one.post), &[]).await;
                self.api("DELETE", &format!("/comments/{}", other.comment), None).await;
                self.api("DELETE", &format!("/posts/{}", other.post), None).await;
            }
            "restore" => self.restore(on, "author").await,
            "restore for another" => self.restore(on, "animator").await,
            _ => return false,
        }
        true
    }

    /// Brings back what `by` deleted.
    async fn restore(&mut self, on: &Target, by: &str) {
        for over_api in [false, true] {
            let Target { post, comment, there, .. } = self.world.fresh(on).await;
            for what in [format!("comments/{comment}"), format!("posts/{post}")] {
                if there {
                    let deleter = self.world.client(by);
                    deleter.api("DELETE", &format!("/{what}"), None).await.expect(204);
                }
                let path = format!("/{what}/restore");
                if over_api {
                    self.api("POST", &path, None).await;
                } else {
                    self.form(&path, &[]).await;
                }
                if there && what.starts_with("comments") {
                    // Its post is deleted next, and would hide it.
                    self.world.client(by).api("POST", &path, None).await;
                }
            }
        }
    }
}
