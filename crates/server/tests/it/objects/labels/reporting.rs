//! Somebody who is signed in scans a label, and reports.

use serde_json::json;
use spaces::Access;
use testkit::kinds::{id, moved, seen};

use super::{audience, label, made, path, picture, reported, sent};
use crate::objects::{declared, network, request};

#[tokio::test(flavor = "multi_thread")]
async fn a_scan_opens_the_form_with_what_is_known_and_the_report_is_numbered() {
    let (_net, _, [ana, ben, eve]) = network().await;
    let press = path(&made(&ana, label("Press 12")).await);
    let page = ben.get(&press).await.expect(200).text;
    assert!(page.contains("<h1 dir=\"auto\">Press 12</h1>") && page.contains("Line 3"), "{page}");
    assert!(!page.contains("our-request-place"), "what is known is not asked for");
    assert!(page.contains("our-request-urgency") && page.contains("capture=\"environment\""));
    let form =
        [("body", "Oil on the floor\nSince noon."), ("our-request-urgency", "high"), ("once", "a")];
    let shown = audience(&ben, &press).await;
    let mut fields = form.to_vec();
    fields.push(("audience", &shown));
    let answer = ben.post_files(&press, &fields, vec![("a.png", picture())]).await;
    let post = sent(answer);
    let it = seen(&ben, &post).await;
    assert_eq!((&it["title"], &it["body"]), (&json!("Oil on the floor"), &json!("Since noon.")));
    assert_eq!(it["fields"]["place"], json!("Line 3"));
    assert_eq!(it["fields"]["urgency"], json!("high"));
    assert_eq!(
        (it["kind"].as_str(), it["files"].as_array().map(Vec::len)),
        (Some("our-request"), Some(1))
    );
    // The same form again is the same report.
    assert_eq!(sent(ben.post_files(&press, &fields, Vec::new()).await), post);
    let page = ben.get(&format!("{press}?sent={post}")).await.expect(200).text;
    assert!(page.contains("data-sent role=\"status\"") && page.contains("REQ-"), "{page}");
    assert!(page.contains("Oil on the floor") && page.contains(">Open<"), "{page}");
    // Who took it is who knows; its card says the label.
    moved(&eve, &post, "take", json!({})).await;
    let page = ana.get(&press).await.expect(200).text;
    assert!(page.contains("/people/eve") && page.contains("In progress"), "{page}");
    let card = ana.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(card.contains("class=\"object-label\"") && card.contains("Press 12"), "{card}");
    assert!(!card.contains("Reported without an account"));
    // Renamed, the card says so too.
    let it = ana.api("GET", "/spaces/room/labels", None).await.expect(200).json();
    let own = format!("/labels/{}", id(&it[0]));
    ana.api("PUT", &own, Some(label("Press 13"))).await.expect(200);
    assert!(ana.get(&format!("/posts/{post}")).await.text.contains("Press 13"));
}

#[tokio::test(flavor = "multi_thread")]
async fn kind_space_and_presets_are_the_labels_whatever_a_form_says() {
    let (net, ines, [ana, ben, _]) = network().await;
    net.space(&ben, "other", Access::Open).await;
    let mut second = request();
    second["name"] = json!("second");
    second["prefix"] = json!("SEC");
    second["label"] = json!({ "fr": "Deux", "en": "Two" });
    declared(&ines, &second).await;
    let press = path(&made(&ana, label("Press 12")).await);
    let post = sent(
        reported(
            &ben,
            &press,
            &[
                ("body", "Smoke"),
                ("kind", "our-second"),
                ("space", "other"),
                ("title", "Mine"),
                ("our-request-place", "Elsewhere"),
                ("our-second-place", "Elsewhere"),
            ],
        )
        .await,
    );
    let it = seen(&ben, &post).await;
    assert_eq!((it["kind"].as_str(), it["title"].as_str()), (Some("our-request"), Some("Smoke")));
    assert_eq!(it["fields"]["place"], json!("Line 3"));
    assert_eq!(it["space"]["slug"], json!("room"), "{it}");
    // Over the API likewise.
    let own = ana.api("GET", "/spaces/room/labels", None).await.expect(200).json();
    let reports = format!("/labels/{}/posts", id(&own[0]));
    let body = json!({ "title": "Smoke", "fields": { "place": "Elsewhere", "urgency": "high" } });
    let it = ben.api("POST", &reports, Some(body)).await.expect(201).json();
    assert_eq!(
        (&it["fields"]["place"], &it["fields"]["urgency"]),
        (&json!("Line 3"), &json!("high"))
    );
    ben.api("POST", &reports, Some(json!({ "title": "T", "kind": "message" }))).await.expect(422);
    // A form that shows nothing of its readers publishes for nobody.
    ben.post_files(&press, &[("body", "Smoke")], Vec::new()).await.expect(412);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_comes_back_with_its_words() {
    let (_net, _, [ana, ben, _]) = network().await;
    let bare = json!({ "kind": "request", "name": "Yard" });
    let yard = path(&made(&ana, bare).await);
    assert!(ben.get(&yard).await.text.contains("our-request-place"));
    let words = [("body", "Ice on the steps"), ("our-request-who", "nobody at all")];
    let page = reported(&ben, &yard, &words).await.expect(422).text;
    assert!(page.contains("Ice on the steps") && page.contains("nobody at all"), "{page}");
    let page = reported(&ben, &yard, &[("body", " "), ("our-request-place", "Yard")]).await;
    assert!(page.expect(422).text.contains("Add a few words or a photo."));
    // A picture says enough: the label is the title.
    let shown = audience(&ben, &yard).await;
    let fields = [("body", ""), ("our-request-place", "Steps"), ("audience", &*shown)];
    let post = sent(ben.post_files(&yard, &fields, vec![("a.png", picture())]).await);
    assert_eq!(seen(&ben, &post).await["title"], json!("Yard"));
}
