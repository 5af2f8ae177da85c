//! One request to one address: resolved, checked, connected, asked, read up to the limit.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use axum::body::Bytes;
use axum::http::header::{HOST, USER_AGENT};
use axum::http::{HeaderValue, Request, Uri};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio::task::JoinSet;
use tokio::time::timeout;
use url::{Host, Position, Url};

use super::{Answer, Ask, Door};
use crate::{Error, Result};

/// What this program says it is.
const AGENT: &str = concat!("Parvis/", env!("CARGO_PKG_VERSION"));
/// Bytes of the head of an answer, at most about.
const HEAD: usize = 64 * 1024;
/// Addresses of a name that are tried, and how long each: one may lead nowhere.
const TRIES: usize = 3;
const CONNECT: Duration = Duration::from_secs(4);

/// Sends a request to `url` and reads what it answers.
pub(super) async fn exchange(door: &Door, url: &Url, ask: &Ask) -> Result<Answer> {
    let socket = connect(&addresses(door, url).await?).await?;
    if url.scheme() != "https" {
        return speak(socket, url, ask).await;
    }
    let name = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
    let name = ServerName::try_from(name).map_err(Error::unavailable)?;
    let secured = door.tls()?.connect(name, socket).await;
    speak(secured.map_err(Error::unavailable)?, url, ask).await
}

/// Where `url` leads, as far as the door admits it.
async fn addresses(door: &Door, url: &Url) -> Result<Vec<SocketAddr>> {
    let refused = |why: &'static str| Error::forbidden().because(why);
    if !matches!(url.scheme(), "http" | "https") {
        return Err(refused("neither http nor https"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused("an address with a name or a password"));
    }
    let port = url.port_or_known_default().unwrap_or_default();
    let found = match url.host() {
        None => return Err(refused("an address without a host")),
        Some(Host::Ipv4(ip)) => vec![SocketAddr::from((ip, port))],
        Some(Host::Ipv6(ip)) => vec![SocketAddr::from((ip, port))],
        Some(Host::Domain(name)) => resolved(name, port).await?,
    };
    admitted(&found, |ip| door.admits(ip, port))
}

async fn resolved(name: &str, port: u16) -> Result<Vec<SocketAddr>> {
    Ok(lookup_host((name, port)).await.map_err(Error::unavailable)?.collect())
}

/// Those of the addresses of a name that may be asked.
fn admitted(found: &[SocketAddr], admits: impl Fn(IpAddr) -> bool) -> Result<Vec<SocketAddr>> {
    let admitted = found.iter().copied().filter(|at| admits(at.ip()));
    let admitted: Vec<SocketAddr> = admitted.take(TRIES).collect();
    match (found.is_empty(), admitted.is_empty()) {
        (true, _) => Err(Error::unavailable("a name without an address")),
        (false, true) => Err(Error::forbidden().because("a private address or an unusual port")),
        (false, false) => Ok(admitted),
    }
}

/// Connects to one of the addresses of a host that may be asked.
pub(super) async fn reach(
    host: &str,
    port: u16,
    admits: impl Fn(IpAddr) -> bool,
) -> Result<TcpStream> {
    let found = match host.trim_matches(['[', ']']).parse::<IpAddr>() {
        Ok(ip) => vec![SocketAddr::from((ip, port))],
        Err(_) => resolved(host, port).await?,
    };
    connect(&admitted(&found, admits)?).await
}

async fn connect(addresses: &[SocketAddr]) -> Result<TcpStream> {
    let mut failure = Error::unavailable("a name without an address");
    for address in addresses {
        match timeout(CONNECT, TcpStream::connect(address)).await {
            Ok(Ok(socket)) => return Ok(socket),
            Ok(Err(cause)) => failure = Error::unavailable(cause),
            Err(cause) => failure = Error::unavailable(cause),
        }
    }
    Err(failure)
}

async fn speak<S>(socket: S, url: &Url, ask: &Ask) -> Result<Answer>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let mut speaking = http1::Builder::new();
    speaking.max_buf_size(HEAD);
    let (mut sender, connection) =
        speaking.handshake(TokioIo::new(socket)).await.map_err(Error::unavailable)?;
    // Whoever stops waiting for the answer drops this, and with it the connection.
    let mut line = JoinSet::new();
    line.spawn(connection);
    let answer = sender.send_request(request(url, ask)?).await.map_err(Error::unavailable)?;
    let (head, body) = answer.into_parts();
    let (body, whole) = read(body, ask.most).await?;
    let (status, headers) = (head.status.as_u16(), head.headers);
    Ok(Answer { url: url.clone(), status, headers, body, whole })
}

fn request(url: &Url, ask: &Ask) -> Result<Request<Full<Bytes>>> {
    let target = url[Position::BeforePath..Position::AfterQuery].parse::<Uri>();
    let host = HeaderValue::from_str(&url[Position::BeforeHost..Position::AfterPort]);
    let mut request = Request::new(Full::new(ask.body.clone()));
    *request.method_mut() = ask.method.clone();
    *request.uri_mut() = target.map_err(Error::unavailable)?;
    let headers = request.headers_mut();
    headers.extend(ask.headers.clone());
    headers.insert(HOST, host.map_err(Error::unavailable)?);
    headers.insert(USER_AGENT, HeaderValue::from_static(AGENT));
    Ok(request)
}

/// Reads at most `most` bytes; answers whether that was all.
async fn read(mut body: Incoming, most: usize) -> Result<(Vec<u8>, bool)> {
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(Error::unavailable)?;
        let Some(piece) = frame.data_ref() else { continue };
        let room = most - bytes.len();
        if piece.len() > room {
            bytes.extend_from_slice(&piece[..room]);
            return Ok((bytes, false));
        }
        bytes.extend_from_slice(piece);
    }
    Ok((bytes, true))
}
