//! From one store into another.

use super::Blobs;
use crate::Result;
use crate::error::Meaning;

/// What became of the files of a store that was copied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// How many were copied.
    pub files: u64,
    /// How many bytes these have.
    pub bytes: u64,
    /// How many were there before.
    pub there_before: u64,
    /// The hashes of those that are not what was stored: they were not copied.
    pub damaged: Vec<String>,
}

impl Blobs {
    /// Copies all there is into another store. What is there already is not copied again.
    ///
    /// # Errors
    /// Whatever either store says.
    pub fn copy_to(&self, other: &Blobs) -> Result<Copied> {
        let _held = self.keep_all()?;
        let mut copied = Copied::default();
        self.each(|hash, size, _| {
            match other.size(hash) {
                Ok(known) if known == size => {
                    copied.there_before += 1;
                    return Ok(());
                }
                Err(error) if error.meaning() != Meaning::NotFound => return Err(error),
                _ => {}
            }
            let mut upload = other.begin(u64::MAX)?;
            std::io::copy(&mut self.part(hash, 0, size)?, &mut upload)?;
            if upload.hash() == hash {
                upload.keep()?;
                copied.files += 1;
                copied.bytes += size;
            } else {
                copied.damaged.push(hash.to_owned());
            }
            Ok(())
        })?;
        Ok(copied)
    }
}
