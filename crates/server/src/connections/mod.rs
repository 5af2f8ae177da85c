//! Connections: taken, watched, ended.
//!
//! Invariants:
//! - nobody holds a connection by being slow: a head, a rest, a body and a reader have their time
//!   ([`Limits`]), of which only what the other side takes counts;
//! - a new connection finds a place as long as one that asks nothing can give way; those that carry
//!   events are counted apart;
//! - whoever is answered before all was sent can read the answer ([`wire`]), and is told that the connection ends;
//! - a process that shall end has ended a few seconds later, whatever its connections do.

mod bodies;
mod limits;
mod line;
mod places;
mod wire;

use std::convert::Infallible;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::{CONNECTION, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, Request, StatusCode};
use axum::response::{IntoResponse, Response};
use hyper::body::{Body as _, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use ipnet::IpNet;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt;

use self::bodies::{Received, Sent};
use self::line::Phase;
use self::places::{Place, Places};
use self::wire::Wire;

pub use limits::Limits;

/// The most that a head may be, and that is kept of a body between the wire and its reader.
const BUFFER: usize = 32 * 1024;
/// What is said to a connection for which there is no place.
const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
/// How long to wait before taking connections again when the system has none to give.
const PAUSE: Duration = Duration::from_millis(50);

/// What connections are told of the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Not yet.
    Never,
    /// After what is under way.
    Soon,
    /// At once.
    Now,
}

/// Serves until `ending`, then lets what is under way finish, for a while. Connections of `proxies`
/// are those of many people, and not counted by address.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    proxies: Vec<IpNet>,
    ending: impl Future<Output = ()>,
) {
    let places = Places::new(limits);
    let (tell, told) = watch::channel(End::Never);
    let mut ending = std::pin::pin!(ending);
    loop {
        let (stream, peer) = tokio::select! {
            () = &mut ending => break,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(cause) => {
                    after(&cause, &places).await;
                    continue;
                }
            },
        };
        let address = peer.ip().to_canonical();
        let is_proxy = proxies.iter().any(|network| network.contains(&address));
        match places.take((!is_proxy).then_some(address)) {
            Some(place) => {
                tokio::spawn(talk(stream, peer, router.clone(), Arc::new(place), told.clone()));
            }
            // What does not fit at once is not worth waiting for.
            None => drop(stream.try_write(FULL)),
        }
    }
    drop(listener);
    tell.send_replace(End::Soon);
    if tokio::time::timeout(limits.ending, places.empty()).await.is_err() {
        tracing::warn!("connections that did not end are cut");
        tell.send_replace(End::Now);
        places.empty().await;
    }
}

/// After a connection could not be taken: its own fault, or there is none left.
async fn after(cause: &std::io::Error, places: &Places) {
    use ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if matches!(cause.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        return;
    }
    tracing::warn!(%cause, "no connection could be taken");
    places.free_one();
    tokio::time::sleep(PAUSE).await;
}

/// Serves one connection until it ends, is late, gives way or shall end.
async fn talk(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    place: Arc<Place>,
    mut told: watch::Receiver<End>,
) {
    let (line, limits) = (place.line.clone(), place.limits());
    drop(stream.set_nodelay(true));
    let answering = place.clone();
    let service =
        service_fn(move |request| answer(request, peer, router.clone(), answering.clone()));
    let wire = TokioIo::new(Wire::new(stream, line.clone()));
    let connection = http1::Builder::new()
        .max_buf_size(BUFFER)
        .header_read_timeout(None)
        .serve_connection(wire, service);
    let mut connection = std::pin::pin!(connection);
    let mut tick = tokio::time::interval(limits.tick);
    loop {
        tokio::select! {
            _ = connection.as_mut() => return,
            () = line.end.notified() => return,
            _ = tick.tick() => if line.is_late(&limits) {
                return;
            },
            end = told.changed() => {
                let end = if end.is_err() { End::Now } else { *told.borrow_and_update() };
                if end == End::Now || line.phase() == Phase::Resting {
                    return;
                }
                connection.as_mut().graceful_shutdown();
            }
        }
    }
}

async fn answer(
    request: Request<Incoming>,
    peer: SocketAddr,
    router: Router,
    place: Arc<Place>,
) -> Result<Response, Infallible> {
    let line = place.line.clone();
    let has_body = !request.body().is_end_stream();
    line.asked(has_body);
    let mut request = match has_body {
        true => request.map(|body| Body::new(Received::new(body, line.clone()))),
        false => request.map(|_| Body::empty()),
    };
    request.extensions_mut().insert(ConnectInfo(peer));
    let mut response = router.oneshot(request).await?;
    let kind = response.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    let is_stream = kind.is_some_and(|kind| kind.starts_with(b"text/event-stream"));
    if is_stream && !line.is_stream() && !place.becomes_stream() {
        response = (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "30")]).into_response();
    }
    if line.has_unread() {
        // The connection ends after this answer: whoever is not told asks the next thing on it, and is cut off.
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(response.map(|body| Body::new(Sent::new(body, line))))
}
