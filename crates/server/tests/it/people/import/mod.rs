//! People and units kept by a file.

mod contracts;
mod files;
mod leavers;
mod night;
mod page;
mod real;
mod who;

use serde_json::{Value, json};
use testkit::{Answer, Client, TestApp};

/// Imports by the API; answers the report.
async fn import(admin: &Client, people: &str, more: Value) -> Value {
    let mut body = json!({ "people": people });
    for (name, value) in more.as_object().expect("an object") {
        body[name] = value.clone();
    }
    admin.api("POST", "/people-import", Some(body)).await.expect(200).json()
}

/// Sends a file by the page.
async fn send(admin: &Client, bytes: impl Into<Vec<u8>>) -> Answer {
    let files = vec![("people", "people.csv", bytes.into())];
    admin.post_named_files("/admin/import/people", &[], files).await
}

/// These sums of a report, by name.
fn sums<const N: usize>(report: &Value, names: [&str; N]) -> [i64; N] {
    names.map(|name| report[name].as_i64().unwrap_or_else(|| panic!("{name}: {report}")))
}

/// What is wrong on which line.
fn notes(report: &Value) -> Vec<(u64, String)> {
    let notes = report["notes"].as_array().expect("notes");
    let told = |note: &Value| {
        let problem = note["problem"].as_str().unwrap_or_default().to_owned();
        (note["line"].as_u64().unwrap_or_default(), problem)
    };
    notes.iter().map(told).collect()
}

const UNITS: &str = "code,name,parent,manager\n\
    LAB,Lab,CO,cleo@cycles.example\nCO,Cycles,,ann@cycles.example\n";

const PEOPLE: &str = "matricule,prenom,nom,courriel,fonction,unite,site,manager,telephone,competences,langues\n\
    E1,Ann,Lee,ann@cycles.example,Directrice,CO,Lyon,,+33 1 99 00 00 01,,fr\n\
    E2,Ben,Roy,ben@cycles.example,Soudeur,LAB,Lyon,cleo@cycles.example,,TIG|C++,fr;en\n\
    E3,Cléo,Martin,cleo@cycles.example,Cheffe,LAB,Brest,E1,,,\n";

