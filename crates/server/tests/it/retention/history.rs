//! Random histories of writing, deleting, pinning, retention, holds and leaving: after each, what is still in the database
//! is what a small model says.

use std::collections::{BTreeMap, BTreeSet};

use kernel::params;
use kernel::work::{Next, Work};
use serde_json::json;
use spaces::Access;
use testkit::{Chance, Client, TestApp};

use super::{DAY, a_day, network};

/// Histories of the suite, on either database, and those that are played on one network.
const HISTORIES: u64 = 100;
/// On PostgreSQL each takes several times as long.
const ON_POSTGRES: u64 = 50;
const TOGETHER: u64 = 25;
const ACTS: usize = 9;
const PEOPLE: usize = 3;
const MONTH: i64 = 2_629_746;
const NOTICE: i64 = 30 * DAY;

kernel::sql! {
    static BODIES = "SELECT body FROM posts WHERE CAST($1 AS BIGINT) = 0
        UNION ALL SELECT body FROM comments WHERE body <> ''";
}

/// Where something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Is {
    There,
    /// Deleted, when.
    Deleted(i64),
    Gone,
}

#[derive(Clone, Debug)]
struct Comment {
    id: String,
    /// None once they were erased.
    author: Option<usize>,
    word: String,
    at: i64,
    is: Is,
}

#[derive(Clone, Debug)]
struct Post {
    id: String,
    author: Option<usize>,
    word: String,
    /// Whether its words were taken out of it, for whoever wrote it left.
    hollow: bool,
    at: i64,
    is: Is,
    pinned: bool,
    due: Option<i64>,
    comments: Vec<Comment>,
}

/// A space, its people, and what should be there.
struct History {
    slug: String,
    host: Client,
    people: Vec<Client>,
    chance: Chance,
    now: i64,
    posts: Vec<Post>,
    months: i64,
    held: BTreeMap<usize, String>,
    space_held: Option<String>,
    /// In the order in which they asked.
    leaving: Vec<usize>,
    gone: BTreeSet<usize>,
    wrote: BTreeSet<usize>,
    told: Vec<String>,
}

impl History {
    async fn new(net: &TestApp, seed: u64) -> History {
        let host = net.member(&format!("host{seed}")).await;
        let slug = format!("room{seed}");
        let space = net.space(&host, &slug, Access::Closed).await;
        let mut people = Vec::new();
        for n in 0..PEOPLE {
            let person = net.member(&format!("p{seed}x{n}")).await;
            net.join(space, &person).await;
            people.push(person);
        }
        History {
            slug,
            host,
            people,
            chance: Chance::new(seed),
            now: 0,
            posts: Vec::new(),
            months: 0,
            held: BTreeMap::new(),
            space_held: None,
            leaving: Vec::new(),
            gone: BTreeSet::new(),
            wrote: BTreeSet::new(),
            told: Vec::new(),
        }
    }

    /// Somebody whose account is open.
    fn somebody(&mut self) -> Option<usize> {
        let open: Vec<usize> =
            (0..PEOPLE).filter(|n| !self.leaving.contains(n) && !self.gone.contains(n)).collect();
        (!open.is_empty()).then(|| open[self.chance.below(open.len())])
    }

    /// A post that is there.
    fn some_post(&mut self) -> Option<usize> {
        let there: Vec<usize> =
            (0..self.posts.len()).filter(|n| self.posts[*n].is == Is::There).collect();
        (!there.is_empty()).then(|| there[self.chance.below(there.len())])
    }

