//! Writing and answering posts of every kind, keeping a draft, saving and sharing.

use serde_json::json;
use testkit::browser::{Browser, Look};

use super::{BODY, FIRST, PUBLISH, Place, TITLE, both, choose, open, value};
use crate::kinds::{id, published, seen};

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_is_written_answered_and_closed_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        let window = place.window(&browser, &look, "/spaces/atelier").await;
        window.click("#composer label:has([value=poll])").await;
        window.fill(TITLE, "Tea or coffee?").await;
        window.fill("#composer .asks-lines input:nth-of-type(1)", "Tea").await;
        window.fill("#composer .asks-lines input:nth-of-type(2)", "Coffee").await;
        // There is always one line more than are filled.
        window.fill("#composer .asks-lines input:nth-of-type(3)", "Neither").await;
        window.wait_for("#composer .asks-lines input:nth-of-type(4)").await;
        window.click(PUBLISH).await;
        window.wait_for_text(&format!("{FIRST} .post-title"), "Tea or coffee?").await;

        let noor = open(&browser, &look, &place.app.address, &place.noor, "/spaces/atelier").await;
        noor.click(&format!("{FIRST} .poll-choice:nth-of-type(2)")).await;
        noor.click(&format!("{FIRST} .poll-send button")).await;
        noor.wait_for_text(".post .poll-bar.is-mine", "Coffee").await;
        noor.wait_for_text(".post .poll-bar.is-mine", "100%").await;
        noor.click(".post .poll-again summary").await;
        noor.click(".post .poll-again .poll-choice:nth-of-type(1)").await;
        noor.click(".post .poll-again .poll-send button").await;
        noor.wait_for_text(".post .poll-bar.is-mine", "Tea").await;

        if look.scripts {
            // It arrives where others look.
            window.wait_for_text(&format!("{FIRST} .poll-foot"), "1 person voted").await;
        } else {
            window.reload().await;
        }
        window.click(&format!("{FIRST} .poll-foot .link")).await;
        window.wait_for_text(".post .poll-foot", "Closed").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_announced_is_acknowledged_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        let window = place.window(&browser, &look, "/spaces/atelier").await;
        window.click("#composer label:has([value=announcement])").await;
        window.fill(TITLE, "New badges").await;
        window.click("#composer [name=announcement-acknowledge]").await;
        window.click(PUBLISH).await;
        window.wait_for_text(&format!("{FIRST} .acknowledge"), "Nobody has confirmed yet").await;
        let noor = open(&browser, &look, &place.app.address, &place.noor, "/spaces/atelier").await;
        assert_eq!(noor.count("#composer [value=announcement]").await, 0);
        noor.click(&format!("{FIRST} .acknowledge .button")).await;
        noor.wait_for_text(".post .acknowledge-done", "read and understood").await;
        window.reload().await;
        window.click(&format!("{FIRST} .acknowledge-foot a")).await;
        window.wait_for_text("main", "Everyone answered.").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_accepted_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        let new = json!({ "space": "atelier", "kind": "question", "title": "Which varnish?" });
        let post = id(&published(&place.camille, new).await);
        place.noor.comment(&post, "The yacht one.").await;
        let window = place.window(&browser, &look, &format!("/posts/{post}")).await;
        window.click(".comment-settle button").await;
        window.wait_for_text(".answer", "The yacht one.").await;
        window.wait_for(".comment.is-accepted").await;
        assert_eq!(window.text(".post-kicker").await, "Answered question");
        window.click(".comment-settle button").await;
        window.wait_until_gone(".answer").await;
        assert_eq!(seen(&place.noor, &post).await["state"], json!("open"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_open_on_two_devices_loses_no_word_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let desk = place.window(&browser, &Look::default(), "/spaces/atelier").await;
    desk.press(BODY, "Begun at the desk").await;
    desk.wait_for_text("#composer [data-kept]", "Draft saved").await;
    let phone = place.window(&browser, &Look::phone(), "/drafts").await;
    phone.click(".row-title a").await;
    phone.wait_for("#composer").await;
    phone.press(BODY, ", then on the train").await;
    phone.wait_for_text("#composer [data-kept]", "Draft saved").await;
    // The desk goes on with what it knows, and is told.
    desk.press(BODY, ", then at lunch").await;
    desk.click("#composer [data-stale]").await;
    desk.wait_for_text(".wording .source", "Begun at the desk, then on the train").await;
    assert_eq!(value(&desk, BODY).await, "Begun at the desk, then at lunch");
    // Publishing from there is a choice; the phone, whose draft it was, is told in its turn.
    desk.click("#composer .audience").await;
    desk.wait_for_text(&format!("{FIRST} .post-body"), "then at lunch").await;
    phone.press(BODY, " home").await;
    phone.click(PUBLISH).await;
    phone.wait_for_text(&format!("{FIRST} .post-body"), "then on the train home").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_gone_on_with_on_another_device_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let desk = place.window(&browser, &Look::default(), "/spaces/atelier").await;
    desk.press(BODY, "Not yet finished").await;
    desk.wait_for_text("#composer [data-kept]", "Draft saved").await;
    let phone = place.window(&browser, &Look::phone(), "/drafts").await;
    phone.click(".row-title a").await;
    phone.wait_for("#composer").await;
    assert_eq!(value(&phone, BODY).await, "Not yet finished");
    phone.press(BODY, ", and now it is.").await;
    phone.click(PUBLISH).await;
    phone.wait_for_text(&format!("{FIRST} .post-body"), "Not yet finished, and now it is.").await;
    phone.goto(&format!("{}/drafts", place.app.address)).await;
    phone.wait_for_text("main", "No drafts").await;

    let plain = Look::default().without_scripts();
    let plain = place.window(&browser, &plain, "/spaces/atelier").await;
    plain.fill(BODY, "For later").await;
    plain.click("#composer .composer-foot [popovertarget]").await;
    plain.click("#composer .composer-later [value=draft]").await;
    plain.wait_for_text(".notice", "Draft saved.").await;
    plain.wait_for_text(".row-title", "For later").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_is_saved_and_shared_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    place.app.space(&place.camille, "news", spaces::Access::Open).await;
    for look in both() {
        let post = place.noor.publish("atelier", "The glue has set.").await;
        let window = place.window(&browser, &look, &format!("/posts/{post}")).await;
        choose(
            &window,
            &look,
            ".post-head [data-menu]",
            ".menu-items form[action$='/save'] button",
        )
        .await;
        window.wait_for_text("body", "Saved").await;
        window.goto(&format!("{}/saved", place.app.address)).await;
        window.wait_for_text(&format!("#post-{post} .post-body"), "The glue has set.").await;

        window.goto(&format!("{}/posts/{post}", place.app.address)).await;
        choose(&window, &look, ".post-head [data-menu]", ".menu-items a[href$='/share']").await;
        window.wait_for_url("/share").await;
        window.wait_for_text(".embed", "The glue has set.").await;
        window.click("#composer option[value=news]").await;
        window.fill(BODY, "Look at this.").await;
        window.click(PUBLISH).await;
        window.wait_for_url("/spaces/news").await;
        if !look.scripts {
            window.wait_for(&format!("{FIRST} .shared-link")).await;
            continue;
        }
        window.wait_for_text(&format!("{FIRST} .embed"), "The glue has set.").await;
        // It is still there after something else of the card changed.
        let list = place.camille.api("GET", "/spaces/news/posts", None).await.json();
        let reaction = format!("/posts/{}/reactions/tada", id(&list["items"][0]));
        place.noor.api("PUT", &reaction, None).await.expect(204);
        window.wait_for_text(&format!("{FIRST} .reaction-count"), "1").await;
        window.wait_for_text(&format!("{FIRST} .embed"), "The glue has set.").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_is_seen_before_it_is_published_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        let window = place.window(&browser, &look, "/spaces/atelier").await;
        window.fill(BODY, "The **glue** has set.").await;
        window.click("#composer [data-preview]").await;
        let shown = if look.scripts { "#composer .prose strong" } else { ".card.prose strong" };
        window.wait_for_text(shown, "glue").await;
        if look.scripts {
            window.press(BODY, " *Truly.*").await;
            window.wait_for_text("#composer .prose em", "Truly.").await;
        }
        window.click(PUBLISH).await;
        window.wait_for_text(&format!("{FIRST} .post-body"), "The glue has set.").await;
    }
}
