//! Backups: made while people write, restored equal on either database, refused where they are not whole.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use backup::End;
use kernel::blobs::Blobs;
use kernel::db::{Source, tables};
use kernel::error::Meaning;
use kernel::{Clock, Db, Result};
use serde_json::json;
use spaces::Access;
use testkit::postgres::{PostgresDatabase, fresh_database};
use testkit::{Client, TestApp};
use tokio::sync::Semaphore;

use crate::access::picture;

/// Made in the suite.
const HOT: usize = 3;

/// A database to restore into, and its files.
struct Target {
    db: Db,
    blobs: Blobs,
    _folder: tempfile::TempDir,
    _postgres: Option<PostgresDatabase>,
}

impl Target {
    fn new(postgres: bool) -> Target {
        let folder = tempfile::tempdir().expect("a folder");
        let postgres = postgres.then(fresh_database);
        let source = match &postgres {
            Some(database) => Source::parse(&database.url),
            None => Source::file(folder.path().join("parvis.db")),
        };
        let db = Db::open(&source, Clock::system()).expect("a database");
        let blobs = Blobs::open(folder.path().join("files")).expect("a store");
        Target { db, blobs, _folder: folder, _postgres: postgres }
    }

    fn restore(&self, backup: Vec<u8>) -> Result<End> {
        let (steps, input) = (server::migrations(), Cursor::new(backup));
        backup::restore(&self.db, &self.blobs, steps, false, input, |_| Ok(()))
    }
}

/// Memory that a backup is written to.
#[derive(Clone, Default)]
struct Memory(Arc<std::sync::Mutex<Vec<u8>>>);

