//! A network that lives as long as a test.

use std::future::pending;
use std::path::Path;
use std::sync::Arc;

use kernel::blobs::Blobs;
use kernel::db::Source;
use kernel::gate::Gates;
use kernel::{
    App, Clock, Config, Db, Door, Lang, PersonId, Position, Role, Scope, SpaceId, Viewer,
};
use people::NewPerson;
use server::Network;
use server::connections::Limits;
use spaces::{Access, Kind, NewSpace, Standing};
use tempfile::TempDir;

use crate::Client;
use crate::postgres::PostgresDatabase;
use crate::schema::{migrated_database, migrated_file};

/// A network of its own, served on the loopback address.
pub struct TestApp {
    /// What its handlers have at hand.
    pub app: App,
    /// Where it is served: `http://127.0.0.1:…`.
    pub address: String,
    /// What is in memory beside the database.
    pub network: Network,
    folder: Arc<TempDir>,
    postgres: Option<Arc<PostgresDatabase>>,
}

impl TestApp {
    /// An empty network.
    pub async fn new() -> TestApp {
        TestApp::with(|_| {}).await
    }

    /// An empty network, set up otherwise.
    pub async fn with(set: impl FnOnce(&mut Config)) -> TestApp {
        TestApp::at(Clock::system(), set).await
    }

    /// An empty network whose hour is that of a clock.
    pub async fn at(clock: Clock, set: impl FnOnce(&mut Config)) -> TestApp {
        let folder = TempDir::new().expect("a folder for the test");
        let postgres = std::env::var("PARVIS_TEST_DB").is_ok_and(|name| name == "postgres");
        let postgres = postgres.then(migrated_database).map(Arc::new);
        if postgres.is_none() {
            migrated_file(&folder.path().join("parvis.db"));
        }
        TestApp::on(clock, folder.into(), postgres, set).await
    }

    /// Another process on the same PostgreSQL server and folder; none on SQLite, which has one.
    pub async fn beside(&self) -> Option<TestApp> {
        let postgres = Some(self.postgres.clone()?);
        let clock = self.app.db.clock().clone();
        Some(TestApp::on(clock, self.folder.clone(), postgres, |_| {}).await)
    }

    /// The same network after the process has ended and begun again.
    pub async fn restarted(self) -> TestApp {
        let (clock, folder) = (self.app.db.clock().clone(), self.folder.clone());
        let postgres = self.postgres.clone();
        drop(self);
        TestApp::on(clock, folder, postgres, |_| {}).await
    }

