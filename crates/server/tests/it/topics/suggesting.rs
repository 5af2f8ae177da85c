//! Topics that are suggested while one writes.

use testkit::TestApp;
use testkit::kinds::room;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_spelled_alike_is_offered_as_one() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    for _ in 0..2 {
        ana.publish("room", "Of #Télétravail").await;
    }
    ana.publish("room", "Of #tele-travail and #ressources-humaines").await;
    let offered = ben.api("GET", "/suggestions?kind=topic&q=tele", None).await.expect(200).json();
    assert_eq!(offered.as_array().unwrap().len(), 1, "{offered}");
    assert_eq!(offered[0]["value"], "Télétravail", "the one that is used most");
    let typed = ben.api("GET", "/suggestions?kind=topic&q=télé-travails", None).await.json();
    assert_eq!(typed[0]["value"], "Télétravail", "hyphens and plurals do not count");

    let suggested = |body: &'static str| {
        let (ben, typed) = (&ben, [("kind", "message"), ("body", body)]);
        async move { ben.post("/fragments/asked", &typed).await.expect(200).text }
    };
    let by_words = suggested("Le service des ressources humaines répond").await;
    assert!(by_words.contains("data-topic=\"ressources-humaines\""), "{by_words}");
    let instead = suggested("Vive le #télé-travails !").await;
    assert!(instead.contains("data-instead=\"télé-travails\""), "{instead}");
    assert!(instead.contains("data-topic=\"Télétravail\""), "{instead}");
    assert_eq!(suggested("Vive le #télétravail !").await, "", "it has that topic");
    assert_eq!(suggested("Rien de tel").await, "");
}
