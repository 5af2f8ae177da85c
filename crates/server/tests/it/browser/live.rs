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
