//! Files that messages carry, on their way into the store.

use crate::bounded::unpacking;
use crate::failure::Failure;
use crate::messages::FileState;
use crate::network::Network;
use crate::problem::{Problem, megabytes};
use kernel::error::Meaning;
use std::io::Read;

/// How many files one message may carry.
pub(crate) const MOST: usize = 20;

impl Network<'_> {
    /// Stores a file of `size` bytes, or says why it cannot come. A store that is full is a
    /// failure of the import, not of the file.
    pub(crate) fn store_file(
        &self,
        name: &str,
        size: u64,
        mut content: impl Read,
    ) -> Result<FileState, Failure> {
        let limit = self.app.config.upload_limit;
        let too_large = || Problem::FileTooLarge { path: name.to_owned(), limit: megabytes(limit) };
        if size > limit {
            return Ok(FileState::Left(too_large()));
        }
        if self.options.dry_run {
            return Ok(FileState::Seen);
        }
        let mut bytes = Vec::new();
        if let Err(error) = content.read_to_end(&mut bytes) {
            return Ok(FileState::Left(unpacking(error)));
        }
        match files::take(self.app, name, &bytes) {
            Ok(taken) => Ok(FileState::Stored(taken)),
            Err(error) if error.meaning() == Meaning::TooLarge => Ok(FileState::Left(too_large())),
            Err(error) if error.meaning() == Meaning::Invalid => {
                Ok(FileState::Left(Problem::FileNotCleaned { path: name.to_owned() }))
            }
            Err(error) => Err(error.into()),
        }
    }
}
