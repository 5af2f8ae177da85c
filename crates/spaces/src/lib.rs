//! Spaces: the communities everything lives in, who is in them, and who may see them.
//!
//! Invariants:
//! - *may this viewer see this space?* is answered by [`visible_to!`] in SQL and by [`access`] for
//!   one space, and nowhere else;
//! - a secret space reads as absent to whoever has not joined it; a closed one shows its name,
//!   description and charter, never its content;
//! - a space always has an animator as long as it has members who are not guests;
//! - who joined by themselves, left, or manages a space is not moved by its rule ([`rules`]);
//! - memberships are written here only (their table lives in `people`, because who may see a
//!   guest or be seen by one depends on it);
//! - in an archived space nothing new is written, by anybody or anything but an import;
//! - of a space by agreement nobody outside learns who is in it, whatever they are in the network;
//! - a personal space is open, belongs to its person, and cannot be left or joined by others;
//! - a notebook is secret and has one person in it, always: nobody else learns that it exists.

pub mod access;
mod administer;
pub mod archive;
mod arrivals;
pub mod audience;
mod complete;
pub mod conversation;
pub mod cover;
mod create;
pub mod deleted;
mod edit;
mod erasure;
pub mod favourites;
mod finds;
pub mod front;
mod grant;
pub mod guests;
pub mod handover;
pub mod holds;
pub mod inviting;
mod join;
mod leaving;
pub mod levels;
pub mod links;
mod list;
pub mod logged;
mod managed;
mod members;
pub mod merge;
mod model;
mod named;
mod nav;
mod notebook;
pub mod orphans;
mod personal;
mod personal_data;
pub mod presence;
pub mod recipients;
mod requests;
mod roster;
pub mod rules;
mod searched;
mod sections;
mod shown;
mod store;
pub mod suspensions;
pub mod templates;
pub mod view;
pub mod viewer_spaces;
pub mod welcome;

pub use access::{Listed, Visible};
pub use audience::Audience;
pub use complete::{complete, readers};
pub use conversation::conversation;
pub use create::{NewSpace, create, create_empty};
pub use finds::{Accesses, Finds, SpaceAccess, accesses};
pub use front::Top;
pub use grant::{Granted, Granting, SpaceGrant};
pub use join::{add, is_member, leave};
pub use levels::{Concern, Level};
pub use list::{joinable, views};
pub use managed::{Managed, managed, manages_any};
pub use model::{Access, Kind, Source, Space, Standing};
pub use named::{access, community, is_by_agreement, name, open_community, slug};
pub use nav::nav;
pub use notebook::{names_notebook, notebook, notebook_of};
pub use personal::{personal, wall};
pub use shown::ShownAudience;
pub use viewer_spaces::ViewerSpaces;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");
ui::style!("src/style.css");
ui::admin_page!(Content 1, "/admin/spaces", "spaces", "admin-spaces", "admin-spaces-about");

/// Entries of the log by which somebody sees less than before: whoever left, or everybody.
pub const NARROWS: [&str; 2] = [logged::MEMBERSHIP_LEFT, logged::SPACE_CHANGED];

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] = kernel::migrations!(
    "spaces",
    "0001_spaces",
    "0002_levels",
    "0003_requests",
    "0004_communities",
    "0005_level_names",
    "0006_favourites",
    "0007_deleted",
    "0008_joiners",
    "0009_guests",
    "0010_suspensions",
    "0011_rules",
    "0012_communities",
    "0013_kept_stays",
    "0014_archived_rules",
    "0015_kept_arrivals",
    "0016_rules_asked",
    "0017_invitations",
    "0018_covers",
    "0019_merging",
    "0020_notebooks",
    "0021_holds"
);

