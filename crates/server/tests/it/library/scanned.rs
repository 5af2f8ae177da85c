//! Viruses are looked for in what is uploaded: by ClamAV's daemon where it is installed, and by one that says what a test
//! wants where it is not.

use std::io::{Read, Write};
use std::net::TcpListener;

use kernel::Scanner;
use spaces::Access;
use testkit::TestApp;

use super::{names, try_to_put};

/// A daemon that finds something where a file says so; answers its address.
fn daemon() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address").to_string();
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            let Ok(mut connection) = connection else { return };
            let mut heard = Vec::new();
            let mut piece = [0; 4_096];
            while !heard.ends_with(&[0, 0, 0, 0]) {
                match connection.read(&mut piece) {
                    Ok(0) | Err(_) => break,
                    Ok(count) => heard.extend_from_slice(&piece[..count]),
                }
            }
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
