//! The wire between a browser and the network, which a test may cut.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use testkit::TestApp;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, copy};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A network reached over a wire.
pub(super) struct Line {
    /// Where browsers reach the network.
    pub(super) address: String,
    wire: Wire,
}

#[derive(Clone)]
struct Wire {
    is_cut: watch::Sender<bool>,
    /// How many bytes browsers may still send.
    left: Arc<AtomicI64>,
}

impl Line {
    /// An empty network and the wire that leads to it.
    pub(super) async fn to_new_app() -> (TestApp, Line) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let app = TestApp::with(|config| config.public_url = address.clone()).await;
        let wire =
            Wire { is_cut: watch::Sender::new(false), left: Arc::new(AtomicI64::new(i64::MAX)) };
        let target = app.address.trim_start_matches("http://").to_owned();
        let carrying = wire.clone();
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                tokio::spawn(carry(near, target.clone(), carrying.clone()));
            }
        });
        (app, Line { address, wire })
    }

    /// Breaks what is under way, and whatever is tried until it is mended.
    pub(super) fn cut(&self) {
        self.wire.is_cut.send_replace(true);
    }

    /// Breaks once a browser has sent so many bytes more.
    pub(super) fn cut_after(&self, bytes: i64) {
        self.wire.left.store(bytes, Ordering::Relaxed);
    }

    /// Carries again.
    pub(super) fn mend(&self) {
        self.wire.left.store(i64::MAX, Ordering::Relaxed);
        self.wire.is_cut.send_replace(false);
    }
}

async fn carry(near: TcpStream, target: String, wire: Wire) {
    let mut is_cut = wire.is_cut.subscribe();
    if *is_cut.borrow_and_update() {
        return;
    }
    let Ok(far) = TcpStream::connect(target).await else { return };
    let (mut near_reads, mut near_writes) = near.into_split();
    let (mut far_reads, mut far_writes) = far.into_split();
    let both = async {
        let back = async {
            drop(copy(&mut far_reads, &mut near_writes).await);
            drop(near_writes.shutdown().await);
        };
        tokio::join!(forth(&mut near_reads, &mut far_writes, &wire), back)
    };
    tokio::select! {
        _ = both => {}
        _ = is_cut.wait_for(|cut| *cut) => {}
    }
}

/// Carries what a browser sends, as much as it may.
async fn forth(
    from: &mut (impl AsyncRead + Unpin),
    to: &mut (impl AsyncWrite + Unpin),
    wire: &Wire,
) {
    let mut buffer = vec![0; 64 * 1024];
    while let Ok(count @ 1..) = from.read(&mut buffer).await {
        let bytes = i64::try_from(count).unwrap_or(i64::MAX);
        if wire.left.fetch_sub(bytes, Ordering::Relaxed) < bytes {
            wire.is_cut.send_replace(true);
            return;
        }
        if to.write_all(&buffer[..count]).await.is_err() {
            break;
        }
    }
    drop(to.shutdown().await);
}
