//! Random histories of spaces that are opened to guests and closed, of guests who come, leave and expire: after
//! each act every way of reading gives what the model says.

use futures_util::StreamExt;
use kernel::work::{Next, Work};
use serde_json::json;
use spaces::Access;
use spaces::guests::Keeper;
use testkit::{Client, TestApp};

use super::model::{Act, Model};
use crate::rights::Dice;

const HISTORIES: u64 = 200;
const ON_POSTGRES: u64 = 60;
const ACTS: usize = 8;
const AT_ONCE: usize = 4;
/// Histories that are played on one network.
const TOGETHER: u64 = 20;
/// The index is brought up to date, and asked, after each so many acts.
const SEARCHED: usize = 4;

kernel::sql! {
    static EXPIRE = "UPDATE guest_stays SET until = $3 WHERE space_id = $1 AND person_id = $2";
}

/// A post, with a word and a file of its own.
struct Post {
    id: String,
    file: String,
    word: String,
}

struct World<'a> {
    net: &'a TestApp,
    root: &'a Client,
    seed: u64,
    dice: Dice,
    model: Model,
    guests: Vec<Client>,
    spaces: Vec<(String, kernel::SpaceId)>,
    posts: Vec<Post>,
    acts: usize,
}

impl<'a> World<'a> {
    async fn new(net: &'a TestApp, root: &'a Client, seed: u64) -> World<'a> {
        let guests =
            vec![net.guest(&format!("gil{seed}")).await, net.guest(&format!("zed{seed}")).await];
        let mut spaces = Vec::new();
        for access in [Access::Open, Access::Secret] {
            let slug = format!("{}{seed}", access.as_str());
            spaces.push((slug.clone(), net.space(root, &slug, access).await));
        }
        let model = Model::new(guests.len(), spaces.len());
        let dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        World { net, root, seed, dice, model, guests, spaces, posts: Vec::new(), acts: 0 }
    }

    async fn step(&mut self) {
        let possible = self.model.possible();
        let act = possible[self.dice.below(possible.len())];
        let was_out = self.model.out.clone();
        self.perform(act, &was_out).await;
        self.model.apply(act);
        self.acts += 1;
        for (guest, was_out) in was_out.iter().enumerate() {
            assert!(!was_out || self.model.out[guest] || matches!(act, Act::Add(..)), "{act:?}");
        }
        self.compare(act).await;
    }

    async fn perform(&mut self, act: Act, out: &[bool]) {
        let (net, root) = (self.net, self.root);
        let slug = |n: usize| self.spaces[n].0.clone();
        let set = async |n: usize, takes: bool| {
            let change = Some(json!({ "takes_guests": takes }));
            root.api("PATCH", &format!("/spaces/{}", slug(n)), change).await.expect(200);
        };
        match act {
            Act::Publish(n) => {
                let word = format!("word{}x{}", self.seed, self.posts.len());
                let file = root.upload("notes.txt", word.clone().into_bytes()).await.json();
                let new = json!({ "space": slug(n), "body": word, "files": [file["id"]] });
                let post = root.api("POST", "/posts", Some(new)).await.expect(201).json();
                let (id, file) = (post["id"].as_str().unwrap(), file["href"].as_str().unwrap());
                self.posts.push(Post { id: id.into(), file: file.into(), word });
            }
            Act::Open(n) => set(n, true).await,
            Act::Close(n) => set(n, false).await,
            Act::Add(guest, n) => {
                let handle = self.guests[guest].handle().to_owned();
                if out[guest] {
                    let closed = format!("/people/{handle}/closed");
                    root.api("DELETE", &closed, None).await.expect(204);
                    self.guests[guest] = signed_in(net, &self.guests[guest]).await;
                }
                let path = format!("/spaces/{}/members/{handle}", slug(n));
                let standing = Some(json!({ "standing": "member" }));
                root.api("PUT", &path, standing).await.expect(204);
            }
            Act::Leave(guest, n) => {
                let path = format!("/spaces/{}/membership", slug(n));
                self.guests[guest].api("DELETE", &path, None).await.expect(204);
            }
            Act::LetGo(guest, n) => {
                let path = format!("/spaces/{}/guests/{}", slug(n), self.guests[guest].handle());
                root.api("DELETE", &path, None).await.expect(204);
            }
            Act::Expire(guest, n) => {
                let (space, guest) = (self.spaces[n].1, self.guests[guest].id());
                let expire = move |tx: &mut kernel::Tx<'_>| {
                    let now = tx.now();
                    tx.execute(&EXPIRE, kernel::params![space, guest, now])
                };
                assert_eq!(net.app.db.write(expire).await.unwrap(), 1, "a stay");
                let keeper = Keeper(net.app.db.clone());
                while keeper.round().await.unwrap() == Next::AtOnce {}
            }
        }
    }

    /// What each guest reads of all that was ever written, in one list and by the one way to a post; and of one post over
    /// every way.
    async fn compare(&mut self, act: Act) {
        let searches = self.acts.is_multiple_of(SEARCHED);
        let looked = self.dice.below(self.posts.len().max(1));
        if searches {
            self.net.indexed().await;
        }
        for (n, guest) in self.guests.iter().enumerate() {
            let feed = guest.api("GET", "/feed", None).await.text;
            let read = self.readable(guest.id()).await;
            for (at, post) in self.posts.iter().enumerate() {
                let reads = self.model.reads(n, at);
                let said = format!("{act:?}: guest {n}, post {at}, who reads it: {reads}");
                assert_eq!(read[at], reads, "{said}");
                assert_eq!(feed.contains(&post.word), reads, "{said}: feed");
                if at != looked {
                    continue;
                }
                let path = format!("/posts/{}", post.id);
                let api = guest.api("GET", &path, None).await;
                assert_eq!(api.status == 200, reads, "{said}: {}", api.status);
                assert_eq!(guest.get(&path).await.text.contains(&post.word), reads, "{said}");
                assert_eq!(guest.get(&post.file).await.status == 200, reads, "{said}: file");
                let home = guest.get("/").await.text;
                assert_eq!(home.contains(&post.word), reads, "{said}: home");
                if searches {
                    let found = guest.api("GET", &format!("/search?q={}", post.word), None).await;
                    let total = (found.status == 200).then(|| found.json()["total"].clone());
                    assert_eq!(total == Some(json!(1)), reads, "{said}: search {}", found.text);
                }
            }
        }
    }
}

