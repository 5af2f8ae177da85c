//! The org chart.

use testkit::TestApp;

use super::{place, unit};

#[tokio::test(flavor = "multi_thread")]
async fn the_chart_of_units_tells_who_heads_each_and_how_many_are_in_it() {
    let net = TestApp::new().await;
    let (ada, ben, cleo) =
        (net.member("ada").await, net.member("ben").await, net.member("cleo").await);
    let top = unit(&net, "Cycles", None).await;
    let (shop, lab) = (unit(&net, "Workshop", Some(top)).await, unit(&net, "Lab", Some(top)).await);
    place(&net, &ada, Some(top), None).await;
    place(&net, &ben, Some(shop), Some(ada.id())).await;
    place(&net, &cleo, Some(shop), Some(ben.id())).await;
    let units = ada.api("GET", "/units", None).await.expect(200).json();
    let told: Vec<(&str, i64, &str)> = units
        .as_array()
        .expect("a list")
        .iter()
        .map(|unit| {
            let head = unit["head"]["handle"].as_str().unwrap_or_default();
            (
                unit["name"].as_str().expect("a name"),
                unit["people"].as_i64().expect("a number"),
                head,
            )
        })
        .collect();
    assert_eq!(told, [("Cycles", 3, "ada"), ("Lab", 0, ""), ("Workshop", 2, "ben")]);
    let page = cleo.get("/org-chart").await.expect(200).text;
    assert!(page.contains("2 units in Cycles") && page.contains("/people/ben\""), "{page}");
    // What was said of a head goes before what can be guessed.
    let head = cleo.id();
    net.app.db.write(move |tx| people::set_unit_head(tx, lab, Some(head))).await.expect("a head");
    let below = cleo.get(&format!("/org-chart?unit={lab}")).await.expect(200).text;
    assert!(below.contains("/people/cleo\"") && !below.contains("Workshop"), "{below}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chart_of_people_survives_a_circle_of_managers() {
    let net = TestApp::new().await;
    let (ada, ben, cleo) =
        (net.member("ada").await, net.member("ben").await, net.member("cleo").await);
    place(&net, &ada, None, Some(ben.id())).await;
    place(&net, &ben, None, Some(ada.id())).await;
    place(&net, &cleo, None, Some(ben.id())).await;
    let line = cleo.api("GET", "/people/cleo/line", None).await.expect(200).json();
    let managers = line["managers"].as_array().expect("a list");
    let managers: Vec<&str> = managers.iter().filter_map(|one| one["handle"].as_str()).collect();
    assert_eq!(managers, ["ben", "ada"]);
    let of_ben = cleo.get("/org-chart/people?of=ben").await.expect(200).text;
    assert!(of_ben.contains("/people/cleo\"") && of_ben.contains("/people/ada\""), "{of_ben}");
    cleo.get("/org-chart/people").await.expect(200);
    let profile = cleo.get("/people/ben").await.text;
    assert!(profile.contains("/org-chart/people?of=ben"), "{profile}");
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_see_no_org_chart() {
    let net = TestApp::new().await;
    let (ada, guest) = (net.member("ada").await, net.guest("gus").await);
    unit(&net, "Cycles", None).await;
    for path in ["/org-chart", "/org-chart/people", "/org-chart/people?of=gus"] {
        guest.get(path).await.expect(404);
        ada.get(path).await.expect(200);
    }
    guest.api("GET", "/units", None).await.expect(404);
    guest.api("GET", "/people/gus/line", None).await.expect(404);
    assert!(!guest.get("/people").await.expect(200).text.contains("/org-chart"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_learns_nothing_of_what_stands_above_a_unit() {
    let net = TestApp::new().await;
    let (ada, ben, gus) =
        (net.member("ada").await, net.member("ben").await, net.guest("gus").await);
    let top = unit(&net, "Juridique", None).await;
    let below = unit(&net, "Contrats", Some(top)).await;
    place(&net, &ada, Some(below), None).await;
    let room = net.space(&ada, "room", spaces::Access::Closed).await;
    net.join(room, &gus).await;
    net.indexed().await;
    for (word, guest, member) in [("Contrats", 1, 1), ("Juridique", 0, 0)] {
        for (who, count) in [(&gus, guest), (&ben, member)] {
            let path = format!("/search?q={word}%20kind:person");
            let answer = who.api("GET", &path, None).await.expect(200).json();
            assert_eq!(answer["total"], count, "{word} for {}", who.handle());
        }
    }
    for (who, count) in [(&gus, 0), (&ben, 1)] {
        let path = format!("/people?unit={top}");
        let page = who.api("GET", &path, None).await.expect(200).json();
        assert_eq!(page["items"].as_array().unwrap().len(), count, "{}", who.handle());
    }
}
