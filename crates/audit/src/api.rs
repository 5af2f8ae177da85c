//! The audit for programs.

use axum::extract::{Query, State};
use kernel::page::CursorQuery;
use kernel::{App, Result, Tx};
use serde::Serialize;
use ui::{Ctx, Json};

use crate::chain::{self, Checked};
use crate::entry::{Asked, Entry, auditing, list as entries};

/// A page of the audit.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = AuditPage)]
pub(crate) struct AuditPage {
    /// Entries, the newest first.
    items: Vec<Entry>,
    /// `before` of the next page, where there is one.
    #[schema(value_type = Option<String>)]
    next: Option<kernel::id::Raw>,
}

/// What was done to accounts, rights and settings, the newest first (administrators and auditors).
#[utoipa::path(get, path = "/api/v1/audit", tag = "site", params(Asked, ("before" = Option<kernel::id::Raw>, Query),
        ("limit" = Option<kernel::page::Limit>, Query)),
    responses((status = 200, body = AuditPage),
        (status = 403, description = "You are neither an administrator nor an auditor")))]
pub(crate) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Asked>,
    Query(cursor): Query<CursorQuery>,
) -> Result<Json<AuditPage>> {
    let (viewer, l) = (cx.viewer()?.clone(), cx.l);
    let read = move |tx: &mut Tx<'_>| {
        let auditing = auditing(tx, &viewer)?;
        entries(tx, &auditing, l, &asked, cursor.cursor())
    };
    let slice = app.db.read(read).await?;
    Ok(Json(AuditPage { items: slice.items, next: slice.next.map(kernel::id::Raw) }))
}

/// Whether the chain of the audit is whole, and what is wrong with it (administrators and auditors).
#[utoipa::path(get, path = "/api/v1/audit/check", tag = "site", responses((status = 200, body = Checked),
    (status = 403, description = "You are neither an administrator nor an auditor")))]
pub(crate) async fn check_chain(State(app): State<App>, cx: Ctx) -> Result<Json<Checked>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        auditing(tx, &viewer)?;
        chain::check(tx, &[])
    };
    Ok(Json(app.db.read(read).await?))
}
