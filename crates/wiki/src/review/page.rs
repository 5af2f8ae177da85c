//! Until when a page is right, as a form.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result, Time, Tx, Viewer};
use posts::PostId;
use serde::Deserialize;
use ui::answer::Wrong;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form, Nav, Page, answer};

use super::{Review, may_review, review};
use crate::access::{self, readable};
use crate::model;

/// How long a page is right where nothing else is said: half a year.
const USUAL: i64 = 182 * 86_400;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    /// The day, `2026-05-03`.
    until: String,
    /// The handle of whoever is asked.
    owner: String,
    /// `never`, `retire` or `back`; else the day and the person are kept.
    act: String,
}

#[derive(Template)]
#[template(path = "wiki/review.html")]
struct View<'a> {
    cx: &'a Ctx,
    page: &'a access::Page,
    sent: &'a Sent,
    wrong: Wrong,
}

/// The day of a moment, as a field takes it.
pub(crate) fn day(cx: &Ctx, at: Time) -> String {
    cx.l.local(at).split('T').next().unwrap_or_default().to_owned()
}

/// The day that a form offers.
pub(crate) fn usual(cx: &Ctx) -> String {
    day(cx, cx.now.plus_seconds(USUAL))
}

fn load(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<(access::Page, Option<String>)> {
    let page = readable(tx, viewer, id)?;
    if !may_review(&page, viewer) {
        return Err(page.writable(viewer).err().unwrap_or_else(Error::forbidden));
    }
    let owner = page.state.owner.unwrap_or(viewer.id);
    let owner = people::cards(tx, &[owner])?.remove(&owner).map(|card| card.handle);
    Ok((page, owner))
}

fn shown(cx: &Ctx, page: &access::Page, sent: &Sent, wrong: Wrong) -> Result<Page> {
    let status = wrong.status();
    let view = View { cx, page, sent, wrong };
    let main = answer::render(&view)?;
    Ok(Page::new(cx.l.t("page-review")).nav(Nav::Spaces).status(status).main(main))
}

/// `GET /pages/{id}/review`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
) -> Result<Page> {
    let (viewer, id) = (cx.viewer()?.clone(), model::id(&segment)?);
    let (page, owner) = app.db.read(move |tx| load(tx, &viewer, id)).await?;
    let until = page.state.right_until.filter(|until| *until > cx.now);
    let sent = Sent {
        until: until.map_or_else(|| usual(&cx), |until| day(&cx, until)),
        owner: owner.unwrap_or_default(),
        act: String::new(),
    };
    shown(&cx, &page, &sent, Wrong::nothing(cx.l))
}

/// `POST /pages/{id}/review`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), model::id(&segment)?);
    let asker = viewer.clone();
    let said = match (sent.act.as_str(), cx.l.moment(&format!("{}T08:00", sent.until))) {
        ("never", _) => Ok(Review::Never),
        ("retire", _) => Ok(Review::Retired),
        ("back", _) => Ok(Review::Back),
        (_, Some(until)) => Ok(Review::Until(until, sent.owner.clone())),
        (_, None) => Err(Error::field("until", "page-review-when")),
    };
    let done = match said {
        Ok(said) => app.db.write(move |tx| review(tx, &viewer, id, &said)).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(href) => {
            let said =
                if sent.act == "retire" { "notice-page-retired" } else { "notice-page-reviewed" };
            Ok(redirect(&href, &Flash::new(said)))
        }
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            let (page, _) = app.db.read(move |tx| load(tx, &asker, id)).await?;
            Ok(shown(&cx, &page, &sent, wrong)?.into_response())
        }
    }
}
