//! Signing in with the account of the company (OpenID Connect, SAML 2.0), and the directories that bring accounts ([`scim`]).
//!
//! Invariants:
//! - an identity is an issuer with a subject (of SAML, an entity ID with a persistent name), never an address; an address finds an account only the first time, where
//!   administrators chose so and the provider proves it, and never the account of an administrator;
//! - a sign-in is bound to the browser that began it, used once, within ten minutes; nonce, state and verifier (PKCE)
//!   are ours, and a token is one of the provider's keys';
//! - providers are apart: each has its own address to come back to, and answers for itself alone;
//! - neither a secret nor a token is in the log, in an answer or in what administrators read of errors;
//! - where a provider is away, those who are signed in go on.

mod admin;
mod api;
mod arrive;
mod ask;
mod declared;
mod flow;
mod jose;
pub mod ldap;
mod links;
pub mod logged;
mod logout;
mod page;
mod personal_data;
mod prove;
mod provider;
mod saml2;
pub mod scim;
mod settings_form;
mod slug;
mod store;
mod token;
mod trouble;

use axum::Router;
use axum::routing::{get, post};
use identity::ways::{Way, WaysIn};
use kernel::{App, Result, Tx, params};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::style!("src/style.css");
ui::admin_page!(SignIn 1, "/admin/sign-in", "sign-in", "sso-title", "sso-lead");
ui::admin_page!(SignIn 3, "/admin/directories", "sheet", "scim-title", "scim-lead");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] =
    kernel::migrations!("sso", "0001_sso", "0002_scim", "0003_ldap", "0004_saml");

kernel::id! {
    /// A provider.
    ProviderId,
}

identity::ways_in!(WaysIn { offered, proving: prove::proving, opened: prove::opened });

identity::dangerous! {
    "POST /settings/sign-in/{provider}/link",
    "POST /settings/sign-in/{provider}/unlink",
    "POST /admin/sign-in/new",
    "POST /admin/sign-in/new/saml",
    "POST /admin/sign-in/{provider}",
    "POST /admin/sign-in/{provider}/on",
    "POST /admin/sign-in/{provider}/off",
    "POST /admin/sign-in/{provider}/remove",
    "POST /admin/directories",
    "POST /admin/directories/{directory}",
    "POST /admin/directories/{directory}/token",
    "POST /admin/directories/{directory}/remove",
    "POST /admin/ldap/new",
    "POST /admin/ldap/{directory}",
    "POST /admin/ldap/{directory}/sync",
    "POST /admin/ldap/{directory}/confirm",
    "POST /admin/ldap/{directory}/on",
    "POST /admin/ldap/{directory}/off",
    "POST /api/v1/site/sign-in-providers",
    "PUT /api/v1/site/sign-in-providers/{provider}",
    "DELETE /api/v1/site/sign-in-providers/{provider}",
    "PUT /api/v1/site/sign-in-providers/{provider}/on",
    "DELETE /api/v1/site/sign-in-providers/{provider}/on",
    "POST /api/v1/site/directories",
    "PUT /api/v1/site/directories/{directory}",
    "DELETE /api/v1/site/directories/{directory}",
    "POST /api/v1/site/directories/{directory}/token",
    "POST /api/v1/site/ldap-directories",
    "PUT /api/v1/site/ldap-directories/{directory}",
    "PUT /api/v1/site/ldap-directories/{directory}/on",
    "DELETE /api/v1/site/ldap-directories/{directory}/on",
    "POST /api/v1/site/ldap-directories/{directory}/runs",
}

fn offered(tx: &mut Tx<'_>) -> Result<Vec<Way>> {
    tx.query(&store::OFFERED, params![], |row| {
        let settings: declared::Settings = serde_json::from_str(&row.get::<String>(2)?)?;
        let href = format!("/sso/{}", row.get::<String>(0)?);
        Ok(Way { name: row.get(1)?, href, silent: settings.silent })
    })
}

/// Pages and API.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .route("/sso/{provider}", get(flow::enter))
        .route("/sso/{provider}/prove", get(prove::prove))
        .route("/sso/{provider}/callback", get(flow::callback))
        .route(links::PATH, get(links::show))
        .route("/settings/sign-in/{provider}/link", get(links::link).post(links::submit))
        .route("/settings/sign-in/{provider}/unlink", post(links::unlink))
        .route(admin::PATH, get(admin::list))
        .route("/admin/sign-in/new", get(admin::show_new).post(admin::submit_new))
        .route(
            "/admin/sign-in/new/saml",
            get(saml2::admin::show_new).post(saml2::admin::submit_new),
        )
        .route("/admin/sign-in/{provider}/file", post(saml2::admin::submit_file))
        .route("/admin/sign-in/{provider}", get(admin::show).post(admin::submit))
        .route("/admin/sign-in/{provider}/try", get(admin::attempt))
        .route("/admin/sign-in/{provider}/on", post(admin::submit_on))
        .route("/admin/sign-in/{provider}/off", post(admin::submit_off))
        .route("/admin/sign-in/{provider}/remove", post(admin::submit_remove))
        .routes(routes!(api::list, api::add))
        .routes(routes!(api::change, api::remove))
        .routes(routes!(api::on, api::off))
        .route(scim::admin::PATH, get(scim::admin::list).post(scim::admin::submit_new))
        .route("/admin/directories/{directory}", get(scim::admin::show).post(scim::admin::submit))
        .route("/admin/directories/{directory}/token", post(scim::admin::submit_token))
        .route("/admin/directories/{directory}/remove", post(scim::admin::submit_remove))
        .routes(routes!(scim::api::api_list, scim::api::api_add))
        .routes(routes!(scim::api::api_renew))
        .routes(routes!(scim::api::api_change, scim::api::api_remove))
        .merge(ldap_routes())
}

fn ldap_routes() -> OpenApiRouter<App> {
    use ldap::{admin, api};
    OpenApiRouter::new()
        .route("/admin/ldap/new", get(admin::show_new).post(admin::submit_new))
        .route("/admin/ldap/{directory}", get(admin::show).post(admin::submit))
        .route("/admin/ldap/{directory}/try", post(admin::submit_try))
        .route("/admin/ldap/{directory}/look", post(admin::submit_look))
        .route("/admin/ldap/{directory}/sync", post(admin::submit_sync))
        .route("/admin/ldap/{directory}/confirm", post(admin::submit_confirm))
        .route("/admin/ldap/{directory}/on", post(admin::submit_on))
        .route("/admin/ldap/{directory}/off", post(admin::submit_off))
        .routes(routes!(api::ldap_list, api::ldap_add))
        .routes(routes!(api::ldap_read, api::ldap_change))
        .routes(routes!(api::ldap_on, api::ldap_off))
        .routes(routes!(api::ldap_run))
        .routes(routes!(api::ldap_try))
}

/// What providers send by themselves, or by a browser that comes from another site: proved by its own signature. And our
/// metadata, which is no secret.
pub fn open_routes() -> Router<App> {
    Router::new()
        .route("/sso/{provider}/logout", post(logout::submit))
        .route("/sso/{provider}/acs", post(saml2::answer::submit))
        .route("/sso/{provider}/metadata", get(saml2::our::metadata))
}
