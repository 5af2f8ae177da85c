//! When somebody may be told: their working hours, in their time zone. Outside of them nothing is
//! sent; it waits.

use jiff::civil::{Time as Clock, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};
use kernel::Time;

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// The hours in which somebody may be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hours {
    /// The name of a time zone.
    pub(crate) zone: String,
    /// A bit each, Monday the lowest.
    pub(crate) days: i64,
    /// Minutes since midnight.
    pub(crate) opens: i64,
    pub(crate) closes: i64,
    /// Whether nothing is sent outside.
    pub(crate) quiet: bool,
}

impl Default for Hours {
    fn default() -> Self {
        Hours {
            zone: ui::Zone::default().name().to_owned(),
            days: 0b001_1111,
            opens: 8 * 60,
            closes: 19 * 60,
            quiet: true,
        }
    }
}

impl Hours {
    /// Whether these can be hours: a zone there is, a day, an hour that comes before another.
    pub(crate) fn are_sound(&self) -> bool {
        TimeZone::get(&self.zone).is_ok()
            && (1..0b1000_0000).contains(&self.days)
            && (0..DAY).contains(&self.opens)
            && (1..=DAY).contains(&self.closes)
            && self.opens < self.closes
    }

    /// `at` itself where something may be sent then, or else the next opening.
    pub(crate) fn allowed_from(&self, at: Time) -> Time {
        if !self.quiet || self.is_open(at) { at } else { self.next_opening(at, self.days) }
    }

    /// When so many seconds of their hours have passed after `at`, whether or not something may be sent outside of
    /// them.
    pub(crate) fn after(&self, at: Time, seconds: i64) -> Time {
        let (mut at, mut left) = (at, seconds);
        // Hours of one minute a week are hours too; whoever chose them is not waited for for years.
        for _ in 0..60 {
            if !self.is_open(at) {
                at = self.next_opening(at, self.days);
            }
            let local = self.local(at);
            let minute = i64::from(local.hour()) * 60 + i64::from(local.minute());
            let open = (self.closes - minute) * 60 - i64::from(local.second());
            if left <= open {
                return at.plus_seconds(left);
            }
            left -= open;
            at = at.plus_seconds(open);
        }
        at
    }

    fn is_open(&self, at: Time) -> bool {
        let local = self.local(at);
        let minute = i64::from(local.hour()) * 60 + i64::from(local.minute());
        self.has(self.days, local.weekday()) && (self.opens..self.closes).contains(&minute)
    }

    /// The next full hour after `at`.
    pub(crate) fn next_hour(at: Time) -> Time {
        let hour = 3_600_000_000;
        Time(at.0 - at.0.rem_euclid(hour) + hour)
    }

    /// The beginning of the next day on which somebody is told, strictly after `at`.
    pub(crate) fn next_day(&self, at: Time) -> Time {
        self.next_opening(at, if self.quiet { self.days } else { 0b111_1111 })
    }

    /// The same of the next week: its first day, Monday where that is one.
    pub(crate) fn next_week(&self, at: Time) -> Time {
        let days = if self.quiet { self.days } else { 1 };
        self.next_opening(at, days & days.wrapping_neg())
    }

    /// The next opening on one of these days, strictly after `at`.
    fn next_opening(&self, at: Time, days: i64) -> Time {
        let local = self.local(at);
        let clock = i8::try_from(self.opens / 60)
            .ok()
            .zip(i8::try_from(self.opens % 60).ok())
            .and_then(|(hour, minute)| Clock::new(hour, minute, 0, 0).ok())
            .unwrap_or_default();
        // A week and a day: the opening of today may have passed.
        for ahead in 0..=8 {
            let Ok(date) = local.date().checked_add(Span::new().days(ahead)) else { break };
            if !self.has(days, date.weekday()) {
                continue;
            }
            if let Ok(opening) = date.to_datetime(clock).to_zoned(local.time_zone().clone()) {
                let opening = Time(opening.timestamp().as_microsecond());
                if opening > at {
                    return opening;
                }
            }
        }
        at.plus_seconds(86_400)
    }

    fn has(&self, days: i64, day: Weekday) -> bool {
        days >> day.to_monday_zero_offset() & 1 == 1
    }

