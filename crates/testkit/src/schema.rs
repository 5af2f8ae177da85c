//! The schema, applied once and copied for each test.

use std::hash::{DefaultHasher, Hash, Hasher};

use kernel::db::Source;
use kernel::{Clock, Db};

use crate::postgres::{PostgresDatabase, copy_of, fresh_database};

/// A database of its own with every migration applied and nothing in it.
pub(crate) fn migrated_database() -> PostgresDatabase {
    let template = template();
    copy_of(&template).unwrap_or_else(|| {
        let first = fresh_database();
        migrate(&Source::Postgres(first.url.clone()));
        first.rename(&template);
        copy_of(&template).expect("the schema is copied")
    })
}

fn migrate(source: &Source) {
    let db = Db::open(source, Clock::system()).expect("a database");
    kernel::migrate::run(&db, server::migrations()).expect("the schema");
}

/// A name that changes with the migrations: a server may be kept from run to run.
fn template() -> String {
    let mut hasher = DefaultHasher::new();
    for step in server::migrations() {
        (step.name, step.text).hash(&mut hasher);
    }
    format!("parvis_schema_{:016x}", hasher.finish())
}
