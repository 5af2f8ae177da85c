//! What is typed, and who is meant by it.

use serde_json::json;
use testkit::TestApp;

use super::{offered, somebody};

#[tokio::test(flavor = "multi_thread")]
async fn people_are_found_by_any_part_of_what_is_known_of_them() {
    let net = TestApp::new().await;
    let zoe = net.member("zoe").await;
    let (job, unit) = ("Ingénieure qualité", "Œuvres sociales");
    somebody(&net, "hvd", "Hélène Vasseur-Delmas", job, unit, "Besançon").await;
    somebody(&net, "sobrien", "Sinéad O’Brien", "Acheteuse", "Achats", "Brest").await;
    somebody(&net, "li", "李明", "", "", "").await;
    for (typed, who) in [
        ("hel", "hvd"),
        ("@hvd", "hvd"),
        ("delmas hel", "hvd"),
        ("asseur", "hvd"),
        ("HELENE", "hvd"),
        ("He\u{301}le\u{300}ne", "hvd"),
        ("ingenieure", "hvd"),
        ("génie", "hvd"),
        ("oeuvres", "hvd"),
        ("besan\u{327}con", "hvd"),
        ("hélène achats", ""),
        ("hélène qualité sociales", "hvd"),
        ("Vaseur", "hvd"),
        ("vassuer", "hvd"),
        ("heelne", "hvd"),
        ("helène vosseur", "hvd"),
        ("vossuer", ""),
        ("o'brien", "sobrien"),
        ("O’Brien", "sobrien"),
        ("obrien", "sobrien"),
        ("brian", "sobrien"),
        ("acheteur", "sobrien"),
        ("明", "li"),
        ("%", ""),
        ("_", ""),
        ("zzz", ""),
        // One letter of few, in what is no name: too much is near.
        ("achet", "sobrien"),
        ("ochat", ""),
    ] {
        let found = offered(&zoe, typed).await;
        let expected: Vec<&str> = Some(who).filter(|who| !who.is_empty()).into_iter().collect();
        assert_eq!(found, expected, "{typed}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_closest_come_first_and_a_wrong_letter_last() {
    let net = TestApp::new().await;
    let zoe = net.member("zoe").await;
    for (handle, name, job) in [
        ("a1", "Bernard Aubry", "Marbrier"),
        ("marb", "Clara Petit", ""),
        ("a3", "Omar Bouazza", ""),
        ("a4", "Luc Demarbre", ""),
        ("a5", "Julie Marbot", ""),
        ("a6", "Anne Marbeuf", ""),
        ("a7", "Paul Mabre", ""),
    ] {
        somebody(&net, handle, name, job, "", "").await;
    }
    assert_eq!(offered(&zoe, "marb").await, ["a6", "a5", "marb", "a4", "a1"]);
    assert_eq!(offered(&zoe, "marbre").await, ["a4", "a6", "a7", "a1"]);
    // Among equals, those whom one follows; and oneself after everybody.
    zoe.api("PUT", "/people/a5/follow", None).await.expect(204);
    assert_eq!(offered(&zoe, "marb").await, ["a5", "a6", "marb", "a4", "a1"]);
    zoe.api("PATCH", "/me", Some(json!({ "name": "Zoé Marbot" }))).await.expect(200);
    assert_eq!(offered(&zoe, "marbot").await, ["a5", "zoe"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_tells_people_of_one_name_apart_is_said() {
    let net = TestApp::new().await;
    let zoe = net.member("zoe").await;
    somebody(&net, "jm1", "Jean Martin", "Cariste", "Logistique", "").await;
    somebody(&net, "jm2", "Jean Martin", "", "Achats", "").await;
    let found = zoe.get("/complete?kind=person&q=jean+martin").await.expect(200).json();
    let details: Vec<_> = found.as_array().unwrap().iter().map(|one| &one["detail"]).collect();
    assert_eq!(details, ["Cariste · Logistique", "Achats"]);
}
