//! What a provider is asked: what it is, by which keys it signs, and tokens for a code. Through the one door, with
//! limits; what it says of itself is kept, so that it may be away for a while.

use std::time::Duration;

use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use data_encoding::BASE64;
use kernel::door::{Answer, Limits, Url};
use kernel::{App, Time};
use serde::Deserialize;
use url::form_urlencoded::{self, byte_serialize};

use crate::jose::{Claims, Keys, Refused};
use crate::provider::Provider;
use crate::store::{ASK_KEYS, ASK_METADATA, KEEP_KEYS, KEEP_METADATA};
use crate::token::text;
use crate::trouble::Trouble;

const LIMITS: Limits = Limits { most: 512 * 1024, time: Duration::from_secs(10) };
/// For how long what a provider says of itself is taken as it was, and its keys, in seconds.
const DAY: i64 = 24 * 3_600;
/// How long keys are not asked for again, whatever a token names, nor a provider that was away.
const MINUTE: i64 = 60;
/// How long a provider of which nothing is known is not asked again.
const MOMENT: i64 = 5;

/// What went wrong, and what was said then; for administrators.
pub(crate) type Failed = (Trouble, String);

/// What a provider says of itself (OpenID Connect Discovery 1.0).
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Metadata {
    issuer: String,
    pub(crate) authorization_endpoint: Url,
    token_endpoint: Url,
    jwks_uri: Url,
    userinfo_endpoint: Option<Url>,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    /// Whether answers name the issuer (RFC 9207).
    #[serde(default)]
    pub(crate) authorization_response_iss_parameter_supported: bool,
}

/// What a provider says of somebody.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) claims: Claims,
    /// Whether all that it says was heard: what is missing then is not there.
    pub(crate) is_whole: bool,
}

/// What came for a code.
#[derive(Deserialize)]
pub(crate) struct Tokens {
    pub(crate) id_token: String,
    access_token: Option<String>,
}

/// What a provider is; asked anew once that is a day old, by one request of all that come at that moment.
pub(crate) async fn metadata(app: &App, of: &Provider) -> Result<Metadata, Failed> {
    let known = serde_json::from_str::<Metadata>(&of.metadata.0).ok();
    let known = known.filter(|known| known.issuer == of.issuer);
    let age = if known.is_some() { DAY } else { MOMENT };
    if !is_ours_to_ask(app, of, (&ASK_METADATA, of.metadata.1), age).await? {
        return known.ok_or_else(|| (Trouble::Away, "asked a moment ago".to_owned()));
    }
    // While it is away it is what it was.
    match (ask_metadata(app, of).await, known) {
        (Ok(now), _) | (Err(_), Some(now)) => Ok(now),
        (Err(failed), None) => Err(failed),
    }
}

/// Whether something was asked for longer ago than `age`, and it is this request, of all on every node, that asks now.
/// Until it has succeeded it counts as asked so long ago that others may ask again a minute later.
async fn is_ours_to_ask(
    app: &App,
    of: &Provider,
    (statement, last): (&'static kernel::Sql, Option<Time>),
    age: i64,
) -> Result<bool, Failed> {
    // Most know without asking the database.
    if last.is_some_and(|last| app.clock().now().seconds_since(last) < age) {
        return Ok(false);
    }
    let id = of.id;
    let ask = move |tx: &mut kernel::Tx<'_>| {
        let now = tx.now();
        let (at, before) = (now.plus_seconds(MINUTE.min(age) - age), now.plus_seconds(-age));
        tx.execute(statement, kernel::params![id, at, before]).map(|asked| asked == 1)
    };
    app.db.write(ask).await.map_err(failed)
}

