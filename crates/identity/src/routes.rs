//! The addresses of this crate.

use axum::routing::{get, post};
use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::{
    account, accounts, admin, administer, cards, current, demo, first_run, guests, invitations,
    language, lost, owners, prove, rules, second, sign_in, sign_out, tablets, tokens,
};

/// Pages and API of identity.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().merge(entry()).merge(own()).merge(administration()).merge(api())
}

/// Coming in and going out.
fn entry() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/first-run", get(first_run::show).post(first_run::submit))
        .route("/sign-in", get(sign_in::show).post(sign_in::submit))
        .route(second::half::PATH, get(second::half::show).post(second::half::submit))
        .route("/sign-in/passkey", post(second::half::submit_passkey))
        .route(tablets::page::PATH, get(tablets::page::show).post(tablets::page::submit))
        .route("/forgotten", get(lost::show).post(lost::submit))
        .route("/reset/{token}", get(lost::show_reset).post(lost::submit_reset))
        .route(
            "/address/{token}",
            get(account::email::show_proof).post(account::email::submit_proof),
        )
        .route("/session", get(current::show))
        .route("/sign-out", post(sign_out::submit))
        .route("/demo/sign-in", post(demo::submit))
        .route("/join", get(invitations::ask::show).post(invitations::ask::submit))
        .route("/join/{token}", get(invitations::join::show).post(invitations::join::submit))
        .route("/language", post(language::submit))
}

/// Oneself.
fn own() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/settings", get(account::show))
        .route("/settings/profile", post(account::profile::submit))
        .route("/settings/photo", post(account::photo::submit))
        .route("/settings/photo/remove", post(account::photo::remove))
        .route("/settings/email", post(account::email::submit))
        .route("/settings/password", post(account::password::submit))
        .route(prove::PATH, get(prove::show).post(prove::submit))
        .route(second::page::PATH, get(second::page::show))
        .route("/settings/security/pin", post(tablets::page::submit_pin))
        .route("/settings/security/pin/remove", post(tablets::page::remove_pin))
        .route("/settings/security/codes", post(second::page::renew_codes))
        .route("/settings/security/app", get(second::page::show_app).post(second::page::begin_app))
        .route("/settings/security/app/confirm", post(second::page::confirm_app))
        .route("/settings/security/app/remove", post(second::page::remove_app))
        .route("/settings/security/passkeys", post(second::page::add_passkey))
        .route("/settings/security/passkeys/{id}", post(second::page::rename_passkey))
        .route("/settings/security/passkeys/{id}/remove", post(second::page::remove_passkey))
        .route("/settings/sessions/end-others", post(account::sessions::end_others))
        .route("/settings/sessions/{id}/end", post(account::sessions::end))
        .route("/settings/tokens", post(account::tokens::submit))
        .route("/settings/tokens/{id}/revoke", post(account::tokens::revoke))
}

/// Those who run the network.
fn administration() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/people/{handle}/role", post(administer::submit_role))
        .route("/people/{handle}/close", post(administer::submit_close))
        .route("/people/{handle}/reopen", post(administer::submit_reopen))
        .route(accounts::PATH, get(accounts::show))
        .route("/admin/people/cards", post(cards::page::submit_many))
        .route("/admin/people/{handle}", get(accounts::one::show).post(accounts::one::submit))
        .route("/admin/people/{handle}/close", get(accounts::one::ask_close))
        .route("/people/{handle}/code", post(cards::page::submit))
        .route("/admin", get(admin::show).post(admin::submit))
        .route(rules::page::PATH, get(rules::page::show).post(rules::page::submit))
        .route("/admin/sign-in-rules/{id}/remove", post(rules::page::submit_remove))
        .route("/admin/sign-in-rules/emergency", post(rules::page::submit_emergency))
        .route(tablets::admin::PATH, get(tablets::admin::show).post(tablets::admin::submit))
        .route("/admin/guests", get(guests::page::show).post(guests::page::submit))
        .route("/invitations", get(invitations::show).post(invitations::create::submit))
        .route("/invitations/many", get(invitations::batch::show).post(invitations::batch::submit))
        .route("/invitations/domains", post(invitations::domains::submit_open))
        .route("/invitations/domains/{domain}/close", post(invitations::domains::submit_close))
        .route("/invitations/{id}/send", post(invitations::renew::submit_send))
        .route("/invitations/{id}/link", post(invitations::renew::submit_link))
        .route("/invitations/{id}/revoke", post(invitations::revoke::submit))
}

/// The same for programs.
fn api() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(account::password::api))
        .routes(routes!(account::email::api))
        .routes(routes!(account::email::api_administer))
        .routes(routes!(owners::api_list))
        .routes(routes!(owners::api_name, owners::api_remove))
        .routes(routes!(rules::page::api_show, rules::page::api_change))
        .routes(routes!(tablets::admin::api_show, tablets::admin::api_change))
        .routes(routes!(second::api::factors))
        .routes(routes!(second::api::sessions))
        .routes(routes!(second::api::end_session))
        .routes(routes!(second::reset::api))
        .routes(routes!(administer::api_role))
        .routes(routes!(administer::api_close, administer::api_reopen))
        .routes(routes!(accounts::api))
        .routes(routes!(accounts::acts::api_number))
        .routes(routes!(accounts::acts::api_end_sessions))
        .routes(routes!(cards::page::api))
        .routes(routes!(admin::api_show, admin::api_name))
        .routes(routes!(guests::page::api_show, guests::page::api_change))
        .routes(routes!(invitations::api_list, invitations::create::api_create))
        .routes(routes!(invitations::revoke::api_revoke))
        .routes(routes!(invitations::batch::api))
        .routes(routes!(invitations::renew::api))
        .routes(routes!(invitations::domains::api_list))
        .routes(routes!(invitations::domains::api_open, invitations::domains::api_close))
        .routes(routes!(tokens::api_list, tokens::api_create))
        .routes(routes!(tokens::api_revoke))
}
