//! Links both ways.

use serde_json::{Value, json};
use spaces::Access;
use testkit::{Client, TestApp};

use super::{page, page_in, read};

async fn links(who: &Client, page: &str) -> Value {
    who.api("GET", &format!("/pages/{page}/links"), None).await.expect(200).json()
}

fn titles(of: &Value) -> Vec<&str> {
    of.as_array().expect("a list").iter().map(|one| one["title"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_title_between_brackets_is_a_link_that_stays_right() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let keys = page(&ana, "Clés & badges", "At the desk.").await;
    let desk = page(&ana, "Desk", "See [[cles & badges]] and [[Parking|the car park]].").await;
    let written = read(&ana, &desk).await;
    assert_eq!(
        written["body"],
        format!(
            "See [cles & badges](/pages/{keys}) and \
             [the car park](/spaces/room/pages/new?title=Parking)."
        )
    );
    assert_eq!(titles(&links(&ana, &keys).await["back"]), ["Desk"]);
    let out = links(&ana, &desk).await;
    assert_eq!((titles(&out["to"]), &out["wanted"]), (vec!["Clés & badges"], &json!(["parking"])));
    let shown = ana.get(&format!("/pages/{keys}-cles-badges")).await.expect(200).text;
    assert!(shown.contains(&format!("<a href=\"/pages/{desk}-desk\" dir=\"auto\">Desk</a>")));

    // Renamed and moved, it is the same page.
    let renamed = json!({ "revision": 1, "title": "Keys", "body": "At the desk." });
    ana.api("PUT", &format!("/pages/{keys}"), Some(renamed)).await.expect(200);
    let to = json!({ "parent": desk });
    ana.api("PUT", &format!("/pages/{keys}/place"), Some(to)).await.expect(204);
    assert_eq!(titles(&links(&ana, &desk).await["to"]), ["Keys"]);

    // A link to a page that is not there begins one; once it is there, it leads to it.
    let begun = ana.get("/spaces/room/pages/new?title=Parking").await.expect(200).text;
    assert!(begun.contains("value=\"Parking\""));
    let parking = page(&ana, "Parking", "Behind the hall.").await;
    let there = ana.get("/spaces/room/pages/new?title=parking").await.expect(303);
    assert_eq!(there.location(), format!("/pages/{parking}-parking"));
    assert_eq!(titles(&links(&ana, &parking).await["back"]), ["Desk"]);
    let out = links(&ana, &desk).await;
    assert_eq!((titles(&out["to"]), &out["wanted"]), (vec!["Keys", "Parking"], &json!([])));
    let shown = ana.get(&format!("/pages/{desk}-desk")).await.expect(200).text;
    assert!(shown.contains(&format!("href=\"/pages/{parking}-parking\"")), "{shown}");
    let edited = ana.get(&format!("/pages/{desk}/edit")).await.expect(200).text;
    assert!(edited.contains("[[Parking|the car park]]"), "{edited}");
    // What no longer leads there is forgotten.
    let words = json!({ "revision": 1, "body": "See [it](/posts/".to_owned() + &parking + ")." });
    ana.api("PUT", &format!("/pages/{desk}"), Some(words)).await.expect(200);
    assert_eq!(titles(&links(&ana, &keys).await["back"]), [""; 0]);
    assert_eq!(titles(&links(&ana, &parking).await["back"]), ["Desk"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_title_led_to_is_led_to_after_the_next_save() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let desk = page(&ana, "Desk", "See [[Parking]] and [[Bikes]].").await;
    let parking = page(&ana, "Parking", "Behind the hall.").await;
    let body = read(&ana, &desk).await["body"].as_str().unwrap().to_owned();
    assert!(body.contains("/pages/new?title=Parking"), "{body}");
    let save = async |revision: i64, more: &str| {
        let words = json!({ "revision": revision, "body": format!("{body} {more}") });
        ana.api("PUT", &format!("/pages/{desk}"), Some(words)).await.expect(200);
        let out = links(&ana, &desk).await;
        let to: Vec<String> = titles(&out["to"]).into_iter().map(str::to_owned).collect();
        (to, out["wanted"].clone())
    };
    assert_eq!(save(1, "One.").await, (vec!["Parking".to_owned()], json!(["bikes"])));
    assert_eq!(titles(&links(&ana, &parking).await["back"]), ["Desk"]);

    // It is the same page under another title.
    let renamed = json!({ "revision": 1, "title": "Car park", "body": "Behind the hall." });
    ana.api("PUT", &format!("/pages/{parking}"), Some(renamed)).await.expect(200);
    assert_eq!(save(2, "Two.").await, (vec!["Car park".to_owned()], json!(["bikes"])));

    // One that is gone gives way to what has the title now.
    ana.api("DELETE", &format!("/posts/{parking}"), None).await.expect(204);
    let other = page(&ana, "Parking", "On the roof.").await;
    assert_eq!(save(3, "Three.").await, (vec!["Parking".to_owned()], json!(["bikes"])));
    assert_eq!(titles(&links(&ana, &other).await["back"]), ["Desk"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_may_not_see_is_as_not_there() {
    let net = TestApp::new().await;
    let (ana, bo) = (net.member("ana").await, net.member("bo").await);
    net.space(&ana, "room", Access::Open).await;
    let hidden = net.space(&ana, "hidden", Access::Secret).await;
    let room = page(&ana, "Open page", "Nothing here.").await;
    let body = format!("See [the open one](/pages/{room}).");
    let new = json!({ "title": "Secret plan", "body": body });
    let secret = super::id(&page_in(&ana, "hidden", new).await);
    // A title is looked for in the space alone: a link to the other page would tell that it is there.
    let first = page(&ana, "First", "See [[Secret plan]].").await;
    assert_eq!(
        read(&ana, &first).await["body"],
        "See [Secret plan](/spaces/room/pages/new?title=Secret%20plan)."
    );
    ana.get("/spaces/room/pages/new?title=Secret+plan").await.expect(200);
    let words = json!({ "revision": 1, "body": format!("See [it](/pages/{secret}).") });
    ana.api("PUT", &format!("/pages/{first}"), Some(words)).await.expect(200);
    assert_eq!(titles(&links(&ana, &first).await["to"]), ["Secret plan"]);
    assert_eq!(titles(&links(&ana, &room).await["back"]), ["Secret plan"]);
    assert_eq!(titles(&links(&bo, &room).await["back"]), [""; 0]);
    assert!(
        !bo.get(&format!("/pages/{room}-open-page")).await.expect(200).text.contains("Secret plan")
    );
    assert_eq!(titles(&links(&bo, &first).await["to"]), [""; 0]);

    // Whoever comes to see it links to it by its address alone.
    net.join(hidden, &bo).await;
    assert_eq!(titles(&links(&bo, &first).await["to"]), ["Secret plan"]);
    bo.post("/spaces/room/join", &[]).await.expect(303);
    let other = page(&bo, "Other", "See [[Secret plan]].").await;
    assert!(read(&bo, &other).await["body"].as_str().unwrap().contains("/pages/new?title="));
}
