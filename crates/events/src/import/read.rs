//! What a calendar file holds, as events of this network: each with the line on which it begins, or why it is none.

use std::collections::{HashMap, HashSet};

use calcard::icalendar::{ICalendarComponent, ICalendarProperty, ICalendarStatus, ICalendarValue};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use kernel::Time;
use posts::kinds::Given;
use serde_json::{Map, Value, json};
use ui::Zone;

use super::MOST;
use super::repeats::repeats;
use crate::ical::read::{Refused, Zones, calendars, line, local, start};
use crate::plan::{civil, moment};

/// Dates of a series that may be left out or have other hours.
const EXCEPTIONS: usize = 100;

/// An event of a file.
#[derive(Clone, Debug)]
pub(super) struct New {
    /// The line on which it begins.
    pub(super) line: usize,
    /// What it is known by, as a digest.
    pub(super) key: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) starts: Time,
    /// The day on which it starts, by its clock.
    pub(super) day: Date,
    pub(super) fields: Given,
    /// Its dates that do not take place, and those that have other hours.
    pub(super) skipped: Vec<Date>,
    pub(super) moved: Vec<(Date, Time, Option<Time>)>,
}

/// An event that is not taken over, and why: the key of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Left {
    pub(super) line: usize,
    pub(super) title: String,
    pub(super) why: &'static str,
}

/// A component of the file, as its lines say it.
#[derive(Debug, Default)]
struct Block {
    line: usize,
    uid: String,
    rules: Vec<String>,
    has_dates: bool,
}

/// The components of events, in the order of the file.
fn blocks(text: &str) -> Vec<Block> {
    let mut unfolded: Vec<(usize, String)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        match (line.strip_prefix([' ', '\t']), unfolded.last_mut()) {
            (Some(rest), Some((_, last))) => last.push_str(rest),
            _ => unfolded.push((number + 1, line.trim_end().to_owned())),
        }
    }
    let (mut all, mut depth) = (Vec::<Block>::new(), 0_usize);
    for (number, line) in unfolded {
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        let name = name.split(';').next().unwrap_or_default().to_ascii_uppercase();
        match (name.as_str(), value.trim().to_ascii_uppercase().as_str()) {
            ("BEGIN", "VEVENT") => {
                all.push(Block { line: number, ..Block::default() });
                depth = 1;
            }
            ("BEGIN", _) if depth > 0 => depth += 1,
            ("END", _) => depth = depth.saturating_sub(1),
            _ if depth != 1 => {}
            ("UID", _) => {
                all.iter_mut().last().into_iter().for_each(|it| it.uid = value.to_owned())
            }
            ("RRULE", _) => {
                all.iter_mut()
                    .last()
                    .into_iter()
                    .for_each(|it| it.rules.push(value.to_uppercase()));
            }
            ("RDATE" | "EXRULE", _) => {
                all.iter_mut().last().into_iter().for_each(|it| it.has_dates = true);
            }
            _ => {}
        }
    }
    all
}

