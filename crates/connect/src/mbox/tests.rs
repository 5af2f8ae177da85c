//! Mailboxes made here, whole and broken.

use super::*;
use crate::{Place, Problem, Progress};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

const FROM: &str = "From ana@x.example  Tue Jul 23 19:39:23 2002\n";

fn cut(text: &[u8]) -> Vec<Result<RawMessage, crate::Located>> {
    Messages::new(text, Limits::default()).collect()
}

fn mail(text: &[u8]) -> Mail {
    let bytes = [FROM.as_bytes(), text].concat();
    let raw = cut(&bytes).remove(0).unwrap();
    Mail::parse(&raw, 0, &Limits::default()).unwrap()
}

fn at(number: u64, line: u64) -> Place {
    Place::Message { number, line }
}

#[test]
fn only_a_dated_line_starts_a_message() {
    let text = format!(
        "{FROM}Subject: a\n\nFrom here on\n>From there\n>>From quoted\n\n{FROM}Subject: b\n\nend"
    );
    let messages: Vec<_> = cut(text.as_bytes()).into_iter().map(Result::unwrap).collect();
    assert_eq!(messages.len(), 2);
    assert_eq!(messages[0].bytes, b"Subject: a\n\nFrom here on\nFrom there\n>From quoted\n\n");
    assert_eq!((messages[1].number, messages[1].line), (2, 8));
    assert_eq!(messages[1].bytes, b"Subject: b\n\nend");
    assert_eq!(messages[1].sender, "ana@x.example");
    assert_eq!(cut(b"\n\n"), []);
    assert_eq!(cut(b"PK\x03\x04"), [Err(Problem::NotAMailbox.at(Place::File))]);
}

#[test]
fn a_message_too_long_is_passed_over_and_one_without_end_given_up() {
    let limits = Limits { message: 100, endless: 1000, ..Limits::default() };
    let text = format!("{FROM}{}\n{FROM}{}{FROM}short", "x".repeat(300), "line\n".repeat(50));
    let read: Vec<_> = Messages::new(text.as_bytes(), limits).collect();
    let too_long = |place| Err(Problem::MessageTooLong { megabytes: 1, limit: 1 }.at(place));
    assert_eq!(read[0], too_long(at(1, 1)));
    assert_eq!(read[1], too_long(at(2, 3)));
    assert_eq!(read[2].as_ref().unwrap().bytes, b"short");

    let endless =
        std::io::BufReader::new(std::io::Read::chain(FROM.as_bytes(), std::io::repeat(b'x')));
    let read: Vec<_> = Messages::new(endless, limits).collect();
    assert_eq!(read.len(), 1);
    assert!(matches!(read[0].as_ref().unwrap_err().problem, Problem::MailboxEndless { .. }));
}

#[test]
fn headers_are_decoded() {
    let mail = mail(
        b"From: =?iso-8859-1?Q?Zo=E9?= <Zoe@X.Example>\nSubject: =?utf-8?B?w6l0w6k=?=\n and more\n\
          Message-ID: <1@x>\nReferences: <a@x>\n <b@x> <a@x>\nIn-Reply-To: Ana's mail <b@x>\n\
          Date: Tue, 23 Jul 2002 19:39:23 +0200\n\nhello\n",
    );
    assert_eq!(mail.from, Sender { name: "Zoé".into(), address: "zoe@x.example".into() });
    assert_eq!(mail.heading.subject, "été and more");
    assert_eq!(mail.heading.id, "1@x");
    assert_eq!(mail.heading.references, ["a@x", "b@x"]);
    assert_eq!(mail.heading.time_ms, 1_027_445_963_000);
    assert_eq!(mail.body.text_markdown, "hello");
}

#[test]
fn letters_come_through_whatever_was_said_of_them() {
    let body = |head: &[u8], body: &[u8]| mail(&[head, b"\n\n", body].concat()).body.text_markdown;
    assert_eq!(body(b"Subject: x", b"d\xe9j\xe0"), "déjà");
    assert_eq!(body(b"Subject: x", "déjà".as_bytes()), "déjà");
    assert_eq!(body(b"Content-Type: text/plain; charset=us-ascii", b"d\xe9j\xe0"), "déjà");
    assert_eq!(body(b"Content-Type: text/plain; charset=iso-8859-15", b"10 \xa4"), "10 €");
    assert_eq!(
        body(b"Content-Type: text/plain; charset=nonsense", b"d\xe9j\xe0 \0"),
        "d\u{fffd}j\u{fffd}"
    );
    let quoted = b"Content-Transfer-Encoding: quoted-printable";
    assert_eq!(body(quoted, b"d=E9j=E0"), "déjà");
    let mail = mail(b"From: Zo\xe9 <z@x.example>\nSubject: d\xe9j\xe0\n\nx");
    assert_eq!((mail.from.name.as_str(), mail.heading.subject.as_str()), ("Zoé", "déjà"));
}

