//! Whether all that is stored is sound.

use kernel::blobs::{self, Blobs};
use kernel::db::invariants;
use kernel::error::Meaning;
use kernel::{Db, Result};

/// Looks at the database, at what must hold of its rows, and at every file that they name: each finding
/// is a line for an administrator. Damaged files are set aside, so that they are not served as good. It
/// reads all there is: not for a request.
///
/// # Errors
/// Whatever keeps it from looking.
pub fn check(db: &Db, blobs: &Blobs) -> Result<Vec<String>> {
    let mut findings = db.check()?;
    findings.extend(db.read_blocking(invariants::violated)?);
    for hash in db.read_blocking(blobs::named)? {
        match blobs.is_sound(&hash) {
            Ok(true) => {}
            Ok(false) => {
                blobs.set_aside(&hash)?;
                findings.push(format!("the file {hash} was damaged and is set aside"));
            }
            Err(error) if error.meaning() == Meaning::NotFound => {
                findings.push(format!("the file {hash} is missing"));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(findings)
}
