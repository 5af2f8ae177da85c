//! Saved posts, in pages.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use kernel::page::CursorQuery;
use kernel::{App, Error, Result};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page, SafeHtml};

use super::list;
use crate::fragments::render_card;

#[derive(Template)]
#[template(path = "posts/saved.html")]
struct SavedPage<'a> {
    cx: &'a Ctx,
    cards: SafeHtml,
    more: Option<String>,
}

#[derive(Template)]
#[template(path = "posts/saved_said.html")]
struct Said<'a> {
    cx: &'a Ctx,
    words: String,
}

/// `GET /saved`
pub(super) async fn page(
    State(app): State<App>,
    cx: Ctx,
    ui::Query(query): ui::Query<CursorQuery>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let page = app.db.read(move |tx| list(tx, &viewer, query.cursor())).await?;
    let cards: Result<String> = page.items.iter().map(|card| render_card(&cx, card)).collect();
    let more = page.next.map(|next| format!("/saved?before={next}"));
    let shown = SavedPage { cx: &cx, cards: SafeHtml::trusted(cards?), more };
    let main = shown.render().map_err(Error::internal)?;
    if cx.fragment {
        return Ok(Html(main).into_response());
    }
    Ok(Page::new(cx.l.t("ui-saved")).nav(Nav::Me).main(main).into_response())
}

/// Says that it is done: beside the page for the script, on the list of saved posts without.
pub(super) fn said(cx: &Ctx, key: &'static str, undo: &str) -> Result<Response> {
    if !cx.fragment {
        return Ok(redirect("/saved", &Flash::new(key).undo(undo)));
    }
    let said = Said { cx, words: cx.l.t(key) };
    Ok(Html(said.render().map_err(Error::internal)?).into_response())
}
