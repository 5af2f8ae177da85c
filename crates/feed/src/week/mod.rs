//! What a manager may do this week for a space: computed from what there is, each line a link to the act.

mod store;

use askama::Template;
use axum::extract::{Path, State};
use kernel::{App, Error, Result, Time, Tx, Viewer, params};
use posts::reading::floor_of;
use posts::{PostId, approval, drafts};
use serde::Serialize;
use spaces::Visible;
use spaces::front::{self, Front};
use spaces::inviting;
use ui::Ctx;

use crate::engine::Engine;
use crate::health::LAST;
use store::{NEWCOMERS, UNANSWERED};

const DAY: i64 = 86_400;
/// Since when somebody is a newcomer, and until when a draft is due this week.
const WEEK: i64 = 7 * DAY;
/// After how long an unanswered question is offered, and until when.
const UNANSWERED_AFTER: i64 = DAY;
const UNANSWERED_UNTIL: i64 = 60 * DAY;
/// After how many days without a post one is asked for.
const QUIET: i64 = 14;
/// Until when a space is new, and how many people are few.
const NEW_SECONDS: i64 = 30 * DAY;
const FEW: i64 = 10;
/// Of how many newcomers it is looked whether somebody greeted them.
const NEWEST: i64 = 50;
/// Lines of one sort.
const MOST: i64 = 5;

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = WeekTask)]
pub(crate) struct Todo {
    /// What: `people`, `requests`, `waiting`, `plan`, `greet`, `unanswered`, `due`, `drafts` or `quiet`.
    key: &'static str,
    /// How many, or for `quiet` how many days; 1 where the line is about one thing.
    count: i64,
    /// Whom or what it is about, where it is about one.
    about: String,
    /// The page where it is done.
    href: String,
}

impl Todo {
    fn counted(key: &'static str, count: i64, href: String) -> Option<Todo> {
        (count > 0).then(|| Todo { key, count, about: String::new(), href })
    }

    fn words(&self, cx: &Ctx) -> String {
        let key = format!("week-{}", self.key);
        match self.about.is_empty() {
            true => cx.l.tn(&key, self.count),
            false => cx.l.t1(&key, "about", &self.about),
        }
    }
}

/// What there is to do in a space that the viewer runs, where so many ask to join and are in it; nothing where it is archived, nor for a guest, who knows
/// neither who asks to join nor what is older than their stay.
///
/// # Errors
/// Whatever the database meets.
fn of(
    tx: &mut Tx<'_>,
    l: ui::Locale,
    viewer: &Viewer,
    space: &Visible,
    (asking, members): (i64, i64),
) -> Result<Vec<Todo>> {
    if space.is_archived() || !viewer.sees_open() {
        return Ok(Vec::new());
    }
    let (now, slug) = (tx.now(), space.slug.as_str());
    let mut all = Vec::new();
    let is_new = now.seconds_since(space.created_at) < NEW_SECONDS;
    if is_new && members < FEW && inviting::may(space) {
        all.extend(Todo::counted("people", 1, format!("/spaces/{slug}/invite")));
    }
    all.extend(Todo::counted("requests", asking, format!("/spaces/{slug}/members")));
    let (waiting, planned) = approval::count(tx, viewer, space.id)?;
    all.extend(Todo::counted("waiting", waiting, format!("/spaces/{slug}/moderation")));
    all.extend(Todo::counted("plan", planned, format!("/spaces/{slug}/plan")));
    let since = now.plus_seconds(-WEEK);
    let newcomers = params![space.id, since, viewer.id, NEWEST, MOST];
    for (handle, name) in
        tx.query(&NEWCOMERS, newcomers, |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)))?
    {
        let text = l.t1("week-greeting", "handle", &handle);
        let (at, body) = (ui::encode(slug), ui::encode(&text));
        let href = format!("/posts/new?space={at}&kind=message&body={body}");
        all.push(Todo { key: "greet", count: 1, about: name, href });
    }
    let before = |seconds: i64| floor_of(now.plus_seconds(-seconds));
    let (from, to) = (before(UNANSWERED_UNTIL), before(UNANSWERED_AFTER));
    for (id, title, body) in tx.query(&UNANSWERED, params![space.id, from, to, MOST], |row| {
        Ok((row.get::<PostId>(0)?, row.get::<String>(1)?, row.get::<String>(2)?))
    })? {
        let about = if title.trim().is_empty() { text::parse(&body).excerpt(60) } else { title };
        all.push(Todo { key: "unanswered", count: 1, about, href: format!("/posts/{id}#write") });
    }
    let (due, undated) = drafts::count_in(tx, viewer, space.id, now.plus_seconds(WEEK))?;
    all.extend(Todo::counted("due", due, "/drafts".into()));
    all.extend(Todo::counted("drafts", undated, "/drafts".into()));
    let last = tx.query_opt(&LAST, params![space.id], |row| row.get::<Time>(0))?;
    let days = now.seconds_since(last.unwrap_or(space.created_at)) / DAY;
    let write = format!("/posts/new?space={}", ui::encode(slug));
    all.extend(Todo::counted("quiet", if days >= QUIET { days } else { 0 }, write));
    Ok(all)
}

#[derive(Template)]
#[template(path = "feed/week.html")]
struct List<'a> {
    cx: &'a Ctx,
    all: &'a [Todo],
}

/// As HTML, above the posts of a space; empty for whoever does not run it, and where there is nothing to do.
pub(crate) async fn list(
    engine: &Engine,
    cx: &Ctx,
    front: &Front,
    space: Visible,
) -> Result<String> {
    if !space.animates() || !space.is_community() {
        return Ok(String::new());
    }
    let (viewer, l) = (cx.viewer()?.clone(), cx.l);
    let counts = (front.asking(), front.members());
    let all = engine.db().read(move |tx| of(tx, l, &viewer, &space, counts)).await?;
    match all.is_empty() {
        true => Ok(String::new()),
        false => List { cx, all: &all }.render().map_err(Error::internal),
    }
}

/// What there is to do this week for a space that you manage.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/week", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 200, body = Vec<Todo>)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<ui::Json<Vec<Todo>>> {
    let (viewer, l) = (cx.viewer()?.clone(), cx.l);
    let read = app.db.read(move |tx| {
        let (front, space) = front::front(tx, &viewer, &slug)?;
        let space = space.ok_or_else(Error::not_found)?.animated()?;
        of(tx, l, &viewer, &space, (front.asking(), front.members()))
    });
    Ok(ui::Json(read.await?))
}
