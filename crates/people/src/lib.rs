//! People: profiles, units and the org chart, following, blocking, presence, the directory. How somebody proves who they
//! are is in `identity`.
//!
//! What holds here:
//! - A person is shown, followed or administered only with the proof of [`access`] that the viewer
//!   may see them: everybody sees everybody, but guests only the people they share a space with.
//!   Lists ask the same question in their query, by [`visible_person!`].
//! - The table `memberships` stands here, for [`visible_person!`], and is written by `spaces` alone;
//!   `member_counts` beside it by `spaces`, and here wherever an account opens, closes or changes role.
//! - Guests see nothing of the org chart, and neither address nor telephone of others.
//!
//! Deliberately absent: how many people follow somebody. No number about a person leaves them.

pub mod access;
pub mod arrivals;
pub mod block;
pub mod bots;
mod cards;
mod change;
mod chart;
mod create;
pub mod directory;
pub mod erased;
pub mod expertise;
pub mod finder;
mod follow;
pub mod groups;
pub mod held_back;
pub mod logged;
mod me;
pub mod names;
mod person;
mod person_card;
mod personal_data;
pub mod photo;
pub mod picker;
pub mod presence;
pub mod profile;
pub mod qr;
mod routes;
mod searched;
pub mod settings;
mod store;
pub mod tree;
mod units;
mod vcard;
mod whole;
pub mod writing;
pub mod zone;

#[doc(hidden)]
pub use kernel::inventory;

pub use access::Readable;
pub use cards::{by_email, by_handle, by_handles, card, cards, known_to, viewer};
pub use change::{Change, Placed, change, change_of};
pub use create::{Hashed, NewPerson, close_departed, create, first_administrator, free_handle};
pub use follow::{follow, followed};
pub use person::{Person, PersonCard, Unit, UnitId, roles};
pub use routes::routes;
pub use store::accounts;
pub use store::people::viewer_of_row;
pub use units::{
    all as all_units, any as any_unit, change as change_unit, set_head as set_unit_head, unit,
};
pub use whole::text_of;

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] = kernel::migrations!(
    "people",
    "0001_people",
    "0002_presence",
    "0003_zone",
    "0004_counts",
    "0005_directory",
    "0006_blocks",
    "0007_sign_in_tries",
    "0008_groups",
    "0009_profile",
    "0010_unit_counts",
    "0011_joiners",
    "0012_writing",
    "0013_retired_handles",
    "0014_erasing",
    "0015_bots"
);

ui::messages! { "i18n/fr.ftl", "i18n/en.ftl" }
ui::admin_page!(People 3, "/admin/groups", "people", "groups-title", "groups-lead");
