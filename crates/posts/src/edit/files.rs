//! The files of a text that is changed: some come, some go, and they stand in the order that is said.

use kernel::{PersonId, Result, Tx, Viewer, params};
use ui::view::Upload;

use crate::files::waiting::uploads;
use crate::kinds::Input;
use crate::record::attach;
use crate::store::{DETACH, FILES_OF, OFFERED_FILES, attachment};
use crate::{FileId, Post, PostId};

/// Those that the author of a text attached to it: what an importer attached as somebody else's stays.
pub(super) fn of(tx: &mut Tx<'_>, owner: PersonId, target: i64) -> Result<Vec<FileId>> {
    tx.query(&FILES_OF, params![target, owner], |row| row.get(0))
}

/// Gives a text these files in place of those that its author attached, which are theirs alone again.
///
/// # Errors
/// `Invalid` when one is not the owner's, or is attached elsewhere.
pub(super) fn replace(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (post, target): (PostId, i64),
    wanted: &[FileId],
) -> Result<()> {
    let ids: Vec<i64> = wanted.iter().map(|file| file.0).collect();
    tx.execute(&DETACH, params![target, ids, viewer.id, tx.now()])?;
    attach(tx, viewer.id, wanted, post, target)
}

/// What a post is to have: also what its kind asked for, which another field changes.
pub(super) fn with_own(post: &Post, wanted: &[FileId]) -> Vec<FileId> {
    let fields = post.asked().into_iter().filter(|field| field.input == Input::File);
    let own = fields
        .filter_map(|field| post.fields.get(&field.name)?.as_str()?.parse().ok())
        .filter(|file| !wanted.contains(file));
    wanted.iter().copied().chain(own).collect()
}

/// Those of these files that the author of a text may keep or give it, as forms show them.
pub(super) fn offered(
    tx: &mut Tx<'_>,
    owner: PersonId,
    target: i64,
    files: &[FileId],
) -> Result<Vec<Upload>> {
    let ids: Vec<i64> = files.iter().map(|file| file.0).collect();
    let offered = tx.query(&OFFERED_FILES, params![owner, target, ids], attachment)?;
    Ok(uploads(offered, files))
}
