//! The binary itself, on a folder of its own.

use std::path::Path;
use std::process::{ExitStatus, Stdio};

use kernel::db::Source;
use kernel::{Clock, Db, Lang, Role, Scope};
use people::NewPerson;
use spaces::{Access, NewSpace};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// A running `parvis serve`.
pub(super) struct Process {
    child: Child,
    /// Where it is served.
    pub(super) address: String,
}

fn parvis(command: &str, folder: &Path) -> Command {
    let mut parvis = Command::new(env!("CARGO_BIN_EXE_parvis"));
    parvis.args([command, "--data"]).arg(folder).env_remove("PARVIS_DATABASE");
    parvis.env("PARVIS_LOG", "error").env("LC_ALL", "C").stdin(Stdio::null()).kill_on_drop(true);
    parvis
}

impl Process {
    /// Starts it on the embedded database and waits until it listens.
    pub(super) async fn start(folder: &Path) -> Process {
        Process::start_on(folder, None).await
    }

    /// Starts it on a free port, on a PostgreSQL server where one is named.
    pub(super) async fn start_on(folder: &Path, database: Option<&str>) -> Process {
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
        let listen = port.expect("a free port").to_string();
        let mut parvis = parvis("serve", folder);
        if let Some(url) = database {
            parvis.args(["--database", url]);
        }
        // It writes quicker than people.
        parvis.args(["--listen", &listen, "--writes-per-minute", "0"]);
        let child = parvis.stdout(Stdio::piped()).spawn();
        let mut child = child.expect("the binary starts");
        let output = child.stdout.take().expect("its output is piped");
        let said = BufReader::new(output).lines().next_line().await.expect("a line");
        assert_eq!(said, Some(format!("Parvis is running at http://{listen} (Ctrl+C to stop)")));
        Process { child, address: format!("http://{listen}") }
    }

    /// `kill -9`, and waits for the end.
    pub(super) async fn kill(mut self) {
        self.child.kill().await.expect("it can be killed");
    }

    /// Asks it to end, and waits for that.
    pub(super) async fn end(mut self) -> ExitStatus {
        let id = self.child.id().expect("it runs").to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status().await;
        assert!(asked.expect("kill can be started").success());
        self.child.wait().await.expect("it ends")
    }
}

/// What `parvis check` says of the folder.
pub(super) async fn check(folder: &Path) -> String {
    let output = parvis("check", folder).output().await.expect("the binary starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// The database of the folder, opened beside or before the process.
pub(super) fn database(folder: &Path) -> Db {
    open(&Source::file(folder.join("parvis.db")))
}

fn open(source: &Source) -> Db {
    let db = Db::open(source, Clock::system()).expect("a database");
    kernel::migrate::run(&db, server::migrations()).expect("the schema");
    db
}

/// Puts a person and their space, `atelier`, into a new database; answers an access token.
pub(super) fn prepare(folder: &Path) -> String {
    fill(&database(folder))
}

/// The same on a PostgreSQL server.
pub(super) fn prepare_on(url: &str) -> String {
    fill(&open(&Source::parse(url)))
}

fn fill(db: &Db) -> String {
    let made = db.write_blocking(|tx| {
        let new = NewPerson {
            handle: "camille".into(),
            name: "Camille".into(),
            role: Role::Administrator,
            lang: Lang::En,
            claimed: true,
            ..NewPerson::default()
        };
        let person = people::create(tx, &new)?;
        let space = NewSpace {
            name: "Atelier".into(),
            slug: Some("atelier".into()),
            access: Some(Access::Open),
            ..NewSpace::default()
        };
        spaces::create(tx, person, &space)?;
        Ok(identity::tokens::create(tx, person, "test", Scope::Full, None)?.1)
    });
    made.expect("a person")
}
