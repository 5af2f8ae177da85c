//! Second thoughts: editing with its history, deleting and undoing it.

use testkit::browser::Browser;

use super::{Place, both, choose, value};

#[tokio::test(flavor = "multi_thread")]
async fn an_edited_post_shows_what_it_said_before_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        let post = place.camille.publish("atelier", "We open at nine.").await;
        let window = place.window(&browser, &look, &format!("/posts/{post}")).await;
        choose(&window, &look, ".post-head [data-menu]", ".menu-items [href$='/edit']").await;
        window.wait_for_url("/edit").await;
        assert_eq!(value(&window, "[name=body]").await, "We open at nine.");
        window.fill("[name=body]", "We open at eight.").await;
        window.click(".form-actions .button-primary").await;
        window.wait_for_url(&format!("/posts/{post}")).await;
        window.wait_for_text(".post-body", "We open at eight.").await;
        window.click(".post-meta a[href$='/history']").await;
        window.wait_for_text(".revision:last-child .source", "We open at nine.").await;
        assert_eq!(window.count(".revision").await, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_deleted_is_brought_back_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        let post = place.camille.publish("atelier", "Not yet finished").await;
        let window = place.window(&browser, &look, "/spaces/atelier").await;
        let card = format!("#post-{post}");
        let menu = format!("{card} [href$='/actions']");
        choose(&window, &look, &menu, ".menu-items .menu-danger").await;
        window.wait_for_text(".notice", "Post deleted.").await;
        assert_eq!(window.count(&card).await, 0);
        window.click(".notice button").await;
        window.wait_for_text(".notice", "Restored.").await;
        window.wait_for_text(".post-body", "Not yet finished").await;

        place.camille.comment(&post, "A word too many").await;
        window.reload().await;
        let menu = ".comment [href$='/actions']";
        choose(&window, &look, menu, ".menu-items .menu-danger").await;
        window.wait_for_text(".notice", "Comment deleted.").await;
        assert!(!window.text("body").await.contains("A word too many"));
        window.click(".notice button").await;
        window.wait_for_text(".comment-body", "A word too many").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edited_comment_says_so_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        let post = place.noor.publish("atelier", "When do we open?").await;
        place.camille.comment(&post, "At nine.").await;
        let window = place.window(&browser, &look, &format!("/posts/{post}")).await;
        choose(&window, &look, ".comment-foot > [data-menu]", ".menu-items [href$='/edit']").await;
        window.wait_for_url("/edit").await;
        window.fill("[name=body]", "At eight.").await;
        window.click(".form-actions .button-primary").await;
        window.wait_for_text(".comment .comment-body", "At eight.").await;
        window.wait_for_text(".comment .post-meta", "edited").await;
    }
}
