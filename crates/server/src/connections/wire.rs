//! The bytes of a connection, told to its line.

use std::io::Result;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

use super::line::Line;

/// How much of a request that was answered before its end is thrown away before the connection is
/// closed after all, in bytes, and how long that may take. Whoever sends a file reads the answer once
/// all of it is sent: a connection closed before shows them "connection reset" in its place.
const THROWN_MOST: usize = 256 * 1024 * 1024;
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection.
pub(super) struct Wire {
    stream: TcpStream,
    line: Arc<Line>,
    /// Set once we have said all: until when we listen, and how much.
    closing: Option<(Pin<Box<Sleep>>, usize)>,
}

impl Wire {
    pub(super) fn new(stream: TcpStream, line: Arc<Line>) -> Wire {
        Wire { stream, line, closing: None }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(cx, buffer);
        let count = buffer.filled().len() - before;
        self.line.read(read.is_ready().then_some(count));
        read
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.line.wrote(written.is_ready());
        written
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[std::io::IoSlice<'_>],
    ) -> Poll<Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, slices);
        self.line.wrote(written.is_ready());
        written
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    /// Says that nothing more comes, then listens to what is still being sent.
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let Wire { stream, line, closing } = &mut *self;
        if closing.is_none() {
            ready!(Pin::new(&mut *stream).poll_shutdown(cx))?;
        }
        if !line.has_unread() {
            return Poll::Ready(Ok(()));
        }
        let (until, left) = closing.get_or_insert_with(|| (Box::pin(sleep(PATIENCE)), THROWN_MOST));
        let mut thrown = [0; 16 * 1024];
        loop {
            if until.as_mut().poll(cx).is_ready() {
                return Poll::Ready(Ok(()));
            }
            let mut buffer = ReadBuf::new(&mut thrown);
            let read = ready!(Pin::new(&mut *stream).poll_read(cx, &mut buffer));
            let count = buffer.filled().len();
            *left = left.saturating_sub(count);
            if read.is_err() || count == 0 || *left == 0 {
                return Poll::Ready(Ok(()));
            }
        }
    }
}
