//! The pages of calendars.

use serde_json::json;
use testkit::kinds::{id, published};

use super::{event, network, plain};

#[tokio::test(flavor = "multi_thread")]
async fn a_month_a_week_and_a_list_are_in_the_address() {
    let (_net, _, [ana, ben, _]) = network().await;
    let empty = ben.get("/calendar").await.expect(200).text;
    assert!(empty.contains("Nothing planned here") && empty.contains("March 2026"), "{empty}");
    let weekly = json!({ "start": "2026-03-05T08:00:00Z", "end": "2026-03-05T09:00:00Z",
        "place": "Hall <b>", "repeat": "weekly", "everyone": true, "zone": "Europe/Paris" });
    let post = id(&published(&ana, event("Choir", weekly)).await);
    let month = ben.get("/calendar?view=month").await.expect(200).text;
    assert_eq!(month.matches(&format!("href=\"/posts/{post}\"")).count(), 5, "{month}");
    assert!(month.contains("<caption class=\"hidden\">March 2026</caption>"), "{month}");
    assert!(month.contains("To be answered"), "{month}");
    let week = plain(ben.get("/calendar?view=week&day=2026-04-01").await.expect(200).text);
    assert_eq!(week.matches(&format!("href=\"/posts/{post}\"")).count(), 1);
    assert!(week.contains("Week of 30 March 2026") && week.contains("09:00"), "{week}");
    let list = plain(ben.get("/calendar?view=list&day=2026-03-06").await.expect(200).text);
    assert!(list.contains("Thursday 12 March 2026") && list.contains("Hall &#60;b&#62;"), "{list}");
    assert!(!list.contains("Thursday 5 March 2026"));
    // Where nobody chose, a narrow screen has the list.
    let both = ben.get("/calendar").await.expect(200).text;
    assert!(both.contains("cal-month is-wide") && both.contains("cal-list is-narrow"), "{both}");
    for odd in ["?view=year", "?day=2026-02-31", "?day=9999999", "?view=week&day=-1"] {
        ben.get(&format!("/calendar{odd}")).await.expect(200);
    }
    let of_space = ben.get("/spaces/room/calendar?view=list").await.expect(200).text;
    assert!(of_space.contains("Calendar of room") && of_space.contains("Choir"), "{of_space}");
    ben.get("/spaces/nowhere/calendar").await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_dates_of_an_event_are_a_page_where_its_author_changes_them() {
    let (_net, _, [ana, ben, _]) = network().await;
    let weekly = json!({ "start": "2026-03-05T08:00:00Z", "end": "2026-03-05T09:00:00Z",
        "repeat": "weekly", "until": "2026-03-19", "zone": "Europe/Paris" });
    let post = id(&published(&ana, event("Choir", weekly)).await);
    let dates = format!("/posts/{post}/dates");
    let page = plain(ana.get(&dates).await.expect(200).text);
    assert!(page.contains("Every week on Thursday, until 19 March 2026"), "{page}");
    assert_eq!(page.matches("moves/skip\"").count(), 3);
    assert!(!ben.get(&dates).await.expect(200).text.contains("moves/skip"));
    ana.post(&format!("/posts/{post}/moves/skip"), &[("day", "2026-03-12")]).await.expect(303);
    let page = ana.get(&dates).await.expect(200).text;
    assert!(page.contains("Restore this date") && page.contains("is-cancelled"), "{page}");
    let hours = [("day", "2026-03-19"), ("start", "2026-03-19T14:00"), ("end", "2026-03-19T15:00")];
    ana.post(&format!("/posts/{post}/moves/reschedule"), &hours).await.expect(303);
    let all = ana.api("GET", &format!("/posts/{post}/dates"), None).await.expect(200).json();
    let said: Vec<(bool, bool)> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["cancelled"] == true, it["moved"] == true))
        .collect();
    assert_eq!(said, [(false, false), (true, false), (false, true)]);
    assert_eq!(all[2]["start"], "2026-03-19T13:00:00Z");
    let other = ana.publish("room", "No event").await;
    ana.get(&format!("/posts/{other}/dates")).await.expect(404);
    ana.api("GET", &format!("/posts/{other}/dates"), None).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_reads_the_same() {
    let (_net, _, [ana, ben, _]) = network().await;
    let post = id(&published(
        &ana,
        event(
            "Walk",
            json!({ "start": "2026-03-05T08:00:00Z",
        "people": ["ben"] }),
        ),
    )
    .await);
    let span = "from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z";
    let mine = ben.api("GET", &format!("/calendar?{span}"), None).await.expect(200).json();
    assert_eq!(mine[0]["post"], json!(post));
    assert_eq!(
        (&mine[0]["standing"], &mine[0]["day"]),
        (&json!("unanswered"), &json!("2026-03-05"))
    );
    let of_space = ben.api("GET", &format!("/calendar?{span}&space=room"), None).await;
    assert_eq!(of_space.expect(200).json()[0]["title"], "Walk");
    for wrong in [
        "from=2026-03-01T00:00:00Z&to=2026-02-01T00:00:00Z",
        "from=2026-03-01T00:00:00Z&to=2029-02-01T00:00:00Z",
    ] {
        ben.api("GET", &format!("/calendar?{wrong}"), None).await.expect(422);
    }
    ben.api("GET", &format!("/calendar?{span}&space=nowhere"), None).await.expect(404);
}