async fn ask_metadata(app: &App, of: &Provider) -> Result<Metadata, Failed> {
    let wrong = |said: String| (Trouble::Discovery, said);
    let at = format!("{}/.well-known/openid-configuration", of.issuer.trim_end_matches('/'));
    let url = Url::parse(&at).map_err(|error| wrong(error.to_string()))?;
    let asked = get(app, &url).await?;
    let found: Metadata = serde_json::from_str(&asked).map_err(|error| wrong(error.to_string()))?;
    if found.issuer != of.issuer {
        return Err((Trouble::Issuer, found.issuer));
    }
    let is_plain = !of.issuer.starts_with("https:");
    let ends = [&found.authorization_endpoint, &found.token_endpoint, &found.jwks_uri];
    let is_safe = |end: &Url| end.scheme() == "https" || (is_plain && end.scheme() == "http");
    let unsafe_end = ends.into_iter().chain(&found.userinfo_endpoint).find(|end| !is_safe(end));
    if let Some(end) = unsafe_end {
        return Err(wrong(end.to_string()));
    }
    keep(app, of, (&KEEP_METADATA, &ASK_METADATA), asked).await?;
    // Its keys with it, so that they are there when the first comes back.
    if of.keys.0.is_empty() {
        drop(ask_keys(app, of, &found).await);
    }
    Ok(found)
}

/// What a token says that one of the provider's keys signed. Keys are asked for anew where none of those known did, at
/// most once a minute, and once a day: they change, and are taken back.
pub(crate) async fn verified(
    app: &App,
    of: &Provider,
    metadata: &Metadata,
    token: &str,
) -> Result<Claims, Failed> {
    let forged = |refused: Refused| (Trouble::Forged, format!("{refused:?}"));
    let said = Keys::parse(&of.keys.0).unwrap_or_default().verify(token);
    let age = match said {
        Ok(_) => DAY,
        Err(Refused::Unsound) => return Err(forged(Refused::Unsound)),
        Err(_) => MINUTE,
    };
    if !is_ours_to_ask(app, of, (&ASK_KEYS, of.keys.1), age).await? {
        return said.map_err(forged);
    }
    match ask_keys(app, of, metadata).await {
        Ok(keys) => keys.verify(token).map_err(forged),
        // It is away: its keys are what they were.
        Err(failed) => said.map_err(|_| failed),
    }
}

async fn ask_keys(app: &App, of: &Provider, metadata: &Metadata) -> Result<Keys, Failed> {
    let asked = get(app, &metadata.jwks_uri).await?;
    let keys = Keys::parse(&asked).ok_or_else(|| (Trouble::Keys, metadata.jwks_uri.to_string()))?;
    keep(app, of, (&KEEP_KEYS, &ASK_KEYS), asked).await?;
    Ok(keys)
}

/// The request of tokens for a code: headers and body.
fn grant(
    of: &Provider,
    metadata: &Metadata,
    public_url: &str,
    code: &str,
    verifier: &str,
) -> (HeaderMap, String) {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("grant_type", "authorization_code");
    form.append_pair("code", code);
    form.append_pair("redirect_uri", &of.callback(public_url));
    form.append_pair("code_verifier", verifier);
    let mut headers = HeaderMap::new();
    let methods = metadata.token_endpoint_auth_methods_supported.as_ref();
    let has = |method: &str| methods.is_some_and(|all| all.iter().any(|one| one == method));
    if of.client_secret.is_empty() {
        form.append_pair("client_id", &of.client_id);
    } else if has("client_secret_post") && !has("client_secret_basic") {
        form.append_pair("client_id", &of.client_id);
        form.append_pair("client_secret", &of.client_secret);
    } else {
        let part = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
        let both = format!("{}:{}", part(&of.client_id), part(&of.client_secret));
        let basic = format!("Basic {}", BASE64.encode(both.as_bytes()));
        headers.extend(HeaderValue::from_str(&basic).ok().map(|basic| (AUTHORIZATION, basic)));
    }
    (headers, form.finish())
}

