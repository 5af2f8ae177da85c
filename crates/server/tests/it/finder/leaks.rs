//! Who may be told of whom: each viewer, each person, each place where people are offered.

use serde_json::json;
use spaces::{Access, Kind};
use testkit::{Client, TestApp};

use super::offered;

/// The places where people are offered for what is typed, and what they answered.
async fn told(who: &Client, typed: &str) -> Vec<(&'static str, String)> {
    let praise = [
        ("space", "hall"),
        ("kind", "praise"),
        ("body", "Thanks"),
        ("once", typed),
        ("praise-to", typed),
    ];
    let own = format!("/spaces/own-{}/members", who.handle());
    let page = async |path: &str| who.get(&format!("{path}{typed}")).await.text;
    vec![
        ("suggestions", offered(who, typed).await.join(" ")),
        ("completion", page("/complete?kind=person&q=").await),
        ("completion of a place", page("/complete?kind=person&space=hall&q=").await),
        ("whom to write to", page("/conversations?with=").await),
        ("conversation", who.post("/conversations", &[("people", typed)]).await.text),
        ("whom to add", page(&format!("{own}?add=")).await),
        ("members", who.post(&own, &[("handle", typed)]).await.text),
        ("praise", who.post_files("/posts", &praise, Vec::new()).await.text),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_offered_whom_the_viewer_may_not_see() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let (near, far) = (net.guest("near").await, net.guest("far").await);
    let mia = net.member("mia").await;
    // Two of each, so that every form asks.
    let mut subjects = Vec::new();
    for handle in ["xubal-one", "xubal-two", "zelbin-one", "zelbin-two", "wogol-one", "wogol-two"] {
        subjects.push(net.member(handle).await);
    }
    let hall = net.space_of(&subjects[0], "hall", Access::Secret, Kind::External).await;
    for one in [&subjects[1], &near, &mia, &subjects[4], &subjects[5]] {
        net.join(hall, one).await;
    }
    for one in ["wogol-one", "wogol-two"] {
        admin.api("PUT", &format!("/people/{one}/closed"), None).await.expect(204);
    }
    for one in ["xubal-one", "zelbin-one"] {
        mia.api("PUT", &format!("/people/{one}/block"), None).await.expect(204);
    }
    for one in [&mia, &near, &far] {
        let own = format!("own-{}", one.handle());
        net.space_of(one, &own, Access::Secret, Kind::External).await;
    }
    let (shared, apart, closed) = ("xubal", "zelbin", "wogol");
    for (viewer, typed, sees) in [
        // Blocked or not: to block is silence, not blindness.
        (&mia, shared, true),
        (&mia, apart, true),
        (&mia, closed, false),
        (&near, shared, true),
        (&near, apart, false),
        (&near, closed, false),
        (&far, shared, false),
        (&far, apart, false),
        (&far, closed, false),
    ] {
        for (place, said) in told(viewer, typed).await {
            let names = [format!("{typed}-one"), format!("{typed}-two")];
            let of = format!("{} asks {place} of {typed}", viewer.handle());
            let has = names.iter().filter(|name| said.contains(name.as_str())).count();
            assert_eq!(has > 0, sees, "{of}: {said}");
        }
    }
    assert_eq!(offered(&near, "zelbin-one").await, Vec::<String>::new(), "not by handle either");
    let refused = json!({ "people": ["zelbin-one"] });
    near.api("POST", "/conversations", Some(refused)).await.expect(422);
}
