//! People over HTTP: the routes of this crate behind its session layer, as a browser and as a
//! program see them, on the engine that `PARVIS_TEST_DB` names (`sqlite`, the default, or
//! `postgres`, on the server that `PARVIS_TEST_POSTGRES` names).

mod account;
mod administer;
mod browser;
mod csrf;
mod factors;
mod first_run;
mod follow;
mod guests;
mod invitations;
mod net;
mod owners;
mod passkeys;
mod photo;
mod rules;
mod sign_in;
mod statements;
mod tablets;
mod tokens;

// The test kit stands on the whole program; this module of it needs none, and these tests need
// no more of it.
#[path = "../../../testkit/src/postgres.rs"]
mod server;

// An authenticator in memory, with which passkeys are tested where they are checked.
#[path = "../../../factors/tests/passkeys/authenticator.rs"]
mod authenticator;
