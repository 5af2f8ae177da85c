//! Files on servers that speak S3 (`PARVIS_TEST_S3`, put there by `cargo xtask setup`): a backup is restored into one, and
//! uploads that go on after a break pass through one.

#[path = "../../../s3/tests/it/servers.rs"]
mod servers;

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use files::resumable;
use kernel::App;
use kernel::blobs::Blobs;
use s3::{Address, Keys, Store};
use servers::Server;
use spaces::Access;
use testkit::TestApp;
use testkit::postgres::fresh_database;

const KEY: &str = "S3RVER";

fn address(server: &Server, folder: &str) -> String {
    format!("s3://parvis-fichiers/{folder}?endpoint={}", server.url())
}

fn store(server: &Server, folder: &str, passing: &Path) -> Blobs {
    let address = Address::parse(&address(server, folder)).expect("an address");
    let store = Store::open(address, &Keys::new(KEY, KEY)).expect("a store");
    Blobs::elsewhere(passing, Arc::new(store)).expect("a store")
}

/// Runs the binary with the keys of the server in its environment.
fn parvis(arguments: &[&str], data: &Path) -> Output {
    let mut parvis = Command::new(env!("CARGO_BIN_EXE_parvis"));
    parvis.args(arguments).arg("--data").arg(data).env_remove("PARVIS_DATABASE");
    parvis.env("AWS_ACCESS_KEY_ID", KEY).env("AWS_SECRET_ACCESS_KEY", KEY);
    parvis.env("PARVIS_LOG", "error").env("LC_ALL", "C").output().expect("the binary starts")
}

#[track_caller]
fn succeeds(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    said
}

async fn restores_into(server: Server) {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Closed).await;
    // One that goes in a single request, and one in pieces.
    let large: Vec<u8> = (0..4_900_000_u32).map(|n| (n % 251) as u8).collect();
    let mut hashes = Vec::new();
    for (name, bytes) in [("note.txt", b"As it was written.".to_vec()), ("film.bin", large)] {
        ana.upload_to("/spaces/room/library", &[], name, bytes.clone()).await.expect(201);
        let blobs = net.app.blobs.clone();
        let put = move || blobs.put(&bytes[..], u64::MAX).expect("it is there").hash;
        hashes.push(tokio::task::spawn_blocking(put).await.expect("a hash"));
    }
    let app = net.app.clone();
    let tried = tokio::task::spawn_blocking(move || {
        let place = tempfile::tempdir().expect("a folder");
        let file = place.path().join("b.tar");
        let (backup, end) = crate::backup::backed_up(&app.db, &app.blobs);
        std::fs::write(&file, backup).expect("a backup");
        let file = file.to_str().expect("a name");
        let (data, files) = (place.path().join("new"), address(&server, "restored"));
        let postgres = std::env::var("PARVIS_TEST_DB").is_ok_and(|name| name == "postgres");
        let database = postgres.then(fresh_database);
        let mut to = vec!["--files", files.as_str()];
        if let Some(database) = &database {
            to.extend(["--database", database.url.as_str()]);
        }
        let with = |first: &[&'static str]| -> Vec<&str> {
            first.iter().copied().chain(to.iter().copied()).collect()
        };
        let mut restore = with(&["restore"]);
        restore.insert(1, file);
        succeeds(&parvis(&restore, &data));
        // The files are in the bucket, and none is in the data folder.
        let passing = tempfile::tempdir().expect("a folder");
        let there = store(&server, "restored", passing.path());
        for hash in &hashes {
            assert!(there.is_sound(hash).expect("it is in the bucket"), "{hash}");
        }
        let kept = std::fs::read_dir(data.join("files")).expect("a folder").flatten();
        let kept: Vec<_> = kept.filter(|entry| entry.file_name().len() == 2).collect();
        assert!(kept.is_empty(), "{kept:?}");
        // It is whole, said by the program that looks, and its own backup is the same.
        succeeds(&parvis(&with(&["check"]), &data));
        let again = place.path().join("again.tar");
        let mut backup = with(&["backup"]);
        backup.insert(1, again.to_str().expect("a name"));
        succeeds(&parvis(&backup, &data));
        let (from, to) = (std::fs::metadata(file), std::fs::metadata(&again));
        assert!(end.rows() > 0 && from.expect("a file").len() <= to.expect("a file").len());
        // What is missing is said.
        assert!(there.remove(&hashes[0], kernel::Time(i64::MAX)).expect("it is removed"));
        let checked = parvis(&with(&["check"]), &data);
        let said = String::from_utf8_lossy(&checked.stdout).into_owned()
            + &String::from_utf8_lossy(&checked.stderr);
        assert!(!checked.status.success() && said.contains(&hashes[0]), "{said}");
        // A bucket that is not there refuses before anything is written.
        let nowhere = format!("s3://nowhere?endpoint={}", server.url());
        let new = place.path().join("other");
        let refused = parvis(&["restore", file, "--files", &nowhere], &new);
        assert!(!refused.status.success() && !new.join("parvis.db").exists());
    });
    tried.await.expect("what was tried");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_restored_into_moto_of_the_s3_servers() {
    restores_into(Server::moto()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_restored_into_s3rver_of_the_s3_servers() {
    restores_into(Server::s3rver()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_goes_on_through_one_of_the_s3_servers() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let server = Server::moto();
    let passing = tempfile::tempdir().expect("a folder");
    let blobs = store(&server, "uploads", passing.path());
    let app = App { blobs, ..net.app.clone() };
    let (owner, pieces) = (ana.id(), [&b"Before the tunnel, "[..], b"and after it."]);
    let size = pieces.iter().map(|piece| piece.len() as i64).sum();
    let (id, _) = app
        .db
        .write(move |tx| resumable::begin(tx, owner, "note.txt", size))
        .await
        .expect("an upload");
    for piece in pieces {
        // Each piece by a process of its own: nothing is kept in between.
        let app = app.clone();
        let stored = move || {
            let stored = app.blobs.put(piece, u64::MAX)?;
            app.db.write_blocking(move |tx| {
                let place = resumable::owned(tx, owner, id)?.received;
                resumable::add(tx, owner, id, place, &stored)
            })
        };
        tokio::task::spawn_blocking(stored).await.expect("a thread").expect("it is there");
    }
    let taken = resumable::whole(&app, owner, id).await.expect("a file");
    let (blobs, hash) = (app.blobs.clone(), taken.hash().to_owned());
    let read = tokio::task::spawn_blocking(move || blobs.get(&hash)).await.expect("a thread");
    assert_eq!(read.expect("bytes"), b"Before the tunnel, and after it.");
}
