//! The content plan of a space: what is scheduled for it, by day. Its managers see all of it, members what they
//! scheduled themselves. Where the space asks so, a post is published at its hour only once a manager who did not write
//! it approved it, by their own click; and no sooner than the end of its embargo.
//!
//! Invariants:
//! - until it is published nobody but its author and the managers of the space has it, or its files, anywhere;
//! - an approval is of these words and pictures at this hour: whatever changes asks for another;
//! - what is not approved at its hour stays in the plan, and is published when it is.

mod api;
mod page;
mod store;

use std::collections::HashMap;

use kernel::error::Meaning;
use kernel::{Activity, Error, Etag, PersonId, Result, SpaceId, Tx, Viewer, params};
use serde::{Deserialize, Serialize};
use spaces::{Managed, Visible};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::approval::{Refusal, give_back};
use crate::drafts::{Draft, DraftId};
use crate::{FileId, logged};
use store::{APPROVE, ASK_AGAIN, ASKS, DESCRIPTIONS, ONE, PLAN, SECOND, SET_SECOND};

/// How many a plan shows.
const MOST: i64 = 200;

kernel::words! {
    /// What becomes of a scheduled post at its hour.
    #[schema(as = PlanState)]
    State {
        /// It is published.
        Scheduled = "scheduled",
        /// It waits: a manager who did not write it has to approve it.
        Asks = "asks",
        /// It is published: a manager approved it.
        Approved = "approved",
    } or Scheduled
}

/// A post that is scheduled for a space.
#[derive(Clone, Debug)]
pub struct Planned {
    /// What it will be, and when.
    pub draft: Draft,
    /// Who wrote it.
    pub author: PersonId,
    /// Where it is planned.
    pub space: SpaceId,
    /// What there is to see in its files, in their order; empty where nothing is said of one.
    pub descriptions: Vec<String>,
}

impl Planned {
    /// A line to know it by.
    pub fn heading(&self) -> String {
        self.draft.content.heading()
    }

    /// What becomes of it.
    pub fn state(&self) -> State {
        match (self.draft.asks_approval, self.draft.approved) {
            (true, _) => State::Asks,
            (false, true) => State::Approved,
            (false, false) => State::Scheduled,
        }
    }

    /// The tag of all that an approval is of.
    pub fn etag(&self) -> Etag {
        let at = |time: Option<kernel::Time>| time.map(|time| time.0).unwrap_or_default();
        let hours = format!("{} {}", at(self.draft.due_at), at(self.draft.embargo_until));
        let draft = self.draft.etag.to_string();
        let seen = self.descriptions.iter().map(String::as_str);
        let all: Vec<&str> = [draft.as_str(), hours.as_str()].into_iter().chain(seen).collect();
        Etag::of(&all)
    }
}

/// Whether what is scheduled for a space needs the approval of a manager who did not write it.
///
/// # Errors
/// Whatever the database meets.
pub fn needs_second(tx: &mut Tx<'_>, space: SpaceId) -> Result<bool> {
    Ok(tx.query_opt(&SECOND, params![space], |row| row.get(0))?.unwrap_or(false))
}

/// Decides that for a space that the viewer manages. What is scheduled already follows.
///
/// # Errors
/// Whatever the database meets.
pub fn set(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed, second: bool) -> Result<()> {
    tx.execute(&SET_SECOND, params![space.id, second])?;
    let set = Activity::new(logged::PLAN_SET, space.id.0).by(viewer.id);
    tx.log(set.data(serde_json::json!({ "second": second })))
}

/// What the viewer may see of the plan of a space, the nearest first.
///
/// # Errors
/// Whatever the database meets.
pub fn plan(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible) -> Result<Vec<Planned>> {
    let open = viewer.sees_open();
    let values = params![viewer.id, open, space.id, MOST];
    let mut planned = tx.query(&PLAN, values, store::planned)?;
    describe(tx, &mut planned)?;
    Ok(planned)
}

