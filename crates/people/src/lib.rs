//! People: accounts, sessions, sign-in, invitations, profiles, units, following, the directory,
//! access tokens.
#![allow(missing_docs)]

pub mod access;
mod cards;
mod create;
pub mod names;
pub mod password;
mod person;
pub mod settings;
mod store;
mod unit_id;
mod units;

pub use access::Readable;
pub use cards::{by_handle, by_handles, card, cards, complete};
pub use create::{NewPerson, create};
pub use person::{Person, PersonCard, Unit};
pub use unit_id::UnitId;
pub use units::{all as all_units, unit};

/// The tables of this crate.
pub const MIGRATIONS: &[kernel::migrate::Migration] =
    kernel::migrations!("people", "0001_people");
