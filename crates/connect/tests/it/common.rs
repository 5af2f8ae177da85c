//! A network of its own for each test, and what can be asked of it.

use connect::{Counts, Kind, Problem, Report};
use kernel::blobs::Blobs;
use kernel::db::Source;
use kernel::{App, Clock, Config, Db, Result, Tx, migrate, params, sql};
use std::sync::Arc;

use crate::server::{PostgresDatabase, fresh_database};

/// A network and where it is kept.
pub struct Network {
    pub app: App,
    pub source: Source,
    pub folder: tempfile::TempDir,
    _postgres: Option<PostgresDatabase>,
}

pub fn on_postgres() -> bool {
    match std::env::var("PARVIS_TEST_DB").as_deref() {
        Ok("postgres") => true,
        Ok("sqlite") | Err(_) => false,
        Ok(other) => panic!("PARVIS_TEST_DB is sqlite or postgres, not {other}"),
    }
}

/// An empty network.
pub fn network() -> Network {
    let folder = tempfile::tempdir().unwrap();
    let postgres = on_postgres().then(fresh_database);
    let source = match &postgres {
        Some(database) => Source::parse(&database.url),
        None => Source::file(folder.path().join("parvis.db")),
    };
    let app = open(&source, folder.path());
    Network { app, source, folder, _postgres: postgres }
}

/// The network kept there.
pub fn open(source: &Source, folder: &std::path::Path) -> App {
    let db = Db::open(source, Clock::system()).unwrap();
    let steps = [
        migrate::MIGRATIONS,
        people::MIGRATIONS,
        spaces::MIGRATIONS,
        posts::MIGRATIONS,
        files::MIGRATIONS,
        connect::MIGRATIONS,
    ];
    migrate::run(&db, steps.concat()).unwrap();
    let config = Config { upload_limit: 1_000, ..Config::default() };
    let blobs = Blobs::open(folder.join("blobs")).unwrap();
    App { db, blobs, door: Default::default(), gates: Default::default(), config: Arc::new(config) }
}

sql! {
    static TABLES = "SELECT 'people', COUNT(*) FROM people
        UNION ALL SELECT 'spaces', COUNT(*) FROM spaces WHERE kind <> 'conversation'
        UNION ALL SELECT 'conversations', COUNT(*) FROM spaces WHERE kind = 'conversation'
        UNION ALL SELECT 'memberships', COUNT(*) FROM memberships m
            JOIN spaces s ON s.id = m.space_id WHERE s.kind <> 'conversation'
        UNION ALL SELECT 'participants', COUNT(*) FROM memberships m
            JOIN spaces s ON s.id = m.space_id WHERE s.kind = 'conversation'
        UNION ALL SELECT 'posts', COUNT(*) FROM posts
        UNION ALL SELECT 'comments', COUNT(*) FROM comments
        UNION ALL SELECT 'reactions', COUNT(*) FROM reactions
        UNION ALL SELECT 'mentions', COUNT(*) FROM mentions
        UNION ALL SELECT 'topics', COUNT(*) FROM topics
        UNION ALL SELECT 'post_topics', COUNT(*) FROM post_topics
        UNION ALL SELECT 'files', COUNT(*) FROM files
        UNION ALL SELECT 'attached', COUNT(*) FROM files WHERE target_id IS NOT NULL
        UNION ALL SELECT 'revisions', COUNT(*) FROM revisions
        UNION ALL SELECT 'sessions', COUNT(*) FROM sessions
        UNION ALL SELECT 'invitations', COUNT(*) FROM invitations
        UNION ALL SELECT 'space_requests', COUNT(*) FROM space_requests
        UNION ALL SELECT 'imported', COUNT(*) FROM imported
        UNION ALL SELECT 'activities', COUNT(*) FROM activities";
    static MEMBERS = "SELECT p.handle FROM memberships m JOIN people p ON p.id = m.person_id
        JOIN spaces s ON s.id = m.space_id WHERE s.slug = $1 ORDER BY p.handle";
    static STANDINGS = "SELECT p.handle || ' ' || m.role FROM memberships m
        JOIN people p ON p.id = m.person_id JOIN spaces s ON s.id = m.space_id
        WHERE s.slug = $1 ORDER BY p.handle";
    static END = "SELECT COALESCE(MAX(seq), 0) FROM activities";
}

/// How many rows each table has, and where the log ends.
#[derive(Debug, PartialEq, Eq)]
pub struct State {
    pub rows: Vec<(String, i64)>,
    /// The number of the last entry of the log: whatever was undone may have taken numbers too.
    end: i64,
}

impl State {
    pub fn of(app: &App) -> State {
        let read = |tx: &mut Tx<'_>| -> Result<State> {
            let rows = tx.query(&TABLES, params![], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let end = tx.query_one(&END, params![], |row| row.get(0))?;
            Ok(State { rows, end })
        };
        app.db.read_blocking(read).unwrap()
    }

    pub fn count(&self, table: &str) -> i64 {
        let found = self.rows.iter().find(|(name, _)| name == table);
        found.unwrap_or_else(|| panic!("{table} is not counted")).1
    }
}

/// Everything that a report counts, as (created, there before, left).
pub fn told(report: &Report) -> Vec<(Kind, u64, u64, u64)> {
    let all = Kind::ALL.iter().map(|kind| {
        let Counts { read, created, already_there, skipped } = report.counts(*kind);
        assert_eq!(read, created + already_there + skipped);
        (*kind, created, already_there, skipped)
    });
    all.filter(|(_, a, b, c)| a + b + c > 0).collect()
}

/// That what the report says was created is what the tables hold.
pub fn assert_told_is_there(report: &Report, state: &State) {
    for (kind, table) in [
        (Kind::People, "people"),
        (Kind::Spaces, "spaces"),
        (Kind::Conversations, "conversations"),
        (Kind::Memberships, "memberships"),
        (Kind::Posts, "posts"),
        (Kind::Comments, "comments"),
        (Kind::Reactions, "reactions"),
        (Kind::Files, "files"),
        (Kind::Files, "attached"),
    ] {
        assert_eq!(report.counts(kind).created as i64, state.count(table), "{table}\n{report}");
    }
}

/// That what was in the file had all come before.
pub fn assert_nothing_created(report: &Report) {
    assert!(told(report).iter().all(|(_, created, ..)| *created == 0), "{report}");
}

/// What a report tells, its repetitions last.
pub fn problems(report: &Report) -> Vec<Problem> {
    let told = report.problems().iter().map(|located| located.problem.clone());
    told.chain(report.repetitions().map(|(problem, ..)| problem.clone())).collect()
}

/// The first column of what is asked, perhaps with an argument.
pub fn lines(app: &App, sql: &'static kernel::Sql, argument: Option<&str>) -> Vec<String> {
    let argument = argument.map(str::to_owned);
    app.db
        .read_blocking(move |tx| match &argument {
            Some(argument) => tx.query(sql, params![argument], |row| row.get(0)),
            None => tx.query(sql, params![], |row| row.get(0)),
        })
        .unwrap()
}

/// Who is in a space.
pub fn members(app: &App, slug: &str) -> Vec<String> {
    lines(app, &MEMBERS, Some(slug))
}

/// Who is in a space, and as what.
pub fn standings(app: &App, slug: &str) -> Vec<String> {
    lines(app, &STANDINGS, Some(slug))
}
