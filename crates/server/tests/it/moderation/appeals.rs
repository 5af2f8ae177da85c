//! An author asks once that somebody else decides again.

use serde_json::json;
use spaces::Access;

use super::{case, decide, queue, report, room};
use crate::inbox::waiting;

#[tokio::test(flavor = "multi_thread")]
async fn another_manager_decides_on_the_appeal_and_all_are_told() {
    let room = room().await;
    let path = format!("/posts/{}", room.post);
    let case_id = report(&room.max, &path, None).await;
    let decision = decide(&room.ana, &case_id, json!({ "measure": "hide", "words": "No." })).await;
    let (appeal, judge) = (
        format!("/moderation/decisions/{decision}/appeal"),
        format!("/moderation/decisions/{decision}/judge"),
    );
    let page = room.noor.post(&appeal, &[("words", " ")]).await.expect(422).text;
    assert!(page.contains("Explain in a few words."));
    room.noor.post(&appeal, &[("words", "It was a quotation.")]).await.expect(303);
    room.noor.post(&appeal, &[("words", "Again.")]).await.expect(409);
    room.max.api("POST", &appeal, Some(json!({ "words": "Mine" }))).await.expect(403);

    assert_eq!(queue(&room.bo, "appeals").await, std::slice::from_ref(&case_id));
    assert_eq!(queue(&room.ana, "appeals").await, [""; 0], "not who decided first");
    assert_eq!(queue(&room.ines, "appeals").await, [""; 0]);
    assert!(waiting(&room.net, &room.bo).await.contains(&"moderation-appeal*".to_owned()));
    room.ana.post(&judge, &[("outcome", "upheld"), ("words", "Still.")]).await.expect(403);
    room.noor.post(&judge, &[("outcome", "lifted"), ("words", "")]).await.expect(403);
    let page = room.bo.get(&format!("/moderation/cases/{case_id}")).await.expect(200).text;
    assert!(page.contains("It was a quotation.") && page.contains("Lift the decision"));
    room.bo.post(&judge, &[("outcome", "lifted"), ("words", "It was.")]).await.expect(303);
    room.bo.post(&judge, &[("outcome", "upheld"), ("words", "No.")]).await.expect(409);

    room.max.get(&path).await.expect(200);
    let told = case(&room.noor, &case_id).await;
    assert_eq!(told["decisions"][0]["appeal"]["outcome"], json!("lifted"));
    assert_eq!(told["decisions"][0]["appeal"]["answered_by"]["handle"], json!("bo"));
    assert!(!case(&room.max, &case_id).await.to_string().contains("quotation"));
    assert_eq!(queue(&room.bo, "appeals").await, [""; 0]);
    assert_eq!(queue(&room.bo, "cases").await, [""; 0], "the answer ends it");
    assert!(waiting(&room.net, &room.ana).await.contains(&"moderation-judged*".to_owned()));
    let told = waiting(&room.net, &room.noor).await;
    assert!(told[0].contains("moderation-decision*"), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_space_has_one_manager_the_network_decides_and_sees_what_is_quoted() {
    let room = room().await;
    let space = room.net.space(&room.ana, "vault", Access::Secret).await;
    room.net.join(space, &room.noor).await;
    room.net.join(space, &room.max).await;
    let post = room.noor.publish("vault", "Hidden treasure").await;
    room.noor.publish("vault", "Unquoted matter").await;
    let case_id = report(&room.max, &format!("/posts/{post}"), None).await;
    let decision =
        decide(&room.ana, &case_id, json!({ "measure": "remove", "words": "No." })).await;
    room.ines.api("GET", &format!("/moderation/cases/{case_id}"), None).await.expect(404);
    let appeal = json!({ "words": "Why?" });
    let path = format!("/moderation/decisions/{decision}/appeal");
    room.noor.api("POST", &path, Some(appeal)).await.expect(204);
    assert_eq!(queue(&room.ines, "appeals").await, std::slice::from_ref(&case_id));
    let seen = case(&room.ines, &case_id).await;
    assert_eq!(seen["quote"]["body"], json!("Hidden treasure"));
    assert_eq!((&seen["reports"], &seen["space"]), (&json!([]), &json!(null)));
    let page = room.ines.get(&format!("/moderation/cases/{case_id}")).await.expect(200).text;
    assert!(!page.contains("vault") && !page.contains("He insults me."));
    let upheld = json!({ "outcome": "upheld", "words": "The rule is clear." });
    let path = format!("/moderation/decisions/{decision}/judgement");
    room.ines.api("POST", &path, Some(upheld)).await.expect(204);
    room.max.get(&format!("/posts/{post}")).await.expect(404);
    let again = json!({ "words": "Why?" });
    let path = format!("/moderation/decisions/{decision}/appeal");
    room.noor.api("POST", &path, Some(again)).await.expect(409);
}
