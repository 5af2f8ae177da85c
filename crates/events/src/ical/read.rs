//! Calendars of others, read within limits: what takes place between two moments. Nothing that they name is fetched.
//!
//! All dates of an event are brought to the clock of its first (by the zones this program knows), the library repeats
//! them by that clock, and they become moments again one by one.

use std::collections::{BTreeMap, HashMap};
use std::str::FromStr;

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::dates::TimeOrDelta;
use calcard::icalendar::timezone::TzResolver;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarFrequency,
    ICalendarParameterName, ICalendarProperty, ICalendarRecurrenceRule, ICalendarStatus,
    ICalendarValue,
};
use calcard::{Entry, Parser};
use jiff::ToSpan;
use jiff::civil::DateTime;
use kernel::Time;
use ui::Zone;

use crate::plan::{civil, moment};
use crate::repeat::civil as civil_of;

/// Bytes of a calendar at most.
pub(crate) const LARGEST: usize = 8 * 1024 * 1024;
/// Events and parts of events at most.
const EVENTS: usize = 20_000;
/// Times that one event takes place at most, from its first on.
const TIMES: usize = 30_000;
/// Times that one event takes place within what is asked for, at most.
const OFTEN: usize = 2_000;
/// What is kept in all.
const KEPT: usize = 10_000;
/// Times that all events take place at most, looked at in all.
const LOOKED_AT: usize = 500_000;
/// Steps that all rules take at most: each takes one for every hour, day, week, month or year that it spans, for each
/// time that it may give there.
const STEPS: i64 = 2_000_000;
/// Events that never take place whose rules are tried, each for some hundred thousand steps.
const BARREN: usize = 10;
/// The longest title or place that is kept.
const WORDS: usize = 300;

/// Something that takes place in such a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// When it starts; where it takes whole days, the midnight of the first in UTC.
    pub(crate) starts: Time,
    pub(crate) ends: Time,
    pub(crate) whole_day: bool,
    pub(crate) title: String,
    pub(crate) place: String,
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Read {
    pub(crate) occurrences: Vec<Occurrence>,
    /// Events that could not be read, or take place too often.
    pub(crate) left_out: usize,
}

/// Why nothing was: the rest of the key of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It is no calendar.
    NoCalendar,
    /// It has too many events.
    TooMany,
}

impl Refused {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Refused::NoCalendar => "no-calendar",
            Refused::TooMany => "too-many",
        }
    }
}

/// What takes place between two moments; hours without a zone are of this one.
pub(crate) fn read(bytes: &[u8], zone: Zone, (from, to): (Time, Time)) -> Result<Read, Refused> {
    let text = String::from_utf8_lossy(bytes);
    let calendars = calendars(&text)?;
    let (mut read, mut work) = (Read::default(), Work::default());
    for calendar in &calendars {
        let resolver = calendar.build_tz_resolver();
        let zones = Zones { resolver: &resolver, usual: zone };
        for event in events(calendar) {
            if work.is_done() || read.occurrences.len() >= KEPT {
                read.left_out += 1;
                continue;
            }
            match expand(&event, &zones, (from, to), &mut work) {
                Some(found) => read.occurrences.extend(found),
                None => read.left_out += 1,
            }
        }
    }
    read.occurrences.sort_by_key(|it| (it.starts, it.ends));
    read.left_out += read.occurrences.len().saturating_sub(KEPT);
    read.occurrences.truncate(KEPT);
    Ok(read)
}

/// What a file took so far.
#[derive(Debug, Default)]
struct Work {
    looked_at: usize,
    barren: usize,
    steps: i64,
}

impl Work {
    fn is_done(&self) -> bool {
        self.looked_at > LOOKED_AT || self.barren > BARREN
    }

    /// Charges the rules of an event before they are tried; nothing where that would be too much.
    fn charge(&mut self, parts: &[ICalendarComponent]) -> Option<()> {
        let mut steps = self.steps;
        for part in parts {
            let Some(begin) = start(part).and_then(|(at, _)| local(at)) else { continue };
            for value in part.entries.iter().flat_map(|entry| &entry.values) {
                if let ICalendarValue::RecurrenceRule(rule) = value {
                    steps = steps.saturating_add(cost(rule, begin));
                }
            }
        }
        (steps <= STEPS).then(|| self.steps = steps)
    }
}

