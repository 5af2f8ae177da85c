//! Who leaves: with the file, by their contract, and never too many at once.

use std::path::Path;

use connect::people_file::{Files, Keeper};
use kernel::work::Work;
use kernel::{Clock, Time};
use serde_json::json;
use testkit::{Client, TestApp};

use super::{import, notes, sums};

/// So many people; those of `without` are left out.
pub fn table(many: usize, without: &[usize]) -> String {
    let lines = (0..many).filter(|n| !without.contains(n));
    lines.fold("nom,email\n".to_owned(), |all, n| all + &format!("Nom {n},n{n}@x.example\n"))
}

async fn is_closed(admin: &Client, n: usize) -> bool {
    let found = admin.api("GET", &format!("/people/nom.{n}"), None).await.expect(200).json();
    found["closed"].as_bool().expect("a word")
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_disappeared_is_told_and_deactivated_only_when_asked() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    net.member("local").await;
    import(&admin, &table(40, &[]), json!({})).await;
    let told = import(&admin, &table(40, &[3]), json!({})).await;
    assert_eq!(sums(&told, ["missing", "closed"]), [1, 0]);
    assert_eq!(told["gone"], json!([{ "handle": "nom.3", "name": "Nom 3" }]));
    assert!(!is_closed(&admin, 3).await);
    let done = import(&admin, &table(40, &[3]), json!({ "deactivate_missing": true })).await;
    assert_eq!(sums(&done, ["missing", "closed"]), [1, 1]);
    assert!(is_closed(&admin, 3).await);
    let again = import(&admin, &table(40, &[3]), json!({ "deactivate_missing": true })).await;
    assert_eq!(sums(&again, ["missing", "closed"]), [0, 0]);
    // Who comes back is there again; whom an administrator deactivated is not.
    admin.api("PUT", "/people/nom.5/closed", None).await.expect(204);
    let back = import(&admin, &table(40, &[]), json!({})).await;
    assert_eq!(sums(&back, ["reopened", "closed"]), [1, 0]);
    assert!(!is_closed(&admin, 3).await && is_closed(&admin, 5).await);
    assert!(notes(&back)[0].1.contains("deactivated by an administrator"), "{back}");
    let local = admin.api("GET", "/people/local", None).await.json();
    assert_eq!(local["closed"], false, "who was never in the file did not disappear");
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_one_in_twenty_is_deactivated_only_when_confirmed() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    import(&admin, &table(40, &[]), json!({})).await;
    let text = table(40, &[1, 2, 3]);
    let held = import(&admin, &text, json!({ "deactivate_missing": true })).await;
    assert_eq!((&held["held_missing"], sums(&held, ["closed"])), (&json!(3), [0]));
    assert!(!is_closed(&admin, 1).await);
    let both = json!({ "deactivate_missing": true, "yes_many": true });
    let done = import(&admin, &text, both).await;
    assert_eq!((&done["held_missing"], sums(&done, ["closed"])), (&json!(null), [3]));
    assert!(is_closed(&admin, 1).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_are_missing_do_not_hold_one_who_left_nor_the_other_way() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let text =
        table(40, &[]).replace("email\n", "email,actif\n").replace("example\n", "example,oui\n");
    import(&admin, &text, json!({})).await;
    let lines: Vec<&str> = text.lines().collect();
    let one_left = text.replace(lines[1], &lines[1].replace("oui", "non"));
    let many_missing =
        lines[2..5].iter().fold(one_left, |text, line| text.replace(&format!("{line}\n"), ""));
    let asked = json!({ "deactivate_missing": true });
    let done = import(&admin, &many_missing, asked.clone()).await;
    assert_eq!((&done["held"], &done["held_missing"]), (&json!(null), &json!(3)), "{done}");
    assert_eq!(sums(&done, ["closed"]), [1]);
    assert!(is_closed(&admin, 0).await && !is_closed(&admin, 1).await);
    let many_left = lines[6..10].iter().fold(text.clone(), |text, line| {
        text.replace(&format!("{line}\n"), &format!("{}\n", line.replace("oui", "non")))
    });
    let one_missing = many_left.replace(&format!("{}\n", lines[2]), "");
    let done = import(&admin, &one_missing, asked).await;
    assert_eq!((&done["held"], &done["held_missing"]), (&json!(4), &json!(null)), "{done}");
    assert!(is_closed(&admin, 1).await && !is_closed(&admin, 6).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_administrator_is_deactivated_and_whoever_a_wrong_line_is_about_is_not_missing() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let head = "nom,email,matricule,actif\n";
    let lines = "Ann,ann@x.example,E1,oui\nBen,ben@x.example,E2,oui\n";
    import(&admin, &format!("{head}{lines}"), json!({})).await;
    let role = Some(json!({ "role": "administrator" }));
    admin.api("PUT", "/people/ann/role", role).await.expect(204);
    let text = format!("{head}Ann,ann@x.example,E1,non\nBen,not an address,E2,oui\n");
    let sure = json!({ "deactivate_missing": true, "yes_many": true });
    let done = import(&admin, &text, sure.clone()).await;
    assert_eq!(sums(&done, ["missing", "closed", "refused"]), [0, 0, 1]);
    assert!(notes(&done)[0].1.contains("stays active"), "{done}");
    let gone = import(&admin, &format!("{head}Zoé,zoe@x.example,E3,oui\n"), sure).await;
    assert_eq!(sums(&gone, ["missing", "closed"]), [2, 1]);
    let ann = admin.api("GET", "/people/ann", None).await.json();
    assert_eq!(ann["closed"], false);
    // Nobody is signed in to a closed account.
    let ben = admin.api("GET", "/people/ben", None).await.json();
    assert_eq!(ben["closed"], true);
}

/// Noon of the 30th of November 2026 in Paris.
pub const NOON: i64 = 1_796_036_400_000;
pub const DAY: i64 = 86_400;

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_closed_when_the_last_day_of_the_contract_is_over() {
    let clock = Clock::standing_at(Time::from_millis(NOON));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let admin = net.administrator("ada").await;
    let mut text = "nom,email,fin de contrat\nCDD,cdd@x.example,01/12/2026\n".to_owned();
    for n in 0..30 {
        text += &format!("Nom {n},n{n}@x.example,\n");
    }
    import(&admin, &text, json!({})).await;
    let keeper = Keeper::new(net.app.clone(), None);
    let closed = async || {
        keeper.round().await.expect("a round");
        admin.api("GET", "/people/cdd", None).await.expect(200).json()["closed"].clone()
    };
    assert_eq!(closed().await, json!(false));
    clock.advance(DAY);
    assert_eq!(closed().await, json!(false), "the last day is worked");
    clock.advance(DAY);
    assert_eq!(closed().await, json!(true));
    // A contract that goes on opens the account again.
    let longer = text.replace("01/12/2026", "2027-06-30");
    assert_eq!(sums(&import(&admin, &longer, json!({})).await, ["reopened"]), [1]);
    assert_eq!(closed().await, json!(false));
}

#[tokio::test(flavor = "multi_thread")]
async fn more_contracts_than_one_in_twenty_wait_for_an_administrator() {
    let clock = Clock::standing_at(Time::from_millis(NOON));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let admin = net.administrator("ada").await;
    let text = "nom,email,fin de contrat\nA,a@x.example,2026-11-30\nB,b@x.example,2026-11-30\n";
    import(&admin, text, json!({})).await;
    clock.advance(DAY);
    Keeper::new(net.app.clone(), None).round().await.expect("a round");
    let page = admin.get("/admin/import/people").await.expect(200).text;
    assert!(page.contains("2 people whose contract has ended"), "{page}");
    admin.post("/admin/import/people/ended", &[]).await.expect(303);
    let a = admin.api("GET", "/people/a", None).await.expect(200).json();
    assert_eq!(a["closed"], true);
}

fn write(path: &Path, text: &str) {
    std::fs::write(path, text).expect("a file");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_imported_once_a_night_and_its_report_is_on_the_page() {
    let clock = Clock::standing_at(Time::from_millis(NOON));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let admin = net.administrator("ada").await;
    let folder = tempfile::tempdir().expect("a folder");
    let (people, units) = (folder.path().join("people.csv"), folder.path().join("units.csv"));
    write(&people, "nom,email,unite\nZoé,zoe@x.example,L\nBob,nobody,L\n");
    write(&units, "code,nom,parent\nL,Lab,\n");
    let files = Files { people: people.clone(), units: Some(units), deactivate_missing: true };
    let keeper = Keeper::new(net.app.clone(), Some(files));
    keeper.round().await.expect("a round");
    let zoe = admin.api("GET", "/people/zoe", None).await.expect(200).json();
    assert_eq!(zoe["unit"]["name"], "Lab");
    let page = admin.get("/admin/import/people").await.expect(200).text;
    assert!(page.contains("Line 3:") && page.contains("New accounts"), "{page}");
    // Once a night.
    write(&people, "nom,email\nZoé,zoe@x.example\nAnn,ann@x.example\n");
    keeper.round().await.expect("a round");
    admin.api("GET", "/people/ann", None).await.expect(404);
    clock.advance(DAY);
    keeper.round().await.expect("a round");
    admin.api("GET", "/people/ann", None).await.expect(200);
    // A file that was cut closes nobody, and one that is gone is told.
    write(&people, "nom,email\nAnn,ann@x.example\n");
    clock.advance(DAY);
    keeper.round().await.expect("a round");
    let last = admin.api("GET", "/people-import", None).await.expect(200).json();
    assert_eq!(
        (&last["report"]["held_missing"], &last["report"]["missing"]),
        (&json!(1), &json!(1))
    );
    std::fs::remove_file(&people).expect("removed");
    clock.advance(DAY);
    keeper.round().await.expect("a round");
    let last = admin.api("GET", "/people-import", None).await.expect(200).json();
    assert!(last["failure"].as_str().is_some_and(|said| said.contains("people.csv")), "{last}");
}
