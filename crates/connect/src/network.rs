//! The network that is written to, or only asked, in a dry run.

use crate::failure::Failure;
use crate::options::Options;
use crate::report::Report;
use kernel::{App, Result, Tx};

/// A network and the way to write to it.
pub(crate) struct Network<'a> {
    pub(crate) app: &'a App,
    pub(crate) options: Options,
}

impl Network<'_> {
    /// Does `body` in a transaction, or in a dry run on a snapshot that cannot be written to; the
    /// report that it fills is added to `report` once the transaction is kept.
    ///
    /// In a dry run `body` must not write: it is told so by `Work::dry`.
    pub(crate) fn work<T: Send + 'static>(
        &self,
        report: &mut Report,
        body: impl Fn(&mut Work<'_, '_>) -> Result<T> + Send + 'static,
    ) -> Result<T, Failure> {
        let dry = self.options.dry_run;
        let run = move |tx: &mut Tx<'_>| {
            let mut work = Work { tx, dry, report: Report::default() };
            let value = body(&mut work)?;
            Ok((value, work.report))
        };
        let (value, done) = match dry {
            true => self.app.db.read_blocking(run)?,
            false => self.app.db.write_blocking(run)?,
        };
        report.add(done);
        Ok(value)
    }
}

/// One transaction of an import. Its report is only kept together with what it wrote.
pub(crate) struct Work<'a, 'b> {
    pub(crate) tx: &'a mut Tx<'b>,
    /// Nothing is to be written.
    pub(crate) dry: bool,
    pub(crate) report: Report,
}
