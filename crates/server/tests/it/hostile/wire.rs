//! A connection written and read by hand.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

/// How long anything may take before the test fails.
pub const DEADLINE: Duration = Duration::from_secs(60);

/// A connection.
pub struct Wire(TcpStream);

impl Wire {
    /// To a server at `http://…`.
    pub async fn to(address: &str) -> Wire {
        let address = address.trim_start_matches("http://");
        Wire(TcpStream::connect(address).await.expect("a connection"))
    }

    /// The same from one of this machine's own addresses.
    pub async fn from(own: [u8; 4], address: SocketAddr) -> Wire {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket.bind(SocketAddr::from((own, 0))).expect("an address of this machine");
        Wire(socket.connect(address).await.expect("a connection"))
    }

    /// Sends this; whether it arrives shows in the answer.
    pub async fn send(&mut self, bytes: impl AsRef<[u8]>) -> &mut Wire {
        drop(self.0.write_all(bytes.as_ref()).await);
        self
    }

    /// What comes until the head of an answer is whole, or the connection ends.
    pub async fn head(&mut self) -> String {
        let mut head = Vec::new();
        let mut piece = [0; 4_096];
        let read = async {
            while !head.windows(4).any(|end| end == b"\r\n\r\n") {
                match self.0.read(&mut piece).await {
                    Ok(0) | Err(_) => break,
                    Ok(count) => head.extend_from_slice(&piece[..count]),
                }
            }
        };
        tokio::time::timeout(DEADLINE, read).await.expect("an answer, or the end");
        String::from_utf8_lossy(&head).to_lowercase()
    }

    /// The status of the answer; 0 when the connection ends without one.
    pub async fn status(&mut self) -> u16 {
        let head = self.head().await;
        head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
    }

    /// Waits for the end of the connection.
    pub async fn end(&mut self) {
        let mut rest = [0; 4_096];
        let read = async { while !matches!(self.0.read(&mut rest).await, Ok(0) | Err(_)) {} };
        tokio::time::timeout(DEADLINE, read).await.expect("the end of a connection");
    }
}
