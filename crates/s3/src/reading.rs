//! Bytes of the store as they come, for a thread that waits for each piece: no more of a file is in memory.

use std::io::{self, Read};
use std::sync::mpsc::sync_channel;

use bytes::{Buf, Bytes};
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use tokio::runtime::Handle;

type Pieces = BoxStream<'static, object_store::Result<Bytes>>;

pub(crate) struct Reading {
    runtime: Handle,
    /// What is still to come; nothing at the end.
    pieces: Option<Pieces>,
    piece: Bytes,
}

impl Reading {
    pub(crate) fn new(runtime: Handle, pieces: Pieces) -> Reading {
        Reading { runtime, pieces: Some(pieces), piece: Bytes::new() }
    }
}

impl Read for Reading {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.piece.is_empty() {
            let Some(mut pieces) = self.pieces.take() else { return Ok(0) };
            let (tell, told) = sync_channel(1);
            self.runtime.spawn(async move {
                let next = pieces.next().await;
                drop(tell.send((next, pieces)));
            });
            let (next, rest) = told.recv().map_err(io::Error::other)?;
            let Some(next) = next else { return Ok(0) };
            (self.piece, self.pieces) = (next.map_err(io::Error::other)?, Some(rest));
        }
        let count = self.piece.len().min(buffer.len());
        self.piece.copy_to_slice(&mut buffer[..count]);
        Ok(count)
    }
}
