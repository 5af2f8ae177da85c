//! Who somebody is, and how they prove it: sessions, signing in and out, passwords, access tokens,
//! invitations, one's own account, and what administrators do to accounts.
//!
//! What holds here:
//! - Secrets (sessions, invitations, access tokens) are 256 random bits of which the database keeps
//!   the hash; passwords are Argon2id. None of them is ever logged, or shown twice.
//! - A session ends in the transaction that signs out, changes the password or the role, or closes
//!   the account.
//! - Whatever changes something over HTTP was sent by one of our own pages ([`session::layer`] and
//!   [`ui::csrf`]) or carries an access token.
//!
//! Its first tables stand in the schema of `people`, where they were before this was a crate of its own.

mod account;
mod accounts;
mod admin;
pub mod administer;
mod cards;
mod codes;
mod current;
mod demo;
mod entering;
mod erasure;
pub mod first_run;
pub mod guests;
pub mod invitations;
mod language;
mod limits;
pub mod logged;
pub mod lost;
pub mod owners;
pub mod password;
mod personal_data;
pub mod personnel;
mod proofs;
mod prove;
pub mod rescue;
mod routes;
mod rules;
mod second;
pub mod session;
pub mod sign_in;
mod sign_out;
mod store;
pub mod table;
mod tablets;
pub mod tokens;
pub mod ways;

pub use account::email::{replace_email, set as change_email};
pub use account::password::{has as has_password, prove as prove_password};
pub use admin::name_site;
pub use entering::Entered;
#[doc(hidden)]
pub use kernel::inventory;
pub use routes::routes;

ui::messages! { "i18n/fr.ftl", "i18n/en.ftl" }
ui::admin_page!(People 1, "/admin/people", "people", "accounts-title", "accounts-lead");
ui::admin_page!(
    People 2,
    "/invitations",
    "person-add",
    "invitations-title",
    "admin-invitations-about"
);
ui::admin_page!(People 4, "/admin/guests", "external", "guests-policy", "guests-policy-lead");
ui::admin_page!(SignIn 2, "/admin/sign-in-rules", "key", "rules-title", "rules-lead");
ui::admin_page!(SignIn 4, "/admin/tablets", "people", "tablets-title", "admin-tablets-about");

/// The tables of this crate that are not in the schema of `people`.
pub const MIGRATIONS: &[kernel::migrate::Migration] = kernel::migrations!(
    "identity",
    "0001_proofs",
    "0002_moving_in",
    "0003_guests",
    "0004_factors",
    "0005_sign_in_rules",
    "0006_tablets",
    "0007_owners"
);
