//! What the kernel promises, on the engine that `PARVIS_TEST_DB` names: `sqlite` (the default) or
//! `postgres`, on the server that `PARVIS_TEST_POSTGRES` names. What concerns SQLite's file alone
//! is tested with SQLite.

mod blobs;
mod check;
mod common;
mod disk_full;
mod door;
mod follower;
mod forgetting;
mod group_commit;
mod horizon;
mod ids;
mod kill;
mod log;
mod migrations;
mod postgres;
mod power_cut;
mod savepoint;
mod values;

// The test kit stands on every other crate, and the kernel below them all: these two of its
// modules, which need none of them, are compiled here once more.
#[path = "../../../testkit/src/disk/mod.rs"]
mod disk;
#[path = "../../../testkit/src/postgres.rs"]
mod server;
