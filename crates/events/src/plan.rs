//! What the fields of an event say of its dates.

use jiff::civil::{Date, DateTime, Time as Hour};
use jiff::{SignedDuration, Timestamp, ToSpan, Zoned};
use kernel::Time;
use posts::kinds::Fields;
use ui::Zone;

use crate::repeat::{self, Repeat};

/// How long an event takes that does not say when it ends.
const USUAL: SignedDuration = SignedDuration::from_hours(1);

/// The dates of an event.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Whose clock it goes by.
    pub zone: Zone,
    /// When it starts by that clock; midnight where it takes whole days.
    pub start: DateTime,
    /// When it ends by that clock, where it says so; the midnight after its last day.
    pub end: Option<DateTime>,
    /// Whether it takes whole days.
    pub whole_day: bool,
    /// How it repeats.
    pub repeat: Option<Repeat>,
    /// The occurrences that were cancelled, by their days.
    pub skipped: Vec<Date>,
    /// Those that have other hours, by their days.
    pub moved: Vec<(Date, Time, Option<Time>)>,
    /// How long before to remind of it, in seconds.
    pub reminder: Option<i64>,
}

/// An occurrence of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The day it would be on by the rule.
    pub day: Date,
    /// When it starts; where it takes whole days, the midnight of its first day in UTC.
    pub starts: Time,
    /// When it ends; the midnight after its last day in UTC.
    pub ends: Time,
}

impl Plan {
    /// Of the fields of a post; nothing where they say no date.
    pub fn of(fields: &Fields) -> Option<Plan> {
        let zone = fields.text_of("zone").and_then(Zone::named).unwrap_or_default();
        let (start, end) = (fields.moment("start")?, fields.moment("end"));
        let whole_day = fields.flag("whole_day");
        let (from, to) = (civil(start, zone), end.map(|end| civil(end, zone)));
        let midnight = |day: Date| day.to_datetime(Hour::midnight());
        let (from, to) = match whole_day {
            false => (from, to),
            true => {
                let last = to.map_or(from.date(), |to| to.date().max(from.date()));
                (midnight(from.date()), Some(midnight(last.tomorrow().ok()?)))
            }
        };
        let repeat = Repeat::of(fields, from.date());
        // What was said of single days outlives the rule that gave them.
        let skipped = if repeat.is_some() { days(fields) } else { Vec::new() };
        let moved = if repeat.is_some() && !whole_day { moved(fields) } else { Vec::new() };
        Some(Plan {
            zone,
            start: from,
            end: to,
            whole_day,
            repeat,
            skipped,
            moved,
            reminder: match fields.text_of("reminder") {
                Some("quarter") => Some(900),
                Some("hour") => Some(3_600),
                Some("day") => Some(86_400),
                _ => None,
            },
        })
    }

    /// Its occurrences up to a moment, at most so many of the last, and whether it goes on after.
    pub fn occurrences(&self, since: Time, to: Time) -> (Vec<Occurrence>, bool) {
        let Some(repeat) = &self.repeat else {
            return (self.occurrence(self.start.date()).into_iter().collect(), false);
        };
        let last = civil(to, self.zone).date();
        let days = repeat::days(self.start, repeat, last);
        let goes_on = repeat.until.is_none_or(|until| until > last);
        let kept = days.into_iter().filter(|day| !self.skipped.contains(day));
        let occurrences = kept.filter_map(|day| self.occurrence(day));
        (occurrences.filter(|it| it.ends >= since).collect(), goes_on)
    }

    /// When the last day of its rule is over; nothing where it goes on for ever.
    pub(crate) fn over(&self) -> Option<Time> {
        let day = self.repeat.as_ref().map_or(Some(self.start.date()), |repeat| repeat.until)?;
        Some(self.by_rule(day)?.ends)
    }

    /// The days that have other hours, of those that the rule gives.
    pub(crate) fn moved_days(&self) -> Vec<Date> {
        let last = self.moved.iter().map(|(day, ..)| *day).max();
        let Some((repeat, last)) = self.repeat.as_ref().zip(last) else { return Vec::new() };
        let by_rule = repeat::days(self.start, repeat, last);
        let moved = self.moved.iter().map(|(day, ..)| *day);
        moved.filter(|day| by_rule.contains(day) && !self.skipped.contains(day)).collect()
    }

    /// The one of this day.
    pub fn occurrence(&self, day: Date) -> Option<Occurrence> {
        if let Some((_, starts, ends)) = self.moved.iter().find(|(moved, ..)| *moved == day) {
            let ends = ends.unwrap_or_else(|| starts.plus_seconds(USUAL.as_secs()));
            return Some(Occurrence { day, starts: *starts, ends });
        }
        self.by_rule(day)
    }

    /// The one of this day, as the rule has it.
    pub fn by_rule(&self, day: Date) -> Option<Occurrence> {
        let start = day.to_datetime(self.start.time());
        let end = match self.end {
            Some(end) => start.checked_add(end.duration_since(self.start)).ok(),
            None => None,
        };
        if self.whole_day {
            let utc = Zone::named("UTC")?;
            let end = end.or_else(|| start.checked_add(1.day()).ok())?;
            return Some(Occurrence { day, starts: moment(start, utc)?, ends: moment(end, utc)? });
        }
        let starts = moment(start, self.zone)?;
        let ends = end.and_then(|end| moment(end, self.zone));
        let ends = ends.unwrap_or_else(|| starts.plus_seconds(USUAL.as_secs()));
        Some(Occurrence { day, starts, ends: ends.max(starts) })
    }
}

impl Plan {
    /// When an occurrence starts by the clock where it is: of whole days, the midnight there.
    pub(crate) fn instant(&self, starts: Time) -> Time {
        if self.whole_day { crate::day::local(starts, self.zone) } else { starts }
    }
}

/// A moment by the clock of a zone.
pub(crate) fn civil(at: Time, zone: Zone) -> DateTime {
    zoned(at, zone).datetime()
}

pub(crate) fn zoned(at: Time, zone: Zone) -> Zoned {
    Timestamp::from_microsecond(at.micros()).unwrap_or_default().to_zoned(zone.rules().clone())
}

/// The moment of such a clock. An hour that a change of the clock leaves out is the one after it; of one that comes
/// twice it is the first.
pub(crate) fn moment(at: DateTime, zone: Zone) -> Option<Time> {
    let zoned = at.to_zoned(zone.rules().clone()).ok()?;
    Some(Time(zoned.timestamp().as_microsecond()))
}

fn days(fields: &Fields) -> Vec<Date> {
    fields.lines("skipped").into_iter().filter_map(|day| day.parse().ok()).collect()
}

fn moved(fields: &Fields) -> Vec<(Date, Time, Option<Time>)> {
    let moved = fields.get("moved").and_then(serde_json::Value::as_object).into_iter().flatten();
    let at = |value: &serde_json::Value| serde_json::from_value::<Time>(value.clone()).ok();
    let each =
        moved.filter_map(|(day, of)| Some((day.parse().ok()?, at(&of["start"])?, at(&of["end"]))));
    each.collect()
}
