//! The door, with real servers on loopback addresses.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use kernel::door::{Limits, Url};
use kernel::error::Meaning;
use kernel::{Door, Result};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const LIMITS: Limits = Limits { most: 1_000, time: Duration::from_secs(10) };

/// A server that answers every request with the same bytes, then waits.
struct Server {
    port: u16,
    asked: Arc<AtomicUsize>,
    last: Arc<std::sync::Mutex<String>>,
}

impl Server {
    async fn at(ip: &str, answer: impl Into<String>) -> Server {
        let listener = TcpListener::bind((ip, 0)).await.unwrap();
        let (port, answer) = (listener.local_addr().unwrap().port(), answer.into());
        let (asked, last) =
            (Arc::new(AtomicUsize::new(0)), Arc::<std::sync::Mutex<String>>::default());
        let (counter, noted) = (asked.clone(), last.clone());
        tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                counter.fetch_add(1, Ordering::SeqCst);
                let (answer, noted) = (answer.clone(), noted.clone());
                tokio::spawn(async move {
                    let mut request = vec![0; 4_096];
                    let count = socket.read(&mut request).await.unwrap_or(0);
                    *noted.lock().unwrap() =
                        String::from_utf8_lossy(&request[..count]).into_owned();
                    drop(socket.write_all(answer.as_bytes()).await);
                    // Stays open until the other side ends it.
                    drop(socket.read(&mut request).await);
                });
            }
        });
        Server { port, asked, last }
    }

    fn times(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

fn page(body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

fn redirect(to: &str) -> String {
    format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n")
}

/// A door that leads to 127.0.0.1 and nowhere else that is private.
fn door() -> Door {
    Door::new(vec!["127.0.0.1/32".parse().unwrap()])
}

async fn get(door: &Door, url: &str) -> Result<kernel::door::Answer> {
    door.get(&Url::parse(url).unwrap(), "text/html", LIMITS).await
}

async fn refusal(door: &Door, url: &str) -> Meaning {
    get(door, url).await.expect_err(url).meaning()
}

#[tokio::test]
async fn what_is_admitted_is_asked_plainly() {
    let server = Server::at("127.0.0.1", page("hello")).await;
    let answer = get(&door(), &format!("http://127.0.0.1:{}/a?b=c#d", server.port)).await.unwrap();
    assert_eq!((answer.status, answer.body.as_slice(), answer.whole), (200, &b"hello"[..], true));
    assert_eq!(answer.media(), "text/plain");
    let asked = server.last.lock().unwrap().to_lowercase();
    assert!(asked.starts_with("get /a?b=c http/1.1\r\n"), "{asked}");
    assert!(asked.contains(&format!("host: 127.0.0.1:{}\r\n", server.port)), "{asked}");
    assert!(asked.contains("user-agent: parvis/") && asked.contains("accept: text/html"));
    for ours in ["cookie", "authorization", "referer"] {
        assert!(!asked.contains(ours), "{asked}");
    }
}

#[tokio::test]
async fn nothing_private_is_asked_however_it_is_written() {
    let server = Server::at("127.0.0.1", page("secret")).await;
    let port = server.port;
    let closed = Door::default();
    for host in [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "0.0.0.0",
        "[::]",
    ] {
        assert_eq!(refusal(&closed, &format!("http://{host}:{port}/")).await, Meaning::Forbidden);
        assert_eq!(
            refusal(&closed, &format!("http://{host}/")).await,
            Meaning::Forbidden,
            "{host}"
        );
    }
    for odd in [
        format!("http://ana:secret@127.0.0.1:{port}/"),
        format!("http://ana@127.0.0.1:{port}/"),
        format!("ftp://127.0.0.1:{port}/"),
        "file:///etc/passwd".into(),
        "data:text/plain,hello".into(),
        // Public, but no port of pages.
        "http://1.1.1.1:22/".into(),
        "https://1.1.1.1:6379/".into(),
    ] {
        assert_eq!(refusal(&door(), &odd).await, Meaning::Forbidden, "{odd}");
    }
    assert_eq!(server.times(), 0);
}

#[tokio::test]
async fn every_redirect_is_checked_again() {
    let hidden = Server::at("127.0.0.2", page("secret")).await;
    for to in [
        format!("http://127.0.0.2:{}/", hidden.port),
        "http://169.254.169.254/latest/".into(),
        "http://10.0.0.1/".into(),
        "file:///etc/passwd".into(),
    ] {
        let server = Server::at("127.0.0.1", redirect(&to)).await;
        let url = format!("http://127.0.0.1:{}/", server.port);
        assert_eq!(refusal(&door(), &url).await, Meaning::Forbidden, "{to}");
        assert_eq!(server.times(), 1);
    }
    assert_eq!(hidden.times(), 0);

    let end = Server::at("127.0.0.1", page("there")).await;
    let start = Server::at("127.0.0.1", redirect(&format!("//127.0.0.1:{}/x", end.port))).await;
    let answer = get(&door(), &format!("http://127.0.0.1:{}/", start.port)).await.unwrap();
    assert_eq!((answer.url.path(), answer.body.as_slice()), ("/x", &b"there"[..]));

    let circle = Server::at("127.0.0.1", redirect("/again")).await;
    let url = format!("http://127.0.0.1:{}/", circle.port);
    assert_eq!(refusal(&door(), &url).await, Meaning::Unavailable);
    assert_eq!(circle.times(), 6);
}

#[tokio::test]
async fn a_redirect_of_what_is_sent_is_not_followed() {
    let end = Server::at("127.0.0.1", page("there")).await;
    let start = Server::at("127.0.0.1", redirect(&format!("http://127.0.0.1:{}/", end.port))).await;
    let url = Url::parse(&format!("http://127.0.0.1:{}/", start.port)).unwrap();
    let answer = door().post(&url, Default::default(), "body", LIMITS).await.unwrap();
    assert_eq!((answer.status, end.times()), (302, 0));
    assert!(start.last.lock().unwrap().ends_with("\r\n\r\nbody"));
}

#[tokio::test]
async fn long_answers_are_cut_and_slow_ones_given_up() {
    let long = Server::at("127.0.0.1", page(&"x".repeat(50_000))).await;
    let answer = get(&door(), &format!("http://127.0.0.1:{}/", long.port)).await.unwrap();
    assert_eq!((answer.body.len(), answer.whole), (1_000, false));

    let full = Server::at("127.0.0.1", page(&"x".repeat(1_000))).await;
    let answer = get(&door(), &format!("http://127.0.0.1:{}/", full.port)).await.unwrap();
    assert_eq!((answer.body.len(), answer.whole), (1_000, true));

    let head = format!("HTTP/1.1 200 OK\r\nX: {}\r\n\r\n", "x".repeat(1_000_000));
    let endless = Server::at("127.0.0.1", head).await;
    let url = format!("http://127.0.0.1:{}/", endless.port);
    assert_eq!(refusal(&door(), &url).await, Meaning::Unavailable);

    let hasty = Limits { time: Duration::from_millis(100), ..LIMITS };
    for begun in ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello"] {
        let silent = Server::at("127.0.0.1", begun).await;
        let url = Url::parse(&format!("http://127.0.0.1:{}/", silent.port)).unwrap();
        let error = door().get(&url, "text/html", hasty).await.expect_err("no answer");
        assert_eq!(error.meaning(), Meaning::Unavailable, "{begun}");
    }
}

#[tokio::test]
async fn nobody_there_and_nothing_secured_are_for_the_moment() {
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    assert_eq!(refusal(&door(), &format!("http://127.0.0.1:{free}/")).await, Meaning::Unavailable);
    let plain = Server::at("127.0.0.1", page("no TLS here")).await;
    let url = format!("https://127.0.0.1:{}/", plain.port);
    assert_eq!(refusal(&door(), &url).await, Meaning::Unavailable);
}
