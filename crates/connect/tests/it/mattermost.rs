//! A Mattermost export, everything of it.

use connect::mattermost::import;
use connect::{Failure, Kind, Options, Problem, Progress, Report};
use kernel::{App, PersonId, Role, Time, params, sql};
use people::NewPerson;
use serde_json::json;
use std::path::Path;

use crate::common::{State, assert_told_is_there, lines, network, problems, standings, told};
use crate::export::{Export, THEN};

sql! {
    static SPACES = "SELECT slug, kind, access, description FROM spaces
        WHERE kind <> 'conversation' ORDER BY slug";
    static TALKS = "SELECT p.handle FROM memberships m JOIN people p ON p.id = m.person_id
        JOIN spaces s ON s.id = m.space_id WHERE s.kind = 'conversation' ORDER BY p.handle";
    static ACCOUNTS = "SELECT handle || ' ' || role
            || CASE WHEN closed_at IS NULL THEN '' ELSE ' closed' END
            || CASE WHEN claimed_at IS NULL THEN '' ELSE ' claimed' END
        FROM people ORDER BY handle";
    static POST = "SELECT p.body, p.html, p.created_at, a.handle, s.slug FROM posts p
        JOIN people a ON a.id = p.author_id JOIN spaces s ON s.id = p.space_id
        WHERE p.body LIKE $1";
    static PARTS = "SELECT c.body FROM comments c JOIN posts p ON p.id = c.post_id
        WHERE p.body LIKE $1 ORDER BY c.id";
    static IN_ORDER = "SELECT created_at FROM posts ORDER BY id";
    static REACTIONS = "SELECT emoji FROM reactions ORDER BY emoji";
    static LEAVE = "DELETE FROM memberships WHERE person_id = $1";
    static UNREACT = "DELETE FROM reactions";
}

pub fn bring(app: &App, path: &Path) -> Report {
    import(app, path, &Options { batch: 4, ..Options::default() }, &mut Progress::silent()).unwrap()
}

/// A person who is on the network before anything is imported.
fn resident(app: &App, handle: &str, email: &str, role: Role) -> PersonId {
    let new = NewPerson {
        handle: handle.to_owned(),
        name: handle.to_owned(),
        email: Some(email.to_owned()),
        role,
        claimed: true,
        ..NewPerson::default()
    };
    app.db.write_blocking(move |tx| people::create(tx, &new)).unwrap()
}

