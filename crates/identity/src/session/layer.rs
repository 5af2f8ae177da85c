//! The layer around every route: it says who sends the request and refuses what our own pages
//! did not send.

use std::sync::Arc;

use axum::extract::{FromRequest, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::access::Scope;
use kernel::error::Meaning;
use kernel::{App, Error, Lang, Message, Result};
use ui::csrf::{self, Proven};
use ui::{Ctx, EmptyForm, Locale, Multipart, Part, Typed, Zone};

use super::address;
use super::cookie::Cookie;
use super::credential::Credential;
use super::guard;
use super::identify::{By, Current, Identity, identify};
use super::known;
use super::memory::Sessions;
use super::origin;
use crate::entering::How;

/// Where strangers may send something: to come in, to choose the language in which they are asked, and to report
/// something by a label.
const OPEN: [&str; 14] = [
    "/first-run",
    "/sign-in",
    "/sign-in/second",
    "/sign-in/passkey",
    "/tablet",
    "/sign-out",
    "/demo/sign-in",
    "/join",
    "/join/{token}",
    "/language",
    "/forgotten",
    "/reset/{token}",
    "/address/{token}",
    REPORT,
];

/// What an open page asks for and tells by itself, beside pieces of pages and the API.
const BY_ITSELF: [&str; 3] = ["/live", "/reading/seen", "/health"];

/// Where strangers report something by a label, with a picture: whether they may is asked before it is received.
pub const REPORT: &str = "/l/{token}/report";

/// What strangers may read of the API: its description.
const DESCRIPTION: &str = "/api/v1/openapi.json";

/// The files that answers of the API name: programs fetch them with their token.
const FILES: [&str; 4] =
    ["/files/{id}/{name}", "/thumbnails/{id}", "/previews/{id}", "/people/{handle}/photo"];

/// Put it around every route with
/// `axum::middleware::from_fn_with_state((app, sessions), identity::session::layer)`.
///
/// The request gets a [`Ctx`] among its extensions, what it was let in with as [`Credential`], and
/// [`Current`] when that is a session; the response gets the same `Ctx`, so that a layer further out
/// can show an error to its reader. Refused, before anything of a body is read, are: an access token that
/// is unknown or may only read; a change that was not sent by one of our own pages; a change over the API
/// with a session but without `X-CSRF-Token`; what a stranger sends to where strangers may send nothing
/// (but see [`ended`]), and whatever they ask of the API.
pub async fn layer(
    State((app, sessions)): State<(App, Arc<Sessions>)>,
    mut request: Request,
    next: Next,
) -> Response {
    // Files of the interface are the same for everybody, and so are their headers.
    if request.uri().path().starts_with("/assets/") {
        return next.run(request).await;
    }
    if let Some(address) = address::find(&app.config, &request) {
        request.extensions_mut().insert(address);
    }
    let mut cookies = Vec::new();
    let is_api = request.uri().path().starts_with("/api/");
    let mut cx = anonymous(&app, &request, &mut cookies);
    let by = if is_api {
        By::Token
    } else if names_a_file(&request) {
        By::Either
    } else {
        By::Session
    };
    let by = (by, is_use(&request, by));
    let identity = identify(&app, &sessions, cx.caught_up, request.headers(), by).await;
    let admitted_as = identity.as_ref().ok().and_then(guard::Whose::of);
    let admitted = identity.and_then(|identity| {
        take(&app, &mut cx, &mut request, &mut cookies, &identity);
        admit(&app, &cx, &request, &identity, is_api)
    });
    let is_known = cx.viewer.is_some();
    let due = admitted_as.as_ref().and_then(guard::Whose::due);
    let is_shared = admitted_as.as_ref().is_some_and(guard::Whose::is_shared);
    // A tablet is nobody's own.
    let unnamed = unnamed(&app, &cx, &request).filter(|_| !is_shared);
    let mut response = match admitted {
        Ok(proven) => {
            request.extensions_mut().insert(proven);
            request.extensions_mut().insert(cx.clone());
            match guard::check(&app, &sessions, &cx, request, admitted_as).await {
                Ok(request) => next.run(request).await,
                Err(response) => *response,
            }
        }
        Err(error) if error.meaning() == Meaning::Unauthenticated && was_known(&app, &request) => {
            request.extensions_mut().insert(Ended(error));
            request.extensions_mut().insert(cx.clone());
            next.run(request).await
        }
        Err(error) => error.into_response(),
    };
    if is_known || is_page(&response) {
        for cookie in cookies {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    if let (Some(viewer), Some(headers)) = (&cx.viewer, unnamed)
        && is_page(&response)
    {
        match known::cookie(&app, sessions.known_key(), &headers, viewer.id).await {
            Ok(cookie) => drop(response.headers_mut().append(header::SET_COOKIE, cookie)),
            Err(error) => tracing::error!(%error, "a browser is not made known"),
        }
    }
    if let (Some(due), true) = (due, reminds(&cx.path))
        && let Some(page) = response.extensions_mut().get_mut::<ui::Page>()
    {
        let message = Message::new("second-due-on").with("date", cx.l.date(due));
        *page = page.clone().notice(ui::Tone::Warning, message);
    }
    if is_shared && let Some(page) = response.extensions_mut().get_mut::<ui::Page>() {
        let script = ui::assets::module("tablet");
        page.main.push_str(&format!("<script type=\"module\" src=\"{script}\"></script>"));
        let name = cx.viewer.as_ref().map_or("", |viewer| viewer.name.as_str());
        let message = Message::new("tablet-notice").with("name", name);
        *page = page.clone().notice(ui::Tone::Info, message);
    }
    response.extensions_mut().insert(cx);
    response
}

/// Whether a request shows that somebody is there: pages come by one, and forms are sent; what an open page asks for by
/// itself does not. Its script says when it is used (`tablet.js`).
fn is_use(request: &Request, by: By) -> bool {
    let is_piece =
        origin::is_safe(request.method()) && request.headers().contains_key("x-fragment");
    by == By::Session && !is_piece && !BY_ITSELF.contains(&request.uri().path())
}

/// Whether a page says until when a second factor must be set up.
fn reminds(path: &str) -> bool {
    path == "/" || path.starts_with("/settings")
}

/// Whether the browser says that somebody was signed in in it. It proves nothing: what is read is bounded as
/// a stranger's is.
fn was_known(app: &App, request: &Request) -> bool {
    let had = |cookie: Cookie| cookie.read(&app.config, request.headers()).is_some();
    !request.uri().path().starts_with("/api/") && (had(Cookie::Session) || had(Cookie::Known))
}

/// Why a form is refused whose sender is not signed in any more.
#[derive(Clone)]
struct Ended(Error);

/// Whether a form is refused because its sender's session has ended.
pub fn has_ended(request: &Request) -> bool {
    request.extensions().get::<Ended>().is_some()
}

/// Put it inside of [`layer`], and of whatever bounds what a body may be: whoever wrote for longer than
/// their session lasted finds their words on the page that says so.
pub async fn ended(mut request: Request, next: Next) -> Response {
    let Some(Ended(error)) = request.extensions_mut().remove() else {
        return next.run(request).await;
    };
    let kind = request.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    // Both hold the words before they ask for the token, and read no file without it.
    if kind.is_some_and(|kind| kind.starts_with(b"multipart/form-data")) {
        if let Ok(mut form) = Multipart::from_request(request, &()).await {
            while let Ok(Some(Part::Word(..))) = form.next().await {}
        }
    } else {
        drop(EmptyForm::from_request(request, &()).await);
    }
    error.into_response()
}

/// What is known before anybody is: language, path, hour, and a token for forms.
fn anonymous(app: &App, request: &Request, cookies: &mut Vec<HeaderValue>) -> Ctx {
    let headers = request.headers();
    let secret = match Cookie::Anonymous.read(&app.config, headers) {
        Some(secret) => secret.to_owned(),
        None => {
            let secret = kernel::secret::token();
            cookies.push(Cookie::Anonymous.set(&app.config, &secret, None));
            secret
        }
    };
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    Ctx {
        l: Locale::new(language(app, headers)),
        viewer: None,
        csrf: kernel::secret::derive(&secret, "csrf"),
        fragment: headers.contains_key("x-fragment"),
        path: path.to_owned(),
        now: app.clock().now(),
        caught_up: request.extensions().get().copied().unwrap_or_default(),
        typed: Typed::default(),
    }
}

/// The language of somebody who is not signed in: chosen, or the browser's.
fn language(app: &App, headers: &HeaderMap) -> Lang {
    let chosen = Cookie::Language.read(&app.config, headers).and_then(Lang::from_code);
    chosen.unwrap_or_else(|| {
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Lang::from_header(accepted.unwrap_or_default())
    })
}

/// Takes into account who sends the request.
fn take(
    app: &App,
    cx: &mut Ctx,
    request: &mut Request,
    cookies: &mut Vec<HeaderValue>,
    identity: &Identity,
) {
    let (viewer, zone) = match identity {
        Identity::Anonymous => return,
        Identity::Session { viewer, zone, token, extended, known } => {
            let id = &known.id;
            cx.csrf = kernel::secret::derive(token, "csrf");
            request.extensions_mut().insert(Current(*id));
            request.extensions_mut().insert(Credential::Session(*id));
            cookies.clear();
            if *extended && known.how != How::Tablet {
                cookies.push(Cookie::Session.set(&app.config, token, Some(super::SECONDS)));
            }
            (viewer, zone)
        }
        Identity::Token { viewer, zone, id } => {
            request.extensions_mut().insert(Credential::Token(*id));
            cookies.clear();
            (viewer, zone)
        }
    };
    let of_browser = || Cookie::Zone.read(&app.config, request.headers()).and_then(Zone::named);
    let zone = zone.or_else(of_browser).unwrap_or_default();
    cx.l = Locale::new(viewer.lang).at(zone);
    cx.viewer = Some(viewer.clone());
}

/// Whether the request may go on, and whether its header proved it ours.
fn admit(
    app: &App,
    cx: &Ctx,
    request: &Request,
    identity: &Identity,
    is_api: bool,
) -> Result<Proven> {
    if is_api && matches!(identity, Identity::Anonymous) && !is_open(request) {
        return Err(Error::unauthenticated());
    }
    if origin::is_safe(request.method()) {
        return Ok(Proven(false));
    }
    match identity {
        Identity::Token { viewer, .. } if viewer.scope == Scope::Read => {
            return Err(Error::new(Meaning::Forbidden, "error-token-reads"));
        }
        Identity::Token { .. } => return Ok(Proven(true)),
        Identity::Anonymous | Identity::Session { .. } => {}
    }
    if !origin::is_own(&app.config, request.headers()) {
        return Err(Error::new(Meaning::Forbidden, "error-csrf"));
    }
    if cx.viewer.is_none() && !is_open(request) {
        return Err(Error::unauthenticated());
    }
    let proven = csrf::verify_header(cx, request.headers())?;
    if is_api && !proven {
        return Err(Error::new(Meaning::Forbidden, "error-csrf"));
    }
    Ok(Proven(proven))
}

/// The headers of a request with a session, where the browser does not say yet that it is known to
/// whose it is.
fn unnamed(app: &App, cx: &Ctx, request: &Request) -> Option<HeaderMap> {
    request.extensions().get::<Current>()?;
    let viewer = cx.viewer.as_ref()?;
    let says = known::says(app, request.headers(), viewer.id);
    (!says).then(|| request.headers().clone())
}

/// Whether strangers may send something to where a request leads; to nowhere is no matter.
fn is_open(request: &Request) -> bool {
    let route = request.extensions().get::<MatchedPath>();
    route.is_none_or(|route| OPEN.contains(&route.as_str()) || route.as_str() == DESCRIPTION)
}

/// Whether a request asks for a file that the API names.
pub fn names_a_file(request: &Request) -> bool {
    let route = request.extensions().get::<MatchedPath>();
    origin::is_safe(request.method()) && route.is_some_and(|route| FILES.contains(&route.as_str()))
}

/// Whether the response is for somebody who reads pages: others need no token for forms.
fn is_page(response: &Response) -> bool {
    let is_html = |value: &HeaderValue| value.as_bytes().starts_with(b"text/html");
    response.status().is_redirection()
        || response.extensions().get::<ui::Page>().is_some()
        || response.extensions().get::<Error>().is_some()
        || response.headers().get(header::CONTENT_TYPE).is_some_and(is_html)
}
