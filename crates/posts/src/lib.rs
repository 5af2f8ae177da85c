//! Posts of every kind and what is said about them: comments, reactions, topics, files, edit
//! history; what each person has read of them, and what they do not want to.
//!
//! Invariants:
//! - a post, its comments, reactions and files are visible to whoever may see its space, and the
//!   only ways to get hold of one are in [`access`];
//! - Markdown becomes sanitised HTML once, when it is written;
//! - a deleted post or comment is gone from every list and address at once, with its files; who
//!   deleted it may bring it back;
//! - a file belongs to whoever uploaded it until it is attached; from then on to its post's readers;
//! - the same idempotency key from the same person makes one post or comment, however often sent.

pub mod access;
mod actions;
mod answer;
mod api;
pub mod approval;
mod arrivals;
mod asked;
mod authorized;
pub mod cached_html;
pub mod cards;
mod comment;
mod composer;
mod delete;
mod destinations;
pub mod drafts;
pub mod edit;
pub mod emoji;
mod emoji_grid;
mod erasure;
mod files;
pub mod follows;
pub mod fragments;
mod history;
mod incoming;
mod invalidation;
pub mod kinds;
mod limits;
pub mod logged;
mod marks;
mod menu;
pub mod message;
mod model;
pub mod moderated;
pub mod mutes;
pub mod offers;
mod once;
mod outdated;
pub mod pace;
pub mod page;
mod pasted;
mod personal_data;
pub mod pins;
pub mod plan;
mod preview;
pub mod previews;
pub mod prompts;
pub mod publish;
mod reacted;
mod reactions;
pub mod reading;
pub mod record;
pub mod regulars;
mod reply;
pub mod saved;
mod searched;
mod share;
mod shared_card;
mod starts;
pub mod stays;
mod store;
mod target;
mod thread;
pub mod topics;
pub mod trash;
mod untold;
pub mod view;
mod written;

pub use ::files::FileId;
pub use access::Readable;
pub use authorized::{AuthorizedPost, authorized, cards};
pub use cards::Card;
pub use composer::Composer;
pub use destinations::{destinations, place};
pub use edit::{Words, edit, edit_written};
pub use files::waiting::waiting as waiting_files;
pub use incoming::Incoming;
pub use invalidation::Invalidation;
pub use kinds::{Kind, KindName, Kinds};
pub use model::{Comment, CommentId, Post, PostId, TopicId};
pub use once::Key;
pub use publish::{NewPost, Sent, import};
pub use record::{NewComment, PostContent, newest};
pub use shared_card::{SharedCard, shared_cards};
pub use target::Target;
pub use thread::Threads;
pub use view::{PostPage, PostView};
pub use written::Written;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] = kernel::migrations!(
    "posts",
    "0001_posts",
    "0002_reading",
    "0003_reactions_by_person",
    "0004_kinds",
    "0005_drafts",
    "0006_saved",
    "0006_thread_follows",
    "0007_previews",
    "0008_lists",
    "0009_drafts_form",
    "0010_told",
    "0011_kinds",
    "0012_once_body",
    "0014_trash",
    "0015_files_by_owner",
    "0016_file_places",
    "0017_unfollowed",
    "0018_pins",
    "0019_sweeping",
    "0020_one_emoji",
    "0021_prompts",
    "0022_moderation",
    "0023_hidden",
    "0024_plan",
    "0025_articles",
    "0026_duplicates",
    "0027_topics",
    "0028_detached_from",
    "0029_previews_inside",
);

/// Pages, fragments and API of this crate. They need the [`Threads`] as an extension of the router.
/// Lists of posts are in `feed`.
pub fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/posts", post(publish::submit))
        .route("/preview", post(preview::submit))
        .route(page::ROUTE, get(page::page))
        .route("/posts/{id}/edit", get(edit::page).post(edit::submit))
        .route("/posts/{id}/delete", post(delete::submit))
        .route("/posts/{id}/untold", get(untold::page))
        .route("/posts/{id}/restore", post(delete::submit_restore))
        .route("/posts/{id}/follow", post(follows::submit))
        .route("/posts/{id}/pin", post(pins::submit))
        .route(
            "/posts/{id}/duplicate",
            get(asked::duplicates::page).post(asked::duplicates::submit),
        )
        .route("/fragments/asked", post(asked::page::submit))
        .route("/posts/{id}/history", get(history::page))
        .route("/posts/{id}/comments", post(comment::submit))
        .route("/posts/{id}/thread", get(thread::places::go))
        .route("/posts/{id}/actions", get(actions::page))
        .route("/posts/{id}/reactions", get(reacted::page).post(reactions::submit))
        .route("/fragments/emoji", get(emoji_grid::writing))
        .route("/posts/{id}/emoji", get(emoji_grid::page))
        .route("/comments/{id}/emoji", get(emoji_grid::page))
        .route("/comments/{id}", get(page::comment))
        .route("/comments/{id}/edit", get(edit::comment_page).post(edit::comment_submit))
        .route("/comments/{id}/delete", post(delete::submit))
        .route("/comments/{id}/untold", get(untold::page))
        .route("/comments/{id}/restore", post(delete::submit_restore))
        .route("/comments/{id}/actions", get(actions::page))
        .route("/comments/{id}/reply", get(reply::page))
        .route("/comments/{id}/reactions", get(reacted::page).post(reactions::submit))
        .route("/fragments/posts", get(arrivals::posts))
        .route("/fragments/comments", get(arrivals::comments))
        .route("/fragments/posts/{id}", get(fragments::post))
        .route("/fragments/posts/{id}/embed", get(share::fragment))
        .route("/posts/{id}/share", get(share::page))
        .route("/fragments/comments/{id}", get(fragments::comment))
        .route("/topics/{key}/follow", post(topics::submit))
        .route("/files/{id}/{name}", get(files::file))
        .route("/thumbnails/{id}", get(files::thumbnail))
        .route("/pictures/{id}", get(files::picture::page))
        .route("/spaces/{slug}/manage", post(regulars::submit))
        .routes(routes!(regulars::api))
        .routes(routes!(asked::page::api))
        .routes(routes!(asked::duplicates::api))
        .routes(routes!(publish::api))
        .routes(routes!(pasted::api))
        .routes(routes!(files::describe::api))
        .routes(routes!(api::read, edit::api::api, delete::api))
        .routes(routes!(delete::api_restore))
        .routes(routes!(follows::api_follow, follows::api_unfollow))
        .routes(routes!(pins::api_pin, pins::api_unpin))
        .routes(routes!(pins::api_list))
        .routes(routes!(history::api))
        .routes(routes!(thread::api, comment::api))
        .routes(routes!(api::read_comment, edit::api::comment_api, delete::comment_api))
        .routes(routes!(delete::comment_api_restore))
        .routes(routes!(reacted::api))
        .routes(routes!(reacted::comment_api))
        .routes(routes!(reactions::api_put, reactions::api_delete))
        .routes(routes!(reactions::comment_api_put, reactions::comment_api_delete))
        .routes(routes!(topics::api_follow, topics::api_unfollow))
        .merge(approval::routes())
        .merge(plan::routes())
        .merge(prompts::routes())
        .merge(drafts::routes())
        .merge(trash::routes())
        .merge(saved::routes())
        .merge(kinds::routes())
        .merge(reading::routes())
        .merge(mutes::routes())
        .merge(previews::routes())
}