    async fn act(&mut self, ines: &Client) {
        let word = format!("w{}x{}", self.slug, self.told.len());
        let (who, post) = (self.somebody(), self.some_post());
        let said = match (self.chance.below(11), who, post) {
            (0 | 1, Some(who), _) => {
                let id = self.people[who].publish(&self.slug, &word).await;
                self.wrote.insert(who);
                let (at, comments) = (self.now, Vec::new());
                let (is, author) = (Is::There, Some(who));
                let (hollow, pinned, due) = (false, false, None);
                self.posts.push(Post { id, author, word, hollow, at, is, pinned, due, comments });
                format!("{who} publishes")
            }
            (2, Some(who), Some(post)) => {
                let id = self.people[who].comment(&self.posts[post].id, &word).await;
                self.wrote.insert(who);
                let (author, at, is) = (Some(who), self.now, Is::There);
                self.posts[post].comments.push(Comment { id, author, word, at, is });
                format!("{who} answers {post}")
            }
            (3, Some(_), Some(post)) => {
                let path = format!("/posts/{}", self.posts[post].id);
                self.host.api("DELETE", &path, None).await.expect(204);
                self.posts[post].is = Is::Deleted(self.now);
                format!("{post} is deleted")
            }
            (4, _, Some(post)) => {
                let now = self.now;
                let Some(comment) =
                    self.posts[post].comments.iter_mut().find(|one| one.is == Is::There)
                else {
                    return;
                };
                let path = format!("/comments/{}", comment.id);
                self.host.api("DELETE", &path, None).await.expect(204);
                comment.is = Is::Deleted(now);
                format!("a comment of {post} is deleted")
            }
            (5, _, Some(post)) => {
                let wanted = !self.posts[post].pinned;
                let method = if wanted { "PUT" } else { "DELETE" };
                let path = format!("/posts/{}/pin", self.posts[post].id);
                self.host.api(method, &path, None).await.expect(204);
                self.posts[post].pinned = wanted;
                format!("{post} is pinned: {wanted}")
            }
            (6, ..) => {
                self.months = self.chance.below(3) as i64;
                let rule = json!({ "space": self.slug, "months": self.months });
                ines.api("PUT", "/site/retention", Some(rule)).await.expect(204);
                format!("{} months", self.months)
            }
            (7, Some(who), _) => match self.held.remove(&who) {
                Some(id) => {
                    ines.api("DELETE", &format!("/site/holds/{id}"), None).await.expect(204);
                    format!("{who} is held no more")
                }
                None => {
                    let of = json!({ "person": self.people[who].handle(), "reason": "A case" });
                    self.held.insert(who, super::holds::hold(ines, of).await);
                    format!("{who} is held")
                }
            },
            (8, ..) => match self.space_held.take() {
                Some(id) => {
                    ines.api("DELETE", &format!("/site/holds/{id}"), None).await.expect(204);
                    "the space is held no more".into()
                }
                None => {
                    let of = json!({ "space": self.slug, "reason": "A case" });
                    self.space_held = Some(super::holds::hold(ines, of).await);
                    "the space is held".into()
                }
            },
            (9, Some(who), _) => {
                let said = json!({ "handle": self.people[who].handle(), "words": "remove" });
                self.people[who].api("POST", "/me/erasure", Some(said)).await.expect(202);
                self.leaving.push(who);
                format!("{who} leaves")
            }
            // Who left, and whom a hold kept, goes once it is lifted.
            _ => {
                let Some(who) = self.held.keys().copied().find(|who| self.leaving.contains(who))
                else {
                    return;
                };
                let id = self.held.remove(&who).expect("a hold");
                ines.api("DELETE", &format!("/site/holds/{id}"), None).await.expect(204);
                format!("{who}, who left, is held no more")
            }
        };
        self.told.push(said);
    }

