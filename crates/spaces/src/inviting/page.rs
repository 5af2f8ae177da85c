//! What somebody who is invited is shown, and invitations for programs.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{App, Result, Tx};
use people::PersonCard;
use serde::{Deserialize, Serialize};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Json, Nav, Page, answer as render};

use super::{Counts, InvitedTogether, answer, invite, invite_together, preview, standing};
use crate::managed::managed;
use crate::{Listed, access};

#[derive(Template)]
#[template(path = "spaces/invitation.html")]
struct View<'a> {
    cx: &'a Ctx,
    space: &'a Listed,
    by: &'a PersonCard,
}

impl View<'_> {
    fn title(&self) -> String {
        self.cx.l.t2("invite-asks", ("name", &self.by.name), ("space", &self.space.name))
    }
}

/// `GET /spaces/{slug}/invitation`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let read = app.db.read(move |tx| {
        let space = access::listed(tx, &viewer, &slug)?;
        let by = standing(tx, &viewer, &space)?;
        Ok((space, by))
    });
    let (space, by) = read.await?;
    let html = render::render(&View { cx: &cx, space: &space, by: &by })?;
    Ok(Page::new(space.name.clone()).nav(Nav::Spaces).main(html))
}

/// What the page sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Act {
    Accept,
    Decline,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerForm {
    act: Act,
}

/// `POST /spaces/{slug}/invitation`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(form): ui::Form<AnswerForm>,
) -> Result<Response> {
    let (viewer, of, accepts) = (cx.viewer()?.clone(), slug.clone(), form.act == Act::Accept);
    app.db.write(move |tx| answer(tx, &viewer, &of, accepts)).await?;
    Ok(match accepts {
        true => redirect(&format!("/spaces/{slug}"), &Flash::new("notice-space-joined")),
        false => redirect("/inbox", &Flash::new("notice-invitation-declined")),
    })
}

/// An invitation into a space.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = SpaceInvitation)]
pub(crate) struct InvitationView {
    /// Who sent it.
    by: PersonCard,
}

/// The invitation that you have into a space.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/invitation", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 200, body = InvitationView)))]
pub(crate) async fn api_read(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Json<InvitationView>> {
    let viewer = cx.viewer()?.clone();
    let read = app.db.read(move |tx| {
        let space = access::listed(tx, &viewer, &slug)?;
        standing(tx, &viewer, &space)
    });
    Ok(Json(InvitationView { by: read.await? }))
}

async fn answered(app: App, cx: Ctx, slug: String, accepts: bool) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let done = app.db.write(move |tx| answer(tx, &viewer, &slug, accepts));
    done.await.map(|()| StatusCode::NO_CONTENT)
}

/// Accept the invitation that you have into a space: you are in it.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/invitation", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_accept(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    answered(app, cx, slug, true).await
}

/// Decline the invitation that you have into a space. You are not invited again for a year.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}/invitation", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_decline(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    answered(app, cx, slug, false).await
}

/// How many people were invited.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = InvitedCount)]
pub(crate) struct Invited {
    /// How many.
    invited: i64,
}

/// Invite the people of a unit or a group, at most 1,000, into a space that you manage. Each is in it once they
/// accept; whoever is in it, has an invitation already, or declined one within a year is left out.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/invitations", tag = "spaces",
    params(("slug" = String, Path)), request_body = InvitedTogether,
    responses((status = 200, body = Invited),
        (status = 422, description = "An unknown unit or group, nobody, too many people, or a space into which nobody is invited")))]
pub(crate) async fn api_together(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Json(whom): Json<InvitedTogether>,
) -> Result<Json<Invited>> {
    let viewer = cx.viewer()?.clone();
    let sent = app.db.write(move |tx| {
        let space = managed(tx, &viewer, &slug)?;
        invite_together(tx, &viewer, &space, &whom)
    });
    Ok(Json(Invited { invited: sent.await? }))
}

/// How many people an invitation of a unit or a group would be for.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/invitations/preview", tag = "spaces",
    params(("slug" = String, Path)), request_body = InvitedTogether,
    responses((status = 200, body = Counts),
        (status = 422, description = "An unknown unit or group, or a space into which nobody is invited")))]
pub(crate) async fn api_preview(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Json(whom): Json<InvitedTogether>,
) -> Result<Json<Counts>> {
    let viewer = cx.viewer()?.clone();
    let look = app.db.read(move |tx: &mut Tx<'_>| {
        let space = managed(tx, &viewer, &slug)?;
        preview(tx, &viewer, &space, &whom)
    });
    Ok(Json(look.await?))
}

/// Invite a member of the company into a space that you manage. They are in it once they accept.
#[utoipa::path(put, path = "/api/v1/spaces/{slug}/invitations/{handle}", tag = "spaces",
    params(("slug" = String, Path), ("handle" = String, Path)),
    responses((status = 204), (status = 422, description = "A space into which nobody is invited")))]
pub(crate) async fn api_one(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, handle)): Path<(String, String)>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let sent = app.db.write(move |tx| {
        let space = managed(tx, &viewer, &slug)?;
        invite(tx, &viewer, &space, &handle)
    });
    sent.await.map(|_| StatusCode::NO_CONTENT)
}
