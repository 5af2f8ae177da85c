//! The page behind an invitation's link.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use kernel::gate::Who;
use kernel::{App, PersonId, Result, Tx};
use people::{names, settings};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::flash::{self, Flash};
use ui::{Ctx, Form, Locale, Page, SafeHtml};

use super::accept::{self, Acceptance, Account, Invited};
use crate::entering::Entered;
use crate::session::{self, Device, cookie::Cookie};
use crate::{password, sign_in};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Joining {
    name: String,
    handle: String,
    email: String,
    password: String,
}

#[derive(Template)]
#[template(path = "identity/join.html")]
struct View<'a> {
    l: Locale,
    csrf: SafeHtml,
    here: &'a str,
    token: &'a str,
    form: &'a Joining,
    claims: bool,
    email_known: bool,
    guest: bool,
    /// The community that a guest is invited into.
    space: &'a str,
    least: i64,
    wrong: &'a Wrong,
}

impl View<'_> {
    /// What a guest who comes back is told.
    fn again(&self) -> String {
        self.l.t2("join-again", ("name", &self.form.name), ("space", self.space))
    }
}

/// `GET /join/{token}`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(token): Path<String>,
) -> Result<Response> {
    let invited = invited(&app, &token).await?;
    if let Some(Account::Open(person)) = invited.account {
        return Ok(answer::never_kept(welcome(&cx, &token, &invited, person)?));
    }
    let form = Joining::default();
    Ok(answer::never_kept(page(&cx, &token, &invited, form, &Wrong::nothing(cx.l))?))
}

/// `POST /join/{token}`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    device: Device,
    headers: HeaderMap,
    Path(token): Path<String>,
    Form(form): Form<Joining>,
) -> Result<Response> {
    let invited = invited(&app, &token).await?;
    if let Some(Account::Open(_)) = invited.account {
        let viewer = cx.viewer()?.clone();
        app.db.write(move |tx| accept::accept_signed_in(tx, &token, &viewer)).await?;
        return Ok(flash::redirect("/", &Flash::new("notice-guest-joined")));
    }
    let before = Cookie::Session.read(&app.config, &headers).map(str::to_owned);
    match join(&app, &cx, device, before, &token, &invited, form.clone()).await {
        Ok(entered) => Ok(entered.response(&app, "/")),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(answer::never_kept(page(&cx, &token, &invited, form, &wrong)?).into_response())
        }
    }
}

/// Checks what was typed and accepts, in place of the session that the browser had `before`.
async fn join(
    app: &App,
    cx: &Ctx,
    device: Device,
    before: Option<String>,
    token: &str,
    invited: &Invited,
    form: Joining,
) -> Result<Entered> {
    // Left empty, it is proposed from the name: one thing less to think of.
    let proposed = invited.claimed.is_none() && form.handle.trim().is_empty();
    let handle = match &invited.claimed {
        Some((_, handle, _)) => handle.clone(),
        None if proposed => names::handle(&names::propose(&names::name(&form.name)?))?,
        None => names::handle(&form.handle)?,
    };
    let email = invited.invitation.email.as_deref().unwrap_or(&form.email);
    let name = invited.claimed.as_ref().map_or(form.name.as_str(), |(name, ..)| name);
    let site = app.db.read(|tx| settings::get(tx, settings::SITE_NAME)).await?;
    password::check(&form.password, &[&handle, name, email, &site.unwrap_or_default()])?;
    let said = Acceptance {
        name: form.name,
        handle,
        proposed,
        email: form.email,
        password: password::hash_later(app, Who::Stranger(&device.network), form.password).await?,
        lang: cx.l.lang,
    };
    let (token, config) = (token.to_owned(), app.config.clone());
    let accept = move |tx: &mut Tx<'_>| {
        if let Some(before) = &before {
            session::close(tx, before)?;
        }
        accept::accept(tx, &config, &token, &said, &device)
    };
    app.db.write(accept).await
}

async fn invited(app: &App, token: &str) -> Result<Invited> {
    let token = token.to_owned();
    app.db.read(move |tx| accept::find(tx, &token)).await
}

/// The question to somebody who has an account.
#[derive(Template)]
#[template(path = "identity/join_space.html")]
struct Welcome<'a> {
    l: Locale,
    csrf: SafeHtml,
    here: &'a str,
    token: &'a str,
    space: &'a str,
    /// Whether it is their account that is signed in, or another; nothing where none is.
    is_theirs: Option<bool>,
    sign_in: String,
}

fn welcome(cx: &Ctx, token: &str, invited: &Invited, person: PersonId) -> Result<Page> {
    let view = Welcome {
        l: cx.l,
        csrf: cx.csrf_field(),
        here: &cx.path,
        token,
        space: invited.space.as_deref().unwrap_or_default(),
        is_theirs: cx.viewer.as_ref().map(|viewer| viewer.id == person),
        sign_in: sign_in::href(cx),
    };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("join-title")).main(html).bare())
}

fn page(
    cx: &Ctx,
    token: &str,
    invited: &Invited,
    mut form: Joining,
    wrong: &Wrong,
) -> Result<Page> {
    let Invited { invitation, claimed, space, .. } = invited;
    let mut known = invitation.email.clone();
    if let Some((name, handle, email)) = claimed {
        (form.name, form.handle) = (name.clone(), handle.clone());
        known = email.clone().or(known);
    }
    let email_known = known.is_some();
    if let Some(email) = known {
        form.email = email;
    }
    let view = View {
        l: cx.l,
        csrf: cx.csrf_field(),
        here: &cx.path,
        token,
        form: &form,
        claims: claimed.is_some(),
        email_known,
        guest: invitation.role == kernel::Role::Guest,
        space: space.as_deref().unwrap_or_default(),
        least: password::LEAST as i64,
        wrong,
    };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("join-title")).main(html).bare().status(wrong.status()).wait(wrong.wait()))
}
