//! A manager gives a space a rule, on a phone: with scripts and without.

use kernel::work::{Next, Work};
use serde_json::json;
use testkit::browser::{Browser, Look};

use super::{Place, open};

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_gives_a_space_a_rule_on_a_phone_in_browser() {
    let browser = Browser::start();
    for look in [Look::phone(), Look::phone().without_scripts()] {
        let place = Place::new().await;
        let address = &place.app.address;
        let max = place.app.member("max").await;
        max.api("PATCH", "/me", Some(json!({ "site": "Lyon" }))).await.expect(200);
        let manager = open(&browser, &look, address, &place.camille, "/spaces/atelier/rule").await;
        manager.wait_for("[name=of]").await;
        manager.click("[name=of] [value=site]").await;
        manager.fill("[name=value]", "Lyon").await;
        manager.run("document.querySelector('[name=act][value=preview]').scrollIntoView({ block: 'center' })").await;
        manager.click("[name=act][value=preview]").await;
        manager.wait_for_text("[role=status]", "Max").await;
        manager.click("[name=act][value=save]").await;
        manager.wait_for("form[action$='/rule/delete']").await;
        // Who came by it reads why, on the page of the space.
        while spaces::rules::Sweep(place.app.app.db.clone()).round().await.expect("a round")
            == Next::AtOnce
        {}
        let member = open(&browser, &look, address, &max, "/spaces/atelier").await;
        member.click(".because a").await;
        member.wait_for_text("main", "Lyon").await;
        let wide = manager.run("return document.documentElement.scrollWidth").await;
        assert!(wide.as_i64().is_some_and(|wide| wide <= 390), "{wide}");
    }
}
