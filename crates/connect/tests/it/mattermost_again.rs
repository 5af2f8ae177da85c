//! A newer export of a Mattermost where names were changed and given to others meanwhile.

use connect::{Kind, Problem};
use kernel::{App, sql};
use serde_json::json;

use crate::common::{State, assert_nothing_created, lines, members, network, problems, told};
use crate::export::{Export, THEN, garden};
use crate::mattermost::bring;

sql! {
    static POSTS = "SELECT s.slug || ' ' || a.handle || ': ' || p.body FROM posts p
        JOIN people a ON a.id = p.author_id JOIN spaces s ON s.id = p.space_id
        WHERE s.kind <> 'conversation' ORDER BY p.created_at, p.id";
    static PRIVATE = "SELECT p.body || ' for ' || a.handle FROM posts p
        JOIN spaces s ON s.id = p.space_id JOIN memberships m ON m.space_id = s.id
        JOIN people a ON a.id = m.person_id WHERE s.kind = 'conversation'
        ORDER BY p.body, a.handle";
    static NARROW = "UPDATE spaces SET access = 'secret'";
    static FORGET = "DELETE FROM spaces WHERE slug = 'garden'";
    static EMPTY_OF_MEMBERS = "DELETE FROM memberships";
}

fn posts(app: &App) -> Vec<String> {
    lines(app, &POSTS, None)
}

#[test]
fn a_renamed_person_brings_nothing_twice() {
    let network = network();
    let app = &network.app;
    bring(app, &garden("ana", "garden").write(network.folder.path()));
    let before = State::of(app);
    let renamed = garden("ana.roy", "garden");
    let report = bring(app, &renamed.write(network.folder.path()));
    assert_nothing_created(&report);
    let handle = "ana".to_owned();
    let expected = [Problem::PersonRenamed { name: "ana.roy".to_owned(), handle }];
    assert_eq!(problems(&report), expected);
    let again = bring(app, &renamed.write(network.folder.path()));
    assert_eq!((problems(&again), told(&again)), (vec![], told(&report)));
    // Only the new name was noted.
    let after = State::of(app);
    assert_eq!(after.count("imported"), before.count("imported") + 1);
    for table in ["people", "posts", "comments", "reactions", "memberships", "participants"] {
        assert_eq!(after.count(table), before.count(table), "{table}");
    }
}

#[test]
fn who_is_given_a_name_is_not_who_had_it() {
    let network = network();
    let app = &network.app;
    bring(app, &garden("ana", "garden").write(network.folder.path()));
    let other = garden("ana.roy", "garden")
        .user("ana", "crew", &["garden"], json!({ "email": "another@there.example" }))
        .post("crew", "garden", "ana", THEN, json!({ "message": "by the other" }))
        .direct(&["ana", "bo"], "ana", THEN + 4, "not for the first");
    let report = bring(app, &other.write(network.folder.path()));
    assert_eq!(report.counts(Kind::People).created, 1, "{report}");
    let expected = ["garden ana: first", "garden ana2: by the other", "garden bo: second"];
    assert_eq!(posts(app), expected);
    let expected =
        ["not for the first for ana2", "not for the first for bo", "psst for ana", "psst for bo"];
    assert_eq!(lines(app, &PRIVATE, None), expected);
    let again = bring(app, &other.write(network.folder.path()));
    assert_nothing_created(&again);
}

#[test]
fn who_only_has_a_new_address_is_who_they_were() {
    let network = network();
    let app = &network.app;
    bring(app, &garden("ana", "garden").write(network.folder.path()));
    let moved = garden("ana", "garden").user(
        "zoe",
        "crew",
        &["garden"],
        json!({ "id": "u1", "email": "zoe@there.example" }),
    );
    let moved = moved.replace("ana@there.example", "ana@new.example");
    let report = bring(app, &moved.write(network.folder.path()));
    assert_eq!(report.counts(Kind::People).created, 1);
    assert_eq!(problems(&report), [Problem::AddressChanged { name: "ana".to_owned() }]);
    // With its number an account may change everything.
    let all_new = moved.replace("zoe@there.example", "z@new.example").replace("zoe", "zed");
    let report = bring(app, &all_new.write(network.folder.path()));
    assert_nothing_created(&report);
}

#[test]
fn a_renamed_channel_brings_nothing_twice() {
    let network = network();
    let app = &network.app;
    bring(app, &garden("ana", "garden").write(network.folder.path()));
    let before = State::of(app);
    let renamed = garden("ana", "gardening").post(
        "crew",
        "gardening",
        "bo",
        THEN + 9,
        json!({ "message": "since" }),
    );
    let report = bring(app, &renamed.write(network.folder.path()));
    let space = "garden".to_owned();
    let expected = [Problem::ChannelRenamed { name: "gardening".to_owned(), space }];
    assert_eq!(problems(&report), expected);
    let after = State::of(app);
    assert_eq!(after.count("posts"), before.count("posts") + 1);
    for table in ["spaces", "comments", "reactions", "memberships"] {
        assert_eq!(after.count(table), before.count(table), "{table}");
    }
    assert_eq!(posts(app)[2], "garden bo: since");
    let again = bring(app, &renamed.write(network.folder.path()));
    assert_eq!((problems(&again), State::of(app)), (vec![], after));
}

