//! The tabs of a space, on its page and on the pages they lead to.

use spaces::{Access, Kind};
use testkit::TestApp;

const PAGES: [&str; 8] = [
    "/spaces/room",
    "/spaces/room/pages",
    "/spaces/room/library",
    "/spaces/room/calendar",
    "/objects?kind=task&#38;space=room",
    "/questions?space=room",
    "/spaces/room/blog",
    "/spaces/room/members",
];

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_a_space_lead_to_one_another() {
    let net = TestApp::new().await;
    let (ana, out, gus) =
        (net.member("ana").await, net.member("out").await, net.guest("gus").await);
    let space = net.space_of(&ana, "room", Access::Closed, Kind::External).await;
    net.join(space, &gus).await;
    for who in [&ana, &gus] {
        for here in PAGES {
            let page = who.get(&here.replace("&#38;", "&")).await.expect(200).text;
            let tabs =
                page.split("<nav class=\"tabs\" aria-label=\"Sections of the space\">").nth(1);
            let tabs = tabs.and_then(|rest| rest.split("</nav>").next()).unwrap_or_default();
            for there in PAGES {
                let current = if there == here { " aria-current=\"page\"" } else { "" };
                let link = format!("<a href=\"{there}\"{current}>");
                assert!(tabs.contains(&link), "{} {here}: {link} in {tabs}", who.handle());
            }
        }
    }
    let front = out.get("/spaces/room").await.expect(200).text;
    assert!(!front.contains("Sections of the space"), "{front}");
    // What manages is in the menu, and no page of the space.
    let front = gus.get("/spaces/room").await.expect(200).text;
    assert!(!front.contains("/spaces/room/edit") && front.contains("/spaces/room/leave"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_of_the_phone_writes_where_one_is() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "room", Access::Open).await;
    for (who, page, leads) in [
        (&ana, "/", "/#composer"),
        (&ana, "/inbox", "/#composer"),
        (&ana, "/spaces/room", "#composer"),
        (&ana, "/spaces/room/members", "/posts/new?space=room#composer"),
        (&ben, "/spaces/room", "/posts/new#composer"),
    ] {
        let text = who.get(page).await.expect(200).text;
        let link = format!("<a class=\"bar-new\" href=\"{leads}\"");
        let found = text.split("<a class=\"bar-new\"").nth(1).unwrap_or_default();
        let found = found.chars().take(80).collect::<String>();
        assert!(text.contains(&link.replace("&", "&#38;")), "{} {page}: {found}", who.handle());
    }
    let form = ana.get("/posts/new?space=room").await.expect(200).text;
    assert!(form.contains("id=\"composer\"") && form.contains("value=\"room\" selected"), "{form}");
}
