//! Calendars as other programs write them, odd and hostile ones.

use kernel::Time;
use ui::Zone;

use super::{Refused, read};

fn at(text: &str) -> Time {
    Time(text.parse::<jiff::Timestamp>().unwrap().as_microsecond())
}

fn starts(lines: &str) -> (Vec<String>, usize) {
    let text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{lines}\r\nEND:VCALENDAR\r\n");
    let paris = Zone::named("Europe/Paris").unwrap();
    let asked = (at("2026-03-01T00:00:00Z"), at("2026-12-01T00:00:00Z"));
    let read = read(text.as_bytes(), paris, asked).expect("a calendar");
    let starts = read.occurrences.iter().map(|it| it.starts.to_string()[..16].to_owned());
    (starts.collect(), read.left_out)
}

fn event(lines: &str) -> (Vec<String>, usize) {
    starts(&format!("BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Round\r\n{lines}\r\nEND:VEVENT"))
}

#[test]
fn hours_are_of_the_zone_however_it_is_called() {
    // The last one is said in UTC, as Outlook does.
    let rule = "DTEND;TZID=%:20260325T100000\r\nRRULE:FREQ=WEEKLY;UNTIL=20260408T070000Z";
    for zone in
        ["Europe/Paris", "Romance Standard Time", "/freeassociation.sourceforge.net/Europe/Paris"]
    {
        let lines = format!("DTSTART;TZID=%:20260325T090000\r\n{rule}").replace('%', zone);
        let all = ["2026-03-25T08:00", "2026-04-01T07:00", "2026-04-08T07:00"];
        assert_eq!(event(&lines).0, all, "{zone}");
    }
    let floating = event("DTSTART:20260325T090000");
    assert_eq!(floating.0, ["2026-03-25T08:00"]);
    assert_eq!(event("DTSTART:20260325T090000Z").0, ["2026-03-25T09:00"]);
    let day = event("DTSTART;VALUE=DATE:20260325");
    assert_eq!(day.0, ["2026-03-25T00:00"]);
    // An hour that there is not, and one that there is twice.
    let gap = event("DTSTART;TZID=Europe/Paris:20260322T023000\r\nRRULE:FREQ=WEEKLY;COUNT=2");
    assert_eq!(gap.0, ["2026-03-22T01:30", "2026-03-29T01:30"]);
    let fold = event("DTSTART;TZID=Europe/Paris:20261018T023000\r\nRRULE:FREQ=WEEKLY;COUNT=2");
    assert_eq!(fold.0, ["2026-10-18T00:30", "2026-10-25T00:30"]);
}

#[test]
fn exceptions_hold_in_whatever_zone_they_are_said() {
    let all = starts(
        "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/Paris:20260504T090000\r\n\
         DURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE:20260511T070000Z\r\nEND:VEVENT\r\n\
         BEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID:20260518T070000Z\r\n\
         DTSTART;TZID=America/New_York:20260519T090000\r\nDURATION:PT1H\r\nEND:VEVENT\r\n\
         BEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID;TZID=Europe/Paris:20260525T090000\r\n\
         DTSTART;TZID=Europe/Paris:20260525T090000\r\nSTATUS:CANCELLED\r\nEND:VEVENT",
    );
    assert_eq!(all.0, ["2026-05-04T07:00", "2026-05-19T13:00"]);
}

