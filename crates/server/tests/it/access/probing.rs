//! Roundabout ways of learning what is hidden.

use serde_json::json;
use spaces::{Access, Kind};
use testkit::TestApp;

use super::world::{Place, TOPIC, World};

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_hidden_topic_is_that_of_one_never_used() {
    let world = World::new(Place::Secret).await;
    let unused = "zzzcanaryzz";
    assert_eq!(unused.len(), TOPIC.len());
    let outsider = world.net.member("curious").await;
    let hidden = outsider.get(&format!("/topics/{TOPIC}")).await.expect(200);
    let absent = outsider.get(&format!("/topics/{unused}")).await.expect(200);
    assert_eq!(hidden.text.replace(TOPIC, unused), absent.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_learns_no_name_by_mentioning() {
    let world = World::new(Place::Closed).await;
    let guest = world.client("guest");
    let mention = |handle: &str| format!("Hello @{handle}");
    // The author shares the space; the helper does not.
    let known = guest.publish(&world.target.slug, &mention("author")).await;
    let known = guest.api("GET", &format!("/posts/{known}"), None).await.json();
    assert!(known["html"].as_str().unwrap().contains("@Author"), "{known}");
    for (who, path) in [("post", None), ("comment", Some(&world.target.post))] {
        let html = async |handle: &str| {
            let path = match path {
                None => {
                    format!("/posts/{}", guest.publish(&world.target.slug, &mention(handle)).await)
                }
                Some(post) => format!("/comments/{}", guest.comment(post, &mention(handle)).await),
            };
            let made = guest.api("GET", &path, None).await.expect(200).json();
            let edit = json!({ "body": format!("{}!", mention(handle)) });
            let edited = guest.api("PATCH", &path, Some(edit)).await.expect(200).json();
            format!("{}{}", made["html"], edited["html"]).replace(handle, "HANDLE")
        };
        assert_eq!(html("helper").await, html("nobody").await, "in a {who}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_who_runs_a_space_adds_only_people_they_may_see() {
    let net = TestApp::new().await;
    let (founder, guest) = (net.member("founder").await, net.guest("partner").await);
    net.member("stranger").await;
    let space = net.space_of(&founder, "with-partner", Access::Closed, Kind::External).await;
    net.join(space, &guest).await;
    let animator = Some(json!({ "standing": "animator" }));
    founder.api("PUT", "/spaces/with-partner/members/partner", animator).await.expect(204);
    for handle in ["stranger", "nobody.here"] {
        let add = Some(json!({ "standing": "member" }));
        let path = format!("/spaces/with-partner/members/{handle}");
        guest.api("PUT", &path, add).await.expect(422);
        guest.post("/spaces/with-partner/members", &[("handle", handle)]).await.expect(422);
    }
    assert_eq!(guest.api("GET", "/people/stranger", None).await.status, 404);
    let add = Some(json!({ "standing": "member" }));
    founder.api("PUT", "/spaces/with-partner/members/stranger", add).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_left_is_found_again_by_beginning_it() {
    let world = World::new(Place::Conversation).await;
    let (member, path) = (world.client("member"), format!("/spaces/{}", world.target.slug));
    member.api("DELETE", &format!("{path}/membership"), None).await.expect(204);
    member.api("GET", &path, None).await.expect(404);
    let with = json!({ "people": ["author", "guest"] });
    let again = member.api("POST", "/conversations", Some(with)).await.expect(201).json();
    assert_eq!(again["slug"], world.target.slug.as_str());
    member.api("GET", &path, None).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_tell_only_what_may_be_seen() {
    let net = TestApp::new().await;
    let (founder, other) = (net.member("founder").await, net.member("other").await);
    net.space(&founder, "quiet", Access::Secret).await;
    net.space(&founder, "loud", Access::Open).await;
    for n in 0..3 {
        founder.publish("quiet", &format!("Hidden {n}")).await;
    }
    founder.publish("loud", "Said aloud").await;
    for path in ["/people/founder/posts?limit=1", "/feed?limit=1"] {
        other.api("PUT", "/people/founder/follow", None).await.expect(204);
        let page = other.api("GET", path, None).await.expect(200);
        assert_eq!(page.json()["items"].as_array().unwrap().len(), 1, "{path}");
        assert!(page.json()["next"].is_null(), "{path}: a page that would be empty is promised");
        assert!(page.headers.get("link").is_none());
    }
    let list = other.api("GET", "/spaces", None).await.expect(200).json();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
}
