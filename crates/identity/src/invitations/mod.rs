//! Invitations: a link that makes one person a member, once. It is mailed, or handed over by whatever means
//! the company trusts; the database keeps only its hash.

mod accept;
pub(crate) mod ask;
pub(crate) mod batch;
pub(crate) mod create;
pub(crate) mod domains;
pub(crate) mod join;
pub(crate) mod letter;
mod lines;
mod many;
pub(crate) mod renew;
pub(crate) mod revoke;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::page::{CursorQuery, Limit};
use kernel::{App, Config, Cursor, PersonId, Result, Role, Slice, Time, Tx, Viewer};
use people::PersonCard;
use people::arrivals::{self, FirstSpace};
use serde::{Deserialize, Serialize};
use ui::answer::{self, Wrong};
use ui::view::Tab;
use ui::{Ctx, Json, Locale, Nav, Page, Query, SafeHtml};

use crate::store::domains::{self as domains_store, Domain};
use crate::store::invitations as store;

pub use create::{NewInvitation, invite};
pub use store::Invitation;

/// How long an invitation waits, in seconds.
pub const SECONDS: i64 = 14 * 24 * 3_600;

/// What became of an invitation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = InvitationStatus)]
pub enum Status {
    /// It waits.
    #[default]
    Pending,
    /// It waited too long.
    Expired,
    /// Somebody came.
    Accepted,
}

impl Status {
    fn as_str(self) -> &'static str {
        match self {
            Status::Pending => "pending",
            Status::Expired => "expired",
            Status::Accepted => "accepted",
        }
    }
}

/// An invitation by this person, good from now on, to be filled in.
pub(crate) fn new_invitation(tx: &mut Tx<'_>, invited_by: PersonId) -> Invitation {
    let now = tx.now();
    Invitation {
        id: tx.new_id(),
        email: None,
        role: Role::Member,
        person: None,
        invited_by,
        created_at: now,
        expires_at: now.plus_seconds(SECONDS),
        spaces: Vec::new(),
        space: None,
        sent_at: None,
    }
}

/// The link of this word.
pub(crate) fn href(config: &Config, token: &str) -> String {
    format!("{}/join/{token}", config.public_url)
}

/// Somebody who was invited by their address has an account now that waits for them: the invitation they
/// have is the way into it, and gives the role that it has. For importers.
///
/// # Errors
/// Whatever the database meets.
pub fn attach(tx: &mut Tx<'_>, email: &str, person: PersonId, role: Role) -> Result<()> {
    store::attach_bare(tx, email, person, role)
}

/// An invitation, for whoever runs the network.
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
    /// When it was last mailed.
    pub sent_at: Option<Time>,
}

/// The invitations in this status, the newest first.
///
/// # Errors
/// `Forbidden` to all but administrators.
pub fn list(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    status: Status,
    cursor: Cursor,
) -> Result<Slice<OpenInvitation>> {
    viewer.administering()?;
    let found = store::list(tx, status, cursor.before, cursor.limit + 1)?;
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
        sent_at: one.sent_at,
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
    status: Status,
    tabs: Vec<Tab>,
    open: &'a [OpenInvitation],
    more: Option<String>,
    domains: &'a [Domain],
    offered: &'a [FirstSpace],
    sends: bool,
    public_url: &'a str,
}

impl View<'_> {
    fn role_name(&self, one: &OpenInvitation) -> String {
        self.l.t(&format!("role-{}", one.role.as_str()))
    }

    /// Whether it can be mailed.
    fn may_send(&self, one: &OpenInvitation) -> bool {
        self.sends && (one.email.is_some() || one.sent_at.is_some())
    }
}

/// What is shown above the list: the link just made, or the form with what was typed.
struct Top<'a> {
    link: &'a str,
    email: &'a str,
    role: &'a str,
    wrong: Wrong,
}

/// Which page of which invitations.
#[derive(Deserialize)]
pub(crate) struct ListQuery {
    #[serde(default)]
    status: Status,
    before: Option<kernel::id::Raw>,
    limit: Option<Limit>,
}

impl ListQuery {
    fn cursor(&self) -> Cursor {
        CursorQuery { before: self.before, limit: self.limit }.cursor()
    }
}

/// `GET /invitations`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Query(query): Query<ListQuery>,
) -> Result<Response> {
    let top = Top { link: "", email: "", role: "member", wrong: Wrong::nothing(cx.l) };
    Ok(page(&app, &cx, query.status, query.cursor(), top).await?.into_response())
}

async fn page(app: &App, cx: &Ctx, status: Status, cursor: Cursor, top: Top<'_>) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        let found = list(tx, &viewer, status, cursor)?;
        Ok((found, domains_store::all(tx)?, arrivals::offered(tx, &viewer)?))
    };
    let (found, domains, offered) = app.db.read(read).await?;
    let href = |status: Status| format!("/invitations?status={}", status.as_str());
    let tab = |of: Status| Tab {
        label: cx.l.t(&format!("invitations-{}", of.as_str())),
        href: href(of),
        current: of == status,
        count: None,
    };
    let view = View {
        l: cx.l,
        csrf: cx.csrf_field(),
        now: cx.now,
        link: top.link,
        email: top.email,
        role: top.role,
        roles: &people::roles(cx.l),
        wrong: &top.wrong,
        status,
        tabs: [Status::Pending, Status::Expired, Status::Accepted].map(tab).to_vec(),
        open: &found.items,
        more: found.next.map(|before| format!("{}&before={before}", href(status))),
        domains: &domains,
        offered: &offered,
        sends: app.config.mail.is_some(),
        public_url: &app.config.public_url,
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

/// The invitations in one status (administrators).
#[utoipa::path(get, path = "/api/v1/invitations", tag = "invitations",
    params(
        ("status" = inline(Option<Status>), Query, description = "`pending` by default, `expired` or `accepted`"),
        ("before" = Option<kernel::id::Raw>, Query, description = "The `next` of the page before"),
        ("limit" = Option<kernel::page::Limit>, Query, description = "How many; 20 by default")),
    responses((status = 200, body = InvitationPage),
        (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_list(
    State(app): State<App>,
    cx: Ctx,
    Query(query): Query<ListQuery>,
) -> Result<Json<InvitationPage>> {
    let (viewer, status, cursor) = (cx.viewer()?.clone(), query.status, query.cursor());
    let found = app.db.read(move |tx| list(tx, &viewer, status, cursor)).await?;
    let next = found.next.map(|next| next.to_string());
    Ok(Json(InvitationPage { items: found.items, next }))
}
