//! Without a network: a page that says so, and nothing that was written is lost, sent twice, or sent
//! in somebody else's name.

use testkit::browser::{Browser, Look, Window};

use super::line::Line;
use super::{BODY, FIRST, PUBLISH, Place, TITLE, enter, open, until, value};

const WORDS: &str = "Written between two stations.";

/// A network behind a wire, and a window of Camille's on this page, which its worker looks after.
async fn begin(browser: &Browser, path: &str) -> (Place, Line, Window) {
    let (app, line) = Line::to_new_app().await;
    let place = Place::in_app(app).await;
    let window = open(browser, &Look::default(), &line.address, &place.camille, path).await;
    until(&window, "navigator.serviceWorker.controller").await;
    (place, line, window)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_without_a_network_is_sent_once_when_it_is_back_in_browser() {
    let browser = Browser::start();
    let (place, line, window) = begin(&browser, "/spaces/atelier").await;
    let first = place.camille.publish("atelier", "Before the tunnel.").await;
    window.reload().await;
    line.cut();

    window.click(BODY).await;
    window.fill(TITLE, "Minutes").await;
    window.fill(BODY, WORDS).await;
    window.click(PUBLISH).await;
    window.wait_for_text("#composer + .later", WORDS).await;
    window.wait_for_text("#composer + .later", "Will be sent").await;
    assert_eq!(value(&window, BODY).await, "", "the next thing may be written");
    window.click(".comment-link").await;
    window.fill(".comment-form textarea", "Indeed.").await;
    window.click(".comment-form .button-primary").await;
    window.wait_for_text(".comment-form + .later", "Indeed.").await;

    // Another page is not to be had, but what waits is shown there.
    window.goto(&format!("{}/spaces", line.address)).await;
    window.wait_for_text("h1", "You are offline").await;
    window.wait_for_text(".later", WORDS).await;
    assert_eq!(place.posts().await, 1);

    line.mend();
    window.click(".trouble a").await;
    window.wait_for_text("h1", "Spaces").await;
    window.goto(&format!("{}/spaces/atelier", line.address)).await;
    window.wait_until_gone(".later").await;
    window.goto(&format!("{}/spaces/atelier", line.address)).await;
    window.wait_for_text(&format!("{FIRST} .post-body"), WORDS).await;
    window.wait_for_text(&format!("#post-{first} .comment-body"), "Indeed.").await;
    assert_eq!(window.text(&format!("{FIRST} .post-title")).await, "Minutes");
    assert_eq!(place.posts().await, 2);
    assert_eq!(value(&window, BODY).await, "", "its draft is over");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_taken_back_or_appears_where_it_was_written_in_browser() {
    let browser = Browser::start();
    let (place, line, window) = begin(&browser, "/spaces/atelier").await;
    let post = place.camille.publish("atelier", "Vote!").await;
    place.noor.api("PUT", &format!("/posts/{post}/reactions/tada"), None).await.expect(204);
    window.reload().await;
    line.cut();
    window.click("#composer label:has([value=question])").await;
    window.fill(TITLE, "Which glue?").await;
    window.fill(BODY, WORDS).await;
    window.click(PUBLISH).await;
    window.click("#composer + .later .link:last-child").await;
    window.wait_until_gone(".later").await;
    assert_eq!(
        (value(&window, TITLE).await, value(&window, BODY).await),
        ("Which glue?".into(), WORDS.into())
    );
    assert_eq!(window.count("#composer [value=question]:checked").await, 1);

    window.click(PUBLISH).await;
    window.wait_for("#composer + .later").await;
    window.click(".reaction").await;
    window.wait_for(".reaction[aria-pressed=true]").await;
    line.mend();
    window.run("dispatchEvent(new Event('online'))").await;
    window.wait_for_text(&format!("{FIRST} .post-title"), "Which glue?").await;
    window.wait_until_gone(".later").await;
    until(&window, "document.querySelector('.reaction-count')?.textContent === '2'").await;
    assert_eq!(place.posts().await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_its_authors_and_stays_when_it_is_refused_in_browser() {
    let browser = Browser::start();
    let (place, line, window) = begin(&browser, "/spaces/atelier").await;
    place.app.administrator("ines").await;
    let post = place.noor.publish("atelier", "Short-lived.").await;
    window.reload().await;
    line.cut();
    window.click(".comment-link").await;
    window.fill(".comment-form textarea", WORDS).await;
    window.click(".comment-form .button-primary").await;
    window.wait_for(".comment-form + .later").await;
    line.mend();

    // Noor signs in on this machine: what waits is neither shown to her nor sent in her name.
    enter(&window, &line.address, &place.noor).await;
    window.goto(&format!("{}/spaces/atelier", line.address)).await;
    let asked =
        "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/session'))";
    until(&window, asked).await;
    window.goto(&format!("{}/posts/{post}", line.address)).await;
    assert_eq!(window.count(".later, .comment").await, 0);

    // Meanwhile what it answers has gone.
    place.noor.api("DELETE", &format!("/posts/{post}"), None).await.expect(204);
    enter(&window, &line.address, &place.camille).await;
    window.goto(&format!("{}/spaces", line.address)).await;
    window.wait_for_text(".later.is-wrong", "This page does not exist").await;
    window.wait_for_text(".later", WORDS).await;

    // Whoever signs out leaves nothing behind, and is told so.
    let sign_out = "document.querySelector('[action=\"/sign-out\"]').requestSubmit()";
    window.run(&format!("window.confirm = () => false; {sign_out}")).await;
    assert!(window.url().await.ends_with("/spaces"));
    window.run(&format!("window.confirm = () => true; {sign_out}")).await;
    window.wait_for_url("/sign-in").await;
    enter(&window, &line.address, &place.camille).await;
    window.goto(&format!("{}/spaces", line.address)).await;
    until(&window, "navigator.serviceWorker.controller").await;
    assert_eq!(window.count(".later").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_without_a_network_speaks_as_the_one_before_in_browser() {
    let browser = Browser::start();
    let (_place, line, window) = begin(&browser, "/spaces").await;
    for (lang, says) in [
        ("fr", "Vous êtes hors connexion"),
        ("en", "You are offline"),
        ("fr", "Vous êtes hors connexion"),
    ] {
        window.goto(&format!("{}/gallery?lang={lang}", line.address)).await;
        // One worker, whatever the language: it is not changed for another under the pages.
        let worker = "navigator.serviceWorker.controller.scriptURL.endsWith('/worker.js')";
        until(&window, worker).await;
        let kept =
            format!("caches.match('/lang').then((it) => it.text()).then((it) => it === '{lang}')");
        until(&window, &format!("await {kept}")).await;
        line.cut();
        window.goto(&format!("{}/spaces", line.address)).await;
        window.wait_for_text("h1", says).await;
        line.mend();
    }
}
