//! What others do appears as they do it, also after the line was cut.

use testkit::browser::{Browser, Look};

use super::line::Line;
use super::{BODY, FIRST, PUBLISH, Place, choose, open, until};

#[tokio::test(flavor = "multi_thread")]
async fn two_windows_see_one_another_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let address = &place.app.address;
    let near = place.window(&browser, &Look::default(), "/").await;
    let far = open(&browser, &Look::default(), address, &place.noor, "/spaces/atelier").await;
    near.run("window.here = true").await;

    far.fill(BODY, "Is anybody there?").await;
    far.click(PUBLISH).await;
    near.wait_for_text(".news button", "1 new post").await;
    assert_eq!(near.count(".feed > .post").await, 0, "nothing moves under one's eyes");
    near.click(".news button").await;
    near.wait_for_text(&format!("{FIRST} .post-body"), "Is anybody there?").await;
    let shown = near.text(".feed").await;
    assert!(!shown.contains("Your feed is empty"), "the invitation to begin is over: {shown}");

    let post = near.attribute(FIRST, "data-post").await.expect("a post");
    far.goto(&format!("{address}/posts/{post}")).await;
    far.run("window.here = true").await;
    near.goto(&format!("{address}/posts/{post}")).await;
    near.run("window.here = true").await;
    near.fill(".thread > .comment-form textarea", "Just me.").await;
    near.click(".thread > .comment-form .button-primary").await;
    far.wait_for_text(".comment .comment-body", "Just me.").await;
    choose(&far, &Look::default(), ".post-foot .reaction-add", ".picker button").await;
    near.wait_for_text(".post-foot .reaction-count", "1").await;
    until(&near, "document.querySelectorAll('.comment').length === 1").await;
    for window in [&near, &far] {
        assert_eq!(window.run("return window.here").await, true, "nobody loaded the page again");
    }
}

/// Opens the stream again as one whose events come a second late.
const LATE: &str = "dispatchEvent(new Event('pagehide'));
    window.EventSource = class extends EventSource {
        addEventListener(type, hear) {
            super.addEventListener(type, (event) => setTimeout(hear, 1000, event));
        }
    };
    dispatchEvent(new Event('pageshow'));";

#[tokio::test(flavor = "multi_thread")]
async fn a_comment_of_one_s_own_is_counted_when_its_event_comes_late_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let post = place.noor.publish("atelier", "Who has the long clamps?").await;
    let window = place.window(&browser, &Look::default(), &format!("/posts/{post}")).await;
    window.run(LATE).await;
    window.fill(".thread > .comment-form textarea", "I have.").await;
    window.click(".thread > .comment-form .button-primary").await;
    window.wait_for_text(".comment .comment-body", "I have.").await;
    window.wait_for_text(".post-foot > .post-comments", "1 comment").await;
    assert_eq!(window.count(".comment").await, 1);
    // What others say and take back counts too.
    let said = place.noor.comment(&post, "I have others.").await;
    window.wait_for_text(".post-foot > .post-comments", "2 comments").await;
    place.noor.api("DELETE", &format!("/comments/{said}"), None).await.expect(204);
    window.wait_for_text(".post-foot > .post-comments", "1 comment").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_missed_while_the_line_is_cut_in_browser() {
    let (app, line) = Line::to_new_app().await;
    let (place, browser) = (Place::in_app(app).await, Browser::start());
    let post = place.camille.publish("atelier", "Before the storm").await;
    let window =
        open(&browser, &Look::default(), &line.address, &place.camille, "/spaces/atelier").await;
    window.wait_for(FIRST).await;

    line.cut();
    place.noor.publish("atelier", "During the storm").await;
    place.noor.comment(&post, "Close the windows").await;
    let path = format!("/posts/{post}/reactions/{}", ui::encode(ui::REACTIONS[0]));
    place.noor.api("PUT", &path, None).await.expect(204);
    line.mend();
    window.wait_for_text(".news button", "1 new post").await;
    window.wait_for_text(&format!("#post-{post} .post-comments"), "1 comment").await;
    window.wait_for_text(&format!("#post-{post} .reaction-count"), "1").await;
    window.click(".news button").await;
    window.wait_for_text(&format!("{FIRST} .post-body"), "During the storm").await;
}
