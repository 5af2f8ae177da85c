//! Merging a space into another: members come along, and every post keeps the readers it had.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{PersonId, SpaceId, Tx, Viewer};
use posts::record::{self, PostContent};
use posts::{PostId, Written};
use serde_json::{Value, json};
use spaces::{Access, Kind, NewSpace, Standing};
use testkit::{Chance, Client, TestApp};

use crate::rules::{is, rule, settle};

/// What a space is, in the model.
struct Place {
    access: Access,
    guests: bool,
    archived: bool,
    members: BTreeSet<usize>,
}

struct History<'a> {
    net: &'a TestApp,
    people: &'a [Client],
    places: BTreeMap<SpaceId, Place>,
    posts: Vec<(PostId, SpaceId)>,
}

impl History<'_> {
    /// The guest is the last.
    fn is_guest(&self, person: usize) -> bool {
        person + 1 == self.people.len()
    }

    fn reads(&self, person: usize, space: SpaceId) -> bool {
        let place = &self.places[&space];
        place.members.contains(&person) || (place.access == Access::Open && !self.is_guest(person))
    }

    async fn write<T: Send + 'static>(
        &self,
        act: impl Fn(&mut Tx<'_>) -> kernel::Result<T> + Send + Sync + 'static,
    ) -> kernel::Result<T> {
        self.net.app.db.write(act).await
    }

    fn ana(&self) -> Viewer {
        self.people[0].viewer()
    }

    async fn found(&mut self, chance: &mut Chance) {
        let access = *chance.one(&[Access::Open, Access::Closed, Access::Secret]);
        let guests = chance.below(2) == 0;
        let kind = if guests { Kind::External } else { Kind::Practice };
        let ana = self.ana().id;
        let space = self.write(move |tx| {
            let new = NewSpace {
                name: "room".into(),
                access: Some(access),
                kind: Some(kind),
                ..NewSpace::default()
            };
            spaces::create(tx, ana, &new)
        });
        let members = BTreeSet::from([0]);
        let place = Place { access, guests, archived: false, members };
        let space = space.await.expect("a space");
        self.places.insert(space, place);
    }

    async fn act(&mut self, chance: &mut Chance) {
        let all: Vec<SpaceId> = self.places.keys().copied().collect();
        let (space, other) = (*chance.one(&all), *chance.one(&all));
        let person = 1 + chance.below(self.people.len() - 1);
        let who: PersonId = self.people[person].id();
        match chance.below(6) {
            0 | 1 if !self.is_guest(person) || self.places[&space].guests => {
                self.write(move |tx| spaces::add(tx, space, who, Standing::Member)).await.unwrap();
                self.places.get_mut(&space).unwrap().members.insert(person);
            }
            2 => {
                let ana = self.ana();
                let published = self.write(move |tx| {
                    let content =
                        PostContent { body: Written::from("Hello"), ..PostContent::default() };
                    record::post(tx, space, ana.id, &content)
                });
                self.posts.push((published.await.unwrap(), space));
            }
            3 if self.places[&space].members.contains(&person) => {
                let ana = self.ana();
                let left = self.write(move |tx| {
                    let space = spaces::access::visible_by_id(tx, &ana, space)?;
                    spaces::leave(tx, &space, who)
                });
                left.await.unwrap();
                self.places.get_mut(&space).unwrap().members.remove(&person);
            }
            4 => {
                let (ana, back) = (self.ana(), self.places[&space].archived);
                let done = self.write(move |tx| {
                    let space = spaces::access::visible_by_id(tx, &ana, space)?.managed(&ana)?;
                    spaces::archive::archive(tx, &ana, &space, !back)
                });
                done.await.unwrap();
                self.places.get_mut(&space).unwrap().archived = !back;
            }
            5 => self.merge(space, other).await,
            _ => {}
        }
    }

    async fn merge(&mut self, space: SpaceId, into: SpaceId) {
        let ana = self.ana();
        let done = self.write(move |tx| {
            let space = spaces::access::visible_by_id(tx, &ana, space)?.managed(&ana)?;
            let into = spaces::access::visible_by_id(tx, &ana, into)?.managed(&ana)?;
            spaces::merge::merge(tx, &ana, &space, &into)
        });
        let done = done.await.is_ok();
        let may = space != into && !self.places[&space].archived && !self.places[&into].archived;
        assert_eq!(done, may);
        if may {
            let coming: Vec<usize> = self.places[&space].members.iter().copied().collect();
            let target = &self.places[&into];
            let coming: Vec<usize> =
                coming.into_iter().filter(|one| !self.is_guest(*one) || target.guests).collect();
            self.places.get_mut(&into).unwrap().members.extend(coming);
            self.places.get_mut(&space).unwrap().archived = true;
        }
    }

    async fn check(&self) {
        let viewers: Vec<Viewer> = self.people.iter().map(Client::viewer).collect();
        let posts = self.posts.clone();
        let read = self.net.app.db.read(move |tx| {
            let mut all = Vec::new();
            for (post, space) in &posts {
                for (n, viewer) in viewers.iter().enumerate() {
                    let reads = posts::access::readable(tx, viewer, *post).is_ok();
                    all.push((n, *space, reads));
                }
            }
            Ok(all)
        });
        for (person, space, reads) in read.await.expect("a look") {
            let expected = self.reads(person, space);
            assert_eq!(reads, expected, "person {person} in a {:?}", self.places[&space].access);
        }
    }
}

