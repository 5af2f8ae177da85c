//! Who is who: whom a line is about, and what it may do to their account.

use serde_json::{Value, json};
use testkit::{Client, TestApp};

use super::real::imported;
use super::{import, notes, sums};
use crate::moving::{House, link};

/// However many leave.
fn sure() -> Value {
    json!({ "yes_many": true })
}

async fn person(admin: &Client, handle: &str) -> Value {
    admin.api("GET", &format!("/people/{handle}"), None).await.expect(200).json()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_somebody_else_has_now_hands_over_no_account() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let head = "id,matricule,nom,email,actif\n";
    let first = "a-1,E1,Jean Martin,jmartin@x.example,oui\nb-2,,Zoé Roy,zoe@x.example,oui\n";
    import(&admin, &format!("{head}{first}"), json!({})).await;
    let given =
        format!("{head},E7,Julie Martin,jmartin@x.example,oui\nb-9,,Zaz Roy,zoe@x.example,oui\n");
    let done = import(&admin, &given, json!({})).await;
    assert_eq!(sums(&done, ["changed", "refused", "missing"]), [0, 2, 0], "{done}");
    assert!(notes(&done)[0].1.contains("same person"), "{done}");
    assert_eq!(person(&admin, "jean.martin").await["name"], "Jean Martin");
    assert_eq!(person(&admin, "zoe.roy").await["name"], "Zoé Roy");
    // Nor is it opened again, also where nothing but the address was known of its owner.
    import(&admin, &format!("{head},,Bob,bob@x.example,oui\n"), json!({})).await;
    let left = first.replace("oui", "non") + ",,Bob,bob@x.example,non\n";
    import(&admin, &format!("{head}{left}"), sure()).await;
    let back = import(&admin, &format!("{given},E9,Robert,bob@x.example,oui\n"), json!({})).await;
    assert_eq!(sums(&back, ["reopened", "refused"]), [0, 3], "{back}");
    assert_eq!(person(&admin, "bob").await["name"], "Bob");
    let bare = import(&admin, &format!("{head},,Bob,bob@x.example,oui\n"), json!({})).await;
    assert_eq!(sums(&bare, ["reopened", "refused"]), [1, 0], "{bare}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_another_file_calls_an_id_is_the_same() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    import(&admin, "id,matricule,nom,email\na-1,E1,Ann,ann@x.example\n", json!({})).await;
    let done = import(&admin, "id,nom,email\nE1,Ann Lee,ann@x.example\n", json!({})).await;
    assert_eq!(sums(&done, ["changed", "refused"]), [1, 0], "{done}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_id_in_the_files_of_two_systems_is_two_people() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = async |name: &str, line: &str| {
        std::fs::write(folder.path().join(name), format!("id,nom,email\n{line}\n"))
            .expect("a file");
        imported(&net, folder.path(), name, false).await
    };
    file("hr.csv", "1001,Ana,ana@x.example").await;
    let other = file("contractors.csv", "1001,Bob,bob@y.example").await;
    assert_eq!((other.changed, other.refused), (0, 1));
    assert_eq!(person(&admin, "ana").await["name"], "Ana");
    // The address tells that it is she, and then her file may change it.
    assert_eq!(file("sites.csv", "1001,Ana,ana@x.example").await.refused, 0);
    assert_eq!(file("hr.csv", "1001,Ana,ana@z.example").await.changed, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_address_ends_the_links_that_went_to_the_old_one_and_sends_nothing() {
    let house = House::new().await;
    let admin = house.net.administrator("boss").await;
    house.net.member_with_mail("ann").await;
    import(&admin, "matricule,nom,email\nE1,Ann,ann@example.com\n", json!({})).await;
    let nobody = house.net.nobody();
    let (csrf, cookie) = nobody.form_token("/forgotten").await;
    let asked = [("login", "ann@example.com"), ("csrf", csrf.as_str())];
    nobody.post_as(&cookie, "/forgotten", &asked).await.expect(303);
    let reset = link(&house.letter_to("ann@example.com").await.text, "/reset/");
    nobody.get(&reset).await.expect(200);
    let letters = house.delivered().await.len();
    let done = import(&admin, "matricule,nom,email\nE1,Ann,ann.lee@x.example\n", json!({})).await;
    assert_eq!(sums(&done, ["changed"]), [1]);
    assert_eq!(person(&admin, "ann").await["email"], "ann.lee@x.example");
    nobody.get(&reset).await.expect(404);
    assert_eq!(house.delivered().await.len(), letters, "an import sends nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_and_the_number_of_an_administrator_are_left_alone() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let head = "id,matricule,nom,email,fonction\n";
    import(&admin, &format!("{head}a-1,E1,Ben,ben@x.example,Chef\n"), json!({})).await;
    let role = Some(json!({ "role": "administrator" }));
    admin.api("PUT", "/people/ben/role", role).await.expect(204);
    let moved = format!("{head}a-1,E2,Ben,other@x.example,Cheffe\n");
    let done = import(&admin, &moved, json!({})).await;
    assert!(notes(&done)[0].1.contains("administrator"), "{done}");
    let ben = person(&admin, "ben").await;
    assert_eq!((&ben["email"], &ben["job"]), (&json!("ben@x.example"), &json!("Cheffe")));
    let account = admin.api("GET", "/accounts?q=ben", None).await.expect(200).json();
    assert_eq!(account["items"][0]["number"], "e1");
}

#[tokio::test(flavor = "multi_thread")]
async fn people_without_number_and_address_come_once_from_two_imports_at_once() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let text = (0..60).fold("id,nom\n".to_owned(), |all, n| all + &format!("k-{n},Nom {n}\n"));
    let (one, other) =
        tokio::join!(import(&admin, &text, json!({})), import(&admin, &text, json!({})));
    let created = sums(&one, ["created"])[0] + sums(&other, ["created"])[0];
    assert_eq!(created, 60, "{one} {other}");
    let again = import(&admin, &text, json!({})).await;
    assert_eq!(sums(&again, ["unchanged", "missing"]), [60, 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_that_waited_gives_the_role_of_the_account() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let invited = json!({ "email": "gus@x.example", "role": "administrator" });
    let made = admin.api("POST", "/invitations", Some(invited)).await.expect(201).json();
    let path = link(made["url"].as_str().expect("a link"), "/join/");
    import(&admin, "nom,email,user type\nGus,gus@x.example,Guest\n", json!({})).await;
    let nobody = net.nobody();
    let (csrf, cookie) = nobody.form_token(&path).await;
    let said = [("password", "trois vélos verts"), ("csrf", csrf.as_str())];
    nobody.post_as(&cookie, &path, &said).await.expect(303);
    let gus = person(&admin, "gus").await;
    assert_eq!((&gus["role"], &gus["claimed"]), (&json!("guest"), &json!(true)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_two_units_have_is_the_one_somebody_is_in() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let paths = "nom,email,service\nA,a@x.example,Lyon > Support\nB,b@x.example,Brest > Support\n";
    import(&admin, paths, json!({})).await;
    let unit = person(&admin, "b").await["unit"]["id"].clone();
    let names = "nom,email,service\nA,a@x.example,Support\nB,b@x.example,Support\n";
    let done = import(&admin, names, json!({})).await;
    assert_eq!(sums(&done, ["changed", "unchanged"]), [0, 2], "{done}");
    assert_eq!(person(&admin, "b").await["unit"]["id"], unit);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_that_is_the_id_of_one_and_the_number_of_another_names_no_manager() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let text = "id,matricule,nom,email,manager\n12,E1,Un,un@x.example,\nx,12,Deux,deux@x.example,\n\
        y,13,Trois,trois@x.example,12\nz,14,Quatre,quatre@x.example,E 1\n";
    let done = import(&admin, text, json!({})).await;
    let told = notes(&done);
    assert!(told.len() == 1 && told[0].0 == 4 && told[0].1.contains("12"), "{told:?}");
    let line = admin.api("GET", "/people/trois/line", None).await.expect(200).json();
    assert_eq!(line["managers"], json!([]), "{line}");
    let line = admin.api("GET", "/people/quatre/line", None).await.expect(200).json();
    assert_eq!(line["managers"][0]["handle"], "un", "{line}");
}
