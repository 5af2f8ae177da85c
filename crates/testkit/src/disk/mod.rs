//! An unkind disk: a file layer for SQLite that loses what was not flushed, and fails on demand.
//!
//! Killing a process proves little about durability, since the system still holds what it wrote.
//! This disk remembers, beside the real files, what each held at its last flush: [`Disk::cut_at`]
//! switches it off at a given moment, and [`Disk::remains`] writes down what a power cut would have
//! left, with none or a random part of the unflushed writes. [`Disk::fail_at`] makes a write or a
//! flush fail, once or until [`Disk::mend`].
//!
//! Moments are counted in operations (a write, a truncation, a flush), so that a test can put its
//! cut in the middle of a commit, at every place there is, without waiting for any clock. Flushes
//! cost nothing here: nothing reaches the machine's disk in earnest.

mod image;
mod vfs;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use image::{Change, Image};

/// A disk of its own, under a name that SQLite knows. Cheap to clone.
#[derive(Clone)]
pub struct Disk {
    name: String,
    state: Arc<Mutex<State>>,
}

/// What can go wrong with an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Writing finds no space, until [`Disk::mend`].
    Full,
    /// One write fails.
    Write,
    /// One flush fails, and what it should have flushed is lost though it can still be read: what
    /// Linux does.
    Flush,
}

/// How much of the unflushed writes a power cut leaves.
#[derive(Clone, Copy, Debug)]
pub enum Kept {
    /// Nothing.
    Nothing,
    /// Any of them in any combination, some torn between sectors: drawn from this seed.
    Some(u64),
}

#[derive(Default)]
struct State {
    images: HashMap<PathBuf, Image>,
    /// Operations so far.
    operations: u64,
    cut_at: Option<u64>,
    fault: Option<(Fault, u64)>,
    /// How often a fault struck.
    struck: u64,
    off: bool,
}

/// An operation on a file, as far as failing is concerned.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Operation {
    Write,
    Flush,
}

/// Why an operation is refused.
enum Refusal {
    Full,
    Broken,
}

impl Disk {
    /// A new disk, known to SQLite for the rest of the process.
    ///
    /// # Panics
    /// When SQLite refuses it.
    pub fn new() -> Disk {
        let state = Arc::default();
        Disk { name: vfs::register(Arc::clone(&state)), state }
    }

    /// The name to open a database with.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Switches the power off at the operation `count` from now, the next one being 1.
    pub fn cut_at(&self, count: u64) {
        let mut state = self.lock();
        state.cut_at = Some(state.operations + count);
    }

    /// Makes the first operation that the fault concerns fail, from the operation `count` from now.
    pub fn fail_at(&self, fault: Fault, count: u64) {
        let mut state = self.lock();
        state.fault = Some((fault, state.operations + count));
        state.struck = 0;
    }

    /// Ends the fault; answers how often it struck.
    pub fn mend(&self) -> u64 {
        let mut state = self.lock();
        state.fault = None;
        std::mem::take(&mut state.struck)
    }

    /// Switches the power off, if it is not, and writes into the folder `into` what is left of
    /// each file.
    ///
    /// # Errors
    /// When the remains cannot be written.
    pub fn remains(&self, into: &Path, kept: Kept) -> std::io::Result<()> {
        let mut state = self.lock();
        state.off = true;
        let mut dice = match kept {
            Kept::Nothing => None,
            Kept::Some(seed) => Some(image::Dice::new(seed)),
        };
        // In the order of names, so that a seed always draws the same.
        let mut images: Vec<_> = state.images.iter().collect();
        images.sort_by_key(|(path, _)| *path);
        for (path, image) in images {
            let name = path.file_name().unwrap_or_default();
            std::fs::write(into.join(name), image.after_cut(dice.as_mut()))?;
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }
}

impl Default for Disk {
    fn default() -> Self {
        Disk::new()
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

impl State {
    /// What the file layer asks before each operation on `path`.
    fn begin(&mut self, operation: Operation, path: &Path) -> Result<(), Refusal> {
        self.operations += 1;
        self.off |= self.cut_at.is_some_and(|moment| self.operations >= moment);
        if self.off {
            return Err(Refusal::Broken);
        }
        let Some((fault, moment)) = self.fault else { return Ok(()) };
        let concerned = match fault {
            Fault::Full | Fault::Write => operation == Operation::Write,
            Fault::Flush => operation == Operation::Flush,
        };
        if !concerned || self.operations < moment {
            return Ok(());
        }
        self.struck += 1;
        if fault == Fault::Full {
            return Err(Refusal::Full);
        }
        self.fault = None;
        if fault == Fault::Flush
            && let Some(image) = self.images.get_mut(path)
        {
            image.lose();
        }
        Err(Refusal::Broken)
    }

    /// The file at `path` was opened: what it holds the first time counts as flushed.
    fn opened(&mut self, path: &Path) {
        if !self.images.contains_key(path) {
            let image = Image::holding(std::fs::read(path).unwrap_or_default());
            self.images.insert(path.to_owned(), image);
        }
    }

    fn changed(&mut self, path: &Path, change: Change) {
        if let Some(image) = self.images.get_mut(path).filter(|_| !self.off) {
            image.change(change);
        }
    }

    fn flushed(&mut self, path: &Path) {
        if let Some(image) = self.images.get_mut(path).filter(|_| !self.off) {
            image.flush();
        }
    }

    fn deleted(&mut self, path: &Path) {
        if !self.off {
            self.images.remove(path);
        }
    }
}
