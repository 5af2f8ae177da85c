//! Posts not yet published: kept as they are typed, the same on every device, and published at an
//! hour their author chose.
//!
//! Invariants:
//! - a draft is its author's alone, and is not in the log, unless it was sent and [waits](crate::approval), or is
//!   scheduled for a space, whose managers have it in their [plan](crate::plan);
//! - one under embargo is published by nobody before its end;
//! - a save overwrites no words that its form did not know of;
//! - whatever was typed is kept, also what could not be published;
//! - a draft that has its hour is changed by its author's own click, never by what is half typed;
//! - when it is due it is published once, by the rules of that hour: where its author may no longer
//!   publish, it stays and says why.

mod api;
mod due;
mod page;
mod store;

pub use due::{Publisher, publish_due};
pub(crate) use store::{draft as row, draft_columns};

use kernel::error::Meaning;
use kernel::{Activity, App, Error, Etag, Message, Result, SpaceId, Time, Tx, Viewer, params};
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::limits::{BODY, TITLE};
use crate::publish::NewPost;
use crate::{approval, logged, plan};
use store::{COUNT_IN, DELETE, DRAFT, DRAFTS, INSERT, UPDATE};

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
    /// Whether it waits for a manager of its space: then it is not changed, only taken back or deleted.
    pub waiting: bool,
    /// Why a manager gave it back, in their words; may be empty.
    pub refusal: String,
    /// Until when it is under embargo: it is published by nobody before.
    pub embargo_until: Option<Time>,
    /// Whether a manager of its space approved it.
    pub approved: bool,
    /// Whether a manager of its space has to approve it before it is published at its hour.
    pub asks_approval: bool,
    /// The tag of its wording: whoever replaces it sends back the one they read.
    pub etag: Etag,
    /// The key of the form that saved it last; empty where a program did.
    #[serde(skip)]
    saved_by: String,
}

/// What to keep.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDraft {
    /// What it will be; every part may still be missing.
    #[serde(deserialize_with = "ui::object")]
    pub content: NewPost,
    /// When to publish it; in the future, within a year.
    #[serde(default)]
    pub due_at: Option<Time>,
    /// Until when it is under embargo; at the latest until it is published. Whatever replaces a draft without saying it
    /// lifts the embargo.
    #[serde(default)]
    pub embargo_until: Option<Time>,
    /// What it goes on from, where it replaces a draft: the tag that was read with it.
    #[serde(default)]
    pub etag: Option<Etag>,
}

/// What a save goes on from.
#[derive(Clone, Debug, Default)]
pub struct Base {
    /// The tag of the wording that was read.
    pub etag: Etag,
    /// The key of the form that saves: it goes on with what it saved itself, in whatever order that
    /// arrives. Empty for programs.
    pub form: String,
}

/// Drafts a person may keep.
const MOST: usize = 100;
/// How far ahead a post may be scheduled, in seconds.
const A_YEAR: i64 = 366 * 24 * 3_600;

