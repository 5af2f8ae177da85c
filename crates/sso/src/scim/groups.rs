//! `/scim/v2/Groups`: what directories ask and say of groups.

use axum::extract::{Extension, Path, RawQuery, State};
use axum::http::header::{IF_MATCH, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use kernel::{App, Result, Tx};
use serde_json::Value;

use super::attributes::Sort;
use super::directory::{Directory, Proved};
use super::door::{self, Sent, answer, base};
use super::group::{self, Group};
use super::list::{self, Asked, Shown};
use super::members::News;
use super::user::expect;
use super::users::{header, tagged};

fn told(app: &App, status: StatusCode, group: &Group, shown: &Shown) -> Response {
    let base = base(app);
    let response = answer(status, &shown.of_resource(group.shown(&base)));
    tagged(response, &group.tag(), &group.location(&base))
}

fn shown(query: Option<String>) -> Shown {
    Shown::of_query(Sort::Group, &query.unwrap_or_default())
}

async fn listed(app: App, of: Directory, asked: Asked) -> Result<Response> {
    let base = base(&app);
    let (at, want) = (base.clone(), asked.clone());
    let (total, page) = app.db.read(move |tx| group::asked(tx, &of, &at, &want)).await?;
    let resources: Vec<Value> =
        page.iter().map(|group| asked.shown.of_resource(group.shown(&base))).collect();
    Ok(answer(StatusCode::OK, &list::told(total, asked.start, &resources)))
}

/// `GET /scim/v2/Groups`
pub(super) async fn list(
    State(app): State<App>,
    Extension(of): Extension<Directory>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let asked = Asked::of_query(Sort::Group, query.as_deref().unwrap_or_default())?;
    listed(app, of, asked).await
}

/// `POST /scim/v2/Groups/.search`
pub(super) async fn search(
    State(app): State<App>,
    Extension(of): Extension<Directory>,
    Sent(sent): Sent,
) -> Result<Response> {
    let asked = Asked::of_body(Sort::Group, &sent)?;
    listed(app, of, asked).await
}

/// `GET /scim/v2/Groups/{id}`
pub(super) async fn read(
    State(app): State<App>,
    Extension(of): Extension<Directory>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response> {
    let shown = shown(query);
    let has_members = shown.has_members();
    let found = app.db.read(move |tx| group::one(tx, &of, &id, has_members)).await?;
    let known = header(&headers, IF_NONE_MATCH);
    if known.is_some() && expect(known.as_deref(), &found.tag()).is_ok() {
        return Ok(StatusCode::NOT_MODIFIED.into_response());
    }
    Ok(told(&app, StatusCode::OK, &found, &shown))
}

/// `POST /scim/v2/Groups`
pub(super) async fn create(
    State(app): State<App>,
    Extension(of): Extension<Directory>,
    RawQuery(query): RawQuery,
    Sent(sent): Sent,
) -> Result<Response> {
    let news = News::whole(&sent)?;
    let made = door::write(&app, of, move |tx, of| group::create(tx, of, &news)).await?;
    Ok(told(&app, StatusCode::CREATED, &made, &shown(query)))
}

/// Changes a group; answers how many are in it.
async fn save(
    app: &App,
    of: Directory,
    id: String,
    headers: &HeaderMap,
    news: News,
) -> Result<usize> {
    let asked = header(headers, IF_MATCH);
    let save = move |tx: &mut Tx<'_>, of: &Proved<'_>| {
        let found = group::one(tx, of, &id, false)?;
        expect(asked.as_deref(), &found.tag())?;
        group::save(tx, of, &found, &news)
    };
    door::write(app, of, save).await
}

/// The group as it is after a change: its members are read when nobody waits to write.
async fn after(app: &App, of: Directory, id: String, has_members: bool) -> Result<Group> {
    app.db.read(move |tx| group::one(tx, &of, &id, has_members)).await
}

/// `PUT /scim/v2/Groups/{id}`
pub(super) async fn replace(
    State(app): State<App>,
    Extension(of): Extension<Directory>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    Sent(sent): Sent,
) -> Result<Response> {
    let news = News::whole(&sent)?;
    let shown = shown(query);
    save(&app, of.clone(), id.clone(), &headers, news).await?;
    let saved = after(&app, of, id, shown.has_members()).await?;
    Ok(told(&app, StatusCode::OK, &saved, &shown))
}

/// `PATCH /scim/v2/Groups/{id}`: where its members are many, it is answered without them.
pub(super) async fn change(
    State(app): State<App>,
    Extension(of): Extension<Directory>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    Sent(sent): Sent,
) -> Result<Response> {
    let news = News::changes(&sent)?;
    let shown = shown(query);
    let count = save(&app, of.clone(), id.clone(), &headers, news).await?;
    let is_told = !shown.has_members() || count <= group::MANY;
    let saved = after(&app, of, id, shown.has_members() && is_told).await?;
    if is_told {
        return Ok(told(&app, StatusCode::OK, &saved, &shown));
    }
    let response = StatusCode::NO_CONTENT.into_response();
    Ok(tagged(response, &saved.tag(), &saved.location(&base(&app))))
}

/// `DELETE /scim/v2/Groups/{id}`
pub(super) async fn delete(
    State(app): State<App>,
    Extension(of): Extension<Directory>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode> {
    let asked = header(&headers, IF_MATCH);
    let delete = move |tx: &mut Tx<'_>, of: &Proved<'_>| {
        let found = group::one(tx, of, &id, false)?;
        expect(asked.as_deref(), &found.tag())?;
        group::delete(tx, of, &found)
    };
    door::write(&app, of, delete).await?;
    Ok(StatusCode::NO_CONTENT)
}
