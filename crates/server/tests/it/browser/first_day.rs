//! The small things of a first day, where they are the script's.

use serde_json::json;
use testkit::browser::{Browser, Look};

use super::{BODY, FIRST, PUBLISH, Place, open, until};

/// Keeps the answers to forms back until `window.free()`.
const HOLD: &str = r"
    const real = window.fetch;
    const held = new Promise((free) => (window.free = free));
    window.fetch = async (url, asked) => {
        const answer = await real(url, asked);
        if (asked?.method === 'POST' && `${url}`.endsWith('/posts')) await held;
        return answer;
    };
";

/// The badge of the inbox in the navigation.
const BADGE: &str = ".rail [data-refresh=inbox] .nav-unread";

#[tokio::test(flavor = "multi_thread")]
async fn what_one_publishes_is_no_news_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    place.app.space(&place.noor, "yard", spaces::Access::Open).await;
    let window = place.window(&browser, &Look::default(), "/spaces/atelier").await;
    window.run(HOLD).await;
    window.fill(BODY, "The chairs are finished").await;
    window.click(PUBLISH).await;
    until(&window, "document.querySelector('#composer').ariaBusy === 'true'").await;
    while place.posts().await == 0 {}
    // What comes after it has come: so did the event of the post.
    place.noor.publish("yard", "Look, @camille").await;
    window.wait_for(BADGE).await;
    assert_eq!(window.count(".news").await, 0);
    window.run("window.free()").await;
    window.wait_for_text(FIRST, "The chairs are finished").await;
    assert_eq!(window.count(".news").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_one_looks_at_is_read_and_goes_on_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let people = Some(json!({ "people": ["noor"] }));
    let made = place.camille.api("POST", "/conversations", people).await.expect(201).json();
    let path = format!("/spaces/{}", made["slug"].as_str().expect("a conversation"));
    let near = place.window(&browser, &Look::default(), &path).await;
    let far = open(&browser, &Look::default(), &place.app.address, &place.noor, &path).await;
    near.wait_for(".talk .empty").await;
    far.click("[data-enter]").await;
    for words in ["One", "Two", "Three"] {
        // Typed where the keyboard is: it stays in the field.
        far.press(".talk .composer-body", &format!("{words}\n")).await;
        near.wait_for_text(".said:last-of-type .post-body", words).await;
    }
    until(&near, "!document.querySelector('.talk .empty').checkVisibility()").await;
    far.press(".talk .composer-body", "Four").await;
    far.click(".talk .audience").await;
    far.wait_for_text(".said:last-of-type .post-body", "Four").await;
    until(&far, "document.activeElement.matches('.talk .composer-body')").await;
    // The inbox knows of all four, and counts none of them.
    loop {
        let page = crate::inbox::page(&place.app, &place.camille, "").await;
        let items = page["items"][0]["items"].as_array().map_or(0, Vec::len);
        if items == 4 && page["unread"] == json!(0) {
            break;
        }
    }
    near.wait_until_gone(BADGE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_lowers_the_counts_and_back_leads_to_where_one_was_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for n in 1..=45 {
        place.noor.publish("atelier", &format!("Number {n}")).await;
    }
    let window = place.window(&browser, &Look::default(), "/").await;
    window.wait_for_text("[data-unread]", "45").await;
    let counted = "+document.querySelector('[data-unread] [aria-hidden]').textContent";
    until(&window, &format!("{counted} < 45")).await;
    window.click(".feed > .more a").await;
    until(&window, "document.querySelectorAll('.feed > .post').length === 40").await;
    let low = "[...document.querySelectorAll('.feed > .post')][35]";
    let id = window.run(&format!("return {low}.id")).await;
    let id = id.as_str().expect("an identifier");
    window.run(&format!("{low}.querySelector('.post-comments').click()")).await;
    window.wait_for_url("#comments").await;
    window.back().await;
    until(&window, "document.querySelectorAll('.feed > .post').length === 40").await;
    let seen = format!("document.getElementById('{id}').getBoundingClientRect()");
    until(&window, &format!("{seen}.top >= 0 && {seen}.top < innerHeight")).await;
    // Loaded anew, it begins at its beginning.
    window.reload().await;
    assert_eq!(window.count(".feed > .post").await, 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_announcement_is_offered_only_where_one_runs_the_space_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let yard = place.app.space(&place.noor, "yard", spaces::Access::Open).await;
    place.app.join(yard, &place.camille).await;
    for look in super::both() {
        let window = place.window(&browser, &look, "/").await;
        for (space, shown) in [("atelier", true), ("yard", false), ("atelier", true)] {
            window.click(&format!("#composer option[value={space}]")).await;
            let kind = "document.querySelector('[data-for-animators]').checkVisibility()";
            until(&window, &format!("{kind} === {shown}")).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reactions_say_who_gave_them_and_sections_stay_folded_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let post = place.camille.publish("atelier", "The chairs are finished").await;
    let reaction = format!("/posts/{post}/reactions/tada");
    place.noor.api("PUT", &reaction, None).await.expect(204);
    let window = place.window(&browser, &Look::default(), "/").await;
    window.run("document.querySelector('.reaction[name=emoji]').focus()").await;
    until(&window, "document.querySelector('.reaction').dataset.names === 'Noor'").await;

    window.click(".reaction-add").await;
    window.click("#menu .picker > a").await;
    window.fill("#menu [type=search]", "fusée").await;
    window.wait_for("#menu [name=emoji][value='🚀']").await;
    window.click("#menu [name=emoji][value='🚀']").await;
    window.wait_for(".reaction.is-mine[value='🚀']").await;

    let folded = "!document.querySelector('[data-fold=spaces]').open";
    window.click("[data-fold=spaces] summary").await;
    until(&window, folded).await;
    window.goto(&format!("{}/people", place.app.address)).await;
    until(&window, folded).await;
}