/// Pages and API of this crate. The page of one space is in `feed`, with its posts.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/spaces", get(list::page).post(create::submit))
        .route("/admin/spaces", get(administer::page))
        .route("/spaces/new", get(create::page))
        .route("/spaces/{slug}/edit", get(edit::page).post(edit::submit))
        .route("/spaces/{slug}/delete", get(deleted::page).post(deleted::submit))
        .route("/spaces/{slug}/restore", post(deleted::submit_restore))
        .route("/spaces/{slug}/archive", post(archive::submit))
        .route("/spaces/{slug}/link", post(links::page::submit))
        .route("/invited/{token}", get(links::page::show).post(links::page::submit_accept))
        .route("/spaces/{slug}/cover", get(cover::page::show).post(cover::page::submit))
        .route("/spaces/{slug}/cover/remove", post(cover::page::submit_remove))
        .route("/spaces/{slug}/cover/picture", get(cover::page::picture))
        .route("/spaces/{slug}/invitation", get(inviting::page::show).post(inviting::page::submit))
        .route("/spaces/{slug}/welcome", get(welcome::page::show).post(welcome::page::submit))
        .route("/spaces/{slug}/merge", get(merge::page::show).post(merge::page::submit))
        .route("/spaces/{slug}/handover", post(handover::submit))
        .route("/spaces/{slug}/handover/{handle}", get(handover::page))
        .route("/spaces/{slug}/join", post(join::submit_join))
        .route("/spaces/{slug}/leave", get(leaving::page).post(join::submit_leave))
        .route("/spaces/{slug}/members", get(roster::page).post(members::submit_add))
        .route("/spaces/{slug}/members/{handle}", post(members::submit_change))
        .route("/spaces/{slug}/requests/{handle}", post(requests::submit))
        .route("/spaces/{slug}/guests", get(guests::page::show).post(guests::page::submit))
        .route("/spaces/{slug}/guests/{handle}", post(guests::page::submit_stay))
        .route("/spaces/{slug}/guests/invitations/{id}", post(guests::page::submit_invitation))
        .route("/spaces/{slug}/rule", get(rules::page::show).post(rules::page::submit))
        .route("/spaces/{slug}/rule/delete", post(rules::page::submit_delete))
        .route("/spaces/{slug}/rule/because", get(rules::because::page))
        .route("/spaces/{slug}/favourite", post(favourites::submit))
        .route("/spaces/{slug}/level", post(levels::submit))
        .route("/spaces/{slug}/level/usual", post(levels::submit_usual))
        .routes(routes!(administer::api))
        .routes(routes!(list::api, create::api))
        .routes(routes!(front::api, edit::api, deleted::api))
        .routes(routes!(deleted::api_restore))
        .routes(routes!(links::page::api_make, links::page::api_end))
        .routes(routes!(links::page::api_accept))
        .routes(routes!(
            inviting::page::api_read,
            inviting::page::api_accept,
            inviting::page::api_decline
        ))
        .routes(routes!(inviting::page::api_together))
        .routes(routes!(inviting::page::api_preview))
        .routes(routes!(inviting::page::api_one))
        .routes(routes!(cover::page::api_read, cover::page::api_write, cover::page::api_remove))
        .routes(routes!(welcome::page::api_read, welcome::page::api_write))
        .routes(routes!(merge::page::api, merge::page::api_read))
        .routes(routes!(handover::api_read, handover::api_ask))
        .routes(routes!(handover::api_accept, handover::api_decline))
        .routes(routes!(archive::api_archive, archive::api_reopen))
        .routes(routes!(rules::api::membership, join::api_join, join::api_leave))
        .routes(routes!(roster::api_list))
        .routes(routes!(members::api_put, members::api_remove))
        .routes(routes!(guests::api::list, guests::api::invite))
        .routes(routes!(guests::api::renew, guests::api::end))
        .routes(routes!(guests::api::again, guests::api::cancel))
        .routes(routes!(rules::api::read, rules::api::write, rules::api::delete))
        .routes(routes!(rules::api::preview))
        .routes(routes!(favourites::api_list))
        .routes(routes!(favourites::api_put, favourites::api_delete))
        .routes(routes!(levels::api_read, levels::api_write))
        .routes(routes!(presence::api))
        .routes(routes!(requests::api_list))
        .routes(routes!(requests::api_accept, requests::api_decline))
}
