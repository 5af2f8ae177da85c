//! What is told of why a post is there.

use serde_json::{Value, json};
use spaces::Access;
use testkit::TestApp;

use super::{PARTS, feed, in_french, room};

/// The item of a post on a page.
fn item<'a>(page: &'a Value, id: &str) -> &'a Value {
    let items = page["items"].as_array().expect("a list");
    items.iter().find(|item| item["id"] == id).expect("the post is there")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_parts_make_the_score_and_the_order() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    ben.api("PUT", "/topics/tea/follow", None).await.expect(204);
    ben.api("PUT", "/people/ana/follow", None).await.expect(204);
    for n in 0..6 {
        let topic = ["", "#tea", "#tea #cake"][n % 3];
        let post = ana.publish("room", &format!("Something {topic} {n}")).await;
        ben.comment(&post, "Yes.").await;
    }
    let page = feed(&ben, "order=for-me").await;
    let items = page["items"].as_array().unwrap();
    assert_eq!(items.len(), 6);
    let mut last = f64::INFINITY;
    for item in items {
        let parts = item["parts"].as_object().unwrap();
        assert!(PARTS.iter().all(|part| parts.contains_key(*part)) && parts.len() == PARTS.len());
        let sum: f64 = parts.values().map(|part| part.as_f64().unwrap()).sum();
        let score = item["score"].as_f64().unwrap();
        assert!((sum - score).abs() < 1e-9, "{sum} is not {score}");
        assert!(score <= last, "the best first");
        last = score;
        for held_back in ["age", "diversity", "fatigue"] {
            assert!(parts[held_back].as_f64().unwrap() <= 0.0, "{held_back}");
        }
        let reasons = item["reasons"].as_array().unwrap();
        assert!(reasons.len() <= 2);
        assert!(reasons.iter().all(|reason| PARTS.contains(&reason.as_str().unwrap())));
        assert!(item["body"].as_str().unwrap().starts_with("Something"), "it is a whole post");
    }
    assert!(items[1]["parts"]["diversity"].as_f64().unwrap() < 0.0, "Ana stands above already");
    assert!(feed(&ben, "").await["items"][0]["parts"].is_null(), "by time needs no reason");
}

#[tokio::test(flavor = "multi_thread")]
async fn reasons_are_words_in_both_languages_and_name_what_one_follows() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    let post = ana.publish("room", "A matter of #tea, and of #milk").await;
    ben.comment(&post, "Indeed.").await;
    // Only what is Ben's own remains to be told.
    let others = json!({ "newcomer": "off", "response": "off", "bridge": "off" });
    ben.api("PUT", "/dials", Some(json!({ "dials": others }))).await.expect(200);
    let page = ben.get("/?order=for-me").await.expect(200).text;
    let told = "You are in room · You often respond to Ana";
    assert!(page.contains(told), "{page}");
    ben.api("PUT", "/topics/tea/follow", None).await.expect(204);
    ben.api("PUT", "/people/ana/follow", None).await.expect(204);
    let page = ben.get("/?order=for-me").await.expect(200).text;
    assert!(page.contains("You follow #tea · You follow Ana"), "{page}");
    in_french(&ben).await;
    let page = ben.get("/?order=for-me").await.expect(200).text;
    assert!(page.contains("Vous suivez #tea · Vous suivez Ana"), "{page}");
    assert!(page.contains("Pourquoi\u{202f}?") && !page.contains("Intérêt"));
    let panel = ben.get(&format!("/for-me/{post}")).await.expect(200).text;
    assert!(panel.contains("Vous suivez #tea · Vous suivez Ana") && panel.contains("Intérêt"));
    // Ana wrote it herself, and follows nothing.
    assert!(!ana.get("/?order=for-me").await.text.contains("You follow"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_panel_shows_every_part_with_its_switch_and_needs_no_script() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    let post = ana.publish("room", "A matter of #tea").await;
    ben.api("PUT", "/topics/tea/follow", None).await.expect(204);
    let told = feed(&ben, "order=for-me").await;
    let page = ben.get("/?order=for-me").await.expect(200).text;
    let path = format!("/for-me/{post}");
    assert!(page.contains(&format!("href=\"{path}\"")) && !page.contains("interest:off"));
    let page = ben.get(&path).await.expect(200).text;
    assert!(page.contains("A matter of") && page.contains("You follow #tea"), "what it is about");
    let (_, panel) = page.split_once("class=\"why-panel\" method=\"post\"").expect("a form");
    let (panel, _) = panel.split_once("</form>").unwrap();
    let shown = |amount: &Value| {
        let hundredths = (amount.as_f64().unwrap() * 100.0).round();
        let sign = if hundredths > 0.0 {
            "+"
        } else if hundredths < 0.0 {
            "\u{2212}"
        } else {
            ""
        };
        format!(">{sign}{:.2}<", hundredths.abs() / 100.0)
    };
    for part in PARTS {
        assert!(panel.contains(&shown(&item(&told, &post)["parts"][part])), "{part}: {panel}");
        for dial in ["off", "less", "normal", "more"] {
            let on = dial == "normal";
            let button = format!("value=\"{part}:{dial}\" aria-pressed=\"{on}\"");
            assert!(panel.contains(&button), "{button}");
        }
    }
    assert!(panel.contains(&shown(&item(&told, &post)["score"])));
    assert!(panel.contains("href=\"/settings/for-me\"") && panel.contains("href=\"/\""));

    let turned = ben.post("/settings/for-me", &[("dial", "interest:off"), ("back", "for-me")]);
    assert_eq!(turned.await.expect(303).location(), "/?order=for-me");
    let told = feed(&ben, "order=for-me").await;
    assert_eq!(item(&told, &post)["parts"]["interest"], json!(0.0));
    assert!(!item(&told, &post)["reasons"].as_array().unwrap().contains(&json!("interest")));
    let piece = ben.fragment(&path).await.expect(200).text;
    assert!(piece.contains("value=\"interest:off\" aria-pressed=\"true\""));
    assert!(
        piece.starts_with("<details") && !piece.contains("You follow #tea"),
        "without its reason"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_told_why_of_what_is_not_in_their_list() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    net.space(&ana, "secret", Access::Secret).await;
    let hidden = ana.publish("secret", "Between us").await;
    let post = ana.publish("room", "For all").await;
    assert_eq!(ana.get(&format!("/for-me/{hidden}")).await.status, 200);
    for path in [format!("/for-me/{hidden}"), "/for-me/1".into(), "/for-me/none".into()] {
        assert_eq!(ben.get(&path).await.status, 404, "{path}");
        assert_eq!(ben.fragment(&path).await.status, 404, "{path}");
    }
    assert_eq!(net.nobody().get(&format!("/for-me/{post}")).await.status, 303);
    ben.get("/?order=for-me").await.expect(200);
    ana.api("DELETE", &format!("/posts/{post}"), None).await.expect(204);
    assert_eq!(ben.get(&format!("/for-me/{post}")).await.status, 404, "deleted since");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_few_silent_readers_cannot_be_told_from_none() {
    let net = TestApp::new().await;
    let (ana, ben) = room(&net).await;
    let post = ana.publish("room", "Has anybody read this?").await;
    ben.api("POST", "/reading", Some(json!({ "posts": [post] }))).await.expect(204);
    let unread = ana.publish("room", "And this?").await;
    let page = feed(&ana, "order=for-me").await;
    for part in ["newcomer", "response", "bridge"] {
        let of = |id: &str| item(&page, id)["parts"][part].clone();
        assert_eq!(of(&post), of(&unread), "{part}");
    }
}
