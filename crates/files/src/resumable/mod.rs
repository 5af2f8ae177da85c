//! Uploads that go on after a break: a program says how long a file is and sends it in pieces; after a break it asks how
//! much is here and goes on from there. They speak tus 1.0 (its core, creation, expiration, termination): unlike the draft
//! of the IETF it is finished, and most languages have a library for it.
//!
//! Invariants:
//! - an upload is there for its owner alone;
//! - what was acknowledged is in the store of files and on record, so that any process goes on with it, also after a restart;
//! - what is announced counts as used, and what is unfinished goes three days after its last piece;
//! - it is a file once it is named where a file is put ([`whole`]), and is checked then as any other.

mod store;
pub(crate) mod tus;

use std::io::Read;

use kernel::blobs::Stored;
use kernel::error::Meaning;
use kernel::{App, Error, Message, PersonId, Result, Time, Tx, params};

use crate::{Taken, file_name, keep, quota};
use store::{ADD_PIECE, ADVANCE, BEGIN, CANCEL, ONE, OPEN, PIECES, USE};

kernel::id! {
    /// An upload that goes on after a break.
    UploadId,
}

ui::module!("large", "src/resumable/large.js");

/// How many unfinished uploads somebody has at most.
const MOST: i64 = 50;
/// How long one waits for its next piece, in seconds.
const WAITS: i64 = 3 * 86_400;
/// How long one stays of which a file was made: whoever did not hear of it asks again.
const HEARD: i64 = 3_600;

/// An upload that its owner asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// The name of the file.
    pub name: String,
    /// How many bytes it will have.
    pub size: i64,
    /// How many came.
    pub received: i64,
    /// When it goes, where nothing more comes.
    pub expires_at: Time,
}

/// Announces a file of `size` bytes.
///
/// # Errors
/// `Invalid` for an empty one; `TooLarge` where `owner` may not use so much; `Conflict` where too many are unfinished.
pub fn begin(tx: &mut Tx<'_>, owner: PersonId, name: &str, size: i64) -> Result<(UploadId, Time)> {
    let name = file_name(name);
    if size <= 0 {
        return Err(Error::invalid(Message::new("files-empty").with("name", name)));
    }
    let now = tx.now();
    let count: i64 = tx.query_one(&OPEN, params![owner, now], |row| row.get(0))?;
    if count >= MOST {
        let message = Message::new("files-uploads-many").with("most", MOST);
        return Err(Error::new(Meaning::Conflict, message));
    }
    quota::check(tx, owner, size)?;
    let (id, expires_at): (UploadId, _) = (tx.new_id(), now.plus_seconds(WAITS));
    tx.execute(&BEGIN, params![id, owner, name, size, now, expires_at])?;
    Ok((id, expires_at))
}

/// The upload, for its owner.
///
/// # Errors
/// `NotFound` when there is none, or it is somebody else's.
pub fn owned(tx: &mut Tx<'_>, owner: PersonId, id: UploadId) -> Result<Upload> {
    let now = tx.now();
    tx.query_one(&ONE, params![id, owner, now], |row| {
        let (name, size, received) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Upload { name, size, received, expires_at: row.get(3)? })
    })
}

/// Puts a stored piece on record, whose first byte has this place; answers until when the next one is waited for.
///
/// # Errors
/// `Conflict` where the upload does not go on from there; `NotFound` as [`owned`].
pub fn add(
    tx: &mut Tx<'_>,
    owner: PersonId,
    id: UploadId,
    place: i64,
    piece: &Stored,
) -> Result<Time> {
    let now = tx.now();
    let expires_at = now.plus_seconds(WAITS);
    let values = params![id, owner, place, piece.size, expires_at, now];
    if tx.execute(&ADVANCE, values)? == 0 {
        return Err(goes_on_at(owned(tx, owner, id)?.received));
    }
    tx.execute(&ADD_PIECE, params![id, place, piece.size, &piece.hash])?;
    Ok(expires_at)
}

/// The error for a piece that is not the next one.
fn goes_on_at(received: i64) -> Error {
    let message = Message::new("files-upload-elsewhere").with("received", received);
    Error::new(Meaning::Conflict, message)
}

/// Forgets an upload.
///
/// # Errors
/// `NotFound` as [`owned`].
pub fn cancel(tx: &mut Tx<'_>, owner: PersonId, id: UploadId) -> Result<()> {
    owned(tx, owner, id)?;
    tx.execute(&CANCEL, params![id, owner]).map(drop)
}

/// The file of an upload that came whole, to be put somewhere. One that is not taken is forgotten.
///
/// # Errors
/// `NotFound` as [`owned`]; `Conflict` where it is not finished; as [`keep`].
pub async fn whole(app: &App, owner: PersonId, id: UploadId) -> Result<Taken> {
    let load = move |tx: &mut Tx<'_>| {
        let upload = owned(tx, owner, id)?;
        if upload.received < upload.size {
            let message = Message::new("files-upload-unfinished")
                .with("received", upload.received)
                .with("size", upload.size);
            return Err(Error::new(Meaning::Conflict, message));
        }
        let piece = |row: &kernel::Row<'_>| Ok((row.get::<String>(0)?, row.get::<i64>(1)?));
        Ok((upload, tx.query(&PIECES, params![id], piece)?))
    };
    let (upload, pieces) = app.db.read(load).await?;
    let blobs = app.blobs.clone();
    let join = move || {
        let mut file = blobs.begin(u64::MAX)?;
        for (hash, size) in pieces {
            let length = size.cast_unsigned();
            std::io::copy(&mut blobs.part(&hash, 0, length)?.take(length), &mut file)?;
        }
        Ok::<_, Error>(file)
    };
    let file = tokio::task::spawn_blocking(join).await.map_err(Error::internal)??;
    if i64::try_from(file.size()).ok() != Some(upload.size) {
        return Err(Error::internal("a piece of an upload is not whole"));
    }
    match keep(app, upload.name, file).await {
        Err(error) if error.meaning() == Meaning::Invalid => {
            app.db.write(move |tx| tx.execute(&CANCEL, params![id, owner])).await?;
            Err(error)
        }
        taken => Ok(taken?.brought_by(id)),
    }
}

/// Notes that the file of an upload is on record. It stays for an hour, so that what was put may be put again by whoever did
/// not hear of it.
pub(crate) fn used(tx: &mut Tx<'_>, owner: PersonId, id: UploadId) -> Result<()> {
    let now = tx.now();
    tx.execute(&USE, params![id, owner, now, now.plus_seconds(HEARD)]).map(drop)
}
