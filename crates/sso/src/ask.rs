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
use crate::store::{KEEP_KEYS, KEEP_METADATA};
use crate::token::text;
use crate::trouble::Trouble;

const LIMITS: Limits = Limits { most: 512 * 1024, time: Duration::from_secs(10) };
/// For how long what a provider says of itself is taken as it was, in seconds.
const METADATA: i64 = 24 * 3_600;
/// How long keys are not asked for again, whatever a token names, in seconds.
const KEYS: i64 = 60;

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

/// What came for a code.
#[derive(Deserialize)]
pub(crate) struct Tokens {
    pub(crate) id_token: String,
    access_token: Option<String>,
}

/// What a provider is; asked anew when that is a day old.
pub(crate) async fn metadata(app: &App, of: &Provider) -> Result<Metadata, Failed> {
    let read = |json: &str| serde_json::from_str::<Metadata>(json).ok();
    let known = read(&of.metadata.0);
    let is_new = of.metadata.1.is_some_and(|at| app.clock().now().seconds_since(at) < METADATA);
    if let Some(known) = known.clone().filter(|_| is_new) {
        return Ok(known);
    }
    let wrong = |said: String| (Trouble::Discovery, said);
    let at = format!("{}/.well-known/openid-configuration", of.issuer.trim_end_matches('/'));
    let url = Url::parse(&at).map_err(|error| wrong(error.to_string()))?;
    let asked = match get(app, &url).await {
        // It is away: it is what it was.
        Err(failed) => return known.ok_or(failed),
        Ok(json) => json,
    };
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
    keep(app, of, &KEEP_METADATA, asked).await?;
    Ok(found)
}

/// What a token says that one of the provider's keys signed. Keys are asked for anew once in a while where none is the
/// one that the token names: they change.
pub(crate) async fn verified(
    app: &App,
    of: &Provider,
    metadata: &Metadata,
    token: &str,
) -> Result<Claims, Failed> {
    let forged = |refused: Refused| (Trouble::Forged, format!("{refused:?}"));
    let known = Keys::parse(&of.keys.0).unwrap_or_default();
    let refused = match known.verify(token) {
        Ok(claims) => return Ok(claims),
        Err(Refused::NoKey) => forged(Refused::NoKey),
        Err(refused) => return Err(forged(refused)),
    };
    let asked = of.keys.1.is_some_and(|at: Time| app.clock().now().seconds_since(at) < KEYS);
    if asked {
        return Err(refused);
    }
    let json = get(app, &metadata.jwks_uri).await?;
    let keys = Keys::parse(&json).ok_or_else(|| (Trouble::Keys, metadata.jwks_uri.to_string()))?;
    keep(app, of, &KEEP_KEYS, json).await?;
    keys.verify(token).map_err(forged)
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

/// What the provider says of somebody beside the token; nothing where it says nothing, for the token says who it is.
pub(crate) async fn userinfo(
    app: &App,
    metadata: &Metadata,
    tokens: &Tokens,
    subject: &str,
) -> Result<Claims, Failed> {
    let (Some(url), Some(token)) = (&metadata.userinfo_endpoint, &tokens.access_token) else {
        return Ok(Claims::new());
    };
    let bearer = HeaderValue::from_str(&format!("Bearer {token}"));
    let bearer = bearer.map_err(|_| (Trouble::Answer, "access_token".to_owned()))?;
    let headers = HeaderMap::from_iter([(AUTHORIZATION, bearer)]);
    let Ok(answer) = post(app, url, headers, String::new()).await else { return Ok(Claims::new()) };
    if answer.status != 200 {
        return Ok(Claims::new());
    }
    // What is said of another is not of this one (OpenID Connect Core 1.0, 5.3.2).
    let said: Claims = serde_json::from_slice(&answer.body).unwrap_or_default();
    match text(&said, "sub") == Some(subject) {
        true => Ok(said),
        false => Err((Trouble::Answer, "userinfo of another subject".to_owned())),
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

async fn keep(
    app: &App,
    of: &Provider,
    statement: &'static kernel::Sql,
    json: String,
) -> Result<(), Failed> {
    let id = of.id;
    let write = move |tx: &mut kernel::Tx<'_>| {
        tx.execute(statement, kernel::params![id, json, tx.now()]).map(drop)
    };
    app.db.write(write).await.map_err(|error| (Trouble::Away, error.to_string()))
}
