//! What to do on one's first day: a short list above the feed of whoever is new, until all of it is done, they
//! hide it, or a month has passed. A guest has a list of their own.

use std::collections::HashSet;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{App, Error, PersonId, Result, Tx, Viewer, params};
use serde::Serialize;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Json};

use crate::store::{FIRST_DAY, HIDE_FIRST_DAY};

/// How long somebody is new, in seconds.
const NEW_SECONDS: i64 = 30 * 86_400;

/// So many of what is left are shown, so that the feed is not pushed away.
const SHOWN: usize = 3;

/// Those who are new and are shown no list any more, as far as this process has met them.
#[derive(Debug, Default)]
struct Over(RwLock<HashSet<PersonId>>);

impl Over {
    fn read(&self) -> RwLockReadGuard<'_, HashSet<PersonId>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, HashSet<PersonId>> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub(crate) struct Step {
    /// What: `photo`, `about`, `spaces`, `follow` or `write`.
    key: &'static str,
    /// Whether it is done.
    done: bool,
    /// Where it is done.
    href: &'static str,
}

impl Step {
    fn words(&self, cx: &Ctx) -> String {
        cx.l.t(&format!("first-day-{}", self.key))
    }
}

/// The list for the viewer; nothing where they are not new, hid it, or did all of it. Only for whoever
/// is shown one the database is asked: identifiers say when an account was made.
///
/// # Errors
/// Whatever the database meets.
pub(crate) async fn steps(db: &kernel::Db, viewer: &Viewer) -> Result<Vec<Step>> {
    if db.clock().now().seconds_since(kernel::id::made_at(viewer.id.0)) > NEW_SECONDS {
        return Ok(Vec::new());
    }
    let over = db.value::<Over>();
    if over.read().contains(&viewer.id) {
        return Ok(Vec::new());
    }
    let (id, guest) = (viewer.id, !viewer.sees_open());
    let read = move |tx: &mut Tx<'_>| {
        tx.query_one(&FIRST_DAY, params![id], |row| {
            Ok([0, 1, 2, 3, 4, 5].map(|n| row.get::<bool>(n).unwrap_or_default()))
        })
    };
    let [photo, about, spaces, follow, write, hidden] = db.read(read).await?;
    let step = |key, done, href| Step { key, done, href };
    let mut steps = vec![
        step("photo", photo, "/settings#photo-file"),
        step("about", about, "/settings"),
        step("spaces", spaces, "/spaces"),
        step("follow", follow, "/people"),
        step("write", write, "/posts/new"),
    ];
    if guest {
        // A guest is brought into spaces, and finds only those who are in them.
        steps.retain(|step| !matches!(step.key, "spaces" | "follow"));
    }
    if hidden || steps.iter().all(|step| step.done) {
        over.write().insert(viewer.id);
        return Ok(Vec::new());
    }
    Ok(steps)
}

#[derive(Template)]
#[template(path = "feed/first_day.html")]
struct List<'a> {
    cx: &'a Ctx,
    /// What comes next.
    steps: &'a [Step],
    lead: &'static str,
    /// How many are done, of how many; empty where none is.
    done: String,
}

/// The list as it stands above the feed; empty where there is none.
///
/// # Errors
/// Whatever the database meets.
pub(crate) async fn card(db: &kernel::Db, cx: &Ctx) -> Result<String> {
    let viewer = cx.viewer()?;
    let steps = steps(db, viewer).await?;
    if steps.is_empty() {
        return Ok(String::new());
    }
    let lead = if viewer.sees_open() { "first-day-lead" } else { "first-day-lead-guest" };
    let open: Vec<Step> = steps.iter().filter(|step| !step.done).take(SHOWN).copied().collect();
    let done = match steps.iter().filter(|step| step.done).count() {
        0 => String::new(),
        done => cx.l.t2("first-day-done", ("done", done), ("all", steps.len())),
    };
    List { cx, steps: &open, lead, done }.render().map_err(Error::internal)
}

async fn hide(app: &App, cx: &Ctx) -> Result<()> {
    let me = cx.viewer()?.id;
    app.db.write(move |tx| tx.execute(&HIDE_FIRST_DAY, params![me, tx.now()]).map(drop)).await
}

/// `POST /first-day/hide`
pub(crate) async fn submit(State(app): State<App>, cx: Ctx, _: ui::EmptyForm) -> Result<Response> {
    hide(&app, &cx).await?;
    Ok(redirect("/", &Flash::new("notice-first-day-hidden")))
}

/// What you could do on your first days; empty once it is done or hidden.
#[utoipa::path(get, path = "/api/v1/first-day", tag = "feed",
    responses((status = 200, body = Vec<Step>)))]
pub(crate) async fn api(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<Step>>> {
    Ok(Json(steps(&app.db, cx.viewer()?).await?))
}

/// Hide the list of first days.
#[utoipa::path(delete, path = "/api/v1/first-day", tag = "feed", responses((status = 204)))]
pub(crate) async fn api_hide(State(app): State<App>, cx: Ctx) -> Result<StatusCode> {
    hide(&app, &cx).await.map(|()| StatusCode::NO_CONTENT)
}
