//! A small company in which rights come and go, asked and listened to as people do.

use serde_json::json;
use spaces::Access;
use testkit::{Client, TestApp};

use super::model::{Act, Model, Way};
use crate::live::stream::{Stream, in_time};

const PASSWORD: &str = "trois vélos verts";
const WAYS: [Way; 2] = [Way::Page, Way::Program];

/// Chance that can be played again.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// A secret, closed or open space with a post that has a file.
struct Place {
    slug: String,
    id: kernel::SpaceId,
    post: String,
    file: String,
    words: String,
}

/// A stream, and the number of what it was opened with.
struct Ear {
    with: u32,
    stream: Stream,
}

struct Someone {
    client: Client,
    password: &'static str,
    ears: [Option<Ear>; 2],
}

/// The company of one history.
pub struct World<'a> {
    nodes: &'a [TestApp],
    root: &'a Client,
    dice: Dice,
    model: Model,
    people: Vec<Someone>,
    places: Vec<Place>,
    /// Where everybody is, whatever happens.
    square: kernel::SpaceId,
    /// How many times something was asked or told, or was not.
    pub given: usize,
    pub withheld: usize,
}

impl<'a> World<'a> {
    pub async fn new(nodes: &'a [TestApp], root: &'a Client, seed: u64) -> World<'a> {
        let net = &nodes[0];
        let people = [
            net.member(&format!("ana{seed}")).await,
            net.member(&format!("ben{seed}")).await,
            net.guest(&format!("gil{seed}")).await,
        ];
        let square = net.space(root, &format!("square{seed}"), Access::Secret).await;
        let mut places = Vec::new();
        for access in [Access::Open, Access::Closed, Access::Secret] {
            let slug = format!("{}{seed}", access.as_str());
            let id = net.space(root, &slug, access).await;
            let takes = Some(json!({ "takes_guests": true }));
            root.api("PATCH", &format!("/spaces/{slug}"), takes).await.expect(200);
            net.join(id, &people[2]).await;
            let words = format!("Canary{slug}");
            let file = root.upload("notes.txt", b"notes".to_vec()).await.expect(201).json();
            let new = json!({ "space": slug, "body": words, "files": [file["id"]] });
            let post = root.api("POST", "/posts", Some(new)).await.expect(201).json();
            let (post, file) = (post["id"].as_str().unwrap(), file["href"].as_str().unwrap());
            places.push(Place { id, post: post.into(), file: file.into(), words, slug });
        }
        for person in &people {
            net.join(square, person).await;
        }
        let someone = |client| Someone { client, password: "", ears: [None, None] };
        World {
            nodes,
            root,
            dice: Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
            model: Model::new(people.len(), places.len()),
            people: people.into_iter().map(someone).collect(),
            places,
            square,
            given: 0,
            withheld: 0,
        }
    }

    /// What happens next.
    pub fn choose(&mut self) -> Act {
        self.dice.one(&self.model.possible())
    }

    /// Something happens; then everybody who listens is told what they may know and nothing else,
    /// and whoever asks is answered likewise.
    pub async fn step(&mut self, act: Act) {
        for person in 0..self.people.len() {
            self.open_ears(person).await;
        }
        self.perform(act).await;
        self.model.apply(act);
        let (posts, fence) = self.publish().await;
        for person in 0..self.people.len() {
            self.listen(person, &posts, &fence).await;
        }
        for (person, place) in self.concerned(act) {
            self.ask(person, place).await;
        }
    }

    fn node(&mut self) -> &'a TestApp {
        &self.nodes[self.dice.below(self.nodes.len())]
    }

    /// Opens the streams that this person may have and has not.
    async fn open_ears(&mut self, person: usize) {
        for (n, way) in WAYS.into_iter().enumerate() {
            if let (Some(with), None) = (self.model.with(person, way), &self.people[person].ears[n])
            {
                let stream = self.stream(person, way, None).await;
                self.people[person].ears[n] = Some(Ear { with, stream });
            }
        }
    }

    async fn stream(&mut self, person: usize, way: Way, last: Option<&str>) -> Stream {
        let node = self.node();
        let client = self.people[person].client.on(node);
        match way {
            Way::Page => Stream::of_page_after(&client, last).await,
            Way::Program => Stream::after(&client, last).await,
        }
    }

    async fn perform(&mut self, act: Act) {
        let node = self.node();
        let root = self.root.on(node);
        let place = |place: usize| format!("/spaces/{}", self.places[place].slug);
        let member = |person: usize, at: usize| {
            format!("{}/members/{}", place(at), self.people[person].client.handle())
        };
        let about = |person: usize, what: &str| {
            format!("/people/{}/{what}", self.people[person].client.handle())
        };
        match act {
            Act::Add(person, at) => {
                let standing = Some(json!({ "standing": "member" }));
                root.api("PUT", &member(person, at), standing).await.expect(204);
            }
            Act::TakeOut(person, at) => {
                root.api("DELETE", &member(person, at), None).await.expect(204);
            }
            Act::Leave(person, at) => {
                let who = self.people[person].client.on(node);
                who.api("DELETE", &format!("{}/membership", place(at)), None).await.expect(204);
            }
            Act::Narrow(at) => {
                let access = Some(json!({ "access": "secret" }));
                root.api("PATCH", &place(at), access).await.expect(200);
            }
            Act::Delete(at) => {
                let post = format!("/posts/{}", self.places[at].post);
                root.api("DELETE", &post, None).await.expect(204);
            }
            Act::Restore(at) => {
                let post = format!("/posts/{}/restore", self.places[at].post);
                root.api("POST", &post, None).await.expect(204);
            }
            Act::Role(person) => {
                let role = if self.model.people[person].guest { "member" } else { "guest" };
                let role = Some(json!({ "role": role }));
                root.api("PUT", &about(person, "role"), role).await.expect(204);
            }
            Act::Close(person) => {
                root.api("PUT", &about(person, "closed"), None).await.expect(204);
            }
            Act::Reopen(person) => {
                root.api("DELETE", &about(person, "closed"), None).await.expect(204);
            }
            Act::SignIn(person) => self.sign_in(person).await,
            Act::SignOut(person) => {
                let who = self.people[person].client.on(node);
                who.post("/sign-out", &[]).await.expect(303);
            }
            Act::Revoke(person) => {
                let who = self.people[person].client.on(node);
                let list = who.api("GET", "/tokens", None).await.expect(200).json();
                let path = format!("/tokens/{}", list[0]["id"].as_str().unwrap());
                who.api("DELETE", &path, None).await.expect(204);
            }
            Act::EndOthers(person) => {
                let who = self.another_browser(person).await;
                who.on(node).post("/settings/sessions/end-others", &[]).await.expect(303);
                self.people[person].client = who;
            }
            Act::Password(person, keep) => {
                let who = self.another_browser(person).await;
                let old = std::mem::replace(&mut self.people[person].password, PASSWORD);
                let mut fields = vec![("old", old), ("password", PASSWORD)];
                if keep {
                    fields.push(("keep_tokens", "1"));
                }
                who.on(node).post("/settings/password", &fields).await.expect(303);
                self.people[person].client = who;
            }
        }
    }

    async fn another_browser(&self, person: usize) -> Client {
        let id = self.people[person].client.id();
        let open =
            move |tx: &mut kernel::Tx<'_>| identity::session::open(tx, id, &Default::default());
        let session = self.nodes[0].app.db.write(open).await.unwrap();
        self.people[person].client.clone().seated(&session)
    }

    async fn sign_in(&mut self, person: usize) {
        if self.model.with(person, Way::Page).is_none() {
            self.people[person].client = self.another_browser(person).await;
        }
        if self.model.with(person, Way::Program).is_none() {
            let client = self.people[person].client.clone();
            let id = client.id();
            let made = self.nodes[0].app.db.write(move |tx| {
                identity::tokens::create(tx, id, "test", kernel::Scope::Full, None)
            });
            self.people[person].client = client.bearing(&made.await.unwrap().1);
        }
    }

    /// A new post in each place, and one where everybody is.
    async fn publish(&mut self) -> (Vec<String>, String) {
        let places: Vec<_> =
            self.places.iter().map(|place| place.id).chain([self.square]).collect();
        let root = self.root.id();
        let published = self.node().app.db.write(move |tx| {
            let draft =
                posts::PostContent { body: "News.".into(), ..posts::PostContent::default() };
            let publish = |place: &_| posts::record::post(tx, *place, root, &draft);
            places.iter().map(publish).collect::<kernel::Result<Vec<_>>>()
        });
        let mut posts: Vec<String> =
            published.await.unwrap().iter().map(ToString::to_string).collect();
        let fence = posts.pop().expect("the last");
        (posts, fence)
    }

    /// Each stream of this person tells the posts that they may see, and ends where it is to end.
    async fn listen(&mut self, person: usize, posts: &[String], fence: &str) {
        for (n, way) in WAYS.into_iter().enumerate() {
            let Some(mut ear) = self.people[person].ears[n].take() else { continue };
            let holds = self.model.with(person, way) == Some(ear.with);
            let mut told = Vec::new();
            let goes_on = loop {
                match ear.stream.next().await {
                    Some(event) if event.data["post"] == fence => break true,
                    Some(event) => told.push(event.data["post"].clone()),
                    // Cut for another reason, whoever may comes back and has missed nothing.
                    None if holds => {
                        let last = std::mem::take(&mut ear.stream.last);
                        ear.stream = self.stream(person, way, Some(&last)).await;
                    }
                    None => break false,
                }
            };
            assert_eq!(goes_on, holds, "{way:?} of {person} goes on");
            for (place, post) in posts.iter().enumerate() {
                let due = holds && self.model.sees(person, place);
                let is_told = told.iter().any(|one| one == post);
                assert_eq!(is_told, due, "{way:?} of {person} is told of place {place}");
                self.count(due);
            }
            self.people[person].ears[n] = Some(ear).filter(|_| goes_on);
        }
    }

    /// Whom and what an act concerns, and somebody beside.
    fn concerned(&mut self, act: Act) -> Vec<(usize, usize)> {
        let (people, places) = (self.people.len(), self.places.len());
        let by_chance = (self.dice.below(people), self.dice.below(places));
        let mut concerned = match act {
            Act::Add(person, place) | Act::Leave(person, place) | Act::TakeOut(person, place) => {
                vec![(person, place)]
            }
            Act::Narrow(place) | Act::Delete(place) | Act::Restore(place) => {
                (0..people).map(|person| (person, place)).collect()
            }
            Act::Role(person)
            | Act::Close(person)
            | Act::Reopen(person)
            | Act::SignIn(person)
            | Act::SignOut(person)
            | Act::EndOthers(person)
            | Act::Revoke(person)
            | Act::Password(person, _) => vec![(person, by_chance.1)],
        };
        concerned.push(by_chance);
        concerned
    }

    /// The page, the file and the API answer this person about the post of a place.
    async fn ask(&mut self, person: usize, place: usize) {
        let node = self.node();
        let (who, at) = (self.people[person].client.on(node), &self.places[place]);
        let reads = self.model.reads(person, place);
        let due = WAYS.map(|way| reads && self.model.with(person, way).is_some());
        let expected = [due[0], due[0], due[1]];
        let post = format!("/posts/{}", at.post);
        let answers = async || {
            let page = who.get(&post).await;
            let file = who.get(&at.file).await;
            let api = who.api("GET", &post, None).await;
            let shows = |answer: &testkit::Answer| answer.text.contains(&at.words);
            [shows(&page), file.status == 200, shows(&api)]
        };
        match self.nodes.len() {
            1 => assert_eq!(answers().await, expected, "{person} asks about place {place}"),
            // Another node hears of it a moment later.
            _ => in_time(async { while answers().await != expected {} }).await,
        }
        expected.into_iter().for_each(|due| self.count(due));
    }

    fn count(&mut self, due: bool) {
        *if due { &mut self.given } else { &mut self.withheld } += 1;
    }
}
