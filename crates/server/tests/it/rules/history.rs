//! Random histories of people and rules that change: after each act, who is in a space, and how, is what the
//! model says.

use std::collections::BTreeMap;

use futures_util::StreamExt;
use kernel::{PersonId, SpaceId, params};
use people::UnitId;
use serde_json::json;
use spaces::Access;
use testkit::{Chance, Client, TestApp};

use super::model::{Act, In, Model};
use super::{group, is, not, rule, settle};

/// Histories of the suite, fewer on PostgreSQL where each takes several times as long, and of the long run.
const HISTORIES: u64 = 200;
const ON_POSTGRES: u64 = 60;
const ACTS: usize = 10;
const PEOPLE: usize = 3;
/// Histories that are played on one network, and at the same time.
const TOGETHER: u64 = 20;
const AT_ONCE: usize = 4;

kernel::sql! {
    static MEMBERS = "SELECT person_id, role, source FROM memberships WHERE space_id = $1";
}

struct World<'a> {
    net: &'a TestApp,
    root: &'a Client,
    model: Model,
    people: Vec<Client>,
    /// Who manages the spaces all the time.
    host: Client,
    spaces: Vec<(String, SpaceId)>,
    group: String,
    units: [(UnitId, String); 2],
    cities: [String; 3],
}

impl<'a> World<'a> {
    async fn new(net: &'a TestApp, root: &'a Client, seed: u64) -> World<'a> {
        let mut people = Vec::new();
        for n in 0..PEOPLE {
            people.push(net.member(&format!("p{seed}x{n}")).await);
        }
        let host = net.member(&format!("host{seed}")).await;
        // Guests have a space left, whatever rules do: their accounts stay open.
        let home = net.space(&host, &format!("home{seed}"), Access::Open).await;
        for person in &people {
            net.join(home, person).await;
        }
        let mut spaces = Vec::new();
        for access in [Access::Open, Access::Closed] {
            let slug = format!("{}{seed}", access.as_str());
            spaces.push((slug.clone(), net.space(&host, &slug, access).await));
        }
        let group = group(root, &format!("Crew {seed}"), &[&host]).await;
        let made = net.app.db.write(move |tx| {
            let upper = people::unit(tx, &format!("Care {seed}"), None)?;
            Ok((upper, people::unit(tx, &format!("Nights {seed}"), Some(upper))?))
        });
        let (upper, lower) = made.await.expect("units");
        let units = [(upper, format!("Care {seed}")), (lower, format!("Nights {seed}"))];
        // The host meets no rule that asks for a site or a unit, and manages anyway.
        let cities = [String::new(), format!("Lyon {seed}"), format!("Paris {seed}")];
        let model = Model::new(PEOPLE);
        World { net, root, model, people, host, spaces, group, units, cities }
    }

    /// The rules of the model, as they are sent.
    fn rule(&self, number: usize) -> Option<serde_json::Value> {
        let [upper, lower] = self.units.each_ref().map(|(id, _)| id.to_string());
        let [_, lyon, paris] = &self.cities;
        // Others play on the same network: each line asks for what only these people have.
        rule(match number {
            0 => json!([[is("site", lyon)]]),
            1 => json!([[is("unit", &upper), not("site", paris)]]),
            2 => json!([[is("site", paris)], [is("unit", &lower), not("group", &self.group)]]),
            3 => json!([[is("job", &self.cities[1]), not("site", lyon), not("unit", &upper)]]),
            _ => json!([[is("group", &self.group)]]),
        })
    }

    async fn perform(&self, act: Act) {
        let (root, host) = (self.root, &self.host);
        let handle = |n: usize| self.people[n].handle();
        let space = |s: usize| format!("/spaces/{}", self.spaces[s].0);
        let put = async |n: usize, s: usize, standing: &str| {
            let path = format!("{}/members/{}", space(s), handle(n));
            host.api("PUT", &path, Some(json!({ "standing": standing }))).await.expect(204);
        };
        match act {
            Act::Site(n, site) => self.says(n, json!({ "site": self.cities[site] })).await,
            Act::Unit(n, unit) => {
                let name = unit.checked_sub(1).map_or("", |unit| &self.units[unit].1);
                self.says(n, json!({ "unit": name })).await;
            }
            Act::Group(n) => {
                let method = if self.model.people[n].group { "DELETE" } else { "PUT" };
                let path = format!("/groups/{}/members/{}", self.group, handle(n));
                root.api(method, &path, None).await.expect(204);
            }
            Act::Guest(n) => {
                let role = if self.model.people[n].guest { "member" } else { "guest" };
                let path = format!("/people/{}/role", handle(n));
                root.api("PUT", &path, Some(json!({ "role": role }))).await.expect(204);
            }
            Act::Chart => {
                let ((upper, _), (lower, name)) = (self.units[0].clone(), self.units[1].clone());
                let parent = (!self.model.under).then_some(upper);
                let moved =
                    move |tx: &mut kernel::Tx<'_>| people::change_unit(tx, lower, &name, parent);
                assert!(self.net.app.db.write(moved).await.unwrap(), "the unit moves");
            }
            Act::Rule(s, number) => {
                let path = format!("{}/rule", space(s));
                host.api("PUT", &path, self.rule(number)).await.expect(200);
            }
            Act::NoRule(s) => {
                host.api("DELETE", &format!("{}/rule", space(s)), None).await.expect(204);
            }
            Act::Join(n, s) => put(n, s, "member").await,
            Act::Leave(n, s) => {
                let (space, person) = (self.spaces[s].1, self.people[n].viewer());
                let leave = move |tx: &mut kernel::Tx<'_>| {
                    let space = spaces::access::visible_by_id(tx, &person, space)?;
                    spaces::leave(tx, &space, person.id)
                };
                self.net.app.db.write(leave).await.expect("they leave");
            }
            Act::Remove(n, s) => {
                let path = format!("{}/members/{}", space(s), handle(n));
                host.api("DELETE", &path, None).await.expect(204);
            }
            Act::Manage(n, s) => {
                let manages = self.model.spaces[s].members[&n].manages;
                put(n, s, if manages { "member" } else { "animator" }).await;
            }
        }
    }

    async fn says(&self, n: usize, change: serde_json::Value) {
        let person = self.people[n].id();
        let change: people::Change = serde_json::from_value(change).expect("a change");
        let said = move |tx: &mut kernel::Tx<'_>| {
            people::change_of(tx, person, Some(person), &change, people::Placed::default())
        };
        self.net.app.db.write(said).await.expect("said");
    }

    async fn step(&mut self, act: Act) {
        self.perform(act).await;
        self.model.apply(act);
        settle(self.net).await;
        for (s, (_, id)) in self.spaces.iter().enumerate() {
            let id = *id;
            let read = self.net.app.db.read(move |tx| {
                tx.query(&MEMBERS, params![id], |row| {
                    let manages = row.get::<String>(1)? == "animator";
                    let by_rule = row.get::<String>(2)? == "rule";
                    Ok((row.get::<PersonId>(0)?, In { manages, by_rule }))
                })
            });
            let number = |id: PersonId| self.people.iter().position(|one| one.id() == id);
            let stored: BTreeMap<usize, In> = read
                .await
                .expect("members")
                .into_iter()
                .filter_map(|(id, how)| Some((number(id)?, how)))
                .collect();
            assert_eq!(stored, self.model.spaces[s].members, "space {s} after {act:?}");
        }
    }
}

