//! The only way to what is opened: whoever gets hold of an [`Opened`] has had it written down.

use kernel::{Activity, Error, Result, Time, Tx, Viewer, params};

use crate::OpeningId;
use crate::keys::is_on;
use crate::logged::OPENING_READ;
use crate::store::OPENED;

/// What is read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Read {
    /// The list of posts.
    List,
    /// A post with what was said under it.
    Post(i64),
    /// A file.
    File(i64),
}

/// A private space that this viewer may read for a while. Made here only, and each time noted in the log, from which the
/// audit is made.
#[derive(Clone, Debug)]
pub(crate) struct Opened {
    pub(crate) id: OpeningId,
    pub(crate) name: String,
    pub(crate) ends_at: Time,
}

/// What is opened to the viewer by this request, to read this of it.
///
/// # Errors
/// `NotFound` where it is not open, or not to them.
pub(crate) fn opened(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: OpeningId,
    read: Read,
) -> Result<Opened> {
    viewer.administering()?;
    if !is_on(tx)? {
        return Err(Error::not_found());
    }
    let now = tx.now();
    let opened = tx.query_one(&OPENED, params![viewer.id, now, id], |row| {
        Ok(Opened { id: row.get(0)?, name: row.get(1)?, ends_at: row.get(2)? })
    })?;
    let said = match read {
        Read::List => serde_json::json!({ "read": "list" }),
        Read::Post(post) => serde_json::json!({ "read": "post", "post": post.to_string() }),
        Read::File(file) => serde_json::json!({ "read": "file", "file": file.to_string() }),
    };
    tx.log(Activity::new(OPENING_READ, id.0).by(viewer.id).data(said))?;
    Ok(opened)
}
