//! A newer export of a Mattermost where names were given to others and nothing tells so but what stays.

use connect::{Failure, Kind, Options, Problem, Progress};
use kernel::sql;
use serde_json::json;

use crate::common::{members, network, standings};
use crate::export::{Export, THEN, garden};
use crate::mattermost::bring;

sql! {
    static ZOE = "SELECT id FROM people WHERE handle = 'zoe'";
    static OLD_KEY = "INSERT INTO imported (source, key, object_id, at)
        VALUES ('mattermost', 'post/crew/garden/ana/1680000000000', 1, 0)";
}

#[test]
fn who_is_given_the_name_of_somebody_silent_is_another() {
    for (first, second) in [
        (json!({ "email": "" }), json!({ "email": "" })),
        (json!({ "email": "ana@x.example" }), json!({ "email": "another@x.example" })),
    ] {
        let network = network();
        let app = &network.app;
        let by_id = first["email"] == "";
        let ana = |mut more: serde_json::Value, id: &str| {
            if by_id {
                more["id"] = id.into();
            }
            Export::crew("garden", "O").user("ana", "crew", &["garden"], more)
        };
        bring(app, &ana(first, "u1").write(network.folder.path()));
        let newer = ana(second, "u2").write(network.folder.path());
        let report = bring(app, &newer);
        assert_eq!(report.counts(Kind::People).created, 1, "{report}");
        assert_eq!(members(app, "garden"), ["ana", "ana2"]);
        let again = bring(app, &newer);
        assert_eq!(again.counts(Kind::People).created, 0, "{again}");
    }
}

#[test]
fn a_channel_that_is_made_again_is_another() {
    let network = network();
    let app = &network.app;
    let channel = |name: &str, id: &str, kind: &str| {
        let channel = json!({ "team": "crew", "name": name, "display_name": name, "type": kind,
            "id": id });
        json!({ "type": "channel", "channel": channel }).to_string()
    };
    let with = |garden: &str, user: &str, at: i64| {
        Export::new()
            .team("crew", true)
            .raw(&channel("garden", garden, "O"))
            .raw(&channel("wages", "", "P"))
            .raw(&channel("empty", "", "P"))
            .user(user, "crew", &["garden", "wages", "empty"], json!({}))
            .post("crew", "wages", user, at, json!({ "message": "for few" }))
    };
    bring(app, &with("c1", "ana", THEN).write(network.folder.path()));
    let newer = with("c2", "zoe", THEN + 90).write(network.folder.path());
    let report = bring(app, &newer);
    assert_eq!(report.counts(Kind::Spaces).created, 2, "{report}");
    for (slug, member) in
        [("garden", "ana"), ("garden-2", "zoe"), ("wages", "ana"), ("wages-2", "zoe")]
    {
        assert_eq!(members(app, slug), [member], "{slug}");
    }
    let again = bring(app, &newer);
    assert_eq!(again.counts(Kind::Spaces).created, 0, "{again}");
}

#[test]
fn a_newer_export_changes_the_role_of_nobody() {
    let network = network();
    let app = &network.app;
    let zoe = |channels: &[&str]| garden("ana", "garden").user("zoe", "crew", channels, json!({}));
    bring(app, &zoe(&[]).write(network.folder.path()));
    app.db
        .write_blocking(|tx| {
            let space = spaces::community(tx, "garden")?.expect("the garden");
            let zoe = tx.query_one(&ZOE, kernel::params![], |row| row.get(0))?;
            spaces::add(tx, space, kernel::PersonId(zoe), spaces::Standing::Member)
        })
        .unwrap();
    let before = standings(app, "garden");
    let newer = zoe(&["garden!"]).write(network.folder.path());
    let report = bring(app, &newer);
    assert_eq!(report.counts(Kind::Memberships).created, 0, "{report}");
    assert_eq!(standings(app, "garden"), before);
}

#[test]
fn what_the_first_version_brought_is_not_brought_again() {
    let network = network();
    let app = &network.app;
    app.db.write_blocking(|tx| tx.execute(&OLD_KEY, kernel::params![])).unwrap();
    let path = garden("ana", "garden").write(network.folder.path());
    let end = connect::mattermost::import(app, &path, &Options::default(), &mut Progress::silent());
    let Err(Failure::File(located)) = end else { panic!("it was taken") };
    assert_eq!(located.problem, Problem::KeysOld);
}
