//! Writing events as a calendar.

use calcard::icalendar::ICalendar;
use jiff::civil::Time as Hour;
use kernel::{Config, PersonId, Result, Row, Time};
use posts::PostId;
use posts::kinds::Fields;

use super::lines::{Lines, quoted, utc};
use crate::day::Standing;
use crate::kind::CANCELLED;
use crate::plan::{Plan, civil, moment};

/// Characters of a text that go into a calendar.
const WORDS: usize = 4_000;

/// An event as a calendar shows it.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) post: PostId,
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) fields: Fields,
    pub(crate) cancelled: bool,
    pub(crate) created_at: Time,
    /// When its dates, its place or its title last changed.
    pub(crate) changed_at: Time,
    pub(crate) sequence: i64,
    pub(crate) standing: Standing,
}

/// A sheet of a row of `sheet!`.
pub(crate) fn sheet(row: &Row<'_>, viewer: PersonId) -> Result<Sheet> {
    let author: PersonId = row.get(8)?;
    Ok(Sheet {
        post: row.get(0)?,
        title: row.get(1)?,
        body: row.get(2)?,
        cancelled: row.get::<String>(3)? == CANCELLED || row.get::<Option<Time>>(9)?.is_some(),
        fields: Fields::stored(&row.get::<String>(4)?)?,
        created_at: row.get(5)?,
        changed_at: row.get(6)?,
        sequence: row.get(7)?,
        standing: Standing::of(&row.get::<String>(10)?, author == viewer),
    })
}

/// A calendar that is written.
#[derive(Debug)]
pub(crate) struct Calendar<'a> {
    pub(crate) config: &'a Config,
    /// What programs call it.
    pub(crate) name: Option<String>,
    /// `REQUEST` or `CANCEL`, with who asks and who is asked: names and addresses.
    pub(crate) asks: Option<(&'static str, [(String, String); 2])>,
    pub(crate) events: &'a [Sheet],
}