impl World<'_> {
    /// Which of the posts somebody may read.
    async fn readable(&self, guest: kernel::PersonId) -> Vec<bool> {
        let posts: Vec<posts::PostId> =
            self.posts.iter().map(|post| post.id.parse().expect("an identifier")).collect();
        let read = self.net.app.db.read(move |tx| {
            let Some(viewer) = people::viewer(tx, guest)? else {
                return Ok(vec![false; posts.len()]);
            };
            let one =
                |post: &posts::PostId| Ok(posts::access::readable(tx, &viewer, *post).is_ok());
            posts.iter().map(one).collect()
        });
        read.await.expect("read")
    }
}

async fn signed_in(net: &TestApp, who: &Client) -> Client {
    let viewer = who.viewer();
    let id = viewer.id;
    let made = net.app.db.write(move |tx| {
        let session = identity::session::open(tx, id, &Default::default())?;
        let (_, token) = identity::tokens::create(tx, id, "test", kernel::Scope::Full, None)?;
        Ok((session, token))
    });
    let (session, token) = made.await.unwrap();
    Client::new(&net.address, Some((viewer, session, token)))
}

/// Plays these histories on a network of their own; answers how many posts were read at the end, of how many.
async fn play(seeds: std::ops::RangeInclusive<u64>) -> (usize, usize) {
    let net = TestApp::new().await;
    let root = net.administrator("root").await;
    let played = futures_util::stream::iter(seeds).map(|seed| {
        let (net, root) = (&net, &root);
        async move {
            let mut world = World::new(net, root, seed).await;
            for _ in 0..ACTS {
                world.step().await;
            }
            let reads = |guest: usize| {
                (0..world.posts.len()).filter(|post| world.model.reads(guest, *post)).count()
            };
            (reads(0) + reads(1), 2 * world.posts.len())
        }
    });
    let played = played.buffer_unordered(AT_ONCE);
    played.fold((0, 0), async |sum, one| (sum.0 + one.0, sum.1 + one.1)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_read_what_was_written_since_their_spaces_take_them() {
    let histories = testkit::histories(HISTORIES, ON_POSTGRES);
    let mut sum = (0, 0);
    for first in (1..=histories).step_by(TOGETHER as usize) {
        let (read, asked) = play(first..=first + TOGETHER - 1).await;
        sum = (sum.0 + read, sum.1 + asked);
    }
    let (read, asked) = sum;
    assert!(read as u64 > histories / 4 && asked > 2 * read, "too little: {read} of {asked}");
}
