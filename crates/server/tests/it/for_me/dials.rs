//! The switches: one's own, refused where there is no such, on a page of their own.

use serde_json::{Value, json};
use testkit::{Client, TestApp};

use super::{PARTS, feed, in_french, room};

async fn dials(who: &Client) -> Value {
    who.api("GET", "/dials", None).await.expect(200).json()["dials"].take()
}

/// All switches at normal but these.
fn normal_but(moved: Value) -> Value {
    let mut all: Value = PARTS.map(|part| (part, "normal")).into_iter().collect();
    for (part, dial) in moved.as_object().expect("an object") {
        all[part] = dial.clone();
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn switches_are_ones_own() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    ana.publish("room", "A matter of #tea").await;
    for who in [&ana, &ben] {
        assert_eq!(dials(who).await, normal_but(json!({})));
    }
    let heard = net.end_of_log().await;
    let before = feed(&ana, "order=for-me").await["items"][0]["parts"]["newcomer"].clone();
    let amount = async || feed(&ben, "order=for-me").await["items"][0]["parts"]["newcomer"].clone();
    let normal = amount().await.as_f64().unwrap();
    assert!(normal > 0.0);
    for (dial, factor) in [("less", 0.5), ("more", 2.0), ("off", 0.0), ("normal", 1.0)] {
        let wanted = json!({ "dials": { "newcomer": dial, "age": "more" } });
        let set = ben.api("PUT", "/dials", Some(wanted)).await.expect(200).json();
        let expected = normal_but(json!({ "newcomer": dial, "age": "more" }));
        assert_eq!((&set["dials"], &dials(&ben).await), (&expected, &expected));
        assert_eq!(amount().await.as_f64(), Some(factor * normal), "{dial}");
        assert_eq!(dials(&ana).await, normal_but(json!({})), "{dial}: Ana's stand as they stood");
    }
    assert_eq!(feed(&ana, "order=for-me").await["items"][0]["parts"]["newcomer"], before);
    ben.api("PUT", "/dials", Some(json!({ "dials": {} }))).await.expect(200);
    ben.api("PUT", "/dials", Some(json!({ "dials": {} }))).await.expect(200);
    assert_eq!(dials(&ben).await, normal_but(json!({})));
    let log = net.app.db.read(move |tx| tx.log_after(heard, 100)).await.unwrap();
    assert_eq!(log.len(), 6, "what stands already is no change");
    for entry in log {
        assert_eq!((entry.kind.as_str(), entry.actor), ("dial.changed", Some(ben.id())));
        assert!(entry.space.is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_switch_is_refused_in_words() {
    let net = TestApp::new().await;
    let (_, ben) = room(&net).await;
    for wanted in [
        json!({ "dials": { "planet": "more" } }),
        json!({ "dials": { "tie": "loud" } }),
        json!({ "dials": { "tie": "more", "age": "" } }),
    ] {
        let refused = ben.api("PUT", "/dials", Some(wanted.clone())).await.expect(422).json();
        assert_eq!(refused["title"], "There is no such setting.", "{wanted}");
    }
    for wanted in [json!({}), json!({ "dials": { "tie": 1 } }), json!({ "dials": {}, "more": 1 })] {
        assert_eq!(ben.api("PUT", "/dials", Some(wanted.clone())).await.status, 422, "{wanted}");
    }
    for dial in ["", "tie", "tie:", ":more", "planet:more", "tie:loud", "tie:more:more"] {
        let refused = ben.post("/settings/for-me", &[("dial", dial)]).await.expect(422).text;
        assert!(refused.contains("There is no such setting."), "{dial}");
    }
    let elsewhere = [("dial", "tie:more"), ("back", "https://elsewhere.example/")];
    assert_eq!(ben.post("/settings/for-me", &elsewhere).await.status, 422);
    in_french(&ben).await;
    let refused = ben.post("/settings/for-me", &[("dial", "tie:loud")]).await.expect(422).text;
    assert!(refused.contains("Ce réglage n’existe pas."));
    assert_eq!(dials(&ben).await, normal_but(json!({})), "nothing was changed");
    assert_eq!(net.nobody().api("GET", "/dials", None).await.status, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_explains_each_and_turns_them_without_scripts() {
    let net = TestApp::new().await;
    let (_, ben) = room(&net).await;
    let settings = ben.get("/settings").await.expect(200).text;
    assert!(settings.contains("href=\"/settings/for-me\""));
    let page = ben.get("/settings/for-me").await.expect(200).text;
    for words in
        ["Interest", "A post goes down a little every hour.", "Uses the time of publication."]
    {
        assert!(page.contains(words), "{words}");
    }
    assert_eq!(page.matches("aria-pressed=\"true\"").count(), PARTS.len());
    let turned = ben.post("/settings/for-me", &[("dial", "bridge:more")]).await.expect(303);
    assert_eq!(turned.location(), "/settings/for-me#bridge");
    let page = ben.get("/settings/for-me").await.expect(200).text;
    assert!(page.contains("value=\"bridge:more\" aria-pressed=\"true\""));
    assert_eq!(dials(&ben).await, normal_but(json!({ "bridge": "more" })));
    let undone = ben.post("/settings/for-me/normal", &[]).await.expect(303);
    assert_eq!(undone.location(), "/settings/for-me");
    assert_eq!(dials(&ben).await, normal_but(json!({})));
    in_french(&ben).await;
    let page = ben.get("/settings/for-me").await.expect(200).text;
    assert!(page.contains("Utilise l’heure de publication.") && page.contains(">Moins<"));
    assert_eq!(net.nobody().get("/settings/for-me").await.status, 303);
}