/// Histories of one network: more would meet so many spaces that each takes longer than the one before.
const TOGETHER: u64 = 100;

/// Plays these in a network of their own; answers how many spaces were merged.
async fn play(seeds: std::ops::Range<u64>) -> usize {
    let net = TestApp::new().await;
    net.administrator("boss").await;
    let mut people = vec![net.member("ana").await];
    for name in ["ben", "eve", "max"] {
        people.push(net.member(name).await);
    }
    let gus = net.guest("gus").await;
    // The account of a guest who leaves their last space is closed: this one has a space for good.
    let (ana, guest) = (people[0].id(), gus.id());
    let kept = net.app.db.write(move |tx| {
        let kind = Some(Kind::External);
        let home = NewSpace { name: "home".into(), kind, ..NewSpace::default() };
        let home = spaces::create(tx, ana, &home)?;
        spaces::add(tx, home, guest, Standing::Member)
    });
    kept.await.expect("a space");
    people.push(gus);
    let mut merges = 0;
    for seed in seeds {
        let mut chance = Chance::new(seed);
        let mut history =
            History { net: &net, people: &people, places: BTreeMap::new(), posts: Vec::new() };
        for _ in 0..3 {
            history.found(&mut chance).await;
        }
        for _ in 0..24 {
            history.act(&mut chance).await;
        }
        // At least once, of two that may be.
        for space in history.places.keys().copied().collect::<Vec<_>>() {
            let into = *history.places.keys().next().unwrap();
            history.merge(space, into).await;
        }
        history.check().await;
        merges += history.places.values().filter(|place| place.archived).count();
    }
    merges
}

#[tokio::test(flavor = "multi_thread")]
async fn every_post_keeps_its_readers_however_spaces_are_merged() {
    let histories = testkit::histories(100, 100);
    let mut merges = 0;
    for first in (0..histories).step_by(TOGETHER as usize) {
        merges += play(first..histories.min(first + TOGETHER)).await;
    }
    assert!(merges as u64 > histories, "too little to tell: {merges}");
}

/// Handles of those in a space.
async fn inside(who: &Client, slug: &str) -> Vec<String> {
    crate::rules::members(who, slug).await
}

