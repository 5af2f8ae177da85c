//! Invitations: a link that makes one person a member, once. An administrator hands it over by
//! whatever means the company trusts; the database keeps only its hash.

mod accept;
pub(crate) mod create;
pub(crate) mod join;
pub(crate) mod revoke;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::page::CursorQuery;
use kernel::{App, Cursor, PersonId, Result, Role, Slice, Time, Tx, Viewer};
use people::PersonCard;
use serde::Serialize;
use ui::answer::{self, Wrong};
use ui::{Ctx, Json, Locale, Nav, Page, Query, SafeHtml};

use crate::administer::require_administrator;
use crate::store::invitations as store;

pub use create::{NewInvitation, invite};
pub use store::Invitation;

/// How long an invitation waits, in seconds.
pub const SECONDS: i64 = 14 * 24 * 3_600;

/// An invitation that waits, for whoever runs the network.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct OpenInvitation {
    /// Identifier.
    pub id: kernel::id::Raw,
    /// The address it is for.
    pub email: Option<String>,
    /// What who accepts becomes.
    pub role: Role,
    /// The imported person to claim.
    pub person: Option<PersonCard>,
    /// Who invites.
    pub invited_by: Option<PersonCard>,
    /// Since when.
    pub created_at: Time,
    /// Until when.
    pub expires_at: Time,
}

/// The invitations that wait, the newest first.
///
/// # Errors
/// `Forbidden` to all but administrators.
pub fn open(tx: &mut Tx<'_>, viewer: &Viewer, cursor: Cursor) -> Result<Slice<OpenInvitation>> {
    require_administrator(viewer)?;
    let found = store::open(tx, cursor.before, cursor.limit + 1)?;
    let slice = Slice::cut(found, cursor.limit, |invitation| invitation.id);
    let concerned = |one: &Invitation| [Some(one.invited_by), one.person];
    let people: Vec<PersonId> = slice.items.iter().flat_map(concerned).flatten().collect();
    let cards = people::cards(tx, &people)?;
    Ok(slice.map(|one| OpenInvitation {
        id: kernel::id::Raw(one.id),
        email: one.email,
        role: one.role,
        person: one.person.and_then(|id| cards.get(&id).cloned()),
        invited_by: cards.get(&one.invited_by).cloned(),
        created_at: one.created_at,
        expires_at: one.expires_at,
    }))
}

#[derive(Template)]
#[template(path = "identity/invitations.html")]
struct View<'a> {
    l: Locale,
    csrf: SafeHtml,
    now: Time,
    link: &'a str,
    email: &'a str,
    role: &'a str,
    roles: &'a [(String, String)],
    wrong: &'a Wrong,
    open: &'a [OpenInvitation],
    more: Option<String>,
}

impl View<'_> {
    fn role_name(&self, one: &OpenInvitation) -> String {
        self.l.t(&format!("role-{}", one.role.as_str()))
    }
}

/// What is shown above the list: the link just made, or the form with what was typed.
struct Top<'a> {
    link: &'a str,
    email: &'a str,
    role: &'a str,
    wrong: Wrong,
}

/// `GET /invitations`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Query(query): Query<CursorQuery>,
) -> Result<Response> {
    let top = Top { link: "", email: "", role: "member", wrong: Wrong::nothing(cx.l) };
    Ok(page(&app, &cx, query.cursor(), top).await?.into_response())
}

async fn page(app: &App, cx: &Ctx, cursor: Cursor, top: Top<'_>) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let found = app.db.read(move |tx| open(tx, &viewer, cursor)).await?;
    let view = View {
        l: cx.l,
        csrf: cx.csrf_field(),
        now: cx.now,
        link: top.link,
        email: top.email,
        role: top.role,
        roles: &people::roles(cx.l),
        wrong: &top.wrong,
        open: &found.items,
        more: found.next.map(|before| format!("/invitations?before={before}")),
    };
    let html = answer::render(&view)?;
    let page = Page::new(cx.l.t("invitations-title")).main(html).nav(Nav::Admin);
    Ok(page.status(top.wrong.status()))
}

/// A page of invitations.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct InvitationPage {
    /// The invitations, the newest first.
    items: Vec<OpenInvitation>,
    /// What `before` is on the next page; null on the last.
    next: Option<String>,
}

/// The pending invitations (administrators).
#[utoipa::path(get, path = "/api/v1/invitations", tag = "invitations",
    params(
        ("before" = Option<kernel::id::Raw>, Query, description = "The `next` of the page before"),
        ("limit" = Option<kernel::page::Limit>, Query, description = "How many; 20 by default")),
    responses((status = 200, body = InvitationPage),
        (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_list(
    State(app): State<App>,
    cx: Ctx,
    Query(query): Query<CursorQuery>,
) -> Result<Json<InvitationPage>> {
    let (viewer, cursor) = (cx.viewer()?.clone(), query.cursor());
    let found = app.db.read(move |tx| open(tx, &viewer, cursor)).await?;
    let next = found.next.map(|next| next.to_string());
    Ok(Json(InvitationPage { items: found.items, next }))
}
