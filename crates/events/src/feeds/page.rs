//! The page where one's calendars meet: feeds out, other calendars in.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result};
use serde::Deserialize;
use ui::answer::Wrong;
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Form, Nav, Page, answer};

use super::{Feed, address, make, of, revoke};
use crate::others::{self, Other};

/// The page.
pub(crate) const PATH: &str = "/calendar/programs";

/// What the page shows beside what is kept.
#[derive(Default)]
pub(crate) struct Said {
    /// The address of a feed that was just made.
    pub(crate) made: Option<String>,
    /// What was typed for another calendar, and what is wrong with it.
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) error: Option<Error>,
}

#[derive(Template)]
#[template(path = "events/programs.html")]
struct View<'a> {
    cx: &'a Ctx,
    feeds: &'a [Feed],
    spaces: Vec<(String, String)>,
    others: &'a [Other],
    said: &'a Said,
    name_error: String,
    address_error: String,
}

/// The page, with what is said on it.
pub(crate) async fn page(app: &App, cx: &Ctx, mut said: Said) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let (feeds, others, spaces) = app
        .db
        .read(move |tx| {
            let (spaces, _) = spaces::nav(tx, &viewer)?;
            Ok((of(tx, &viewer)?, others::of(tx, viewer.id)?, spaces))
        })
        .await?;
    let wrong = match said.error.take() {
        Some(error) => Wrong::with(cx.l, error)?,
        None => Wrong::nothing(cx.l),
    };
    let named = spaces
        .into_iter()
        .filter_map(|space| Some((space.href.strip_prefix("/spaces/")?.to_owned(), space.name)));
    let mine = (String::new(), cx.l.t("event-feed-mine"));
    let view = View {
        cx,
        feeds: &feeds,
        spaces: std::iter::once(mine).chain(named).collect(),
        others: &others,
        name_error: wrong.about("name"),
        address_error: wrong.about("address"),
        said: &said,
    };
    let page = Page::new(cx.l.t("event-programs")).nav(Nav::Calendar).main(answer::render(&view)?);
    Ok(page.status(wrong.status()))
}

/// `GET /calendar/programs`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    page(&app, &cx, Said::default()).await
}

/// What the form of a feed sends.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    space: String,
}

/// `POST /calendar/feeds`
///
/// The address is on the page that answers, and nowhere else.
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let space = (!sent.space.is_empty()).then_some(sent.space);
    let (_, secret) = app.db.write(move |tx| make(tx, &viewer, space.as_deref())).await?;
    let said = Said { made: Some(address(&app.config, &secret)), ..Said::default() };
    Ok(answer::never_kept(page(&app, &cx, said).await?).into_response())
}

/// `POST /calendar/feeds/{id}/revoke`
pub(super) async fn submit_revoke(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse()?);
    app.db.write(move |tx| revoke(tx, &viewer, id)).await?;
    Ok(redirect(PATH, &Flash::new("notice-feed-revoked")))
}
