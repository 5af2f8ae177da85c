//! Whoever chose so begins with their day: the page that comes first where they come from outside, and not where they
//! go home from another page. A cookie says that it is worth asking, so that home costs nobody else anything: each
//! browser has it from the first time on that its person opens their day there.

use axum::extract::{Request, State};
use axum::http::header::{REFERER, SET_COOKIE};
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

/// The cookie of whoever begins with it, and what it says.
const HINT: &str = "parvis-first";
const SAID: &str = "day";

/// The same answer with the cookie, or without it from now on.
pub(crate) fn hinting(mut answer: Response, is_first: bool) -> Response {
    let cookie = match is_first {
        true => format!("{HINT}={SAID}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"),
        false => format!("{HINT}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"),
    };
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        answer.headers_mut().append(SET_COOKIE, cookie);
    }
    answer
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

/// Whether a request comes from outside of these pages, or from signing in. What the browser says of it holds behind a
/// proxy that gives the server another name.
fn arrives(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let path = || Some(text(REFERER.as_str())?.split_once("://")?.1.split_once('/')?.1);
    match (ui::came_from(headers), text("sec-fetch-site")) {
        (Some(path), _) => path.starts_with("/sign-in"),
        (None, Some("same-origin")) => path().is_some_and(|path| path.starts_with("sign-in")),
        (None, _) => true,
    }
}

/// Leads whoever chose so from the home page to their day.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let home = request.method() == Method::GET && request.uri() == "/";
    let home = home && ui::flash::cookie(headers, HINT) == Some(SAID) && arrives(headers);
    let cx = request.extensions().get::<Ctx>().filter(|cx| home && !cx.fragment);
    if let Some(viewer) = cx.and_then(|cx| cx.viewer.clone())
        && app.db.read(move |tx| is_day(tx, &viewer)).await.unwrap_or(false)
    {
        return Redirect::to(DAY).into_response();
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;

    use super::arrives;

    #[test]
    fn one_arrives_from_outside_or_from_signing_in() {
        let headers = |of: &[(&'static str, &str)]| -> HeaderMap {
            let of = of.iter().map(|(name, value)| {
                (axum::http::HeaderName::from_static(name), value.parse().unwrap())
            });
            of.collect()
        };
        let host = ("host", "parvis.example");
        assert!(arrives(&headers(&[host])));
        assert!(arrives(&headers(&[host, ("referer", "https://other.example/spaces")])));
        assert!(arrives(&headers(&[host, ("referer", "https://parvis.example/sign-in?x=1")])));
        assert!(!arrives(&headers(&[host, ("referer", "https://parvis.example/spaces")])));
        // A proxy calls the server otherwise: the browser knows that it stays on one site.
        let host = ("host", "127.0.0.1:8000");
        let same = ("sec-fetch-site", "same-origin");
        let from = |path: &'static str| ("referer", path);
        assert!(!arrives(&headers(&[host, same, from("https://parvis.example/spaces")])));
        assert!(arrives(&headers(&[host, same, from("https://parvis.example/sign-in")])));
        assert!(!arrives(&headers(&[host, same])));
        assert!(arrives(&headers(&[host, ("sec-fetch-site", "none")])));
    }
}