#[tokio::test(flavor = "multi_thread")]
async fn people_and_units_come_by_a_file_and_the_same_file_again_changes_nothing() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let dry = import(&admin, PEOPLE, json!({ "units": UNITS, "dry_run": true })).await;
    assert_eq!(sums(&dry, ["read", "created", "units_created"]), [3, 3, 2]);
    admin.api("GET", "/people/ann.lee", None).await.expect(404);
    let done = import(&admin, PEOPLE, json!({ "units": UNITS })).await;
    assert_eq!(sums(&done, ["read", "created", "units_created", "refused"]), [3, 3, 2, 0]);
    let ben = admin.api("GET", "/people/ben.roy", None).await.expect(200).json();
    assert_eq!(ben["unit"]["name"], "Lab");
    assert_eq!(ben["manager"]["handle"], "cleo.martin");
    assert_eq!(ben["skills"], json!(["TIG", "C++"]));
    assert_eq!(ben["languages"], json!(["fr", "en"]));
    let units = admin.api("GET", "/units", None).await.json();
    assert_eq!(
        (&units[1]["name"], &units[1]["head"]["handle"]),
        (&json!("Lab"), &json!("cleo.martin"))
    );
    let end = net.end_of_log().await;
    let again = import(&admin, PEOPLE, json!({ "units": UNITS })).await;
    assert_eq!(sums(&again, ["unchanged", "created", "changed", "units_changed"]), [3, 0, 0, 0]);
    assert_eq!(net.end_of_log().await, end, "nothing happened");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changed_in_the_file_changes_and_people_are_known_again_by_their_number() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    import(&admin, PEOPLE, json!({ "units": UNITS })).await;
    let people = PEOPLE
        .replace("ben@cycles.example", "benoit@cycles.example")
        .replace("Soudeur", "Chef d’atelier")
        .replace("TIG|C++", "Rust");
    let units = UNITS.replace("LAB,Lab,CO", "LAB,Laboratoire,CO");
    let done = import(&admin, &people, json!({ "units": units })).await;
    assert_eq!(sums(&done, ["changed", "unchanged", "created", "units_changed"]), [1, 2, 0, 1]);
    let ben = admin.api("GET", "/people/ben.roy", None).await.expect(200).json();
    assert_eq!(
        (&ben["email"], &ben["job"]),
        (&json!("benoit@cycles.example"), &json!("Chef d’atelier"))
    );
    assert_eq!(ben["unit"]["name"], "Laboratoire");
    assert_eq!(ben["skills"], json!(["TIG", "C++"]), "what people say of themselves stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_circle_of_managers_is_told_and_opened() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let text = "nom,email,manager\nUn,un@x.example,deux@x.example\nDeux,deux@x.example,trois@x.example\n\
        Trois,trois@x.example,un@x.example\nQuatre,quatre@x.example,nobody\n";
    let done = import(&admin, text, json!({})).await;
    let told = notes(&done);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].0 == 2 && told[0].1.contains("Un → Deux → Trois → Un"), "{told:?}");
    assert!(told[1].0 == 5 && told[1].1.contains("nobody"), "{told:?}");
    let line = admin.api("GET", "/people/deux/line", None).await.expect(200).json();
    assert_eq!(line["managers"].as_array().map(Vec::len), Some(2), "{line}");
    assert_eq!(notes(&import(&admin, text, json!({})).await), told);
    // Who leads whom may be turned around in one file.
    let turned = "nom,email,manager\nUn,un@x.example,\nDeux,deux@x.example,un@x.example\n\
        Trois,trois@x.example,deux@x.example\n";
    assert!(notes(&import(&admin, turned, json!({})).await).is_empty());
    let line = admin.api("GET", "/people/trois/line", None).await.expect(200).json();
    assert_eq!(line["managers"][1]["handle"], "un");
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_are_mapped_by_hand_where_their_titles_do_not_say() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let body = json!({ "people": "Qui;Contact\nZoé;zoe@x.example\n" });
    admin.api("POST", "/people-import", Some(body)).await.expect(422);
    let columns = json!({ "columns": { "Qui": "name", "Contact": "email" } });
    let done = import(&admin, "Qui;Contact\nZoé;zoe@x.example\n", columns).await;
    assert_eq!(sums(&done, ["created"]), [1]);
    let wrong = json!({ "people": "email\na@x.example\n", "columns": { "email": "salary" } });
    admin.api("POST", "/people-import", Some(wrong)).await.expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_administrators_import() {
    let net = TestApp::new().await;
    let (member, guest) = (net.member("ben").await, net.guest("gus").await);
    let body = || Some(json!({ "people": PEOPLE }));
    for who in [&member, &guest] {
        who.api("POST", "/people-import", body()).await.expect(403);
        who.api("GET", "/people-import", None).await.expect(403);
        who.get("/admin/import/people").await.expect(403);
        who.post("/admin/import/people/run", &[("act", "import")]).await.expect(403);
        who.post("/admin/import/people/ended", &[]).await.expect(403);
    }
    net.nobody().api("POST", "/people-import", body()).await.expect(401);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_becomes_an_administrator_and_whoever_comes_is_in_the_first_spaces() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let space = net.space(&admin, "welcome", spaces::Access::Open).await;
    let first = json!({ "spaces": ["welcome"] });
    admin.api("PUT", "/first-spaces", Some(first)).await.expect(204);
    let text =
        "name,email,role,user type\nBob,bob@x.example,administrator,\nGus,gus@x.example,,Guest\n";
    import(&admin, text, json!({})).await;
    let bob = admin.api("GET", "/people/bob", None).await.expect(200).json();
    assert_eq!((&bob["role"], &bob["claimed"]), (&json!("member"), &json!(false)));
    let gus = admin.api("GET", "/people/gus", None).await.expect(200).json();
    assert_eq!(gus["role"], "guest");
    let members = admin.api("GET", "/spaces/welcome/members", None).await.expect(200).text;
    assert!(members.contains("\"bob\"") && !members.contains("\"gus\""), "{space}: {members}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_invited_before_the_file_came_finds_the_account_that_it_made() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let invited = json!({ "email": "ann@cycles.example", "role": "member" });
    let made = admin.api("POST", "/invitations", Some(invited)).await.expect(201).json();
    let url = made["url"].as_str().expect("a link");
    let path = &url[url.find("/join/").expect("its path")..];
    assert!(!net.nobody().get(path).await.expect(200).text.contains("Ann Lee"));
    import(&admin, PEOPLE, json!({ "units": UNITS })).await;
    assert!(net.nobody().get(path).await.expect(200).text.contains("Ann Lee"));
}
