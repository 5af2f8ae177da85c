//! Spaces: started by one, joined by another.

use testkit::browser::Browser;

use super::{Place, both, open};

#[tokio::test(flavor = "multi_thread")]
async fn a_space_is_started_and_joined_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for (look, name, slug) in [(0, "Lumière & bois", "lumiere-bois"), (1, "Vélo", "velo")] {
        let look = &both()[look];
        let founder = place.window(&browser, look, "/spaces").await;
        founder.click(".page-actions .button-primary").await;
        founder.wait_for("[name=kind]").await;
        founder.fill("[name=name]", name).await;
        founder.click(".choice:has([value=practice])").await;
        founder.click(".choice:has([value=open])").await;
        founder.fill("[name=description]", "What we learn at the bench.").await;
        founder.fill("[name=charter]", "Be **kind**.").await;
        founder.click(".form-actions .button-primary").await;
        founder.wait_for_url(&format!("/spaces/{slug}")).await;
        assert_eq!(founder.text("h1").await, name);
        assert_eq!(founder.text(".context .prose strong").await, "kind");
        assert_eq!(founder.text(".feed .empty h2").await, "No posts yet");

        let path = format!("/spaces/{slug}");
        let other = open(&browser, look, &place.app.address, &place.noor, &path).await;
        assert_eq!(other.count("#composer").await, 0, "one joins before one publishes");
        other.click(&format!("form[action='{path}/join'] button")).await;
        other.wait_for("#composer").await;
        other.wait_for_text(".space-head .row-meta", "2 members").await;
        assert_eq!(other.count(&format!(".rail a[href='{path}']")).await, 1);
    }
}
