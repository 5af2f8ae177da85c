//! A mailing list in one space.

use connect::mbox::import;
use connect::{Failure, Kind, Options, Problem, Progress, Report};
use kernel::{App, Role, params, sql};
use people::NewPerson;
use std::path::{Path, PathBuf};

use crate::common::{State, assert_told_is_there, lines, network, told};

sql! {
    static POSTS = "SELECT p.title || ' / ' || a.handle || ' / ' || p.created_at FROM posts p
        JOIN people a ON a.id = p.author_id ORDER BY p.id";
    static COMMENTS = "SELECT c.body || ' < ' || COALESCE(parent.body, '') FROM comments c
        LEFT JOIN comments parent ON parent.id = c.parent_id ORDER BY c.id";
    static HTML = "SELECT html FROM comments";
    static OLD_KEYS = "DELETE FROM imported WHERE key LIKE 'mail/report@x#%'";
    static SPACE = "SELECT slug || ' ' || kind || ' ' || access FROM spaces";
}

fn bring(app: &App, path: &Path, space: &str) -> Report {
    import(app, path, space, &Options { batch: 2, ..Options::default() }, &mut Progress::silent())
        .unwrap()
}

/// A mail of the day `day` of July 2002.
fn mail(from: &str, id: &str, answers: &str, day: u32, subject: &str, body: &str) -> String {
    let answers = match answers {
        "" => String::new(),
        id => format!("In-Reply-To: <{id}>\n"),
    };
    format!(
        "From x@list.example  Tue Jul 23 19:39:23 2002\nFrom: {from}\nMessage-ID: <{id}>\n{answers}\
         Date: {day:02} Jul 2002 10:00:00 +0000\nSubject: {subject}\n\n{body}\n\n"
    )
}

fn write(folder: &Path, mails: &[String]) -> PathBuf {
    let path = folder.join("list.mbox");
    std::fs::write(&path, mails.concat()).unwrap();
    path
}

fn mails() -> Vec<String> {
    let ana = "Ana Roux <ana@list.example>";
    let quoted = format!("Yes.\n\nOn Monday, Ana wrote:\n{}", "> old words\n".repeat(8));
    vec![
        // The answer of an answer stands first, and its root last.
        mail("=?utf-8?Q?Zo=C3=A9?= <zoe@list.example>", "c@x", "b@x", 3, "Re: How?", &quoted),
        mail("BO@here.example", "b@x", "a@x", 2, "Re: How?", "No, ask @ana at ana@list.example."),
        mail(ana, "other@x", "", 4, "Other", ""),
        mail(ana, "a@x", "", 1, "[list] How?", "words"),
        mail("(nobody)", "d@x", "a@x", 5, "Re: How?", "anonymous"),
    ]
}

#[test]
fn threads_come_whole_whatever_the_order_of_the_file() {
    let network = network();
    let app = &network.app;
    let bo = NewPerson {
        handle: "bo".into(),
        name: "Bo".into(),
        email: Some("bo@here.example".into()),
        role: Role::Administrator,
        claimed: true,
        ..NewPerson::default()
    };
    app.db.write_blocking(move |tx| people::create(tx, &bo)).unwrap();
    let path = write(network.folder.path(), &mails());
    let before = State::of(app);
    let options = Options { dry_run: true, ..Options::default() };
    let dry = import(app, &path, "The List", &options, &mut Progress::silent()).unwrap();
    assert_eq!(State::of(app), before);
    let report = bring(app, &path, "The List");
    assert_eq!(told(&dry), told(&report));
    let expected = [
        (Kind::People, 3, 1, 0),
        (Kind::Spaces, 1, 0, 0),
        (Kind::Posts, 2, 0, 0),
        (Kind::Comments, 3, 0, 0),
    ];
    assert_eq!(told(&report), expected, "{report}");

    assert_eq!(lines(app, &SPACE, None), ["the-list interest open"]);
    let day = |day: i64| (1_025_517_600 + (day - 1) * 86_400) * 1_000_000;
    let posts =
        [format!("[list] How? / ana.roux / {}", day(1)), format!("Other / ana.roux / {}", day(4))];
    assert_eq!(lines(app, &POSTS, None), posts);
    let comments = lines(app, &COMMENTS, None);
    assert!(comments[0].starts_with("No, ask") && comments[0].ends_with(" < "), "{comments:?}");
    assert!(comments[1].starts_with("Yes.") && comments[1].contains("< No, ask"), "{comments:?}");
    assert_eq!(comments[2], "anonymous < ");
    let html = lines(app, &HTML, None).concat();
    assert!(html.contains("<details class=\"quote\"><summary>…</summary>"), "{html}");
    assert!(!html.contains("class=\"mention\""), "what looks like a mention is none: {html}");

    let full = State::of(app);
    let again = bring(app, &path, "the-list");
    assert_eq!(State::of(app), full);
    assert_eq!(told(&again)[0], (Kind::People, 0, 4, 0));
}