/// The events of a file; hours without a zone are of this one.
pub(super) fn read(text: &str, zone: Zone) -> Result<(Vec<New>, Vec<Left>), Refused> {
    let calendars = calendars(text)?;
    let parts = calendars.iter().flat_map(|calendar| &calendar.components);
    if parts.filter(|part| part.component_type.is_event()).count() > 5 * MOST {
        return Err(Refused::TooMany);
    }
    let mut blocks = blocks(text).into_iter();
    let (mut all, mut left) = (Vec::new(), Vec::new());
    for calendar in &calendars {
        let resolver = calendar.build_tz_resolver();
        let zones = Zones { resolver: &resolver, usual: zone };
        let parts = calendar.components.iter().filter(|part| part.component_type.is_event());
        let parts: Vec<(&ICalendarComponent, Block)> =
            parts.map(|part| (part, blocks.next().unwrap_or_default())).collect();
        let mut others: HashMap<&str, Vec<&ICalendarComponent>> = HashMap::new();
        let mut series: HashSet<Option<&str>> = HashSet::new();
        for (part, _) in &parts {
            match (part.is_recurrence_override(), part.uid()) {
                (true, Some(uid)) => others.entry(uid).or_default().push(part),
                (true, None) => {}
                (false, uid) => drop(series.insert(uid)),
            }
        }
        for (part, block) in parts.iter().filter(|(part, _)| !part.is_recurrence_override()) {
            let others = part.uid().and_then(|uid| others.get(uid)).map_or(&[][..], Vec::as_slice);
            match one(part, block, others, &zones) {
                Ok(new) => all.push(new),
                Err(why) => {
                    left.push(Left { line: block.line, title: words(part, &SUMMARY), why });
                }
            }
        }
        let is_alone = |part: &ICalendarComponent| {
            part.is_recurrence_override() && !series.contains(&part.uid())
        };
        let alone = parts.iter().filter(|(part, _)| is_alone(part));
        left.extend(alone.map(|(part, block)| Left {
            line: block.line,
            title: words(part, &SUMMARY),
            why: "event-import-why-alone",
        }));
    }
    all.sort_by_key(|new| new.line);
    left.sort_by_key(|left| left.line);
    Ok((all, left))
}

const SUMMARY: ICalendarProperty = ICalendarProperty::Summary;

fn text<'a>(part: &'a ICalendarComponent, name: &ICalendarProperty) -> &'a str {
    let value = part.property(name).and_then(|entry| entry.values.first()?.as_text());
    value.unwrap_or_default()
}

fn words(part: &ICalendarComponent, name: &ICalendarProperty) -> String {
    line(Some(text(part, name)))
}

fn one(
    part: &ICalendarComponent,
    block: &Block,
    others: &[&ICalendarComponent],
    zones: &Zones<'_>,
) -> Result<New, &'static str> {
    let uid = part.uid().unwrap_or_default();
    if block.uid.trim() != uid.trim() || block.rules.len() > 1 {
        return Err("event-import-why-unreadable");
    }
    if part.status() == Some(&ICalendarStatus::Cancelled) {
        return Err("event-import-why-cancelled");
    }
    let title = words(part, &SUMMARY);
    if title.is_empty() {
        return Err("event-import-why-untitled");
    }
    let when = When::of(part, zones).ok_or("event-import-why-undated")?;
    let mut fields = when.fields();
    let place = words(part, &ICalendarProperty::Location);
    if !place.is_empty() {
        fields.insert("place".into(), json!(place));
    }
    let (mut skipped, mut moved) = (Vec::new(), Vec::new());
    if block.has_dates {
        return Err("event-import-why-repeats");
    }
    if let Some(rule) = block.rules.first() {
        fields.extend(repeats(rule, &when).ok_or("event-import-why-repeats")?);
        for entry in part.properties(&ICalendarProperty::Exdate) {
            let at = entry.values.iter().filter_map(ICalendarValue::as_partial_date_time);
            skipped.extend(at.filter_map(|at| when.day(at, entry.tz_id(), zones)));
        }
        if others.len() > EXCEPTIONS {
            return Err("event-import-why-repeats");
        }
        for other in others {
            let entry = other
                .property(&ICalendarProperty::RecurrenceId)
                .ok_or("event-import-why-unreadable")?;
            let at = entry.values.first().and_then(ICalendarValue::as_partial_date_time);
            let day = at
                .and_then(|at| when.day(at, entry.tz_id(), zones))
                .ok_or("event-import-why-unreadable")?;
            match (other.status(), When::of(other, zones)) {
                (Some(ICalendarStatus::Cancelled), _) => skipped.push(day),
                (_, Some(now)) if !when.whole_day => moved.push((day, now.starts, now.ends)),
                _ => return Err("event-import-why-repeats"),
            }
        }
        if skipped.len() + moved.len() > EXCEPTIONS {
            return Err("event-import-why-repeats");
        }
    }
    let name = if uid.is_empty() { format!("{title} {}", when.starts) } else { uid.to_owned() };
    Ok(New {
        line: block.line,
        key: kernel::secret::hash(&name),
        title,
        body: text(part, &ICalendarProperty::Description).trim().to_owned(),
        starts: when.starts,
        day: when.begins.date(),
        fields: Given(fields),
        skipped,
        moved,
    })
}

