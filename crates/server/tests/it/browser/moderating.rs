//! A post is reported, hidden, contested and shown again by somebody else, on a phone: with scripts and without.

use serde_json::json;
use testkit::browser::{Browser, Look};

use super::{Place, open, picture};

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_decided_contested_and_judged_on_a_phone_in_browser() {
    let browser = Browser::start();
    for look in [Look::phone(), Look::phone().without_scripts()] {
        let place = Place::new().await;
        let post = place.noor.publish("atelier", "The varnish thief is Max.").await;
        let max = place.app.member("max").await;
        let ines = place.app.administrator("ines").await;
        ines.api("PATCH", "/me", Some(json!({ "lang": "fr" }))).await.expect(200);
        let address = &place.app.address;

        let reporter =
            open(&browser, &look, address, &max, &format!("/posts/{post}/actions")).await;
        reporter.click(&format!("main a[href='/posts/{post}/report']")).await;
        reporter.wait_for("[name=reason]").await;
        reporter.click("[name=reason] [value=harassment]").await;
        reporter.fill("[name=words]", "It is not true.").await;
        reporter.click(".form-actions .button-primary").await;
        reporter.wait_for_text("main", "The varnish thief").await;

        let manager = open(&browser, &look, address, &place.camille, "/moderation").await;
        manager.click(".rows .row-title a").await;
        manager.wait_for_text("main", "It is not true.").await;
        manager.click("[name=measure] [value=hide]").await;
        manager.fill("[name=words]", "We accuse nobody here.").await;
        manager.click("form[action$=decide] .button-primary").await;
        manager.wait_for_text("main", "Hidden by moderation").await;

        let author = open(&browser, &look, address, &place.noor, "/moderation").await;
        author.click(".rows .row-title a").await;
        author.wait_for_text("main", "We accuse nobody here.").await;
        author.fill("[name=words]", "It was a joke.").await;
        author.click("form[action$=appeal] .button-primary").await;
        author.wait_for_text("main", "Waiting for someone else").await;

        // Where a space has one manager, the network decides again: in another language, on the same words.
        let french = look.clone().speaking("fr");
        let judge = open(&browser, &french, address, &ines, "/moderation").await;
        judge.click(".rows .row-title a").await;
        judge.wait_for_text("main", "It was a joke.").await;
        judge.wait_for_text("main", "The varnish thief").await;
        picture(&judge, "appeal").await;
        judge.fill("[name=words]", "Tout le monde l’a compris.").await;
        judge.press("[name=outcome][value=lifted]", "\u{e007}").await;
        judge.wait_for_text("main", "Tout le monde l’a compris.").await;
        assert_eq!(judge.count("form[action$=judge]").await, 0);
        author.reload().await;
        author.wait_for_text("main", "Tout le monde l’a compris.").await;
        assert_eq!(author.count("form[action$=appeal]").await, 0, "once");
        reporter.goto(&format!("{address}/posts/{post}")).await;
        reporter.wait_for_text("main", "The varnish thief").await;
        let wide = author.run("return document.documentElement.scrollWidth").await;
        assert!(wide.as_i64().is_some_and(|wide| wide <= 390), "{wide}");
    }
}