/// The steps that a rule takes from its first time to its last.
fn cost(rule: &ICalendarRecurrenceRule, begin: DateTime) -> i64 {
    let days = rule.until.as_ref().and_then(local).map_or(0, |until| {
        begin.date().until(until.date()).map_or(0, |span| i64::from(span.get_days()).max(0))
    });
    let in_days = !(rule.byday.is_empty()
        && rule.bymonthday.is_empty()
        && rule.byyearday.is_empty()
        && rule.byweekno.is_empty());
    let (units, each) = match rule.freq {
        ICalendarFrequency::Yearly => (days / 365, 366),
        ICalendarFrequency::Monthly => (days / 28, 31),
        ICalendarFrequency::Weekly => (days / 7, 7),
        ICalendarFrequency::Daily => (days, 1),
        _ => (days.saturating_mul(24), 1),
    };
    let of = |list: &[u8]| i64::try_from(list.len()).unwrap_or(i64::MAX).max(1);
    let times = [if in_days { each } else { 1 }, of(&rule.byhour), of(&rule.byminute)];
    let times = times.into_iter().fold(of(&rule.bysecond), i64::saturating_mul);
    (units + 1).saturating_mul(times)
}

/// The calendars of a file: whatever is broken in it, what else it holds is read.
pub(crate) fn calendars(text: &str) -> Result<Vec<ICalendar>, Refused> {
    let (mut parser, mut all, mut parts) = (Parser::new(text), Vec::new(), 0);
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => {
                parts += calendar.components.len();
                all.push(calendar);
            }
            Entry::Eof => break,
            Entry::TooManyComponents => return Err(Refused::TooMany),
            _ => {}
        }
        if parts > EVENTS {
            return Err(Refused::TooMany);
        }
    }
    if all.is_empty() { Err(Refused::NoCalendar) } else { Ok(all) }
}

/// Its events, each with the occurrences that differ from it.
fn events(calendar: &ICalendar) -> Vec<Vec<&ICalendarComponent>> {
    let mut by_uid: BTreeMap<String, Vec<&ICalendarComponent>> = BTreeMap::new();
    let events = calendar.components.iter().filter(|part| part.component_type.is_event());
    for (place, event) in events.enumerate() {
        let uid = event.uid().map_or_else(|| format!("\u{0}{place}"), str::to_owned);
        by_uid.entry(uid).or_default().push(event);
    }
    by_uid.into_values().collect()
}

/// The zones of a calendar.
pub(crate) struct Zones<'a> {
    pub(crate) resolver: &'a TzResolver<&'a str>,
    pub(crate) usual: Zone,
}

impl Zones<'_> {
    /// By its name here, as other programs call it, or as the file defines it; the usual one where there is none.
    fn named(&self, name: Option<&str>) -> Zone {
        let Some(name) = name else { return self.usual };
        let others = || {
            let zone = Tz::from_str(name).ok().or_else(|| self.resolver.resolve(name))?;
            Zone::named(&zone.name()?)
        };
        Zone::named(name.trim_matches('/')).or_else(others).unwrap_or(self.usual)
    }

    pub(crate) fn of(&self, at: &PartialDateTime, tzid: Option<&str>) -> Zone {
        match at.tz_hour {
            Some(_) => Zone::named("UTC").unwrap_or(self.usual),
            None => self.named(tzid),
        }
    }
}

/// By its own clock.
pub(crate) fn local(at: &PartialDateTime) -> Option<DateTime> {
    DateTime::new(
        at.year?.try_into().ok()?,
        at.month?.try_into().ok()?,
        at.day?.try_into().ok()?,
        at.hour.unwrap_or(0).try_into().ok()?,
        at.minute.unwrap_or(0).try_into().ok()?,
        at.second.unwrap_or(0).min(59).try_into().ok()?,
        0,
    )
    .ok()
}

fn floating(at: DateTime) -> PartialDateTime {
    PartialDateTime {
        year: at.year().try_into().ok(),
        month: at.month().try_into().ok(),
        day: at.day().try_into().ok(),
        hour: at.hour().try_into().ok(),
        minute: at.minute().try_into().ok(),
        second: at.second().try_into().ok(),
        tz_hour: None,
        tz_minute: None,
        tz_minus: false,
    }
}

pub(crate) fn start(event: &ICalendarComponent) -> Option<(&PartialDateTime, Option<&str>)> {
    let entry = event.property(&ICalendarProperty::Dtstart)?;
    Some((entry.values.first()?.as_partial_date_time()?, entry.tz_id()))
}

