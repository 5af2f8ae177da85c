//! The addresses of this crate.

use axum::routing::{get, post};
use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::{
    block, chart, directory, follow, groups, me, person_card, photo, presence, profile, vcard,
    writing,
};

/// Pages and API of people. The page `/people/{handle}` is made by the crate that lists posts.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .route("/settings/presence", post(presence::submit))
        .route("/settings/writing", post(writing::submit))
        .route("/fragments/editor", get(writing::tools))
        .route("/people", get(directory::show))
        .route("/people/{handle}/card", get(person_card::show))
        .route("/people/{handle}/photo", get(photo::show))
        .route("/people/{handle}/vcard", get(vcard::show))
        .route("/people/{handle}/qr", get(vcard::picture))
        .route("/org-chart", get(chart::units::show))
        .route("/org-chart/people", get(chart::people::show))
        .route("/people/{handle}/follow", post(follow::submit))
        .route("/people/{handle}/block", get(block::page).post(block::submit))
        .routes(routes!(me::api_show, me::api_change))
        .routes(routes!(me::api_photo, me::api_no_photo))
        .routes(routes!(presence::api_read, presence::api_write))
        .routes(routes!(presence::api_of))
        .routes(routes!(writing::api_read, writing::api_write))
        .routes(routes!(directory::api_list))
        .routes(routes!(profile::api_show))
        .routes(routes!(vcard::show))
        .routes(routes!(chart::units::api))
        .routes(routes!(chart::people::api))
        .routes(routes!(follow::api_follow, follow::api_unfollow))
        .routes(routes!(block::api_list))
        .routes(routes!(block::api_block, block::api_unblock))
        .merge(groups::routes())
}
