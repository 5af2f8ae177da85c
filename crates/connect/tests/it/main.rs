//! Imports into a network, on the engine that `PARVIS_TEST_DB` names: `sqlite` (the default) or
//! `postgres`, on the server that `PARVIS_TEST_POSTGRES` names.

mod common;
mod disk_full;
mod export;
mod interrupted;
mod mailbox;
mod mattermost;
mod mattermost_again;
mod mattermost_odd;
mod mattermost_reused;
mod real;

// The test kit stands on every other crate, this one among them: these two of its modules, which
// need none of them, are compiled here once more.
#[allow(dead_code, reason = "only a part of it is needed here")]
#[path = "../../../testkit/src/disk/mod.rs"]
mod disk;
#[path = "../../../testkit/src/postgres.rs"]
mod server;
