//! Making an invitation link, and what whoever holds it is shown.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{App, Error, Result, Time};
use serde::{Deserialize, Serialize};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page, answer};

use super::{accept, end, held, make};
use crate::Space;
use crate::managed::{Managed, managed};

#[derive(Template)]
#[template(path = "spaces/link.html")]
struct Made<'a> {
    cx: &'a Ctx,
    space: &'a Managed,
    link: String,
    until: Time,
}

#[derive(Template)]
#[template(path = "spaces/invited.html")]
struct Invited<'a> {
    cx: &'a Ctx,
    space: &'a Space,
    token: &'a str,
}

fn href(app: &App, token: &str) -> String {
    format!("{}/invited/{token}", app.config.public_url)
}

/// What the page sends.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Act {
    Make,
    End,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkForm {
    act: Act,
}

/// `POST /spaces/{slug}/link`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(form): ui::Form<LinkForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let done = app.db.write(move |tx| {
        let space = managed(tx, &viewer, &slug)?;
        let made = match form.act {
            Act::Make => Some(make(tx, &viewer, &space)?),
            Act::End => end(tx, &viewer, &space).map(|()| None)?,
        };
        Ok((space, made))
    });
    match done.await? {
        (space, None) => {
            let members = format!("/spaces/{}/members", space.slug);
            Ok(redirect(&members, &Flash::new("notice-link-ended")))
        }
        (space, Some((token, until))) => {
            let made = Made { cx: &cx, space: &space, link: href(&app, &token), until };
            let main = made.render().map_err(Error::internal)?;
            let page = Page::new(cx.l.t("link-title")).nav(Nav::Spaces).main(main);
            Ok(answer::never_kept(page))
        }
    }
}

/// `GET /invited/{token}`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(token): Path<String>,
) -> Result<Response> {
    let (viewer, held_by) = (cx.viewer()?.clone(), token.clone());
    let (space, _) = app.db.read(move |tx| held(tx, &viewer, &held_by)).await?;
    let page = Invited { cx: &cx, space: &space, token: &token };
    let main = page.render().map_err(Error::internal)?;
    Ok(answer::never_kept(Page::new(space.name.clone()).nav(Nav::Spaces).main(main)))
}

/// `POST /invited/{token}`
pub(crate) async fn submit_accept(
    State(app): State<App>,
    cx: Ctx,
    Path(token): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let space = app.db.write(move |tx| accept(tx, &viewer, &token)).await?;
    Ok(redirect(&space.href(), &Flash::new("notice-space-joined")))
}

/// The invitation link of a space, which is shown this once.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = SpaceInvitationLink)]
pub(crate) struct MadeLink {
    /// The page where whoever holds it joins.
    link: String,
    /// Its last part, for `POST /api/v1/invited/{token}`.
    token: String,
    /// Until when it stands.
    expires_at: Time,
}

/// Make the invitation link of a space that you manage, for 14 days, in place of the one there was: members of the
/// company who hold it join without asking.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/link", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 201, body = MadeLink)))]
pub(crate) async fn api_make(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<(StatusCode, ui::Json<MadeLink>)> {
    let viewer = cx.viewer()?.clone();
    let made = app.db.write(move |tx| {
        let space = managed(tx, &viewer, &slug)?;
        make(tx, &viewer, &space)
    });
    let (token, expires_at) = made.await?;
    Ok((StatusCode::CREATED, ui::Json(MadeLink { link: href(&app, &token), token, expires_at })))
}

/// End the invitation link of a space that you manage.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}/link", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_end(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let ended = app.db.write(move |tx| {
        let space = managed(tx, &viewer, &slug)?;
        end(tx, &viewer, &space)
    });
    ended.await.map(|()| StatusCode::NO_CONTENT)
}

/// Join the space of an invitation link.
#[utoipa::path(post, path = "/api/v1/invited/{token}", tag = "spaces",
    params(("token" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_accept(
    State(app): State<App>,
    cx: Ctx,
    Path(token): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let joined = app.db.write(move |tx| accept(tx, &viewer, &token).map(drop));
    joined.await.map(|()| StatusCode::NO_CONTENT)
}
