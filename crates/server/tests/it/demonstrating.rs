//! `parvis demo` in a folder that is not its own: it says what is there and leaves all of it as it is.

use std::path::Path;
use std::process::Stdio;

use kernel::db::Source;
use kernel::{Clock, Db, Lang, Role};
use people::NewPerson;
use tempfile::TempDir;
use tokio::process::Command;

/// Runs the demo in a folder where it cannot be; answers what it says.
async fn refused(folder: &Path, lang: &str) -> String {
    let mut parvis = Command::new(env!("CARGO_BIN_EXE_parvis"));
    parvis.args(["demo", "--listen", "127.0.0.1:0", "--data"]).arg(folder);
    parvis.env_remove("PARVIS_DATABASE").env("PARVIS_LOG", "error").env("LC_ALL", lang);
    let output = parvis.stdin(Stdio::null()).kill_on_drop(true).output().await.expect("it ends");
    assert!(!output.status.success(), "{output:?}");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    for word in ["delete", "remove", "erase", "supprim", "effac"] {
        assert!(!said.to_lowercase().contains(word), "{word}: {said}");
    }
    assert!(said.contains(&*folder.to_string_lossy()), "which folder: {said}");
    assert!(said.contains("parvis demo --data"), "another is offered: {said}");
    said
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_of_other_things_is_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("thesis.odt"), "Ten years").unwrap();
    std::fs::create_dir(folder.path().join("photos")).unwrap();
    let said = refused(folder.path(), "en_GB.UTF-8").await;
    assert!(said.contains("photos, thesis.odt"), "what is there: {said}");
    let said = refused(folder.path(), "fr_FR.UTF-8").await;
    assert!(said.contains("Ce dossier contient"), "{said}");
    assert_eq!(names(folder.path()), ["photos", "thesis.odt"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_network_is_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().to_owned();
    let made = tokio::task::spawn_blocking(move || {
        let db = Db::open(&Source::file(path.join("parvis.db")), Clock::system()).unwrap();
        kernel::migrate::run(&db, server::migrations()).unwrap();
        db.write_blocking(|tx| {
            let new = NewPerson {
                handle: "ana".into(),
                name: "Ana".into(),
                role: Role::Member,
                lang: Lang::En,
                ..NewPerson::default()
            };
            people::create(tx, &new)
        })
    });
    made.await.unwrap().unwrap();
    let said = refused(folder.path(), "en_GB.UTF-8").await;
    assert!(said.contains("another network"), "{said}");
}
