//! The face of Parvis: the frame of every page, the components inside it, the words in both
//! languages, and the stylesheet and script that the browser receives.
//!
//! What holds here:
//! - A page works without its script; the script ([`assets`]) only makes it immediate.
//! - No page carries an inline script or style: [`CSP`] refuses them, so colour and size are
//!   classes.
//! - Every visible word comes from a Fluent file through [`Locale`]; each crate adds its own with
//!   [`messages!`] and [`i18n::parity`] lists what one language lacks.
//! - Text is escaped by the templates; only [`SafeHtml`] passes through as it is, and only this
//!   crate and the sanitiser build one.
//!
//! What handlers take from a request ([`Form`], [`Json`], [`Query`], [`Multipart`]) answers with errors of
//! our own, and a form is read only after its token ([`csrf`]) was checked.
//!
//! A handler answers a [`Page`]; the server wraps it once with [`shell::render`]. Other crates'
//! templates take the components from `templates/ui/macros.html`, and every component can be seen
//! at `/gallery`.

extern crate self as ui;

mod address;
pub mod administration;
pub mod answer;
pub mod assets;
mod avatar;
pub mod cached_html;
pub mod csrf;
mod ctx;
pub mod editor;
mod extract;
mod face;
pub mod flash;
mod format;
pub mod gallery;
mod html;
pub mod i18n;
mod icons;
mod locale;
mod manifest;
mod offline;
mod options;
mod page;
mod route;
mod routes;
pub mod shell;
mod theme;
mod typed;
mod upload;
pub mod view;
mod zone;

pub use address::{came_from, encode};
pub use avatar::{initials, photo_of, tint};
pub use cached_html::CachedHtml;
pub use ctx::Ctx;
pub use extract::{
    EmptyForm, Form, Json, Multipart, Part, Query, Receiver, WORDS_MOST, object, object_or_none,
};
pub use face::{face, large_face};
pub use format::french_spaces;
pub use html::SafeHtml;
pub use icons::icon;
pub use locale::Locale;
pub use options::options;
pub use page::{Nav, Notice, Page, Tone};
pub use route::Route;
pub use routes::{CSP, routes};
pub use shell::{NavSpace, ShellData};
pub use theme::Theme;
pub use typed::Typed;
pub use upload::upload;
pub use view::REACTIONS;
pub use zone::Zone;

#[doc(hidden)]
pub use inventory;

messages! { "i18n/fr.ftl", "i18n/en.ftl" }