#[test]
fn a_channel_that_is_given_a_name_is_not_the_one_that_had_it() {
    let network = network();
    let app = &network.app;
    bring(app, &garden("ana", "garden").write(network.folder.path()));
    // The old one is called otherwise; a program writes to both in one millisecond.
    let newer = garden("ana", "gardening")
        .channel("crew", "garden", "P")
        .user("zoe", "crew", &["garden"], json!({}))
        .post("crew", "garden", "zoe", THEN + 20, json!({ "message": "for few" }))
        .post("crew", "garden", "bo", THEN + 3, json!({ "message": "to both" }));
    let report = bring(app, &newer.write(network.folder.path()));
    assert!(problems(&report).contains(&Problem::ChannelReplaced { name: "garden".to_owned() }));
    let expected =
        ["garden ana: first", "garden bo: second", "garden-2 bo: to both", "garden-2 zoe: for few"];
    assert_eq!(posts(app), expected);
    assert_eq!(members(app, "garden-2"), ["zoe"]);
    assert_eq!(members(app, "garden"), ["ana", "bo"]);
    let again = bring(app, &newer.write(network.folder.path()));
    assert_nothing_created(&again);
}

#[test]
fn nothing_private_comes_into_a_space_that_is_open() {
    let network = network();
    let app = &network.app;
    bring(app, &garden("ana", "garden").write(network.folder.path()));
    let closed = garden("ana", "garden")
        .replace(r#""type":"O""#, r#""type":"P""#)
        .team("crew", true)
        .post("crew", "garden", "bo", THEN + 9, json!({ "message": "for few" }));
    let path = closed.write(network.folder.path());
    let report = bring(app, &path);
    let problem = Problem::ChannelPrivateNow { name: "garden".to_owned() };
    assert!(problems(&report).contains(&problem), "{report}");
    assert_eq!(report.counts(Kind::Posts).skipped, 3);
    assert_eq!(posts(app).len(), 2);
    app.db.write_blocking(|tx| tx.execute(&NARROW, kernel::params![])).unwrap();
    let report = bring(app, &path);
    assert_eq!(report.counts(Kind::Posts).created, 1, "{report}");
}

#[test]
fn a_space_that_was_deleted_does_not_come_back() {
    let network = network();
    let app = &network.app;
    let path = Export::crew("garden", "O")
        .user("ana", "crew", &["garden"], json!({}))
        .write(network.folder.path());
    bring(app, &path);
    app.db
        .write_blocking(|tx| {
            tx.execute(&EMPTY_OF_MEMBERS, kernel::params![])?;
            tx.execute(&FORGET, kernel::params![])
        })
        .unwrap();
    let report = bring(app, &path);
    assert_eq!(problems(&report), [Problem::SpaceDeleted { name: "garden".to_owned() }]);
    assert_eq!(State::of(app).count("spaces"), 0);
}

#[test]
fn without_an_address_somebody_renamed_is_known_by_their_posts() {
    let network = network();
    let app = &network.app;
    let no_address = |name: &str| {
        let third = json!({ "message": "third" });
        let all = garden(name, "garden").post("crew", "garden", name, THEN + 6, third);
        all.replace("ana@there.example", "")
    };
    bring(app, &no_address("ana").write(network.folder.path()));
    let before = State::of(app);
    // Another new account posts at a time when somebody else did who is still there.
    let renamed = no_address("ana.roy").user("zoe", "crew", &["garden"], json!({})).post(
        "crew",
        "garden",
        "zoe",
        THEN + 3,
        json!({ "message": "by another" }),
    );
    let report = bring(app, &renamed.write(network.folder.path()));
    assert_eq!(report.counts(Kind::People).created, 1, "{report}");
    assert_eq!(report.counts(Kind::Posts).created, 1, "{report}");
    assert_eq!(State::of(app).count("conversations"), before.count("conversations"));
    let handle = "ana".to_owned();
    let expected = [Problem::PersonRenamed { name: "ana.roy".to_owned(), handle }];
    assert_eq!(problems(&report), expected);
}

#[test]
fn an_export_of_what_is_newer_goes_on_where_the_last_one_ended() {
    let network = network();
    let app = &network.app;
    let first_month = garden("ana", "garden")
        .channel("crew", "quiet", "P")
        .user("zoe", "crew", &["quiet"], json!({}))
        .post("crew", "quiet", "zoe", THEN + 1, json!({ "message": "long ago" }))
        .direct(&["ana", "bo"], "ana", THEN + 5, "hush");
    bring(app, &first_month.write(network.folder.path()));
    // It begins with the last words of the one before.
    let next_month = Export::crew("garden", "O")
        .channel("crew", "garden", "O")
        .channel("crew", "quiet", "P")
        .user("ana", "crew", &["garden"], json!({ "email": "ana@new.example" }))
        .user("bo", "crew", &["garden"], json!({}))
        .user("zoe", "crew", &["quiet"], json!({}))
        .post("crew", "quiet", "zoe", THEN + 1, json!({ "message": "long ago" }))
        .post("crew", "garden", "bo", THEN + 3, json!({ "message": "second" }))
        .direct(&["ana", "bo"], "ana", THEN + 4, "psst")
        .direct(&["ana", "bo"], "ana", THEN + 5, "hush")
        .post("crew", "quiet", "zoe", THEN + 90, json!({ "message": "a month later" }));
    let report = bring(app, &next_month.write(network.folder.path()));
    assert_eq!(problems(&report), [Problem::AddressChanged { name: "ana".to_owned() }]);
    assert_eq!(posts(app).last().unwrap(), "quiet zoe: a month later");
    assert_eq!(report.counts(Kind::Posts).created, 1);
    assert_eq!(report.counts(Kind::People).created + report.counts(Kind::Spaces).created, 0);
}

#[test]
fn a_channel_is_never_a_conversation() {
    let network = network();
    let app = &network.app;
    bring(app, &garden("ana", "garden").write(network.folder.path()));
    // A program writes the same to a channel that was not there and to somebody.
    let newer = garden("ana", "garden").channel("crew", "alerts", "O").post(
        "crew",
        "alerts",
        "ana",
        THEN + 4,
        json!({ "message": "to all" }),
    );
    let report = bring(app, &newer.write(network.folder.path()));
    assert_eq!((report.counts(Kind::Spaces).created, report.counts(Kind::Posts).created), (1, 1));
    assert_eq!(lines(app, &PRIVATE, None), ["psst for ana", "psst for bo"]);
}

#[test]
fn an_address_that_is_given_to_somebody_else_takes_nothing_with_it() {
    let network = network();
    let app = &network.app;
    bring(app, &garden("ana", "garden").write(network.folder.path()));
    let newer = garden("ana", "garden").replace("ana@there.example", "ana@new.example");
    let newer = Export::new()
        .user("zoe", "crew", &["garden"], json!({ "email": "ana@there.example" }))
        .and(&newer)
        .direct(&["zoe", "bo"], "zoe", THEN + 50, "not for ana");
    let report = bring(app, &newer.write(network.folder.path()));
    assert_eq!(report.counts(Kind::Posts).created, 1, "{report}");
    let expected = ["not for ana for bo", "not for ana for zoe", "psst for ana", "psst for bo"];
    assert_eq!(lines(app, &PRIVATE, None), expected);
    let again = bring(app, &newer.write(network.folder.path()));
    assert_nothing_created(&again);
}

#[test]
fn an_account_that_is_made_again_is_another_person() {
    let network = network();
    let app = &network.app;
    bring(app, &garden("ana", "garden").write(network.folder.path()));
    // The first ana and all she wrote are gone; bo's words tell that the rest is whole.
    let newer = Export::crew("garden", "O")
        .user("ana", "crew", &["garden"], json!({ "email": "another@there.example" }))
        .user("bo", "crew", &["garden"], json!({}))
        .post("crew", "garden", "bo", THEN + 3, json!({ "message": "second" }))
        .direct(&["ana", "bo"], "ana", THEN + 50, "not for the first");
    let report = bring(app, &newer.write(network.folder.path()));
    assert_eq!(report.counts(Kind::People).created, 1, "{report}");
    let expected =
        ["not for the first for ana2", "not for the first for bo", "psst for ana", "psst for bo"];
    assert_eq!(lines(app, &PRIVATE, None), expected);
}

#[test]
fn a_post_in_common_makes_no_channel_the_same() {
    let network = network();
    let app = &network.app;
    let private = Export::crew("wages", "P")
        .user("ana", "crew", &["wages"], json!({}))
        .post("crew", "wages", "ana", THEN, json!({ "message": "hello" }))
        .post("crew", "wages", "ana", THEN + 1, json!({ "message": "for few" }));
    bring(app, &private.write(network.folder.path()));
    // That channel is gone, and a program had greeted both in one millisecond.
    let newer = Export::crew("lunch", "P")
        .user("ana", "crew", &[], json!({}))
        .user("zoe", "crew", &["lunch"], json!({}))
        .post("crew", "lunch", "ana", THEN, json!({ "message": "hello" }));
    let report = bring(app, &newer.write(network.folder.path()));
    assert_eq!(report.counts(Kind::Spaces).created, 1, "{report}");
    assert_eq!(members(app, "wages"), ["ana"]);
    assert_eq!(members(app, "lunch"), ["zoe"]);
}