    async fn on(
        clock: Clock,
        folder: Arc<TempDir>,
        postgres: Option<Arc<PostgresDatabase>>,
        set: impl FnOnce(&mut Config),
    ) -> TestApp {
        crate::secured();
        let source = match &postgres {
            Some(database) => Source::Postgres(database.url.clone()),
            None => Source::file(folder.path().join("parvis.db")),
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let mut config = Config {
            public_url: address.clone(),
            upload_limit: 5 * 1024 * 1024,
            // Tests ask nothing of others but of servers of their own.
            previews: false,
            // Tests write quicker than people.
            writes_per_minute: 0,
            ..Config::default()
        };
        set(&mut config);
        let files = folder.path().join("files");
        let app = tokio::task::spawn_blocking(move || {
            let db = Db::open(&source, clock).expect("a database");
            kernel::migrate::run(&db, server::migrations()).expect("the schema");
            let (blobs, door) =
                (Blobs::open(files).expect("a store"), Door::new(config.networks.clone()));
            App { db, blobs, door, gates: Gates::default(), config: Arc::new(config) }
        });
        let app = app.await.expect("an open network");
        let network = Network::start(app.clone()).await.expect("a network in use");
        let serving = network.clone();
        let served = async move { serving.serve(listener, Limits::default(), pending()).await };
        tokio::spawn(served);
        TestApp { app, address, network, folder, postgres }
    }

    /// Cuts the connections on which processes hear one another; none on SQLite. Answers whether.
    pub fn cut_listeners(&self) -> bool {
        self.postgres.as_ref().map(|database| database.cut_listeners()).is_some()
    }

    /// The address of its database on a server; none on SQLite.
    pub fn database_url(&self) -> Option<&str> {
        self.postgres.as_ref().map(|database| database.url.as_str())
    }

    /// The folder of its files.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Has the search index, in memory, follow all that was committed.
    pub async fn indexed(&self) {
        let indexer = index::Indexer::new(&self.app.db, None);
        indexer.catch_up().await.expect("an index");
    }

    /// The code that the program would print for the first page.
    pub async fn first_run_code(&self) -> String {
        let code = identity::first_run::new_code(&self.app).await.expect("a code");
        code.expect("a network without an administrator")
    }

    /// Somebody who is not signed in.
    pub fn nobody(&self) -> Client {
        Client::new(&self.address, None)
    }

    /// A new member, signed in.
    pub async fn member(&self, handle: &str) -> Client {
        self.person(handle, Role::Member, None).await
    }

    /// A new guest, signed in.
    pub async fn guest(&self, handle: &str) -> Client {
        self.person(handle, Role::Guest, None).await
    }

    /// A new administrator, signed in.
    pub async fn administrator(&self, handle: &str) -> Client {
        self.person(handle, Role::Administrator, None).await
    }

    /// A new member, signed in, who has an address: `handle@example.com`.
    pub async fn member_with_mail(&self, handle: &str) -> Client {
        self.person(handle, Role::Member, Some(format!("{handle}@example.com"))).await
    }

    async fn person(&self, handle: &str, role: Role, email: Option<String>) -> Client {
        let named = handle.to_owned();
        let made = self.app.db.write(move |tx| {
            let mut name = named.replace(['.', '-'], " ");
            name[..1].make_ascii_uppercase();
            let new = NewPerson {
                handle: named.clone(),
                name: name.clone(),
                role,
                email: email.clone(),
                lang: Lang::En,
                claimed: true,
                ..NewPerson::default()
            };
            let id = people::create(tx, &new)?;
            let session = identity::session::open(tx, id, &Default::default())?;
            let viewer = Viewer {
                id,
                name,
                handle: named.clone(),
                role,
                lang: Lang::En,
                photo: None,
                scope: Scope::Full,
            };
            let (_, token) = identity::tokens::create(tx, id, "test", Scope::Full, None)?;
            Ok((viewer, session, token))
        });
        let (viewer, session, token) = made.await.expect("a person");
        Client::new(&self.address, Some((viewer, session, token)))
    }

    /// A new space run by `founder`; its name is its address.
    pub async fn space(&self, founder: &Client, slug: &str, access: Access) -> SpaceId {
        self.space_of(founder, slug, access, Kind::Interest).await
    }

    /// A new space of some kind.
    pub async fn space_of(
        &self,
        founder: &Client,
        slug: &str,
        access: Access,
        kind: Kind,
    ) -> SpaceId {
        let (founder, slug) = (founder.id(), slug.to_owned());
        let made = self.app.db.write(move |tx| {
            let new = NewSpace {
                name: slug.clone(),
                slug: Some(slug.clone()),
                access: Some(access),
                kind: Some(kind),
                ..NewSpace::default()
            };
            spaces::create(tx, founder, &new)
        });
        made.await.expect("a space")
    }

    /// Puts somebody in a space.
    pub async fn join(&self, space: SpaceId, person: &Client) {
        let person: PersonId = person.id();
        let joined = self.app.db.write(move |tx| spaces::add(tx, space, person, Standing::Member));
        joined.await.expect("a member");
    }

    /// The end of the log, with all that this process has committed. On PostgreSQL a transaction that is
    /// open elsewhere, be it in the database of another test, holds it back for a moment.
    pub async fn end_of_log(&self) -> Position {
        let committed = *self.app.db.commits().borrow();
        loop {
            let end = self.app.db.read(kernel::log::end).await.expect("the end of the log");
            if end >= committed {
                return end;
            }
            tokio::task::yield_now().await;
        }
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.network.runner.close();
    }
}
