//! Directories that are asked over LDAP (Active Directory, OpenLDAP): people and groups in step with them, and signing in
//! with their password.
//!
//! Invariants:
//! - what a directory says goes through the functions of [`crate::scim`]: what it may claim, change and close is the same;
//! - somebody is who their entry is (`entryUUID`, `objectGUID`), never who has their address or name;
//! - of a directory that was not read to its end nothing is believed, and more than one in twenty accounts are closed only
//!   when an administrator says so;
//! - what is typed is never part of a filter; an empty password is sent to nobody; no other server is asked than the one
//!   declared;
//! - passwords are kept by nobody but the directory, and are in no log.

pub(crate) mod admin;
pub(crate) mod api;
mod client;
mod dn;
mod entry;
mod erasure;
mod form;
mod nested;
mod photos;
mod plan;
mod read;
pub(crate) mod report;
mod run;
pub(crate) mod settings;
mod sign_in;
pub(crate) mod source;
mod store;
mod trial;

pub use run::Keeper;
