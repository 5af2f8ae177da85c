//! Things stand where one looks for them.

use serde_json::json;
use spaces::Access;
use testkit::TestApp;
use testkit::kinds::room;

#[tokio::test(flavor = "multi_thread")]
async fn one_is_offered_last_when_one_mentions() {
    let net = TestApp::new().await;
    let priya = net.member("priya").await;
    net.space(&priya, "room", Access::Open).await;
    net.member("priscille").await;
    net.member("prune").await;
    for place in ["", "&space=room"] {
        let path = format!("/suggestions?kind=person&q=pr{place}");
        let offered = priya.api("GET", &path, None).await.expect(200).json();
        let handles: Vec<_> =
            offered.as_array().unwrap().iter().map(|one| one["value"].clone()).collect();
        assert_eq!(handles, ["priscille", "prune", "priya"], "{place}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn deleting_leads_back_to_where_one_was() {
    let net = TestApp::new().await;
    let (ana, ..) = room(&net).await;
    for (from, to) in [
        ("/", "/"),
        ("/?order=for-me", "/?order=for-me"),
        ("/topics/roses", "/topics/roses"),
        ("/posts/POST", "/spaces/room"),
        ("/posts/POST/actions", "/spaces/room"),
        ("//evil.example/", "/spaces/room"),
    ] {
        let post = ana.publish("room", "Ephemeral").await;
        let from = format!("{}{}", net.address, from.replace("POST", &post));
        let form = ana.form(&format!("/posts/{post}/delete")).header("referer", from);
        let answer = form.form(&[("csrf", ana.csrf())]).send().await.unwrap();
        assert_eq!(answer.headers()["location"], to);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_stand_in_the_order_in_which_they_were_attached() {
    let net = TestApp::new().await;
    let (ana, ..) = room(&net).await;
    let mut files = Vec::new();
    for name in ["first.txt", "second.txt", "third.txt"] {
        let file = ana.upload(name, name.into()).await.expect(201).json();
        files.push(file["id"].as_str().unwrap().to_owned());
    }
    // They arrive in any order, as connections go.
    let order = [&files[2], &files[0], &files[1]];
    let new = json!({ "space": "room", "body": "Look", "files": order });
    let post = ana.api("POST", "/posts", Some(new)).await.expect(201).json();
    let shown: Vec<_> =
        post["files"].as_array().unwrap().iter().map(|file| file["id"].clone()).collect();
    assert_eq!(shown, order.map(|id| json!(id)));
    let page = ana.get("/spaces/room").await.expect(200).text;
    let at = |name: &str| page.find(&format!(">{name}<")).expect("a file");
    assert!(at("third.txt") < at("first.txt") && at("first.txt") < at("second.txt"));
}
