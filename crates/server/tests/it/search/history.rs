//! Random histories against a small model: after each step everybody finds what they may read, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use spaces::{Access, Standing};
use testkit::Chance;
use testkit::{Client, TestApp};

/// The words things are written with.
const WORDS: [&str; 4] = ["grue", "merle", "pinson", "héron"];

#[derive(Clone, Debug)]
struct Thing {
    space: usize,
    /// The post, of a comment.
    under: Option<String>,
    author: usize,
    word: usize,
    deleted: bool,
}

struct Model {
    access: [Access; 3],
    /// Who is in each space; the animator always is.
    members: [BTreeSet<usize>; 3],
    things: BTreeMap<String, Thing>,
}

impl Model {
    fn reads(&self, person: usize, space: usize, guest: usize) -> bool {
        self.members[space].contains(&person)
            || (self.access[space] == Access::Open && person != guest)
    }

    fn found(&self, person: usize, word: usize, guest: usize) -> BTreeSet<String> {
        let there = |thing: &Thing| {
            let post = thing.under.as_ref().map(|post| &self.things[post]);
            !thing.deleted && post.is_none_or(|post| !post.deleted)
        };
        let found = self.things.iter().filter(|(_, thing)| {
            thing.word == word && there(thing) && self.reads(person, thing.space, guest)
        });
        found.map(|(id, _)| id.clone()).collect()
    }
}

const SLUGS: [&str; 3] = ["nord", "sud", "est"];
const ACCESSES: [Access; 3] = [Access::Open, Access::Closed, Access::Secret];

async fn found(who: &Client, word: usize) -> BTreeSet<String> {
    let path = format!("/search?q={}%20&sort=date", WORDS[word]);
    let answer = who.api("GET", &path, None).await.expect(200).json();
    let items = answer["items"].as_array().unwrap();
    let found: BTreeSet<String> =
        items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect();
    let total = answer["total"].as_u64().unwrap();
    assert!(total >= found.len() as u64, "{answer}");
    if answer["next"].is_null() {
        assert_eq!(total, found.len() as u64, "{answer}");
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_finds_what_they_may_read_after_any_history() {
    let test = TestApp::new().await;
    let people = [
        test.member("zoe").await,
        test.member("ana").await,
        test.guest("gus").await,
        test.administrator("ada").await,
    ];
    let guest = 2;
    let mut ids = Vec::new();
    for (slug, access) in SLUGS.iter().zip(ACCESSES) {
        ids.push(test.space(&people[0], slug, access).await);
    }
    // A guest to whom no space is left is out: this one is theirs throughout.
    let home = test.space(&people[0], "accueil", Access::Closed).await;
    test.join(home, &people[guest]).await;
    let mut model = Model {
        access: ACCESSES,
        members: std::array::from_fn(|_| BTreeSet::from([0])),
        things: BTreeMap::new(),
    };
    let mut chance = Chance::new(15);
    for step in 0..200 {
        let space = chance.below(3);
        let person = chance.below(4);
        let word = chance.below(4);
        let members: Vec<usize> = model.members[space].iter().copied().collect();
        let author = *chance.one(&members);
        let posts: Vec<String> = model
            .things
            .iter()
            .filter(|(_, thing)| thing.under.is_none() && thing.space == space && !thing.deleted)
            .map(|(id, _)| id.clone())
            .collect();
        match chance.below(9) {
            0..=2 => {
                let id =
                    people[author].publish(SLUGS[space], &format!("Un {} ici.", WORDS[word])).await;
                model.things.insert(id, Thing { space, under: None, author, word, deleted: false });
            }
            3 if !posts.is_empty() => {
                let post = chance.one(&posts).clone();
                let id = people[author].comment(&post, &format!("Le {} !", WORDS[word])).await;
                model
                    .things
                    .insert(id, Thing { space, under: Some(post), author, word, deleted: false });
            }
            4 if !posts.is_empty() => {
                let post = chance.one(&posts).clone();
                let thing = model.things.get_mut(&post).unwrap();
                // Who left does not edit any more.
                if model.members[space].contains(&thing.author) {
                    let body = json!({ "body": format!("Un {} là.", WORDS[word]) });
                    let path = format!("/posts/{post}");
                    people[thing.author].api("PATCH", &path, Some(body)).await.expect(200);
                    thing.word = word;
                }
            }
            5 if !posts.is_empty() => {
                let post = chance.one(&posts).clone();
                let path = format!("/posts/{post}");
                people[0].api("DELETE", &path, None).await.expect(204);
                model.things.get_mut(&post).unwrap().deleted = true;
            }
            6 if person != 0 => {
                let id = ids[space];
                if model.members[space].contains(&person) {
                    let path = format!("/spaces/{}/membership", SLUGS[space]);
                    people[person].api("DELETE", &path, None).await.expect(204);
                    model.members[space].remove(&person);
                } else {
                    let who = people[person].id();
                    let put =
                        test.app.db.write(move |tx| spaces::add(tx, id, who, Standing::Member));
                    put.await.unwrap();
                    model.members[space].insert(person);
                }
            }
            7 => {
                // Access is only narrowed.
                let access = match (model.access[space], step > 100) {
                    (now, false) => now,
                    (Access::Open, _) => Access::Closed,
                    _ => Access::Secret,
                };
                let change = json!({ "access": access.as_str() });
                let path = format!("/spaces/{}", SLUGS[space]);
                people[0].api("PATCH", &path, Some(change)).await.expect(200);
                model.access[space] = access;
            }
            _ => {
                let deleted: Vec<String> = model
                    .things
                    .iter()
                    .filter(|(_, thing)| thing.under.is_none() && thing.deleted)
                    .map(|(id, _)| id.clone())
                    .collect();
                if !deleted.is_empty() {
                    let post = chance.one(&deleted).clone();
                    let path = format!("/posts/{post}/restore");
                    people[0].api("POST", &path, None).await;
                    let there = people[0].api("GET", &format!("/posts/{post}"), None).await;
                    model.things.get_mut(&post).unwrap().deleted = there.status != 200;
                }
            }
        }
        test.indexed().await;
        let person = chance.below(4);
        let word = chance.below(4);
        let expected = model.found(person, word, guest);
        let found = found(&people[person], word).await;
        // A page holds twenty: what is on it is of what may be found.
        let complete = expected.len() <= 20;
        let right = if complete { found == expected } else { found.is_subset(&expected) };
        assert!(right, "after step {step}: {found:?} for {expected:?}");
    }
    assert!(model.things.len() > 50, "the history was too quiet");
}
