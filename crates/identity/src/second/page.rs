//! The page where somebody sees their second factors, adds some and removes them.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Error, PersonId, Result, Tx, Viewer};
use people::settings;
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::flash::{self, Flash};
use ui::{Ctx, EmptyForm, Form, Nav, Page, SafeHtml};

use super::challenge::{Asked, Place, Sent, Site};
use super::passkeys::{self, Answer};
use super::{CODES, Having, app, letters, new_codes};
use crate::session::browser;
use crate::store::pins;
use crate::tablets;
use crate::tokens::require_full;

/// The address of the page.
pub(crate) const PATH: &str = "/settings/security";

#[derive(Template)]
#[template(path = "identity/security.html")]
struct View<'a> {
    cx: &'a Ctx,
    csrf: SafeHtml,
    having: &'a Having,
    /// What the script asks an authenticator; nothing where this address takes no passkeys.
    options: Option<String>,
    /// What a new passkey is called, unless its person says otherwise.
    proposed: &'a str,
    most: i64,
    /// Whether there is a PIN, where the company has shared tablets.
    pin: Option<bool>,
    wrong: &'a Wrong,
}

/// Whoever changes their own sign-in, and is signed in for all of it.
fn me(cx: &Ctx) -> Result<Viewer> {
    let viewer = cx.viewer()?.clone();
    require_full(&viewer)?;
    Ok(viewer)
}

/// `GET /settings/security`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    headers: axum::http::HeaderMap,
) -> Result<Response> {
    let agent = headers.get(axum::http::header::USER_AGENT).and_then(|value| value.to_str().ok());
    let name = agent.and_then(browser).unwrap_or_default();
    page(&app, &cx, &name, &Wrong::nothing(cx.l)).await
}

pub(crate) async fn page(app: &App, cx: &Ctx, name: &str, wrong: &Wrong) -> Result<Response> {
    let person = me(cx)?.id;
    let read = move |tx: &mut Tx<'_>| {
        let pin = tablets::tablets(tx)?.on.then(|| pins::has(tx, person)).transpose()?;
        Ok((Having::of(tx, person)?, pin))
    };
    let (having, pin) = app.db.read(read).await?;
    let options = passkeys::options(app, cx, Asked::Add(person), &having.passkeys).await?;
    let csrf = cx.csrf_field();
    let view = View { cx, csrf, having: &having, options, proposed: name, most: CODES, pin, wrong };
    let html = answer::render(&view)?;
    let page = Page::new(cx.l.t("security-title")).main(html).nav(Nav::Me).status(wrong.status());
    Ok(answer::never_kept(page))
}

#[derive(Template)]
#[template(path = "identity/recovery_codes.html")]
struct Codes<'a> {
    cx: &'a Ctx,
    codes: &'a [String],
}

/// The codes, which are shown this once; where there are no new ones, back to the page.
fn done(cx: &Ctx, codes: &[String], notice: &str) -> Result<Response> {
    if codes.is_empty() {
        return Ok(flash::redirect(PATH, &Flash::new(notice)));
    }
    let html = answer::render(&Codes { cx, codes })?;
    Ok(answer::never_kept(Page::new(cx.l.t("codes-title")).main(html).nav(Nav::Me)))
}

/// `POST /settings/security/codes`: new ones.
pub(crate) async fn renew_codes(State(app): State<App>, cx: Ctx, _: EmptyForm) -> Result<Response> {
    let (person, config) = (me(&cx)?.id, app.config.clone());
    let renew = move |tx: &mut Tx<'_>| match super::has(tx, person)? {
        true => {
            letters::changed(tx, &config, person, letters::Change::Codes)?;
            new_codes(tx, person)
        }
        false => Err(Error::not_found()),
    };
    done(&cx, &app.db.write(renew).await?, "notice-app-added")
}

/// `POST /settings/security/app`
pub(crate) async fn begin_app(State(app): State<App>, cx: Ctx, _: EmptyForm) -> Result<Response> {
    let person = me(&cx)?.id;
    app.db.write(move |tx| app::begin(tx, person)).await?;
    Ok(Redirect::to("/settings/security/app").into_response())
}

#[derive(Template)]
#[template(path = "identity/authenticator.html")]
struct Scan<'a> {
    cx: &'a Ctx,
    csrf: SafeHtml,
    picture: SafeHtml,
    /// The secret in fours, to be typed where nothing scans.
    secret: String,
    uri: &'a str,
    wrong: &'a Wrong,
}

/// `GET /settings/security/app`: what the app scans, until a first code confirms it.
pub(crate) async fn show_app(State(app): State<App>, cx: Ctx) -> Result<Response> {
    scan(&app, &cx, &Wrong::nothing(cx.l)).await
}

