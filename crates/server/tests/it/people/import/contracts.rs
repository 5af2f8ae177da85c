//! Contracts that end, and the accounts that end with them.

use connect::people_file::Keeper;
use kernel::work::Work;
use kernel::{Clock, Time, params};
use serde_json::json;
use testkit::{Client, TestApp};

use super::leavers::{DAY, NOON};
use super::{import, notes, sums};
use crate::people::log_of;

/// Thirty people, and one whose contract ends tomorrow.
fn table() -> String {
    let text = "nom,email,fin de contrat\nCDD,cdd@x.example,01/12/2026\n".to_owned();
    (0..30).fold(text, |all, n| all + &format!("Nom {n},n{n}@x.example,\n"))
}

/// A network in which that contract has ended.
async fn ended() -> (TestApp, Client, Keeper) {
    let clock = Clock::standing_at(Time::from_millis(NOON));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let admin = net.administrator("ada").await;
    import(&admin, &table(), json!({})).await;
    let keeper = Keeper::new(net.app.clone(), None);
    clock.advance(3 * DAY);
    keeper.round().await.expect("a round");
    assert!(is_closed(&admin).await);
    (net, admin, keeper)
}

async fn is_closed(admin: &Client) -> bool {
    let found = admin.api("GET", "/people/cdd", None).await.expect(200).json();
    found["closed"].as_bool().expect("a word")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_says_nothing_of_contracts_opens_no_account_whose_contract_ended() {
    let (_net, admin, _) = ended().await;
    let done = import(&admin, "nom,email\nCDD,cdd@x.example\n", json!({})).await;
    assert_eq!(sums(&done, ["reopened", "unchanged"]), [0, 1]);
    let directory = "dn: CN=CDD,DC=x\nobjectClass: user\nsn: CDD\nmail: cdd@x.example\n\n";
    let done = import(&admin, directory, json!({})).await;
    assert_eq!(sums(&done, ["reopened", "unchanged"]), [0, 1]);
    assert!(is_closed(&admin).await);
    let never = format!("{}accountExpires: 0\n\n", directory.trim_end().to_owned() + "\n");
    let done = import(&admin, &never, json!({})).await;
    assert_eq!(sums(&done, ["reopened"]), [1], "this one does say that it goes on");
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_an_administrator_reactivated_no_machine_deactivates_again() {
    let (_net, admin, keeper) = ended().await;
    admin.api("DELETE", "/people/cdd/closed", None).await.expect(204);
    keeper.round().await.expect("a round");
    assert!(!is_closed(&admin).await);
    let page = admin.get("/admin/import/people").await.expect(200).text;
    assert!(!page.contains("contract has ended"), "{page}");
    let sure = json!({ "deactivate_missing": true, "yes_many": true });
    let done = import(&admin, &table(), sure.clone()).await;
    assert_eq!(sums(&done, ["closed"]), [0]);
    assert!(notes(&done)[0].1.contains("reactivated"), "{done}");
    let without = table().replace("CDD,cdd@x.example,01/12/2026\n", "");
    let done = import(&admin, &without, sure.clone()).await;
    assert_eq!(sums(&done, ["missing", "closed"]), [1, 0]);
    assert!(!is_closed(&admin).await);
    // Once the file says that they are there, it is believed again.
    import(&admin, &table().replace("01/12/2026", "2027-06-30"), json!({})).await;
    assert_eq!(sums(&import(&admin, &table(), sure).await, ["closed"]), [1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_becomes_of_contracts_is_in_the_log_and_done_by_nobody() {
    kernel::sql! {
        static ACTORS = "SELECT actor_id FROM activities WHERE kind = 'person.closed'";
    }
    let (net, admin, _) = ended().await;
    let actors = net.app.db.read(|tx| tx.query(&ACTORS, params![], |row| row.get(0))).await;
    let actors: Vec<Option<i64>> = actors.expect("the log");
    assert_eq!(actors, [None]);
    let before = log_of(&net, "person.changed").await.len();
    let longer = table().replace("Nom 3,n3@x.example,", "Nom 3,n3@x.example,2027-06-30");
    assert_eq!(sums(&import(&admin, &longer, json!({})).await, ["changed"]), [1]);
    let log = log_of(&net, "person.changed").await;
    assert_eq!(log[before..], [json!({ "fields": ["contract_end"] })]);
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_an_administrator_deactivated_in_time_they_may_reactivate() {
    let clock = Clock::standing_at(Time::from_millis(NOON));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let admin = net.administrator("ada").await;
    import(&admin, &table(), json!({})).await;
    admin.api("PUT", "/people/cdd/closed", None).await.expect(204);
    let keeper = Keeper::new(net.app.clone(), None);
    clock.advance(3 * DAY);
    keeper.round().await.expect("a round");
    admin.api("DELETE", "/people/cdd/closed", None).await.expect(204);
    keeper.round().await.expect("a round");
    assert!(!is_closed(&admin).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_a_contract_is_known_though_a_file_said_it_late() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let without = table().replace("01/12/2026", "");
    import(&admin, &without, json!({})).await;
    let over = without.replace("cdd@x.example,", "cdd@x.example,2020-01-31");
    assert_eq!(sums(&import(&admin, &over, json!({})).await, ["closed"]), [1]);
    let silent = import(&admin, "nom,email\nCDD,cdd@x.example\n", json!({})).await;
    assert_eq!(sums(&silent, ["reopened"]), [0]);
    assert!(is_closed(&admin).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn ends_of_contracts_that_are_held_close_nobody_later() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    import(&admin, &table(), json!({})).await;
    let over = table().replace("example,\n", "example,2020-01-31\n");
    let held = import(&admin, &over, json!({})).await;
    assert_eq!((&held["held"], sums(&held, ["closed"])), (&json!(30), [0]), "{held}");
    let silent = import(&admin, "nom,email\nNom 3,n3@x.example\n", json!({})).await;
    assert_eq!(sums(&silent, ["closed"]), [0], "{silent}");
}