/// Keeps a draft, in place of the one given.
///
/// # Errors
/// `NotFound` when the one given is not the viewer's; `Outdated` when it is no longer what `base` names;
/// `Invalid` for too much or an hour that is not to come.
pub fn save(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: Option<DraftId>,
    new: &NewDraft,
    base: &Base,
) -> Result<DraftId> {
    let NewDraft { content, due_at, embargo_until, etag: _ } = new;
    if content.body.chars().count() > BODY || content.title.chars().count() > TITLE {
        return Err(Error::field("body", Message::new("error-too-long").with("most", BODY)));
    }
    let now = tx.now();
    if due_at.is_some_and(|due| due <= now || due.seconds_since(now) > A_YEAR) {
        return Err(Error::field("due_at", "draft-not-to-come"));
    }
    if embargo_until.is_some_and(|until| until.seconds_since(now) > A_YEAR) {
        return Err(Error::field("embargo_until", "draft-not-to-come"));
    }
    if let (Some(due), Some(until)) = (due_at, embargo_until)
        && due < until
    {
        return Err(Error::field("due_at", "draft-before-embargo"));
    }
    let planned = match due_at {
        Some(_) => planned_in(tx, viewer, content),
        None => None,
    };
    let text = serde_json::to_string(content)?;
    if let Some(id) = id {
        let draft = one(tx, viewer, id)?;
        if draft.waiting {
            return Err(Error::new(Meaning::Conflict, "draft-waits"));
        }
        draft.expect(base)?;
        let by = base.form.as_str();
        let values = params![id, viewer.id, text, now, *due_at, by, *embargo_until, planned];
        tx.execute(&UPDATE, values)?;
        show(tx, viewer, (id, content), planned)?;
        return Ok(id);
    }
    if all(tx, viewer)?.len() >= MOST {
        return Err(Error::invalid(Message::new("draft-too-many").with("most", MOST)));
    }
    let id: DraftId = tx.new_id();
    let by = base.form.as_str();
    let values = params![id, viewer.id, text, now, *due_at, by, *embargo_until, planned];
    tx.execute(&INSERT, values)?;
    show(tx, viewer, (id, content), planned)?;
    Ok(id)
}

/// The space in whose plan a scheduled draft is: a community that its author sees.
fn planned_in(tx: &mut Tx<'_>, viewer: &Viewer, content: &NewPost) -> Option<SpaceId> {
    let slug = content.space.trim_start_matches('~');
    let space = spaces::access::visible(tx, viewer, slug).ok()?;
    space.is_community().then_some(space.id)
}

/// Shows a planned draft with its files to the managers of its space, and tells them where they have to approve it.
fn show(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (id, content): (DraftId, &NewPost),
    planned: Option<SpaceId>,
) -> Result<()> {
    let Some(space) = planned else { return Ok(()) };
    approval::take_files(tx, viewer, id, &content.files)?;
    if plan::asks(tx, id)? {
        tx.log(Activity::new(logged::DRAFT_PLANNED, id.0).by(viewer.id).within(space))?;
    }
    Ok(())
}

/// Whether the viewer may keep so many more.
pub(crate) fn has_room(tx: &mut Tx<'_>, viewer: &Viewer, more: usize) -> Result<bool> {
    Ok(all(tx, viewer)?.len() + more <= MOST)
}

/// The viewer's drafts, the latest saved first.
pub fn all(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Draft>> {
    tx.query(&DRAFTS, params![viewer.id], store::draft)
}

/// Of the viewer's drafts for a space that do not wait: how many are due before `until`, and how many have no hour.
///
/// # Errors
/// Whatever the database meets.
pub fn count_in(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
    until: Time,
) -> Result<(i64, i64)> {
    tx.query_one(&COUNT_IN, params![viewer.id, space, until], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// One of the viewer's drafts.
///
/// # Errors
/// `NotFound` when it is not theirs.
pub fn one(tx: &mut Tx<'_>, viewer: &Viewer, id: DraftId) -> Result<Draft> {
    tx.query_one(&DRAFT, params![id, viewer.id], store::draft)
}

/// Ends a draft whose words were published; one that is gone already is no error.
///
/// # Errors
/// `Outdated` when it is no longer what `base` names: it holds words that were not published; `Invalid` while it is
/// under embargo.
pub fn published(tx: &mut Tx<'_>, viewer: &Viewer, id: DraftId, base: &Base) -> Result<()> {
    if let Some(draft) = tx.query_opt(&DRAFT, params![id, viewer.id], store::draft)? {
        draft.expect(base)?;
        if draft.embargo_until.is_some_and(|until| until > tx.now()) {
            return Err(Error::field("due_at", "draft-embargo"));
        }
    }
    discard(tx, viewer, id)
}

impl Draft {
    /// Lets a change go on that began from this wording, or from one that the same form saved.
    fn expect(&self, base: &Base) -> Result<()> {
        let is_own = !base.form.is_empty() && base.form == self.saved_by;
        if is_own { Ok(()) } else { self.etag.expect(&base.etag) }
    }
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
