//! A bare HTTP answer: the same server library, the same bytes and headers as the product's page,
//! and no work at all. Runs in a process of its own, as the product does.

use std::io::Write;
use std::net::SocketAddr;

use axum::Router;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use bytes::Bytes;
use tempfile::NamedTempFile;

use crate::Result;
use crate::load::Answer;
use crate::process::Server;

/// The word of the command line that starts this instead of a bench.
pub const COMMAND: &str = "yardstick-http";

/// Headers that the server library writes itself.
const OWN: [&str; 4] = ["content-length", "transfer-encoding", "date", "connection"];

/// Starts a server that gives `answer` to whatever is asked.
pub fn start(answer: &Answer) -> Result<(Server, [NamedTempFile; 2])> {
    let (mut head, mut body) = (NamedTempFile::new()?, NamedTempFile::new()?);
    head.write_all(answer.head.as_bytes())?;
    body.write_all(&answer.body)?;
    let names = [head.path(), body.path()].map(|path| path.to_string_lossy().into_owned());
    Ok((Server::own(&[COMMAND, &names[0], &names[1]])?, [head, body]))
}

/// Serves: the arguments are the files of head and body, and the address.
pub fn serve(arguments: &[String]) -> Result<()> {
    let [head, body, address] = arguments else {
        return Err("yardstick-http HEAD BODY ADDRESS".into());
    };
    let body = Bytes::from(std::fs::read(body)?);
    let headers = headers(&std::fs::read_to_string(head)?);
    let address: SocketAddr = address.parse()?;
    let answer = move || {
        let (headers, body) = (headers.clone(), body.clone());
        async move { (headers, body) }
    };
    // The same runtime as the product's.
    tokio::runtime::Runtime::new()?.block_on(async {
        let listener = tokio::net::TcpListener::bind(address).await?;
        Ok(axum::serve(listener, Router::new().fallback(answer)).await?)
    })
}

fn headers(head: &str) -> HeaderMap {
    let lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    let foreign = lines.filter(|(name, _)| !OWN.contains(&name.to_lowercase().as_str()));
    let parsed = foreign.filter_map(|(name, value)| {
        Some((name.parse::<HeaderName>().ok()?, value.trim().parse::<HeaderValue>().ok()?))
    });
    parsed.collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_headers_are_the_products_without_those_of_the_library() {
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nDate: x\r\nx-request-id: a\r\n\r\n";
        let headers = super::headers(head);
        assert_eq!(headers.len(), 2);
        assert_eq!(headers["content-type"], "text/html");
    }
}
