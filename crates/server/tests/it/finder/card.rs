//! The card of a person, and the way to the conversation with them.

use serde_json::json;
use spaces::{Access, Kind};
use testkit::browser::{Browser, Look, Window};
use testkit::{Client, TestApp};

use super::somebody;
use crate::browser::{both, open, until};

#[tokio::test(flavor = "multi_thread")]
async fn a_card_says_who_somebody_is_to_those_who_may_see_them() {
    let net = TestApp::new().await;
    let (ana, gus, far) = (net.member("ana").await, net.guest("gus").await, net.guest("far").await);
    let ben = net.member("ben").await;
    let said = json!({ "job": "Framebuilder", "unit": "Workshop", "site": "Brest" });
    ben.api("PATCH", "/me", Some(said)).await.expect(200);
    let space = net.space_of(&ben, "room", Access::Secret, Kind::External).await;
    net.join(space, &gus).await;
    for who in [&ana, &gus] {
        let card = who.fragment("/people/ben/card").await.expect(200).text;
        for words in ["Ben", "Framebuilder", "Brest", "/follow", "Message Ben"] {
            assert!(card.contains(words), "no {words}: {card}");
        }
        // Units are of the org chart.
        assert_eq!(card.contains("Workshop · Brest"), who.handle() == "ana", "{card}");
    }
    far.fragment("/people/ben/card").await.expect(404);
    far.fragment("/people/nobody/card").await.expect(404);
    let own = ben.fragment("/people/ben/card").await.expect(200).text;
    assert!(!own.contains("/follow") && !own.contains("/conversations"), "{own}");
    // Whoever comes by its address is on the page.
    assert_eq!(ana.get("/people/ben/card").await.expect(303).location(), "/people/ben");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_leads_to_the_conversation_with_its_person() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let page = ana.get("/people/ben").await.expect(200).text;
    assert!(page.contains("name=\"people\" value=\"@ben\"") && page.contains("Message Ben"));
    let talk = async |who: &Client, with: &str| {
        let begun = who.post("/conversations", &[("people", with)]).await.expect(303);
        begun.location().to_owned()
    };
    let begun = talk(&ana, "@ben").await;
    assert_eq!(talk(&ana, "@ben").await, begun, "there is one");
    assert_eq!(talk(&ben, "@ana").await, begun, "from both sides");
    let own = ana.get("/people/ana").await.expect(200).text;
    assert!(!own.contains("name=\"people\""), "not with oneself");
}

/// A page of somebody who has two colleagues of one name, and one who published.
async fn page(browser: &Browser, look: &Look, path: &str) -> (TestApp, Window) {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let ben = net.member("ben").await;
    somebody(&net, "jm1", "Jean Martin", "Cariste", "Logistique", "").await;
    somebody(&net, "jm2", "Jean Martin", "Acheteur", "Achats", "").await;
    ben.api("PUT", "/spaces/room/membership", Some(json!({}))).await.expect(200);
    ben.publish("room", "From me").await;
    let window = open(browser, look, &net.address, &ana, path).await;
    (net, window)
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_named_by_the_keyboard_and_without_scripts_in_browser() {
    let browser = Browser::start();
    for look in both() {
        let (_net, window) = page(&browser, &look, "/conversations").await;
        if look.scripts {
            window.press("#people", "marttin").await;
            window.wait_for("#people[aria-expanded=true][aria-activedescendant]").await;
            // Down, and Enter: the second.
            window.press("#people", "\u{e015}\n").await;
            window.wait_for(".chip [value='@jm2']").await;
            window.press("#people", "ben").await;
            window.wait_for(".options li").await;
            window.press("#people", "\u{e00c}").await;
            window.wait_until_gone(".options").await;
            // What is typed goes first, then who was chosen.
            window.press("#people", "\u{e003}\u{e003}\u{e003}\u{e003}").await;
            window.wait_until_gone(".chip").await;
            window.press("#people", "achats").await;
            window.wait_for(".options li").await;
            window.press("#people", "\n").await;
            window.wait_for(".chip [value='@jm2']").await;
            window.press("#people", "\n").await;
        } else {
            window.fill("#people", "jean martin, ben").await;
            window.click("main form .button-primary").await;
            window.wait_for(".chip [value='@ben']:checked").await;
            window.click(".choice:has([value='@jm2=jean martin'])").await;
            window.click("main form .button-primary").await;
        }
        window.wait_for_text(".talk-head h1", "Jean Martin").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_opens_at_a_name_stays_and_closes_in_browser() {
    let browser = Browser::start();
    let (_net, window) = page(&browser, &Look::default(), "/spaces/room").await;
    let name = ".feed .post a[href='/people/ben']:not(:has(img))";
    let keyboard = "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }));";
    window
        .run(&format!(
            "{keyboard} document.querySelector(\"{name}\").focus({{ focusVisible: true }})"
        ))
        .await;
    window.wait_for_text(".person-card", "Ben").await;
    // The keyboard goes on into it; Escape gives it back.
    window.run("document.querySelector('.person-card button').focus()").await;
    window.press(".person-card button", "\u{e00c}").await;
    window.wait_until_gone(".person-card").await;
    until(&window, &format!("document.activeElement.matches(\"{name}\")")).await;
    // A pointer may go from the name to the card.
    let point = |at: &str, kind: &str| {
        format!(
            "document.querySelector(\"{at}\").dispatchEvent(new PointerEvent('{kind}', {{ bubbles: true, pointerType: 'mouse' }}))"
        )
    };
    window.run(&point(name, "pointerover")).await;
    window.wait_for(".person-card").await;
    window.run(&point(name, "pointerout")).await;
    window.run(&point(".person-card", "pointerover")).await;
    // What scrolls takes the name away from a pointer, and not from the keyboard.
    let scroll = "document.querySelector('.feed').dispatchEvent(new Event('scroll'))";
    window.run(&format!("document.activeElement.blur(); {scroll}")).await;
    window.wait_until_gone(".person-card").await;
    window
        .run(&format!(
            "{keyboard} document.querySelector(\"{name}\").focus({{ focusVisible: true }})"
        ))
        .await;
    window.wait_for(".person-card").await;
    window.run(scroll).await;
    assert_eq!(window.count(".person-card").await, 1);
    window.press(":focus", "\u{e00c}").await;
    window.wait_until_gone(".person-card").await;
    // A finger that stays opens it, in place of the menu of the link.
    let press = "const press = { bubbles: true, cancelable: true, pointerType: 'touch' };";
    let at = format!("document.querySelector(\"{name}\")");
    window
        .run(&format!("{press} {at}.dispatchEvent(new PointerEvent('pointerdown', press))"))
        .await;
    let menu = format!("{press} return {at}.dispatchEvent(new PointerEvent('contextmenu', press))");
    assert_eq!(window.run(&menu).await, false);
    window.wait_for(".person-card").await;
    let click = format!("{press} return {at}.dispatchEvent(new PointerEvent('click', press))");
    assert_eq!(window.run(&click).await, false, "it follows no link");
    window.click(".person-card form[action$='/follow'] button").await;
    window.wait_for(".person-card [name=on][value='0']").await;
    window.click(".person-card form[action='/conversations'] button").await;
    window.wait_for_text(".talk-head h1", "Ben").await;
}
