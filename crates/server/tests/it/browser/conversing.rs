//! Conversations: the list, the page of one, who is here and who is writing.

use testkit::browser::{Browser, Look};

use super::{Place, both, open, until};

const FIELD: &str = ".talk .composer-body";
const SEND: &str = ".talk .audience";
const LAST: &str = ".said:last-child .post-body";

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_is_begun_and_held_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        let window = place.window(&browser, &look, "/conversations").await;
        window.fill("#people", "noor").await;
        if look.scripts {
            window.wait_for(".options li").await;
            window.press("#people", "\n").await;
            window.wait_for(".chip").await;
        }
        window.click("main form .button-primary").await;
        window.wait_for(FIELD).await;
        let words = format!("Have you a minute? {}", look.scripts);
        window.fill(FIELD, &words).await;
        window.click(SEND).await;
        window.wait_for_text(LAST, &words).await;
        until(&window, "document.querySelector('.talk-scroll').scrollTop > -2").await;
        window.goto(&format!("{}/conversations", place.app.address)).await;
        window.wait_for_text(".talks .row-about", &words).await;
        window.click(".talks .row-title a").await;
        window.wait_for_text(LAST, &words).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_beside_a_conversation_says_when_it_is_read_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let people = Some(serde_json::json!({ "people": ["noor"] }));
    let made = place.camille.api("POST", "/conversations", people).await.expect(201).json();
    let slug = made["slug"].as_str().expect("a conversation");
    place.noor.publish(slug, "Have you a minute?").await;
    let path = format!("/spaces/{slug}");
    let window = place.window(&browser, &Look::default(), &path).await;
    window.wait_for(".talks .row").await;
    window.wait_until_gone(".talks .is-unread").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_sees_who_is_here_and_who_is_writing_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let people = Some(serde_json::json!({ "people": ["noor"] }));
    let made = place.camille.api("POST", "/conversations", people).await.expect(201).json();
    let slug = made["slug"].as_str().expect("a conversation");
    let near = place.window(&browser, &Look::default(), &format!("/spaces/{slug}")).await;
    near.wait_for(".face-here[hidden]").await;
    let address = &place.app.address;
    let path = format!("/spaces/{slug}");
    let far = open(&browser, &Look::default(), address, &place.noor, &path).await;
    near.wait_for(".face-here:not([hidden])").await;

    far.press(FIELD, "I am").await;
    near.wait_for_text("[data-typing]", "Noor is typing…").await;
    far.press(FIELD, " coming.").await;
    far.click(SEND).await;
    near.wait_for_text(LAST, "I am coming.").await;
    until(&near, "!document.querySelector('[data-typing]').textContent").await;

    // Enter sends, for whoever chose it, on this device.
    near.click("[data-enter]").await;
    near.press(FIELD, "Good.\u{e007}").await;
    near.wait_for_text(LAST, "Good.").await;
    far.wait_for_text(LAST, "Good.").await;
    assert_eq!(near.count(".said").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_said_earlier_stays_in_view_when_more_is_said_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let people = Some(serde_json::json!({ "people": ["noor"] }));
    let made = place.camille.api("POST", "/conversations", people).await.expect(201).json();
    let slug = made["slug"].as_str().expect("a conversation");
    for n in 1..=60 {
        place.noor.publish(slug, &format!("Line {n}")).await;
    }
    let window = place.window(&browser, &Look::default(), &format!("/spaces/{slug}")).await;
    assert_eq!(window.count(".said").await, 40);
    // The driver itself scrolls no box that is scrolled from its end.
    window.run("document.querySelector('.talk-list > .more a').click()").await;
    window.wait_for(".said:nth-child(60)").await;
    window.run("document.querySelector('.talk-scroll').scrollTo(0, -700)").await;
    let top = "return document.querySelectorAll('.said')[30].getBoundingClientRect().top";
    let before = window.run(top).await;
    place.noor.publish(slug, "Line 61").await;
    window.wait_for_text(".news button", "1 new message").await;
    assert_eq!(window.run(top).await, before);
    window.click(".news button").await;
    window.wait_for_text(LAST, "Line 61").await;
    until(&window, "document.querySelector('.talk-scroll').scrollTop > -80").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_sent_and_words_are_changed_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let people = Some(serde_json::json!({ "people": ["noor"] }));
    let made = place.camille.api("POST", "/conversations", people).await.expect(201).json();
    let path = format!("/spaces/{}", made["slug"].as_str().expect("a conversation"));
    let folder = tempfile::tempdir().expect("a folder");
    for look in both() {
        let window = place.window(&browser, &look, &path).await;
        window.fill(FIELD, "The quay at noon").await;
        window.upload(".talk [type=file]", &super::files::picture(folder.path())).await;
        if look.scripts {
            window.wait_for(".talk .upload [name=file]").await;
        }
        window.click(SEND).await;
        window.wait_for_text(LAST, "The quay at noon").await;
        window.wait_for(".said:last-child .pictures img").await;

        let last = place.noor.api("GET", "/conversations", None).await.expect(200).json();
        let text = last["items"][0]["last"]["text"].as_str().expect("words").to_owned();
        assert!(text.starts_with("The quay at noon"), "{text}");
        window
            .run("document.querySelector('.said:last-child .said-foot > [data-menu]').click()")
            .await;
        let edit = if look.scripts { "#menu:popover-open " } else { "main " };
        let edit = format!("{edit}.menu-items [href$='/edit']");
        window.wait_for(&edit).await;
        window.click(&edit).await;
        window.wait_for_url("/edit").await;
        window.fill("[name=body]", "The quay at one").await;
        window.click(".form-actions .button-primary").await;
        window.wait_for_text(".post-body", "The quay at one").await;
        window.goto(&format!("{}{path}", place.app.address)).await;
        window.wait_for_text(LAST, "The quay at one").await;
        window.wait_for_text(".said:last-child .said-edited", "edited").await;
    }
}

/// Safari tells of this Enter after the end of the composition, by its old number alone.
#[tokio::test(flavor = "multi_thread")]
async fn the_enter_that_ends_a_composition_sends_nothing_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let people = Some(serde_json::json!({ "people": ["noor"] }));
    let made = place.camille.api("POST", "/conversations", people).await.expect(201).json();
    let path = format!("/spaces/{}", made["slug"].as_str().expect("a conversation"));
    let window = place.window(&browser, &Look::default(), &path).await;
    window.run("document.querySelector('[data-enter]').click()").await;
    window.fill(FIELD, "にほんご").await;
    let enter = |number: u8| {
        format!(
            "return document.querySelector('{FIELD}').dispatchEvent(new KeyboardEvent('keydown', \
             {{ key: 'Enter', keyCode: {number}, bubbles: true, cancelable: true }}))"
        )
    };
    assert_eq!(window.run(&enter(229)).await, true, "nothing was done with it");
    assert_eq!(window.run(&enter(13)).await, false, "this one sends");
    window.wait_for_text(LAST, "にほんご").await;
    assert_eq!(window.count(".said").await, 1);
}