/// When something takes place.
pub(super) struct When {
    pub(super) zone: Zone,
    whole_day: bool,
    /// By that clock.
    pub(super) begins: DateTime,
    starts: Time,
    /// The last day, where it takes whole days.
    ends: Option<Time>,
}

impl When {
    fn of(part: &ICalendarComponent, zones: &Zones<'_>) -> Option<When> {
        let (at, tzid) = start(part)?;
        let (whole_day, said) = (!at.has_time(), zones.of(at, tzid));
        // What is said by the clock of the world goes by that of whoever brings it.
        let zone = if at.tz_hour.is_some() || whole_day { zones.usual } else { said };
        let noon = |day: Date| moment(day.at(12, 0, 0, 0), zone);
        let begins = local(at)?;
        let starts = if whole_day { noon(begins.date())? } else { moment(begins, said)? };
        let ends = match part.property(&ICalendarProperty::Dtend) {
            Some(entry) => {
                let at = entry.values.first()?.as_partial_date_time()?;
                let end = local(at)?;
                match whole_day {
                    true => {
                        let last = end.date().yesterday().ok()?.max(begins.date());
                        Some(noon(last)?)
                    }
                    false => Some(moment(end, zones.of(at, entry.tz_id()))?),
                }
            }
            None => match part.property(&ICalendarProperty::Duration).map(|it| it.values.first()) {
                Some(Some(ICalendarValue::Duration(length))) => {
                    let days = i64::from(length.weeks) * 7 + i64::from(length.days);
                    let seconds = days * 86_400
                        + i64::from(length.hours) * 3_600
                        + i64::from(length.minutes) * 60
                        + i64::from(length.seconds);
                    match whole_day {
                        true => {
                            let last = begins.date().checked_add((days - 1).max(0).days()).ok()?;
                            Some(noon(last)?)
                        }
                        false => Some(starts.plus_seconds(seconds)),
                    }
                }
                _ => None,
            },
        };
        Some(When { zone, whole_day, begins: civil(starts, zone), starts, ends })
    }

    fn fields(&self) -> Map<String, Value> {
        let mut fields = Map::new();
        fields.insert("start".into(), json!(self.starts));
        fields.insert("zone".into(), json!(self.zone.name()));
        if let Some(ends) = self.ends {
            fields.insert("end".into(), json!(ends));
        }
        if self.whole_day {
            fields.insert("whole_day".into(), json!(true));
        }
        fields
    }

    /// The day that a date of the series is on, by its clock.
    fn day(
        &self,
        at: &calcard::common::PartialDateTime,
        tzid: Option<&str>,
        zones: &Zones<'_>,
    ) -> Option<Date> {
        let said = local(at)?;
        match self.whole_day || !at.has_time() {
            true => Some(said.date()),
            false => Some(civil(moment(said, zones.of(at, tzid))?, self.zone).date()),
        }
    }
}

#[cfg(test)]
mod tests {
    use ui::Zone;

    use super::{New, read};

    fn file(lines: &str) -> String {
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{lines}END:VCALENDAR\r\n")
    }

