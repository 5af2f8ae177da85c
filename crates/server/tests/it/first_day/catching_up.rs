//! Catching up: within reach however little is unread, and as far back as that goes.

use kernel::{Clock, Time};
use testkit::TestApp;
use testkit::kinds::room;

const DAY: i64 = 86_400;

#[tokio::test(flavor = "multi_thread")]
async fn one_catches_up_from_the_oldest_unread_post_on() {
    let clock = Clock::standing_at(Time(1_800_000_000_000_000));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, ben, _) = room(&net).await;
    let chosen = async |period: &str| {
        assert!(ben.get("/").await.expect(200).text.contains("href=\"/catch-up\""));
        let page = ben.get("/catch-up").await.expect(200).text;
        let tab = format!("href=\"/catch-up?period={period}\" aria-current=\"page\"");
        assert!(page.contains(&tab), "{period}: {page}");
        let since = ben.api("GET", "/catch-up", None).await.expect(200).json()["since"].clone();
        net.app.db.clock().now().seconds_since(serde_json::from_value(since).unwrap()) / DAY
    };
    assert_eq!(chosen("day").await, 1, "nothing is unread");
    ana.publish("room", "Tea at four").await;
    assert_eq!(chosen("day").await, 1);
    clock.advance(3 * DAY);
    assert_eq!(chosen("week").await, 7);
    clock.advance(7 * DAY);
    assert_eq!(chosen("three-weeks").await, 21);
    clock.advance(15 * DAY);
    assert_eq!(chosen("three-weeks").await, 21, "no further");
}
