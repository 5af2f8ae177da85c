//! Mattermost exports as other programs write them, with things in them that are wrong.

use connect::{Kind, Problem, Report};
use kernel::{Time, params, sql};
use serde_json::json;

use crate::common::{assert_nothing_created, lines, network, problems, told};
use crate::export::{Export, THEN};
use crate::mattermost::bring;

sql! {
    static POSTS = "SELECT a.handle || ': ' || p.body FROM posts p
        JOIN people a ON a.id = p.author_id ORDER BY p.created_at, p.id";
    static COMMENTS = "SELECT a.handle || ': ' || c.body FROM comments c
        JOIN people a ON a.id = c.author_id ORDER BY c.created_at, c.id";
    static TIMES = "SELECT created_at FROM comments ORDER BY created_at";
    static REACTIONS = "SELECT emoji FROM reactions ORDER BY emoji";
    static ACCOUNTS = "SELECT handle || ' ' || COALESCE(email, '-') FROM people ORDER BY handle";
    static SPACES = "SELECT slug || ' ' || access || ' ' || name FROM spaces
        WHERE kind <> 'conversation' ORDER BY slug";
}

fn crew() -> Export {
    let alone = Export::crew("garden", "O").user("ana", "crew", &["garden"], json!({}));
    alone.user("bo", "crew", &["garden"], json!({}))
}

/// What was met many times, and how often.
fn repeated(report: &Report) -> Vec<(Problem, u64)> {
    report.repetitions().map(|(problem, _, times)| (problem.clone(), times)).collect()
}

#[test]
fn names_are_one_in_any_case() {
    let network = network();
    let app = &network.app;
    let export = Export::new()
        .team("Crew", true)
        .channel("crew", "Garden", "o")
        .user("Ana.Roy", "CREW", &["garden"], json!({}))
        .user("bo", "crew", &["GARDEN"], json!({}))
        .post("crew", "garden", "ana.roy", THEN, json!({ "message": "one" }))
        .post(
            "Crew",
            "Garden",
            "Ana.Roy",
            THEN + 1,
            json!({ "message": "two @ANA.ROY",
            "replies": [{ "user": "ANA.ROY", "message": "three", "create_at": THEN + 2,
                "reactions": [{ "user": "BO", "emoji_name": "+1" }] }] }),
        )
        .direct(&["ana.roy", "bo"], "Ana.Roy", THEN, "psst")
        .direct(&["BO", "Ana.Roy"], "ana.roy", THEN + 1, "psst again");
    let report = bring(app, &export.write(network.folder.path()));
    assert_eq!(problems(&report), []);
    let expected = [
        (Kind::People, 2, 0, 0),
        (Kind::Spaces, 1, 0, 0),
        (Kind::Conversations, 1, 0, 0),
        (Kind::Memberships, 2, 0, 0),
        (Kind::Posts, 4, 0, 0),
        (Kind::Comments, 1, 0, 0),
        (Kind::Reactions, 1, 0, 0),
    ];
    assert_eq!(told(&report), expected);
}

