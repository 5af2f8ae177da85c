//! Several processes on one PostgreSQL server: a right that ends on one ends on the others, also where
//! they cannot read the log on, and where they missed what was said.

use std::sync::mpsc;

use kernel::Activity;
use testkit::TestApp;

use super::stream::{Stream, in_time};

/// A transaction that stays open, and holds back the log for everybody.
struct Held {
    release: mpsc::Sender<()>,
    end: tokio::task::JoinHandle<kernel::Result<()>>,
}

impl Held {
    async fn begin(net: &TestApp) -> Held {
        let (release, released) = mpsc::channel();
        let (begun, begins) = tokio::sync::oneshot::channel();
        let (mut begun, db) = (Some(begun), net.app.db.clone());
        let end = tokio::spawn(async move {
            let write = db.write(move |tx| {
                tx.log(Activity::new("site.slow", 0))?;
                if let Some(begun) = begun.take() {
                    begun.send(()).ok();
                }
                released.recv().ok();
                Ok(())
            });
            write.await
        });
        begins.await.expect("it has begun");
        Held { release, end }
    }

    async fn end(self) {
        drop(self.release);
        self.end.await.unwrap().unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_right_ends_on_every_node_though_a_transaction_stays_open() {
    let one = TestApp::new().await;
    let Some(two) = one.beside().await else { return };
    let (ana, ben) = (one.member("ana").await, one.member("ben").await);
    let space = one.space(&ana, "room", spaces::Access::Secret).await;
    one.join(space, &ben).await;
    let post = format!("/posts/{}", ana.publish("room", "Among us.").await);
    let there = ben.on(&two);
    // Known there by heart: the first use is written down, the second kept.
    for _ in 0..2 {
        there.get(&post).await.expect(200);
        there.api("GET", &post, None).await.expect(200);
    }
    let (mut page, mut program) = (Stream::of_page(&two, &ben).await, Stream::of(&there).await);
    let mut lasting = Stream::of(&ana.on(&two)).await;

    let held = Held::begin(&one).await;
    ben.api("DELETE", "/spaces/room/membership", None).await.expect(204);
    in_time(async { while there.api("GET", &post, None).await.status != 404 {} }).await;
    in_time(async { while there.get(&post).await.status != 404 {} }).await;
    ben.post("/sign-out", &[]).await.expect(303);
    assert_eq!(page.next().await, None);
    in_time(async { while there.get("/").await.status != 303 {} }).await;
    let token = ben.api("GET", "/tokens", None).await.expect(200).json();
    let token = format!("/tokens/{}", token[0]["id"].as_str().unwrap());
    // The end of a session ends all their streams; whoever may comes back.
    assert_eq!(program.next().await, None);
    program = Stream::of(&there).await;
    ben.api("DELETE", &token, None).await.expect(204);
    assert_eq!(program.next().await, None);
    in_time(async { while there.api("GET", "/me", None).await.status != 401 {} }).await;
    held.end().await;
    lasting.so_far(&ana).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn streams_end_where_the_words_of_other_processes_were_missed() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    // It is certain that the words of others are heard: one's own are.
    let mut stream = Stream::of(&ana).await;
    stream.so_far(&ana).await;
    if net.cut_listeners() {
        assert_eq!(stream.next().await, None);
        let mut again = Stream::resumed(&ana, &stream.last).await;
        assert_eq!(again.so_far(&ana).await, [], "nothing was lost meanwhile");
    }
}