impl Write for Memory {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("memory").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A backup of a network, and what is in it.
pub fn backed_up(db: &Db, blobs: &Blobs) -> (Vec<u8>, End) {
    let memory = Memory::default();
    let end = backup::write(db, blobs, "1.2.3", memory.clone()).expect("a backup");
    let bytes = std::mem::take(&mut *memory.0.lock().expect("memory"));
    (bytes, end)
}

fn on_postgres() -> bool {
    std::env::var("PARVIS_TEST_DB").is_ok_and(|name| name == "postgres")
}

/// A network with people, a photo, files, posts of several kinds, and what is read of them.
async fn lived_in(net: &TestApp) -> (Client, Client) {
    let (ana, noor) = (net.administrator("ana").await, net.member("noor").await);
    let room = net.space(&ana, "room", Access::Closed).await;
    net.join(room, &noor).await;
    let file = ana.upload("plan.png", picture(90, 60)).await.expect(201).json();
    let odd = "A tab\t, a line\nand another\r\n\\N \\ “guillemets” 👩‍🚀 é";
    let post = json!({ "space": "room", "body": odd, "files": [file["id"]] });
    let post = ana.api("POST", "/posts", Some(post)).await.expect(201).json();
    let poll = json!({ "space": "room", "kind": "poll", "title": "When?",
        "fields": { "options": ["Monday", "Friday"] } });
    ana.api("POST", "/posts", Some(poll)).await.expect(201);
    noor.comment(post["id"].as_str().expect("an identifier"), "@ana Seen.").await;
    net.end_of_log().await;
    (ana, noor)
}

/// Makes backups while people write, and restores each on both databases: each is of one moment.
async fn hot(times: usize) {
    let net = TestApp::new().await;
    let (ana, noor) = lived_in(&net).await;
    // What they may write: some more with each backup, so that many do not make it ever larger.
    let may_write = Arc::new(Semaphore::new(0));
    let writers: Vec<_> = [ana, noor]
        .into_iter()
        .map(|who| {
            let may_write = may_write.clone();
            tokio::spawn(async move {
                let mut written = 0;
                while let Ok(permit) = may_write.acquire().await {
                    permit.forget();
                    let post = who.publish("room", &format!("Number {written}")).await;
                    who.comment(&post, "And a word").await;
                    who.upload("note.txt", format!("{written}").into_bytes()).await.expect(201);
                    written += 1;
                }
                written
            })
        })
        .collect();
    let (app, more) = (net.app.clone(), may_write.clone());
    let mut rows = tokio::task::spawn_blocking(move || {
        let made = (0..times).map(|_| {
            more.add_permits(20);
            let (backup, end) = backed_up(&app.db, &app.blobs);
            assert_eq!(end.damaged, [""; 0]);
            let mut moved = backup;
            // There and back again, where there are two databases to move between.
            for postgres in [false, true, false].into_iter().filter(|pg| !pg || on_postgres()) {
                let target = Target::new(postgres);
                assert_eq!(target.restore(moved).expect("it is restored"), end);
                assert_eq!(backup::check(&target.db, &target.blobs).expect("a look"), [""; 0]);
                let (again, same) = backed_up(&target.db, &target.blobs);
                assert_eq!(same, end, "the same rows, counted and summed");
                moved = again;
            }
            end.rows()
        });
        made.collect::<Vec<_>>()
    })
    .await
    .expect("backups");
    may_write.close();
    for writer in writers {
        assert!(writer.await.expect("a writer") > 0, "nobody wrote meanwhile");
    }
    assert!(rows.is_sorted(), "each is of a later moment: {rows:?}");
    rows.dedup();
    assert!(rows.len() > 1, "nothing was written between them");
}

#[tokio::test(flavor = "multi_thread")]
async fn backups_made_while_people_write_are_restored_equal() {
    hot(HOT).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes"]
async fn a_hundred_backups_made_while_people_write_are_restored_equal() {
    hot(100).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_network_goes_on() {
    let net = TestApp::new().await;
    let (_, noor) = lived_in(&net).await;
    let app = net.app.clone();
    let restored = tokio::task::spawn_blocking(move || {
        let target = Target::new(on_postgres());
        target.restore(backed_up(&app.db, &app.blobs).0).expect("it is restored");
        target
    });
    let restored = restored.await.expect("a restored network");
    // The inbox goes on where it stood: nothing is told twice, and what is new is.
    let items = |db: Db| async move {
        db.write(|tx| kernel::log::catch_up(tx, &inbox::Items)).await.expect("the log is read");
        let tables = db.read(tables::list).await.expect("the tables");
        let inbox = tables.into_iter().find(|table| table.name == "inbox_items").expect("a table");
        db.read(move |tx| tables::count(tx, &inbox)).await.expect("a count")
    };
    let before = items(restored.db.clone()).await;
    assert_eq!(before, items(net.app.db.clone()).await);
    let (viewer, db) = (noor.viewer(), restored.db.clone());
    let followed = db.write(move |tx| {
        let ana = people::access::readable(tx, &viewer, "ana")?;
        people::follow(tx, &viewer, &ana, true)
    });
    followed.await.expect("it can be written to");
    assert_eq!(items(restored.db.clone()).await, before + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_whole_backup_changes_nothing() {
    let net = TestApp::new().await;
    lived_in(&net).await;
    let app = net.app.clone();
    let tried = tokio::task::spawn_blocking(move || {
        let (backup, _) = backed_up(&app.db, &app.blobs);
        let target = Target::new(on_postgres());
        let refused = |bytes: Vec<u8>| {
            let error = target.restore(bytes).expect_err("it is refused");
            assert!(target.db.read_blocking(tables::list).expect("a list").is_empty());
            (error.meaning(), error.message().key)
        };
        let damaged = (Meaning::Invalid, "backup-damaged");
        assert_eq!(refused(Vec::new()), damaged);
        assert_eq!(refused(b"a letter to somebody".repeat(100)), damaged);
        for cut in [600, backup.len() / 2, backup.len() - 2_048] {
            assert_eq!(refused(backup[..cut].to_vec()), damaged, "cut at {cut}");
        }
        // One bit, wherever content is.
        let mut odd = 0;
        let rows = backup.windows(5).position(|w| w == b"rows/").expect("rows") + 512;
        for place in (rows..backup.len() - 2_048).step_by(backup.len() / 199) {
            let mut bytes = backup.clone();
            bytes[place] ^= 4;
            // Between entries there are bytes without a meaning.
            if backup[place] != 0 {
                assert_eq!(refused(bytes), damaged, "changed at {place}");
                odd += 1;
            }
        }
        assert!(odd > 10);
        let at = backup.windows(12).position(|w| w == b"\"format\": 1,").expect("its form");
        let mut newer = backup.clone();
        newer[at + 10] = b'2';
        assert_eq!(refused(newer), (Meaning::Conflict, "backup-of-newer"));
        // A network is not overwritten, unless somebody says so.
        target.restore(backup.clone()).expect("it is whole");
        let full = target.restore(backup).expect_err("it is refused");
        assert_eq!(full.message().key, "backup-into-full");
    });
    tried.await.expect("what was tried");
}

#[tokio::test(flavor = "multi_thread")]
async fn damage_is_found_and_not_served_as_good() {
    let net = TestApp::new().await;
    let (ana, _) = lived_in(&net).await;
    let file = ana.upload("note.txt", b"as it was written".to_vec()).await.expect(201).json();
    let href = file["href"].as_str().expect("an address").to_owned();
    let hash = file_named(&net.folder().join("files"), b"as it was written");
    let check = |net: &TestApp| {
        let app = net.app.clone();
        let look = move || backup::check(&app.db, &app.blobs).expect("a look");
        async { tokio::task::spawn_blocking(look).await.expect("findings") }
    };
    assert_eq!(check(&net).await, [""; 0]);
    fs::write(&hash, b"as it was wrItten").expect("damage");
    let findings = check(&net).await;
    assert!(findings.len() == 1 && findings[0].contains("was damaged"), "{findings:?}");
    ana.get(&href).await.expect(404);
    assert!(check(&net).await[0].contains("is missing"));
    // The backup says so too, and the rest of it is good.
    let app = net.app.clone();
    let made = tokio::task::spawn_blocking(move || {
        let (backup, end) = backed_up(&app.db, &app.blobs);
        Target::new(false).restore(backup).expect("the rest is restored");
        end
    });
    assert_eq!(made.await.expect("a backup").damaged.len(), 1);
    // Whoever has it uploads it again.
    ana.upload("note.txt", b"as it was written".to_vec()).await.expect(201);
    ana.get(&href).await.expect(200);
}

/// Where a file with these bytes is.
fn file_named(folder: &Path, bytes: &[u8]) -> PathBuf {
    let folders = fs::read_dir(folder).expect("a folder").flatten().filter(|f| f.path().is_dir());
    let mut files = folders.flat_map(|f| fs::read_dir(f.path()).expect("a folder").flatten());
    let found = files.find(|file| fs::read(file.path()).is_ok_and(|read| read == bytes));
    found.expect("a file with these bytes").path()
}

/// Every column that names a stored file is declared: what no declared column names is swept.
#[tokio::test(flavor = "multi_thread")]
async fn every_column_that_names_a_file_is_declared() {
    let net = TestApp::new().await;
    let (ana, _) = lived_in(&net).await;
    let photo = vec![("photo", "me.png", picture(90, 60))];
    ana.post_named_files("/settings/photo", &[], photo).await.expect(303);
    let mut stored = std::collections::BTreeSet::new();
    let keep = |hash: &str, _, _| {
        stored.insert(hash.to_owned());
        Ok(())
    };
    net.app.blobs.each(keep).expect("files");
    assert!(stored.len() >= 3, "the file, its thumbnail, the photo");
    let named = net.app.db.read(kernel::blobs::named).await.expect("names");
    assert_eq!(named, stored);
}

fn parvis(arguments: &[&str], folder: &Path) -> Output {
    let mut parvis = Command::new(env!("CARGO_BIN_EXE_parvis"));
    parvis.args(arguments).arg("--data").arg(folder).env_remove("PARVIS_DATABASE");
    parvis.env("PARVIS_LOG", "error").env("LC_ALL", "C").output().expect("the binary starts")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_backs_up_restores_and_checks() {
    if on_postgres() {
        return;
    }
    let net = TestApp::new().await;
    lived_in(&net).await;
    let (from, place) = (net.folder().to_owned(), tempfile::tempdir().expect("a folder"));
    let tried = tokio::task::spawn_blocking(move || {
        let file = place.path().join("b.tar");
        let file = file.to_str().expect("a name");
        let said = |output: &Output| String::from_utf8_lossy(&output.stderr).into_owned();
        let made = parvis(&["backup", file], &from);
        assert!(made.status.success(), "{}", said(&made));
        let piped = parvis(&["backup", "-"], &from);
        assert_eq!(piped.stdout.len() as u64, fs::metadata(file).expect("a file").len());

        let new = place.path().join("new");
        let restored = parvis(&["restore", file], &new);
        assert!(restored.status.success(), "{}", said(&restored));
        assert!(said(&restored).contains("held"), "{}", said(&restored));
        let checked = parvis(&["check"], &new);
        assert!(checked.status.success(), "{}", said(&checked));
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: PathBuf| fs::metadata(path).expect("it is there").permissions().mode();
        assert_eq!(mode(file.into()) & 0o777, 0o600);
        assert_eq!(mode(new.clone()) & 0o777, 0o700);
        assert_eq!(mode(new.join("parvis.db")) & 0o777, 0o600);

        let again = parvis(&["restore", file], &new);
        assert!(!again.status.success() && said(&again).contains("--replace"), "{}", said(&again));
        let replaced = parvis(&["restore", file, "--replace", "--sign-out"], &new);
        assert!(replaced.status.success(), "{}", said(&replaced));
        let db =
            Db::open(&Source::file(new.join("parvis.db")), Clock::system()).expect("a database");
        let good = db.read_blocking(|tx| {
            let tables = tables::list(tx)?;
            let sessions = tables.iter().find(|table| table.name == "sessions").expect("a table");
            Ok((tables::count(tx, sessions)?, people::settings::is_held(tx)?))
        });
        assert_eq!(good.expect("an answer"), (0, true), "nobody is signed in and nothing leaves");
        drop(db);
        let kept = fs::read_dir(&new).expect("a folder").flatten();
        assert!(kept.into_iter().any(|f| f.file_name().to_string_lossy().starts_with("replaced-")));
        let nothing = parvis(&["backup", file], &place.path().join("nowhere"));
        assert!(said(&nothing).contains("There is no network"), "{}", said(&nothing));
    });
    tried.await.expect("what was tried");
}
