//! What is asked, how often, and what never is.

use std::sync::Arc;

use serde_json::json;
use server::Network;
use spaces::Access;
use testkit::TestApp;

use super::site::Site;
use super::{network, previews, settle};

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_asked_once_and_again_after_a_week() {
    let (net, clock, site) = network().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    site.page("/a", "<title>Before</title>");
    let link = site.at("/a");
    let first = ana.publish("room", &format!("See {link}#part and {link}")).await;
    settle(&net).await;
    let second = ana.publish("room", &format!("[again]({link})")).await;
    settle(&net).await;
    assert_eq!(site.asked("/a"), 1);
    for post in [&first, &second] {
        let shown = previews(&ana, &format!("/posts/{post}")).await;
        assert_eq!((shown.len(), &shown[0]["title"]), (1, &json!("Before")));
    }
    // Every card that shows it is told of what it says now.
    site.page("/a", "<title>After</title>");
    clock.advance(6 * 86_400);
    ana.comment(&first, &link).await;
    settle(&net).await;
    assert_eq!(site.asked("/a"), 1);
    assert!(ana.get("/spaces/room").await.expect(200).text.contains("Before"));
    clock.advance(2 * 86_400);
    ana.publish("room", &link).await;
    settle(&net).await;
    assert_eq!(site.asked("/a"), 2);
    let page = ana.get("/spaces/room").await.expect(200).text;
    assert!(page.contains("After") && !page.contains("Before"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_answer_is_tried_later_and_given_up() {
    let (net, clock, site) = network().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    for (path, status) in [("/busy", 503), ("/gone", 404)] {
        site.fail(path, status);
    }
    let text = format!("{} {}", site.at("/busy"), site.at("/gone"));
    let post = ana.publish("room", &text).await;
    settle(&net).await;
    clock.advance(119);
    settle(&net).await;
    assert_eq!((site.asked("/busy"), site.asked("/gone")), (1, 1));
    clock.advance(1);
    settle(&net).await;
    assert_eq!(
        (site.asked("/busy"), site.asked("/gone")),
        (2, 1),
        "what is gone is not asked again"
    );
    for pause in [1_200, 12_000, 43_200] {
        clock.advance(pause);
        settle(&net).await;
    }
    assert_eq!(site.asked("/busy"), 4, "given up");
    assert!(previews(&ana, &format!("/posts/{post}")).await.is_empty());
    // Whoever links to it another day has it asked again.
    site.page("/busy", "<title>Awake</title>");
    clock.advance(86_400);
    ana.publish("room", &text).await;
    settle(&net).await;
    assert_eq!(previews(&ana, &format!("/posts/{post}")).await[0]["title"], json!("Awake"));
    assert_eq!((site.asked("/busy"), site.asked("/gone")), (5, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_private_nothing_of_ours_and_no_more_than_three_are_asked() {
    let closed = TestApp::new().await;
    let (ana, site) = (closed.member("ana").await, Site::start().await);
    closed.space(&ana, "room", Access::Open).await;
    site.page("/a", "<title>Inside</title>");
    let post = ana.publish("room", &site.at("/a")).await;
    settle(&closed).await;
    assert_eq!(site.asked("/a"), 0, "a private address");
    assert!(previews(&ana, &format!("/posts/{post}")).await.is_empty());

    let (net, _, site) = network().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let hidden = tokio::net::TcpListener::bind("127.0.0.2:0").await.unwrap();
    let port = hidden.local_addr().unwrap().port();
    site.lead("/way", &format!("http://127.0.0.2:{port}/"));
    for n in 1..=4 {
        site.page(&format!("/{n}"), &format!("<title>Page {n}</title>"));
    }
    let ours = format!("{}/sign-in {}", net.address, site.at("/way"));
    let post = ana.publish("room", &ours).await;
    let many: Vec<String> = (1..=4).map(|n| site.at(&format!("/{n}"))).collect();
    let many = ana.publish("room", &many.join(" ")).await;
    let quiet = format!("`{}`", site.at("/code"));
    let code = ana.publish("room", &quiet).await;
    let comment = ana.comment(&post, &format!("{} {}", site.at("/1"), site.at("/2"))).await;
    settle(&net).await;
    assert_eq!(site.asked("/way"), 1);
    assert!(previews(&ana, &format!("/posts/{post}")).await.is_empty());
    assert!(previews(&ana, &format!("/posts/{code}")).await.is_empty());
    assert_eq!(previews(&ana, &format!("/posts/{many}")).await.len(), 3);
    assert_eq!(previews(&ana, &format!("/comments/{comment}")).await.len(), 1);
    assert_eq!((site.asked("/4"), site.asked("/code")), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_switches_them_off_forgets_them() {
    let (net, _, site) = network().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    site.page("/a", "<title>Remembered</title>");
    let post = ana.publish("room", &site.at("/a")).await;
    settle(&net).await;
    assert_eq!(previews(&ana, &format!("/posts/{post}")).await.len(), 1);
    let config = kernel::Config { previews: false, ..(*net.app.config).clone() };
    let off = kernel::App { config: Arc::new(config), ..net.app.clone() };
    let off = Network::start(off).await.unwrap();
    assert!(previews(&ana, &format!("/posts/{post}")).await.is_empty());
    off.runner.close();
}
