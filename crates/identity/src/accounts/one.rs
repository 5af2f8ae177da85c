//! The page of one account, with all that is done to it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Result, Role, Tx};
use people::access;
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form, Nav, Page, SafeHtml};

use super::{PATH, Status, acts};
use crate::account::email;
use crate::administer::{change_role, close, reopen};
use crate::owners;
use crate::second::reset;
use crate::store::accounts::{self as store, Account};

/// What is done to an account by a form of its page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
pub(crate) enum Act {
    /// Another role.
    Role { role: Role },
    /// Another address, or none.
    Email { email: String },
    /// Another number, or none.
    Number { number: String },
    /// A link by mail to choose a password.
    Link,
    /// Says who administers the network, or no longer.
    Owner { owner: String },
    /// The end of all sessions.
    Sessions,
    /// No second factor any more, of somebody who lost them.
    Factors,
    /// Nobody signs in any more.
    Close,
    /// They do again.
    Reopen,
}

impl Act {
    /// What is said once it is done.
    fn notice(&self) -> &'static str {
        match self {
            Act::Role { .. } => "notice-role-changed",
            Act::Email { .. } => "notice-email-changed",
            Act::Number { .. } => "notice-number-changed",
            Act::Owner { .. } => "notice-owner-changed",
            Act::Link => "notice-link-sent",
            Act::Sessions => "notice-sessions-of-ended",
            Act::Factors => "notice-factors-reset",
            Act::Close => "notice-person-closed",
            Act::Reopen => "notice-person-reopened",
        }
    }
}

#[derive(Template)]
#[template(path = "identity/account_one.html")]
struct View<'a> {
    cx: &'a Ctx,
    csrf: SafeHtml,
    account: &'a Account,
    roles: Vec<(String, String)>,
    /// Whether this network sends mail.
    sends: bool,
    /// Whether closing was asked for, and waits for a yes.
    closing: bool,
    mine: bool,
    /// Whether they say who administers the network.
    owns: bool,
    /// Whether the viewer does.
    owning: bool,
    /// Whether the viewer gets at the account: not at that of an administrator without owning the network.
    acting: bool,
    has_factors: bool,
    wrong: &'a Wrong,
}

impl View<'_> {
    fn href(&self) -> String {
        href(&self.account.handle)
    }

    fn status(&self) -> String {
        self.cx.l.t(&format!("account-{}", self.account.status.as_str()))
    }
}

fn href(handle: &str) -> String {
    format!("{PATH}/{handle}")
}

/// `GET /admin/people/{handle}`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<Page> {
    page(&app, &cx, &handle, false, &Wrong::nothing(cx.l)).await
}

/// `GET /admin/people/{handle}/close`: what will happen, before it does.
pub(crate) async fn ask_close(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<Page> {
    page(&app, &cx, &handle, true, &Wrong::nothing(cx.l)).await
}

async fn page(app: &App, cx: &Ctx, handle: &str, closing: bool, wrong: &Wrong) -> Result<Page> {
    let (viewer, handle) = (cx.viewer()?.clone(), handle.to_owned());
    let read = move |tx: &mut Tx<'_>| {
        viewer.administering()?;
        let person = access::readable(tx, &viewer, &handle)?;
        let owns = owners::owners(tx)?.contains(&person.id);
        let owning = owners::owning(tx, &viewer).is_ok();
        let acting = owners::may_act_on(tx, &viewer, &person).is_ok();
        let has_factors = crate::second::has(tx, person.id)?;
        Ok((store::one(tx, person.id)?, owns, (owning, acting), has_factors))
    };
    let (account, owns, (owning, acting), has_factors) = app.db.read(read).await?;
    let view = View {
        cx,
        csrf: cx.csrf_field(),
        account: &account,
        roles: people::roles(cx.l),
        sends: app.config.mail.is_some(),
        closing: closing && account.status != Status::Deactivated,
        has_factors,
        mine: cx.viewer()?.id == account.id,
        owns,
        owning,
        acting,
        wrong,
    };
    let html = answer::render(&view)?;
    Ok(Page::new(account.name.clone()).main(html).nav(Nav::Admin).status(wrong.status()))
}

/// `POST /admin/people/{handle}`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    Form(act): Form<Act>,
) -> Result<Response> {
    let (viewer, config) = (cx.viewer()?.clone(), app.config.clone());
    let (named, done) = (handle.clone(), act.clone());
    let carry_out = move |tx: &mut Tx<'_>| {
        let person = access::readable(tx, &viewer, &named)?;
        match &done {
            Act::Role { role } => change_role(tx, &viewer, &person, *role),
            Act::Email { email } => email::administer(tx, &config, &viewer, &named, email),
            Act::Number { number } => acts::set_number(tx, &viewer, &person, number),
            Act::Owner { owner } => owners::change(tx, &viewer, &person, owner == "true"),
            Act::Link => acts::send_link(tx, &config, &viewer, &person),
            Act::Sessions => acts::end_sessions(tx, &viewer, &person),
            Act::Factors => reset::reset(tx, &config, &viewer, &person),
            Act::Close => close(tx, &viewer, &person),
            Act::Reopen => reopen(tx, &viewer, &person),
        }
    };
    match app.db.write(carry_out).await {
        Ok(()) => Ok(redirect(&href(&handle), &Flash::new(act.notice()))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, &handle, false, &wrong).await?.into_response())
        }
    }
}
