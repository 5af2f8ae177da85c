//! Favourites: first in one's own navigation, and nobody else's.

use spaces::Access;
use testkit::kinds::room;
use testkit::{Client, TestApp};

/// The navigation of the favourites; nothing where there are none.
async fn favourites(who: &Client) -> Option<String> {
    let page = who.get("/people").await.expect(200).text;
    let (_, rest) = page.split_once("data-fold=\"favourites\"")?;
    rest.split_once("</details>").map(|(section, _)| section.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_favourite_stands_first_in_ones_navigation() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let (secret, yard) = (net.space(&ana, "vault", Access::Secret).await, "yard");
    net.space(&ana, yard, Access::Open).await;
    net.join(secret, &ben).await;
    assert_eq!(favourites(&ben).await, None);
    for slug in ["room", "vault"] {
        let done = ben.post(&format!("/spaces/{slug}/favourite"), &[("favourite", "true")]).await;
        assert_eq!(done.expect(303).location(), format!("/spaces/{slug}"));
    }
    let section = favourites(&ben).await.expect("favourites");
    assert!(section.contains("/spaces/room\"") && section.contains("/spaces/vault\""));
    let page = ben.get("/spaces/room").await.expect(200).text;
    assert_eq!(page.matches("class=\"nav-item nav-space\" href=\"/spaces/room\"").count(), 1);
    assert!(page.contains("name=\"favourite\" value=\"false\" aria-pressed=\"true\""));
    assert_eq!(favourites(&ana).await, None, "theirs alone");
    let yard = ben.get("/spaces/yard").await.expect(200).text;
    assert!(!yard.contains("name=\"favourite\""), "not in their navigation");

    let list = async || {
        let list = ben.api("GET", "/favourites", None).await.expect(200).json();
        let list = list.as_array().expect("a list").clone();
        list.iter().map(|one| one["slug"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(list().await, ["room", "vault"]);
    ben.api("DELETE", "/spaces/room/favourite", None).await.expect(204);
    ben.api("DELETE", "/spaces/vault/membership", None).await.expect(204);
    assert!(list().await.is_empty(), "what one does not see is none");
    assert_eq!(favourites(&ben).await, None);
    ben.api("PUT", "/spaces/vault/favourite", None).await.expect(404);
    net.nobody().api("GET", "/favourites", None).await.expect(401);
}
