//! Files come into the library of a space with their progress, or with a plain form; each is seen, versioned, brought back.

use testkit::browser::Browser;

use super::{Place, both};

#[tokio::test(flavor = "multi_thread")]
async fn files_come_into_the_library_with_and_without_scripts_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.md");
    for (turn, look) in both().into_iter().enumerate() {
        let window = place.window(&browser, &look, "/spaces/atelier").await;
        window.click("a[href='/spaces/atelier/library']").await;
        window.click(".library-new summary").await;
        window.fill(".library-new [name=name]", &format!("Papers {turn}")).await;
        window.click(".library-new .button-primary").await;
        window.wait_for_text("h1", &format!("Papers {turn}")).await;
        for words in ["# First words", "# Second words"] {
            std::fs::write(&path, words).expect("a file");
            window.upload(".library-drop [type=file]", &path).await;
            if look.scripts {
                window.wait_for(".library-chip a").await;
            }
            window.click(".library-send button").await;
            window.wait_for_text(".library-list", "plan.md").await;
        }
        window.wait_for_text(".library-list", "Version 2").await;
        window.click(".library-list .row-title a").await;
        window.wait_for_text(".library-text", "Second words").await;
        window.click("[action$='/versions/1/restore'] button").await;
        window.wait_for_text(".library-text", "First words").await;
        window.wait_for_text(".library-versions", "Restores version 1").await;
        window.click("[popovertarget=library-file-menu]").await;
        window.click("#library-file-menu .menu-danger").await;
        window.wait_for_text(".notice", "Deleted.").await;
        window.click(".notice form button").await;
        window.wait_for_text("h1", "plan.md").await;
    }
}
