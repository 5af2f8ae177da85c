//! What is found in memory is what the database says.

use std::time::Duration;

use kernel::{Role, SpaceId};
use people::finder::Names;
use serde_json::json;
use spaces::Access;
use testkit::{Chance, Client, TestApp};

use super::{offered, somebody};

const NAMES: [&str; 6] =
    ["Ana Morel", "Anaïs Maurel", "Jean Morin", "Marie-Ange Noël", "Noé Marin", "Amir Anan"];
const WORDS: [&str; 5] = ["Cariste", "Marine", "Achats", "Morlaix", ""];
const TYPED: [&str; 12] =
    ["", "an", "mor", "Noël", "marin", "maurle", "achat", "mor an", "carsite", "s-2", "@s", "q"];

/// What the database says, without what is in memory.
async fn plain(net: &TestApp, who: &Client, typed: &str) -> Vec<String> {
    let (viewer, typed) = (who.viewer(), typed.to_owned());
    let read = move |tx: &mut kernel::Tx<'_>| {
        let found = Names::default().find(tx, &viewer, &typed, None, people::finder::OFFERED)?;
        Ok(found.into_iter().map(|one| one.card.handle).collect())
    };
    net.app.db.read(read).await.expect("people")
}

struct History<'a> {
    net: &'a TestApp,
    admin: &'a Client,
    subjects: Vec<Client>,
    spaces: Vec<SpaceId>,
    chance: Chance,
}

impl History<'_> {
    async fn step(&mut self) {
        let at = self.chance.below(self.subjects.len());
        let (who, handle) = (&self.subjects[at], self.subjects[at].handle().to_owned());
        match self.chance.below(9) {
            0 | 1 => {
                let name = *self.chance.one(&NAMES);
                who.api("PATCH", "/me", Some(json!({ "name": name }))).await;
            }
            2 | 3 => {
                let [job, unit, site] = [0; 3].map(|_| *self.chance.one(&WORDS));
                let said = json!({ "job": job, "unit": unit, "site": site });
                who.api("PATCH", "/me", Some(said)).await;
            }
            4 => {
                let method = *self.chance.one(&["PUT", "DELETE"]);
                self.admin.api(method, &format!("/people/{handle}/closed"), None).await;
            }
            5 => {
                let role = *self.chance.one(&[Role::Member, Role::Guest]);
                let path = format!("/people/{handle}/role");
                self.admin.api("PUT", &path, Some(json!({ "role": role }))).await;
            }
            6 => {
                let space = *self.chance.one(&self.spaces);
                self.net.join(space, &self.subjects[at]).await;
            }
            7 => {
                let word = *self.chance.one(&WORDS[..4]);
                let renamed = self.net.app.db.write(move |tx| {
                    // Every unit is called by another word.
                    for unit in people::all_units(tx)? {
                        people::change_unit(tx, unit.id, &format!("{word} {}", unit.id), None)?;
                    }
                    Ok(())
                });
                renamed.await.expect("units");
            }
            _ => {
                let n = self.chance.below(1_000);
                let (name, job) = (*self.chance.one(&NAMES), *self.chance.one(&WORDS));
                somebody(self.net, &format!("n{n}"), name, job, "", "").await;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn memory_finds_whom_the_database_finds() {
    let net = TestApp::new().await;
    let (admin, guest) = (net.administrator("ada").await, net.guest("gus").await);
    let mut spaces = Vec::new();
    for (slug, founder) in [("one", &guest), ("two", &admin)] {
        spaces.push(net.space_of(founder, slug, Access::Secret, spaces::Kind::External).await);
    }
    let mut subjects = Vec::new();
    for n in 0..6 {
        subjects.push(net.member(&format!("s-{n}")).await);
    }
    let chance = Chance::new(11);
    let mut history = History { net: &net, admin: &admin, subjects, spaces, chance };
    let mut found = 0;
    for step in 0..80 {
        history.step().await;
        let typed = *history.chance.one(&TYPED);
        for who in [&admin, &guest] {
            let memory = offered(who, typed).await;
            assert_eq!(memory, plain(&net, who, typed).await, "{typed:?} after step {step}");
            found += memory.len();
        }
    }
    assert!(found > 80, "the history was too quiet: {found}");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_node_finds_people_by_what_they_are_called_now() {
    let net = TestApp::new().await;
    // A database in a file has one process.
    let Some(other) = net.beside().await else { return };
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let far = ben.on(&other);
    assert_eq!(offered(&far, "quintessa").await, Vec::<String>::new(), "it has looked once");
    ana.api("PATCH", "/me", Some(json!({ "name": "Quintessa" }))).await.expect(200);
    let found = async {
        while offered(&far, "quintessa").await != ["ana"] {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), found).await.expect("the log tells");
}
