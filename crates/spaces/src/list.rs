//! The list of spaces: mine, and those I could join.

use askama::Template;
use axum::extract::{Query, State};
use kernel::{App, Error, Result, SpaceId, Tx, Viewer, params};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Nav, Page};

use crate::complete::like;
use crate::store::{self, JOINABLE, LIST, VIEWS};
use crate::view::{self, SpaceView};
use crate::{Kind, Standing};

/// What is looked for.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Part of a name.
    #[serde(default)]
    pub q: String,
    /// Only the spaces the viewer is in.
    #[serde(default)]
    pub mine: bool,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// One line of the list.
#[derive(Clone, Debug)]
pub struct Line {
    /// The space.
    pub space: SpaceView,
    /// Whether the viewer has asked to join it.
    pub asked: bool,
}

const PAGE: usize = 48;

/// A page of the spaces that the viewer may know of, by name, and where the next begins.
pub fn list(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    query: &ListQuery,
) -> Result<(Vec<Line>, Option<String>)> {
    let pattern = format!("%{}%", like(&query.q));
    let (name, id) = query
        .after
        .as_deref()
        .and_then(|after| after.rsplit_once('.'))
        .and_then(|(name, id)| Some((name.to_owned(), id.parse::<i64>().ok()?)))
        .unwrap_or_default();
    let mut lines = tx.query(
        &LIST,
        params![viewer.id, viewer.sees_open(), pattern, query.mine, name, id, PAGE as i64 + 1],
        |row| {
            let (space, standing) = store::space(row)?;
            Ok(Line { space: view::with(space, standing, row.get(13)?), asked: row.get(14)? })
        },
    )?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let next = lines
        .last()
        .filter(|_| more)
        .map(|line| format!("{}.{}", text::fold(&line.space.name), line.space.id));
    Ok((lines, next))
}

/// The communities that the viewer sees and is not in, the largest first, at most so many.
pub fn joinable(tx: &mut Tx<'_>, viewer: &Viewer, most: usize) -> Result<Vec<SpaceId>> {
    let open = viewer.sees_open();
    // Who sees nothing without having joined it need not go through all there is.
    if !open {
        return Ok(Vec::new());
    }
    tx.query(&JOINABLE, params![viewer.id, open, most as i64], |row| row.get(0))
}

/// These spaces in this order; those the viewer may not see are not among them.
pub fn views(tx: &mut Tx<'_>, viewer: &Viewer, ids: &[SpaceId]) -> Result<Vec<SpaceView>> {
    let numbers: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let mut views = tx.query(&VIEWS, params![viewer.id, viewer.sees_open(), numbers], |row| {
        let (space, standing) = store::space(row)?;
        Ok(view::with(space, standing, row.get(13)?))
    })?;
    views.sort_by_key(|view| ids.iter().position(|id| *id == view.id));
    Ok(views)
}

#[derive(Template)]
#[template(path = "spaces/list.html")]
struct ListPage<'a> {
    cx: &'a Ctx,
    query: &'a ListQuery,
    lines: &'a [Line],
    more: Option<String>,
    may_start: bool,
}

impl ListPage<'_> {
    fn lead(&self) -> &'static str {
        if self.may_start { "spaces-lead" } else { "spaces-lead-guest" }
    }

    /// What stands where there is no space, and what to do.
    fn nothing(&self) -> (String, String) {
        let [title, text] = match self.may_start {
            true => ["spaces-empty", "spaces-empty-text"],
            false => ["spaces-empty-guest", "spaces-empty-guest-text"],
        };
        (self.cx.l.t(title), self.cx.l.t(text))
    }
}

/// `GET /spaces`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Query(query): Query<ListQuery>,
) -> Result<Page> {
    let (viewer, wanted) = (cx.viewer()?.clone(), query.clone());
    let may_start = viewer.sees_open();
    let (lines, next) = app.db.read(move |tx| list(tx, &viewer, &wanted)).await?;
    let more = next.map(|next| {
        let (mine, q) = (query.mine, ui::encode(&query.q));
        format!("/spaces?mine={mine}&q={q}&after={}", ui::encode(&next))
    });
    let page = ListPage { cx: &cx, query: &query, lines: &lines, more, may_start };
    let main = page.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("ui-spaces")).nav(Nav::Spaces).main(main))
}

/// A page of spaces.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SpacePage {
    /// The spaces of this page.
    items: Vec<SpaceView>,
    /// The `after` of the next page, when there is one.
    next: Option<String>,
}

/// Spaces that the viewer may know of, by name.
#[utoipa::path(get, path = "/api/v1/spaces", tag = "spaces", params(ListQuery),
    responses((status = 200, body = SpacePage)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Query(query): Query<ListQuery>,
) -> Result<ui::Json<SpacePage>> {
    let viewer = cx.viewer()?.clone();
    let (lines, next) = app.db.read(move |tx| list(tx, &viewer, &query)).await?;
    Ok(ui::Json(SpacePage { items: lines.into_iter().map(|line| line.space).collect(), next }))
}
