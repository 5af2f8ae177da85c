//! Viruses are looked for in what is uploaded: by ClamAV's daemon where it is installed, and by one that says what a test
//! wants where it is not.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use kernel::Scanner;
use spaces::Access;
use testkit::TestApp;

use super::{names, try_to_put};

/// The daemon, where Debian puts it.
const CLAMD: &str = "/usr/sbin/clamd";
/// The test file of the European Institute for Computer Antivirus Research, which harms nothing: in two parts, so that
/// nobody's daemon takes this source for it.
const EICAR: [&str; 2] =
    ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*"];

/// ClamAV's daemon, which knows that file alone; ended with the test.
struct Clamd {
    process: Child,
    port: u16,
    _folder: tempfile::TempDir,
}

impl Drop for Clamd {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

impl Clamd {
    /// Nothing where it is not installed.
    fn start() -> Option<Clamd> {
        if !Path::new(CLAMD).exists() {
            return None;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        drop(listener);
        let at = folder.path().display();
        let settings = format!(
            "DatabaseDirectory {at}\nTemporaryDirectory {at}\nTCPSocket {port}\nTCPAddr 127.0.0.1\n\
            Foreground yes\nUser root\nStreamMaxLength 1M\n"
        );
        let sign = "44d88612fea8a8f36de82e1278abb02f:68:Parvis.Test.EICAR\n";
        std::fs::write(folder.path().join("parvis.hdb"), sign).expect("a signature");
        std::fs::write(folder.path().join("clamd.conf"), settings).expect("its settings");
        let mut command = Command::new(CLAMD);
        command.arg("-c").arg(folder.path().join("clamd.conf"));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().expect("it starts");
        let clamd = Clamd { process, port, _folder: folder };
        let end = Instant::now() + Duration::from_secs(30);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < end, "it listens");
            std::thread::yield_now();
        }
        Some(clamd)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn clamav_refuses_its_test_file_and_lets_others_through() {
    let Some(clamd) = Clamd::start() else { return };
    let (_net, ana) = scanned_by(format!("127.0.0.1:{}", clamd.port), false).await;
    try_to_put(&ana, None, "fine.txt", b"clean").await.expect(201);
    let refused = try_to_put(&ana, None, "eicar.com", EICAR.concat().as_bytes()).await;
    let refused = refused.expect(422).text;
    assert!(refused.contains("Parvis.Test.EICAR") && refused.contains("eicar.com"), "{refused}");
    let long = vec![b'x'; 2 * 1024 * 1024];
    let refused = try_to_put(&ana, None, "long.txt", &long).await.expect(422).text;
    assert!(refused.contains("too large to be checked"), "{refused}");
    assert_eq!(names(&ana, "").await, ["fine.txt"]);
}

/// A daemon that finds something where a file says so; answers its address.
fn daemon() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address").to_string();
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            let Ok(mut connection) = connection else { return };
            let Some(heard) = hear(&mut connection) else { continue };
            let has = |word: &[u8]| heard.windows(word.len()).any(|part| part == word);
            let answer: &[u8] = match () {
                () if has(b"infected") => b"stream: Test.Virus FOUND\0",
                () if has(b"too long") => b"INSTREAM size limit exceeded. ERROR\0",
                () if has(b"broken") => b"stream: Can't allocate memory ERROR\0",
                () => b"stream: OK\0",
            };
            drop(connection.write_all(answer));
        }
    });
    address
}

/// What was sent: a word that ends with zero, then pieces, each after its length, until one of nothing.
fn hear(connection: &mut TcpStream) -> Option<Vec<u8>> {
    let (mut one, mut length, mut heard) = ([1], [0; 4], Vec::new());
    while one != [0] {
        connection.read_exact(&mut one).ok()?;
    }
    loop {
        connection.read_exact(&mut length).ok()?;
        match u64::from(u32::from_be_bytes(length)) {
            0 => return Some(heard),
            length => drop(connection.take(length).read_to_end(&mut heard).ok()?),
        }
    }
}

async fn scanned_by(address: String, may_be_away: bool) -> (TestApp, testkit::Client) {
    let scanner = Scanner { address, may_be_away };
    let net = TestApp::with(|config| config.scanner = Some(scanner)).await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Closed).await;
    (net, ana)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_with_a_virus_is_refused_everywhere_in_words() {
    let (_net, ana) = scanned_by(daemon(), false).await;
    try_to_put(&ana, None, "fine.txt", b"clean").await.expect(201);
    for (bytes, status, says) in [
        (b"infected".as_slice(), 422, "Test.Virus"),
        (b"too long", 422, "too large to be checked"),
        (b"broken", 503, "cannot be reached"),
    ] {
        let refused = try_to_put(&ana, None, "bad.txt", bytes).await.expect(status);
        let detail =
            refused.json()["title"].as_str().unwrap_or_default().to_owned() + &refused.text;
        assert!(detail.contains(says) && detail.contains("bad.txt"), "{detail}");
        ana.upload("bad.txt", bytes.to_vec()).await.expect(status);
        let form = ana.post_files("/spaces/room/library", &[], vec![("bad.txt", bytes.to_vec())]);
        assert!(form.await.expect(status).text.contains(says));
    }
    assert_eq!(names(&ana, "").await, ["fine.txt"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_daemon_is_away_files_are_held_back_or_taken_as_was_chosen() {
    let nobody = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = nobody.local_addr().expect("an address").to_string();
    drop(nobody);
    let (_net, ana) = scanned_by(address.clone(), false).await;
    let refused = try_to_put(&ana, None, "fine.txt", b"clean").await.expect(503);
    assert!(refused.text.contains("checked for viruses"), "{}", refused.text);
    let (_net, ana) = scanned_by(address, true).await;
    try_to_put(&ana, None, "fine.txt", b"clean").await.expect(201);
}
