//! The least of HTTP/1.1 (RFC 9112) that keeps a connection busy: one request at a time, bodies of
//! a known length or in chunks.

use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A connection kept open.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    /// Read, and not yet taken.
    buffer: Vec<u8>,
}

/// An answer.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Of the first line.
    pub status: u16,
    /// Header lines, as sent.
    pub head: String,
    /// The body, chunks put together.
    pub body: Vec<u8>,
}

impl Connection {
    /// Opens one.
    pub async fn open(address: SocketAddr) -> Result<Connection> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Connection { stream, buffer: Vec::with_capacity(16 * 1024) })
    }

    /// Sends a request and reads its answer into `answer`, whose memory is used again.
    pub async fn exchange(&mut self, request: &[u8], answer: &mut Answer) -> Result<()> {
        self.begin(request, answer).await?;
        answer.body.clear();
        if header(&answer.head, "transfer-encoding").is_some_and(|value| value.contains("chunked"))
        {
            return self.chunks(&mut answer.body).await;
        }
        let length = header(&answer.head, "content-length").map(str::parse);
        match length {
            Some(Ok(length)) => self.take(length, &mut answer.body).await,
            Some(Err(_)) => Err(broken("a length that is no number")),
            None if answer.status == 204 => Ok(()),
            None => Err(broken("a body without length")),
        }
    }

    /// Sends a request and reads the beginning of its answer, up to the body.
    pub async fn begin(&mut self, request: &[u8], answer: &mut Answer) -> Result<()> {
        self.stream.write_all(request).await?;
        let end = loop {
            match find(&self.buffer, b"\r\n\r\n") {
                Some(end) => break end + 4,
                None => self.fill().await?,
            }
        };
        answer.head.clear();
        let head = str::from_utf8(&self.buffer[..end]).map_err(|_| broken("headers of no text"))?;
        answer.head.push_str(head);
        self.buffer.drain(..end);
        let status = answer.head.split(' ').nth(1).and_then(|status| status.parse().ok());
        answer.status = status.ok_or_else(|| broken("no status"))?;
        Ok(())
    }

    /// Waits for more of a body without end; answers what came and was not taken before.
    pub async fn more(&mut self) -> Result<&mut Vec<u8>> {
        self.fill().await?;
        Ok(&mut self.buffer)
    }

    async fn fill(&mut self) -> Result<()> {
        // Room for a whole page, once a connection has seen one: fewer calls of the system.
        self.buffer.reserve(if self.buffer.capacity() > 16 * 1024 { 64 * 1024 } else { 4 * 1024 });
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err(ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }

    async fn take(&mut self, length: usize, body: &mut Vec<u8>) -> Result<()> {
        if self.buffer.capacity() < length {
            self.buffer.reserve(length + 1);
        }
        while self.buffer.len() < length {
            self.fill().await?;
        }
        body.extend_from_slice(&self.buffer[..length]);
        self.buffer.drain(..length);
        Ok(())
    }

    async fn chunks(&mut self, body: &mut Vec<u8>) -> Result<()> {
        loop {
            let end = loop {
                match find(&self.buffer, b"\r\n") {
                    Some(end) => break end,
                    None => self.fill().await?,
                }
            };
            let size = str::from_utf8(&self.buffer[..end]).ok();
            let size = size.and_then(|size| usize::from_str_radix(size.trim(), 16).ok());
            let size = size.ok_or_else(|| broken("a chunk without size"))?;
            self.buffer.drain(..end + 2);
            self.take(size, body).await?;
            let mut line_end = Vec::new();
            self.take(2, &mut line_end).await?;
            if size == 0 {
                return Ok(());
            }
        }
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let lines = head.split("\r\n").skip(1).filter_map(|line| line.split_once(':'));
    lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

/// Where `what` begins in `within`.
pub(super) fn find(within: &[u8], what: &[u8]) -> Option<usize> {
    let (first, rest) = what.split_first()?;
    let mut from = 0;
    while let Some(at) = within[from..].iter().position(|byte| byte == first) {
        if within[from + at + 1..].starts_with(rest) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

fn broken(what: &str) -> Error {
    Error::new(ErrorKind::InvalidData, format!("the server sent {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    /// A server that sends `answer` in two pieces to whatever is asked, twice.
    async fn server(answer: &'static str, cut: usize) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            for _ in 0..2 {
                assert!(stream.read(&mut [0; 512]).await.unwrap() > 0);
                stream.write_all(&answer.as_bytes()[..cut]).await.unwrap();
                tokio::task::yield_now().await;
                stream.write_all(&answer.as_bytes()[cut..]).await.unwrap();
            }
        });
        address
    }

    #[tokio::test]
    async fn both_kinds_of_bodies_are_read_however_they_are_cut() {
        let known = "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello world";
        let chunked = "HTTP/1.1 201 Created\r\ntransfer-encoding: chunked\r\n\r\n\
                       6\r\nhello \r\n5\r\nworld\r\n0\r\n\r\n";
        for (text, status) in [(known, 200), (chunked, 201)] {
            for cut in [1, 20, text.len() - 3] {
                let mut connection = Connection::open(server(text, cut).await).await.unwrap();
                let mut answer = Answer::default();
                for _ in 0..2 {
                    connection.exchange(b"GET / HTTP/1.1\r\n\r\n", &mut answer).await.unwrap();
                    assert_eq!((answer.status, &answer.body[..]), (status, &b"hello world"[..]));
                }
            }
        }
    }

    #[test]
    fn a_word_is_found_where_it_begins() {
        assert_eq!(find(b"aaab", b"aab"), Some(1));
        assert_eq!(find(b"aaa", b"aab"), None);
    }
}
