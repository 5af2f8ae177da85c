//! A running network without a server: its database in a folder of its own, its clock in hand.

use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::middleware::from_fn_with_state;
use identity::password::hash;
use kernel::blobs::Blobs;
use kernel::db::Source;
use kernel::{App, Clock, Config, Db, PersonId, Result, Role, SpaceId, Time, Tx, params};
use people::{Hashed, NewPerson};

use crate::server::{PostgresDatabase, fresh_database};

/// The password of everybody.
pub const PASSWORD: &str = "trois vélos verts";

fn hashed() -> Hashed {
    static HASHED: OnceLock<Hashed> = OnceLock::new();
    HASHED.get_or_init(|| hash(PASSWORD).unwrap()).clone()
}

fn router(app: &App) -> Router {
    let (router, _) = people::routes().merge(identity::routes()).split_for_parts();
    let layer = from_fn_with_state((app.clone(), Default::default()), identity::session::layer);
    router.layer(layer).with_state(app.clone())
}

/// The network.
pub struct Net {
    pub app: App,
    pub clock: Clock,
    pub router: Router,
    _folder: Option<tempfile::TempDir>,
    _postgres: Option<PostgresDatabase>,
}

impl Net {
    pub fn new() -> Net {
        Net::with(Config::default())
    }

    pub fn with(config: Config) -> Net {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::standing_at(Time::from_millis(1_790_000_000_000));
        let postgres = std::env::var("PARVIS_TEST_DB").is_ok_and(|name| name == "postgres");
        let postgres = postgres.then(fresh_database);
        let source = match &postgres {
            Some(database) => Source::parse(&database.url),
            None => Source::file(folder.path().join("parvis.db")),
        };
        let db = Db::open(&source, clock.clone()).unwrap();
        let steps = [
            kernel::migrate::MIGRATIONS,
            people::MIGRATIONS,
            mail::MIGRATIONS,
            identity::MIGRATIONS,
        ]
        .concat();
        kernel::migrate::run(&db, steps).unwrap();
        let blobs = Blobs::open(folder.path().join("files")).unwrap();
        let app = App {
            db,
            blobs,
            door: Default::default(),
            gates: Default::default(),
            config: Arc::new(config),
        };
        let router = router(&app);
        Net { app, clock, router, _folder: Some(folder), _postgres: postgres }
    }

    /// Another node on the same database.
    pub fn beside(&self) -> Net {
        let app = App { gates: Default::default(), ..self.app.clone() };
        let router = router(&app);
        Net { app, clock: self.clock.clone(), router, _folder: None, _postgres: None }
    }

    /// Runs a rule.
    pub fn write<T: Send + 'static>(
        &self,
        rule: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> T {
        self.app.db.write_blocking(rule).unwrap()
    }

    /// A person who signs in with [`PASSWORD`].
    pub fn person(&self, handle: &str, role: Role) -> PersonId {
        let new = NewPerson {
            handle: handle.to_owned(),
            name: format!("{} Martin", handle[..1].to_uppercase() + &handle[1..]),
            role,
            password: Some(hashed()),
            claimed: true,
            ..NewPerson::default()
        };
        self.write(move |tx| people::create(tx, &new))
    }

    /// Someone who came by import.
    pub fn imported(&self, handle: &str, email: Option<&str>) -> PersonId {
        let new = NewPerson {
            handle: handle.to_owned(),
            name: "Anne Importée".to_owned(),
            email: email.map(str::to_owned),
            ..NewPerson::default()
        };
        self.write(move |tx| people::create(tx, &new))
    }

    /// Puts people into a space, as the crate of spaces would.
    pub fn space(&self, space: i64, members: &[PersonId]) {
        kernel::sql! {
            static JOIN = "INSERT INTO memberships (space_id, person_id, role, joined_at)
                VALUES ($1, $2, 'member', $3)";
        }
        let members = members.to_vec();
        self.write(move |tx| {
            for person in &members {
                let now = tx.now();
                tx.execute(&JOIN, params![SpaceId(space), person, now])?;
            }
            Ok(())
        });
    }

    /// The kinds of what the log holds.
    pub fn log(&self) -> Vec<String> {
        // As written, not as readers may see it: on PostgreSQL they wait for whoever else uses the
        // server at the time.
        kernel::sql! { static KINDS = "SELECT kind FROM activities ORDER BY xid, seq"; }
        self.write(|tx| tx.query(&KINDS, params![], |row| row.get(0)))
    }
}
