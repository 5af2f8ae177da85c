//! Small things at the edges: what a name gives away, where devices may be, who stays signed in.

use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use crate::hostile::wire::Wire;

#[tokio::test(flavor = "multi_thread")]
async fn the_name_of_a_secret_space_stays_free() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let secret = json!({ "name": "Projet Nord", "kind": "project", "access": "secret" });
    let made = ana.api("POST", "/spaces", Some(secret)).await.expect(201).json();
    let slug = made["slug"].as_str().expect("a name in addresses");
    assert!(slug.starts_with("projet-nord-") && slug.len() > 15, "{slug}");
    let open = json!({ "name": "Projet Nord", "kind": "project", "access": "open" });
    let made = ben.api("POST", "/spaces", Some(open.clone())).await.expect(201).json();
    assert_eq!(made["slug"], "projet-nord");
    let made = ben.api("POST", "/spaces", Some(open)).await.expect(201).json();
    assert_eq!(made["slug"], "projet-nord-2", "of one that is seen");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_muted_topic_is_called_as_it_is_written_where_one_sees_it() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "vault", Access::Secret).await;
    ana.publish("vault", "About #RachatDeNord").await;
    let mute = json!({ "kind": "topic", "target": "rachatdenord", "for": "week" });
    ben.api("POST", "/mutes", Some(mute)).await.expect(204);
    let named = async || {
        let list = ben.api("GET", "/mutes", None).await.expect(200).json();
        list["items"][0]["name"].as_str().expect("a name").to_owned()
    };
    assert_eq!(named().await, "#rachatdenord");
    net.space(&ana, "room", Access::Open).await;
    ana.publish("room", "All of you: #RachatDeNord").await;
    assert_eq!(named().await, "#RachatDeNord");
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_a_topic_of_a_text_can_be_followed_and_muted() {
    let net = TestApp::new().await;
    let ben = net.member("ben").await;
    for (path, status) in
        [("aujourd'hui", 204), ("ぼっち・ざ・ろっく", 204), ("c++", 404), ("12", 404)]
    {
        let path = format!("/topics/{}/follow", ui::encode(path));
        ben.api("PUT", &path, None).await.expect(status);
    }
    let mute = json!({ "kind": "topic", "target": "aujourd'hui", "for": "week" });
    ben.api("POST", "/mutes", Some(mute)).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_device_is_inside() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let device = |endpoint: &str| {
        json!({ "endpoint": endpoint,
            "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "auth": "BTBZMqHH6r4Tts7J_aSIgg" })
    };
    for inside in [
        "https://10.0.0.8/p",
        "https://[::1]/p",
        "https://localhost/p",
        "https://printer.local/p",
        "https://push/p",
    ] {
        ana.api("POST", "/push/devices", Some(device(inside))).await.expect(422);
    }
    ana.api("POST", "/push/devices", Some(device("https://push.example.net/p"))).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_says_its_host_once() {
    let net = TestApp::new().await;
    for (hosts, status) in
        [("", 400), ("Host: a.example\r\nHost: b.example\r\n", 400), ("Host: a.example\r\n", 200)]
    {
        let mut wire = Wire::to(&net.address).await;
        let request = format!("GET /health HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n");
        assert_eq!(wire.send(request).await.status().await, status, "{hosts:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_joins_in_a_browser_signs_out_whoever_was_there() {
    let net = TestApp::new().await;
    let (admin, ana) = (net.administrator("boss").await, net.member("ana").await);
    let invited = json!({ "email": "new@x.example", "role": "member" });
    let made = admin.api("POST", "/invitations", Some(invited)).await.expect(201).json();
    let url = made["url"].as_str().expect("a link");
    let path = &url[url.find("/join/").expect("a path")..];
    let said = [("name", "New"), ("handle", "newman"), ("password", "trois vélos verts")];
    ana.post(path, &said).await.expect(303);
    ana.get("/settings").await.expect(303);
}
