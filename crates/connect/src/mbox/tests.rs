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
    let next = format!("\n{FROM}Subject: x\n");
    let text = format!("{FROM}{}\n{next}{}{next}short", "x".repeat(300), "line\n".repeat(50));
    let read: Vec<_> = Messages::new(text.as_bytes(), limits).collect();
    let too_long = |place| Err(Problem::MessageTooLong { megabytes: 1, limit: 1 }.at(place));
    assert_eq!(read[0], too_long(at(1, 1)));
    assert_eq!(read[1], too_long(at(2, 4)));
    assert_eq!(read[2].as_ref().unwrap().bytes, b"Subject: x\nshort");

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
    assert_eq!(body(b"Content-Type: text/plain; charset=nonsense", b"d\xe9j\xe0 \0"), "déjà");
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
    assert!(read.body.text_markdown.contains("Hello **Bo**\n\nbye"), "{}", read.body.text_markdown);
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
    // As the first version made it, which read less.
    let head = "From: ana at x.example (Ana)\nSubject: x\nContent-Type: text/plain; format=flowed";
    let old = mail(format!("{head}\n\nwords \nmore\n").as_bytes()).heading.id;
    assert_eq!(old, "ea1a1714c3b7403608c67bb607c20178@mbox.invalid");
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
    let text = [one("1", ""), one("2", "In-Reply-To: <1@x>\n"), one("1", "")].concat();
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
        assert_eq!(survey.problems, [same.at(at(3, 14))]);
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

/// What a mail with these headers says.
fn said(head: &str, body: &[u8]) -> String {
    mail(&[head.as_bytes(), b"\n\n", body].concat()).body.text_markdown
}

#[test]
fn a_line_that_only_looks_like_a_beginning_is_words() {
    let text = format!(
        "\u{feff}{FROM}Subject: a\n\nForwarded:\n\nFrom bo@x.example Mon Jan  1 09:00:00 2024\nthe bug\n\
         From Paris Tue Jan 2 10:00:00 2024 until Friday\nclosed\n{FROM}Subject: b\n\nend"
    );
    let messages: Vec<_> = cut(text.as_bytes()).into_iter().map(Result::unwrap).collect();
    let bodies: Vec<_> =
        messages.iter().map(|message| String::from_utf8_lossy(&message.bytes)).collect();
    assert!(
        bodies.len() == 2
            && bodies[0].ends_with(
                "2024\nthe bug\nFrom Paris Tue Jan 2 10:00:00 2024 until Friday\nclosed\n"
            ),
        "{bodies:?}"
    );
    assert_eq!(bodies[1], "Subject: b\n\nend");
}

#[test]
fn the_form_that_says_more_is_read() {
    let both = |plain: &str, html: &str| {
        let part = |kind: &str, body: &str| {
            format!("--B\nContent-Type: text/{kind}; charset=utf-8\n\n{body}\n")
        };
        let body = part("plain", plain) + &part("html", html) + "--B--\n";
        said("Content-Type: multipart/alternative; boundary=B", body.as_bytes())
    };
    assert_eq!(both("the whole of it", "<p>it</p>"), "the whole of it");
    assert_eq!(both("\n", "<p>all the words</p>"), "all the words");
    assert_eq!(both("Your program does not show HTML.", "<p>the real words</p>"), "the real words");
    assert_eq!(
        both("read the guide now", "<p>read <a href='https://x.example/g'>the guide</a> now</p>"),
        "read [the guide](https://x.example/g) now"
    );
    let html = "<p>ask @ana, <b>now</b></p><blockquote>old</blockquote><div>-- <br>Bo</div>";
    let read = mail(format!("Content-Type: text/html\n\n{html}").as_bytes()).body;
    assert_eq!(read.text_markdown, "ask \\@ana, **now**\n\n> old");
    assert_eq!(read.quoted_tail.as_deref(), Some("--\nBo"));
}

#[test]
fn an_original_below_an_answer_is_its_tail() {
    let body = "Oui.\n\nDe : Ana <a@x.example>\nEnvoy\u{e9} : mardi\n\u{c0} : liste\nObjet : toit\n\nancien";
    let read = mail(format!("Subject: x\n\n{body}").as_bytes()).body;
    assert_eq!(read.text_markdown, "Oui.");
    assert!(
        read.quoted_tail
            .is_some_and(|tail| tail.starts_with("De : Ana") && tail.ends_with("ancien"))
    );
}

