//! Answering: comments, replies, reactions.

use testkit::browser::Browser;

use super::{Place, both, choose, value};

const COMMENT: &str = ".thread > .comment-form textarea";
const SEND: &str = ".thread > .comment-form .button-primary";
/// The form of a reply: under the comment with scripts, on a page of its own without.
const REPLY: &str = "form:has([name=parent]) textarea";
const ANSWER: &str = "form:has([name=parent]) .button-primary";
const REFUSED: &str = "form:has([name=parent]) [data-error]";

#[tokio::test(flavor = "multi_thread")]
async fn a_post_is_commented_and_replied_to_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        let post = place.noor.publish("atelier", "Who has the long clamps?").await;
        let window = place.window(&browser, &look, &format!("/posts/{post}")).await;
        window.fill(COMMENT, "In the *blue* cupboard.").await;
        window.click(SEND).await;
        window.wait_for_text(".comment .comment-body", "In the blue cupboard.").await;
        assert_eq!(value(&window, COMMENT).await, "");

        window.click(".comment .reply").await;
        window.wait_for(REPLY).await;
        window.fill(REPLY, "   ").await;
        window.click(ANSWER).await;
        window.wait_for_text(REFUSED, "There is nothing to publish yet: write something.").await;
        window.fill(REPLY, "Found, thank you.").await;
        window.click(ANSWER).await;
        window.wait_for_text(".replies .comment .comment-body", "Found, thank you.").await;
        assert_eq!(window.count(".comment").await, 2);
        window.wait_for_text(".post-foot > .post-comments", "2 comments").await;
    }
}

/// With scripts the form is put into the list; without, the link leads to it.
#[tokio::test(flavor = "multi_thread")]
async fn a_post_of_a_list_is_answered_from_there_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        place.noor.publish("atelier", "Who has the short clamps?").await;
        let window = place.window(&browser, &look, "/spaces/atelier").await;
        window.click(".comment-link").await;
        window.fill(COMMENT, "I have.").await;
        window.click(SEND).await;
        window.wait_for_text(".comment .comment-body", "I have.").await;
        assert_eq!(window.url().await.ends_with("/spaces/atelier"), look.scripts);
        // It stands at the lower end of the window, where a click of the driver may miss it.
        window.run("document.querySelector('.comment .reply').click()").await;
        window.fill(REPLY, "Until Friday.").await;
        window.click(ANSWER).await;
        window.wait_for_text(".replies .comment .comment-body", "Until Friday.").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_reacts_and_takes_it_back_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        let post = place.noor.publish("atelier", "The chairs are finished.").await;
        place.noor.comment(&post, "All twelve.").await;
        let window = place.window(&browser, &look, &format!("/posts/{post}")).await;
        for foot in [".post-foot", ".comment-foot"] {
            let add = format!("{foot} .reaction-add");
            choose(&window, &look, &add, ".picker button").await;
            window.wait_for_text(&format!("{foot} .reaction.is-mine .reaction-count"), "1").await;
            window.click(&format!("{foot} .reaction.is-mine")).await;
            window.wait_until_gone(&format!("{foot} .reaction.is-mine")).await;
        }
    }
}
