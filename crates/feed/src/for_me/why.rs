//! Why a post of the list stands where it does: every part of its score, each with its switch. A page
//! of its own, which the script shows in place of the reasons it was asked from.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::response::{Html, IntoResponse, Response};
use kernel::{Error, Result};
use posts::PostId;
use ui::{Ctx, Nav, Page, SafeHtml};

use super::known::Known;
use super::words;
use crate::dials::page::Row;
use crate::engine::{Engine, Picked};

/// A part of one post: what it is, what it adds or takes away.
struct Line<'a> {
    row: &'a Row,
    amount: String,
    /// Whether it is exactly nothing.
    none: bool,
}

#[derive(Template)]
#[template(path = "feed/why_panel.html")]
struct Panel<'a> {
    cx: &'a Ctx,
    reasons: String,
    lines: Vec<Line<'a>>,
    total: String,
}

#[derive(Template)]
#[template(path = "feed/why_page.html")]
struct WhyPage<'a> {
    cx: &'a Ctx,
    /// The panel, and the post below it.
    rows: SafeHtml,
}

/// Where it is told why a post is there.
pub(super) fn href(picked: &Picked) -> String {
    format!("/for-me/{}", picked.shown.id())
}

/// `GET /for-me/{post}`: not there either where the post is not in the viewer's list.
pub(crate) async fn page(
    Extension(engine): Extension<Engine>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Response> {
    let id = id.parse::<PostId>()?;
    let picked = engine.picked(&cx, id).await?.ok_or_else(Error::not_found)?;
    let known = Known::of_page(&engine, &cx, std::slice::from_ref(&picked)).await?;
    let panel = panel(&cx, &known, &picked)?;
    if cx.fragment {
        return Ok(Html(panel).into_response());
    }
    let mut rows = panel;
    posts::cached_html::write(&cx, &picked.shown, &mut rows)?;
    let page = WhyPage { cx: &cx, rows: SafeHtml::trusted(rows) };
    let main = page.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("why-caption")).nav(Nav::Home).main(main).into_response())
}

fn panel(cx: &Ctx, known: &Known, picked: &Picked) -> Result<String> {
    let rows = Row::all(cx, &known.dials)?;
    let lines = rows.iter().zip(picked.parts.iter()).map(|(row, (_, amount))| Line {
        row,
        amount: words::signed(cx.l.lang, amount),
        none: amount == 0.0,
    });
    let panel = Panel {
        cx,
        reasons: words::reasons(cx.l, picked, known),
        lines: lines.collect(),
        total: words::signed(cx.l.lang, picked.parts.score()),
    };
    panel.render().map_err(Error::internal)
}