#[test]
fn whoever_a_list_or_an_archive_put_itself_before_is_known() {
    let from = |head: &str| {
        let Sender { name, address } = mail(format!("{head}\n\nx").as_bytes()).from;
        format!("{name} <{address}>")
    };
    let list = "List-Id: <ops.lists.example>";
    for (head, expected) in [
        (
            "From: Ana Roy via Ops <ops@lists.example>\nReply-To: Ana Roy <ana@x.example>",
            "Ana Roy <ana@x.example>",
        ),
        (
            "From: Bo via Ops <ops@lists.example>\nReply-To: ops@lists.example, Bo <bo@x.example>",
            "Bo <bo@x.example>",
        ),
        (
            "From: 'Cy Moe' via Ops <ops@lists.example>\nX-Original-From: Cy <cy@x.example>\nReply-To: <ops@lists.example>",
            "Cy Moe <cy@x.example>",
        ),
        (
            "From: ops@lists.example\nX-Original-Sender: dee@x.example\nSender: Dee Fox <dee@x.example>",
            "Dee Fox <dee@x.example>",
        ),
        ("From: Eve via Ops <ops@lists.example>\nReply-To: <ops@lists.example>", "Eve <>"),
        ("From: Fay <fay@x.example>\nReply-To: <ops@lists.example>", "Fay <fay@x.example>"),
        ("From: carl at x.example (=?utf-8?q?Carl_=C3=89?=)", "Carl \u{c9} <carl@x.example>"),
    ] {
        assert_eq!(from(&format!("{head}\n{list}")), expected, "{head}");
    }
}

#[test]
fn labels_that_lie_are_not_believed() {
    let of = |charset: &str| format!("Content-Type: text/plain; charset={charset}");
    for (charset, bytes, expected) in [
        ("us-ascii", &b"caf\xc3\xa9"[..], "caf\u{e9}"),
        ("iso-8859-1", b"caf\xc3\xa9", "caf\u{e9}"),
        ("utf-8", b"caf\xe9", "caf\u{e9}"),
        ("cp-850", b"caf\x82", "caf\u{e9}"),
        ("\"_iso-2022-jp$ESC\"", b"\x1b$BK\\J8\x1b(B", "\u{672c}\u{6587}"),
        ("koi8-r", b"\xd0\xd2", "\u{43f}\u{440}"),
    ] {
        assert_eq!(said(&of(charset), bytes), expected, "{charset}");
    }
    assert_eq!(said("Subject: x", b"\x1b$BK\\J8\x1b(B"), "\u{672c}\u{6587}");
    let cut = mail(b"Subject: =?utf-8?q?caf=C3?= =?utf-8?q?=A9_et?=\n =?utf-8?b?IMOp?=\n\nx")
        .heading
        .subject;
    assert_eq!(cut, "caf\u{e9} et \u{e9}");
    let clear = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64";
    assert_eq!(
        said(clear, b"dGV4dGUgY29kw6k=\n\nin clear, by the list\n"),
        "texte cod\u{e9}\n\nin clear, by the list"
    );
    assert_eq!(said(clear, b"\ndGV4\n\n\ndGUg\nY29kw6k=\n\nend"), "texte cod\u{e9}\n\nend");
    let flowed = "Content-Type: text/plain; format=flowed; delsp=yes";
    assert_eq!(said(flowed, b"https://x.example/a/ \nb\n"), "https://x.example/a/b");
}

#[test]
fn what_was_deleted_and_what_programs_note_for_themselves_is_left_out() {
    for (head, is_left) in [
        ("X-Mozilla-Status: 0009", true),
        ("X-Mozilla-Status: 0001", false),
        ("Status: RO\nX-Status: D", true),
        ("Status: Done", false),
        ("Status: DRAFT", false),
        ("Status: FOUND", false),
        ("X-Status: ADDED", false),
        ("Status: ROD", true),
        ("Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA", true),
    ] {
        let raw = cut(format!("{FROM}{head}\n\nx").as_bytes()).remove(0).unwrap();
        let read = Mail::parse(&raw, 0, &Limits::default());
        let is_deleted = read == Err(Problem::MessageDeleted.at(at(1, 1)));
        assert_eq!((is_deleted, read.is_err()), (is_left, is_left), "{head}");
    }
}

#[test]
fn an_old_program_names_the_message_it_answers_last() {
    let head = "In-Reply-To: Message from Ana <ana@x.example> of \"Tue\" <1@x>";
    assert_eq!(mail(format!("{head}\n\nx").as_bytes()).heading.references, ["1@x"]);
    let digest = b"Content-Type: multipart/digest; boundary=B\n\n--B\n\nSubject: inner/one\nFrom: a@x\n\nwords\n--B--\n";
    assert_eq!(mail(digest).files[0].name, "inner-one.eml");
}

#[test]
fn one_wrong_byte_leaves_the_other_letters_as_they_are() {
    assert_eq!(said("Subject: x", b"\xc3\xa9t\xc3\xa9 \xff"), "\u{e9}t\u{e9} \u{fffd}");
    let head = b"From: Zo\xe9 <z@x.example>\nSubject: \xc3\xa9t\xc3\xa9\n\nx";
    let read = mail(head);
    let both = (read.from.name.as_str(), read.heading.subject.as_str());
    assert_eq!(both, ("Zo\u{e9}", "\u{e9}t\u{e9}"));
}

#[test]
fn many_words_of_one_encoding_are_one_and_an_endless_head_is_left() {
    let words = "=?utf-8?q?=C3=A9?=\n ".repeat(40);
    assert_eq!(mail(format!("Subject: {words}\n\nx").as_bytes()).heading.subject.len(), 80);
    let endless = "=?utf-8?q?a?= ".repeat(300_000);
    assert_eq!(mail(format!("Subject: {endless}\n\nx").as_bytes()).body.text_markdown, "x");
}
