//! The shell around pages: loaded before a page is made, so that live events resume from before it.

use std::sync::Arc;

use axum::RequestExt;
use axum::extract::{Request, State};
use axum::http::{Extensions, HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use feed::engine::{Read, Unread};
use kernel::error::Meaning;
use kernel::{Error, Position, Result, Tx, Viewer};
use ui::{Ctx, Locale, Page, Route, ShellData};

use super::error::{Told, tell};
use super::headers;
use crate::Network;

/// The header by which a page asks not to be listed by search engines.
const ROBOTS: &str = "x-robots-tag";

/// What is beside a page, as of just before the page was made.
#[derive(Clone)]
struct Beside {
    data: ShellData,
    position: Position,
    unread: Unread,
    ahead: Prefetched,
}

/// What of the page itself was asked with what stands beside it.
#[derive(Clone, Default)]
struct Prefetched {
    post: Option<posts::page::Prefetched>,
    person: Option<people::profile::Prefetched>,
    awaited: Option<feed::engine::Awaited>,
    top: Option<spaces::Top>,
}

impl Prefetched {
    fn leave(self, extensions: &mut Extensions) {
        let Prefetched { post, person, awaited, top } = self;
        post.map(|post| extensions.insert(post));
        person.map(|person| extensions.insert(person));
        awaited.map(|awaited| extensions.insert(awaited));
        top.map(|top| extensions.insert(top));
    }
}

async fn load(network: &Network, cx: &Ctx, route: Route, headers: &HeaderMap) -> Result<Beside> {
    let mut data = ShellData::from_headers(headers);
    data.demo = network.app.config.demo;
    // Before anything else is read: whatever happens from here on is told to the page.
    let position = network.follower.position();
    let (mut unread, mut ahead) = (Unread::default(), Prefetched::default());
    let name = if cx.viewer.is_some() {
        let sidebar = network.engine.sidebar(cx).await?;
        let (viewer, caught_up) = (cx.viewer()?.clone(), cx.caught_up);
        let (here, path, l) = (network.hub.here().clone(), cx.path.clone(), cx.l);
        let read = network.app.db.read(move |tx| {
            let read = Read::load(tx, &viewer, caught_up)?;
            let waiting = inbox::items::waiting(tx, &viewer)?;
            let post = posts::page::Prefetched::load(tx, &viewer, &route)?;
            let person = people::profile::Prefetched::load(tx, &viewer, &route, &here)?;
            let awaited = feed::engine::Awaited::load(tx, &viewer, &path)?;
            let top = top(tx, &viewer, l, &route)?;
            Ok((read, waiting, Prefetched { post, person, awaited, top }))
        });
        let (read, waiting, of_page) = read.await?;
        ahead = of_page;
        unread = network.engine.counted(cx, read).await?;
        data.inbox =
            inbox::items::left(&network.app, &network.hub, cx.viewer()?, waiting, &cx.path).await?;
        data.unread = unread.counts().clone();
        data.spaces = sidebar.spaces.clone();
        data.conversations = sidebar.conversations.clone();
        sidebar.site_name.clone()
    } else {
        network.app.db.read(|tx| people::settings::get(tx, "site-name")).await?
    };
    data.site_name = name.unwrap_or_else(|| "Parvis".into());
    Ok(Beside { data, position, unread, ahead })
}

/// What stands at the top of a space: what must be known of it, then the page that its managers chose.
fn top(tx: &mut Tx<'_>, viewer: &Viewer, l: Locale, route: &Route) -> Result<Option<spaces::Top>> {
    let mut html = openings::top(tx, viewer, l, route)?;
    html.push_str(&retention::top(tx, viewer, l, route)?);
    if let Some(spaces::Top(home)) = wiki::top(tx, viewer, l, route)? {
        html.push_str(&home);
    }
    Ok((!html.is_empty()).then_some(spaces::Top(html)))
}

/// Whether a request asks for a whole page: not a piece of one, nor a file, nor an API answer.
fn asks_for_a_page(cx: &Ctx, method: &Method) -> bool {
    const OTHERS: [&str; 8] = [
        "/api/",
        "/assets/",
        "/files/",
        "/thumbnails/",
        "/fragments/",
        "/live",
        "/complete",
        "/health",
    ];
    method == Method::GET
        && !cx.fragment
        && cx.viewer.is_some()
        && OTHERS.iter().all(|start| !cx.path.starts_with(start))
        && !cx.path.ends_with("/photo")
}

/// Inside the session: loads what will be beside the page, before the page is made.
pub(crate) async fn beside(
    State(network): State<Arc<Network>>,
    mut request: Request,
    next: Next,
) -> Response {
    let Some(cx) = request.extensions().get::<Ctx>().cloned() else {
        return next.run(request).await;
    };
    if !asks_for_a_page(&cx, request.method()) {
        return next.run(request).await;
    }
    let route = request.extract_parts::<Route>().await.unwrap_or_default();
    match load(&network, &cx, route, request.headers()).await {
        Ok(beside) => {
            request.extensions_mut().insert(beside.unread.clone());
            request.extensions_mut().insert(inbox::items::Counted(beside.data.inbox));
            beside.ahead.clone().leave(request.extensions_mut());
            let mut response = next.run(request).await;
            response.extensions_mut().insert(beside);
            response
        }
        Err(error) => error.into_response(),
    }
}

/// Around everything: tells errors, puts the shell around pages, adds headers.
pub(crate) async fn wrap(
    State(network): State<Arc<Network>>,
    request: Request,
    next: Next,
) -> Response {
    let id = kernel::secret::short();
    let asked = request.headers().clone();
    let path = request.uri().path().to_owned();
    // A browser that is sent to sign in has a cookie; a program that fetches a file has a token alone.
    let is_program = asked.contains_key(header::AUTHORIZATION)
        && !asked.contains_key(header::COOKIE)
        && identity::session::names_a_file(&request);
    let wants_problem = path.starts_with("/api/") || asked.contains_key("x-fragment") || is_program;
    let is_get = request.method() == Method::GET;
    let mut response = next.run(request).await;
    let cx = response.extensions().get::<Ctx>().cloned();
    let error = response.extensions_mut().remove::<Error>();
    if let (Some(error), Some(cx)) =
        (error.or_else(|| unread(&response, is_get, is_get && !wants_problem)), &cx)
    {
        let told = if wants_problem { Told::Problem } else { Told::Page };
        let beside = response.extensions_mut().remove::<Beside>();
        let cookies: Vec<HeaderValue> =
            response.headers().get_all(header::SET_COOKIE).iter().cloned().collect();
        response = tell(&error, cx, told, &id);
        wait(&mut response, error.wait());
        for cookie in cookies {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        if let Some(beside) = beside {
            response.extensions_mut().insert(beside);
        }
    }
    if let (Some(page), Some(cx)) = (response.extensions_mut().remove::<Page>(), &cx) {
        response = framed(&network, cx, page, response, &asked).await;
    }
    let headers = response.headers_mut();
    headers::add(headers, network.app.config.is_https());
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert("x-request-id", id);
    }
    response
}

/// Says when to come back.
fn wait(response: &mut Response, seconds: Option<u32>) {
    if let Some(seconds) = seconds {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
}

/// What the framework could not read, an address or a form, and said so in words of its own.
fn unread(response: &Response, is_get: bool, is_page: bool) -> Option<Error> {
    if response.extensions().get::<Page>().is_some() {
        return None;
    }
    let meaning = match response.status() {
        StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE => Meaning::Invalid,
        StatusCode::PAYLOAD_TOO_LARGE => Meaning::TooLarge,
        // The address that a form was sent to, opened again.
        StatusCode::METHOD_NOT_ALLOWED if is_page => return Some(Error::not_found()),
        _ => return None,
    };
    Some(Error::new(meaning, if is_get { "error-query" } else { "error-form" }))
}

async fn framed(
    network: &Network,
    cx: &Ctx,
    mut page: Page,
    made: Response,
    asked: &HeaderMap,
) -> Response {
    let beside = match made.extensions().get::<Beside>().cloned() {
        Some(beside) => Ok(beside),
        // An answer to a form: its page is prefetched by nobody.
        None => load(network, cx, Route::default(), asked).await,
    };
    let Beside { data, position, .. } = match beside {
        Ok(beside) => beside,
        Err(error) => {
            tracing::error!(%error, "the shell of a page could not be loaded");
            let data = ShellData::from_headers(asked);
            let (position, unread, ahead) = Default::default();
            Beside { data, position, unread, ahead }
        }
    };
    if cx.viewer.is_some() && !page.bare {
        page.live = Some(position);
    }
    let administers = cx.viewer.as_ref().is_some_and(kernel::Viewer::administers);
    if administers && network.app.db.value::<backup::State>().failed() {
        page = page.notice(ui::Tone::Bad, "system-backup-failed");
    }
    let mut response = (page.status, Html(ui::shell::render(&page, &data, cx))).into_response();
    for cookie in made.headers().get_all(header::SET_COOKIE) {
        response.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    if let Some(robots) = made.headers().get(ROBOTS) {
        response.headers_mut().insert(ROBOTS, robots.clone());
    }
    let usual = match page.status {
        StatusCode::SERVICE_UNAVAILABLE => Some(5),
        StatusCode::TOO_MANY_REQUESTS => Some(60),
        _ => None,
    };
    wait(&mut response, page.wait.or(usual));
    if data.flash.is_some() {
        response.headers_mut().append(header::SET_COOKIE, ui::flash::clear_cookie());
    }
    response
}
