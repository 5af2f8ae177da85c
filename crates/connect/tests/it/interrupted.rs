//! A process that dies in the middle of an import, and an import that is run again.

use connect::{Options, Progress};
use kernel::db::Source;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::common::{State, network, on_postgres, open};
use crate::export::lively;

const DATABASE: &str = "PARVIS_IMPORT_DATABASE";
const FOLDER: &str = "PARVIS_IMPORT_FOLDER";
const DRAWN: &str = "PARVIS_IMPORT_DRAWN";

/// A progress bar that ends the process when it has been drawn so many times.
struct Deadly(u32);

impl Write for Deadly {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 -= 1;
        if self.0 == 0 {
            std::process::abort();
        }
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Transactions so small that death finds some done and some not.
const OPTIONS: Options = Options { dry_run: false, batch: 7 };

/// The process that dies.
#[test]
#[ignore = "the process that an_import_cut_anywhere_is_completed starts"]
fn import_until_dead() {
    let variable = |name: &str| std::env::var(name).expect("started by the other test");
    let folder = variable(FOLDER);
    let folder = Path::new(&folder);
    let app = open(&Source::parse(&variable(DATABASE)), folder);
    let mut progress = Progress::on(Deadly(variable(DRAWN).parse().unwrap()));
    let export = folder.join("export.zip");
    connect::mattermost::import(&app, &export, &OPTIONS, &mut progress).unwrap();
}

#[test]
fn an_import_cut_anywhere_is_completed() {
    let whole = network();
    let export = lively(40);
    let path = export.write(whole.folder.path());
    connect::mattermost::import(&whole.app, &path, &OPTIONS, &mut Progress::silent()).unwrap();
    let expected = State::of(&whole.app);

    let broken = network();
    let path = export.write(broken.folder.path());
    let database = match &broken.source {
        Source::Sqlite { path, .. } => path.display().to_string(),
        Source::Postgres(url) => url.clone(),
    };
    let (mut deaths, mut before) = (0, State::of(&broken.app));
    for drawn in [10, 45, 60, 75] {
        let end = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "interrupted::import_until_dead", "--ignored"])
            .env(DATABASE, &database)
            .env(FOLDER, broken.folder.path())
            .env(DRAWN, drawn.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        deaths += u32::from(!end.success());
        let after = State::of(&broken.app);
        assert!(after.count("posts") <= expected.count("posts"));
        if drawn > 45 {
            assert!(after.count("posts") > before.count("posts"), "it went on from there");
        }
        before = after;
    }
    assert_eq!(deaths, 4, "on PostgreSQL: {}", on_postgres());
    let told =
        connect::mattermost::import(&broken.app, &path, &OPTIONS, &mut Progress::silent()).unwrap();
    assert_eq!(State::of(&broken.app).rows, expected.rows, "{told}");
    assert!(told.problems().is_empty() && told.repetitions().next().is_none(), "{told}");
}
