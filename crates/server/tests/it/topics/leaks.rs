//! Only topics of what somebody reads exist for them: a table of channels × readers.

use serde_json::json;
use spaces::{Access, Kind};
use testkit::{Client, TestApp};

use super::keys;

/// Ana writes about quinces in a secret space, about medlars in a closed one that Ben is in too, and about roses in an
/// open one; Ben and Ana talk about figs. Eve is a member, Gil a guest.
async fn world() -> (TestApp, [Client; 4]) {
    let net = TestApp::new().await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    let gil = net.guest("gil").await;
    net.space(&ana, "attic", Access::Secret).await;
    let closed = net.space_of(&ana, "cellar", Access::Closed, Kind::Interest).await;
    net.join(closed, &ben).await;
    net.space(&ana, "garden", Access::Open).await;
    ana.publish("attic", "Of #quince and #roses, and #attic-only").await;
    ana.publish("cellar", "Of #medlar and #roses").await;
    ana.publish("garden", "Of #roses in June").await;
    net.indexed().await;
    (net, [ana, ben, eve, gil])
}

#[tokio::test(flavor = "multi_thread")]
async fn topics_of_what_one_does_not_read_are_on_no_channel() {
    let (_net, [ana, ben, eve, gil]) = world().await;
    let sees = [
        (&ana, vec!["attic-only", "medlar", "quince", "roses"]),
        (&ben, vec!["medlar", "roses"]),
        (&eve, vec!["roses"]),
        (&gil, vec![]),
    ];
    for (who, expected) in sees {
        assert_eq!(keys(who, "").await, expected, "{}", who.handle());
        for key in ["attic-only", "medlar", "quince", "roses"] {
            let seen = expected.contains(&key);
            let name = format!("{} {key}", who.handle());
            let status = who.api("GET", &format!("/topics/{key}"), None).await.status;
            assert_eq!(status, if seen { 200 } else { 404 }, "{name}");
            assert_eq!(keys(who, &format!("?q={key}")).await.is_empty(), !seen, "{name}");
            let start = &key[..3];
            for (channel, told) in [
                ("list", who.get("/topics").await.text),
                ("completion", who.get(&format!("/complete?kind=topic&q={start}")).await.text),
                ("field", who.get(&format!("/search/quick?q={start}")).await.text),
                (
                    "suggestion",
                    who.post(
                        "/fragments/asked",
                        &[("kind", "message"), ("body", &format!("about {key}"))],
                    )
                    .await
                    .text,
                ),
            ] {
                assert_eq!(told.contains(key), seen, "{name}: {channel}: {told}");
            }
            // The page of one that is not seen is that of one nobody used, but for the name.
            let page = who.get(&format!("/topics/{key}")).await.expect(200).text;
            let unused = who.get("/topics/nobody-used-it").await.expect(200).text;
            let other = |page: &str, key: &str| {
                let main =
                    page.split_once("<main").expect("a main").1.split_once("</main>").unwrap().0;
                let main = main.replace(key, "KEY");
                // Keys of forms differ each time.
                main.split("name=\"csrf\"")
                    .map(|part| part.split_once('>').map_or(part, |p| p.1).to_owned())
                    .collect::<Vec<_>>()
                    .join("")
            };
            let same = other(&page, key) == other(&unused, "nobody-used-it");
            assert_eq!(same, !seen, "{name}");
            // Who manages an open space with it describes it, nobody else: Ana neither what is secret nor what is closed.
            // Who does not see it is told that it is not there.
            let change = Some(json!({ "description": "Mine" }));
            let status = who.api("PATCH", &format!("/topics/{key}"), change).await.status;
            let expected = match (who.handle(), seen) {
                ("ana", _) if key == "roses" => 204,
                (_, true) => 403,
                _ => 404,
            };
            assert_eq!(status, expected, "{name}");
        }
    }
    // What stands beside: related topics, people and spaces are of what each reads.
    for (who, related, spaces) in [
        (&ana, vec!["attic-only", "medlar", "quince"], 3),
        (&ben, vec!["medlar"], 2),
        (&eve, vec![], 1),
    ] {
        let roses = who.api("GET", "/topics/roses", None).await.expect(200).json();
        assert_eq!(roses["related"], json!(related), "{}", who.handle());
        assert_eq!(roses["spaces"].as_array().unwrap().len(), spaces, "{}", who.handle());
        assert_eq!(roses["people"], json!(["ana"]));
        let page = who.get("/topics/roses").await.expect(200).text;
        assert_eq!(page.contains("quince"), who.handle() == "ana");
        assert_eq!(page.contains("medlar"), who.handle() != "eve");
    }
    // A secret space says of nobody that they wrote about something.
    let quince = ana.api("GET", "/topics/quince", None).await.expect(200).json();
    assert_eq!(quince["people"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_merged_leads_on_for_those_alone_who_see_it() {
    let (net, [ana, ben, eve, _]) = world().await;
    let admin = net.administrator("samir").await;
    ana.publish("garden", "Of #fruit").await;
    ana.publish("attic", "Of #orchard too").await;
    // Eve follows what nobody she reads wrote about, and mutes it; Ben follows the fruit.
    eve.api("PUT", "/topics/quince/follow", None).await.expect(204);
    ben.api("PUT", "/topics/fruit/follow", None).await.expect(204);
    // The administrator does not see the quince, and so renames none.
    let into = Some(json!({ "name": "fruit" }));
    admin.api("PATCH", "/topics/quince", into).await.expect(404);
    // The fruit becomes the orchard, which only Ana saw before: now it has a post in the garden.
    admin.api("PATCH", "/topics/fruit", Some(json!({ "name": "orchard" }))).await.expect(204);
    for who in [&ana, &ben, &eve] {
        let page = who.get("/topics/fruit").await;
        assert_eq!((page.status, page.location()), (303, "/topics/orchard"), "{}", who.handle());
        let posts = who.api("GET", "/topics/fruit/posts", None).await.expect(200).json();
        let expected = if who.handle() == "ana" { 2 } else { 1 };
        assert_eq!(posts["items"].as_array().unwrap().len(), expected, "{}", who.handle());
    }
    assert_eq!(ben.api("GET", "/topics/orchard", None).await.json()["followed"], json!(true));
    // The garden is for few: the old name is what it was for others, and so is the new one.
    let garden = "/spaces/garden";
    ana.api("PATCH", garden, Some(json!({ "access": "secret" }))).await;
    for name in ["fruit", "orchard"] {
        eve.api("GET", &format!("/topics/{name}"), None).await.expect(404);
        let page = eve.get(&format!("/topics/{name}")).await.expect(200).text;
        assert!(page.contains(&format!("#{name}")), "{page}");
    }
    assert!(!ben.get("/settings/choices").await.expect(200).text.contains("orchard"));
    assert!(ben.get("/settings/choices").await.expect(200).text.contains("fruit"));
    assert!(!ben.get("/topics/fruit").await.expect(200).text.contains("orchard"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_writes_a_word_learns_nothing_of_its_use_in_secret() {
    let net = TestApp::new().await;
    let (ana, eve) = (net.member("ana").await, net.member("eve").await);
    let (admin, gil) = (net.administrator("samir").await, net.guest("gil").await);
    let attic = net.space(&ana, "attic", Access::Secret).await;
    net.join(attic, &admin).await;
    ana.publish("attic", "Of #Opération-Quince").await;
    let path = "/topics/operation-quince";
    let words = || Some(json!({ "description": "Salaries are cut" }));
    for who in [&ana, &admin] {
        who.api("PATCH", path, words()).await.expect(403);
    }
    assert_eq!(ana.get(&format!("{path}/edit")).await.status, 403);
    // Who runs the network renames it all the same.
    let edit = admin.get(&format!("{path}/edit")).await.expect(200).text;
    assert!(edit.contains("New name") && !edit.contains("What is it about?"), "{edit}");

    // Whoever writes its name anywhere sees the topic, and nothing that others say of it: not even how they spell it.
    eve.publish("@eve", "Of #operation-quince").await;
    let mine = eve.api("GET", path, None).await.expect(200).json();
    assert_eq!((&mine["description"], &mine["name"]), (&json!(""), &json!("operation-quince")));
    let typed = [("kind", "message"), ("body", "operation quince")];
    for (channel, told) in [
        ("list", eve.get("/topics").await),
        ("completion", eve.get("/complete?kind=topic&q=ope").await),
        ("suggestion", eve.post("/fragments/asked", &typed).await),
    ] {
        let told = told.expect(200).text;
        assert!(!told.contains("Opération") && !told.contains("Salaries"), "{channel}: {told}");
    }
    let hers = ana.get("/complete?kind=topic&q=ope").await.expect(200).text;
    assert!(hers.contains("Opération-Quince"), "{hers}");

    // What members say of a topic is not for guests.
    let garden = net.space(&ana, "garden", Access::Open).await;
    net.join(garden, &gil).await;
    ana.publish("garden", "Of #roses").await;
    ana.api("PATCH", "/topics/roses", words()).await.expect(204);
    let seen = eve.api("GET", "/topics/roses", None).await.expect(200).json();
    assert_eq!(seen["description"], json!("Salaries are cut"));
    let seen = gil.api("GET", "/topics/roses", None).await.expect(200).json();
    assert_eq!(seen["description"], json!(""));
    for channel in ["/topics", "/topics/roses"] {
        assert!(!gil.get(channel).await.expect(200).text.contains("Salaries"), "{channel}");
    }
}
