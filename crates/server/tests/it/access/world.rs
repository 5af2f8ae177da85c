//! A small company around one place: somebody in every role, and a post with all that hangs on it.

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use kernel::SpaceId;
use serde_json::{Value, json};
use spaces::{Access, Kind, Standing};
use testkit::{Client, TestApp};

/// The roles, in the order of the tables' columns.
pub const ROLES: [&str; 8] =
    ["admin", "animator", "member", "outsider", "guest", "stray", "nobody", "author"];

/// Words that are in the post and nowhere else.
pub const WORDS: &str = "Canarygrey";
/// The topic that the post alone is filed under.
pub const TOPIC: &str = "canarytopic";

/// Where the post is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Open,
    Company,
    Closed,
    Secret,
    Wall,
    Conversation,
}

/// What an action is tried on.
#[derive(Clone, Debug)]
pub struct Target {
    pub slug: String,
    pub post: String,
    pub comment: String,
    pub file: String,
    /// Whether all this is there at all.
    pub there: bool,
}

/// The company.
pub struct World {
    pub net: TestApp,
    pub place: Place,
    pub target: Target,
    people: HashMap<&'static str, Arc<Client>>,
    /// The number of the place.
    pub space: SpaceId,
    number: AtomicU32,
}

impl World {
    /// Everybody follows the author and the topic, so that nothing is missing from a list for want
    /// of interest.
    pub async fn new(place: Place) -> World {
        let net = TestApp::new().await;
        let mut people = HashMap::new();
        for role in ROLES {
            let client = match role {
                "admin" => net.administrator(role).await,
                "guest" | "stray" => net.guest(role).await,
                "nobody" => net.nobody(),
                _ => net.member(role).await,
            };
            people.insert(role, Arc::new(client));
        }
        let elsewhere = net.space(&net.member("helper").await, "elsewhere", Access::Secret).await;
        net.join(elsewhere, &people["stray"]).await;
        let common = net.space(&people["author"], "common", Access::Closed).await;
        net.join(common, &people["guest"]).await;
        let slug = begin(&net, place, &people).await;
        let view = people["author"].api("GET", &format!("/spaces/{slug}"), None).await.expect(200);
        let space = view.json()["id"].as_str().unwrap().parse().unwrap();
        let target = fill(&people["author"], &slug).await;
        for role in ROLES.iter().filter(|role| **role != "nobody") {
            people[role].api("PUT", "/people/author/follow", None).await;
            let topic = format!("/topics/{TOPIC}/follow");
            people[role].api("PUT", &topic, None).await.expect(204);
        }
        World { net, place, target, people, space, number: AtomicU32::new(1) }
    }

    /// Who has this role.
    pub fn client(&self, role: &str) -> &Client {
        &self.people[role]
    }

    /// A handle that nobody has yet.
    fn fresh_handle(&self, role: &str) -> String {
        format!("{role}{}", self.number.fetch_add(1, Ordering::Relaxed))
    }

    /// Somebody of the company who is in no space.
    pub async fn newcomer(&self) -> Client {
        self.net.member(&self.fresh_handle("newcomer")).await
    }

    /// Somebody new in the same role, for what would change the role.
    pub async fn stand_in(&self, role: &str) -> Arc<Client> {
        if role == "nobody" || (self.place == Place::Wall && role == "author") {
            return Arc::clone(&self.people[role]);
        }
        let handle = self.fresh_handle(role);
        let person = match role {
            "admin" => self.net.administrator(&handle).await,
            "guest" | "stray" => self.net.guest(&handle).await,
            _ => self.net.member(&handle).await,
        };
        if role == "guest" {
            // Another space is left to them.
            let helper = self.net.member(&self.fresh_handle("helper")).await;
            let other = self.fresh_handle("other");
            let other = self.net.space(&helper, &other, Access::Secret).await;
            self.net.join(other, &person).await;
        }
        match (self.place, role) {
            (Place::Wall, _) | (_, "admin" | "outsider" | "stray") => {}
            (Place::Conversation, "animator") => {}
            (_, "animator") => self.put(&person, Standing::Animator).await,
            _ => self.put(&person, Standing::Member).await,
        }
        Arc::new(person)
    }

    /// Puts somebody in the place, whatever its rules.
    pub async fn put(&self, person: &Client, standing: Standing) {
        let (space, person) = (self.space, person.id());
        let put = self.net.app.db.write(move |tx| spaces::add(tx, space, person, standing));
        put.await.expect("somebody more in the place");
    }

    /// The same with another post, for what would change it; nothing more than before where
    /// nothing is there.
    pub async fn fresh(&self, target: &Target) -> Target {
        if !target.there {
            return target.clone();
        }
        let author = self.client("author");
        let post = author.publish(&target.slug, "Another post.").await;
        let comment = author.comment(&post, "Another comment.").await;
        Target { post, comment, ..target.clone() }
    }

    /// The post that `by` makes in the place; where nothing is there, the one that is not.
    pub async fn made(&self, on: &Target, by: &str, mut new: Value) -> String {
        if !on.there {
            return on.post.clone();
        }
        new["space"] = json!(on.slug);
        let made = self.client(by).api("POST", "/posts", Some(new)).await.expect(201).json();
        made["id"].as_str().expect("an identifier").to_owned()
    }

    /// Something that was never there.
    pub fn absent() -> Target {
        Target {
            slug: "never-there".into(),
            post: "1234567890123456789".into(),
            comment: "1234567890123456788".into(),
            file: "1234567890123456787".into(),
            there: false,
        }
    }
}

/// Makes the place; answers its name in addresses.
async fn begin(net: &TestApp, place: Place, people: &HashMap<&'static str, Arc<Client>>) -> String {
    let (access, kind) = match place {
        Place::Open => (Access::Open, Kind::Interest),
        Place::Company => (Access::Open, Kind::Company),
        Place::Closed => (Access::Closed, Kind::Interest),
        Place::Secret => (Access::Secret, Kind::Interest),
        Place::Wall => {
            people["author"].publish("@author", "The first of the wall.").await;
            return "@author".into();
        }
        Place::Conversation => {
            let with = json!({ "people": ["member", "guest"] });
            let made = people["author"].api("POST", "/conversations", Some(with)).await.expect(201);
            return made.json()["slug"].as_str().unwrap().to_owned();
        }
    };
    let space = net.space_of(&people["animator"], "canaryplace", access, kind).await;
    for role in ["member", "guest", "author"] {
        net.join(space, &people[role]).await;
    }
    "canaryplace".into()
}

/// A post with a picture, a comment, a reaction and a past.
async fn fill(author: &Client, slug: &str) -> Target {
    let file = author.upload("canary.png", picture(8, 8)).await.expect(201).json();
    let file = file["id"].as_str().unwrap().to_owned();
    let words = format!("{WORDS} #{TOPIC}");
    let new = json!({ "space": slug, "body": words, "files": [file] });
    let post = author.api("POST", "/posts", Some(new)).await.expect(201).json();
    let post = post["id"].as_str().unwrap().to_owned();
    let comment = author.comment(&post, "A comment.").await;
    author.api("PUT", &format!("/posts/{post}/reactions/tada"), None).await.expect(204);
    let words = json!({ "body": format!("{words}, edited") });
    author.api("PATCH", &format!("/posts/{post}"), Some(words)).await.expect(200);
    Target { slug: slug.into(), post, comment, file, there: true }
}

/// A picture, as a camera would send it.
pub fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::new(width, height).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}
