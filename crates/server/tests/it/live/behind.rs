//! Somebody who stops reading while much happens: what waits for them is theirs only if it still is
//! when it is told, and where some of it was lost their stream ends.

use kernel::{Activity, PersonId, SpaceId};
use spaces::Access;
use testkit::{Client, TestApp};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

use super::stream::{Stream, in_time};

/// What fits between the server and a slow reader, in bytes, beside what the server itself holds.
const LITTLE: u32 = 16_384;
/// Events of a flood: fewer than any reader may be behind.
const FLOOD: usize = 1_000;

/// A stream whose reader does not read.
struct Slow(TcpStream);

impl Slow {
    async fn of(net: &TestApp, client: &Client) -> Slow {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_send_buffer_size(LITTLE).unwrap();
        socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let listener = socket.listen(1).unwrap();
        let address = listener.local_addr().unwrap();
        let network = net.network.clone();
        let serve = async move {
            network
                .serve(listener, server::connections::Limits::default(), std::future::pending())
                .await;
        };
        tokio::spawn(serve);
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(LITTLE).unwrap();
        let mut slow = Slow(socket.connect(address).await.unwrap());
        let request = format!(
            "GET /api/v1/live HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {}\r\n\r\n",
            client.token()
        );
        slow.0.write_all(request.as_bytes()).await.unwrap();
        slow.until(": live\n").await;
        slow
    }

    /// All that is said up to these words.
    async fn until(&mut self, words: &str) -> String {
        in_time(self.hear(words)).await
    }

    async fn hear(&mut self, words: &str) -> String {
        let mut heard = Vec::new();
        while !String::from_utf8_lossy(&heard[heard.len().saturating_sub(4_096)..]).contains(words)
        {
            let mut piece = [0; 2_048];
            let read = self.0.read(&mut piece).await.expect("a connection");
            assert!(read > 0, "the connection was cut");
            heard.extend_from_slice(&piece[..read]);
        }
        String::from_utf8(heard).expect("text")
    }

    /// All that is said up to the end of the stream: its last chunk, which is empty.
    async fn rest(mut self) -> String {
        self.until("\r\n0\r\n\r\n").await
    }
}

/// A secret space with a post, its founder with a quick stream, and two who are slow.
struct Room {
    net: TestApp,
    ana: Client,
    quick: Stream,
    space: SpaceId,
    post: String,
}

impl Room {
    async fn open() -> (Room, [Client; 2]) {
        let net = TestApp::new().await;
        let ana = net.administrator("ana").await;
        let slow = [net.member("ben").await, net.member("cyd").await];
        let space = net.space(&ana, "room", Access::Secret).await;
        for person in &slow {
            net.join(space, person).await;
        }
        let post = ana.publish("room", "Much follows.").await;
        let quick = Stream::of(&ana).await;
        (Room { net, ana, quick, space, post }, slow)
    }

    /// Lets this many events happen; whoever reads has heard them afterwards.
    async fn floods(&mut self, count: usize) {
        for _ in 0..count {
            let (space, post, actor) = (self.space, self.post.parse().unwrap(), self.ana.id());
            let happened = self.net.app.db.write(move |tx| {
                for _ in 0..FLOOD {
                    tx.log(reaction(space, post, actor))?;
                }
                Ok(())
            });
            happened.await.unwrap();
            self.quick.so_far(&self.ana).await;
        }
    }
}

fn reaction(space: SpaceId, post: i64, actor: PersonId) -> Activity {
    Activity::new("reaction.changed", post).by(actor).within(space).under(post)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_lost_something_ends_and_says_nothing_more() {
    let (mut room, [ben, cyd]) = Room::open().await;
    let (closed, open) = (Slow::of(&room.net, &ben).await, Slow::of(&room.net, &cyd).await);
    room.floods(8).await;
    room.ana.api("PUT", "/people/ben/closed", None).await.expect(204);
    room.floods(5).await;
    let comment = room.ana.comment(&room.post, "Not for Ben.").await;
    room.quick.so_far(&room.ana).await;
    let heard = closed.rest().await;
    assert!(heard.contains("event: reaction") && !heard.contains(&comment), "{heard}");
    let heard = open.rest().await;
    assert!(!heard.contains(&comment), "what follows a gap is not told");
    // It comes back, and is told that too much was missed, or all of it.
    let (_, last) = heard.rsplit_once("\nid: ").expect("a position");
    let mut again = Stream::resumed(&cyd, last.split('\n').next().unwrap()).await;
    assert_eq!(again.next().await.expect("an event").name, "reset");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_a_slow_reader_is_not_told_once_they_lost_the_right() {
    let (mut room, [ben, cyd]) = Room::open().await;
    let (closed, out) = (Slow::of(&room.net, &ben).await, Slow::of(&room.net, &cyd).await);
    room.floods(5).await;
    let comment = room.ana.comment(&room.post, "Told to whoever reads in time.").await;
    room.quick.so_far(&room.ana).await;
    room.ana.api("PUT", "/people/ben/closed", None).await.expect(204);
    room.ana.api("DELETE", "/spaces/room/members/cyd", None).await.expect(204);
    room.quick.so_far(&room.ana).await;
    for slow in [closed, out] {
        let heard = slow.rest().await;
        assert!(heard.contains("event: reaction") && !heard.contains(&comment));
    }
}
