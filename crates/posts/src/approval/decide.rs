//! What a manager does with a post that waits: publishes it, or gives it back to its author.

use kernel::error::Meaning;
use kernel::{Activity, App, Error, Etag, Message, Result, Tx, Viewer, params};

use super::store::{GIVE_BACK, ORIGIN, PUBLISHED};
use super::{Origin, Waiting, one};
use crate::destinations::place;
use crate::drafts::{self, DraftId};
use crate::publish::{Way, publish_new};
use crate::{PostId, Sent, Written, logged};

/// The longest reason, in characters.
const REASON: usize = 1_000;

/// Publishes a post that waits, as its author and as of now: new to everybody.
///
/// # Errors
/// `NotFound` where it waits no more, or not for this viewer; `Outdated` where it is not what they read, or more
/// would read it; `Conflict` where its author may not write there now.
pub async fn approve(app: &App, viewer: &Viewer, id: DraftId, read: &Etag) -> Result<PostId> {
    let asked = viewer.clone();
    let waiting = app.db.read(move |tx| one(tx, &asked, id)).await?;
    let author = waiting.author;
    let found = app.db.read(move |tx| people::viewer(tx, author)).await?;
    let author = found.ok_or_else(|| conflict("approval-author-gone"))?;
    let content = &waiting.draft.content;
    let at = place(&author, &content.space);
    let body = Written::prepare(&app.db, author.id, &content.body, at).await?;
    let (viewer, read) = (viewer.clone(), read.clone());
    app.db.write(move |tx| publish(tx, &viewer, &author, (id, &read), &body)).await
}

fn conflict(why: &'static str) -> Error {
    Error::new(Meaning::Conflict, why)
}

fn publish(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    author: &Viewer,
    (id, read): (DraftId, &Etag),
    body: &Written,
) -> Result<PostId> {
    let waiting = one(tx, viewer, id)?;
    waiting.draft.etag.expect(read)?;
    // What holds its author back is said to the manager as such.
    let suspended = spaces::suspensions::expect_none(tx, author.id, waiting.space);
    suspended.map_err(|error| match error.meaning() {
        Meaning::Forbidden => conflict("approval-author-suspended"),
        _ => error,
    })?;
    let published = publish_new(tx, author, &waiting.draft.content, body, None, Way::Approved);
    let published = published.map_err(|error| match error.meaning() {
        Meaning::Forbidden | Meaning::NotFound => conflict("approval-author-left"),
        _ => error,
    });
    let Sent::Published(post) = published?.0 else {
        return Err(Error::internal("an approved post waits"));
    };
    let origin = tx.query_one(&ORIGIN, params![id], |row| row.get::<Option<i64>>(0))?;
    if let Some(origin) = origin {
        for of in kernel::inventory::iter::<Origin> {
            (of.published)(tx, origin, post)?;
        }
    }
    drafts::discard(tx, author, id)?;
    tx.execute(&PUBLISHED, params![id, post, author.id])?;
    let activity = Activity::new(logged::DRAFT_APPROVED, post.0).by(viewer.id);
    tx.log(activity.within(waiting.space).data(told(&waiting)))?;
    Ok(post)
}

/// Gives a post that waits back to its author, with all its words and the reason.
///
/// # Errors
/// `NotFound` as above; `Invalid` for a reason that is missing or too long.
pub fn refuse(tx: &mut Tx<'_>, viewer: &Viewer, id: DraftId, reason: &str) -> Result<()> {
    let waiting = one(tx, viewer, id)?;
    let reason = reason.trim();
    if text::is_blank(reason) {
        return Err(Error::field("reason", "approval-reason-missing"));
    }
    if reason.chars().count() > REASON {
        return Err(Error::field("reason", Message::new("error-too-long").with("most", REASON)));
    }
    let now = tx.now();
    tx.execute(&GIVE_BACK, params![id, now, "draft-refused", reason])?;
    let activity = Activity::new(logged::DRAFT_REFUSED, id.0).by(viewer.id);
    tx.log(activity.within(waiting.space).data(told(&waiting)))
}

/// Who is told.
fn told(waiting: &Waiting) -> serde_json::Value {
    serde_json::json!({ "author": waiting.author })
}

/// Takes a post of the viewer's back: it is an ordinary draft again.
///
/// # Errors
/// `NotFound` where it is not theirs.
pub(super) fn take_back(tx: &mut Tx<'_>, viewer: &Viewer, id: DraftId) -> Result<()> {
    let draft = drafts::one(tx, viewer, id)?;
    if draft.waiting {
        tx.execute(&GIVE_BACK, params![id, tx.now(), "", ""])?;
        tx.log(Activity::new(logged::DRAFT_TAKEN_BACK, id.0).by(viewer.id))?;
    }
    Ok(())
}