#[test]
fn accounts_and_channels_that_differ_stay_apart() {
    let network = network();
    let app = &network.app;
    let export = crew()
        .user("cy", "crew", &[], json!({ "email": "ANA@there.example " }))
        .user("dee", "crew", &[], json!({ "email": "no address" }))
        .raw(r#"{"type":"user","user":{"username":"eli","first_name":"\u3164","teams":[]}}"#)
        .raw(r#"{"type":"channel","channel":{"team":"crew","name":"bo\u0000ard","type":"BO","purpose":"n\u0000l"}}"#)
        .raw(r#"{"type":"channel","channel":{"team":"crew","name":"blank","display_name":"\u3164\u2800","type":"O"}}"#)
        .post("crew", "board", "eli", THEN, json!({ "message": "on the board" }));
    let path = export.write(network.folder.path());
    let report = bring(app, &path);
    let expected = ["ana ana@there.example", "bo bo@there.example", "cy -", "dee -", "eli -"];
    assert_eq!(lines(app, &ACCOUNTS, None), expected);
    let expected = ["blank open blank", "board secret board", "garden open garden"];
    assert_eq!(lines(app, &SPACES, None), expected);
    assert_eq!(lines(app, &POSTS, None), ["eli: on the board"]);
    let (name, address) = ("cy".to_owned(), "ana@there.example".to_owned());
    let told_all = problems(&report);
    assert!(told_all.contains(&Problem::AddressShared { name, address }), "{report}");
    let (name, channel_type) = ("board".to_owned(), "bo".to_owned());
    assert!(told_all.contains(&Problem::ChannelTypeUnknown { name, channel_type }), "{report}");
    let again = bring(app, &path);
    assert_nothing_created(&again);
}

#[test]
fn a_bad_detail_takes_nothing_with_it_and_is_counted() {
    let network = network();
    let app = &network.app;
    let thread = |message: &str, at: i64, more: serde_json::Value| {
        let mut post = json!({ "message": message, "replies": [
            { "user": "bo", "message": format!("under {message}"), "create_at": at + 1 }] });
        post.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        post
    };
    let post = |export: Export, message: &str, at: i64, more| {
        export.post("crew", "garden", "ana", THEN + at, thread(message, THEN + at, more))
    };
    let reaction = |user: serde_json::Value| json!({ "user": user, "emoji_name": "tada" });
    let export = post(
        crew(),
        "a",
        0,
        json!({ "reactions": [reaction(json!(null)), reaction(json!("bo"))] }),
    );
    let export = post(export, "b", 10, json!({ "reactions": [{ "user": "bo" }], "props": "x" }));
    let export =
        post(export, "c", 20, json!({ "attachments": [{ "path": null }], "is_pinned": "true" }));
    let export = post(export, "d", 30, json!({ "user": null }));
    let export = post(export, "e", 40, json!({ "create_at": format!("{}", THEN + 40) }));
    let export = post(
        export,
        "f",
        50,
        json!({ "create_at": (THEN + 50) as f64, "replies": [
        { "user": null, "message": "nobody's", "create_at": THEN + 51 },
        { "user": "bo", "message": "no hour" },
        { "user": "bo", "message": "nul \u{0}inside", "create_at": THEN + 53 }] }),
    );
    let export = export
        .raw(&format!(r#"{{"type":"post","post":{{"team":"crew","channel":"garden","user":"ana","message":"half \ud83d","message":"g \ud83d","create_at":{}}}}}"#, THEN / 1_000 + 1))
        .raw(r#"{"type":"post","post":{"team":"crew","channel":"garden","user":"ana","#)
        .raw(r#"{"type":"user","user":{"email":"x@there.example"}}"#);
    let path = export.write(network.folder.path());
    let report = bring(app, &path);
    let expected =
        ["ana: a", "ana: b", "ana: c", "person: d", "ana: e", "ana: f", "ana: g \u{fffd}"];
    assert_eq!(lines(app, &POSTS, None), expected);
    let comments = lines(app, &COMMENTS, None);
    assert_eq!(comments[5..], ["bo: no hour", "bo: nul inside"]);
    let times = app.db.read_blocking(|tx| tx.query(&TIMES, params![], |row| row.get::<Time>(0)));
    assert_eq!(times.unwrap()[5], Time::from_millis(THEN + 50), "it has the hour of its thread");
    let expected = [
        (Kind::People, 3, 0, 1),
        (Kind::Spaces, 1, 0, 0),
        (Kind::Memberships, 2, 0, 0),
        (Kind::Posts, 7, 0, 1),
        (Kind::Comments, 7, 0, 1),
        (Kind::Reactions, 1, 0, 2),
        (Kind::Files, 0, 0, 1),
    ];
    assert_eq!(told(&report), expected, "{report}");
    let again = bring(app, &path);
    for (kind, created, _, skipped) in expected {
        assert_eq!(
            (again.counts(kind).already_there, again.counts(kind).skipped),
            (created, skipped)
        );
    }
}

#[test]
fn only_what_is_imported_twice_is_told_to_be() {
    let network = network();
    let mut export = crew();
    for words in ["", "hello", "", "hello"] {
        let at = THEN + i64::from(words.is_empty());
        export = export.post("crew", "garden", "ana", at, json!({ "message": words }));
    }
    let report = bring(&network.app, &export.write(network.folder.path()));
    assert_eq!(repeated(&report), [(Problem::EmptyMessage, 2), (Problem::MessageTwice, 1)]);
}

#[test]
fn somebody_who_stands_twice_is_counted_twice() {
    let network = network();
    let bot = r#"{"type":"bot","bot":{"username":"bo"}}"#;
    let export = crew().user("ana", "crew", &["garden"], json!({})).raw(bot);
    let report = bring(&network.app, &export.write(network.folder.path()));
    assert_eq!(told(&report)[0], (Kind::People, 2, 2, 0), "{report}");
}

#[test]
fn lines_of_other_types_are_told_once() {
    let network = network();
    let mut export = crew();
    for n in 0..30 {
        export = export
            .raw(&format!(r#"{{"type":"thread_follower","thread_follower":{{"n":{n}}}}}"#))
            .raw(&format!(r#"{{"type":"role","role":{{"name":"r{n}"}}}}"#));
    }
    let report = bring(&network.app, &export.write(network.folder.path()));
    let left = |name: &str| Problem::LinesLeft { name: name.to_owned() };
    assert_eq!(repeated(&report), [(left("role"), 30), (left("thread_follower"), 30)]);
    assert_eq!(report.problems(), []);
}

#[test]
fn every_emoji_of_mattermost_comes() {
    let network = network();
    let app = &network.app;
    let names =
        ["thinking_face", "thinking", "face_palm_medium_skin_tone", "flag-fr", ":+1:", "house"];
    let reactions: Vec<_> =
        names.iter().map(|name| json!({ "user": "bo", "emoji_name": name })).collect();
    let export = crew().post(
        "crew",
        "garden",
        "ana",
        THEN,
        json!({
        "message": "well :robot_face: :tada: :parrot:", "reactions": reactions }),
    );
    let path = export.write(network.folder.path());
    let report = bring(app, &path);
    // Two names of one emoji are one reaction.
    assert_eq!(told(&report)[4], (Kind::Reactions, 5, 1, 0), "{report}");
    assert_eq!(lines(app, &REACTIONS, None), ["🇫🇷", "🏠", "👍", "🤔", "🤦🏽"]);
    assert_eq!(lines(app, &POSTS, None), ["ana: well 🤖 :tada: :parrot:"]);
}
