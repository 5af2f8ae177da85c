//! What one chooses to hear and not to hear: mutes, follows, levels, hours, and where each is undone.

use testkit::browser::{Browser, Look, Window};

use super::{FIRST, Place, both, choose, open, value};

/// Noor's window on this page.
async fn noor(place: &Place, browser: &Browser, look: &Look, path: &str) -> Window {
    open(browser, look, &place.app.address, &place.noor, path).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_mutes_leaves_home_until_it_is_undone_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let post = place.camille.publish("atelier", "Sawdust and #planes").await;
    for look in both() {
        let window = noor(&place, &browser, &look, "/").await;
        let menu = format!("#post-{post} [href$='/actions']");
        choose(&window, &look, &menu, ".menu-items a[href$='/mute']").await;
        window.wait_for_url("/mute").await;
        window.click("[name=period] option[value=week]").await;
        window.click("main .button-primary").await;
        window.wait_for_text(".notice", "Muted.").await;
        assert!(!window.text(".feed").await.contains("Sawdust"));
        // The one page where all choices are seen.
        window.goto(&format!("{}/settings/choices", place.app.address)).await;
        window.wait_for_text("#mutes .row-title", "Sawdust").await;
        window.click("#mutes .row-actions button").await;
        window.wait_for_text("#mutes .hint", "Nothing is muted.").await;
        window.goto(&place.app.address).await;
        window.wait_for_text(&format!("{FIRST} .post-body"), "Sawdust").await;

        // Where one stands: the page of a person, of a space, of a topic.
        for path in ["/people/camille", "/spaces/atelier", "/topics/planes"] {
            window.goto(&format!("{}{path}", place.app.address)).await;
            if path.starts_with("/spaces") {
                window.click("[popovertarget='space-level']").await;
                window.click("#space-level a[href^='/mutes/']").await;
                window.click("main .menu-items [value=day]").await;
            } else {
                let bell = "main a[href^='/mutes/']";
                choose(&window, &look, bell, ".menu-items [value=day]").await;
            }
            window.wait_for_text(".notice", "Muted.").await;
            window.click(".notice button").await;
            window.wait_for_text("#mutes .hint", "Nothing is muted.").await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn people_topics_and_threads_are_followed_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let post = place.camille.publish("atelier", "On #varnish").await;
    for look in both() {
        let window = noor(&place, &browser, &look, "/people/camille").await;
        window.click("form[action$='/follow'] .button-primary").await;
        window.wait_for_text("form[action$='/follow'] button", "Unfollow").await;
        window.goto(&format!("{}/topics/varnish", place.app.address)).await;
        window.click("form[action$='/follow'] .button-primary").await;
        window.wait_for_text("form[action$='/follow'] button", "Unfollow").await;
        window.goto(&format!("{}/posts/{post}", place.app.address)).await;
        window.click("main form[action$='/follow'] button").await;
        window.wait_for_text("main form[action$='/follow'] button", "Unfollow this thread").await;

        window.goto(&format!("{}/settings/choices", place.app.address)).await;
        for (part, named) in
            [("people", "Camille"), ("topics", "#varnish"), ("threads", "On #varnish")]
        {
            window.wait_for_text(&format!("#followed-{part} .row-title"), named).await;
            window.click(&format!("#followed-{part} form button")).await;
            window.wait_for(&format!("#followed-{part} .hint")).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_level_is_chosen_at_the_bell_and_undone_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for look in both() {
        let window = noor(&place, &browser, &look, "/spaces/atelier").await;
        window.click("[popovertarget='space-level']").await;
        window.click("#space-level [value=mentions]").await;
        window.wait_for_text(".notice", "only of mentions").await;
        assert_eq!(window.count("#space-level [value=mentions][aria-pressed=true]").await, 1);
        window.goto(&format!("{}/settings/choices", place.app.address)).await;
        window.wait_for_text("#levels .row-meta", "Mentions only").await;
        window.click("#levels .row-actions button").await;
        window.wait_for("#levels .hint").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sees_that_one_is_here_is_ones_own_choice_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let people = Some(serde_json::json!({ "people": ["noor"] }));
    let made = place.camille.api("POST", "/conversations", people).await.expect(201).json();
    let path = format!("/spaces/{}", made["slug"].as_str().expect("a conversation"));
    let near = place.window(&browser, &Look::default(), &path).await;
    let far = noor(&place, &browser, &Look::default(), &path).await;
    near.wait_for(".face-here:not([hidden])").await;
    for (look, shown) in both().into_iter().zip(["nowhere", "everywhere"]) {
        let window = noor(&place, &browser, &look, "/settings/choices").await;
        window.click(&format!("#presence label:has([value={shown}])")).await;
        window.click("#presence .button").await;
        window.wait_for(&format!("#presence [value={shown}]:checked")).await;
        let here = if shown == "nowhere" { "[hidden]" } else { ":not([hidden])" };
        near.wait_for(&format!(".face-here{here}")).await;
    }
    drop(far);
}

#[tokio::test(flavor = "multi_thread")]
async fn when_mail_comes_is_chosen_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let fields = [("mail-mention", "never"), ("mail-reply", "weekly")];
    for (look, opens) in both().into_iter().zip(["07:30", "10:00"]) {
        let window = noor(&place, &browser, &look, "/settings").await;
        window.click("main a[href='/settings/notifications']").await;
        for (name, often) in fields {
            window.click(&format!("[name={name}] option[value={often}]")).await;
        }
        window.run(&format!("document.querySelector('[name=opens]').value = '{opens}'")).await;
        window.click("main form .button-primary").await;
        window.wait_for_text(".notice", "Saved.").await;
        window.reload().await;
        for (name, often) in fields {
            assert_eq!(value(&window, &format!("[name={name}]")).await, often);
        }
        assert_eq!(value(&window, "[name=opens]").await, opens);
    }
}
