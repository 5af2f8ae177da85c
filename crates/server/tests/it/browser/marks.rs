//! The comfort of the form: marks by buttons and keys, a beginning for an empty text, its language.

use testkit::browser::{Browser, Look, Window};

use super::{BODY, FIRST, PUBLISH, Place, both, open, until, value};

/// Control, and letting go of it, as the driver writes them.
const CONTROL: char = '\u{e009}';
const NO_KEY: char = '\u{e000}';

async fn select(window: &Window, start: usize, end: usize) {
    let range = format!("document.querySelector('{BODY}').setSelectionRange({start}, {end})");
    window.run(&range).await;
}

/// The button of the editor that is pressed where one writes Markdown.
const SOURCE: &str = "#composer [data-mark=source][aria-pressed=true]";

/// Camille prefers the field that shows the Markdown.
async fn bare(place: &Place) {
    let choice = serde_json::json!({ "writing": "markdown" });
    place.camille.api("PUT", "/me/writing", Some(choice)).await.expect(200);
}

async fn mark(window: &Window, name: &str) {
    window.click(&format!("#composer [data-mark={name}]")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn marks_are_put_by_buttons_and_keys_and_undone_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    bare(&place).await;
    let window = place.window(&browser, &Look::default(), "/spaces/atelier").await;
    window.click(BODY).await;
    window.wait_for(SOURCE).await;
    window.fill(BODY, "Sand then oil").await;
    select(&window, 0, 4).await;
    mark(&window, "bold").await;
    assert_eq!(value(&window, BODY).await, "**Sand** then oil");
    mark(&window, "bold").await;
    assert_eq!(value(&window, BODY).await, "Sand then oil", "once more takes it off");
    select(&window, 10, 13).await;
    window.press(BODY, &format!("{CONTROL}i{NO_KEY}")).await;
    assert_eq!(value(&window, BODY).await, "Sand then *oil*");
    window.press(BODY, &format!("{CONTROL}z{NO_KEY}")).await;
    assert_eq!(value(&window, BODY).await, "Sand then oil", "undoing undoes it");
    // What finds is elsewhere for Control and K.
    window.press(BODY, &format!("{CONTROL}k{NO_KEY}")).await;
    assert_eq!(value(&window, BODY).await, "Sand then [oil](https://)");
    assert_eq!(window.count(&format!("{BODY}:focus")).await, 1, "the text keeps the keyboard");
    window.press(BODY, &format!("{CONTROL}z{NO_KEY}")).await;
    mark(&window, "list").await;
    assert_eq!(value(&window, BODY).await, "- Sand then oil");

    // An address pasted on words.
    select(&window, 2, 6).await;
    let paste = "const clipboardData = new DataTransfer();
         clipboardData.setData('text/plain', 'https://example.org/sand');
         const how = { clipboardData, bubbles: true, cancelable: true };
         document.querySelector('#composer textarea').dispatchEvent(new ClipboardEvent('paste', how))";
    window.run(paste).await;
    assert_eq!(value(&window, BODY).await, "- [Sand](https://example.org/sand) then oil");

    // Emoji are offered before their name is typed.
    window
        .run(&format!("const f = document.querySelector('{BODY}'); f.setSelectionRange(99, 99)"))
        .await;
    mark(&window, "smile").await;
    window.wait_for_text(".options li", "+1").await;
    window.press(BODY, "\n").await;
    until(&window, "document.querySelector('#composer textarea').value.endsWith('oil 👍 ')").await;

    // One stop for the keyboard.
    window.run("document.querySelector('[data-mark=bold]').focus()").await;
    window.press("[data-mark=bold]", "\u{e014}\u{e014}").await;
    until(&window, "document.activeElement.dataset.mark === 'link'").await;
    assert_eq!(window.count(".marks [tabindex='0']").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_text_may_begin_with_a_suggestion_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        let window = place.window(&browser, &look, "/spaces/atelier").await;
        window.click(BODY).await;
        window.click(".prompts a[href*='kind=question']").await;
        until(&window, "document.querySelector('#composer textarea').value").await;
        let begun = value(&window, BODY).await;
        assert!(begun.starts_with("What I am trying to do:"), "{begun}");
        assert_eq!(window.count("#composer [value=question]:checked").await, 1);
        window.fill("#composer [name=title]", "Which varnish?").await;
        window.click(PUBLISH).await;
        window.wait_for_text(&format!("{FIRST} .post-title"), "Which varnish?").await;
    }
    assert_eq!(place.posts().await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newcomer_introduces_themselves_where_they_are_greeted_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let lounge = place.app.space(&place.noor, "lounge", spaces::Access::Open).await;
    let greeting =
        serde_json::json!({ "label": "Say who you are", "text": "I make", "newcomers": true });
    let greeting = serde_json::json!({ "prompts": [greeting] });
    place.noor.api("PUT", "/spaces/lounge/prompts", Some(greeting)).await.expect(200);
    let lou = place.app.member("lou").await;
    place.app.join(lounge, &lou).await;
    let joined = Some(serde_json::json!({}));
    lou.api("PUT", "/spaces/atelier/membership", joined).await.expect(200);
    let window = open(&browser, &Look::default(), &place.app.address, &lou, "/").await;
    until(&window, "document.querySelector('#composer [name=space]').value === 'atelier'").await;
    window.click(".prompt-first").await;
    until(&window, "document.querySelector('#composer [name=space]').value === 'lounge'").await;
    assert_eq!(value(&window, BODY).await, "I make");
    until(&window, "!document.querySelector('.prompts').open").await;
    window.press(BODY, " chairs.").await;
    window.click(PUBLISH).await;
    window.wait_for_text(&format!("{FIRST} .post-body"), "I make chairs.").await;
    assert_eq!(window.count(".prompt-first").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_language_is_guessed_shown_and_chosen_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let window = place.window(&browser, &Look::default(), "/spaces/atelier").await;
    window.click(BODY).await;
    window.fill(BODY, "La colle a séché pendant la nuit et tient parfaitement.").await;
    let guess = "document.querySelector('[name=lang] option').text === 'French (detected)'";
    until(&window, guess).await;
    window.click("#composer [name=lang] [value=en]").await;
    window.click(PUBLISH).await;
    window.wait_for(FIRST).await;
    let language = async || {
        let page = place.camille.api("GET", "/spaces/atelier/posts", None).await.expect(200).json();
        (page["items"][0]["id"].clone(), page["items"][0]["lang"].clone())
    };
    let (id, chosen) = language().await;
    assert_eq!(chosen, "en", "its author knows better");
    let words = serde_json::json!({ "body": "La colle a séché pendant la nuit et tient enfin." });
    let path = format!("/posts/{}", id.as_str().expect("an id"));
    place.camille.api("PATCH", &path, Some(words)).await.expect(200);
    assert_eq!(language().await.1, "en", "also after it was edited");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_pasted_keeps_its_marks_and_one_key_goes_back_to_the_words_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    bare(&place).await;
    let window = place.window(&browser, &Look::default(), "/").await;
    window.click(BODY).await;
    window.wait_for(SOURCE).await;
    let paste = format!(
        "const field = document.querySelector({BODY:?}); field.focus(); field.value = 'So: ';
        field.setSelectionRange(4, 4);
        const data = new DataTransfer();
        data.setData('text/plain', 'the guide\\none\\ntwo');
        data.setData('text/html', '<p><a href=\"https://x.example/g\">the guide</a></p><ul><li><b>one</b><li>two</ul>');
        field.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }}));
        return field.value;"
    );
    assert_eq!(window.run(&paste).await, "So: the guide\none\ntwo");
    let marked = "So: [the guide](https://x.example/g)\n\n- **one**\n- two";
    until(&window, &format!("document.querySelector({BODY:?}).value === {marked:?}")).await;
    window.press(BODY, &format!("{}z{}", CONTROL, NO_KEY)).await;
    assert_eq!(value(&window, BODY).await, "So: the guide\none\ntwo");
}
