//! Files: taken, checked by their bytes, stored, put on record, and served again in parts.
//!
//! What holds here:
//! - what a file is, its bytes say: neither its name nor whoever sends it is believed;
//! - where the company looks for viruses ([`kernel::Scanner`]), nothing is kept before that;
//! - pictures are written anew, so that nothing travels in them but what is seen;
//! - a file belongs to whoever uploaded it until it is attached to something. Who may read it then is
//!   asked by the crate of that something, each time, before it calls [`serve`];
//! - the words of files ([`texts`]) are for whoever may read what the file is attached to.

pub mod alt;
mod attachment;
mod clean;
pub mod logged;
mod name;
mod personal_data;
pub mod pictures;
pub mod quota;
mod range;
pub mod resumable;
mod scan;
pub mod serve;
pub mod shown;
mod store;
mod take;
pub mod texts;
mod upload;

pub use attachment::{Attachment, FileView};
pub use name::file_name;
pub use take::{Taken, keep, keep_of, record, record_beyond_quota, take};
pub use texts::texts;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

ui::messages!("i18n/fr.ftl", "i18n/en.ftl");

kernel::id! {
    /// An uploaded file.
    FileId,
}

/// The tables of this crate, beside `files` itself, which `posts` has from before: they come after its own.
pub const MIGRATIONS: &[kernel::migrate::Migration] =
    kernel::migrations!("files", "0001_texts", "0002_alt", "0003_uploads");

/// Where a file is fetched.
pub fn href(id: FileId, name: &str) -> String {
    format!("/files/{id}/{}", ui::encode(name))
}

/// Uploading, in pages and in the API.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .route("/files", axum::routing::post(upload::submit))
        .routes(routes!(upload::api))
        .routes(routes!(upload::api_usage))
        .routes(routes!(resumable::tus::create, resumable::tus::about))
        .routes(routes!(resumable::tus::ask, resumable::tus::send, resumable::tus::forget))
}
