//! Our files read back by others: a calendar program of Debian (khal) and two libraries (ical.js, icalendar of Python). The
//! same moments as here, before and after both changes of clocks, in the zone of each event.

use std::path::Path;
use std::process::Command;

use serde_json::json;
use testkit::kinds::{id, moved, published};

use super::{event, network};

/// The whole of the year from the hour of the tests on.
const FROM: &str = "2026-03-01T00:00:00Z";
const TO: &str = "2026-12-01T00:00:00Z";

/// What it makes of a file: when each event begins and ends, in UTC, and its title.
type Reader = fn(&str) -> Vec<String>;
const READERS: [(&str, Reader); 3] =
    [("khal", read_by_khal), ("ical.js", read_by_ical_js), ("icalendar", read_by_icalendar)];

/// Runs the program in a folder of the test; answers what it says.
fn khal(folder: &Path, asked: &[&str]) -> String {
    let mut program = Command::new("khal");
    program.arg("-c").arg(folder.join("conf")).args(asked).env("HOME", folder);
    let said = program.output().unwrap_or_else(|error| {
        panic!("khal cannot be started ({error}): `cargo xtask setup` installs it")
    });
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    String::from_utf8(said.stdout).expect("text")
}

fn read_by_khal(file: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let conf = format!(
        "[calendars]\n[[all]]\npath = {0}/all\n[sqlite]\npath = {0}/khal.db\n[default]\ndefault_calendar = all\n\
         [locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n\
         longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%dT%H:%M:00Z\n",
        folder.path().display()
    );
    std::fs::create_dir(folder.path().join("all")).expect("a folder");
    std::fs::write(folder.path().join("conf"), conf).expect("a file");
    std::fs::write(folder.path().join("read.ics"), file).expect("a file");
    let read = folder.path().join("read.ics");
    khal(folder.path(), &["import", "--batch", "-a", "all", &read.display().to_string()]);
    let format = ["--format", "{start-long-full} {end-long-full} {title}", "--day-format", ""];
    let asked = [&["list", "2026-03-01", "2026-12-01"], &format[..]].concat();
    // What goes on past midnight stands on both days.
    let mut lines = sorted(&khal(folder.path(), &asked));
    lines.dedup();
    lines
}

/// By the library of Thunderbird, on Node.js.
fn read_by_ical_js(file: &str) -> Vec<String> {
    let mut node = Command::new("node");
    node.args(["--input-type=module", "--eval", include_str!("programs/read.mjs"), "--"]);
    read_by(node.arg(testkit::modules()), file)
}

/// By Debian's `python3-icalendar`, and what unfolds its rules.
fn read_by_icalendar(file: &str) -> Vec<String> {
    read_by(Command::new("/usr/bin/python3").args(["-c", include_str!("programs/read.py")]), file)
}

/// Runs a program of the tests on a file.
fn read_by(program: &mut Command, file: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("read.ics"), file).expect("a file");
    let said = program.args(["read.ics", FROM, TO]).current_dir(folder.path()).output();
    let said = said.expect("a program that starts: `cargo xtask setup` installs it");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    sorted(&String::from_utf8(said.stdout).expect("text"))
}

/// The lines that say something, in order.
fn sorted(said: &str) -> Vec<String> {
    let lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut lines: Vec<String> = lines.map(str::to_owned).collect();
    lines.sort();
    lines
}

#[tokio::test(flavor = "multi_thread")]
async fn other_programs_read_the_same_moments_across_both_changes_of_clocks() {
    let (net, _, [ana, ..]) = network().await;
    let weekly = |start: &str, end: &str, zone: &str| json!({ "start": start, "end": end, "zone": zone, "repeat": "weekly", "until": "2026-11-20" });
    let choir = weekly("2026-03-10T18:00:00Z", "2026-03-10T19:30:00Z", "Europe/Paris");
    let choir = id(&published(&ana, event("Choir", choir)).await);
    moved(&ana, &choir, "skip", json!({ "day": "2026-03-24" })).await;
    let other = json!({ "day": "2026-04-07", "start": "2026-04-08T16:00:00Z", "end": "2026-04-08T17:00:00Z" });
    moved(&ana, &choir, "reschedule", other).await;
    // Where clocks change on other days, and where they never do.
    for (title, zone) in [("Call, with Boston; weekly", "America/New_York"), ("Call", "Asia/Tokyo")]
    {
        let fields = weekly("2026-03-05T14:00:00Z", "2026-03-05T14:30:00Z", zone);
        published(&ana, event(title, fields)).await;
    }
    // A night without an hour, and one that has it twice.
    for (start, end) in [
        ("2026-03-28T22:00:00Z", "2026-03-29T04:00:00Z"),
        ("2026-10-24T22:00:00Z", "2026-10-25T05:00:00Z"),
    ] {
        let night = json!({ "start": start, "end": end, "zone": "Europe/Paris" });
        published(&ana, event("Night", night)).await;
    }
    let asked = format!("/calendar?from={FROM}&to={TO}&space=room");
    let ours = ana.api("GET", &asked, None).await.expect(200).json();
    let mut ours: Vec<String> = ours
        .as_array()
        .expect("entries")
        .iter()
        .map(|it| {
            let text = |name: &str| it[name].as_str().expect("text").to_owned();
            format!("{} {} {}", text("start"), text("end"), text("title"))
        })
        .collect();
    ours.sort();
    assert!(ours.len() > 100, "{ours:#?}");
    let feed = ana.api("POST", "/calendar/feeds", Some(json!({ "space": "room" }))).await;
    let address = feed.expect(201).json()["address"].as_str().expect("an address").to_owned();
    let path = &address[address.find("/calendar/feed.ics").expect("a feed")..];
    let file = net.nobody().get(path).await.expect(200).text;
    for (name, reader) in READERS {
        let file = file.clone();
        let theirs = tokio::task::spawn_blocking(move || reader(&file)).await.expect("a thread");
        assert_eq!(theirs, ours, "{name}");
    }
}