async fn scan(app: &App, cx: &Ctx, wrong: &Wrong) -> Result<Response> {
    let viewer = me(cx)?;
    let person = viewer.id;
    let read = move |tx: &mut Tx<'_>| {
        let site = settings::get(tx, settings::SITE_NAME)?.unwrap_or_default();
        Ok((app::begun(tx, person)?, site))
    };
    let (secret, site) = app.db.read(read).await?;
    let site = if site.is_empty() { "Parvis" } else { &site };
    let uri = factors::totp::uri(&secret, site, &viewer.handle);
    let fours: Vec<&str> =
        (0..secret.len()).step_by(4).filter_map(|at| secret.get(at..at + 4)).collect();
    let view = Scan {
        cx,
        csrf: cx.csrf_field(),
        picture: people::qr::svg(&uri)?,
        secret: fours.join(" "),
        uri: &uri,
        wrong,
    };
    let html = answer::render(&view)?;
    let page = Page::new(cx.l.t("app-title")).main(html).nav(Nav::Me).status(wrong.status());
    Ok(answer::never_kept(page.wait(wrong.wait())))
}

/// The first code of an app.
#[derive(Deserialize)]
pub(crate) struct FirstCode {
    code: String,
}

/// `POST /settings/security/app/confirm`
pub(crate) async fn confirm_app(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<FirstCode>,
) -> Result<Response> {
    let (person, config) = (me(&cx)?.id, app.config.clone());
    let attempt = crate::limits::Try::second(person);
    let counted = attempt.clone();
    let confirm = move |tx: &mut Tx<'_>| {
        attempt.succeeded(tx)?;
        app::confirm(tx, &config, person, &form.code)
    };
    let confirmed = match app.db.write(move |tx| counted.count(tx)).await {
        Ok(()) => app.db.write(confirm).await,
        Err(error) => Err(error),
    };
    match confirmed {
        Ok(codes) => done(&cx, &codes, "notice-app-added"),
        Err(error) => scan(&app, &cx, &Wrong::with(cx.l, error)?).await,
    }
}

/// `POST /settings/security/app/remove`
pub(crate) async fn remove_app(State(app): State<App>, cx: Ctx, _: EmptyForm) -> Result<Response> {
    let (person, config) = (me(&cx)?.id, app.config.clone());
    app.db.write(move |tx| app::remove(tx, &config, person)).await?;
    Ok(flash::redirect(PATH, &Flash::new("notice-app-removed")))
}

/// What the form of a new passkey sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct PasskeyForm {
    name: String,
    passkey: String,
}

/// `POST /settings/security/passkeys`
pub(crate) async fn add_passkey(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<PasskeyForm>,
) -> Result<Response> {
    match add(&app, &cx, me(&cx)?.id, &form).await {
        Ok(codes) => done(&cx, &codes, "notice-passkey-added"),
        Err(error) => page(&app, &cx, &form.name, &Wrong::with(cx.l, error)?).await,
    }
}

async fn add(app: &App, cx: &Ctx, person: PersonId, form: &PasskeyForm) -> Result<Vec<String>> {
    let sent = Sent::read(&form.passkey)?;
    let site = Site::of(&app.config).ok_or_else(Error::not_found)?;
    let place = Place::of(app, cx).await?;
    let (name, config) = (form.name.clone(), app.config.clone());
    let add = move |tx: &mut Tx<'_>| {
        let asked = Asked::Add(person);
        let answer = Answer { place: &place, site: &site, asked, sent: &sent };
        passkeys::add(tx, &config, person, &name, &answer)
    };
    app.db.write(add).await
}

/// `POST /settings/security/passkeys/{id}`: another name.
pub(crate) async fn rename_passkey(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Form(form): Form<PasskeyForm>,
) -> Result<Response> {
    let (person, id) = (me(&cx)?.id, id.parse::<kernel::id::Raw>()?);
    let (name, shown) = (form.name.clone(), form.name);
    match app.db.write(move |tx| passkeys::rename(tx, person, id.0, &name)).await {
        Ok(()) => Ok(flash::redirect(PATH, &Flash::new("notice-passkey-renamed"))),
        Err(error) => page(&app, &cx, &shown, &Wrong::with(cx.l, error)?).await,
    }
}

/// `POST /settings/security/passkeys/{id}/remove`
pub(crate) async fn remove_passkey(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let (person, id) = (me(&cx)?.id, id.parse::<kernel::id::Raw>()?);
    let config = app.config.clone();
    app.db.write(move |tx| passkeys::remove(tx, &config, person, id.0)).await?;
    Ok(flash::redirect(PATH, &Flash::new("notice-passkey-removed")))
}
