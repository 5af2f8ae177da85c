//! Before a [dangerous act](super::dangerous): whoever does it proves again who they are. What they typed waits in the
//! page that asks, and goes on from there to where it was going.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, MatchedPath, Request};
use axum::http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::error::Meaning;
use kernel::{App, Error, Result, Time, Viewer};
use ui::Ctx;
use ui::csrf::{self, Proven};
use url::form_urlencoded;

use super::dangerous::{self, Asks};
use super::identify::{Identity, Known};
use super::memory::Sessions;
use super::origin;
use crate::entering::How;
use crate::prove::{self, Means, Proof};
use crate::second::page;

/// Whose session a request comes with.
pub(super) struct Whose {
    viewer: Viewer,
    known: Known,
    hash: String,
}

impl Whose {
    pub(super) fn of(identity: &Identity) -> Option<Whose> {
        let Identity::Session { viewer, known, token, .. } = identity else { return None };
        let hash = kernel::secret::hash(token);
        Some(Whose { viewer: viewer.clone(), known: *known, hash })
    }
}

impl Whose {
    /// From when on they need a second factor, which they do not have.
    pub(super) fn due(&self) -> Option<Time> {
        self.known.due
    }

    /// Whether it is a session on a tablet that many share.
    pub(super) fn is_shared(&self) -> bool {
        self.known.how == How::Tablet
    }
}

/// Lets a request go on, or answers in its place.
pub(super) async fn check(
    app: &App,
    sessions: &Sessions,
    cx: &Ctx,
    request: Request,
    whose: Option<Whose>,
) -> Result<Request, Box<Response>> {
    let Some(whose) = whose else { return Ok(request) };
    if whose.known.due.is_some_and(|due| due <= cx.now) && !sets_up(&request) {
        return Err(Box::new(set_up_first(&request)));
    }
    let Some(asks) = dangerous::asks(&request) else { return Ok(request) };
    if whose.is_shared() {
        return Err(Box::new(Error::new(Meaning::Forbidden, "tablet-refused").into_response()));
    }
    if cx.now.seconds_since(whose.known.proved_at) < dangerous::SECONDS {
        return Ok(request);
    }
    match ask(app, sessions, cx, request, whose, asks).await {
        Ok(Ok(request)) => Ok(request),
        Ok(Err(response)) => Err(Box::new(response)),
        Err(error) => Err(Box::new(error.into_response())),
    }
}

/// Whether a request may be answered to somebody who must set up a second factor first.
fn sets_up(request: &Request) -> bool {
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    // Setting one up is dangerous: who has no password proves at their provider who they are.
    let ways = [
        "/sign-out",
        "/language",
        "/session",
        prove::PATH,
        "/sso/{provider}/prove",
        "/sso/{provider}/callback",
    ];
    ways.contains(&route) || route.starts_with(page::PATH)
}

/// Where they do.
fn set_up_first(request: &Request) -> Response {
    let accepts = request.headers().get(ACCEPT).and_then(|kinds| kinds.to_str().ok());
    let is_page = accepts.is_some_and(|kinds| kinds.contains("text/html"));
    match is_page && origin::is_safe(request.method()) {
        true => Redirect::to(page::PATH).into_response(),
        false => Error::new(Meaning::Forbidden, "second-due").into_response(),
    }
}

async fn ask(
    app: &App,
    sessions: &Sessions,
    cx: &Ctx,
    request: Request,
    whose: Whose,
    asks: Asks,
) -> Result<Result<Request, Response>> {
    let person = whose.viewer.id;
    let means = app.db.read(move |tx| Means::of(tx, person)).await?;
    // Their form asks for the password, where there is one; and nobody is asked for what they do not have.
    let is_asked_there = asks == Asks::Factor && !means.having.is_any() && means.has_password;
    if means.is_nothing() || is_asked_there {
        return Ok(Ok(request));
    }
    if origin::is_safe(request.method()) {
        let href = format!("{}?next={}", prove::PATH, ui::encode(&cx.path));
        return Ok(Err(Redirect::to(&href).into_response()));
    }
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let is_form = kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    if !is_form {
        return Err(Error::new(Meaning::Forbidden, "prove-first"));
    }
    let (mut parts, body) = request.into_parts();
    let whole = Request::from_parts(parts.clone(), body);
    let bytes = Bytes::from_request(whole, &())
        .await
        .map_err(|error| Error::new(Meaning::TooLarge, "error-form").because(error.to_string()))?;
    let pairs: Vec<(String, String)> = form_urlencoded::parse(&bytes).into_owned().collect();
    if parts.extensions.get::<Proven>() != Some(&Proven(true)) {
        let token = pairs.iter().find(|(name, _)| name == "csrf");
        csrf::verify(cx, token.map_or("", |(_, token)| token))?;
    }
    let proof = Proof::of(&pairs);
    let rest: Vec<_> = pairs.into_iter().filter(|(name, _)| !prove::is_ours(name)).collect();
    if !proof.is_given() {
        return prove::page(app, cx, &means, &rest, None).await.map(Err);
    }
    match prove::take(app, cx, (&whose.viewer, whose.known.id), proof).await {
        Ok(()) => sessions.touched(&whose.hash),
        Err(error) => return prove::page(app, cx, &means, &rest, Some(error)).await.map(Err),
    }
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&rest).finish();
    parts.headers.remove(CONTENT_LENGTH);
    // Its token was checked, and is not in it any more.
    parts.extensions.insert(Proven(true));
    Ok(Ok(Request::from_parts(parts, Body::from(body))))
}