    fn local(&self, at: Time) -> Zoned {
        let zone = TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC);
        Timestamp::from_microsecond(at.0).unwrap_or_default().to_zoned(zone)
    }
}

#[cfg(test)]
mod tests {
    use super::Hours;
    use kernel::Time;

    fn at(text: &str) -> Time {
        Time(text.parse::<jiff::Timestamp>().unwrap().as_microsecond())
    }

    #[test]
    fn nights_and_weekends_wait_for_the_next_opening() {
        let hours = Hours::default();
        for (asked, allowed) in [
            // A Friday in summer: Paris is two hours ahead.
            ("2026-06-12T10:00:00Z", "2026-06-12T10:00:00Z"),
            ("2026-06-12T05:59:59Z", "2026-06-12T06:00:00Z"),
            ("2026-06-12T17:00:00Z", "2026-06-15T06:00:00Z"),
            ("2026-06-13T10:00:00Z", "2026-06-15T06:00:00Z"),
            // The night in which clocks go back: one hour ahead afterwards.
            ("2026-10-23T17:30:00Z", "2026-10-26T07:00:00Z"),
        ] {
            assert_eq!(hours.allowed_from(at(asked)), at(allowed), "{asked}");
        }
        let free = Hours { quiet: false, ..Hours::default() };
        assert_eq!(free.allowed_from(at("2026-06-13T01:00:00Z")), at("2026-06-13T01:00:00Z"));
    }

    #[test]
    fn working_hours_are_counted_over_nights_and_weekends() {
        let hours = Hours::default();
        for (asked, until) in [
            // Paris is two hours ahead: at ten in the morning, in the evening before a weekend, on a Sunday.
            ("2026-06-12T08:00:00Z", "2026-06-12T12:00:00Z"),
            ("2026-06-12T16:30:30Z", "2026-06-15T09:30:30Z"),
            ("2026-06-14T03:00:00Z", "2026-06-15T10:00:00Z"),
        ] {
            assert_eq!(hours.after(at(asked), 4 * 3_600), at(until), "{asked}");
        }
        // Whether mails wait is another question.
        let free = Hours { quiet: false, ..Hours::default() };
        assert_eq!(free.after(at("2026-06-13T01:00:00Z"), 3_600), at("2026-06-15T07:00:00Z"));
        let odd = Hours { days: 1, opens: 0, closes: 1, ..Hours::default() };
        assert!(odd.after(at("2026-06-13T01:00:00Z"), 4 * 3_600) > at("2027-06-13T01:00:00Z"));
    }

    #[test]
    fn days_and_weeks_begin_when_their_person_does() {
        let hours = Hours { zone: "America/Montreal".into(), days: 0b001_1100, ..Hours::default() };
        // A Wednesday; Montreal is four hours behind.
        assert_eq!(hours.next_day(at("2026-06-10T11:59:00Z")), at("2026-06-10T12:00:00Z"));
        assert_eq!(hours.next_day(at("2026-06-10T12:00:00Z")), at("2026-06-11T12:00:00Z"));
        assert_eq!(hours.next_week(at("2026-06-10T12:00:00Z")), at("2026-06-17T12:00:00Z"));
        assert_eq!(Hours::next_hour(at("2026-06-10T12:00:00Z")), at("2026-06-10T13:00:00Z"));
        let free = Hours { quiet: false, ..hours };
        assert_eq!(free.next_day(at("2026-06-13T12:00:00Z")), at("2026-06-14T12:00:00Z"));
        assert_eq!(free.next_week(at("2026-06-13T12:00:00Z")), at("2026-06-15T12:00:00Z"));
    }

    #[test]
    fn hours_that_cannot_be_are_told() {
        let sound = Hours::default();
        assert!(sound.are_sound());
        for odd in [
            Hours { zone: "Mars/Olympus".into(), ..sound.clone() },
            Hours { days: 0, ..sound.clone() },
            Hours { days: 128, ..sound.clone() },
            Hours { opens: 1_200, ..sound.clone() },
            Hours { closes: 1_441, ..sound },
        ] {
            assert!(!odd.are_sound(), "{odd:?}");
        }
    }
}
