//! What is measured: pages, writes, live events, start and memory, a directory kept in step.

pub mod directory;
pub mod live;
pub mod pages;
pub mod start;
pub mod writes;

use crate::Result;
use crate::data::Manifest;
use crate::figure::Figures;
use crate::load::{Answer, Connection};
use crate::options::Options;
use crate::process::Server;
use crate::viewers::Viewers;

/// Times a case and its yardstick are run, in turns; the median counts.
pub const RUNS: usize = 3;

/// What every case is given.
pub struct Bench<'a> {
    /// The choices of this run.
    pub options: &'a Options,
    /// What there is in the company.
    pub manifest: &'a Manifest,
    /// Who looks and writes.
    pub viewers: &'a Viewers,
    /// The server under test.
    pub server: &'a mut Server,
    /// What was measured so far.
    pub figures: &'a mut Figures,
}

/// One request on a connection of its own.
pub fn ask(address: std::net::SocketAddr, request: &[u8]) -> Result<Answer> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut answer = Answer::default();
        Connection::open(address).await?.exchange(request, &mut answer).await?;
        Ok(answer)
    })
}
