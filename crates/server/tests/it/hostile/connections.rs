//! Connections of those who say nothing, or little, or too much at once.

use std::net::SocketAddr;
use std::time::Duration;

use server::connections::Limits;
use testkit::TestApp;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::wire::{DEADLINE, Wire};

/// A network served with limits of its own, until it is told to end.
struct Served {
    net: TestApp,
    address: SocketAddr,
    end: oneshot::Sender<()>,
    served: JoinHandle<()>,
}

async fn serve(limits: Limits, set: impl FnOnce(&mut kernel::Config)) -> Served {
    let net = TestApp::with(set).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (end, told) = oneshot::channel();
    let network = net.network.clone();
    let ending = async move { drop(told.await) };
    let served = tokio::spawn(async move { network.serve(listener, limits, ending).await });
    Served { net, address, end, served }
}

impl Served {
    async fn wire(&self) -> Wire {
        Wire::from([127, 0, 0, 1], self.address).await
    }

    async fn health_from(&self, own: [u8; 4]) -> u16 {
        let mut wire = Wire::from(own, self.address).await;
        wire.send("GET /health HTTP/1.1\r\nHost: parvis\r\n\r\n").await.status().await
    }

    async fn health(&self) -> u16 {
        self.health_from([127, 0, 0, 1]).await
    }
}

const HALF_HEAD: &str = "GET / HTTP/1.1\r\nHost: parvis\r\nX-Slow: ";
const HALF_BODY: &str = "POST /sign-in HTTP/1.1\r\nHost: parvis\r\nOrigin: http://parvis\r\n\
    Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nlogin=a";

/// Limits that are met at once, as far as time goes.
fn quick() -> Limits {
    let short = Duration::from_millis(50);
    Limits {
        first: short,
        head: short,
        rest: short,
        piece: short,
        tick: Duration::from_millis(10),
        ..Limits::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_too_slow_is_left() {
    let served = serve(quick(), |_| {}).await;
    for half in ["", HALF_HEAD, HALF_BODY, "GET /health HTTP/1.1\r\nHost: parvis\r\n\r\n"] {
        let mut wire = served.wire().await;
        wire.send(half).await.end().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_drips_is_left() {
    let never = Duration::from_secs(3_600);
    let grace = Duration::from_millis(50);
    let served = serve(Limits { piece: never, grace, ..quick() }, |_| {}).await;
    let mut wire = served.wire().await;
    wire.send(HALF_BODY).await.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_nothing_gives_way() {
    let limits = Limits { requests: 4, share: 1, ..Limits::default() };
    let served = serve(limits, |_| {}).await;
    let mut silent = Vec::new();
    for half in ["", HALF_HEAD].repeat(8) {
        let mut wire = served.wire().await;
        wire.send(half).await;
        silent.push(wire);
        assert_eq!(served.health().await, 200);
    }
    silent[0].end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_has_its_share_of_the_places() {
    let grace = Duration::from_secs(3_600);
    let limits = Limits { requests: 8, share: 4, grace, ..Limits::default() };
    let served = serve(limits, |config| config.proxies.clear()).await;
    // Two at once are its share, and both are in the middle of a request.
    let mut busy = Vec::new();
    for _ in 0..2 {
        let mut wire = served.wire().await;
        let asks_first = HALF_BODY.replace("Host:", "Expect: 100-continue\r\nHost:");
        assert_eq!(wire.send(asks_first).await.status().await, 100);
        busy.push(wire);
    }
    let wait = async { while served.health().await == 200 {} };
    tokio::time::timeout(DEADLINE, wait).await.expect("no more than its share");
    assert_eq!(served.health_from([127, 0, 0, 2]).await, 200);
    drop(busy);
    let wait = async { while served.health().await != 200 {} };
    tokio::time::timeout(DEADLINE, wait).await.expect("its share again");
}

#[tokio::test(flavor = "multi_thread")]
async fn streams_are_counted_apart() {
    let limits = Limits { requests: 2, streams: 2, share: 1, ..Limits::default() };
    let served = serve(limits, |_| {}).await;
    let ana = served.net.member("ana").await;
    let stream = format!(
        "GET /api/v1/live HTTP/1.1\r\nHost: parvis\r\nAuthorization: Bearer {}\r\n\r\n",
        ana.token()
    );
    let mut streams = Vec::new();
    for expected in [200, 200, 503] {
        let mut wire = served.wire().await;
        assert_eq!(wire.send(&stream).await.status().await, expected);
        streams.push(wire);
    }
    assert_eq!(served.health().await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_comes_whatever_connections_do() {
    let limits = Limits { ending: Duration::from_millis(200), ..Limits::default() };
    let served = serve(limits, |_| {}).await;
    let ana = served.net.member("ana").await;
    let upload = format!(
        "POST /api/v1/files HTTP/1.1\r\nHost: parvis\r\nAuthorization: Bearer {}\r\n\
         Content-Type: multipart/form-data; boundary=B\r\nContent-Length: 100000\r\n\r\n--B\r\n",
        ana.token()
    );
    let mut wires = Vec::new();
    for half in ["", HALF_HEAD, HALF_BODY, &upload] {
        let mut wire = served.wire().await;
        wire.send(half).await;
        wires.push(wire);
    }
    assert_eq!(served.health().await, 200);
    served.end.send(()).unwrap();
    tokio::time::timeout(DEADLINE, served.served).await.expect("the end").unwrap();
    for mut wire in wires {
        wire.end().await;
    }
}
