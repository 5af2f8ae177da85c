//! Cards to print, and one over the API.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{App, Error, Result, Time, Tx};
use people::access;
use serde::Serialize;
use ui::{Ctx, Form, Json, Page, SafeHtml, answer};

use super::{Card, make};
use crate::store::accounts;
use crate::ways;

/// Most cards at once: twenty sheets.
const MOST: i64 = 200;

#[derive(Template)]
#[template(path = "identity/cards.html")]
struct View<'a> {
    cx: &'a Ctx,
    /// Each with its picture.
    cards: Vec<(Card, SafeHtml)>,
    site: &'a str,
    /// Where one comes from.
    back: &'a str,
}

fn page(app: &App, cx: &Ctx, cards: Vec<Card>, back: &str) -> Result<Response> {
    let with_picture = |card: Card| {
        let picture = card.picture()?;
        Ok((card, picture))
    };
    let cards = cards.into_iter().map(with_picture).collect::<Result<Vec<_>>>()?;
    let html = answer::render(&View { cx, cards, site: &app.config.public_url, back })?;
    Ok(answer::never_kept(Page::new(cx.l.t("cards-title")).main(html)))
}

/// `POST /people/{handle}/code`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let (back, card) = (format!("/people/{handle}"), card(&app, &cx, handle).await?);
    page(&app, &cx, vec![card], &back)
}

async fn card(app: &App, cx: &Ctx, handle: String) -> Result<Card> {
    let (viewer, config) = (cx.viewer()?.clone(), app.config.clone());
    let make = move |tx: &mut Tx<'_>| {
        let person = access::readable(tx, &viewer, &handle)?;
        make(tx, &config, &viewer, &person)
    };
    app.db.write(make).await
}

/// `POST /admin/people/cards`: of those who are ticked or, where nobody is, of everybody who has a number
/// and no address and has not come yet.
pub(crate) async fn submit_many(
    State(app): State<App>,
    cx: Ctx,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let (viewer, config) = (cx.viewer()?.clone(), app.config.clone());
    let ticked = fields.into_iter().filter(|(name, _)| name == "person");
    let ticked: Vec<String> = ticked.map(|(_, handle)| handle).take(MOST as usize).collect();
    let print = move |tx: &mut Tx<'_>| {
        viewer.administering()?;
        let handles = match ticked.is_empty() {
            true => accounts::without_address(tx, MOST)?,
            false => ticked.clone(),
        };
        let mut cards = Vec::new();
        for handle in &handles {
            let person = access::readable(tx, &viewer, handle)?;
            // Those whose password a directory keeps need none.
            if ticked.is_empty() && ways::elsewhere(tx, Some(person.id))?.1 {
                continue;
            }
            cards.push(make(tx, &config, &viewer, &person)?);
        }
        if cards.is_empty() {
            return Err(Error::invalid("cards-none"));
        }
        Ok(cards)
    };
    let cards = app.db.write(print).await?;
    page(&app, &cx, cards, "/admin/people")
}

/// A code to hand over: it is shown this once.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct MadeCode {
    /// What its person types to say who they are: their number, or their handle.
    login: String,
    /// What they type as password, once.
    code: String,
    /// The same as a link, for a QR picture.
    url: String,
    /// Until when it can be used.
    expires_at: Time,
}

/// Make a code by which somebody chooses a password (administrators, and the line manager of whoever has a
/// number and no email address).
#[utoipa::path(post, path = "/api/v1/people/{handle}/code", tag = "people",
    params(("handle" = String, Path, description = "Handle of the person")),
    responses((status = 200, body = MadeCode),
        (status = 403, description = "You may not"),
        (status = 404, description = "No such person"),
        (status = 409, description = "The account is deactivated, or a directory keeps its password")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<Json<MadeCode>> {
    let Card { login, code, href, until, .. } = card(&app, &cx, handle).await?;
    Ok(Json(MadeCode { login, code, url: href, expires_at: until }))
}
