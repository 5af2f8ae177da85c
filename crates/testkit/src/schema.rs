//! The schema, applied once and copied for each test.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use kernel::db::Source;
use kernel::{Clock, Db};
use tempfile::TempDir;

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

/// Puts an embedded database with every migration applied and nothing in it where none is.
pub(crate) fn migrated_file(path: &Path) {
    let template = std::env::temp_dir().join(format!("{}.db", template()));
    if std::fs::copy(&template, path).is_ok() {
        return;
    }
    // Where several begin at once each makes one, and the last stays: they are the same.
    let folder = TempDir::new().expect("a folder for the schema");
    let first = folder.path().join("parvis.db");
    migrate(&Source::file(&first));
    Source::settle(&first).expect("one file");
    std::fs::copy(&first, path).expect("the schema is copied");
    std::fs::rename(&first, &template).expect("the schema is kept");
}

fn migrate(source: &Source) {
    let db = Db::open(source, Clock::system()).expect("a database");
    kernel::migrate::run(&db, server::migrations()).expect("the schema");
}

/// A name that changes with the migrations: what has it may be kept from run to run.
fn template() -> String {
    let mut hasher = DefaultHasher::new();
    for step in server::migrations() {
        (step.name, step.text).hash(&mut hasher);
    }
    format!("parvis_schema_{:016x}", hasher.finish())
}
