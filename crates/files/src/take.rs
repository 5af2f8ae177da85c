//! Taking files: checked by their bytes, stored, put on record as their owner's.

use std::io::{BufWriter, Read};

use kernel::blobs::{Stored, Upload};
use kernel::gate::Who;
use kernel::{App, Error, Message, PersonId, Result, Tx, params};

use crate::clean::{self, Format};
use crate::name::file_name;
use crate::resumable::{self, UploadId};
use crate::store::INSERT;
use crate::{FileId, alt, pictures, quota, scan, texts};

/// A file in the store, not yet on record.
#[derive(Clone, Debug)]
pub struct Taken {
    pub(crate) name: String,
    pub(crate) media: String,
    pub(crate) size: i64,
    hash: String,
    pub(crate) thumbnail: Option<(String, i64, i64)>,
    /// What there is to see in it.
    pub(crate) alt: String,
    /// The upload that it came by, where it came in pieces.
    upload: Option<UploadId>,
}

impl Taken {
    /// Whether it is a picture, which was read and written anew.
    pub fn is_picture(&self) -> bool {
        self.thumbnail.is_some()
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its media type, as found out from its bytes.
    pub fn media(&self) -> &str {
        &self.media
    }

    /// Its size in bytes.
    pub fn size(&self) -> i64 {
        self.size
    }

    /// The blob of its bytes.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The blob of its small picture, with its width and height in pixels; empty where there is none.
    pub fn thumbnail(&self) -> (String, i64, i64) {
        self.thumbnail.clone().unwrap_or_default()
    }

    /// The same, that came by this upload.
    pub(crate) fn brought_by(self, upload: UploadId) -> Taken {
        Taken { upload: Some(upload), ..self }
    }

    /// Notes that it is on record: what it came by, where it came in pieces, waits no longer.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub fn recorded(&self, tx: &mut Tx<'_>, owner: PersonId) -> Result<()> {
        self.upload.map_or(Ok(()), |upload| resumable::used(tx, owner, upload))
    }

    /// The same under another name.
    pub fn called(self, name: &str) -> Taken {
        Taken { name: file_name(name), ..self }
    }

    /// The same with what there is to see in it.
    ///
    /// # Errors
    /// `Invalid` for a description that is too long.
    pub fn described(self, alt: &str) -> Result<Taken> {
        Ok(Taken { alt: alt::check(alt)?, ..self })
    }
}

/// Stores the bytes of a file called `name`. Costs processor time and, of a picture, memory: not for
/// a thread that answers; see [`keep`].
///
/// # Errors
/// `TooLarge` above the configured limit; `Invalid` for a picture that cannot be cleaned of the place where
/// it was taken; `Unavailable` when the disk is full.
pub fn take(app: &App, name: &str, bytes: &[u8]) -> Result<Taken> {
    let mut upload = app.blobs.begin(app.config.upload_limit)?;
    upload.add(bytes)?;
    scan::pass(app.config.scanner.as_ref(), name, &upload)?;
    store(name, upload)
}

/// Stores a file that came, once there is a place for it where it is a picture.
///
/// # Errors
/// `Busy` when too many pictures wait; `Invalid` as [`take`], or where a virus is found in it; `Unavailable` when the
/// disk is full, or what looks for viruses is away.
pub async fn keep(app: &App, name: String, upload: Upload) -> Result<Taken> {
    keep_of(app, Who::Known, name, upload).await
}

/// The same of whoever this is.
///
/// # Errors
/// As [`keep`].
pub async fn keep_of(app: &App, who: Who<'_>, name: String, upload: Upload) -> Result<Taken> {
    let (config, called) = (app.config.clone(), name.clone());
    let (is_picture, upload) = blocking(move || {
        scan::pass(config.scanner.as_ref(), &called, &upload)?;
        Ok((pictures::is_one(&head(&upload)?), upload))
    })
    .await?;
    let store = move || store(&name, upload);
    match is_picture {
        true => app.gates.pictures.run(who, store).await?,
        false => blocking(store).await,
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// As much of a file as tells what it is.
fn head(upload: &Upload) -> Result<Vec<u8>> {
    let mut head = Vec::new();
    upload.read()?.take(8 * 1024).read_to_end(&mut head)?;
    Ok(head)
}

fn store(name: &str, upload: Upload) -> Result<Taken> {
    let blobs = upload.blobs().clone();
    let (media, stored, thumbnail) = match pictures::read(&upload)? {
        Some(picture) => {
            let stored = match picture.anew {
                Some(anew) => anew,
                None => cleaned(name, upload)?,
            };
            let stored = stored.keep()?;
            let small = blobs.put(&picture.thumbnail[..], u64::MAX)?;
            let size = (i64::from(picture.width), i64::from(picture.height));
            (picture.media, stored, Some((small.hash, size.0, size.1)))
        }
        None => {
            let kind = infer::get(&head(&upload)?);
            let media = kind.map_or("application/octet-stream", |kind| kind.mime_type());
            (media, cleaned(name, upload)?.keep()?, None)
        }
    };
    let Stored { hash, size } = stored;
    Ok(Taken {
        name: file_name(name),
        media: media.to_owned(),
        size,
        hash,
        thumbnail,
        alt: String::new(),
        upload: None,
    })
}

/// The file without what a picture or a film says of where it was taken; any other file as it is.
///
/// # Errors
/// `Invalid` for a picture whose pieces cannot be told apart: nobody could say what leaves with it.
fn cleaned(name: &str, upload: Upload) -> Result<Upload> {
    let Some(format) = Format::of(&head(&upload)?) else { return Ok(upload) };
    let mut out = BufWriter::new(upload.blobs().begin(u64::MAX)?);
    if !clean::copy(format, &mut upload.read()?, &mut out)? {
        return Err(Error::invalid(Message::new("file-not-cleaned").with("name", name)));
    }
    Ok(out.into_inner().map_err(|cause| cause.into_error())?)
}

/// Puts a stored file on record as `owner`'s, to be attached to a post or comment of theirs.
///
/// # Errors
/// `TooLarge` where they may not use so much: see [`quota`].
pub fn record(tx: &mut Tx<'_>, owner: PersonId, taken: &Taken) -> Result<FileId> {
    // What was announced counts no more beside it.
    taken.recorded(tx, owner)?;
    quota::check(tx, owner, taken.size)?;
    record_beyond_quota(tx, owner, taken)
}

/// The same however much they have: for importers and the demo.
pub fn record_beyond_quota(tx: &mut Tx<'_>, owner: PersonId, taken: &Taken) -> Result<FileId> {
    let id: FileId = tx.new_id();
    let (thumb, width, height) = taken.thumbnail.clone().unwrap_or_default();
    tx.execute(
        &INSERT,
        params![
            id,
            owner,
            taken.name,
            taken.media,
            taken.size,
            taken.hash,
            thumb,
            width,
            height,
            tx.now(),
            taken.alt
        ],
    )?;
    texts::queue(tx, &taken.hash, &taken.media)?;
    Ok(id)
}