#[test]
fn a_longer_mailbox_goes_on_and_one_broken_at_the_end_keeps_what_it_holds() {
    let network = network();
    let app = &network.app;
    let all = mails();
    bring(app, &write(network.folder.path(), &all[..2]), "List");
    let report = bring(app, &write(network.folder.path(), &all), "List");
    assert_eq!(report.counts(Kind::Comments).created + report.counts(Kind::Posts).created, 3);
    assert_eq!(State::of(app).count("people"), 4);

    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, all.concat().as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    let path = network.folder.path().join("cut.gz");
    std::fs::write(&path, &packed[..packed.len() - 20]).unwrap();
    let report = bring(app, &path, "Cut");
    let is_damage = |problem: &Problem| matches!(problem, Problem::ArchiveDamaged { .. });
    assert!(report.problems().iter().any(|one| is_damage(&one.problem)), "{report}");
}

#[test]
fn what_is_no_mailbox_makes_no_space() {
    let network = network();
    let before = State::of(&network.app);
    let path = network.folder.path().join("export.zip");
    std::fs::write(&path, b"PK\x03\x04").unwrap();
    let options = Options::default();
    let end = import(&network.app, &path, "List", &options, &mut Progress::silent());
    let Err(Failure::File(located)) = end else { panic!("it was taken") };
    assert_eq!(located.problem, Problem::NotAMailbox);
    assert_eq!(State::of(&network.app), before);
}

#[test]
fn a_small_mailbox_is_counted_as_told() {
    let network = network();
    let path = write(network.folder.path(), &mails());
    let report = bring(&network.app, &path, "List");
    assert_told_is_there(&report, &State::of(&network.app));
}

#[test]
fn next_month_joins_the_threads_of_this_one() {
    let network = network();
    let app = &network.app;
    let (ana, bo) = ("Ana <ana@list.example>", "Bo <bo@list.example>");
    let january = [
        mail(ana, "a@x", "", 1, "Roof", "who knows a roofer?"),
        mail(bo, "b@x", "a@x", 2, "Re: Roof", "me"),
    ];
    let february = [
        mail(ana, "c@x", "b@x", 30, "Re: Roof", "good"),
        mail(bo, "d@x", "c@x", 31, "Re: Roof", "when?"),
        mail(bo, "e@x", "a@x", 31, "Re: Roof", "and now?"),
    ];
    bring(app, &write(network.folder.path(), &january), "List");
    let path = write(network.folder.path(), &february);
    let report = bring(app, &path, "List");
    assert_eq!((report.counts(Kind::Posts).created, report.counts(Kind::Comments).created), (0, 3));
    let comments = ["me < ", "good < me", "when? < good", "and now? < "];
    assert_eq!(lines(app, &COMMENTS, None), comments);
    let full = State::of(app);
    bring(app, &path, "List");
    assert_eq!(State::of(app), full);
}

#[test]
fn reports_that_bear_one_identifier_all_come() {
    let network = network();
    let app = &network.app;
    let night =
        |day, words| mail("cron@list.example", "report@x", "", day, &format!("Night {day}"), words);
    let path =
        write(network.folder.path(), &[night(1, "green"), night(2, "RED"), night(1, "green")]);
    let report = bring(app, &path, "List");
    assert_eq!(report.counts(Kind::Posts).created, 2, "{report}");
    assert!(report.to_string().contains("there twice"), "{report}");
    let full = State::of(app);
    bring(app, &path, "List");
    assert_eq!(State::of(app), full);
}

#[test]
fn reports_of_one_identifier_come_from_every_file_and_in_any_order() {
    let network = network();
    let app = &network.app;
    let night = |day| mail("cron@list.example", "report@x", "", day, &format!("Night {day}"), "x");
    for (days, created) in [(&[1, 2][..], 2), (&[3, 2], 1), (&[4], 1), (&[2, 1], 0), (&[4, 3], 0)] {
        let mails: Vec<String> = days.iter().map(|day| night(*day)).collect();
        let report = bring(app, &write(network.folder.path(), &mails), "List");
        assert_eq!(report.counts(Kind::Posts).created, created, "{days:?}\n{report}");
    }
    // As versions before this one remembered the first.
    app.db.write_blocking(|tx| tx.execute(&OLD_KEYS, params![])).unwrap();
    let path = write(network.folder.path(), &[night(1), night(5)]);
    assert_eq!(bring(app, &path, "List").counts(Kind::Posts).created, 1);
    assert_eq!(bring(app, &path, "List").counts(Kind::Posts).created, 0);
}

#[test]
fn a_mail_and_what_the_list_made_of_it_are_one() {
    let network = network();
    let mails = [
        mail("Ana <ana@list.example>", "a@x", "", 1, "Roof", "words"),
        mail("Ana via List <list@list.example>", "a@x", "", 1, "[list] Roof", "words"),
    ];
    let report = bring(&network.app, &write(network.folder.path(), &mails), "List");
    assert_eq!(report.counts(Kind::Posts).created, 1, "{report}");
}
