//! Who may do what with a report: every role, by hand from the rules.
//!
//! `ok` done or seen · `no` seen, but refused · `-` not there.

use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

use super::{id, report};

/// A report on a post of a closed space, sent to its managers, to the moderators of the network, to the referent.
/// Columns: a stranger of the company; a member of the space; who reported; the author; a manager; another
/// manager; the manager of another space; a moderator of the network; the referent; a guest of the space.
const TABLE: &str = "
    action              stranger member reporter author first second other network referent guest
    report              -        ok     bad      no     ok    ok     -     -       -        ok
    managers: see       -        -      ok       -      ok    ok     -     -       -        -
    managers: decide    -        -      no       -      ok    ok     -     -       -        -
    managers: told      -        -      ok       ok     ok    ok     -     -       -        -
    managers: undo      -        -      no       no     ok    ok     -     -       -        -
    managers: appeal    -        -      no       ok     no    no     -     -       -        -
    managers: judge     -        -      no       no     no    ok     -     -       -        -
    network: see        -        -      ok       -      -     -      -     ok      -        -
    network: decide     -        -      no       -      -     -      -     ok      -        -
    network: told       -        -      ok       ok     -     -      -     ok      -        -
    network: undo       -        -      no       no     -     -      -     ok      -        -
    network: judge      -        -      no       no     -     -      -     ok      -        -
    referent: see       -        -      ok       -      -     -      -     -       ok       -
    referent: decide    -        -      no       -      -     -      -     -       ok       -
    referent: undo      -        -      no       no     -     -      -     -       ok       -
    referent: judge     -        -      no       no     -     -      -     ok      no       -
    team: name          no       no     no       no     no    no     no    no      no       no
";

struct World {
    net: TestApp,
    people: Vec<(String, Client)>,
    author: Client,
    reporter: Client,
    /// Who decided first, where an appeal waits.
    deciders: [Client; 3],
    numbers: std::cell::Cell<u32>,
}

impl World {
    async fn new() -> World {
        let net = TestApp::new().await;
        let roles = TABLE.lines().nth(1).expect("roles").split_whitespace().skip(1);
        let mut people = Vec::new();
        for role in roles {
            let client = match role {
                "guest" => net.guest(role).await,
                _ => net.member(role).await,
            };
            people.push((role.to_owned(), client));
        }
        let of =
            |role: &str| people.iter().find(|(name, _)| name == role).expect("a role").1.clone();
        let room = net.space(&of("first"), "room", Access::Closed).await;
        net.space(&of("other"), "elsewhere", Access::Closed).await;
        for role in ["member", "reporter", "author", "second", "guest"] {
            net.join(room, &of(role)).await;
        }
        let manager = [("standing", "animator")];
        of("first").post("/spaces/room/members/second", &manager).await.expect(303);
        let ines = net.administrator("ines").await;
        let team = "/moderation/team";
        ines.api("PUT", &format!("{team}/moderator/network"), None).await.expect(204);
        ines.api("PUT", &format!("{team}/referent/referent"), None).await.expect(204);
        let (author, reporter) = (of("author"), of("reporter"));
        let deciders = [of("first"), ines, of("referent")];
        World { net, people, author, reporter, deciders, numbers: 0.into() }
    }

    /// A new post, reported to this desk; answers the case.
    async fn case(&self, desk: &str) -> String {
        let n = self.numbers.replace(self.numbers.get() + 1);
        let post = self.author.publish("room", &format!("Words {n}")).await;
        if n % 15 == 14 {
            self.forget_reports().await;
        }
        report(&self.reporter, &format!("/posts/{post}"), Some(desk)).await
    }

    /// As if the reports so far had been made long ago: there are as many as one may make an hour.
    async fn forget_reports(&self) {
        kernel::sql! { static AGE = "UPDATE reports SET at = 0"; }
        let age = self.net.app.db.write(|tx| tx.execute(&AGE, kernel::params![]));
        age.await.expect("old reports");
    }

