//! Labels are made, changed, printed and withdrawn.

use serde_json::{Value, json};
use testkit::kinds::{id, published, seen};

use super::{made, path, reported, sent};
use crate::objects::{declared, network, new, request};

#[tokio::test(flavor = "multi_thread")]
async fn a_label_says_only_what_its_kind_takes() {
    let (_net, ines, [ana, ben, _]) = network().await;
    let tries = async |it: Value| ana.api("POST", "/spaces/room/labels", Some(it)).await;
    for (wrong, at) in [
        (json!({ "kind": "request", "name": " " }), "name"),
        (json!({ "kind": "none", "name": "N" }), "kind"),
        (json!({ "kind": "request", "name": "N", "presets": { "urgency": "none" } }), "urgency"),
        (json!({ "kind": "request", "name": "N", "presets": { "answer": "later" } }), "answer"),
        (json!({ "kind": "request", "name": "N", "presets": { "who": ["nobody"] } }), "who"),
        (json!({ "kind": "request", "name": "N", "guide": "https://evil.example" }), "guide"),
        (json!({ "kind": "request", "name": "N", "guide": "//evil.example" }), "guide"),
    ] {
        let answer = tries(wrong.clone()).await.expect(422).text;
        assert!(answer.contains(at), "{wrong}: {answer}");
    }
    let post = id(&published(&ana, new(json!({ "place": "Hall" }))).await);
    let it = json!({ "kind": "request", "name": "Press", "guide": format!("/posts/{post}"),
        "presets": { "who": ["eve"], "urgency": "high", "place": "Hall" } });
    let press = made(&ana, it).await;
    let page = ben.get(&path(&press)).await.expect(200).text;
    assert!(page.contains(">Eve<") && page.contains("High") && page.contains("A lamp"), "{page}");
    let sent = sent(reported(&ben, &path(&press), &[("body", "Stopped")]).await);
    assert_eq!(seen(&ben, &sent).await["fields"]["who"], json!(["eve"]));
    // What the kind no longer takes is asked for again, and does not keep anybody from reporting.
    let mut less = request();
    less["fields"][1]["choices"] = json!([{ "name": "low", "label": { "fr": "F", "en": "Low" } }]);
    declared(&ines, &less).await;
    let page = ben.get(&path(&press)).await.expect(200).text;
    assert!(page.contains("our-request-urgency"), "{page}");
    reported(&ben, &path(&press), &[("body", "Again")]).await.expect(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn labels_are_made_changed_printed_and_withdrawn_in_pages() {
    let (_net, _, [ana, _, _]) = network().await;
    let empty = ana.get("/labels?space=room").await.expect(200).text;
    assert!(
        empty.contains("No labels yet")
            && empty.contains("/labels/new?space=room&#38;kind=request"),
        "{empty}"
    );
    let form = ana.get("/labels/new?space=room&kind=request").await.expect(200).text;
    assert!(form.contains("our-request-place") && !form.contains("our-request-answer"), "{form}");
    let fields =
        [("space", "room"), ("kind", "request"), ("name", ""), ("our-request-place", "Line 3")];
    let page = ana.post("/labels", &fields).await.expect(422).text;
    assert!(page.contains("Add a name.") && page.contains("value=\"Line 3\""), "{page}");
    let fields = [
        ("space", "room"),
        ("kind", "request"),
        ("name", "Press 12"),
        ("our-request-place", "Line 3"),
    ];
    assert_eq!(ana.post("/labels", &fields).await.expect(303).location(), "/labels?space=room");
    let own = ana.api("GET", "/spaces/room/labels", None).await.expect(200).json();
    let (press, page) = (path(&own[0]), format!("/labels/{}", id(&own[0])));
    assert_eq!(own[0]["presets"], json!({ "place": "Line 3" }));
    let sheet = ana.get("/labels/print?space=room").await.expect(200).text;
    assert!(
        sheet.contains("class=\"qr\"")
            && sheet.contains("Press 12")
            && sheet.contains("REQ · Request")
    );
    assert!(ana.get(&page).await.expect(200).text.contains("value=\"Line 3\""));
    ana.post(&page, &[("name", "Press 13"), ("our-request-urgency", "high")]).await.expect(303);
    let own = ana.api("GET", "/spaces/room/labels", None).await.expect(200).json();
    assert_eq!(
        (&own[0]["name"], &own[0]["presets"]),
        (&json!("Press 13"), &json!({ "urgency": "high" }))
    );
    assert_eq!(path(&own[0]), press, "the printed code still leads there");
    // Renewed, what was printed leads nowhere; withdrawn, nothing does.
    ana.post(&format!("{page}/renew"), &[]).await.expect(303);
    ana.get(&press).await.expect(404);
    let own = ana.api("GET", "/spaces/room/labels", None).await.expect(200).json();
    ana.get(&path(&own[0])).await.expect(200);
    ana.post(&format!("{page}/withdraw"), &[]).await.expect(303);
    ana.get(&path(&own[0])).await.expect(404);
    ana.get(&page).await.expect(404);
    ana.get("/labels/print?space=room").await.expect(404);
}
