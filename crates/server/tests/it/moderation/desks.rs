//! Who sits at which desk: nobody on what they reported themselves, a referent on what was sent to them, a guest
//! who manages on what they may read.

use serde_json::json;
use spaces::{Access, Kind};

use super::{case, decide, queue, report, room};
use crate::inbox::waiting;

#[tokio::test(flavor = "multi_thread")]
async fn nobody_decides_on_what_they_reported() {
    let room = room().await;
    let path = format!("/posts/{}", room.post);
    let case_id = report(&room.ana, &path, None).await;
    assert_eq!(queue(&room.ana, "cases").await, [""; 0]);
    assert_eq!(queue(&room.ana, "reported").await, std::slice::from_ref(&case_id));
    assert!(waiting(&room.net, &room.ana).await.is_empty());
    let decisions = format!("/moderation/cases/{case_id}/decisions");
    let keep = || Some(json!({ "measure": "keep" }));
    room.ana.api("POST", &decisions, keep()).await.expect(403);
    let decision = decide(&room.bo, &case_id, json!({ "measure": "warn", "words": "No." })).await;
    let undo = format!("/moderation/decisions/{decision}/undo");
    room.ana.api("POST", &undo, None).await.expect(403);
    // Where a manager would be alone, it goes to the network.
    room.net.space(&room.ana, "solo", Access::Open).await;
    let post = room.max.publish("@max", "Mine").await;
    let sent = report(&room.ines, &format!("/posts/{post}"), None).await;
    assert_eq!(queue(&room.ines, "cases").await, [""; 0], "who moderates decides not on theirs");
    let vera = room.net.member("vera").await;
    room.ines.api("PUT", "/moderation/team/moderator/vera", None).await.expect(204);
    assert_eq!(queue(&vera, "cases").await, [sent]);
    let solo = room.ana.api("GET", "/spaces/solo", None).await.json();
    room.net.join(super::id(&solo).parse().expect("a space"), &room.max).await;
    let post = room.max.publish("solo", "Alone").await;
    let sent = report(&room.ana, &format!("/posts/{post}"), None).await;
    assert_eq!(case(&room.ines, &sent).await["desk"], json!("moderators"));
    // A second report by who could decide takes the first from them.
    let post = room.noor.publish("room", "Twice").await;
    let path = format!("/posts/{post}");
    let case_id = report(&room.max, &path, None).await;
    assert_eq!(report(&room.bo, &path, None).await, case_id);
    assert_eq!(queue(&room.bo, "cases").await, [""; 0]);
    assert_eq!(queue(&room.ana, "cases").await, [case_id]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_referent_keeps_what_was_sent_to_them_and_nobody_names_themselves() {
    let room = room().await;
    let (vera, wim) = (room.net.member("vera").await, room.net.member("wim").await);
    let team = "/moderation/team/referent";
    room.ines.api("PUT", &format!("{team}/ines"), None).await.expect(422);
    let form = [("handle", "@ines"), ("role", "referent")];
    room.ines.post("/admin/moderation", &form).await.expect(422);
    room.ines.api("PUT", &format!("{team}/vera"), None).await.expect(204);
    let path = format!("/posts/{}", room.post);
    let first = report(&room.max, &path, Some("referent")).await;
    room.ines.api("PUT", &format!("{team}/wim"), None).await.expect(204);
    assert_eq!(queue(&vera, "cases").await, std::slice::from_ref(&first), "told in confidence");
    assert_eq!(queue(&wim, "cases").await, [""; 0]);
    wim.api("GET", &format!("/moderation/cases/{first}"), None).await.expect(404);
    // The next report is the next referent's.
    let second = report(&room.bo, &path, Some("referent")).await;
    assert_ne!(first, second);
    assert_eq!(queue(&wim, "cases").await, std::slice::from_ref(&second));
    vera.api("GET", &format!("/moderation/cases/{second}"), None).await.expect(404);
    // What was left by somebody who went goes to who came.
    room.ines.api("PUT", "/people/vera/closed", None).await.expect(204);
    assert_eq!(queue(&wim, "cases").await, [first, second]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_who_manages_decides_on_what_guests_may_read() {
    let room = room().await;
    let space = room.ana.api("GET", "/spaces/room", None).await.json();
    let space = super::id(&space).parse().expect("a space");
    let gil = room.net.guest("gil").await;
    let talk = room.noor.publish("room", "An old talk").await;
    let file = room.max.upload("old.txt", b"old".to_vec()).await.expect(201).json();
    room.ana.post("/spaces/room/moderation", &[("whose", "everyone")]).await.expect(303);
    let new = json!({ "space": "room", "body": "Oldwaiting", "files": [file["id"]] });
    let before = super::id(&room.max.api("POST", "/posts", Some(new)).await.expect(202).json());
    let takes = Some(json!({ "takes_guests": true }));
    room.ana.api("PATCH", "/spaces/room", takes).await.expect(200);
    room.net.join(space, &gil).await;
    let manager = Some(json!({ "standing": "animator" }));
    room.ana.api("PUT", "/spaces/room/members/gil", manager).await.expect(204);
    let old = report(&room.max, &format!("/posts/{}", room.post), None).await;
    let comment = room.ana.comment(&talk, "An old matter").await;
    let under = report(&room.max, &format!("/comments/{comment}"), None).await;
    let new = json!({ "space": "room", "body": "Newwaiting" });
    let since = super::id(&room.max.api("POST", "/posts", Some(new)).await.expect(202).json());
    let post = room.bo.publish("room", "A new matter").await;
    let new = report(&room.max, &format!("/posts/{post}"), None).await;

    assert_eq!(queue(&gil, "cases").await, std::slice::from_ref(&new));
    assert_eq!(queue(&gil, "waiting").await, std::slice::from_ref(&since));
    for case_id in [&old, &under] {
        gil.get(&format!("/moderation/cases/{case_id}")).await.expect(404);
    }
    gil.get(&format!("/moderation/waiting/{before}")).await.expect(404);
    gil.get(file["href"].as_str().unwrap()).await.expect(404);
    room.ana.get(file["href"].as_str().unwrap()).await.expect(200);
    let inbox = crate::inbox::page(&room.net, &gil, "").await;
    let items: usize = inbox["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| group["items"].as_array().unwrap().len())
        .sum();
    assert_eq!(items, 2, "{inbox}");
    let page = gil.get("/inbox").await.text;
    assert!(!page.contains("Oldwaiting"));
    // What was sent when no guest could read it is not published for guests unawares.
    let etag = json!({ "etag": room.ana.api("GET", &format!("/moderation/waiting/{before}"), None)
        .await.expect(200).json()["etag"] });
    let approve = format!("/moderation/waiting/{before}/approve");
    room.ana.api("POST", &approve, Some(etag)).await.expect(412);
    // A member of the room who is a guest and manages nothing sits at no desk.
    let eve = room.net.guest("eve").await;
    room.net.join(space, &eve).await;
    eve.get("/spaces/room/moderation").await.expect(403);
    assert_eq!(queue(&eve, "cases").await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_queue_of_a_space_is_whole_whatever_waits_elsewhere() {
    let room = room().await;
    room.net.space(&room.ana, "busy", Access::Open).await;
    let (ana, noor, space) = (room.ana.id(), room.noor.id(), room.ana.clone());
    let busy = space.api("GET", "/spaces/busy", None).await.json();
    let busy: kernel::SpaceId = super::id(&busy).parse().expect("a space");
    kernel::sql! {
        static MANY = "INSERT INTO moderation_cases (id, object, object_id, author_id, space_id, desk, title,
                body, written_at, opened_at)
            VALUES ($1, 'post', $1, $2, $3, 'managers', 'Busy', '', NULL, $1)";
    }
    let fill = room.net.app.db.write(move |tx| {
        for n in 1..=220i64 {
            tx.execute(&MANY, kernel::params![n, noor, busy])?;
        }
        Ok(ana)
    });
    fill.await.expect("many cases");
    let case_id = report(&room.max, &format!("/posts/{}", room.post), None).await;
    let page = room.ana.get("/spaces/room/moderation").await.expect(200).text;
    assert!(page.contains(&format!("/moderation/cases/{case_id}")), "{page}");
    assert!(!page.contains("Busy"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_managers_goes_to_the_moderators_where_none_is_left_to_decide() {
    let room = room().await;
    let member = || Some(json!({ "standing": "member" }));
    let case_id = report(&room.max, &format!("/posts/{}", room.post), None).await;
    let post = room.bo.publish("room", "By Bo").await;
    let of_bo = report(&room.max, &format!("/posts/{post}"), None).await;
    assert_eq!(queue(&room.ana, "cases").await, [case_id.clone(), of_bo.clone()]);
    assert_eq!(queue(&room.ines, "cases").await, [""; 0]);
    assert!(waiting(&room.net, &room.ines).await.is_empty());
    // Bo sends away the only one who could decide on what Bo wrote.
    room.bo.api("PUT", "/spaces/room/members/ana", member()).await.expect(204);
    assert_eq!(queue(&room.ana, "cases").await, [""; 0]);
    assert_eq!(queue(&room.bo, "cases").await, std::slice::from_ref(&case_id));
    assert_eq!(queue(&room.ines, "cases").await, std::slice::from_ref(&of_bo));
    room.bo.api("GET", &format!("/moderation/cases/{of_bo}"), None).await.expect(404);
    decide(&room.ines, &of_bo, json!({ "measure": "warn", "words": "No." })).await;
    // An appeal goes the same way: whoever decided first does not decide again.
    let manager = Some(json!({ "standing": "animator" }));
    room.bo.api("PUT", "/spaces/room/members/ana", manager).await.expect(204);
    let decision = decide(&room.ana, &case_id, json!({ "measure": "hide", "words": "No." })).await;
    let appeal = format!("/moderation/decisions/{decision}/appeal");
    room.noor.api("POST", &appeal, Some(json!({ "words": "Why?" }))).await.expect(204);
    assert_eq!(queue(&room.bo, "appeals").await, std::slice::from_ref(&case_id));
    assert_eq!(queue(&room.ines, "appeals").await, [""; 0]);
    room.bo.api("DELETE", "/spaces/room/membership", None).await.expect(204);
    assert_eq!(queue(&room.ines, "appeals").await, std::slice::from_ref(&case_id));
    let lifted = || Some(json!({ "outcome": "lifted" }));
    let judge = format!("/moderation/decisions/{decision}/judgement");
    room.ana.api("POST", &judge, lifted()).await.expect(403);
    room.ines.api("POST", &judge, lifted()).await.expect(204);
    // So does what waits in a space that is deleted, of which they are told.
    let post = room.noor.publish("room", "Again").await;
    let last = report(&room.max, &format!("/posts/{post}"), None).await;
    let told = waiting(&room.net, &room.ines).await.join(" ");
    assert!(!told.contains("moderation-report*"), "{told}");
    room.ana.api("DELETE", "/spaces/room", None).await.expect(204);
    assert_eq!(queue(&room.ines, "cases").await, [last]);
    let told = waiting(&room.net, &room.ines).await.join(" ");
    assert!(told.contains("moderation-report*"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_in_a_space_by_agreement_leaves_it_never() {
    let room = room().await;
    let space = room.net.space_of(&room.ana, "council", Access::Secret, Kind::Agreement).await;
    for person in [&room.bo, &room.max] {
        room.net.join(space, person).await;
    }
    let manager = Some(json!({ "standing": "animator" }));
    room.ana.api("PUT", "/spaces/council/members/bo", manager).await.expect(204);
    let post = room.ana.publish("council", "By Ana").await;
    let case_id = report(&room.max, &format!("/posts/{post}"), None).await;
    assert_eq!(queue(&room.bo, "cases").await, std::slice::from_ref(&case_id));
    room.bo.api("DELETE", "/spaces/council/membership", None).await.expect(204);
    assert_eq!(queue(&room.ines, "cases").await, [""; 0]);
    room.ines.api("GET", &format!("/moderation/cases/{case_id}"), None).await.expect(404);
    assert!(waiting(&room.net, &room.ines).await.is_empty());
}
