//! Several processes on one database.

use std::sync::Arc;

use feed::Engine;
use feed::lists::List;
use kernel::Cursor;
use kernel::log::{CaughtUp, Follower};
use testkit::TestApp;

use crate::equality::compare;

/// Another process on the same database, as far as memory goes.
async fn node(test: &TestApp) -> (Engine, Follower) {
    let engine = Engine::new(test.app.db.clone());
    let known = Arc::new(engine.clone());
    let follower = Follower::start(test.app.db.clone(), vec![known]).await.expect("a follower");
    (engine, follower)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_killed_and_started_again_serves_no_stale_page() {
    let test = TestApp::new().await;
    let ada = test.member("ada").await;
    let space = test.space(&ada, "place", spaces::Access::Open).await;
    let (mut engine, mut follower) = node(&test).await;
    for round in 0..20 {
        if round % 5 == 4 {
            drop((engine, follower));
            ada.publish("place", "While one node was down").await;
            (engine, follower) = node(&test).await;
        }
        let post = ada.publish("place", "Bonjour").await;
        let written = *test.app.db.commits().borrow();
        assert_eq!(follower.reach(written).await.expect("the log"), CaughtUp(true));
        assert!(follower.position() >= written);
        for list in [List::Home, List::Space(space)] {
            compare(&test, &engine, &ada.viewer(), list, Cursor::default()).await;
        }
        if round % 3 == 0 {
            ada.api("DELETE", &format!("/posts/{post}"), None).await.expect(204);
        }
    }
}