pub async fn merge(who: &Client, from: &str, into: &str) -> u16 {
    let path = format!("/spaces/{from}/merge");
    who.api("POST", &path, Some(json!({ "into": into }))).await.status
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_of_both_merge_and_each_space_links_to_the_other_for_those_who_may_know() {
    let net = TestApp::new().await;
    let (ana, ben, out) =
        (net.member("ana").await, net.member("ben").await, net.member("out").await);
    let gus = net.guest("gus").await;
    let old = net.space_of(&ana, "old", Access::Open, Kind::External).await;
    let new = net.space(&ana, "fresh", Access::Secret).await;
    net.space_of(&ana, "council", Access::Closed, Kind::Agreement).await;
    net.space(&ben, "bens", Access::Open).await;
    for who in [&ben, &gus] {
        net.join(old, who).await;
    }
    let max = net.member("max").await;
    net.join(new, &max).await;
    let post = ana.publish("old", "Written before").await;
    let hidden = ana.publish("fresh", "Written in secret").await;
    for (who, from, into, status) in [
        (&ben, "old", "fresh", 403),
        (&out, "old", "fresh", 403),
        (&gus, "old", "fresh", 403),
        (&max, "fresh", "old", 403),
        (&max, "old", "fresh", 403),
        (&out, "fresh", "old", 404),
        (&ana, "old", "bens", 422),
        (&ana, "old", "nowhere", 422),
        (&ana, "old", "old", 422),
        (&ana, "old", "council", 422),
        (&ana, "council", "old", 422),
    ] {
        assert_eq!(merge(who, from, into).await, status, "{} {from} {into}", who.handle());
    }
    ben.get("/spaces/old/merge").await.expect(403);
    let page = ana.get("/spaces/old/merge").await.expect(200).text;
    assert!(page.contains("value=\"fresh\"") && !page.contains("value=\"bens\""), "{page}");
    assert!(!page.contains("value=\"council\""), "{page}");
    let again = ana.post("/spaces/old/merge", &[("into", "bens")]).await.expect(422).text;
    assert!(again.contains("Choose another space"), "{again}");
    ana.post("/spaces/old/merge", &[("into", "fresh")]).await.expect(303);

    // Members came along; guests did not, for it takes none.
    let members = max.api("GET", "/spaces/fresh/members", None).await.expect(200).json();
    let members: Vec<&Value> =
        members["items"].as_array().unwrap().iter().map(|m| &m["person"]["handle"]).collect();
    assert_eq!(members.len(), 3, "{members:?}");
    assert!(members.contains(&&json!("ben")));
    // The posts are where they were, for whoever read them.
    for (who, old_post, new_post) in
        [(&ana, 200, 200), (&ben, 200, 200), (&out, 200, 404), (&gus, 200, 404), (&max, 200, 200)]
    {
        for (id, status) in [(&post, old_post), (&hidden, new_post)] {
            let answer = who.api("GET", &format!("/posts/{id}"), None).await;
            assert_eq!(answer.status, status, "{} {id}", who.handle());
        }
    }
    assert!(ana.api("GET", "/spaces/old", None).await.json()["archived_at"].is_string());
    // Each links to the other, where that is known: the secret one is to nobody else.
    for (who, knows) in [(&ana, true), (&ben, true), (&max, true), (&out, false), (&gus, false)] {
        let page = who.get("/spaces/old").await.expect(200).text;
        assert_eq!(page.contains("href=\"/spaces/fresh\""), knows, "{}", who.handle());
        let merges = who.api("GET", "/spaces/old/merge", None).await.expect(200).json();
        assert_eq!(merges["into"]["slug"] == "fresh", knows, "{}: {merges}", who.handle());
    }
    assert!(max.get("/spaces/fresh").await.expect(200).text.contains("href=\"/spaces/old\""));
    out.api("GET", "/spaces/fresh/merge", None).await.expect(404);
    assert_eq!(merge(&ana, "old", "fresh").await, 409);
    // Reopened, it is merged no longer.
    ana.api("DELETE", "/spaces/old/archive", None).await.expect(204);
    let merges = ana.api("GET", "/spaces/old/merge", None).await.expect(200).json();
    assert!(merges["into"].is_null(), "{merges}");
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_come_along_from_where_the_company_takes_them() {
    let bridge = crate::guests::Bridge::new().await;
    bridge.comes("gus@partner.example", "Gus").await;
    bridge.comes("eve@client.example", "Eve").await;
    let (net, ana) = (bridge.net(), &bridge.ana);
    net.space_of(ana, "fresh", Access::Closed, Kind::External).await;
    let policy = json!({ "inviters": "managers", "domains": ["partner.example"] });
    bridge.boss.api("PUT", "/guests/policy", Some(policy)).await.expect(200);
    assert_eq!(merge(ana, "bridge", "fresh").await, 204);
    assert_eq!(inside(ana, "fresh").await, ["ana", "gus"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_comes_back_to_what_they_left() {
    let net = TestApp::new().await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    let old = net.space(&ana, "old", Access::Closed).await;
    let fresh = net.space(&ana, "fresh", Access::Open).await;
    for who in [&ben, &eve] {
        net.join(old, who).await;
    }
    net.join(fresh, &ben).await;
    let lyon = rule(json!([[is("site", "Lyon")]]));
    ana.api("PUT", "/spaces/fresh/rule", lyon).await.expect(200);
    ben.api("DELETE", "/spaces/fresh/membership", None).await.expect(204);
    assert_eq!(merge(&ana, "old", "fresh").await, 204);
    assert_eq!(inside(&ana, "fresh").await, ["ana", "eve"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_in_a_space_by_its_rule_does_not_come_along() {
    let net = TestApp::new().await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    let old = net.space(&ana, "old", Access::Open).await;
    net.space(&ana, "fresh", Access::Closed).await;
    net.join(old, &eve).await;
    let lyon = rule(json!([[is("site", "Lyon")]]));
    ana.api("PUT", "/spaces/old/rule", lyon).await.expect(200);
    ben.api("PATCH", "/me", Some(json!({ "site": "Lyon" }))).await.expect(200);
    settle(&net).await;
    assert_eq!(inside(&ana, "old").await, ["ana", "ben", "eve"]);
    let page = ana.get("/spaces/old/merge").await.expect(200).text;
    assert!(page.contains("give the other space the same rule"), "{page}");
    assert_eq!(merge(&ana, "old", "fresh").await, 204);
    assert_eq!(inside(&ana, "fresh").await, ["ana", "eve"]);
}
