//! All emoji, found by their names in both languages.

use spaces::Access;
use testkit::TestApp;
use testkit::kinds::room;

#[tokio::test(flavor = "multi_thread")]
async fn one_reacts_with_any_emoji_found_in_either_language() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let post = ana.publish("room", "We are live").await;
    let comment = ana.comment(&post, "At last").await;
    for what in [format!("/posts/{post}"), format!("/comments/{comment}")] {
        let picker = ben.get(&format!("{what}/reactions")).await.expect(200).text;
        assert!(picker.contains(&format!("href=\"{what}/emoji\"")));
        let grid = ben.get(&format!("{what}/emoji")).await.expect(200).text;
        assert!(grid.contains("value=\"😀\"") && grid.contains("Animals and nature"));
        assert!(ben.get(&format!("{what}/emoji?group=8")).await.text.contains("value=\"🇫🇷\""));
        for q in ["rocket", "fus%C3%A9e", "FUSEE"] {
            let found = ben.fragment(&format!("{what}/emoji?q={q}")).await.expect(200).text;
            assert!(
                found.contains("value=\"🚀\" title=\"rocket\"") && !found.contains("😀"),
                "{q}"
            );
        }
        assert!(
            ben.get(&format!("{what}/emoji?q=zzzz")).await.text.contains("No emoji has this name")
        );
        ben.post(&format!("{what}/reactions"), &[("emoji", "🚀")]).await.expect(303);
        assert!(ana.get(&format!("/posts/{post}")).await.text.contains("🚀"));
    }
    // The same for whoever writes.
    let grid = ben.get("/fragments/emoji").await.expect(200).text;
    assert!(grid.contains("data-emoji=\"😀\"") && grid.contains("/fragments/emoji?group=1"));
    let found = ben.get("/fragments/emoji?q=fus%C3%A9e").await.expect(200).text;
    assert!(found.contains("data-emoji=\"🚀\"") && !found.contains("😀"));
    let offered = ana.api("GET", "/suggestions?kind=emoji&q=fus", None).await.expect(200).json();
    assert!(offered.as_array().unwrap().iter().any(|one| one["value"] == "🚀"), "{offered}");
    net.space(&ana, "vault", Access::Secret).await;
    let hidden = ana.publish("vault", "Hush").await;
    ben.get(&format!("/posts/{hidden}/emoji")).await.expect(404);
}
