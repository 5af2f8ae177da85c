//! The store of files on two servers that speak S3 in different ways (`PARVIS_TEST_S3`, put there by `cargo xtask
//! setup`): what differs between them is nothing that this program asks.

mod servers;

use std::io::Read;
use std::sync::Arc;

use kernel::Time;
use kernel::blobs::{Blobs, Remote};
use kernel::error::Meaning;
use s3::{Address, Keys, Store};

use servers::Server;

fn store(server: &Server, folder: &str) -> Store {
    let address = format!("s3://parvis-fichiers/{folder}?endpoint={}", server.url());
    Store::open(Address::parse(&address).unwrap(), &Keys::new("S3RVER", "S3RVER")).unwrap()
}

fn all_of(blobs: &Blobs) -> Vec<(String, u64)> {
    let mut all = Vec::new();
    blobs
        .each(|hash, size, _| {
            all.push((hash.to_owned(), size));
            Ok(())
        })
        .unwrap();
    all.sort();
    all
}

/// More than one piece, and not a whole number of them.
fn large() -> Vec<u8> {
    (0..9 * 1024 * 1024 + 7_u32).map(|n| (n % 251) as u8).collect()
}

fn keeps_files(server: &Server) {
    let folder = tempfile::tempdir().unwrap();
    let there = Arc::new(store(server, "one"));
    // Several processes begin at once.
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| there.try_out().unwrap());
        }
    });
    let blobs = Blobs::elsewhere(folder.path(), there.clone()).unwrap();
    let small = blobs.put(&b"abc"[..], 10).unwrap();
    let empty = blobs.put(&b""[..], 10).unwrap();
    let large = blobs.put(large().as_slice(), u64::MAX).unwrap();
    assert_eq!(blobs.put(&b"abc"[..], 10).unwrap(), small, "twice is once");
    assert_eq!(blobs.get(&small.hash).unwrap(), b"abc");
    assert_eq!(blobs.get(&empty.hash).unwrap(), b"");
    assert_eq!(blobs.size(&large.hash).unwrap(), self::large().len() as u64);
    let mut part = Vec::new();
    blobs.part(&large.hash, 8 * 1024 * 1024 - 5, 10).unwrap().read_to_end(&mut part).unwrap();
    assert_eq!(part, self::large()[8 * 1024 * 1024 - 5..][..10]);
    let mut whole = Vec::new();
    blobs.open_file(&large.hash).unwrap().read_to_end(&mut whole).unwrap();
    assert!(whole == self::large());
    assert!(blobs.is_sound(&large.hash).unwrap() && blobs.is_sound(&empty.hash).unwrap());
    let missing = blobs.get(&"0".repeat(64)).unwrap_err();
    assert_eq!(missing.meaning(), Meaning::NotFound);
    assert_eq!(all_of(&blobs).len(), 3);
    // Nothing stays in the folder through which it passed.
    assert_eq!(std::fs::read_dir(folder.path().join("incoming")).unwrap().count(), 0);

    // Another folder of the bucket is another store.
    let other = tempfile::tempdir().unwrap();
    let second = Arc::new(store(server, "two"));
    let second = Blobs::elsewhere(other.path(), second).unwrap();
    assert!(all_of(&second).is_empty());

    // Only what is older than the hour goes.
    assert!(!blobs.remove(&small.hash, Time(0)).unwrap());
    assert!(blobs.remove(&small.hash, Time(i64::MAX)).unwrap());
    assert!(!blobs.remove(&small.hash, Time(i64::MAX)).unwrap(), "another process was first");
    assert_eq!(blobs.get(&small.hash).unwrap_err().meaning(), Meaning::NotFound);
    // What is damaged is set aside, and not served.
    there.put(&format!("{}/{}", &large.hash[..2], large.hash), &damaged(), 7).unwrap();
    assert!(!blobs.is_sound(&large.hash).unwrap());
    blobs.set_aside(&large.hash).unwrap();
    assert_eq!(blobs.get(&large.hash).unwrap_err().meaning(), Meaning::NotFound);
    assert_eq!(all_of(&blobs), [(empty.hash, 0)]);
}

fn damaged() -> std::fs::File {
    use std::io::{Seek, Write};
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(b"damaged").unwrap();
    file.rewind().unwrap();
    file
}

fn moves_both_ways(server: &Server) {
    let (here, passing) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = Blobs::open(here.path()).unwrap();
    for text in ["one", "two", "three"] {
        folder.put(text.as_bytes(), 100).unwrap();
    }
    let bucket = Arc::new(store(server, "moved"));
    let bucket = Blobs::elsewhere(passing.path(), bucket).unwrap();
    let copied = folder.copy_to(&bucket).unwrap();
    assert_eq!((copied.files, copied.bytes, copied.there_before), (3, 11, 0));
    // Once more copies what came since alone.
    let four = folder.put(&b"four"[..], 100).unwrap();
    let copied = folder.copy_to(&bucket).unwrap();
    assert_eq!((copied.files, copied.there_before), (1, 3));
    assert_eq!(all_of(&folder), all_of(&bucket));
    let back = tempfile::tempdir().unwrap();
    let back = Blobs::open(back.path()).unwrap();
    assert_eq!(bucket.copy_to(&back).unwrap().files, 4);
    assert_eq!(back.get(&four.hash).unwrap(), b"four");
    // What is damaged is said, and does not travel.
    let other = tempfile::tempdir().unwrap();
    let other = Blobs::open(other.path()).unwrap();
    let path = here.path().join(&four.hash[..2]).join(&four.hash);
    std::fs::write(path, "forged").unwrap();
    let copied = folder.copy_to(&other).unwrap();
    assert_eq!((copied.files, copied.damaged), (3, vec![four.hash]));
}

#[test]
fn moto_of_the_s3_servers_keeps_files_whole() {
    let server = Server::moto();
    keeps_files(&server);
    moves_both_ways(&server);
    // A bucket that is not there is told at the start.
    let address = format!("s3://nowhere?endpoint={}", server.url());
    let nowhere = Store::open(Address::parse(&address).unwrap(), &Keys::new("a", "b")).unwrap();
    assert_eq!(nowhere.try_out().unwrap_err().meaning(), Meaning::Invalid);
}

#[test]
fn s3rver_of_the_s3_servers_keeps_files_whole() {
    let server = Server::s3rver();
    keeps_files(&server);
    moves_both_ways(&server);
}

#[test]
fn a_server_that_is_away_is_said_to_be() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let address = format!("s3://bucket?endpoint=http://{address}");
    let store = Store::open(Address::parse(&address).unwrap(), &Keys::new("a", "b")).unwrap();
    assert_eq!(store.try_out().unwrap_err().meaning(), Meaning::Unavailable);
}