    /// What happens by itself, by the model.
    fn passes(&mut self, now: i64) {
        self.now = now;
        let (held, space_held) = (self.held.clone(), self.space_held.is_some());
        let is_held = |who: Option<usize>| who.is_some_and(|who| held.contains_key(&who));
        for post in &mut self.posts {
            let kept = space_held
                || is_held(post.author)
                || post.comments.iter().any(|comment| is_held(comment.author));
            if post.is == Is::There {
                let answers = post.comments.iter().filter(|one| one.is == Is::There);
                let last = answers.map(|one| one.at).chain([post.at]).max().unwrap_or(post.at);
                let ends = (self.months > 0).then(|| last + self.months * MONTH);
                let noticed = ends.filter(|ends| *ends <= now + NOTICE);
                match noticed.filter(|_| kept || !post.pinned) {
                    None => post.due = None,
                    Some(ends) => {
                        let goes = post.due.unwrap_or(ends.max(now + NOTICE));
                        post.due = Some(goes.max(ends));
                        if ends <= goes && goes <= now && !kept {
                            post.is = Is::Gone;
                        }
                    }
                }
            } else {
                post.due = None;
            }
            if matches!(post.is, Is::Deleted(at) if at <= now - NOTICE) && !kept {
                post.is = Is::Gone;
            }
            for comment in &mut post.comments {
                let free = !space_held && !is_held(comment.author);
                if matches!(comment.is, Is::Deleted(at) if at <= now - NOTICE) && free {
                    comment.is = Is::Gone;
                }
            }
        }
        for who in self.leaving.clone() {
            if held.contains_key(&who) || (space_held && self.wrote.contains(&who)) {
                continue;
            }
            self.leaving.retain(|one| *one != who);
            self.gone.insert(who);
            for post in &mut self.posts {
                if post.author == Some(who) {
                    let others = |one: &&Comment| one.author != Some(who);
                    let answered = post.comments.iter().filter(others).any(|one| {
                        (post.is == Is::There && one.is == Is::There) || is_held(one.author)
                    });
                    (post.author, post.hollow) = (None, true);
                    if !answered {
                        post.is = Is::Gone;
                    }
                }
                for comment in post.comments.iter_mut().filter(|one| one.author == Some(who)) {
                    (comment.author, comment.is) = (None, Is::Gone);
                }
            }
        }
    }

    /// The words that are there, by the model.
    fn words(&self) -> BTreeSet<String> {
        let mut words = BTreeSet::new();
        for post in self.posts.iter().filter(|post| post.is != Is::Gone) {
            if !post.hollow {
                words.insert(post.word.clone());
            }
            let there = post.comments.iter().filter(|comment| comment.is != Is::Gone);
            words.extend(there.map(|comment| comment.word.clone()));
        }
        words
    }
}

async fn erase(net: &TestApp) {
    let eraser = privacy::Eraser::new(net.app.clone(), net.folder());
    while eraser.round().await.expect("an erasure") == Next::AtOnce {}
}

#[tokio::test(flavor = "multi_thread")]
async fn leaving_holds_and_retention_agree_with_a_model() {
    let histories = testkit::histories(HISTORIES, ON_POSTGRES);
    for first in (0..histories).step_by(TOGETHER as usize) {
        let (net, clock) = network().await;
        let ines = net.administrator("ines").await;
        let mut histories = Vec::new();
        for seed in first..first + TOGETHER {
            histories.push(History::new(&net, seed).await);
        }
        let (mut now, mut chance) = (0, Chance::new(first + 7));
        for _ in 0..ACTS {
            for history in &mut histories {
                history.act(&ines).await;
            }
            let passes = *chance.one(&[1, 12, 31, 45]) * DAY + 60;
            clock.advance(passes);
            now += passes;
            a_day(&net).await;
            erase(&net).await;
            let bodies =
                net.app.db.read(|tx| tx.query(&BODIES, params![0], |row| row.get::<String>(0)));
            let there: BTreeSet<String> = bodies.await.expect("bodies").into_iter().collect();
            for history in &mut histories {
                history.passes(now);
                let mark = format!("w{}x", history.slug);
                let found: BTreeSet<String> =
                    there.iter().filter(|word| word.starts_with(&mark)).cloned().collect();
                assert_eq!(
                    found,
                    history.words(),
                    "{}: {:#?}\n{:#?}",
                    history.slug,
                    history.told,
                    history.posts
                );
            }
        }
    }
}
