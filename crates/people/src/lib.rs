//! People: accounts, sessions, sign-in, invitations, profiles, units, following, the directory,
//! access tokens.
//!
//! What holds here:
//! - A person is shown, followed or administered only with the proof of [`access`] that the viewer
//!   may see them: everybody sees everybody, but guests only the people they share a space with.
//!   Lists ask the same question in their query, by [`visible_person!`].
//! - Secrets (sessions, invitations, access tokens) are 256 random bits of which the database keeps
//!   the hash; passwords are Argon2id. None of them is ever logged, or shown twice.
//! - A session ends in the transaction that signs out, changes the password or the role, or closes
//!   the account.
//! - Whatever changes something over HTTP was sent by one of our own pages ([`session::layer`] and
//!   [`ui::csrf`]) or carries an access token.
//! - The table `memberships` stands here, for [`visible_person!`], and is written by `spaces` alone;
//!   `member_counts` beside it by `spaces`, and here wherever an account opens, closes or changes role.
//!
//! Deliberately absent: how many people follow somebody. No number about a person leaves them.

pub mod access;
mod account;
mod admin;
pub mod administer;
pub mod block;
mod cards;
mod change;
mod create;
mod current;
mod demo;
pub mod directory;
mod first_run;
mod follow;
pub mod invitations;
mod language;
mod limits;
mod me;
pub mod names;
pub mod password;
mod person;
pub mod photo;
pub mod presence;
pub mod profile;
mod routes;
pub mod session;
pub mod settings;
pub mod sign_in;
mod sign_out;
mod store;
pub mod tokens;
mod units;
pub mod zone;

pub use access::Readable;
pub use admin::name_site;
pub use cards::{
    OFFERED, beginnings, by_email, by_handle, by_handles, card, cards, complete, known_to, viewer,
};
pub use change::{Change, change};
pub use create::{NewPerson, close_departed, create, first_administrator, free_handle};
pub use follow::{follow, followed};
pub use person::{Person, PersonCard, Unit, UnitId};
pub use routes::routes;
pub use units::{all as all_units, unit};

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] = kernel::migrations!(
    "people",
    "0001_people",
    "0002_presence",
    "0003_zone",
    "0004_counts",
    "0005_directory",
    "0006_blocks",
    "0007_sign_in_tries"
);

ui::messages! { "i18n/fr.ftl", "i18n/en.ftl" }
