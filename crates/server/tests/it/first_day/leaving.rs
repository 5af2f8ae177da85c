//! Leaving what one cannot simply come back to is asked about.

use spaces::Access;
use testkit::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_a_secret_space_is_told_that_only_an_invitation_leads_back() {
    let net = TestApp::new().await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    for (slug, access, said) in [
        ("vault", Access::Secret, Some("come back only by invitation")),
        ("club", Access::Closed, Some("ask to join again")),
        ("yard", Access::Open, None),
    ] {
        let space = net.space(&ana, slug, access).await;
        net.join(space, &ben).await;
        let leave = format!("/spaces/{slug}/leave");
        let front = ben.get(&format!("/spaces/{slug}")).await.expect(200).text;
        assert_eq!(front.contains(&format!("href=\"{leave}\"")), said.is_some(), "{slug}");
        assert_eq!(front.contains(&format!("action=\"{leave}\"")), said.is_none(), "{slug}");
        if let Some(said) = said {
            let page = ben.get(&leave).await.expect(200).text;
            assert!(page.contains(said) && page.contains(&format!("action=\"{leave}\"")), "{page}");
            // Who is not in it is told nothing by asking.
            eve.get(&leave).await.expect(404);
        }
        let left = ben.post(&leave, &[]).await.expect(303);
        assert!(left.headers["set-cookie"].to_str().unwrap().contains("notice-space-left"));
        ben.get(&leave).await.expect(404);
    }
}