    /// A case of this desk that was decided; answers the case and the decision.
    async fn decided(&self, desk: &str) -> (String, String) {
        let case = self.case(desk).await;
        let by = match desk {
            "managers" => &self.deciders[0],
            "moderators" => &self.deciders[1],
            _ => &self.deciders[2],
        };
        let new = json!({ "measure": "warn", "words": "No." });
        (case.clone(), super::decide(by, &case, new).await)
    }

    async fn attempt(&self, who: &Client, action: &str) -> u16 {
        let (desk, act) = action.split_once(": ").unwrap_or(("", action));
        let desk = if desk == "network" { "moderators" } else { desk };
        let send = |path: String, body: Value| async move {
            who.api("POST", &path, Some(body)).await.status
        };
        let decision = |id: &str, what: &str| format!("/moderation/decisions/{id}/{what}");
        match act {
            "report" => {
                let post = self.author.publish("room", "Words").await;
                if who.handle() == "reporter" {
                    report(who, &format!("/posts/{post}"), None).await;
                }
                let path = format!("/posts/{post}/reports");
                send(path, json!({ "reason": "spam" })).await
            }
            "see" => {
                let case = self.case(desk).await;
                self.both(who, &format!("/moderation/cases/{case}")).await
            }
            "told" => {
                let case = self.decided(desk).await.0;
                self.both(who, &format!("/moderation/cases/{case}")).await
            }
            "decide" => {
                let case = self.case(desk).await;
                let path = format!("/moderation/cases/{case}/decisions");
                send(path, json!({ "measure": "keep" })).await
            }
            "undo" => {
                let id = self.decided(desk).await.1;
                send(decision(&id, "undo"), json!({})).await
            }
            "appeal" => {
                let id = self.decided(desk).await.1;
                send(decision(&id, "appeal"), json!({ "words": "Why?" })).await
            }
            "judge" => {
                let id = self.decided(desk).await.1;
                let why = json!({ "words": "Why?" });
                self.author.api("POST", &decision(&id, "appeal"), Some(why)).await.expect(204);
                send(decision(&id, "judgement"), json!({ "outcome": "lifted" })).await
            }
            "name" => who.api("PUT", "/moderation/team/moderator/other", None).await.status,
            other => panic!("no such action: {other}"),
        }
    }

    /// Over the API as in the page.
    async fn both(&self, who: &Client, path: &str) -> u16 {
        let (api, page) = (who.api("GET", path, None).await.status, who.get(path).await.status);
        assert_eq!(api, page, "{} {path}", who.handle());
        api
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_role_may_do_with_reports_what_the_table_says() {
    let world = World::new().await;
    let mut wrong = Vec::new();
    for line in TABLE.lines().skip(2).filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (action, expected) = words.split_at(words.len() - world.people.len());
        let action = action.join(" ");
        for ((role, who), expected) in world.people.iter().zip(expected) {
            let found = match world.attempt(who, &action).await {
                200 | 201 | 204 => "ok",
                403 => "no",
                404 => "-",
                409 => "bad",
                other => panic!("{role}: {action}: {other}"),
            };
            if found != *expected {
                wrong.push(format!("{role}: {action}: {found} instead of {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_who_is_no_longer_one_sees_no_report_and_nothing_of_it_in_the_inbox() {
    let room = super::room().await;
    let case_id = report(&room.max, &format!("/posts/{}", room.post), None).await;
    assert_eq!(super::queue(&room.bo, "cases").await, std::slice::from_ref(&case_id));
    room.ana.api("DELETE", "/spaces/room/members/bo", None).await.expect(204);
    room.bo.api("GET", &format!("/moderation/cases/{case_id}"), None).await.expect(404);
    assert_eq!(super::queue(&room.bo, "cases").await, [""; 0]);
    assert!(crate::inbox::waiting(&room.net, &room.bo).await.is_empty());
    let queue = room.ana.api("GET", "/moderation", None).await.json();
    assert_eq!(id(&queue["cases"][0]), case_id);
}
