//! Imports an export into a database and tells how long it took: to measure importers with.
//!
//! `import DATABASE FOLDER mattermost FILE [--dry-run]`,
//! `import DATABASE FOLDER mbox FILE SPACE [--dry-run]`; the database is a path or a
//! `postgres://` address, the folder is for files.

use connect::{Options, Progress};
use kernel::db::Source;
use kernel::{App, Clock, Config, Db, blobs::Blobs, migrate};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let given: Vec<&str> =
        arguments.iter().map(String::as_str).filter(|one| !one.starts_with("--")).collect();
    let dry_run = arguments.iter().any(|one| one == "--dry-run");
    let [database, folder, format, file, ..] = given[..] else {
        eprintln!("import DATABASE FOLDER mattermost|mbox FILE [SPACE] [--dry-run]");
        std::process::exit(2);
    };
    let db = Db::open(&Source::parse(database), Clock::system()).expect("the database opens");
    let steps = [
        migrate::MIGRATIONS,
        people::MIGRATIONS,
        spaces::MIGRATIONS,
        posts::MIGRATIONS,
        connect::MIGRATIONS,
    ];
    migrate::run(&db, steps.concat()).expect("the schema is brought up to date");
    let blobs = Blobs::open(folder).expect("the folder can be used");
    let app = App { db, blobs, config: Arc::new(Config::default()) };
    let options = Options { dry_run, ..Options::default() };
    let mut progress = Progress::stderr();
    let start = Instant::now();
    let end = match format {
        "mattermost" => connect::mattermost::import(&app, Path::new(file), &options, &mut progress),
        _ => {
            let space = given.get(4).copied().unwrap_or("List");
            connect::mbox::import(&app, Path::new(file), space, &options, &mut progress)
        }
    };
    match end {
        Ok(report) => print!("{report}"),
        Err(failure) => eprintln!("{}", failure.text(kernel::Lang::En)),
    }
    println!("{:.1} s", start.elapsed().as_secs_f64());
}