#[test]
fn what_never_ends_or_never_comes_takes_bounded_work() {
    let bombs = [
        "DTSTART:20200101T000000Z\r\nRRULE:FREQ=SECONDLY",
        "DTSTART:20200101T000000Z\r\nRRULE:FREQ=MINUTELY;BYSECOND=1,2,3,4,5,6,7,8,9",
        "DTSTART:19000101T000000Z\r\nRRULE:FREQ=HOURLY",
        "DTSTART:20260101T000000Z\r\nRRULE:FREQ=HOURLY;BYSECOND=0,10,20,30,40,50;BYMINUTE=0,10,20,30",
        "DTSTART:20260131T000000Z\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
        "DTSTART:20260131T000000Z\r\nRRULE:FREQ=DAILY;INTERVAL=0",
        "DTSTART:20260131T000000Z\r\nRRULE:FREQ=YEARLY;BYWEEKNO=53;BYMONTHDAY=1;BYMONTH=6",
        "DTSTART:99991231T000000Z\r\nRRULE:FREQ=DAILY",
        "DTSTART:00000000T000000Z\r\nRRULE:FREQ=DAILY",
        "RRULE:FREQ=DAILY",
    ];
    for bomb in bombs {
        let (starts, _) = event(bomb);
        assert!(starts.len() <= 2_000, "{bomb}: {}", starts.len());
    }
    assert!(event(bombs[0]).1 == 1 && event(bombs[2]).1 == 1 && event(bombs[3]).1 == 1);
    let many: String = (0..400)
        .map(|n| format!("BEGIN:VEVENT\r\nUID:{n}\r\n{}\r\nEND:VEVENT\r\n", bombs[4]))
        .collect();
    // Most are not even tried.
    let (found, left_out) = starts(&many);
    assert!(found.is_empty() && left_out >= 400 - 11, "{left_out}");
    // Those that seldom come are as much work: what comes often enough beside them is read.
    let seldom = "DTSTART:20000101T000000Z\r\nRRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=29;BYHOUR=0";
    let many: String = (0..2_000)
        .map(|n| format!("BEGIN:VEVENT\r\nUID:{n}\r\n{seldom}\r\nEND:VEVENT\r\n"))
        .collect();
    let usual =
        "BEGIN:VEVENT\r\nUID:x\r\nDTSTART:20200106T090000Z\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT";
    let (found, left_out) = starts(&format!("{many}{usual}"));
    assert!(left_out >= 1_900, "{left_out}");
    assert!(found.len() == 40 && found.iter().all(|at| at.ends_with("T09:00")), "{found:?}");
}

#[test]
fn what_is_no_calendar_is_refused() {
    let paris = Zone::named("Europe/Paris").unwrap();
    let asked = (at("2026-03-01T00:00:00Z"), at("2026-12-01T00:00:00Z"));
    for text in ["", "<!doctype html><p>Sign in", "BEGIN:VCARD\r\nEND:VCARD\r\n", "\u{0}\u{1}"] {
        assert_eq!(read(text.as_bytes(), paris, asked).unwrap_err(), Refused::NoCalendar, "{text}");
    }
    let long = format!(
        "BEGIN:VCALENDAR\r\n{}END:VCALENDAR",
        "BEGIN:VEVENT\r\nEND:VEVENT\r\n".repeat(30_000)
    );
    assert_eq!(read(long.as_bytes(), paris, asked).unwrap_err(), Refused::TooMany);
}

/// Real and odd calendars, where a folder of them is at hand: `PARVIS_DATA`, or `shared/data` beside the checkout.
#[test]
fn calendars_that_others_wrote_are_read_or_refused() {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let folder = std::env::var("PARVIS_DATA").unwrap_or_else(|_| beside.to_owned());
    let Ok(folders) = std::fs::read_dir(format!("{folder}/calendars")) else {
        eprintln!("left out: there are no calendars in {folder}");
        return;
    };
    let paris = Zone::named("Europe/Paris").unwrap();
    let asked = (at("1990-01-01T00:00:00Z"), at("2030-01-01T00:00:00Z"));
    let (mut files, mut times) = (0, 0);
    for folder in folders.flatten().filter(|it| it.path().is_dir()) {
        for file in std::fs::read_dir(folder.path()).unwrap().flatten() {
            if file.path().extension().is_none_or(|end| end != "ics") {
                continue;
            }
            let bytes = std::fs::read(file.path()).unwrap();
            let read = read(&bytes, paris, asked);
            let said = read.map(|read| (read.occurrences.len(), read.left_out));
            eprintln!("{:?}: {said:?}", file.file_name());
            times += said.map_or(0, |(times, _)| times);
            files += 1;
        }
    }
    assert!(files > 0 && times > 0);
}
