//! What one does with posts of a kind: vote, close, accept, announce, acknowledge.

use serde_json::{Value, json};

use super::attempt::Tries;
use super::world::{Place, Target};

fn poll() -> Value {
    json!({ "kind": "poll", "title": "Tea?", "fields": { "options": ["Yes", "No"] } })
}

impl Tries<'_> {
    /// Tries an action of this family; answers whether it is one.
    pub async fn of_a_kind(&mut self, action: &str, on: &Target) -> bool {
        match action {
            "vote" => {
                let post = self.world.made(on, "author", poll()).await;
                self.make(&post, "vote", &[("choices", "0")], json!({ "choices": [1] })).await;
            }
            "see the votes" => {
                let post = self.world.made(on, "author", poll()).await;
                self.answers(&post).await;
            }
            "close a poll" => {
                for over_api in [false, true] {
                    let post = self.world.made(on, "author", poll()).await;
                    self.make_once(&post, "close", &[], json!({}), over_api).await;
                }
            }
            "accept an answer" => {
                let question = json!({ "kind": "question", "title": "Why?" });
                let post = self.world.made(on, "author", question).await;
                let comment = match on.there {
                    true => self.world.client("author").comment(&post, "Because.").await,
                    false => on.comment.clone(),
                };
                let asked = json!({ "comment": comment });
                self.make(&post, "accept", &[("comment", comment.as_str())], asked).await;
            }
            "announce" => {
                let fields =
                    [("space", on.slug.as_str()), ("kind", "announcement"), ("title", "Hear")];
                self.multipart("/posts", &fields).await;
                let new = json!({ "space": on.slug, "kind": "announcement", "title": "Hear" });
                self.api("POST", "/posts", Some(new)).await;
            }
            "acknowledge" => {
                let post = self.announced(on).await;
                self.make(&post, "acknowledge", &[], json!({})).await;
            }
            "see who has not" => {
                let post = self.announced(on).await;
                self.answers(&post).await;
            }
            _ => return false,
        }
        true
    }

    async fn answers(&mut self, post: &str) {
        self.page(&format!("/posts/{post}/answers")).await;
        self.page(&format!("/posts/{post}/answers.csv")).await;
        self.api("GET", &format!("/posts/{post}/answers"), None).await;
    }

    /// An announcement of whoever runs the place; where nobody announces, a poll, of which there is
    /// nothing to acknowledge.
    async fn announced(&self, on: &Target) -> String {
        let fields = json!({ "acknowledge": true });
        let new = json!({ "kind": "announcement", "title": "Hear", "fields": fields });
        match self.world.place {
            Place::Wall | Place::Conversation => panic!("nobody announces here"),
            _ => self.world.made(on, "animator", new).await,
        }
    }

    async fn make(&mut self, post: &str, name: &str, form: &[(&str, &str)], said: Value) {
        self.make_once(post, name, form, said.clone(), false).await;
        self.make_once(post, name, form, said, true).await;
    }

    async fn make_once(
        &mut self,
        post: &str,
        name: &str,
        form: &[(&str, &str)],
        said: Value,
        over_api: bool,
    ) {
        let path = format!("/posts/{post}/moves/{name}");
        match over_api {
            true => self.api("POST", &path, Some(said)).await,
            false => self.form(&path, form).await,
        }
    }
}