/// Says what there is to see in the files of these.
fn describe(tx: &mut Tx<'_>, planned: &mut [Planned]) -> Result<()> {
    let drafts: Vec<i64> = planned.iter().map(|one| one.draft.id.0).collect();
    if drafts.is_empty() {
        return Ok(());
    }
    let said = tx.query(&DESCRIPTIONS, params![drafts], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let said: HashMap<FileId, String> = said.into_iter().collect();
    for one in planned {
        let files = one.draft.content.files.iter();
        one.descriptions = files.map(|file| said.get(file).cloned().unwrap_or_default()).collect();
    }
    Ok(())
}

/// One post of the plan of a space.
///
/// # Errors
/// `NotFound` where there is none for this viewer.
pub fn one(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible, id: DraftId) -> Result<Planned> {
    let open = viewer.sees_open();
    let values = params![viewer.id, open, space.id, id];
    let mut planned = tx.query_one(&ONE, values, store::planned)?;
    describe(tx, std::slice::from_mut(&mut planned))?;
    Ok(planned)
}

/// Whether this draft waits for an approval.
///
/// # Errors
/// Whatever the database meets.
pub fn asks(tx: &mut Tx<'_>, id: DraftId) -> Result<bool> {
    Ok(tx.query_opt(&ASKS, params![id], |row| row.get::<i64>(0))?.is_some())
}

/// One that the viewer may decide on: they run the space, and did not write it.
fn decidable(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible, id: DraftId) -> Result<Planned> {
    let planned = one(tx, viewer, space, id)?;
    match space.animates() && planned.author != viewer.id {
        true => Ok(planned),
        false => Err(Error::forbidden()),
    }
}

/// Approves what the viewer read: it is published at its hour, or soon where that has passed.
///
/// # Errors
/// `NotFound` where it is not in the plan; `Forbidden` to its author, and to all but the managers; `Outdated` where it
/// is not what they read; `Conflict` where nobody asks for it.
pub fn approve(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Visible,
    (id, read): (DraftId, &Etag),
) -> Result<()> {
    let planned = decidable(tx, viewer, space, id)?;
    planned.etag().expect(read)?;
    if planned.state() != State::Asks {
        return Err(Error::new(Meaning::Conflict, "plan-asks-nothing"));
    }
    tx.execute(&APPROVE, params![id, viewer.id])?;
    tx.log(Activity::new(logged::PLAN_APPROVED, id.0).by(viewer.id).within(space.id))
}

/// Gives a scheduled post back to its author, with the reason: it is an ordinary draft again.
///
/// # Errors
/// As [`approve`]; `Invalid` for a reason that is missing or too long.
pub fn refuse(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Visible,
    id: DraftId,
    reason: &str,
) -> Result<()> {
    let planned = decidable(tx, viewer, space, id)?;
    give_back(tx, viewer, &Refusal { draft: id, author: planned.author, space: space.id }, reason)
}

/// Something of a planned post is another than was approved: it asks again.
pub(crate) fn ask_again(tx: &mut Tx<'_>, id: DraftId) -> Result<()> {
    tx.execute(&ASK_AGAIN, params![id]).map(drop)
}

/// What somebody read, to be approved.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ReadPlannedPost)]
pub(crate) struct Read {
    /// The tag that was read with it.
    etag: Etag,
}

/// Why a scheduled post goes back to its author.
#[derive(Clone, Debug, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PlannedPostReason)]
pub(crate) struct Reason {
    /// The reason, told to the author.
    reason: String,
}

pub(crate) fn routes() -> OpenApiRouter<kernel::App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/spaces/{slug}/plan", get(page::list).post(page::submit))
        .route("/spaces/{slug}/plan/{id}", get(page::one))
        .route("/spaces/{slug}/plan/{id}/approve", post(page::submit_approve))
        .route("/spaces/{slug}/plan/{id}/refuse", post(page::submit_refuse))
        .routes(routes!(api::list, api::write))
        .routes(routes!(api::read))
        .routes(routes!(api::approve))
        .routes(routes!(api::refuse))
}
