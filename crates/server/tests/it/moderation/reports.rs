//! Who reports what, to whom, and who learns of it.

use serde_json::json;
use spaces::Access;

use super::{case, decide, queue, report, room};
use crate::inbox::waiting;

#[tokio::test(flavor = "multi_thread")]
async fn a_report_reaches_the_managers_and_never_names_who_reported_to_the_author() {
    let room = room().await;
    let path = format!("/posts/{}", room.post);
    let actions = room.max.get(&format!("{path}/actions")).await.expect(200).text;
    assert!(actions.contains(&format!("{path}/report")));
    assert!(!room.noor.get(&format!("{path}/actions")).await.text.contains("/report"));

    let page = room.max.get(&format!("{path}/report")).await.expect(200).text;
    assert!(page.contains("Harassment or insult") && page.contains("The managers of the space"));
    let form = [("reason", "harassment"), ("words", "He insults me."), ("to", "managers")];
    room.max.post(&format!("{path}/report"), &form).await.expect(303);

    let cases = queue(&room.ana, "cases").await;
    assert_eq!(cases.len(), 1);
    assert_eq!(queue(&room.bo, "cases").await, cases);
    assert_eq!(queue(&room.ines, "cases").await, [""; 0], "the network's moderators see nothing");
    assert_eq!(waiting(&room.net, &room.ana).await[0], "moderation-report*");
    assert!(waiting(&room.net, &room.ines).await.is_empty());
    let seen = case(&room.ana, &cases[0]).await;
    assert_eq!(seen["reports"][0]["reporter"]["handle"], json!("max"));
    assert_eq!(seen["reports"][0]["words"], json!("He insults me."));
    let page = room.ana.get(&format!("/moderation/cases/{}", cases[0])).await.expect(200).text;
    assert!(page.contains("He insults me.") && page.contains("Quincewood"));
    let own = room.ana.get("/spaces/room/moderation").await.expect(200).text;
    assert!(own.contains(&format!("/moderation/cases/{}", cases[0])));

    // Nothing yet for the author; what came of it without a name, once it is decided.
    let address = format!("/moderation/cases/{}", cases[0]);
    room.noor.api("GET", &address, None).await.expect(404);
    decide(&room.ana, &cases[0], json!({ "measure": "warn", "words": "Be kind." })).await;
    assert_eq!(waiting(&room.net, &room.noor).await, ["moderation-decision*"]);
    let told = room.noor.api("GET", &address, None).await.expect(200);
    let page = room.noor.get(&address).await.expect(200);
    for text in [told.text, page.text, room.noor.get("/moderation").await.text] {
        assert!(!text.contains("He insults me.") && !text.contains("Max"), "{text}");
    }
    assert_eq!(waiting(&room.net, &room.noor).await, ["moderation-decision"], "read");
    assert!(waiting(&room.net, &room.max).await.contains(&"moderation-outcome*".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_reports_a_thing_once_until_it_is_decided_and_reports_are_grouped() {
    let room = room().await;
    let path = format!("/posts/{}", room.post);
    let first = report(&room.max, &path, None).await;
    let again = json!({ "reason": "spam" });
    room.max.api("POST", &format!("{path}/reports"), Some(again.clone())).await.expect(409);
    assert!(room.max.get(&format!("{path}/report")).await.text.contains("already reported"));
    assert_eq!(report(&room.bo, &path, None).await, first, "one case");
    let seen = case(&room.ana, &first).await;
    assert_eq!(seen["reports"].as_array().expect("reports").len(), 2);
    decide(&room.ana, &first, json!({ "measure": "keep" })).await;
    let second = room.max.api("POST", &format!("{path}/reports"), Some(again)).await.expect(201);
    assert_ne!(super::id(&second.json()), first);
    // An author is not told of reports that come to nothing.
    assert!(waiting(&room.net, &room.noor).await.is_empty());
    assert_eq!(queue(&room.noor, "about_you").await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_or_wrong_is_said_and_nothing_typed_is_lost() {
    let room = room().await;
    let path = format!("/posts/{}/report", room.post);
    let page = room.max.post(&path, &[("reason", "other"), ("words", "")]).await.expect(422).text;
    assert!(page.contains("Explain in a few words."));
    let page = room.max.post(&path, &[("words", "Kept words"), ("to", "managers")]).await;
    assert!(page.expect(422).text.contains("Kept words"));
    let none = [("reason", "spam"), ("to", "referent")];
    room.max.post(&path, &none).await.expect(422);
    room.noor.get(&path).await.expect(403);
    room.noor.post(&path, &[("reason", "spam")]).await.expect(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn moderators_of_the_network_get_what_was_sent_to_them_and_no_more() {
    let room = room().await;
    let path = format!("/posts/{}", room.post);
    let case_id = report(&room.max, &path, Some("moderators")).await;
    assert_eq!(queue(&room.ana, "cases").await, [""; 0]);
    assert_eq!(queue(&room.ines, "cases").await, std::slice::from_ref(&case_id));
    let seen = case(&room.ines, &case_id).await;
    assert!(seen["quote"]["body"].as_str().is_some_and(|body| body.contains("Quincewood")));
    assert_eq!((&seen["space"], &seen["href"]), (&json!(null), &json!(null)));
    let page = room.ines.get(&format!("/moderation/cases/{case_id}")).await.expect(200).text;
    assert!(!page.contains("/spaces/room"));
    room.ines.get(&path).await.expect(404);

    // Somebody named by an administrator moderates too; a guest cannot.
    let vera = room.net.member("vera").await;
    room.net.guest("gil").await;
    vera.api("GET", &format!("/moderation/cases/{case_id}"), None).await.expect(404);
    let team = "/moderation/team/moderator";
    vera.api("PUT", &format!("{team}/vera"), None).await.expect(403);
    room.ines.api("PUT", &format!("{team}/gil"), None).await.expect(422);
    room.ines
        .post("/admin/moderation", &[("handle", "@vera"), ("role", "moderator")])
        .await
        .expect(303);
    assert_eq!(queue(&vera, "cases").await, std::slice::from_ref(&case_id));
    room.ines.api("DELETE", &format!("{team}/vera"), None).await.expect(204);
    vera.api("GET", &format!("/moderation/cases/{case_id}"), None).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_referent_alone_sees_what_is_sent_to_the_referent() {
    let room = room().await;
    let vera = room.net.member("vera").await;
    room.ines.api("PUT", "/moderation/team/referent/vera", None).await.expect(204);
    assert!(room.ines.get("/admin/moderation").await.expect(200).text.contains("@vera"));
    let case_id = report(&room.max, &format!("/posts/{}", room.post), Some("referent")).await;
    assert_eq!(queue(&vera, "cases").await, std::slice::from_ref(&case_id));
    for other in [&room.ana, &room.bo, &room.ines] {
        other.api("GET", &format!("/moderation/cases/{case_id}"), None).await.expect(404);
        assert!(waiting(&room.net, other).await.is_empty());
    }
    decide(&vera, &case_id, json!({ "measure": "hide", "words": "An insult." })).await;
    room.max.get(&format!("/posts/{}", room.post)).await.expect(404);
    // Nobody reports the referent to the referent.
    let refused = json!({ "reason": "spam", "to": "referent" });
    room.max.api("POST", "/people/vera/reports", Some(refused)).await.expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_and_a_private_message_go_to_the_moderators_of_the_network() {
    let room = room().await;
    let case_id = report(&room.max, "/people/noor", None).await;
    assert!(room.max.get("/mutes/person/noor").await.text.contains("/people/noor/report"));
    room.max.get("/people/noor/report").await.expect(200);
    assert_eq!(queue(&room.ines, "cases").await, std::slice::from_ref(&case_id));
    let path = format!("/moderation/cases/{case_id}/decisions");
    let hide = json!({ "measure": "hide", "words": "No." });
    room.ines.api("POST", &path, Some(hide)).await.expect(422);

    let begun = room.noor.api("POST", "/conversations", Some(json!({ "people": ["max"] }))).await;
    let slug = begun.json()["slug"].as_str().expect("an address").to_owned();
    let message = room.noor.publish(&slug, "You fool").await;
    let sent = report(&room.max, &format!("/posts/{message}"), None).await;
    let seen = case(&room.ines, &sent).await;
    assert_eq!(seen["quote"]["body"], json!("You fool"));
    room.ana
        .api("POST", &format!("/posts/{message}/reports"), Some(json!({ "reason": "spam" })))
        .await
        .expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_does_not_decide_on_what_they_wrote() {
    let room = room().await;
    let post = room.ana.publish("room", "By a manager").await;
    let case_id = report(&room.max, &format!("/posts/{post}"), None).await;
    assert_eq!(queue(&room.ana, "cases").await, [""; 0]);
    assert!(waiting(&room.net, &room.ana).await.is_empty());
    room.ana.get(&format!("/moderation/cases/{case_id}")).await.expect(404);
    assert_eq!(queue(&room.bo, "cases").await, std::slice::from_ref(&case_id));
    let decision = decide(&room.bo, &case_id, json!({ "measure": "warn", "words": "No." })).await;
    let undo = format!("/moderation/decisions/{decision}/undo");
    room.ana.api("POST", &undo, None).await.expect(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_is_not_told_who_of_the_network_decided() {
    let room = room().await;
    let gil = room.net.guest("gil").await;
    let space = room.ana.api("GET", "/spaces/room", None).await.json();
    room.net.join(super::id(&space).parse().expect("a space"), &gil).await;
    let post = gil.publish("room", "By a guest").await;
    let case_id = report(&room.max, &format!("/posts/{post}"), Some("moderators")).await;
    decide(&room.ines, &case_id, json!({ "measure": "warn", "words": "No." })).await;
    let inbox = crate::inbox::page(&room.net, &gil, "").await.to_string();
    assert!(inbox.contains("moderation-decision") && !inbox.contains("Ines"), "{inbox}");
    let page = gil.get(&format!("/moderation/cases/{case_id}")).await.expect(200).text;
    assert!(page.contains("No.") && !page.contains("Ines"));
    assert!(!case(&gil, &case_id).await.to_string().contains("ines"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_space_whose_only_manager_is_reported_sends_it_to_the_network() {
    let room = room().await;
    room.net.space(&room.ana, "solo", Access::Open).await;
    let post = room.ana.publish("solo", "Mine").await;
    let case_id = report(&room.max, &format!("/posts/{post}"), None).await;
    assert_eq!(queue(&room.ines, "cases").await, [case_id]);
    assert_eq!(queue(&room.ana, "cases").await, [""; 0]);
}
