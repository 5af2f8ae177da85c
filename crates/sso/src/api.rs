//! What programs of administrators do with providers.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Result, Time, Tx};
use serde::Serialize;
use ui::{Ctx, Json};

use crate::admin::switch;
use crate::declared::{Kind, NewProvider, Settings};
use crate::provider::{self, Provider};
use crate::saml2::our;

/// A provider, without its secret.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = SignInProvider)]
pub(crate) struct Shown {
    /// The name in addresses.
    slug: String,
    /// What its button says.
    name: String,
    /// How it says who somebody is.
    kind: Kind,
    /// Its address; of a SAML provider, its entity ID.
    issuer: String,
    /// What it calls this network.
    client_id: String,
    /// Whether it gave this network a secret.
    has_secret: bool,
    /// What was chosen about it.
    settings: Settings,
    /// Whether people may sign in by it.
    on: bool,
    /// Where it sends browsers back to: to be copied to its side. Of a SAML provider, where answers are sent to (ACS).
    callback_url: String,
    /// OpenID Connect: where it tells that a session ended (back-channel logout): to be copied to its side.
    logout_url: Option<String>,
    /// SAML: who this network is for it, and where its metadata is: to be copied to its side.
    entity_id: Option<String>,
    /// SAML: by which certificates it signs.
    certificates: Vec<Signs>,
    /// How many people have an identity there.
    people: i64,
    /// When somebody last signed in by it.
    used_at: Option<Time>,
    /// What went wrong the last time, in a sentence.
    trouble: Option<String>,
    /// When.
    trouble_at: Option<Time>,
}

/// A certificate that a SAML provider signs by.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = SignInCertificate)]
struct Signs {
    /// SHA-256 of it, in hexadecimal.
    fingerprint: String,
    /// Until when whoever made it meant it to be used.
    until: Time,
}

fn shown(app: &App, cx: &Ctx, of: Provider, people: i64) -> Shown {
    let url = &app.config.public_url;
    let trouble = of.trouble.as_ref();
    let why = |(word, ..): &(String, String, Time)| {
        cx.l.t1(&format!("sso-trouble-{word}"), "name", of.name.as_str())
    };
    let (kind, is_saml) = (of.kind, of.kind == Kind::Saml);
    let signs = our::certificates(&of).into_iter();
    let signs = signs.map(|(fingerprint, until)| Signs { fingerprint, until });
    Shown {
        kind,
        callback_url: if is_saml { of.recipient(url) } else { of.callback(url) },
        logout_url: (!is_saml).then(|| of.logout(url)),
        entity_id: is_saml.then(|| of.entity(url)),
        certificates: signs.collect(),
        trouble: trouble.map(why),
        trouble_at: trouble.map(|(.., at)| *at),
        slug: of.slug,
        name: of.name,
        issuer: of.issuer,
        client_id: of.client_id,
        has_secret: !is_saml && !of.client_secret.is_empty(),
        settings: of.settings,
        on: of.is_on,
        people,
        used_at: of.used_at,
    }
}

/// The providers that people sign in with, or soon will (administrators).
#[utoipa::path(get, path = "/api/v1/site/sign-in-providers", tag = "site", responses(
    (status = 200, body = Vec<Shown>), (status = 403, description = "You do not run the network")))]
pub(crate) async fn list(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<Shown>>> {
    let viewer = cx.viewer()?.clone();
    let all = app.db.read(move |tx| provider::all(tx, &viewer)).await?;
    Ok(Json(all.into_iter().map(|(of, people)| shown(&app, &cx, of, people)).collect()))
}

/// Add a provider (OpenID Connect, or SAML 2.0 by its metadata): nobody signs in by it until it is switched on (administrators).
#[utoipa::path(post, path = "/api/v1/site/sign-in-providers", tag = "site",
    request_body = NewProvider, responses((status = 201, body = Shown),
    (status = 403, description = "You do not run the network")))]
pub(crate) async fn add(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<NewProvider>,
) -> Result<(StatusCode, Json<Shown>)> {
    let viewer = cx.viewer()?.clone();
    let new = our::with_key(&app, &viewer, new).await?;
    let add = move |tx: &mut Tx<'_>| {
        let slug = provider::add(tx, &viewer, &new)?;
        provider::named(tx, &slug)
    };
    let made = app.db.write(add).await?;
    Ok((StatusCode::CREATED, Json(shown(&app, &cx, made, 0))))
}

/// Change a provider (administrators). With another issuer, it is switched off, the identities of the one before are
/// forgotten, and those who signed in by it are signed out.
#[utoipa::path(put, path = "/api/v1/site/sign-in-providers/{provider}", tag = "site",
    params(("provider" = String, Path)), request_body = NewProvider,
    responses((status = 204, description = "Changed"),
        (status = 403, description = "You do not run the network"),
        (status = 409, description = "It is the only way you sign in"),
        (status = 404, description = "There is no such provider")))]
pub(crate) async fn change(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Json(new): Json<NewProvider>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let change = move |tx: &mut Tx<'_>| provider::change(tx, &viewer, &slug, &new);
    app.db.write(change).await.map(|()| StatusCode::NO_CONTENT)
}

/// Remove a provider with the identities and the groups it gave (administrators). Accounts stay; those who signed in by
/// it are signed out.
#[utoipa::path(delete, path = "/api/v1/site/sign-in-providers/{provider}", tag = "site",
    params(("provider" = String, Path)), responses((status = 204, description = "Removed"),
        (status = 403, description = "You do not run the network"),
        (status = 409, description = "It is the only way you sign in"),
        (status = 404, description = "There is no such provider")))]
pub(crate) async fn remove(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let remove = move |tx: &mut Tx<'_>| provider::remove(tx, &viewer, &slug);
    app.db.write(remove).await.map(|()| StatusCode::NO_CONTENT)
}

/// Let people sign in by a provider (administrators).
#[utoipa::path(put, path = "/api/v1/site/sign-in-providers/{provider}/on", tag = "site",
    params(("provider" = String, Path)), responses((status = 204, description = "On"),
        (status = 403, description = "You do not run the network"),
        (status = 409, description = "Its client identifier is not known yet"),
        (status = 404, description = "There is no such provider")))]
pub(crate) async fn on(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    switch(&app, &cx, &slug, true).await.map(|()| StatusCode::NO_CONTENT)
}

/// Let nobody sign in by a provider any more (administrators). Those who are signed in stay so.
#[utoipa::path(delete, path = "/api/v1/site/sign-in-providers/{provider}/on", tag = "site",
    params(("provider" = String, Path)), responses((status = 204, description = "Off"),
        (status = 403, description = "You do not run the network"),
        (status = 404, description = "There is no such provider")))]
pub(crate) async fn off(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    switch(&app, &cx, &slug, false).await.map(|()| StatusCode::NO_CONTENT)
}