/// The tokens for a code.
pub(crate) async fn tokens(
    app: &App,
    of: &Provider,
    metadata: &Metadata,
    code: &str,
    verifier: &str,
) -> Result<Tokens, Failed> {
    let (headers, body) = grant(of, metadata, &app.config.public_url, code, verifier);
    let answer = post(app, &metadata.token_endpoint, headers, body).await?;
    let said = String::from_utf8_lossy(&answer.body).into_owned();
    if answer.status != 200 {
        // Only its own words for what is wrong: never what else it says, nor what we sent.
        let said: Claims = serde_json::from_str(&said).unwrap_or_default();
        let error = text(&said, "error").unwrap_or_default();
        let more = text(&said, "error_description").unwrap_or_default();
        let is_client =
            matches!(error, "invalid_client" | "unauthorized_client") || answer.status == 401;
        let trouble = if is_client { Trouble::Client } else { Trouble::Answer };
        return Err((trouble, format!("{} {error} {more}", answer.status)));
    }
    serde_json::from_str(&said).map_err(|_| (Trouble::Answer, "200 without id_token".to_owned()))
}

/// What the provider says of somebody beside the token; nothing where that cannot be had, for the token says who it is.
pub(crate) async fn userinfo(
    app: &App,
    metadata: &Metadata,
    tokens: &Tokens,
    subject: &str,
) -> Result<Option<Claims>, Failed> {
    let (Some(url), Some(token)) = (&metadata.userinfo_endpoint, &tokens.access_token) else {
        return Ok(Some(Claims::new()));
    };
    let bearer = HeaderValue::from_str(&format!("Bearer {token}"));
    let bearer = bearer.map_err(|_| (Trouble::Answer, "access_token".to_owned()))?;
    let headers = HeaderMap::from_iter([(AUTHORIZATION, bearer)]);
    let Ok(answer) = app.door.get_with(url, headers, LIMITS).await else { return Ok(None) };
    let said = serde_json::from_slice::<Claims>(&answer.body).ok();
    let Some(said) = said.filter(|_| answer.status == 200 && answer.whole) else { return Ok(None) };
    // What is said of another is not of this one (OpenID Connect Core 1.0, 5.3.2).
    match text(&said, "sub") {
        Some(sub) if sub == subject => Ok(Some(said)),
        Some(_) => Err((Trouble::Answer, "userinfo of another subject".to_owned())),
        None => Ok(None),
    }
}

async fn get(app: &App, url: &Url) -> Result<String, Failed> {
    let answer = app.door.get(url, "application/json", LIMITS).await.map_err(away(url))?;
    whole(url, answer)
}

fn whole(url: &Url, answer: Answer) -> Result<String, Failed> {
    match (answer.status, answer.whole, String::from_utf8(answer.body)) {
        (200, true, Ok(text)) => Ok(text),
        (status, ..) => Err((Trouble::Discovery, format!("{url}: {status}"))),
    }
}

async fn post(
    app: &App,
    url: &Url,
    mut headers: HeaderMap,
    body: String,
) -> Result<Answer, Failed> {
    let form = HeaderValue::from_static("application/x-www-form-urlencoded");
    headers.insert(CONTENT_TYPE, form);
    headers.insert(axum::http::header::ACCEPT, HeaderValue::from_static("application/json"));
    app.door.post(url, headers, body, LIMITS).await.map_err(away(url))
}

fn away(url: &Url) -> impl Fn(kernel::Error) -> Failed {
    let at = url.to_string();
    move |error| {
        let cause = std::error::Error::source(&error).map(ToString::to_string);
        (Trouble::Away, format!("{at}: {}", cause.unwrap_or_else(|| error.to_string())))
    }
}

/// Keeps what was asked for, and that it was asked for now.
async fn keep(
    app: &App,
    of: &Provider,
    (kept, asked): (&'static kernel::Sql, &'static kernel::Sql),
    json: String,
) -> Result<(), Failed> {
    let (id, issuer) = (of.id, of.issuer.clone());
    let write = move |tx: &mut kernel::Tx<'_>| {
        let now = tx.now();
        tx.execute(asked, kernel::params![id, now, now])?;
        tx.execute(kept, kernel::params![id, json, issuer]).map(drop)
    };
    app.db.write(write).await.map_err(failed)
}

fn failed(error: kernel::Error) -> Failed {
    (Trouble::Away, error.to_string())
}
