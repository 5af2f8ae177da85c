//! Publishing: a message, a question, a mention completed with the keyboard.

use testkit::browser::{Browser, Look};

use super::{BODY, FIRST, PUBLISH, Place, TITLE, both, until, value};

#[tokio::test(flavor = "multi_thread")]
async fn messages_and_questions_are_published_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        let window = place.window(&browser, &look, "/spaces/atelier").await;
        // The button says where, and who will read it.
        let button = window.text(PUBLISH).await;
        assert!(button.contains("Publish in atelier"), "{button}");
        assert!(button.contains("everyone in the company · 2 people"), "{button}");

        window.fill(BODY, "The **glue** has set.").await;
        window.click(PUBLISH).await;
        window.wait_for_text(&format!("{FIRST} .post-body"), "The glue has set.").await;
        assert_eq!(window.text(&format!("{FIRST} .post-body strong")).await, "glue");
        assert_eq!(value(&window, BODY).await, "", "the form is empty again");

        window.click("#composer label:has([value=question])").await;
        window.fill(TITLE, "Which varnish?").await;
        window.fill(BODY, "For a table that stands outside.").await;
        window.click(PUBLISH).await;
        window.wait_for_text(&format!("{FIRST} .post-title"), "Which varnish?").await;
        assert_eq!(window.text(&format!("{FIRST} .post-kicker")).await, "Question");
        assert!(!window.text(".feed").await.contains("No posts yet"));
    }
    assert_eq!(place.posts().await, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_of_home_names_the_chosen_space_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    place.app.space(&place.camille, "budget", spaces::Access::Secret).await;
    let window = place.window(&browser, &Look::default(), "/").await;
    window.click("#composer select option[value=budget]").await;
    window.wait_for_text(PUBLISH, "Publish in budget").await;
    window.wait_for_text(PUBLISH, "its members only · 1 person").await;
    window.click("#composer select option[value=atelier]").await;
    window.wait_for_text(PUBLISH, "everyone in the company · 2 people").await;
    window.fill(BODY, "From home.").await;
    window.click(PUBLISH).await;
    window.wait_for_text(&format!("{FIRST} .post-space"), "atelier").await;

    // Without scripts, the list of spaces beside the button says it.
    let plain = place.window(&browser, &Look::default().without_scripts(), "/").await;
    let choice = plain.text("#composer option[value=budget]").await;
    assert_eq!(choice, "budget · its members only · 1 person");
    plain.click("#composer select option[value=budget]").await;
    plain.fill(BODY, "Quietly.").await;
    plain.click(PUBLISH).await;
    plain.wait_for_url("/spaces/budget").await;
    plain.wait_for_text(&format!("{FIRST} .post-body"), "Quietly.").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mention_is_completed_with_the_keyboard_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    place.app.member("nora.quint").await;
    place.noor.publish("atelier", "About #glue").await;
    let window = place.window(&browser, &Look::default(), "/spaces/atelier").await;
    window.click(BODY).await;
    window.wait_for("#composer .editor:focus").await;
    window.press(BODY, "Thanks @no").await;
    window.wait_for(".options li:nth-child(2)").await;
    let first = window.text(".options [aria-selected=true] b").await;
    window.press(BODY, "\u{e015}").await;
    let second = window.text(".options [aria-selected=true] b").await;
    assert_ne!(first, second, "the arrow moves the choice");
    let wanted = if second == "Noor" { "noor" } else { "nora.quint" };
    window.press(BODY, "\n").await;
    assert_eq!(value(&window, BODY).await, format!("Thanks @{wanted}"));
    assert_eq!(window.count(".options").await, 0);

    // Escape leaves what was typed alone; a space is completed after its own sign.
    window.press(BODY, "and @noo").await;
    window.wait_for(".options li").await;
    window.press(BODY, "\u{e00c}").await;
    window.wait_until_gone(".options").await;
    window.press(BODY, " in ~ate").await;
    window.wait_for(".options li").await;
    window.press(BODY, "\u{e004}").await;
    until(&window, "document.querySelector('#composer textarea').value.endsWith(' in ~atelier')")
        .await;
    window.press(BODY, "for #glu").await;
    window.wait_for(".options li").await;
    window.press(BODY, "\n").await;
    until(&window, "document.querySelector('#composer textarea').value.endsWith(' for #glue')")
        .await;
    window.click(PUBLISH).await;
    window.wait_for(&format!("{FIRST} .post-body a[href='/topics/glue']")).await;
    window.wait_for(&format!("{FIRST} .post-body a[href='/people/{wanted}']")).await;
    window.wait_for(&format!("{FIRST} .post-body a[href='/spaces/atelier']")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_double_click_publishes_once_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let window = place.window(&browser, &Look::default(), "/spaces/atelier").await;
    window.fill(BODY, "Once.").await;
    window
        .run(&format!("const b = document.querySelector('{PUBLISH}'); b.click(); b.click()"))
        .await;
    window.wait_for(FIRST).await;
    assert_eq!(place.posts().await, 1);

    // The same form sent from two tabs at once, the plain way: it carries its key.
    let answers = window
        .run(
            "const form = document.querySelector('#composer');
             form.elements.body.value = 'Twice.';
             const send = () => fetch(form.action, { method: 'POST', body: new FormData(form) });
             return Promise.all([send(), send()]).then((all) => all.map((one) => one.status));",
        )
        .await;
    assert_eq!(answers, serde_json::json!([200, 200]));
    assert_eq!(place.posts().await, 2);

    // What is published next is another post, though the form is the same.
    window.fill(BODY, "Twice.").await;
    window.click(PUBLISH).await;
    window.wait_until_gone("#composer[aria-busy=true]").await;
    window.fill(BODY, "Twice.").await;
    window.click(PUBLISH).await;
    window.wait_for(".feed > .post:nth-of-type(3)").await;
    assert_eq!(place.posts().await, 3, "the key of the plain form was used already");
}
