//! The addresses that directories ask, and who is let in: whoever holds a token, before anything of a body is read.

use axum::Router;
use axum::extract::{Extension, FromRequest, Path, Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use bytes::Bytes;
use kernel::error::Meaning;
use kernel::{App, Error, Result, Tx};
use serde_json::Value;

use super::directory::{self, Directory, Proved};
use super::refusal::{self, invalid};
use super::{TYPE, groups, list, schemas, users};

/// The addresses.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/scim/v2/ServiceProviderConfig", get(provider))
        .route("/scim/v2/ResourceTypes", get(types))
        .route("/scim/v2/ResourceTypes/{id}", get(one_type))
        .route("/scim/v2/Schemas", get(all_schemas))
        .route("/scim/v2/Schemas/{id}", get(one_schema))
        .route("/scim/v2/Users", get(users::list).post(users::create))
        .route("/scim/v2/Users/.search", post(users::search))
        .route(
            "/scim/v2/Users/{id}",
            get(users::read).put(users::replace).patch(users::change).delete(users::delete),
        )
        .route("/scim/v2/Groups", get(groups::list).post(groups::create))
        .route("/scim/v2/Groups/.search", post(groups::search))
        .route(
            "/scim/v2/Groups/{id}",
            get(groups::read).put(groups::replace).patch(groups::change).delete(groups::delete),
        )
        .route("/scim/v2/{*rest}", any(elsewhere))
}

/// Around the addresses: lets in who holds a token, tells errors as directories read them, and notes them for
/// administrators.
pub async fn admit(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let Some(token) = bearer(request.headers()) else {
        return refusal::tell(&Error::unauthenticated());
    };
    let hash = kernel::secret::hash(token);
    let found = app.db.read(move |tx| directory::of_token(tx, &hash)).await;
    let directory = match found {
        Ok(Some(directory)) => directory,
        Ok(None) => return refusal::tell(&Error::unauthenticated()),
        Err(error) => return failed(&error),
    };
    request.extensions_mut().insert(directory.clone());
    let response = next.run(request).await;
    let error = response.extensions().get::<Error>().cloned();
    let is_noted = error.as_ref().and_then(refusal::kept).is_some();
    if is_noted || directory.is_news(app.clock().now()) {
        let error = error.clone();
        let noted = app.db.write(move |tx| directory.note(tx, error.as_ref())).await;
        if let Err(error) = noted {
            tracing::warn!(%error, "what a directory asked was not noted");
        }
    }
    match error {
        Some(error) => failed(&error),
        None if response.status() == StatusCode::METHOD_NOT_ALLOWED => {
            refusal::tell_as(response.status(), "scim-error-method", "")
        }
        None => response,
    }
}

fn failed(error: &Error) -> Response {
    if matches!(error.meaning(), Meaning::Internal | Meaning::Unavailable) {
        tracing::error!(%error, "a request of a directory failed");
    }
    refusal::tell(error)
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == TYPE || kind == "application/json"
}

/// What was sent, read.
pub(super) struct Sent(pub(super) Value);

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Sent> {
        if !is_json(request.headers()) {
            return Err(invalid("scim-error-type", TYPE));
        }
        let bytes = Bytes::from_request(request, state).await;
        let bytes = bytes.map_err(|_| Error::new(Meaning::TooLarge, "error-body-too-large"))?;
        let read = serde_json::from_slice(&bytes);
        read.map(Sent).map_err(|wrong| invalid("scim-error-syntax", wrong))
    }
}

/// Whose turn it is to write.
#[derive(Default)]
struct Turns(tokio::sync::Mutex<()>);

/// Writes what a directory says, one after the other: newcomers meet in the counts of the spaces they come into, and on
/// PostgreSQL many who come at once would undo one another.
pub(crate) async fn write<T, F>(app: &App, of: Directory, mut body: F) -> Result<T>
where
    T: Send + 'static,
    F: FnMut(&mut Tx<'_>, &Proved<'_>) -> Result<T> + Send + 'static,
{
    let turns = app.db.value::<Turns>();
    let _turn = match app.db.is_shared() {
        true => Some(turns.0.lock().await),
        false => None,
    };
    let proved = move |tx: &mut Tx<'_>| {
        let of = of.prove(tx)?;
        body(tx, &of)
    };
    app.db.write(proved).await
}

/// Where all addresses begin.
pub(super) fn base(app: &App) -> String {
    format!("{}/scim/v2", app.config.public_url)
}

/// An answer.
pub(super) fn answer(status: StatusCode, body: &Value) -> Response {
    let headers = [(CONTENT_TYPE, TYPE), (axum::http::header::CACHE_CONTROL, "no-store")];
    (status, headers, body.to_string()).into_response()
}

async fn provider(State(app): State<App>) -> Response {
    answer(StatusCode::OK, &schemas::provider(&base(&app)))
}

fn all(items: &[Value]) -> Response {
    let total = i64::try_from(items.len()).unwrap_or(i64::MAX);
    answer(StatusCode::OK, &list::told(total, 1, items))
}

fn one(items: Vec<Value>, id: &str) -> Result<Response> {
    let found = items.into_iter().find(|item| item["id"] == id);
    found.map(|item| answer(StatusCode::OK, &item)).ok_or_else(Error::not_found)
}

async fn types(State(app): State<App>) -> Response {
    all(&schemas::resource_types(&base(&app)))
}

async fn one_type(State(app): State<App>, Path(id): Path<String>) -> Result<Response> {
    one(schemas::resource_types(&base(&app)), &id)
}

async fn all_schemas(State(app): State<App>) -> Response {
    all(&schemas::schemas(&base(&app)))
}

async fn one_schema(State(app): State<App>, Path(id): Path<String>) -> Result<Response> {
    one(schemas::schemas(&base(&app)), &id)
}

/// What is part of the standard and not here says so; anything else is not there.
async fn elsewhere(_: Extension<Directory>, Path(rest): Path<String>) -> Response {
    let is_known = ["Bulk", "Me", ".search"].contains(&rest.split('/').next().unwrap_or_default());
    match is_known {
        true => refusal::tell_as(StatusCode::NOT_IMPLEMENTED, "scim-error-absent", &rest),
        false => Error::not_found().into_response(),
    }
}
