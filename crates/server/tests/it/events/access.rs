//! Who may do what with an event: a table of people and acts, on pages and over the API.

use serde_json::json;
use spaces::Access;
use testkit::Client;
use testkit::kinds::{id, published};

use super::network;

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_answers_and_changes_an_event() {
    let (net, _, [ana, ben, eve]) = network().await;
    let (boss, gus, gil) =
        (net.administrator("boss").await, net.member("gus").await, net.guest("gil").await);
    let den = net.space(&ana, "den", Access::Closed).await;
    for member in [&ben, &eve] {
        net.join(den, member).await;
    }
    let new = json!({ "space": "den", "kind": "event", "title": "Council", "fields": {
        "start": "2026-03-10T09:00:00Z", "repeat": "weekly", "people": ["ben"] } });
    let post = id(&published(&ana, new).await);
    let yes = || Some(json!({ "answer": "yes" }));
    let day = || Some(json!({ "day": "2026-03-17" }));
    // Who, and what they are answered: reading, answering, the file, changing.
    let table: [(&str, &Client, u16, u16); 6] = [
        ("author", &ana, 200, 200),
        ("invited", &ben, 200, 403),
        ("member", &eve, 200, 403),
        ("administrator", &boss, 404, 404),
        ("stranger", &gus, 404, 404),
        ("guest", &gil, 404, 404),
    ];
    for (who, client, reads, changes) in table {
        let path = format!("/posts/{post}");
        for read in ["", "/dates", "/event.ics", "/answers"] {
            let page = client.get(&format!("{path}{read}")).await;
            assert_eq!(page.status, reads, "{who} on the page {read}");
            let api = client.api("GET", &format!("{path}{read}"), None).await;
            assert_eq!(api.status, reads, "{who} over the API {read}");
            assert_eq!(
                api.text.contains("Council"),
                reads == 200 && read != "/dates" && read != "/answers"
            );
        }
        let moves = format!("{path}/moves");
        for (name, said) in [("skip", day()), ("unskip", day())] {
            let made = client.api("POST", &format!("{moves}/{name}"), said).await;
            assert_eq!(made.status, changes, "{who}: {name}");
        }
        let answered = client.api("POST", &format!("{moves}/answer"), yes()).await;
        assert_eq!(answered.status, reads, "{who} answers");
        for path in ["/spaces/den/calendar", "/spaces/den/calendar?view=week&day=2026-03-10"] {
            let page = client.get(path).await;
            assert_eq!(page.status == 200 && page.text.contains("Council"), reads == 200, "{who}");
        }
        let span = "from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z";
        let mine = client.api("GET", &format!("/calendar?{span}"), None).await.expect(200);
        assert_eq!(mine.text.contains("Council"), reads == 200, "{who}");
        let of_den = client.api("GET", &format!("/calendar?{span}&space=den"), None).await;
        assert_eq!(of_den.status, reads, "{who} reads the calendar of the space");
        let export = client.api("GET", "/me", None).await;
        assert!(!export.text.contains("Council"));
    }
    for path in ["/calendar", "/calendar/programs", "/spaces/den/calendar"] {
        let stranger = net.nobody().get(path).await;
        assert!(!stranger.text.contains("Council") && stranger.status != 200, "{path}");
    }
}
