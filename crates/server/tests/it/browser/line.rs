//! The wire between a browser and the network, which a test may cut.

use testkit::TestApp;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A network reached over a wire.
pub(super) struct Line {
    /// Where browsers reach the network.
    pub(super) address: String,
    is_cut: watch::Sender<bool>,
}

impl Line {
    /// An empty network and the wire that leads to it.
    pub(super) async fn to_new_app() -> (TestApp, Line) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let app = TestApp::with(|config| config.public_url = address.clone()).await;
        let (is_cut, watched) = watch::channel(false);
        let target = app.address.trim_start_matches("http://").to_owned();
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                tokio::spawn(carry(near, target.clone(), watched.clone()));
            }
        });
        (app, Line { address, is_cut })
    }

    /// Breaks what is under way, and whatever is tried until it is mended.
    pub(super) fn cut(&self) {
        self.is_cut.send_replace(true);
    }

    /// Carries again.
    pub(super) fn mend(&self) {
        self.is_cut.send_replace(false);
    }
}

async fn carry(mut near: TcpStream, target: String, mut is_cut: watch::Receiver<bool>) {
    if *is_cut.borrow() {
        return;
    }
    let Ok(mut far) = TcpStream::connect(target).await else { return };
    tokio::select! {
        _ = copy_bidirectional(&mut near, &mut far) => {}
        _ = is_cut.wait_for(|cut| *cut) => {}
    }
}
