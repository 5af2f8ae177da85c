//! Where files are kept when it is not a folder of this machine.

use std::fmt::Debug;
use std::fs::File;
use std::io::Read;

use crate::{Result, Time};

/// A store on another machine. Its functions wait for the answer: they are for threads that may.
///
/// What is put is whole or not there, and is there once [`put`](Remote::put) answered.
pub trait Remote: Debug + Send + Sync {
    /// Stores the `size` bytes of `file` under `name`, in place of what was there.
    ///
    /// # Errors
    /// `Unavailable` where the store cannot be reached or refuses.
    fn put(&self, name: &str, file: &File, size: u64) -> Result<()>;

    /// How many bytes are under `name`, and since when.
    ///
    /// # Errors
    /// `NotFound` when there are none; `Unavailable` as for [`put`](Remote::put).
    fn about(&self, name: &str) -> Result<(u64, Time)>;

    /// `length` bytes from the byte `first` on, as they come.
    ///
    /// # Errors
    /// As for [`about`](Remote::about).
    fn read(&self, name: &str, first: u64, length: u64) -> Result<Box<dyn Read + Send>>;

    /// Gives what is under `name` another.
    ///
    /// # Errors
    /// As for [`about`](Remote::about).
    fn rename(&self, name: &str, to: &str) -> Result<()>;

    /// Removes what is under `name`.
    ///
    /// # Errors
    /// `Unavailable` as for [`put`](Remote::put).
    fn remove(&self, name: &str) -> Result<()>;

    /// The name, the size in bytes and the hour of storing of all there is, to `keep`.
    ///
    /// # Errors
    /// `Unavailable` as for [`put`](Remote::put), and what `keep` answers.
    fn each(&self, keep: &mut dyn FnMut(&str, u64, Time) -> Result<()>) -> Result<()>;
}
