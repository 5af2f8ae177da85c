//! Networks of earlier versions are opened by this one, or stay as they are.
//!
//! Each file of `tests/upgrade` is a backup of a small network, made when the schema was what it was that
//! month: people (`ines`, who runs it, and `noor`), a space, posts of every kind there was, a file, a draft.
//! A release that changes the schema adds one (docs/testing.md).

use std::fs;
use std::path::PathBuf;

use kernel::blobs::Blobs;
use kernel::db::{Source, tables};
use kernel::migrate::{self, Migration};
use kernel::{Clock, Db};
use testkit::TestApp;
use testkit::postgres::fresh_database;

/// The networks of before.
fn before() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/upgrade");
    let files = fs::read_dir(folder).expect("a folder").flatten().map(|file| file.path());
    let mut files: Vec<PathBuf> = files.collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_of_before_is_used_as_ever() {
    for file in before() {
        let net = TestApp::new().await;
        let (db, blobs, backup) = (net.app.db.clone(), net.app.blobs.clone(), file.clone());
        let restored = tokio::task::spawn_blocking(move || {
            let input = fs::File::open(backup).expect("a backup");
            let steps = server::migrations();
            backup::restore(&db, &blobs, steps, true, input, |_| Ok(())).expect("it is restored");
            backup::check(&db, &blobs).expect("a look")
        });
        assert_eq!(restored.await.expect("findings"), [""; 0], "{}", file.display());

        let (csrf, cookie) = net.nobody().form_token("/sign-in").await;
        let password = ("password", "a second long sentence");
        let fields = [("csrf", csrf.as_str()), ("login", "noor"), password, ("next", "/")];
        let signed_in = net.nobody().post_as(&cookie, "/sign-in", &fields).await.expect(303);
        let cookies = signed_in.headers.get_all("set-cookie").iter();
        let mut values = cookies.filter_map(|cookie| cookie.to_str().ok()?.strip_prefix("parvis="));
        let session = values.next().and_then(|rest| rest.split(';').next()).expect("a session");
        let noor = net.member("visitor").await.seated(session);
        let home = noor.get("/").await.expect(200).text;
        for words in ["The wheel turns again", "Which grease?", "The bridge is closed", "Open day"]
        {
            assert!(home.contains(words), "{words}");
        }
        assert!(!home.contains("Nobody else reads this"));
        let plan = home.split("href=\"").find(|rest| rest.starts_with("/files/"));
        let plan = plan.and_then(|rest| rest.split('"').next()).expect("the file");
        assert_eq!(noor.get(plan).await.expect(200).text, "The plan of the mill\n");
        for page in ["/inbox", "/spaces/atelier", "/people/ines", "/settings", "/trash"] {
            noor.get(page).await.expect(200);
        }
        let new = [("space", "atelier"), ("kind", "message"), ("body", "Today")];
        noor.post_files("/posts", &new, Vec::new()).await.expect(303);
    }
}

/// A step that fails undoes those before it, so that a process that ends in the midst of them, at whichever,
/// leaves what was there.
#[test]
fn a_step_that_fails_changes_nothing() {
    let postgres = std::env::var("PARVIS_TEST_DB").is_ok_and(|name| name == "postgres");
    for file in before() {
        let (folder, database) =
            (tempfile::tempdir().expect("a folder"), postgres.then(fresh_database));
        let source = match &database {
            Some(database) => Source::parse(&database.url),
            None => Source::file(folder.path().join("parvis.db")),
        };
        let db = Db::open(&source, Clock::system()).expect("a database");
        let blobs = Blobs::open(folder.path().join("files")).expect("a store");
        let then = steps_of(&file);
        let new: Vec<Migration> = server::migrations()
            .into_iter()
            .filter(|step| !then.contains(&step.name.into()))
            .collect();
        let old: Vec<Migration> = server::migrations()
            .into_iter()
            .filter(|step| then.contains(&step.name.into()))
            .collect();
        let input = fs::File::open(&file).expect("a backup");
        backup::restore(&db, &blobs, old.clone(), false, input, |_| Ok(())).expect("as it was");
        let before = db.read_blocking(tables::list).expect("the tables");

        let broken = Migration { name: "test/9999_broken", text: "CREATE TABLE nonsense (" };
        for count in 0..=new.len() {
            let steps = [old.as_slice(), &new[..count], &[broken]].concat();
            migrate::run(&db, steps).expect_err("the last step fails");
            assert_eq!(db.read_blocking(tables::list).expect("the tables"), before);
        }
        let applied = migrate::run(&db, server::migrations()).expect("all steps");
        assert_eq!(applied.len(), new.len());
    }
}

/// The steps of the schema that a backup was made with: its first entry says them.
fn steps_of(file: &PathBuf) -> Vec<String> {
    let bytes = fs::read(file).expect("a backup");
    let json = &bytes[512..];
    let mut values = serde_json::Deserializer::from_slice(json).into_iter::<serde_json::Value>();
    let begin = values.next().expect("its first entry").expect("JSON");
    serde_json::from_value(begin["steps"].clone()).expect("names")
}
