//! Signing in on a shared tablet, and the PIN that somebody chooses for it.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::gate::Who;
use kernel::{App, Error, Result, Tx};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::flash::{self, Flash};
use ui::{Ctx, EmptyForm, Form, Locale, Page, SafeHtml};

use super::{choose, forget, sound, tablets};
use crate::entering::{Entered, Entrance, How, enter};
use crate::limits::Try;
use crate::second::page::PATH as SECURITY;
use crate::session::{Device, cookie::Cookie};
use crate::store::pins as store;
use crate::tokens::require_full;
use crate::{password, personnel};

/// The address of the page.
pub(crate) const PATH: &str = "/tablet";

#[derive(Template)]
#[template(path = "identity/tablet.html")]
struct View<'a> {
    l: Locale,
    csrf: SafeHtml,
    here: &'a str,
    number: &'a str,
    wrong: &'a Wrong,
}

/// What the form sends.
#[derive(Deserialize)]
pub(crate) struct PinForm {
    #[serde(default)]
    number: String,
    pin: String,
}

/// Nothing is here but in the networks of the tablets.
async fn stands(app: &App, device: &Device) -> Result<()> {
    match app.db.read(tablets).await?.takes(device) {
        true => Ok(()),
        false => Err(Error::not_found()),
    }
}

/// `GET /tablet`
pub(crate) async fn show(State(app): State<App>, cx: Ctx, device: Device) -> Result<Response> {
    stands(&app, &device).await?;
    if cx.viewer.is_some() {
        return Ok(Redirect::to("/").into_response());
    }
    page(&cx, "", &Wrong::nothing(cx.l))
}

fn page(cx: &Ctx, number: &str, wrong: &Wrong) -> Result<Response> {
    let view = View { l: cx.l, csrf: cx.csrf_field(), here: &cx.path, number, wrong };
    let html = answer::render(&view)?;
    let page = Page::new(cx.l.t("tablet-title")).main(html).bare();
    Ok(answer::never_kept(page.status(wrong.status()).wait(wrong.wait())))
}

/// `POST /tablet`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    device: Device,
    headers: HeaderMap,
    Form(form): Form<PinForm>,
) -> Result<Response> {
    stands(&app, &device).await?;
    match come_in(&app, &device, &headers, &form).await {
        Ok(Entered::In(token)) => {
            // Until the browser is closed, if five minutes do not end it before.
            let cookie = Cookie::Session.set(&app.config, &token, None);
            Ok(answer::redirect_with("/", cookie))
        }
        Ok(entered) => Ok(entered.response(&app, "/")),
        Err(error) => {
            tracing::warn!(%error, address = %device.address, "sign-in on a tablet refused");
            page(&cx, &form.number, &Wrong::with(cx.l, error)?)
        }
    }
}

async fn come_in(
    app: &App,
    device: &Device,
    headers: &HeaderMap,
    form: &PinForm,
) -> Result<Entered> {
    let wrong = || Error::invalid("tablet-wrong");
    let number = personnel::number(&form.number).map_err(|_| wrong())?;
    let attempt = Try::pin(&number, device);
    let (counted, asked) = (attempt.clone(), number.clone());
    let load = move |tx: &mut Tx<'_>| {
        counted.count(tx)?;
        store::of_number(tx, &asked)
    };
    let found = app.db.write(load).await?;
    let typed: String = form.pin.chars().filter(|c| !c.is_whitespace()).take(20).collect();
    let stored = found.as_ref().map(|(_, hash)| hash.clone());
    let who = Who::Stranger(&device.network);
    let is_theirs = password::verify_later(app, who, typed, stored).await?;
    let (Some((person, _)), true) = (found.clone(), is_theirs) else { return Err(wrong()) };
    let old = Cookie::Session.read(&app.config, headers).map(str::to_owned);
    let device = device.clone();
    let open = move |tx: &mut Tx<'_>| {
        // Meanwhile the PIN may have been taken back.
        if store::of_number(tx, &number)? != found {
            return Err(Error::invalid("tablet-wrong"));
        }
        attempt.succeeded(tx)?;
        let (how, old) = (How::Tablet, old.as_deref());
        enter(tx, &Entrance { person, how, said: "", next: "/", old, device: &device })
    };
    app.db.write(open).await
}

/// `POST /settings/security/pin`
pub(crate) async fn submit_pin(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<PinForm>,
) -> Result<Response> {
    let (viewer, config) = (cx.viewer()?.clone(), app.config.clone());
    require_full(&viewer)?;
    let chosen = match sound(&form.pin) {
        Ok(pin) => {
            let hashed = password::hash_later(&app, Who::Known, pin).await?;
            app.db.write(move |tx| choose(tx, &config, viewer.id, &hashed)).await
        }
        Err(error) => Err(error),
    };
    match chosen {
        Ok(()) => Ok(flash::redirect(SECURITY, &Flash::new("notice-pin-chosen"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            crate::second::page::page(&app, &cx, "", &wrong).await
        }
    }
}

/// `POST /settings/security/pin/remove`
pub(crate) async fn remove_pin(State(app): State<App>, cx: Ctx, _: EmptyForm) -> Result<Response> {
    let (viewer, config) = (cx.viewer()?.clone(), app.config.clone());
    require_full(&viewer)?;
    app.db.write(move |tx| forget(tx, &config, viewer.id)).await?;
    Ok(flash::redirect(SECURITY, &Flash::new("notice-pin-removed")))
}
