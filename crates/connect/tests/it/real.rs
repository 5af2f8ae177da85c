//! Real exports, where a folder of them is at hand: `PARVIS_DATA`, or `shared/data` beside the
//! checkout. Without it each test says that it skipped.

use connect::{Kind, Options, Progress, Report, mattermost, mbox};
use std::path::PathBuf;
use std::time::Instant;

use crate::common::{Network, State, assert_told_is_there, network};

fn file(name: &str) -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let folder = std::env::var("PARVIS_DATA").unwrap_or_else(|_| beside.to_owned());
    let path = PathBuf::from(folder).join(name);
    if !path.exists() {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// Imports dry, then wet, then again; answers what the second told.
fn three_times(network: &Network, import: impl Fn(&Options) -> Report) -> Report {
    let empty = State::of(&network.app);
    let dry = import(&Options { dry_run: true, ..Options::default() });
    assert_eq!(State::of(&network.app), empty);
    let start = Instant::now();
    let report = import(&Options::default());
    eprintln!("{:.1} s", start.elapsed().as_secs_f64());
    let full = State::of(&network.app);
    assert_told_is_there(&report, &full);
    for kind in Kind::ALL {
        assert_eq!(dry.counts(kind), report.counts(kind));
    }
    let again = import(&Options::default());
    assert_eq!(State::of(&network.app), full);
    for kind in Kind::ALL {
        assert_eq!(again.counts(kind).created, 0);
        assert_eq!(again.counts(kind).already_there, report.counts(kind).created);
    }
    report
}

fn created(report: &Report, kinds: [Kind; 4]) -> [u64; 4] {
    kinds.map(|kind| report.counts(kind).created)
}

#[test]
#[ignore = "takes minutes in a debug build; cargo test --release -p connect real -- --ignored"]
fn a_community_of_half_a_year() {
    let Some(path) = file("atelier-mattermost.zip") else { return };
    let network = network();
    let report = three_times(&network, |options| {
        mattermost::import(&network.app, &path, options, &mut Progress::silent()).unwrap()
    });
    let kinds = [Kind::People, Kind::Spaces, Kind::Posts, Kind::Comments];
    assert_eq!(created(&report, kinds), [766, 28, 4_239, 64_792 - 4_239]);
    assert_eq!(report.counts(Kind::Memberships).created, 1_862);
    assert!(report.problems().is_empty(), "{report}");
}

#[test]
fn an_export_with_everything_in_it() {
    let Some(path) = file("mattermost-import-sample.zip") else { return };
    let network = network();
    let report = three_times(&network, |options| {
        mattermost::import(&network.app, &path, options, &mut Progress::silent()).unwrap()
    });
    let kinds = [Kind::People, Kind::Spaces, Kind::Posts, Kind::Comments];
    assert_eq!(created(&report, kinds), [16, 24, 2_001 + 901, 915 + 365]);
    let kinds = [Kind::Conversations, Kind::Memberships, Kind::Reactions, Kind::Files];
    assert_eq!(created(&report, kinds), [79, 190, 712, 3]);
}

#[test]
fn two_years_of_a_mailing_list() {
    let Some(path) = file("list-mbox.gz") else { return };
    let mut network = network();
    let config = kernel::Config::default();
    network.app.config = std::sync::Arc::new(config);
    let report = three_times(&network, |options| {
        mbox::import(&network.app, &path, "The list", options, &mut Progress::silent()).unwrap()
    });
    let [posts, comments, spaces, files] =
        created(&report, [Kind::Posts, Kind::Comments, Kind::Spaces, Kind::Files]);
    assert_eq!((posts + comments, spaces), (3_236, 1));
    eprintln!("{posts} posts, {comments} comments, {files} files");
}