/// What one event brings between two moments; nothing where it cannot be read.
fn expand(
    event: &[&ICalendarComponent],
    zones: &Zones<'_>,
    (from, to): (Time, Time),
    work: &mut Work,
) -> Option<Vec<Occurrence>> {
    let first = event.iter().find(|part| part.is_recurrent()).or(event.first())?;
    let (at, tzid) = start(first)?;
    let (whole_day, clock) = (!at.has_time(), zones.of(at, tzid));
    let last = civil(to, clock).checked_add(1.day()).ok()?;
    let mut calendar = ICalendar::default();
    for part in event {
        calendar.components.push(on_clock(part, zones, clock, whole_day, last)?);
    }
    work.charge(&calendar.components)?;
    let found = calendar.expand_dates(Tz::Floating, TIMES);
    work.looked_at += found.events.len();
    work.barren += usize::from(found.events.is_empty() && first.is_recurrent());
    let too_often = found.events.len() >= TIMES;
    if too_often || (found.events.is_empty() && !found.errors.is_empty()) {
        return None;
    }
    let mut all = Vec::new();
    for found in found.events {
        let part = event.get(usize::try_from(found.comp_id).ok()?)?;
        if part.status() == Some(&ICalendarStatus::Cancelled) {
            continue;
        }
        let begin = civil_of(&found.start)?;
        let end = match found.end {
            TimeOrDelta::Time(end) => civil_of(&end)?,
            TimeOrDelta::Delta(length) => {
                begin.checked_add(jiff::Span::new().try_seconds(length.num_seconds()).ok()?).ok()?
            }
        };
        let by = if whole_day { Zone::named("UTC")? } else { clock };
        let end =
            if whole_day { end.max(begin.checked_add(1.day()).ok()?) } else { end.max(begin) };
        let (Some(starts), Some(ends)) = (moment(begin, by), moment(end, by)) else { continue };
        if ends < from || starts > to {
            continue;
        }
        let words = |name| part.property(name).and_then(|it| it.values.first()?.as_text());
        all.push(Occurrence {
            starts,
            ends,
            whole_day,
            title: line(words(&ICalendarProperty::Summary).or_else(|| {
                event.first()?.property(&ICalendarProperty::Summary)?.values.first()?.as_text()
            })),
            place: line(words(&ICalendarProperty::Location)),
        });
    }
    (all.len() <= OFTEN).then_some(all)
}

/// The same with all its dates by one clock, repeating no longer than is asked for.
fn on_clock(
    part: &ICalendarComponent,
    zones: &Zones<'_>,
    clock: Zone,
    whole_day: bool,
    last: DateTime,
) -> Option<ICalendarComponent> {
    let mut part = part.clone();
    let mut tzids: HashMap<usize, Option<String>> = HashMap::new();
    for (place, entry) in part.entries.iter().enumerate() {
        tzids.insert(place, entry.tz_id().map(str::to_owned));
    }
    for (place, entry) in part.entries.iter_mut().enumerate() {
        let tzid = tzids.get(&place).cloned().flatten();
        entry.params.retain(|param| param.name != ICalendarParameterName::Tzid);
        let ours = |at: &PartialDateTime| -> Option<PartialDateTime> {
            if !at.has_time() || whole_day {
                let day = local(at)?;
                return Some(floating(if whole_day { day.date().into() } else { day }));
            }
            let zone = zones.of(at, tzid.as_deref());
            let at = local(at)?;
            Some(floating(if zone == clock { at } else { civil(moment(at, zone)?, clock) }))
        };
        for value in &mut entry.values {
            match value {
                ICalendarValue::PartialDateTime(at) => {
                    if let Some(now) = ours(at) {
                        **at = now;
                    }
                }
                ICalendarValue::RecurrenceRule(rule) => {
                    if matches!(
                        rule.freq,
                        ICalendarFrequency::Secondly | ICalendarFrequency::Minutely
                    ) {
                        return None;
                    }
                    let until = rule.until.as_ref().and_then(|until| match until.has_time() {
                        true => local(&ours(until)?),
                        // A day includes all of itself.
                        false => Some(local(until)?.date().at(23, 59, 59, 0)),
                    });
                    rule.until = Some(floating(until.map_or(last, |until| until.min(last))));
                }
                _ => {}
            }
        }
    }
    // What repeats every hour since long ago would take too long.
    let hourly = part.entries.iter().flat_map(|entry| &entry.values).any(|value| {
        matches!(value, ICalendarValue::RecurrenceRule(rule) if rule.freq == ICalendarFrequency::Hourly)
    });
    if hourly && start(&part)?.0.year? < 2000 {
        return None;
    }
    part.component_type = ICalendarComponentType::VEvent;
    Some(part)
}

/// Words in one line.
pub(crate) fn line(words: Option<&str>) -> String {
    let words = people::names::line(words.unwrap_or_default());
    words.chars().take(WORDS).collect()
}

#[cfg(test)]
mod tests;