fn export() -> Export {
    let long = format!("long {}", "words and words\n".repeat(14_000));
    Export::new()
        .team("red", true)
        .team("blue", false)
        .channel("red", "plans", "O")
        .channel("red", "general", "O")
        .channel("red", "wages", "P")
        .channel("blue", "general", "O")
        .channel("blue", "empty", "P")
        .user("ana", "red", &["plans", "general"], json!({ "roles": "system_user system_admin" }))
        .user("bo", "red", &["plans!", "wages"], json!({ "email": "bo@here.example" }))
        .user("cy_", "red", &["plans"], json!({ "delete_at": 5, "position": "Baker" }))
        .user("gus", "blue", &["general"], json!({ "roles": "system_guest" }))
        .raw(r#"{"type":"bot","bot":{"username":"bip","owner":"ana"}}"#)
        .raw("{\"type\":\"post\",")
        .post("red", "plans", "ana", THEN, json!({ "message": "hello @ana, @cy_ and ~general" }))
        .post("red", "plans", "bo", THEN + 2, json!({ "message": "twice" }))
        .post("red", "plans", "bo", THEN + 2, json!({ "message": "twice" }))
        .post(
            "red",
            "plans",
            "bo",
            THEN + 3,
            json!({ "message": "gus joined",
            "type": "system_join_channel" }),
        )
        .post("red", "plans", "bo", THEN + 4, json!({ "message": " " }))
        .post(
            "red",
            "plans",
            "bo",
            THEN + 5,
            json!({ "message": "",
            "attachments": [{ "path": "a.txt" }, { "path": "gone.txt" }, { "path": "big.bin" }] }),
        )
        .post("red", "wages", "cy_", THEN + 6, json!({ "message": long }))
        .post("blue", "general", "nobody", THEN + 7, json!({ "message": "who am I" }))
        .post(
            "red",
            "nowhere",
            "bo",
            THEN + 8,
            json!({ "message": "lost", "replies": [
            { "user": "bo", "message": "lost too", "create_at": THEN + 9 }] }),
        )
        .post(
            "red",
            "plans",
            "ana",
            THEN - 1_000,
            json!({ "message": "earlier",
            "reactions": [
                { "user": "bo", "emoji_name": "+1", "create_at": THEN },
                { "user": "bo", "emoji_name": "thumbsup", "create_at": THEN },
                { "user": "bo", "emoji_name": "house_parrot", "create_at": THEN },
                { "user": "ghost", "emoji_name": "+1", "create_at": THEN }],
            "replies": [{ "user": "bip", "message": "beep", "create_at": THEN + 1 },
                { "user": "bip", "message": "beep", "create_at": THEN + 1 }] }),
        )
        .post("red", "plans", "ana", i64::MAX, json!({ "message": "from tomorrow" }))
        .direct(&["ana", "bo"], "bo", THEN, "psst")
        .file("a.txt", b"a text")
        .file("big.bin", &[7; 2_000])
}

#[test]
fn everything_comes_once_and_nobody_sees_more() {
    let network = network();
    let app = &network.app;
    resident(app, "root", "root@here.example", Role::Administrator);
    resident(app, "ana", "another.ana@here.example", Role::Member);
    resident(app, "bo.baker", "bo@here.example", Role::Member);
    let path = export().write(network.folder.path());

    let options = Options { dry_run: true, ..Options::default() };
    let before = State::of(app);
    let dry = import(app, &path, &options, &mut Progress::silent()).unwrap();
    assert_eq!(State::of(app), before);

    let report = bring(app, &path);
    let expected = [
        (Kind::People, 5, 1, 0),
        (Kind::Spaces, 5, 0, 0),
        (Kind::Conversations, 1, 0, 0),
        (Kind::Memberships, 6, 0, 0),
        (Kind::Posts, 9, 0, 4),
        (Kind::Comments, 2, 0, 1),
        (Kind::Reactions, 1, 1, 2),
        (Kind::Files, 1, 0, 2),
    ];
    assert_eq!(told(&report), expected, "{report}");
    assert_eq!(told(&dry), expected, "{dry}");

    let accounts = [
        "ana member claimed",
        "ana2 member",
        "bip member closed",
        "bo.baker member claimed",
        "cy member closed",
        "gus guest",
        "nobody member closed",
        "root administrator claimed",
    ];
    assert_eq!(lines(app, &ACCOUNTS, None), accounts);
    let spaces = app.db.read_blocking(|tx| {
        tx.query(&SPACES, params![], |row| {
            let [slug, kind, access, about]: [String; 4] =
                [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
            assert_eq!((kind.as_str(), about.as_str()), ("interest", "why\nwhat"));
            Ok(format!("{slug} {access}"))
        })
    });
    let expected =
        ["empty secret", "general-blue secret", "general-red open", "plans open", "wages secret"];
    assert_eq!(spaces.unwrap(), expected);
    assert_eq!(standings(app, "plans"), ["ana2 member", "bo.baker animator", "cy member"]);
    assert_eq!(standings(app, "wages"), ["bo.baker animator"]);
    assert_eq!(standings(app, "general-blue"), ["gus animator"]);
    assert_eq!(standings(app, "empty"), Vec::<String>::new());
    assert_eq!(lines(app, &TALKS, None), ["ana2", "bo.baker"]);
    assert_eq!(lines(app, &REACTIONS, None), ["👍"]);

    let told = problems(&report);
    let name = |name: &str| name.to_owned();
    for problem in [
        Problem::BadJson { column: 15 },
        Problem::AdministratorNotTaken { name: name("ana") },
        Problem::HandleChanged { name: name("ana"), handle: name("ana2") },
        Problem::HandleChanged { name: name("cy_"), handle: name("cy") },
        Problem::StrangerWrote { name: name("nobody") },
        Problem::ChannelNarrowed { name: name("general") },
        Problem::SpaceUnattended { name: name("empty") },
        Problem::SystemMessage { name: name("system_join_channel") },
        Problem::EmptyMessage,
        Problem::ChannelUnknown { name: name("nowhere") },
        Problem::EmojiUnknown { name: name("house_parrot") },
        Problem::UserUnknown { name: name("ghost") },
        Problem::FileMissing { path: name("gone.txt") },
        Problem::MessageDivided { parts: 3 },
        Problem::TimeImpossible,
    ] {
        assert!(told.contains(&problem), "{problem:?} is not in\n{report}");
    }
    let places: Vec<String> = report.problems().iter().map(|one| one.place.to_string()).collect();
    assert!(places.iter().all(|place| place.starts_with("line ")), "{places:?}");
}

#[test]
fn what_was_said_stands_as_it_was() {
    let network = network();
    let app = &network.app;
    resident(app, "ana", "another.ana@here.example", Role::Member);
    bring(app, &export().write(network.folder.path()));
    let post = |beginning: &str| {
        let like = format!("{beginning}%");
        app.db
            .read_blocking(move |tx| {
                tx.query_one(&POST, params![like], |row| {
                    let at: Time = row.get(2)?;
                    let texts: [String; 4] = [row.get(0)?, row.get(1)?, row.get(3)?, row.get(4)?];
                    Ok((at.millis(), texts))
                })
            })
            .unwrap()
    };
    let (at, [body, html, author, space]) = post("hello");
    assert_eq!((at, author.as_str(), space.as_str()), (THEN, "ana2", "plans"));
    assert_eq!(body, "hello @ana2, @cy and ~general-red");
    assert!(html.contains("<a class=\"mention\" href=\"/people/ana2\""), "{html}");
    let (at, [.., author, space]) = post("who am I");
    assert_eq!((at, author.as_str(), space.as_str()), (THEN + 7, "nobody", "general-blue"));
    let (_, [first, ..]) = post("long");
    let rest = lines(app, &PARTS, Some("long%"));
    let whole = format!("long {}", "words and words\n".repeat(14_000));
    assert_eq!(format!("{first}{}", rest.concat()), whole);
    let times: Vec<Time> =
        app.db.read_blocking(|tx| tx.query(&IN_ORDER, params![], |row| row.get(0))).unwrap();
    assert!(times.is_sorted(), "identifiers follow time");
}

#[test]
fn the_same_again_changes_nothing_not_even_what_people_changed() {
    let network = network();
    let app = &network.app;
    let path = export().write(network.folder.path());
    let first = bring(app, &path);
    app.db
        .write_blocking(|tx| {
            let bo = people::by_handle(tx, "bo")?.map(|card| card.id);
            tx.execute(&LEAVE, params![bo])?;
            tx.execute(&UNREACT, params![])
        })
        .unwrap();
    let before = State::of(app);
    let second = bring(app, &path);
    assert_eq!(State::of(app), before);
    for (kind, created, ..) in told(&first) {
        let counts = second.counts(kind);
        assert_eq!((counts.created, counts.already_there >= created), (0, true), "{kind:?}");
    }
}

#[test]
fn a_newer_export_adds_what_is_new() {
    let network = network();
    let app = &network.app;
    let older = Export::new()
        .team("red", true)
        .channel("red", "plans", "O")
        .user("ana", "red", &["plans"], json!({}))
        .post("red", "plans", "ana", THEN, json!({ "message": "old" }));
    bring(app, &older.clone().write(network.folder.path()));
    let newer = Export::new()
        .team("red", true)
        .channel("red", "plans", "O")
        .channel("red", "news", "P")
        .user("zoe", "red", &["plans!", "news"], json!({}))
        .user("ana", "red", &["plans", "news"], json!({}))
        .post(
            "red",
            "plans",
            "ana",
            THEN,
            json!({ "message": "old, edited since",
            "reactions": [{ "user": "zoe", "emoji_name": "tada", "create_at": THEN }],
            "replies": [{ "user": "zoe", "message": "new", "create_at": THEN + 1 }] }),
        );
    let path = newer.write(network.folder.path());
    let report = bring(app, &path);
    let expected = [
        (Kind::People, 1, 1, 0),
        (Kind::Spaces, 1, 1, 0),
        (Kind::Memberships, 3, 1, 0),
        (Kind::Posts, 0, 1, 0),
        (Kind::Comments, 1, 0, 0),
        (Kind::Reactions, 1, 0, 0),
    ];
    assert_eq!(told(&report), expected);
    assert_eq!(standings(app, "plans"), ["ana animator", "zoe animator"]);
    assert_eq!(State::of(app).count("memberships"), 4);
}

#[test]
fn one_team_s_town_square_is_the_company_s() {
    let network = network();
    let app = &network.app;
    let export = Export::new()
        .team("red", false)
        .channel("red", "town-square", "O")
        .user("ana", "red", &["town-square"], json!({}))
        .user("gus", "red", &["town-square"], json!({ "roles": "system_guest" }));
    let report = bring(app, &export.write(network.folder.path()));
    assert!(problems(&report).is_empty(), "{report}");
    assert_told_is_there(&report, &State::of(app));
    let kinds = app.db.read_blocking(|tx| {
        tx.query(&SPACES, params![], |row| Ok((row.get(1)?, row.get::<String>(2)?)))
    });
    assert_eq!(kinds.unwrap(), [("company".to_owned(), "open".to_owned())]);
}

#[test]
fn a_file_that_is_no_export_is_told_and_leaves_no_trace() {
    let network = network();
    let before = State::of(&network.app);
    let path = export().write(network.folder.path());
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let end = import(&network.app, &path, &Options::default(), &mut Progress::silent());
    let Err(Failure::File(located)) = end else { panic!("it was taken") };
    assert!(matches!(located.problem, Problem::ArchiveTruncated { .. }), "{located}");
    let other = Export::default().raw("{\"type\":\"version\",\"version\":2}");
    let path = other.write(network.folder.path());
    let end = import(&network.app, &path, &Options::default(), &mut Progress::silent());
    let Err(Failure::File(located)) = end else { panic!("it was taken") };
    assert_eq!(located.problem, Problem::WrongVersion { version: 2 });
    assert_eq!(State::of(&network.app), before);
}