#[test]
fn parts_are_told_apart() {
    let text = b"Subject: x\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\
        Content-Type: multipart/alternative; boundary=A\n\n--A\nContent-Type: text/html\n\n\
        <p>Hello <b>Bo</b></p><script>alert(1)</script><p>bye</p>\n--A--\n--B\n\
        Content-Type: image/png; name=\"../a.png\"\nContent-Transfer-Encoding: base64\n\nAAEC\n--B\n\
        Content-Type: application/pgp-signature\n\nxyz\n--B--\n";
    let read = mail(text);
    assert!(read.body.text_markdown.contains("Hello Bo"), "{}", read.body.text_markdown);
    assert!(!read.body.text_markdown.contains("alert"));
    assert_eq!(read.files.len(), 1);
    let MailFile { name, media_type, bytes } = &read.files[0];
    assert_eq!(
        (name.as_str(), media_type.as_str(), &bytes[..]),
        ("a.png", "image/png", &[0, 1, 2][..])
    );

    let raw = cut(&[FROM.as_bytes(), text].concat()).remove(0).unwrap();
    let small = Limits { attachment: 2, ..Limits::default() };
    let read = Mail::parse(&raw, 0, &small).unwrap();
    assert!(read.files.is_empty());
    assert_eq!(
        read.problems,
        [Problem::FileTooLarge { path: "a.png".into(), limit: 1 }.at(at(1, 1))]
    );
}

#[test]
fn a_date_that_cannot_be_is_replaced() {
    let received = 1_027_453_163_000;
    for date in ["Date: Tue, 23 Jul 2038 00:00:00 +0000\n", "Date: soon\n", ""] {
        let mail = mail(format!("{date}Subject: x\n\nx").as_bytes());
        assert_eq!(mail.heading.time_ms, received, "{date}");
    }
    let raw = cut(b"From nobody\nSubject: x\n\nx").remove(0).unwrap();
    let mail = Mail::parse(&raw, 77, &Limits::default()).unwrap();
    assert_eq!((mail.heading.time_ms, mail.from.address.as_str()), (77, ""));
}

#[test]
fn a_message_without_identifier_is_the_same_in_the_next_export() {
    let one = mail(b"Subject: x\nFrom: a@x.example\nStatus: O\n\nwords\n").heading.id;
    let two = mail(b"Subject: x\nFrom: a@x.example\nStatus: RO\nX-UID: 3\n\nwords\n").heading.id;
    let other = mail(b"Subject: x\nFrom: a@x.example\n\nother words\n").heading.id;
    assert_eq!(one, two);
    assert_ne!(one, other);
    assert!(one.ends_with("@mbox.invalid"));
}

#[test]
fn hidden_addresses_are_restored() {
    let text = b"From ana at x.example Tue Jul 23 19:39:23 2002\nFrom: ana at x.example (Ana)\n\nx";
    let raw = cut(text).remove(0).unwrap();
    let mail = Mail::parse(&raw, 0, &Limits::default()).unwrap();
    assert_eq!(mail.from.address, "ana@x.example");
}

#[test]
fn a_survey_reads_packed_and_plain_alike_and_each_message_once() {
    let one =
        |id: &str, more: &str| format!("{FROM}Message-ID: <{id}@x>\nSubject: s\n{more}\nx\n\n");
    let text =
        [one("1", ""), one("2", "In-Reply-To: <1@x>\n"), one("1", ""), FROM.to_owned()].concat();
    let folder = tempfile::tempdir().unwrap();
    let plain = folder.path().join("plain");
    std::fs::write(&plain, &text).unwrap();
    let packed = folder.path().join("packed");
    let mut gzip = GzEncoder::new(std::fs::File::create(&packed).unwrap(), Compression::fast());
    gzip.write_all(text.as_bytes()).unwrap();
    gzip.finish().unwrap();
    for path in [&plain, &packed] {
        let survey = Survey::read(path, Limits::default(), &mut Progress::silent()).unwrap();
        assert_eq!(survey.headings.len(), 2);
        let reply = Reply { mail: 1, parent: Some(0) };
        assert_eq!(survey.threads, [Thread { root: 0, replies: vec![reply] }]);
        let same = Problem::SameMessage { id: "1@x".into() };
        assert_eq!(survey.problems, [same.at(at(3, 14)), Problem::NotAMail.at(at(4, 20))]);
    }

    let whole = std::fs::read(&packed).unwrap();
    std::fs::write(&packed, &whole[..whole.len() - 20]).unwrap();
    let survey = Survey::read(&packed, Limits::default(), &mut Progress::silent()).unwrap();
    let last = &survey.problems.last().unwrap().problem;
    assert!(matches!(last, Problem::ArchiveDamaged { .. }), "{last}");
}

#[test]
fn a_packed_mailbox_that_unpacks_too_far_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bomb.gz");
    let mut gzip = GzEncoder::new(std::fs::File::create(&path).unwrap(), Compression::best());
    gzip.write_all(FROM.as_bytes()).unwrap();
    let mut line = vec![b'x'; 1 << 20];
    line.push(b'\n');
    for _ in 0..80 {
        gzip.write_all(&line).unwrap();
    }
    gzip.finish().unwrap();
    let survey = Survey::read(&path, Limits::default(), &mut Progress::silent()).unwrap();
    let bomb = Problem::ArchiveBomb { member: "bomb.gz".into() };
    assert_eq!(survey.problems, [bomb.at(at(1, 1))]);
}
