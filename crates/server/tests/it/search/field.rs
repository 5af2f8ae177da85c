//! What the field in the frame offers.

use spaces::Access;
use testkit::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn the_field_offers_people_spaces_topics_texts_and_pages() {
    let test = TestApp::new().await;
    let (ana, _) = (test.member("ana").await, test.member("benoit.lemaire").await);
    test.space(&ana, "lemans", Access::Open).await;
    ana.publish("lemans", "Lemonade for everybody #lemon").await;
    test.indexed().await;
    let offered = ana.api("GET", "/search/quick?q=lem", None).await.expect(200).json();
    let offered: Vec<(String, String)> = offered
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["kind"].as_str().unwrap().into(), one["label"].as_str().unwrap().into()))
        .collect();
    for expected in [
        ("person", "Benoit lemaire"),
        ("space", "lemans"),
        ("topic", "#lemon"),
        ("message", "Lemonade for everybody #lemon"),
    ] {
        let there = offered.iter().any(|(kind, label)| (kind.as_str(), label.as_str()) == expected);
        assert!(there, "{expected:?}: {offered:?}");
    }
    let page = ana.get("/").await.expect(200).text;
    assert!(page.contains("role=\"search\"") && page.contains("action=\"/search\""), "{page}");
    let question = ana.get("/search/quick?q=ques").await.expect(200).text;
    assert!(question.contains("/posts/new?kind=question"), "{question}");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_offered_to_those_they_are_for_and_lead_somewhere() {
    let test = TestApp::new().await;
    let people =
        [test.administrator("ada").await, test.member("ana").await, test.guest("gus").await];
    test.indexed().await;
    for who in &people {
        let mut offered = 0;
        // Every page has a name that begins with one of these.
        for letter in 'a'..='z' {
            let answer =
                who.api("GET", &format!("/search/quick?q={letter}"), None).await.expect(200).json();
            let pages = answer.as_array().unwrap().iter().filter(|one| one["kind"] == "page");
            for page in pages {
                offered += 1;
                let href = page["href"].as_str().unwrap();
                let status = who.get(href).await.status;
                assert!(status == 200, "{href} for {}: {status}", who.handle());
                assert!(who.handle() == "ada" || !href.starts_with("/admin"), "{href}");
            }
        }
        assert!(offered > 10, "{offered} for {}", who.handle());
    }
}
