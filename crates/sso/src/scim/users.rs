//! `/scim/v2/Users`: what directories ask and say of people.

use axum::extract::{Extension, Path, RawQuery, State};
use axum::http::header::{ETAG, IF_MATCH, IF_NONE_MATCH, LOCATION};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use kernel::{App, Result, Tx};
use serde_json::Value;

use super::attributes::Sort;
use super::change;
use super::directory::{Directory, Proved};
use super::door::{self, Sent, answer, base};
use super::list::{self, Asked, Shown};
use super::patch;
use super::user::{self, User, expect};
use super::user_list;

/// The words of a header.
pub(super) fn header(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// Adds where something is, and which version it is.
pub(super) fn tagged(mut response: Response, tag: &str, location: &str) -> Response {
    for (name, words) in [(ETAG, tag), (LOCATION, location)] {
        if let Ok(value) = HeaderValue::from_str(words) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

fn told(app: &App, status: StatusCode, user: &User, query: Option<&str>) -> Response {
    let base = base(app);
    let shown = Shown::of_query(Sort::User, query.unwrap_or_default());
    let response = answer(status, &shown.of_resource(user.shown(&base)));
    tagged(response, &user.tag(), &user.location(&base))
}

async fn listed(app: App, of: Directory, asked: Asked) -> Result<Response> {
    let base = base(&app);
    let (at, want) = (base.clone(), asked.clone());
    let (total, page) = app.db.read(move |tx| user_list::asked(tx, &of, &at, &want)).await?;
    let resources: Vec<Value> =
        page.iter().map(|user| asked.shown.of_resource(user.shown(&base))).collect();
    Ok(answer(StatusCode::OK, &list::told(total, asked.start, &resources)))
}

/// `GET /scim/v2/Users`
pub(super) async fn list(
    State(app): State<App>,
    Extension(of): Extension<Directory>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let asked = Asked::of_query(Sort::User, query.as_deref().unwrap_or_default())?;
    listed(app, of, asked).await
}

/// `POST /scim/v2/Users/.search`
pub(super) async fn search(
    State(app): State<App>,
    Extension(of): Extension<Directory>,
    Sent(sent): Sent,
) -> Result<Response> {
    let asked = Asked::of_body(Sort::User, &sent)?;
    listed(app, of, asked).await
}

/// `GET /scim/v2/Users/{id}`
pub(super) async fn read(
    State(app): State<App>,
    Extension(of): Extension<Directory>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response> {
    let found = app.db.read(move |tx| user::one(tx, &of, &id)).await?;
    let known = header(&headers, IF_NONE_MATCH);
    if known.is_some() && expect(known.as_deref(), &found.tag()).is_ok() {
        return Ok(StatusCode::NOT_MODIFIED.into_response());
    }
    Ok(told(&app, StatusCode::OK, &found, query.as_deref()))
}

/// `POST /scim/v2/Users`
pub(super) async fn create(
    State(app): State<App>,
    Extension(of): Extension<Directory>,
    RawQuery(query): RawQuery,
    Sent(sent): Sent,
) -> Result<Response> {
    let sent = user::sent(patch::whole(Sort::User, &sent)?)?;
    let config = app.config.clone();
    let made = door::write(&app, of, move |tx, of| user::create(tx, &config, of, &sent)).await?;
    Ok(told(&app, StatusCode::CREATED, &made, query.as_deref()))
}

/// `PUT /scim/v2/Users/{id}`
pub(super) async fn replace(
    State(app): State<App>,
    Extension(of): Extension<Directory>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    Sent(sent): Sent,
) -> Result<Response> {
    let sent = user::sent(patch::whole(Sort::User, &sent)?)?;
    let (asked, config) = (header(&headers, IF_MATCH), app.config.clone());
    let save = move |tx: &mut Tx<'_>, of: &Proved<'_>| {
        let found = user::one(tx, of, &id)?;
        expect(asked.as_deref(), &found.tag())?;
        user::save(tx, &config, of, &found, &sent, true)
    };
    let saved = door::write(&app, of, save).await?;
    Ok(told(&app, StatusCode::OK, &saved, query.as_deref()))
}

/// `PATCH /scim/v2/Users/{id}`
pub(super) async fn change(
    State(app): State<App>,
    Extension(of): Extension<Directory>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    Sent(sent): Sent,
) -> Result<Response> {
    // Read before the transaction: anything may have been sent.
    let mut steps = Vec::new();
    for one in patch::operations(&sent)? {
        patch::each(Sort::User, &one, |target, act, value| {
            steps.push((target.clone(), act, value.clone()));
            Ok(())
        })?;
    }
    let (asked, config) = (header(&headers, IF_MATCH), app.config.clone());
    let save = move |tx: &mut Tx<'_>, of: &Proved<'_>| {
        let found = user::one(tx, of, &id)?;
        expect(asked.as_deref(), &found.tag())?;
        let mut said = found.said.clone();
        for (target, act, value) in &steps {
            change::change(&mut said, target, *act, value)?;
        }
        user::save(tx, &config, of, &found, &user::sent(said)?, false)
    };
    let saved = door::write(&app, of, save).await?;
    Ok(told(&app, StatusCode::OK, &saved, query.as_deref()))
}

/// `DELETE /scim/v2/Users/{id}`
pub(super) async fn delete(
    State(app): State<App>,
    Extension(of): Extension<Directory>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode> {
    let asked = header(&headers, IF_MATCH);
    let delete = move |tx: &mut Tx<'_>, of: &Proved<'_>| {
        let found = user::one(tx, of, &id)?;
        expect(asked.as_deref(), &found.tag())?;
        user::delete(tx, of, &found)
    };
    door::write(&app, of, delete).await?;
    Ok(StatusCode::NO_CONTENT)
}
