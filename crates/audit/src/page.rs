//! The page of auditors, and the audit as a file.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::page::CursorQuery;
use kernel::{Activity, App, Cursor, Result, Tx};
use people::picker;
use ui::answer;
use ui::view::PeopleField;
use ui::{Ctx, EmptyForm, Nav, Page};

use crate::chain::{self, Checked};
use crate::entry::{Asked, Entry, auditing, list};
use crate::kinds::KINDS;
use crate::logged::AUDIT_EXPORTED;

pub(crate) const PATH: &str = "/audit";
/// Entries of a page.
const SHOWN: i64 = 50;

#[derive(Template)]
#[template(path = "audit/page.html")]
struct View<'a> {
    cx: &'a Ctx,
    entries: Vec<Entry>,
    /// The field that names who did it.
    by: PeopleField,
    next: Option<i64>,
    asked: &'a Asked,
    head: (i64, String),
    checked: Option<Checked>,
    administers: bool,
}

impl View<'_> {
    /// What may be asked for: all, and each area.
    fn areas(&self) -> Vec<(String, String)> {
        let mut areas: Vec<&str> = KINDS.iter().filter_map(|kind| kind.split('.').next()).collect();
        areas.dedup();
        let area = |area: &str| (format!("{area}."), self.cx.l.t(&format!("audit-area-{area}")));
        let all = (String::new(), self.cx.l.t("audit-area-all"));
        std::iter::once(all).chain(areas.into_iter().map(area)).collect()
    }

    /// The address of the next page.
    fn next_href(&self, before: &i64) -> String {
        let Asked { about, by } = self.asked;
        format!("{PATH}?about={}&by={}&before={before}", ui::encode(about), ui::encode(by))
    }

    /// What a problem of the chain is.
    fn problem(&self, problem: &chain::Problem) -> String {
        self.cx.l.t1(&format!("audit-problem-{}", problem.what), "seq", problem.seq)
    }
}

/// Whom the filter names: who is chosen, or the handle that is typed, of somebody who left too.
async fn by(app: &App, cx: &Ctx, sent: Vec<String>) -> Result<(PeopleField, String)> {
    let typed = sent.iter().map(|one| one.trim()).find(|one| !one.is_empty());
    let typed = typed.unwrap_or_default().trim_start_matches('@').to_owned();
    let (label, hint) = (cx.l.t("audit-by"), cx.l.t("people-hint"));
    let mut field = PeopleField { one: true, ..PeopleField::new("by", label, hint) };
    let picked = picker::picked(app, cx, sent).await?;
    picked.fill(&mut field);
    if let Some(handle) = picked.handles().into_iter().next() {
        return Ok((field, handle));
    }
    if let Some(problem) = picked.problem() {
        let handle = typed.clone();
        let known = app.db.read(move |tx| people::by_handle(tx, &handle)).await?;
        if known.is_none() {
            field.error = cx.l.msg(&problem);
        }
    }
    Ok((field, typed))
}

async fn page(
    app: &App,
    cx: &Ctx,
    about: String,
    sent: Vec<String>,
    cursor: Cursor,
    checks: bool,
) -> Result<Page> {
    let (viewer, l) = (cx.viewer()?.clone(), cx.l);
    let allowed = viewer.clone();
    app.db.read(move |tx| auditing(tx, &allowed).map(drop)).await?;
    let (field, by) = by(app, cx, sent).await?;
    let asked = Asked { about, by };
    let of = asked.clone();
    let read = move |tx: &mut Tx<'_>| {
        let auditing = auditing(tx, &viewer)?;
        let slice = list(tx, &auditing, l, &of, cursor)?;
        let checked = checks.then(|| chain::check(tx, &[])).transpose()?;
        Ok((slice, chain::head(tx)?, checked))
    };
    let (slice, head, checked) = app.db.read(read).await?;
    let (entries, next) = (slice.items, slice.next);
    let administers = cx.viewer()?.administers();
    let view = View { cx, entries, by: field, next, asked: &asked, head, checked, administers };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("audit-title")).main(html).nav(Nav::Admin))
}

/// `GET /audit`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Vec<(String, String)>>,
    Query(cursor): Query<CursorQuery>,
) -> Result<Page> {
    let cursor = Cursor { limit: SHOWN, ..cursor.cursor() };
    let about = picker::sent(&asked, "about").into_iter().next().unwrap_or_default();
    page(&app, &cx, about, picker::sent(&asked, "by"), cursor, false).await
}

/// `POST /audit/check`
pub(crate) async fn submit_check(State(app): State<App>, cx: Ctx, _: EmptyForm) -> Result<Page> {
    let cursor = Cursor { limit: SHOWN, ..Cursor::default() };
    page(&app, &cx, String::new(), Vec::new(), cursor, true).await
}

/// `POST /audit/export`: every entry, a JSON object a line, the oldest last. That it was taken away is an entry.
pub(crate) async fn export(State(app): State<App>, cx: Ctx, _: EmptyForm) -> Result<Response> {
    let (viewer, l) = (cx.viewer()?.clone(), cx.l);
    let noted = viewer.clone();
    let note = move |tx: &mut Tx<'_>| {
        let auditing = auditing(tx, &noted)?;
        tx.log(Activity::new(AUDIT_EXPORTED, 0).by(auditing.0.id))
    };
    app.db.write(note).await?;
    let read = move |tx: &mut Tx<'_>| {
        let auditing = auditing(tx, &viewer)?;
        let mut lines = String::new();
        let mut cursor = Cursor { before: i64::MAX, limit: 1_000 };
        loop {
            let slice = list(tx, &auditing, l, &Asked::default(), cursor)?;
            for entry in &slice.items {
                lines.push_str(&serde_json::to_string(entry)?);
                lines.push('\n');
            }
            let Some(next) = slice.next else { break };
            cursor.before = next;
        }
        Ok(lines)
    };
    let lines = app.db.read(read).await?;
    let about = [
        (header::CONTENT_TYPE, "application/x-ndjson"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"audit.jsonl\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((about, lines).into_response())
}
