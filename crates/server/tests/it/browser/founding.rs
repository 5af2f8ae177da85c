//! A space from its template to its archive, on a phone: with scripts and without.

use testkit::browser::{Browser, Look};

use super::{Place, open};

#[tokio::test(flavor = "multi_thread")]
async fn a_founder_begins_with_a_template_on_a_phone_in_browser() {
    let browser = Browser::start();
    for look in [Look::phone().speaking("fr"), Look::phone().dark().without_scripts()] {
        let place = Place::new().await;
        let address = &place.app.address;
        let founder = open(&browser, &look, address, &place.noor, "/spaces/new").await;
        founder.click("a[href='/spaces/new?template=practice']").await;
        founder.wait_for("[name=template]").await;
        founder.fill("[name=name]", "Joinery").await;
        // Out from under the bar of a phone.
        founder.run("document.querySelector('main .form .button-primary').scrollIntoView({ block: 'center' })").await;
        founder.click("main .form .button-primary").await;
        founder.wait_for("details.week").await;
        let wide = founder.run("return document.documentElement.scrollWidth").await;
        assert!(wide.as_i64().is_some_and(|wide| wide <= 390), "{wide}");
        // The first posts are among the drafts; the list leads there.
        founder.click("details.week a[href='/drafts']").await;
        founder.wait_for("main a[href^='/drafts/']").await;
        founder.goto(&format!("{address}/spaces/joinery/members")).await;
        founder.wait_for("form[action='/spaces/joinery/link']").await;
        founder.click(".add-people summary").await;
        founder.click("a[href='/spaces/joinery/invite']").await;
        founder.wait_for("[name=whom]").await;
        founder.goto(&format!("{address}/spaces/joinery/plan")).await;
        founder.click("[name=second]").await;
        founder.click("form[action='/spaces/joinery/plan'] button").await;
        founder.wait_for("[name=second]:checked").await;
        founder.goto(&format!("{address}/spaces/joinery/welcome")).await;
        founder.fill("[name=text]", "Ask Noor first").await;
        founder.fill("[name=label-1]", "Handbook").await;
        founder.fill("[name=href-1]", "https://example.com/a").await;
        founder.run("document.querySelector('main .form-actions .button-primary').scrollIntoView({ block: 'center' })").await;
        founder.click("main .form-actions .button-primary").await;
        founder.wait_for_text("main", "Ask Noor first").await;
        founder.goto(&format!("{address}/spaces/joinery/edit")).await;
        founder.run("document.querySelector('form[action$=archive] button').scrollIntoView({ block: 'center' })").await;
        founder.click("form[action='/spaces/joinery/archive'] button").await;
        founder.wait_for("main form[action='/spaces/joinery/archive']").await;
        let composers = "return document.querySelectorAll('form.composer').length";
        assert_eq!(founder.run(composers).await, 0);
        founder.click("form[action='/spaces/joinery/archive'] button").await;
        founder.wait_for("form.composer").await;
    }
}
