//! The first page of a new network: its name and its first administrator. It is there until there
//! is an administrator, and never in a demonstration.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::gate::Who;
use kernel::{App, Error, Result, Role, Tx};
use people::accounts as store;
use people::{Hashed, NewPerson, create, names, settings};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::{Ctx, Form, Locale, Page, SafeHtml};

use crate::password;
use crate::session::{self, Device, cookie::Cookie};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct FirstRun {
    site: String,
    name: String,
    handle: String,
    email: String,
    password: String,
}

#[derive(Template)]
#[template(path = "identity/first_run.html")]
struct View<'a> {
    l: Locale,
    csrf: SafeHtml,
    here: &'a str,
    form: &'a FirstRun,
    wrong: &'a Wrong,
    least: i64,
}

/// Whether this network waits for its first administrator.
pub(crate) async fn is_needed(app: &App) -> Result<bool> {
    if app.config.demo {
        return Ok(false);
    }
    app.db.read(|tx| Ok(!store::is_administered(tx)?)).await
}

/// `GET /first-run`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Response> {
    if !is_needed(&app).await? {
        return Ok(Redirect::to("/").into_response());
    }
    Ok(page(&cx, &FirstRun::default(), &Wrong::nothing(cx.l))?.into_response())
}

/// `POST /first-run`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    device: Device,
    Form(form): Form<FirstRun>,
) -> Result<Response> {
    match found(&app, &cx, device, &form).await {
        Ok(token) => {
            let cookie = Cookie::Session.set(&app.config, &token, Some(session::SECONDS));
            Ok(answer::redirect_with("/", cookie))
        }
        Err(error) => Ok(page(&cx, &form, &Wrong::with(cx.l, error)?)?.into_response()),
    }
}

async fn found(app: &App, cx: &Ctx, device: Device, form: &FirstRun) -> Result<String> {
    if !is_needed(app).await? {
        return Err(Error::not_found());
    }
    let new = NewPerson {
        handle: form.handle.clone(),
        name: form.name.clone(),
        email: Some(form.email.clone()).filter(|email| !email.trim().is_empty()),
        role: Role::Administrator,
        lang: cx.l.lang,
        claimed: true,
        ..NewPerson::default()
    };
    password::check(&form.password, &[&form.handle, &form.name, &form.email, &form.site])?;
    let hashed =
        password::hash_later(app, Who::Stranger(&device.network), form.password.clone()).await?;
    let site = form.site.clone();
    app.db.write(move |tx| begin(tx, &site, &new, &hashed, &device)).await
}

/// Names the network and creates its first administrator; answers the token of their session.
fn begin(
    tx: &mut Tx<'_>,
    site: &str,
    new: &NewPerson,
    hashed: &Hashed,
    device: &Device,
) -> Result<String> {
    if store::is_administered(tx)? {
        return Err(Error::not_found());
    }
    let site = names::short("site", site, names::NAME_MOST)?;
    if site.is_empty() {
        return Err(Error::field("site", "person-name-empty"));
    }
    settings::set(tx, settings::SITE_NAME, &site)?;
    let id = create(tx, &NewPerson { password: Some(hashed.clone()), ..new.clone() })?;
    session::open(tx, id, device)
}

fn page(cx: &Ctx, form: &FirstRun, wrong: &Wrong) -> Result<Page> {
    let least = password::LEAST as i64;
    let (csrf, here) = (cx.csrf_field(), cx.path.as_str());
    let view = View { l: cx.l, csrf, here, form, wrong, least };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("first-run-title"))
        .main(html)
        .bare()
        .status(wrong.status())
        .wait(wrong.wait()))
}
