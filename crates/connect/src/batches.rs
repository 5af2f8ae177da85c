//! Messages gathered into transactions.

use crate::failure::Failure;
use crate::messages::{self, Message, is_outage};
use crate::network::Network;
use crate::report::Report;
use std::sync::Arc;

/// Bytes of text after which a transaction is full, however few its messages.
const HEAVY: usize = 8 << 20;

/// Messages waiting for their transaction.
pub(crate) struct Batches<'a> {
    network: &'a Network<'a>,
    source: String,
    waiting: Vec<Message>,
    weight: usize,
}

impl<'a> Batches<'a> {
    pub(crate) fn new(network: &'a Network<'a>, source: &str) -> Self {
        Batches { network, source: source.to_owned(), waiting: Vec::new(), weight: 0 }
    }

    /// Takes one more; writes them all once they are enough.
    pub(crate) fn push(&mut self, message: Message, report: &mut Report) -> Result<(), Failure> {
        self.weight += message.weight();
        self.waiting.push(message);
        match self.waiting.len() >= self.network.options.batch.max(1) || self.weight > HEAVY {
            true => self.flush(report),
            false => Ok(()),
        }
    }

    /// Writes those that wait.
    pub(crate) fn flush(&mut self, report: &mut Report) -> Result<(), Failure> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let batch: Arc<[Message]> = std::mem::take(&mut self.waiting).into();
        self.weight = 0;
        match self.write(&batch, false, report) {
            // One of them is refused: the others must not suffer.
            Err(Failure::Network(error)) if !is_outage(&error) => self.write(&batch, true, report),
            end => end,
        }
    }

    fn write(
        &self,
        batch: &Arc<[Message]>,
        carefully: bool,
        report: &mut Report,
    ) -> Result<(), Failure> {
        let (batch, source) = (batch.clone(), self.source.clone());
        self.network.work(report, move |work| messages::write(work, &source, &batch, carefully))
    }
}
