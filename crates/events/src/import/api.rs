//! The same for programs.

use axum::extract::{Path, State};
use kernel::{App, Result, Time};
use posts::PostId;
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json};

/// A calendar file.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = CalendarFile)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    /// The whole of it, as text: `BEGIN:VCALENDAR…`.
    file: String,
    /// Whether to tell what it would bring, and bring nothing.
    #[serde(default)]
    dry_run: bool,
}

/// An event that was brought.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ImportedEvent)]
pub(crate) struct MadeView {
    /// The line of the file on which it begins.
    line: usize,
    /// What it is called.
    title: String,
    /// When it starts first.
    start: Time,
    /// Its post; none of a dry run, or where it waits for a manager of the space.
    post: Option<PostId>,
}

/// An event that was not brought.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = RefusedEvent)]
pub(crate) struct WrongView {
    /// The line of the file on which it begins.
    line: usize,
    /// What it is called.
    title: String,
    /// Why, in the language of the request.
    why: String,
}

/// What came of a calendar file.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = CalendarImport)]
pub(crate) struct ReportView {
    /// The events that it brought, or would bring.
    events: Vec<MadeView>,
    /// How many of its events are in the space already.
    known: usize,
    /// Those that it did not bring.
    refused: Vec<WrongView>,
}

/// Bring the events of an iCalendar file into a space. A file that comes again brings what is new alone.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/calendar/import", tag = "calendar",
    params(("slug" = String, Path)), request_body = File,
    responses((status = 200, body = ReportView), (status = 403, description = "You only read there"),
        (status = 429, description = "You brought too many in the last hour")))]
pub(crate) async fn import(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Json(sent): Json<File>,
) -> Result<Json<ReportView>> {
    let l = cx.l;
    let report = super::import(&app, cx.viewer()?, &slug, sent.file, sent.dry_run).await?;
    let made = report.made.into_iter().map(|it| MadeView {
        line: it.line,
        title: it.title,
        start: it.starts,
        post: it.post,
    });
    let wrong = report.wrong.into_iter().map(|it| WrongView {
        line: it.line,
        title: it.title,
        why: l.msg(&it.why),
    });
    let known = report.known;
    Ok(Json(ReportView { events: made.collect(), known, refused: wrong.collect() }))
}
