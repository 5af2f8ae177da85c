//! Files that were uploaded and wait for a form to be sent.

use ::files::{Attachment, shown};
use kernel::{PersonId, Result, Tx, params};
use ui::view::Upload;

use crate::FileId;
use crate::store::{WAITING_FILES, attachment};

/// Those of these files that are the owner's and attached to nothing yet, as forms show them.
pub fn waiting(tx: &mut Tx<'_>, owner: PersonId, files: &[FileId]) -> Result<Vec<Upload>> {
    let ids: Vec<i64> = files.iter().map(|file| file.0).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let waiting = tx.query(&WAITING_FILES, params![owner, ids], attachment)?;
    Ok(uploads(waiting, files))
}

/// These files as forms show them, in the order of their identifiers here.
pub(crate) fn uploads(mut found: Vec<Attachment>, order: &[FileId]) -> Vec<Upload> {
    found.sort_by_key(|found| order.iter().position(|file| *file == found.id));
    found.iter().map(shown::waiting).collect()
}