/// Plays these histories on a network of their own; answers how often somebody was in a space by its rule.
async fn play(seeds: std::ops::RangeInclusive<u64>) -> usize {
    let net = TestApp::new().await;
    let root = net.administrator("root").await;
    let played = futures_util::stream::iter(seeds).map(|seed| {
        let (net, root) = (&net, &root);
        async move {
            let (mut world, mut dice) = (World::new(net, root, seed).await, Chance::new(seed));
            let mut by_rule = 0;
            // What rule 3 asks of the job is so of all three.
            for n in 0..PEOPLE {
                world.says(n, json!({ "job": world.cities[1] })).await;
            }
            for _ in 0..ACTS {
                let act = *dice.one(&world.model.possible());
                eprintln!("history {seed}: {act:?}");
                world.step(act).await;
                let spaces = world.model.spaces.iter().flat_map(|space| space.members.values());
                by_rule += spaces.filter(|one| one.by_rule).count();
            }
            for (slug, _) in &world.spaces {
                world.host.api("DELETE", &format!("/spaces/{slug}/rule"), None).await;
            }
            by_rule
        }
    });
    played.buffer_unordered(AT_ONCE).fold(0, async |sum, one| sum + one).await
}

async fn play_all(histories: u64) {
    let mut by_rule = 0;
    for first in (1..=histories).step_by(TOGETHER as usize) {
        by_rule += play(first..=first + TOGETHER - 1).await;
    }
    assert!(by_rule as u64 > 2 * histories, "too little: {by_rule}");
}

#[tokio::test(flavor = "multi_thread")]
async fn people_come_and_go_as_the_model_says() {
    play_all(testkit::histories(HISTORIES, ON_POSTGRES)).await;
}
