//! Files are whole or not there.

use std::fs;
use std::io::Read;
use std::path::Path;

use kernel::blobs::Blobs;
use kernel::error::Meaning;

fn files_in(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            names.extend(files_in(&path));
        } else {
            names.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    names
}

/// Gives some bytes, then fails.
struct Failing(usize, std::io::ErrorKind);

impl Read for Failing {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.0.min(buffer.len());
        self.0 -= count;
        if count == 0 { Err(self.1.into()) } else { Ok(count) }
    }
}

#[test]
fn what_is_put_can_be_got_by_its_hash() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(folder.path().join("files")).unwrap();
    // "abc" is the first example of the standard that defines the hash.
    let stored = blobs.put(&b"abc"[..], 3).unwrap();
    assert_eq!(stored.hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(stored.size, 3);
    assert_eq!(blobs.get(&stored.hash).unwrap(), b"abc");
    let mut streamed = Vec::new();
    blobs.open_file(&stored.hash).unwrap().read_to_end(&mut streamed).unwrap();
    assert_eq!(streamed, b"abc");

    let large: Vec<u8> = (0..300_000u32).map(|n| n as u8).collect();
    let other = blobs.put(large.as_slice(), large.len() as u64).unwrap();
    assert_eq!(blobs.get(&other.hash).unwrap(), large);
    let empty = blobs.put(&b""[..], 0).unwrap();
    assert_eq!((empty.size, blobs.get(&empty.hash).unwrap()), (0, Vec::new()));

    let again = Blobs::open(folder.path().join("files")).unwrap();
    assert_eq!(again.get(&stored.hash).unwrap(), b"abc", "there after opening again");
}

#[test]
fn the_same_bytes_are_kept_once_whoever_brings_them() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(folder.path()).unwrap();
    let hashes: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..8).map(|_| scope.spawn(|| blobs.put(&b"the same"[..], 100).unwrap())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap().hash).collect()
    });
    assert!(hashes.iter().all(|hash| *hash == hashes[0]));
    assert_eq!(files_in(folder.path()), [hashes[0].as_str()]);
}

#[test]
fn what_is_refused_or_cut_short_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(folder.path()).unwrap();
    let too_large = blobs.put(std::io::repeat(7), 200_000).unwrap_err();
    assert_eq!(too_large.meaning(), Meaning::TooLarge);
    let cut = blobs.put(Failing(100_000, std::io::ErrorKind::ConnectionReset), 200_000);
    assert_eq!(cut.unwrap_err().meaning(), Meaning::Internal);
    let full = blobs.put(Failing(100_000, std::io::ErrorKind::StorageFull), 200_000).unwrap_err();
    assert_eq!(full.meaning(), Meaning::Unavailable);
    assert_eq!(full.message().key, "error-disk-full");
    assert_eq!(files_in(folder.path()), [""; 0]);
}

#[test]
fn a_full_disk_is_said_to_be_full() {
    // A file that is always full; every write of a store whose incoming folder leads there fails.
    let full = Path::new("/dev/full");
    if !full.exists() {
        return;
    }
    let cause = fs::write(full, b"x").unwrap_err();
    let error = kernel::Error::from(cause);
    assert_eq!((error.meaning(), error.message().key), (Meaning::Unavailable, "error-disk-full"));
}

#[test]
fn names_that_are_no_hash_are_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(folder.path().join("files")).unwrap();
    fs::write(folder.path().join("secret"), b"secret").unwrap();
    let unknown = "0".repeat(64);
    let climbing = format!("../{}", "0".repeat(61));
    let wide = "é".repeat(32);
    let hostile = [
        "",
        "..",
        "../secret",
        "/etc/passwd",
        "a\0b",
        "é",
        &unknown,
        &climbing,
        &wide,
        &"/".repeat(64),
    ];
    for name in hostile {
        assert_eq!(blobs.get(name).unwrap_err().meaning(), Meaning::NotFound, "{name:?}");
        assert_eq!(blobs.open_file(name).unwrap_err().meaning(), Meaning::NotFound, "{name:?}");
    }
}

#[test]
fn nothing_is_removed_while_somebody_keeps_all_and_what_was_stored_lately_stays() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(folder.path()).unwrap();
    let (one, other) = (blobs.keep_all().unwrap(), blobs.keep_all().unwrap());
    assert_eq!(blobs.removing().unwrap_err().meaning(), Meaning::Busy);
    drop((one, other));
    let removing = blobs.removing().unwrap();
    assert_eq!(blobs.removing().unwrap_err().meaning(), Meaning::Busy);
    // Whoever wants to keep all waits until it is over.
    let waits = std::thread::spawn({
        let blobs = blobs.clone();
        move || blobs.keep_all().map(drop)
    });
    let hash = blobs.put(&b"abc"[..], 3).unwrap().hash;
    assert!(!blobs.remove(&hash, kernel::Time(0)).unwrap(), "it was stored after that hour");
    assert_eq!(blobs.get(&hash).unwrap(), b"abc");
    assert!(blobs.remove(&hash, kernel::Time(i64::MAX)).unwrap());
    assert!(!blobs.remove(&hash, kernel::Time(i64::MAX)).unwrap(), "another process was first");
    assert_eq!(blobs.get(&hash).unwrap_err().meaning(), Meaning::NotFound);
    drop(removing);
    waits.join().unwrap().unwrap();
}