impl Calendar<'_> {
    /// The file: folded, with every zone that it names.
    pub(crate) fn file(&self) -> String {
        let mut lines = Lines::default();
        lines.add("BEGIN", "VCALENDAR");
        lines.add("VERSION", "2.0");
        lines.add("PRODID", "-//Parvis//Parvis//EN");
        lines.add("CALSCALE", "GREGORIAN");
        if let Some((method, _)) = &self.asks {
            lines.add("METHOD", method);
        }
        if let Some(name) = &self.name {
            lines.text("X-WR-CALNAME", name);
            lines.add("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
            lines.add("X-PUBLISHED-TTL", "PT1H");
        }
        self.events.iter().for_each(|sheet| self.event(&mut lines, sheet));
        lines.add("END", "VCALENDAR");
        match ICalendar::parse(&lines.0) {
            Ok(mut calendar) => {
                calendar.add_missing_timezones();
                calendar.to_string()
            }
            Err(_) => lines.0,
        }
    }

    /// What names an event everywhere and for ever.
    fn uid(&self, post: PostId) -> String {
        let host = self.config.public_url.split("://").last().unwrap_or_default();
        let host = host.split([':', '/']).next().unwrap_or_default();
        format!("{post}@{host}")
    }

    fn event(&self, lines: &mut Lines, sheet: &Sheet) {
        let Some(plan) = Plan::of(&sheet.fields) else { return };
        let first = plan.start;
        lines.add("BEGIN", "VEVENT");
        self.head(lines, sheet, &plan);
        match (plan.whole_day, plan.end) {
            (true, Some(end)) => {
                lines.day("DTSTART", first);
                lines.day("DTEND", end);
            }
            _ => {
                lines.moment("DTSTART", first, plan.zone);
                if let Some(end) = plan.end {
                    lines.moment("DTEND", end, plan.zone);
                }
            }
        }
        if let Some(repeat) = &plan.repeat {
            let until = repeat.until.and_then(|until| match plan.whole_day {
                true => Some(until.strftime("%Y%m%d").to_string()),
                false => {
                    moment(until.to_datetime(Hour::constant(23, 59, 59, 0)), plan.zone).map(utc)
                }
            });
            let until = until.map_or(String::new(), |until| format!(";UNTIL={until}"));
            lines.add("RRULE", &format!("{}{until}", repeat.rule));
            for day in &plan.skipped {
                let at = day.to_datetime(first.time());
                match plan.whole_day {
                    true => lines.day("EXDATE", at),
                    false => lines.moment("EXDATE", at, plan.zone),
                }
            }
        }
        lines.add("END", "VEVENT");
        for day in plan.moved_days() {
            let Some(it) = plan.occurrence(day) else { continue };
            lines.add("BEGIN", "VEVENT");
            self.head(lines, sheet, &plan);
            lines.moment("RECURRENCE-ID", day.to_datetime(first.time()), plan.zone);
            lines.moment("DTSTART", civil(it.starts, plan.zone), plan.zone);
            lines.moment("DTEND", civil(it.ends, plan.zone), plan.zone);
            lines.add("END", "VEVENT");
        }
    }

    /// What all occurrences say.
    fn head(&self, lines: &mut Lines, sheet: &Sheet, plan: &Plan) {
        let href = format!("{}/posts/{}", self.config.public_url, sheet.post);
        let takes_out = self.asks.as_ref().is_some_and(|(method, _)| *method == "CANCEL");
        let cancelled = sheet.cancelled || takes_out;
        lines.add("UID", &self.uid(sheet.post));
        lines.add("DTSTAMP", &utc(sheet.changed_at));
        lines.add("CREATED", &utc(sheet.created_at));
        lines.add("LAST-MODIFIED", &utc(sheet.changed_at));
        lines.add("SEQUENCE", &sheet.sequence.to_string());
        lines.text("SUMMARY", &sheet.title);
        // What takes an event out of calendars repeats none of its words: they may be deleted.
        let words: String = sheet.body.chars().take(WORDS).collect();
        let words = if words.is_empty() { href.clone() } else { format!("{words}\n\n{href}") };
        if !takes_out {
            lines.text("DESCRIPTION", &words);
        }
        lines.add("URL", &href);
        if let Some(place) = sheet.fields.text_of("place").filter(|_| !takes_out) {
            lines.text("LOCATION", place);
        }
        let status = match sheet.standing {
            _ if cancelled => "CANCELLED",
            Standing::Maybe | Standing::Waiting | Standing::Unanswered => "TENTATIVE",
            _ => "CONFIRMED",
        };
        lines.add("STATUS", status);
        if plan.whole_day {
            lines.add("TRANSP", "TRANSPARENT");
        }
        if let Some((_, [(organiser, from), (name, to)])) = &self.asks {
            lines.add(&format!("ORGANIZER;CN={}", quoted(organiser)), &format!("mailto:{from}"));
            let part = match sheet.standing {
                Standing::Yes => "ACCEPTED",
                Standing::Maybe => "TENTATIVE",
                _ => "NEEDS-ACTION",
            };
            let attendee = format!(
                "ATTENDEE;CN={};ROLE=REQ-PARTICIPANT;PARTSTAT={part};RSVP=TRUE",
                quoted(name)
            );
            lines.add(&attendee, &format!("mailto:{to}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Config, Time};
    use posts::PostId;
    use posts::kinds::Fields;

    use super::{Calendar, Sheet};
    use crate::day::Standing;

    fn sheet(fields: &str) -> Sheet {
        Sheet {
            post: PostId(7),
            title:
                "Réunion d’équipe, très longue; avec « tout » ce qu’il faut pour dépasser la ligne"
                    .into(),
            body: "Ordre du jour :\n- un\n- deux\\trois\u{7}".into(),
            fields: Fields::stored(fields).unwrap(),
            cancelled: false,
            created_at: Time(1_772_452_800_000_000),
            changed_at: Time(1_772_452_800_000_000),
            sequence: 2,
            standing: Standing::Yes,
        }
    }

    fn file(fields: &str) -> String {
        let config =
            Config { public_url: "https://reseau.example:8443".into(), ..Config::default() };
        Calendar { config: &config, name: None, asks: None, events: &[sheet(fields)] }.file()
    }

    #[test]
    fn lines_are_folded_and_what_they_say_is_whole() {
        let text = file(
            r#"{"start":"2026-03-23T08:00:00Z","end":"2026-03-23T09:00:00Z",
            "zone":"Europe/Paris","repeat":"weekly","until":"2026-04-13","skipped":["2026-03-30"],
            "moved":{"2026-04-06":{"start":"2026-04-07T13:00:00Z","end":"2026-04-07T14:00:00Z"}}}"#,
        );
        assert!(text.ends_with("END:VCALENDAR\r\n"), "{text}");
        for line in text.split("\r\n") {
            assert!(line.len() <= 75 && !line.contains(['\n', '\r', '\u{7}']), "{line:?}");
        }
        let whole = text.replace("\r\n ", "");
        for said in [
            "UID:7@reseau.example\r\n",
            "SEQUENCE:2\r\n",
            "SUMMARY:Réunion d’équipe\\, très longue\\; avec « tout » ce qu’il faut pour dépasser la ligne\r\n",
            "DESCRIPTION:Ordre du jour :\\n- un\\n- deux\\\\trois\\n\\nhttps://reseau.example:8443/posts/7\r\n",
            "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n",
            "DTSTART;TZID=Europe/Paris:20260323T090000\r\n",
            "EXDATE;TZID=Europe/Paris:20260330T090000\r\n",
            "RECURRENCE-ID;TZID=Europe/Paris:20260406T090000\r\n",
            "DTSTART;TZID=Europe/Paris:20260407T150000\r\n",
        ] {
            assert!(whole.contains(said), "{said} in {whole}");
        }
        let rule = whole.lines().find(|line| line.starts_with("RRULE:FREQ=WEEKLY")).unwrap();
        assert!(rule.contains("UNTIL=20260413T215959Z") && rule.contains("BYDAY=MO"), "{rule}");
    }

    #[test]
    fn what_was_said_of_a_day_ends_with_the_rule_that_gave_it() {
        let of = |rule: &str| {
            file(&format!(
                r#"{{"start":"2026-03-24T08:00:00Z","zone":"Europe/Paris",{rule}
                "skipped":["2026-03-30"],
                "moved":{{"2026-04-06":{{"start":"2026-04-07T13:00:00Z","end":"2026-04-07T14:00:00Z"}},
                "2026-03-24":{{"start":"2026-03-25T13:00:00Z","end":"2026-03-25T14:00:00Z"}}}}}}"#
            ))
        };
        let weekly = of(r#""repeat":"weekly","#);
        assert_eq!(weekly.matches("RECURRENCE-ID").count(), 1, "{weekly}");
        assert!(weekly.contains("20260325T140000"), "{weekly}");
        for rule in ["", r#""repeat":"weekly","whole_day":true,"#] {
            let text = of(rule);
            assert!(!text.contains("RECURRENCE-ID") && !text.contains("20260325T"), "{text}");
        }
        assert!(!of("").contains("EXDATE"));
    }

    #[test]
    fn a_whole_day_has_no_zone() {
        let text =
            file(r#"{"start":"2026-05-13T22:00:00Z","whole_day":true,"zone":"Europe/Paris"}"#);
        assert!(
            text.contains("DTSTART;VALUE=DATE:20260514\r\nDTEND;VALUE=DATE:20260515\r\n"),
            "{text}"
        );
        assert!(!text.contains("VTIMEZONE"), "{text}");
    }
}
