//! A disk without room: a clear failure, and an import that completes once there is some.

use connect::mattermost::import;
use connect::{Failure, Options, Progress};
use kernel::Lang;
use kernel::db::Source;
use kernel::error::Meaning;

use crate::common::{State, network, on_postgres, open};
use crate::disk::{Disk, Fault};
use crate::export::lively;

#[test]
fn an_import_that_a_full_disk_stops_is_completed() {
    if on_postgres() {
        return;
    }
    let whole = network();
    let export = lively(30);
    let path = export.write(whole.folder.path());
    let options = Options { batch: 10, ..Options::default() };
    import(&whole.app, &path, &options, &mut Progress::silent()).unwrap();
    let expected = State::of(&whole.app);

    let (disk, folder) = (Disk::new(), tempfile::tempdir().unwrap());
    let database = folder.path().join("parvis.db");
    let app =
        open(&Source::Sqlite { path: database, vfs: Some(disk.name().to_owned()) }, folder.path());
    let path = export.write(folder.path());
    let mut failures = 0;
    for moment in [2, 9, 30, 60] {
        disk.fail_at(Fault::Full, moment);
        match import(&app, &path, &options, &mut Progress::silent()) {
            Ok(report) => assert_eq!(State::of(&app).rows, expected.rows, "{report}"),
            Err(Failure::Network(error)) => {
                assert_eq!(error.meaning(), Meaning::Unavailable, "{error}");
                let text = Failure::Network(error).text(Lang::En);
                assert!(text.ends_with("run the import again to continue."), "{text}");
                failures += 1;
            }
            Err(other) => panic!("{other}"),
        }
        disk.mend();
    }
    assert!(failures >= 2);
    import(&app, &path, &options, &mut Progress::silent()).unwrap();
    assert_eq!(State::of(&app).rows, expected.rows);
    assert_eq!(app.db.check().unwrap(), Vec::<String>::new());
}
