//! The cover picture of a space, above its posts: for whoever sees what is in it.

pub(crate) mod page;
mod store;

use kernel::blobs::Upload;
use kernel::{Activity, App, Error, Message, Result, SpaceId, Tx, Viewer, params};
use people::photo;

use crate::managed::managed;
use crate::{Managed, logged};
use store::{DESCRIBE, OF, REMOVE, SET};

/// The longest description, in characters.
const ALT: usize = 500;

/// The cover of a space.
#[derive(Clone, Debug)]
pub(crate) struct Cover {
    /// The blobs of both sizes.
    wide: String,
    small: String,
    /// What there is to see; may be empty.
    pub alt: String,
}

impl Cover {
    /// Where the wide one is, of the space at this address.
    pub(crate) fn href(&self, slug: &str) -> String {
        format!("/spaces/{slug}/cover/picture?v={}", &self.wide[..12.min(self.wide.len())])
    }

    /// Both, for the `srcset` of the picture.
    pub(crate) fn sources(&self, slug: &str) -> String {
        let (wide, small) = (photo::WIDE.0, photo::WIDE_SMALL.0);
        let href = self.href(slug);
        format!("{href}&small=true {small}w, {href} {wide}w")
    }
}

/// That of a space; whoever shows it proves that the viewer sees its content.
pub(crate) fn of(tx: &mut Tx<'_>, space: SpaceId) -> Result<Option<Cover>> {
    tx.query_opt(&OF, params![space], |row| {
        Ok(Cover { wide: row.get(0)?, small: row.get(1)?, alt: row.get(2)? })
    })
}

fn checked(alt: &str) -> Result<String> {
    let alt = text::one_line(alt);
    match alt.chars().count() > ALT {
        true => Err(Error::field("alt", Message::new("error-too-long").with("most", ALT))),
        false => Ok(alt),
    }
}

fn log(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed) -> Result<()> {
    tx.log(Activity::new(logged::COVER_CHANGED, space.id.0).by(viewer.id).within(space.id))
}

/// Takes a picture as the cover of a space that the viewer manages.
///
/// # Errors
/// `Forbidden` for whoever does not; `Invalid` for what is no picture, and on the field `alt`.
async fn take(app: &App, viewer: Viewer, slug: String, alt: &str, file: Upload) -> Result<()> {
    let (alt, asked, of) = (checked(alt)?, viewer.clone(), slug.clone());
    app.db.read(move |tx| managed(tx, &asked, &of).map(drop)).await?;
    let (wide, small) = photo::wide_later(app, file).await?;
    let (wide, small) = (photo::kept(app, wide).await?, photo::kept(app, small).await?);
    let set = app.db.write(move |tx| {
        let space = managed(tx, &viewer, &slug)?;
        set(tx, &viewer, &space, (&wide, &small), &alt)
    });
    set.await
}

/// Makes these two stored pictures, the wide one first, the cover of a space that the viewer manages.
///
/// # Errors
/// `Invalid` on the field `alt`.
pub fn set(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Managed,
    (wide, small): (&str, &str),
    alt: &str,
) -> Result<()> {
    let alt = checked(alt)?;
    tx.execute(&SET, params![space.id, wide, small, alt, viewer.id])?;
    log(tx, viewer, space)
}

/// Describes the cover of a space that the viewer manages for those who do not see it.
///
/// # Errors
/// `NotFound` where there is none; `Invalid` on the field `alt`.
fn describe(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed, alt: &str) -> Result<()> {
    let alt = checked(alt)?;
    match tx.execute(&DESCRIBE, params![space.id, alt])? {
        0 => Err(Error::not_found()),
        _ => log(tx, viewer, space),
    }
}

/// Removes the cover of a space that the viewer manages.
fn remove(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed) -> Result<()> {
    match tx.execute(&REMOVE, params![space.id])? {
        0 => Ok(()),
        _ => log(tx, viewer, space),
    }
}

/// Forgets the cover of a space that is gone.
pub(crate) fn purge(tx: &mut Tx<'_>, space: SpaceId) -> Result<()> {
    tx.execute(&REMOVE, params![space]).map(drop)
}