    fn event(lines: &str) -> Result<New, &'static str> {
        let text = file(&format!(
            "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Round\r\n{lines}\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\nEND:VEVENT\r\n"
        ));
        let (mut all, left) = read(&text, Zone::named("Europe/Paris").unwrap()).expect("a file");
        match left.first() {
            Some(left) => Err(left.why.trim_start_matches("event-import-why-")),
            None => Ok(all.remove(0)),
        }
    }

    fn fields(lines: &str) -> String {
        let new = event(lines).expect("an event");
        serde_json::to_string(&new.fields).unwrap()
    }

    #[test]
    fn an_event_is_what_the_file_says() {
        let said = fields("DTSTART;TZID=Romance Standard Time:20260325T090000\r\nDURATION:PT90M");
        assert_eq!(
            said,
            r#"{"end":"2026-03-25T09:30:00Z","start":"2026-03-25T08:00:00Z","zone":"Europe/Paris"}"#
        );
        let day = fields(
            "DTSTART;VALUE=DATE:20260714\r\nDTEND;VALUE=DATE:20260716\r\nLOCATION:Old\r\n  harbour",
        );
        assert_eq!(
            day,
            r#"{"end":"2026-07-15T10:00:00Z","place":"Old harbour","start":"2026-07-14T10:00:00Z","whole_day":true,"zone":"Europe/Paris"}"#
        );
    }

    #[test]
    fn a_series_is_one_where_there_is_a_way_to_repeat_that_gives_its_days() {
        let of = |rule: &str| {
            let lines = format!("DTSTART;TZID=Europe/Paris:20260331T090000\r\nRRULE:{rule}");
            event(&lines).map(|new| {
                let said = |name: &str| new.fields.0.get(name).map(ToString::to_string);
                format!("{} {}", said("repeat").unwrap(), said("until").unwrap_or_default())
            })
        };
        assert_eq!(of("FREQ=DAILY").unwrap(), "\"daily\" ");
        assert_eq!(of("FREQ=WEEKLY;COUNT=3").unwrap(), "\"weekly\" \"2026-04-14\"");
        assert_eq!(of("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU").unwrap(), "\"fortnightly\" ");
        assert_eq!(of("FREQ=DAILY;INTERVAL=7").unwrap(), "\"weekly\" ");
        assert_eq!(of("FREQ=MONTHLY;BYDAY=-1TU").unwrap(), "\"weekday\" ");
        for hour in ["070000Z", "073000Z", "123000", "235959"] {
            let until = of(&format!("FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260429T{hour}"));
            assert_eq!(until.unwrap(), "\"weekly\" \"2026-04-29\"", "{hour}");
        }
        assert_eq!(of("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1").unwrap(), "\"monthly\" ");
        // Months without a 31st are left out.
        for rule in
            ["FREQ=MONTHLY", "FREQ=DAILY;INTERVAL=3", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9", "x"]
        {
            assert_eq!(of(rule).unwrap_err(), "repeats", "{rule}");
        }
    }

    #[test]
    fn what_is_no_event_is_told_with_its_line() {
        let text = file(
            "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260325T090000Z\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Whenever\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nUID:3\r\nSUMMARY:Off\r\nSTATUS:CANCELLED\r\nDTSTART:20260325T090000Z\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nUID:4\r\nSUMMARY:One day\r\nRECURRENCE-ID:20260325T090000Z\r\nDTSTART:20260325T090000Z\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nUID:5\r\nSUMMARY:Choir\r\nDTSTART;TZID=Europe/Paris:20260330T190000\r\nRRULE:FREQ=WEEKLY\r\nEXDATE:20260406T170000Z\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nUID:5\r\nSUMMARY:Choir\r\nRECURRENCE-ID;TZID=Europe/Paris:20260413T190000\r\nDTSTART;TZID=Europe/Paris:20260414T200000\r\nEND:VEVENT\r\n",
        );
        let (all, left) = read(&text, Zone::named("Europe/Paris").unwrap()).expect("a file");
        let left: Vec<_> = left
            .iter()
            .map(|it| (it.line, it.title.as_str(), it.why.trim_start_matches("event-import-why-")))
            .collect();
        let expected = [
            (3, "", "untitled"),
            (7, "Whenever", "undated"),
            (11, "Off", "cancelled"),
            (17, "One day", "alone"),
        ];
        assert_eq!(left, expected);
        assert_eq!((all.len(), all[0].line), (1, 23));
        assert_eq!(all[0].skipped, [jiff::civil::date(2026, 4, 6)]);
        let (day, starts, _) = all[0].moved[0];
        assert_eq!(day, jiff::civil::date(2026, 4, 13));
        assert_eq!(starts.to_string(), "2026-04-14T18:00:00Z");
    }
}
