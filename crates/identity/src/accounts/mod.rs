//! The administration of people: all accounts with their state, and what is done to one. The rules are
//! where each belongs; every act leaves an entry in the log.

pub(crate) mod acts;
pub(crate) mod one;

use askama::Template;
use axum::extract::State;
use kernel::page::{CursorQuery, Limit};
use kernel::{App, Cursor, Result, Role, Slice, Time, Tx, Viewer};
use people::{directory, names};
use serde::{Deserialize, Serialize};
use ui::view::Tab;
use ui::{Ctx, Json, Nav, Page, Query, SafeHtml, answer};

use crate::store::accounts::{self as store, Account};

/// The address of the page.
pub(crate) const PATH: &str = "/admin/people";

/// In what state an account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = AccountStatus)]
pub(crate) enum Status {
    /// Its person uses it.
    Active,
    /// An invitation waits for its person.
    Invited,
    /// It waits for its person, who was not invited, or too long ago.
    Waiting,
    /// Nobody signs in to it.
    Deactivated,
}

impl Status {
    const ALL: [Status; 4] =
        [Status::Active, Status::Invited, Status::Waiting, Status::Deactivated];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Status::Active => "active",
            Status::Invited => "invited",
            Status::Waiting => "waiting",
            Status::Deactivated => "deactivated",
        }
    }

    /// Of the word that the database says.
    pub(crate) fn parse(word: &str) -> Status {
        Status::ALL.into_iter().find(|status| status.as_str() == word).unwrap_or(Status::Waiting)
    }
}

/// Which accounts.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ListQuery {
    /// Words of the name, handle or job; an address; a number.
    #[serde(default)]
    q: String,
    /// Empty for all.
    #[serde(default)]
    status: String,
    before: Option<kernel::id::Raw>,
    limit: Option<Limit>,
}

impl ListQuery {
    fn cursor(&self) -> Cursor {
        CursorQuery { before: self.before, limit: self.limit }.cursor()
    }

    fn status(&self) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.as_str() == self.status)
    }
}

fn list(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    q: &str,
    status: Option<Status>,
    cursor: Cursor,
) -> Result<Slice<Account>> {
    viewer.administering()?;
    store::page(tx, &directory::patterns(q), &names::login(q), status, cursor)
}

async fn load(app: &App, cx: &Ctx, query: &ListQuery) -> Result<Slice<Account>> {
    let (viewer, query) = (cx.viewer()?.clone(), query.clone());
    let read = move |tx: &mut Tx<'_>| list(tx, &viewer, &query.q, query.status(), query.cursor());
    app.db.read(read).await
}

#[derive(Template)]
#[template(path = "identity/accounts.html")]
struct View<'a> {
    cx: &'a Ctx,
    csrf: SafeHtml,
    query: &'a ListQuery,
    tabs: Vec<Tab>,
    accounts: &'a [Account],
    more: Option<String>,
}

impl View<'_> {
    fn role(&self, account: &Account) -> String {
        self.cx.l.t(&format!("role-{}", account.role.as_str()))
    }

    fn status(&self, account: &Account) -> String {
        self.cx.l.t(&format!("account-{}", account.status.as_str()))
    }
}

/// `GET /admin/people`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Query(query): Query<ListQuery>,
) -> Result<Page> {
    let found = load(&app, &cx, &query).await?;
    let words = ui::encode(&query.q);
    let href = |status: &str| format!("{PATH}?q={words}&status={status}");
    let tab = |status: Option<Status>| {
        let word = status.map_or("", Status::as_str);
        let key = if word.is_empty() { "accounts-all" } else { &format!("account-{word}") };
        Tab { label: cx.l.t(key), href: href(word), current: query.status() == status, count: None }
    };
    let view = View {
        cx: &cx,
        csrf: cx.csrf_field(),
        query: &query,
        tabs: std::iter::once(None).chain(Status::ALL.map(Some)).map(tab).collect(),
        accounts: &found.items,
        more: found.next.map(|before| format!("{}&before={before}", href(&query.status))),
    };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("accounts-title")).main(html).nav(Nav::Admin))
}

/// An account, for administrators.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = Account)]
pub(crate) struct AccountView {
    /// The name in mentions and addresses.
    handle: String,
    /// Full name.
    name: String,
    /// Email address.
    email: Option<String>,
    /// Personnel number.
    number: Option<String>,
    /// Administrator, member or guest.
    role: Role,
    /// In what state it is.
    status: Status,
    /// When its person was last here, to ten minutes.
    seen_at: Option<Time>,
    /// In how many browsers they are signed in.
    sessions: i64,
}

impl From<Account> for AccountView {
    fn from(account: Account) -> AccountView {
        let Account { handle, name, email, number, role, status, seen_at, sessions, .. } = account;
        AccountView { handle, name, email, number, role, status, seen_at, sessions }
    }
}

/// A page of accounts.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct AccountPage {
    /// The accounts, the newest first.
    items: Vec<AccountView>,
    /// What `before` is on the next page; null on the last.
    next: Option<String>,
}

/// The accounts of the network (administrators).
#[utoipa::path(get, path = "/api/v1/accounts", tag = "people",
    params(
        ("q" = Option<String>, Query, description = "Words of the name, handle or job; an address; a number"),
        ("status" = inline(Option<Status>), Query, description = "Only those in this state"),
        ("before" = Option<kernel::id::Raw>, Query, description = "The `next` of the page before"),
        ("limit" = Option<kernel::page::Limit>, Query, description = "How many; 20 by default")),
    responses((status = 200, body = AccountPage),
        (status = 403, description = "You do not run the network")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Query(query): Query<ListQuery>,
) -> Result<Json<AccountPage>> {
    let found = load(&app, &cx, &query).await?;
    let next = found.next.map(|next| next.to_string());
    Ok(Json(AccountPage { items: found.items.into_iter().map(AccountView::from).collect(), next }))
}
