//! A picture is described, for those who do not see it, by whoever uploaded it.

use ::files::{Attachment, FileView, alt};
use axum::extract::{Path, State};
use kernel::error::Meaning;
use kernel::{Activity, App, Error, PersonId, Result, Tx, Viewer, params};
use serde::Deserialize;
use spaces::suspensions;
use ui::Ctx;

use crate::access::{readable, readable_comment};
use crate::drafts::DraftId;
use crate::edit::Rights;
use crate::store::{ALTS, DESCRIBE, DESCRIBE_WAITING, OWN_FILE, attachment};
use crate::{CommentId, FileId, PostId, approval, logged, plan};

/// A file, and what there is to see in it.
pub type Described = (FileId, String);

/// Keeps what a form says of files that are attached to nothing yet: nobody else sees it before they are.
pub(crate) fn waiting(tx: &mut Tx<'_>, owner: PersonId, said: &[Described]) -> Result<()> {
    for (file, alt) in said {
        tx.execute(&DESCRIBE_WAITING, params![file, owner, alt])?;
    }
    Ok(())
}

/// What a form says otherwise of the files of a text.
pub(crate) fn changed(
    tx: &mut Tx<'_>,
    owner: PersonId,
    target: i64,
    said: &[Described],
) -> Result<Vec<Described>> {
    let ids: Vec<i64> = said.iter().map(|(file, _)| file.0).collect();
    let now: Vec<Described> =
        tx.query(&ALTS, params![owner, target, ids], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let is_other = |new: &&Described| now.iter().any(|(file, alt)| *file == new.0 && *alt != new.1);
    Ok(said.iter().filter(is_other).cloned().collect())
}

/// Writes what [`changed`] found.
pub(crate) fn write(tx: &mut Tx<'_>, said: &[Described]) -> Result<()> {
    said.iter().try_for_each(|(file, alt)| tx.execute(&DESCRIBE, params![file, alt]).map(drop))
}

/// Says what there is to see in a file of the viewer's own.
///
/// # Errors
/// `NotFound` where it is not theirs, or they no longer read what it is attached to; `Forbidden` where they may
/// not change the files of that; `Invalid` when it is too long.
fn describe(tx: &mut Tx<'_>, viewer: &Viewer, file: FileId, alt: &str) -> Result<Attachment> {
    let alt = alt::check(alt)?;
    let (mut file, target, post) = tx.query_one(&OWN_FILE, params![viewer.id, file], |row| {
        Ok((attachment(row)?, row.get::<Option<i64>>(1)?, row.get::<Option<PostId>>(9)?))
    })?;
    let entry = match (post, target) {
        (Some(post), Some(target)) if post.0 == target => {
            let post = readable(tx, viewer, post)?;
            post.space().writable()?;
            Rights::all(tx, &post)?;
            suspensions::expect_none(tx, viewer.id, post.space().id)?;
            approval::editable(tx, viewer, post.space(), &[&alt])?;
            Some(Activity::new(logged::POST_EDITED, target).within(post.space().id))
        }
        (Some(post), Some(target)) => {
            let comment = readable_comment(tx, viewer, CommentId(target))?.editable()?;
            comment.space().writable()?;
            suspensions::expect_none(tx, viewer.id, comment.space().id)?;
            let entry = Activity::new(logged::COMMENT_EDITED, target).under(post.0);
            Some(entry.within(comment.space().id))
        }
        // A manager may have read it with the post that waits.
        (None, Some(target)) if approval::is_waiting(tx, DraftId(target))? => {
            return Err(Error::new(Meaning::Conflict, "draft-waits"));
        }
        // Or with the scheduled post that they approved.
        (None, Some(target)) => {
            plan::ask_again(tx, DraftId(target))?;
            None
        }
        _ => None,
    };
    tx.execute(&DESCRIBE, params![file.id, alt])?;
    entry.map_or(Ok(()), |entry| tx.log(entry.by(viewer.id)))?;
    file.alt = alt;
    Ok(file)
}

/// What there is to see in a picture.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Description {
    /// For those who do not see it: one line, at most 500 characters; empty to say nothing.
    alt: String,
}

/// Describe a picture you uploaded, for those who do not see it.
#[utoipa::path(patch, path = "/api/v1/files/{id}", tag = "files",
    params(("id" = String, Path)), request_body = Description,
    responses((status = 200, body = FileView)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Json(new): ui::Json<Description>,
) -> Result<ui::Json<FileView>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<FileId>()?);
    let file = app.db.write(move |tx| describe(tx, &viewer, id, &new.alt)).await?;
    Ok(ui::Json(file.into()))
}
