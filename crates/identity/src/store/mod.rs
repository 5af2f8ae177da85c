//! The SQL of identity: a file for each table.

pub(crate) mod accounts;
pub(crate) mod domains;
pub(crate) mod factors;
pub(crate) mod guests;
pub(crate) mod halves;
pub(crate) mod invitations;
pub(crate) mod owners;
pub(crate) mod personnel;
pub(crate) mod pins;
pub(crate) mod proofs;
pub(crate) mod rules;
pub(crate) mod sessions;
pub(crate) mod tokens;
pub(crate) mod tries;
