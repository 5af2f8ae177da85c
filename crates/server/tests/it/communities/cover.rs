//! The cover of a space: chosen by its managers, seen by whoever sees what is in it.

use spaces::{Access, Kind};
use testkit::{Client, TestApp};

use crate::access::picture;

async fn send(who: &Client, alt: &str, bytes: Vec<u8>) -> u16 {
    let path = format!("/spaces/room/cover?alt={alt}");
    who.request("PUT", &path, None).body(bytes).send().await.expect("an answer").status().as_u16()
}

async fn seen(who: &Client) -> u16 {
    who.get("/spaces/room/cover/picture").await.status
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_choose_a_cover_that_whoever_reads_the_space_sees() {
    let net = TestApp::new().await;
    let (ana, ben, out) =
        (net.member("ana").await, net.member("ben").await, net.member("out").await);
    let gus = net.guest("gus").await;
    let space = net.space_of(&ana, "room", Access::Closed, Kind::External).await;
    net.join(space, &ben).await;
    net.join(space, &gus).await;
    for (who, status) in [(&ben, 403), (&gus, 403), (&out, 404), (&ana, 204)] {
        assert_eq!(send(who, "A%20bench", picture(900, 700)).await, status, "{}", who.handle());
    }
    assert_eq!(send(&ana, "A", b"no picture".to_vec()).await, 422);
    for (who, status) in [(&ana, 200), (&ben, 200), (&gus, 200), (&out, 404)] {
        assert_eq!(seen(who).await, status, "{}", who.handle());
        let api = who.api("GET", "/spaces/room/cover", None).await;
        assert_eq!(api.status, status, "{}", who.handle());
    }
    assert_eq!(net.nobody().get("/spaces/room/cover/picture").await.status, 303);
    // It has its size before it is there, two sizes to choose from, and says what there is to see.
    let page = ben.get("/spaces/room").await.expect(200).text;
    assert!(page.contains("alt=\"A bench\" width=\"1280\" height=\"320\""), "{page}");
    assert!(page.contains(" 640w, ") && page.contains(" 1280w"), "{page}");
    assert!(!out.get("/spaces/room").await.expect(200).text.contains("space-cover"));
    // The description alone, over the form; who does not manage the space has none.
    ana.get("/spaces/room/cover").await.expect(200);
    ben.get("/spaces/room/cover").await.expect(403);
    ana.post_files("/spaces/room/cover", &[("alt", "A red bench")], vec![]).await.expect(303);
    assert!(ben.get("/spaces/room").await.text.contains("alt=\"A red bench\""));
    let long = "a".repeat(501);
    let refused = ana.post_files("/spaces/room/cover", &[("alt", &long)], vec![]).await;
    assert!(refused.expect(422).text.contains(&long));
    ben.post("/spaces/room/cover/remove", &[]).await.expect(403);
    ana.post("/spaces/room/cover/remove", &[]).await.expect(303);
    assert_eq!(seen(&ana).await, 404);
    assert!(!ben.get("/spaces/room").await.text.contains("space-cover"));
    let none = ana.post_files("/spaces/room/cover", &[("alt", "Nothing")], vec![]).await;
    assert!(none.expect(422).text.contains("Nothing"));
    // With a space that is gone it is gone.
    assert_eq!(send(&ana, "", picture(40, 40)).await, 204);
    ana.api("DELETE", "/spaces/room", None).await.expect(204);
    assert_eq!(seen(&ben).await, 404);
    ana.api("POST", "/spaces/room/restore", None).await.expect(204);
    assert_eq!(seen(&ben).await, 200);
    ana.api("DELETE", "/spaces/room/cover", None).await.expect(204);
    ana.api("GET", "/spaces/room/cover", None).await.expect(404);
    assert_eq!(seen(&ben).await, 404);
}
