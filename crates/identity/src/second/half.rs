//! Between a password and a session: the page that asks for the second factor, and the one that needs no password.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Error, Result, Tx};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::{Ctx, Form, Locale, Page, SafeHtml};

use super::challenge::{Asked, Place, Sent, Site};
use super::passkeys::{self, Answer};
use super::{Having, take_code};
use crate::entering::{Entered, Entrance, How, enter};
use crate::limits::Try;
use crate::session::{self, Device, cookie::Cookie};
use crate::sign_in;
use crate::store::halves::{self as store, Half};

/// The address of the page.
pub(crate) const PATH: &str = "/sign-in/second";
/// How long somebody may take, in seconds.
pub(crate) const SECONDS: i64 = 600;

/// Has a sign-in wait for its second factor; answers the token for the cookie.
pub(crate) fn begin(tx: &mut Tx<'_>, half: &Half) -> Result<String> {
    let token = kernel::secret::token();
    store::insert(tx, &kernel::secret::hash(&token), half)?;
    Ok(token)
}

/// What the forms send.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SecondForm {
    code: String,
    passkey: String,
    next: String,
}

#[derive(Template)]
#[template(path = "identity/second.html")]
struct View<'a> {
    l: Locale,
    csrf: SafeHtml,
    here: &'a str,
    having: &'a Having,
    /// What the script asks an authenticator.
    options: Option<String>,
    wrong: &'a Wrong,
}

/// The hash of the token that waits in this browser.
fn waiting(app: &App, headers: &HeaderMap) -> Option<String> {
    Cookie::Half.read(&app.config, headers).map(kernel::secret::hash)
}

fn find(tx: &mut Tx<'_>, hash: &str) -> Result<Option<Half>> {
    let since = tx.now().plus_seconds(-SECONDS);
    store::find(tx, hash, since)
}

/// `GET /sign-in/second`
pub(crate) async fn show(State(app): State<App>, cx: Ctx, headers: HeaderMap) -> Result<Response> {
    page(&app, &cx, &headers, &Wrong::nothing(cx.l)).await
}

async fn page(app: &App, cx: &Ctx, headers: &HeaderMap, wrong: &Wrong) -> Result<Response> {
    let begin = || Redirect::to("/sign-in?stay=1").into_response();
    let Some(hash) = waiting(app, headers) else { return Ok(begin()) };
    let read = move |tx: &mut Tx<'_>| {
        let half = find(tx, &hash)?;
        half.map(|half| Ok((half.person, Having::of(tx, half.person)?))).transpose()
    };
    let Some((person, having)) = app.db.read(read).await? else { return Ok(begin()) };
    let options = match having.passkeys.is_empty() {
        true => None,
        false => passkeys::options(app, cx, Asked::Second(person), &having.passkeys).await?,
    };
    let (csrf, here) = (cx.csrf_field(), cx.path.as_str());
    let html = answer::render(&View { l: cx.l, csrf, here, having: &having, options, wrong })?;
    let page = Page::new(cx.l.t("second-title")).main(html).bare();
    Ok(answer::never_kept(page.status(wrong.status()).wait(wrong.wait())))
}

/// `POST /sign-in/second`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    device: Device,
    headers: HeaderMap,
    Form(form): Form<SecondForm>,
) -> Result<Response> {
    match finish(&app, &cx, &device, &headers, &form).await {
        Ok(Some((entered, next))) => Ok(entered.response(&app, &next)),
        // It took too long, or was finished in another window.
        Ok(None) => Ok(Redirect::to("/sign-in?stay=1").into_response()),
        Err(error) => {
            tracing::warn!(%error, address = %device.address, "second factor refused");
            page(&app, &cx, &headers, &Wrong::with(cx.l, error)?).await
        }
    }
}

async fn finish(
    app: &App,
    cx: &Ctx,
    device: &Device,
    headers: &HeaderMap,
    form: &SecondForm,
) -> Result<Option<(Entered, String)>> {
    let Some(hash) = waiting(app, headers) else { return Ok(None) };
    let wanted = hash.clone();
    let Some(half) = app.db.read(move |tx| find(tx, &wanted)).await? else { return Ok(None) };
    let attempt = Try::second(half.person);
    let counted = attempt.clone();
    app.db.write(move |tx| counted.count(tx)).await?;
    let sent = (!form.passkey.is_empty()).then(|| Sent::read(&form.passkey)).transpose()?;
    let place = Place::of(app, cx).await?;
    let old = Cookie::Session.read(&app.config, headers).map(str::to_owned);
    let (site, config) = (Site::of(&app.config), app.config.clone());
    let (code, device) = (form.code.clone(), device.clone());
    let open = move |tx: &mut Tx<'_>| {
        let Some(Half { person, how, said, next }) = find(tx, &hash)? else { return Ok(None) };
        match (&sent, &site) {
            (Some(sent), Some(site)) => {
                let asked = Asked::Second(person);
                passkeys::take(tx, &Answer { place: &place, site, asked, sent }).map(drop)?;
            }
            _ => take_code(tx, &config, person, "code", &code)?,
        }
        if !store::end(tx, &hash)? {
            return Ok(None);
        }
        attempt.succeeded(tx)?;
        let old = old.as_deref();
        let of = Entrance { person, how, said: &said, next: &next, old, device: &device };
        let token = sign_in::replace(tx, &of)?;
        if !how.proves() {
            let id = session::number(tx, &token)?;
            session::proved(tx, id, person)?;
        }
        Ok(Some((Entered::In(token), next)))
    };
    app.db.write(open).await
}

/// `POST /sign-in/passkey`
pub(crate) async fn submit_passkey(
    State(app): State<App>,
    cx: Ctx,
    device: Device,
    headers: HeaderMap,
    Form(form): Form<SecondForm>,
) -> Result<Response> {
    match enter_by_passkey(&app, &cx, &device, &headers, &form).await {
        Ok(entered) => Ok(entered.response(&app, &form.next)),
        Err(error) => {
            tracing::warn!(%error, address = %device.address, "sign-in refused");
            let wrong = Wrong::with(cx.l, error)?;
            sign_in::again(&app, &cx, &form.next, &wrong).await
        }
    }
}

async fn enter_by_passkey(
    app: &App,
    cx: &Ctx,
    device: &Device,
    headers: &HeaderMap,
    form: &SecondForm,
) -> Result<Entered> {
    let attempt = Try::way(device);
    let counted = attempt.clone();
    app.db.write(move |tx| counted.count(tx)).await?;
    let sent = Sent::read(&form.passkey)?;
    let site = Site::of(&app.config).ok_or_else(Error::not_found)?;
    let place = Place::of(app, cx).await?;
    let old = Cookie::Session.read(&app.config, headers).map(str::to_owned);
    let (next, device) = (form.next.clone(), device.clone());
    let open = move |tx: &mut Tx<'_>| {
        let answer = Answer { place: &place, site: &site, asked: Asked::Enter, sent: &sent };
        let person = passkeys::take(tx, &answer)?;
        attempt.succeeded(tx)?;
        let (how, old) = (How::Passkey, old.as_deref());
        enter(tx, &Entrance { person, how, said: "", next: &next, old, device: &device })
    };
    app.db.write(open).await
}
