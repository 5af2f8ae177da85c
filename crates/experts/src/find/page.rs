//! The page "who knows about…".

use askama::Template;
use axum::extract::State;
use kernel::{App, Result, Tx};
use serde::Deserialize;
use ui::{Ctx, Nav, Page, Query, answer};

use super::experts::{Wanted, experts};
use super::retrieve::retrieve;
use super::view::ExpertView;
use crate::switch;

/// Experts on a page.
const MOST: usize = 10;

/// What the address carries: `?q=`.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
}

impl Asked {
    /// The subject, as it is looked for.
    pub(crate) fn text(&self) -> String {
        people::names::line(&self.q).chars().take(400).collect()
    }
}

#[derive(Template)]
#[template(path = "experts/page.html")]
struct View<'a> {
    cx: &'a Ctx,
    q: &'a str,
    experts: &'a [ExpertView],
}

/// Who is likely to know about this.
///
/// # Errors
/// `NotFound` while experts are not found, and to guests; `Busy` where too many search at once.
pub(crate) async fn find(app: &App, cx: &Ctx, q: &str) -> Result<Vec<ExpertView>> {
    found(app, cx, q, Wanted { most: MOST, outside: false, own: false, question: None }).await
}

/// The same, of whom is wanted.
///
/// # Errors
/// As [`find`].
pub(crate) async fn found(app: &App, cx: &Ctx, q: &str, wanted: Wanted) -> Result<Vec<ExpertView>> {
    let viewer = cx.viewer()?.clone();
    let asking = viewer.clone();
    app.db.read(move |tx| switch::open(tx, &asking)).await?;
    if q.is_empty() {
        return Ok(Vec::new());
    }
    let hits = retrieve(app, &viewer, cx.caught_up, q, false).await?;
    let about = q.to_owned();
    let read = move |tx: &mut Tx<'_>| experts(tx, &viewer, &about, &hits, wanted);
    let found = app.db.read(read).await?;
    Ok(found.into_iter().map(|expert| ExpertView::of(cx.l, expert, q, cx.now)).collect())
}

/// `GET /experts`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let q = asked.text();
    let experts = find(&app, &cx, &q).await?;
    let html = answer::render(&View { cx: &cx, q: &q, experts: &experts })?;
    let title = match q.is_empty() {
        true => cx.l.t("experts-title"),
        false => cx.l.t1("experts-title-of", "q", &q),
    };
    Ok(Page::new(title).main(html).nav(Nav::Search))
}
