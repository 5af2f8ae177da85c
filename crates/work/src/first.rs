//! Whoever chose so begins with their day: the page that comes first where they come from outside, and not where they
//! go home from another page. A cookie says that it is worth asking, so that home costs nobody else anything: each
//! browser has it from the first time on that its person opens their day there.

use axum::extract::{Request, State};
use axum::http::header::{COOKIE, HOST, REFERER, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Result, Tx, Viewer, params};
use serde::Deserialize;
use ui::Ctx;
use ui::flash::{Flash, redirect};

use crate::store::{CHOOSE_FIRST, FIRST, FORGET_FIRST};

/// The page that may come first.
const DAY: &str = "/day";

/// What the cookie of whoever begins with it says.
const HINT: &str = "parvis-first=day";

/// The same answer with the cookie, or without it from now on.
pub(crate) fn hinting(mut answer: Response, is_first: bool) -> Response {
    let cookie = match is_first {
        true => format!("{HINT}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"),
        false => "parvis-first=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax".to_owned(),
    };
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        answer.headers_mut().append(SET_COOKIE, cookie);
    }
    answer
}

/// Whether the browser has the cookie.
fn is_hinted(headers: &HeaderMap) -> bool {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies.flat_map(|all| all.split(';')).any(|one| one.trim() == HINT)
}

/// Whether somebody begins with their day.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn is_day(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<bool> {
    let page = tx.query_opt(&FIRST, params![viewer.id], |row| row.get::<String>(0))?;
    Ok(page.as_deref() == Some(DAY))
}

/// What a form says.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    first: bool,
}

/// `POST /day/first`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    ui::Form(sent): ui::Form<Sent>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let choose = move |tx: &mut Tx<'_>| match sent.first {
        true => tx.execute(&CHOOSE_FIRST, params![viewer.id, DAY]).map(drop),
        false => tx.execute(&FORGET_FIRST, params![viewer.id]).map(drop),
    };
    app.db.write(choose).await?;
    let said = if sent.first { "notice-day-first" } else { "notice-day-not-first" };
    Ok(hinting(redirect(DAY, &Flash::new(said)), sent.first))
}

/// Whether a request comes from outside of these pages, or from signing in.
fn arrives(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let from = text(REFERER).split_once("://").map_or("", |(_, rest)| rest);
    match from.split_once('/') {
        Some((host, path)) if host == text(HOST) => path.starts_with("sign-in"),
        _ => true,
    }
}

/// Leads whoever chose so from the home page to their day.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let home = request.method() == Method::GET && request.uri() == "/";
    let home = home && is_hinted(headers) && arrives(headers);
    let cx = request.extensions().get::<Ctx>().filter(|cx| home && !cx.fragment);
    if let Some(viewer) = cx.and_then(|cx| cx.viewer.clone())
        && app.db.read(move |tx| is_day(tx, &viewer)).await.unwrap_or(false)
    {
        return Redirect::to(DAY).into_response();
    }
    next.run(request).await
}
