//! Posts not yet published: kept as they are typed, the same on every device, and published at an
//! hour their author chose.
//!
//! Invariants:
//! - a draft is its author's alone, and is not in the log;
//! - whatever was typed is kept, also what could not be published;
//! - a draft that has its hour is changed by its author's own click, never by what is half typed;
//! - when it is due it is published once, by the rules of that hour: where its author may no longer
//!   publish, it stays and says why.

mod api;
mod due;
mod page;
mod store;

pub use due::{publish_due, publisher};

use kernel::{App, Error, Message, Result, Time, Tx, Viewer, params};
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::limits::{BODY, TITLE};
use crate::publish::NewPost;
use store::{DELETE, DRAFT, DRAFTS, INSERT, UPDATE};

kernel::id! {
    /// A draft.
    DraftId,
}

/// A post not yet published.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Draft {
    /// Identifier.
    pub id: DraftId,
    /// What it will be.
    pub content: NewPost,
    /// When it was last saved.
    pub saved_at: Time,
    /// When it will be published; nothing until that is decided.
    pub due_at: Option<Time>,
    /// Why it could not be published when it was due: the key of a message, or empty.
    pub problem: String,
}

/// What to keep.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDraft {
    /// What it will be; every part may still be missing.
    pub content: NewPost,
    /// When to publish it; in the future, within a year.
    #[serde(default)]
    pub due_at: Option<Time>,
}

/// Drafts a person may keep.
const MOST: usize = 100;
/// How far ahead a post may be scheduled, in seconds.
const A_YEAR: i64 = 366 * 24 * 3_600;

/// Keeps a draft, in place of the one given.
///
/// # Errors
/// `NotFound` when the one given is not the viewer's; `Invalid` for too much or an hour that is not
/// to come.
pub fn save(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: Option<DraftId>,
    new: &NewDraft,
) -> Result<DraftId> {
    let NewDraft { content, due_at } = new;
    if content.body.chars().count() > BODY || content.title.chars().count() > TITLE {
        return Err(Error::field("body", Message::new("error-too-long").with("most", BODY)));
    }
    let now = tx.now();
    if due_at.is_some_and(|due| due <= now || due.seconds_since(now) > A_YEAR) {
        return Err(Error::field("due_at", "draft-not-to-come"));
    }
    let text = serde_json::to_string(content)?;
    if let Some(id) = id {
        let changed = tx.execute(&UPDATE, params![id, viewer.id, text, now, *due_at])?;
        return if changed == 1 { Ok(id) } else { Err(Error::not_found()) };
    }
    if all(tx, viewer)?.len() >= MOST {
        return Err(Error::invalid(Message::new("draft-too-many").with("most", MOST)));
    }
    let id: DraftId = tx.new_id();
    tx.execute(&INSERT, params![id, viewer.id, text, now, *due_at])?;
    Ok(id)
}

/// The viewer's drafts, the latest saved first.
pub fn all(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Draft>> {
    tx.query(&DRAFTS, params![viewer.id], store::draft)
}

/// One of the viewer's drafts.
///
/// # Errors
/// `NotFound` when it is not theirs.
pub fn one(tx: &mut Tx<'_>, viewer: &Viewer, id: DraftId) -> Result<Draft> {
    tx.query_one(&DRAFT, params![id, viewer.id], store::draft)
}

/// Throws a draft of the viewer's away; one that is gone already is no error.
pub fn discard(tx: &mut Tx<'_>, viewer: &Viewer, id: DraftId) -> Result<()> {
    tx.execute(&DELETE, params![id, viewer.id]).map(drop)
}

pub(crate) fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/drafts", get(page::list).post(page::submit))
        .route("/drafts/{id}", get(page::one))
        .route("/drafts/{id}/delete", post(page::submit_delete))
        .routes(routes!(api::list, api::create))
        .routes(routes!(api::read, api::replace, api::delete))
}
