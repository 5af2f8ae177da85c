//! Files as companies have them, where a folder of them is at hand: `PARVIS_DATA`, or `shared/data` beside
//! the project.

use std::path::{Path, PathBuf};

use connect::people_file::{self, Choices, Mapping, Report};
use testkit::TestApp;

/// The folder of files of people, if there is one.
fn folder() -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let data = std::env::var("PARVIS_DATA").unwrap_or_else(|_| beside.to_owned());
    Some(Path::new(&data).join("people")).filter(|folder| folder.is_dir())
}

pub async fn imported(net: &TestApp, folder: &Path, people: &str, units: bool) -> Report {
    let (app, path) = (net.app.clone(), folder.join(people));
    let units = units.then(|| folder.join("units.csv"));
    let work = move || {
        let people = people_file::open(&path).expect("a table");
        let units = units.map(|units| people_file::open(&units).expect("units"));
        let mapping = Mapping::recognised(&people.columns);
        people_file::identified(&mapping).expect("people who can be told apart");
        people_file::import(&app, &people, &mapping, units.as_ref(), &Choices::default())
    };
    tokio::task::spawn_blocking(work).await.expect("a thread").expect("an import")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_of_seven_hundred_comes_from_any_of_its_files() {
    let Some(folder) = folder() else {
        eprintln!("skipped: no folder of files of people is at hand");
        return;
    };
    let net = TestApp::new().await;
    net.administrator("ada").await;
    let first = imported(&net, &folder, "people.csv", true).await;
    assert_eq!((first.created, first.refused, first.units_created), (722, 0, 222));
    let again = imported(&net, &folder, "people.csv", true).await;
    assert_eq!((again.unchanged, again.created, again.changed), (722, 0, 0));
    for same in ["people-excel-fr-cp1252-semicolon.csv", "people-excel-bom-tab-utf16.txt"] {
        let report = imported(&net, &folder, same, true).await;
        // Windows-1252 lacks a letter of one name.
        assert!(report.created == 0 && report.changed <= 1, "{same}: {}", told(&report));
    }
    let hostile = imported(&net, &folder, "people-hr-hostile.csv", false).await;
    assert!(hostile.refused >= 4 && hostile.closed == 0, "{}", told(&hostile));
    let directory = imported(&net, &folder, "active-directory-ldapsearch.ldif", false).await;
    assert!(directory.read > 80 && directory.created < 10, "{}", told(&directory));
    for other in [
        "people-bom-quoted.csv",
        "people-azure-ad-export.csv",
        "openldap-300.ldif",
        "ldif-oddities.ldif",
        "ldif-oddities-crlf-latin1.ldif",
        "samba-ad.ldif",
        "futurama-ldif/10_people_fry.ldif",
    ] {
        let report = imported(&net, &folder, other, false).await;
        assert!(report.read > 0, "{other}: {}", told(&report));
        eprintln!("{other}\n{}", told(&report));
    }
}

/// The beginning of a report.
fn told(report: &Report) -> String {
    let text = report.text(&ui::Locale::new(kernel::Lang::En));
    text.lines().take(16).collect::<Vec<_>>().join("\n")
}
