//! The first page of a new network: its name and its first administrator. It is there until there
//! is an administrator, and never in a demonstration. It asks for a code that the program prints where it is
//! started, so that nobody else comes first.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::gate::Who;
use kernel::{Activity, App, Error, PersonId, Result, Role, Tx};
use people::accounts as store;
use people::{Hashed, NewPerson, Person, create, names, settings};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::{Ctx, Form, Locale, Page, Query, SafeHtml};

use crate::session::{self, Device, cookie::Cookie};
use crate::{admin, codes, logged, owners, password, personnel};

/// Where the hash of the code is kept among the settings.
const CODE: &str = "first-run-code";

/// What the form sends; the address of the page may carry the code.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct FirstRun {
    code: String,
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
    /// Whether people came by an import: one of them may be who begins.
    peopled: bool,
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

/// A new code for the first page, in place of the one before, where this network waits for its first
/// administrator: to be printed where only whoever started the program reads it.
///
/// # Errors
/// Whatever the database meets.
pub async fn new_code(app: &App) -> Result<Option<String>> {
    if !is_needed(app).await? {
        return Ok(None);
    }
    let code = codes::code();
    let hash = kernel::secret::hash(&code);
    app.db.write(move |tx| settings::set(tx, CODE, &hash)).await?;
    Ok(Some(codes::hyphened(&code)))
}

/// Whether this is the code that was printed last.
fn check_code(tx: &mut Tx<'_>, typed: &str) -> Result<()> {
    let hash = codes::typed(typed).map(|code| kernel::secret::hash(&code));
    match hash.is_some() && hash == settings::get(tx, CODE)? {
        true => Ok(()),
        false => Err(Error::field("code", "first-run-code-wrong")),
    }
}

/// `GET /first-run`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Query(form): Query<FirstRun>,
) -> Result<Response> {
    if !is_needed(&app).await? {
        return Ok(Redirect::to("/").into_response());
    }
    let form = FirstRun { code: form.code, ..FirstRun::default() };
    Ok(page(&app, &cx, &form, &Wrong::nothing(cx.l)).await?.into_response())
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
            Ok(answer::redirect_with(admin::START, cookie))
        }
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, &form, &wrong).await?.into_response())
        }
    }
}

async fn found(app: &App, cx: &Ctx, device: Device, form: &FirstRun) -> Result<String> {
    if !is_needed(app).await? {
        return Err(Error::not_found());
    }
    let code = form.code.clone();
    app.db.read(move |tx| check_code(tx, &code)).await?;
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
    let (site, code) = (form.site.clone(), form.code.clone());
    app.db.write(move |tx| begin(tx, &code, &site, &new, &hashed, &device)).await
}

/// Names the network and creates its first administrator; answers the token of their session.
fn begin(
    tx: &mut Tx<'_>,
    code: &str,
    site: &str,
    new: &NewPerson,
    hashed: &Hashed,
    device: &Device,
) -> Result<String> {
    if store::is_administered(tx)? {
        return Err(Error::not_found());
    }
    check_code(tx, code)?;
    let site = names::short("site", site, names::NAME_MOST)?;
    if site.is_empty() {
        return Err(Error::field("site", "person-name-empty"));
    }
    settings::set(tx, settings::SITE_NAME, &site)?;
    settings::set(tx, CODE, "")?;
    let id = match imported(tx, new)? {
        Some(person) => claim(tx, &person, new, hashed)?,
        None => create(tx, &NewPerson { password: Some(hashed.clone()), ..new.clone() })?,
    };
    owners::establish(tx, id)?;
    session::open(tx, id, device)
}

/// Who came by an import with this handle or address, and nobody took in hand.
fn imported(tx: &mut Tx<'_>, new: &NewPerson) -> Result<Option<Person>> {
    for word in std::iter::once(&new.handle).chain(&new.email) {
        if let Some(id) = personnel::named(tx, word)? {
            let person = store::person(tx, id)?;
            if person.claimed_at.is_none() && person.closed_at.is_none() {
                return Ok(Some(person));
            }
        }
    }
    Ok(None)
}

/// Gives the account of an import to who begins.
fn claim(tx: &mut Tx<'_>, person: &Person, new: &NewPerson, hashed: &Hashed) -> Result<PersonId> {
    let email = new.email.as_deref().map(names::email).transpose()?;
    if person.email.is_none() {
        store::set_email(tx, person.id, email.as_deref())?;
    }
    store::claim(tx, person.id, hashed.as_str(), None, Role::Administrator, new.lang)?;
    tx.log(Activity::new(logged::PERSON_CLAIMED, person.id.0).by(person.id))?;
    Ok(person.id)
}

async fn page(app: &App, cx: &Ctx, form: &FirstRun, wrong: &Wrong) -> Result<Page> {
    let least = password::LEAST as i64;
    let peopled = app.db.read(store::count).await? > 0;
    let (csrf, here) = (cx.csrf_field(), cx.path.as_str());
    let view = View { l: cx.l, csrf, here, form, peopled, wrong, least };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("first-run-title"))
        .main(html)
        .bare()
        .status(wrong.status())
        .wait(wrong.wait()))
}
