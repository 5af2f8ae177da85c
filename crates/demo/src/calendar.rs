//! Moments, told as people tell them: a week, a weekday and an hour in Lyon.
//!
//! Content says `5/mar/09:12` (Tuesday, five weeks before the week of `end`) or `-35` (35 minutes
//! of office time before `end`, so that the last posts are fresh whenever the demo is started and
//! yet nobody writes at three in the morning). `+2/18:00` is the second working day after `end`.

use jiff::civil::{Date, DateTime, Time, Weekday, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// One minute in microseconds.
pub(crate) const MINUTE: i64 = 60_000_000;
/// One day in microseconds.
const DAY: i64 = 1_440 * MINUTE;
/// Weekdays as content abbreviates them, Monday first.
const WEEKDAYS: [&str; 7] = ["lun", "mar", "mer", "jeu", "ven", "sam", "dim"];
const MORNING: Time = time(8, 30, 0, 0);
const EVENING: Time = time(18, 0, 0, 0);

/// The calendar of a company seen at `end`.
#[derive(Clone, Debug)]
pub(crate) struct Calendar {
    /// The present, microseconds UTC.
    pub(crate) end: i64,
    zone: TimeZone,
    monday: Date,
}

impl Calendar {
    pub(crate) fn new(end: i64) -> Self {
        let zone = TimeZone::get("Europe/Paris").expect("time zones are in the binary");
        let now = Timestamp::from_microsecond(end).expect("a moment of the calendar");
        let today = zone.to_datetime(now).date();
        let past = i32::from(today.weekday().to_monday_zero_offset());
        let monday = today.saturating_sub(past.days());
        Self { end, zone, monday }
    }

    /// The first moment of the company's life on the network.
    pub(crate) fn start(&self) -> i64 {
        self.end - crate::DAYS * DAY
    }

    /// The moment at `hour:minute` in Lyon, on weekday `day` (Monday is 0), `week` weeks ago.
    pub(crate) fn at(&self, week: i32, day: usize, hour: i8, minute: i8) -> i64 {
        let date = self.monday.saturating_sub((week * 7 - day as i32).days());
        self.micros(date.at(hour, minute, 0, 0))
    }

    /// Reads `5/mar/09:12`, `-35` or `+2/18:00`.
    pub(crate) fn read(&self, text: &str) -> Result<i64, String> {
        let bad = || format!("`{text}` is none of WEEK/DAY/HH:MM, -MINUTES, +DAYS/HH:MM");
        if let Some(minutes) = text.strip_prefix('-') {
            return minutes.parse().map(|n| self.office_minutes_ago(n)).map_err(|_| bad());
        }
        if let Some((days, clock)) = text.strip_prefix('+').and_then(|to| to.split_once('/')) {
            let (days, clock) = (days.parse().map_err(|_| bad())?, read_clock(clock));
            return clock.map(|clock| self.working_day(days, clock)).ok_or_else(bad);
        }
        let mut parts = text.split('/');
        let (Some(week), Some(day), Some(clock), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(bad());
        };
        let week = week.parse().map_err(|_| bad())?;
        let (hour, minute) = read_clock(clock).ok_or_else(bad)?;
        Ok(self.at(week, read_weekday(day).ok_or_else(bad)?, hour, minute))
    }

    /// The same moment when someone may be writing, or else a moment of the next working morning.
    pub(crate) fn awake(&self, at: i64) -> i64 {
        let local = self.local(at);
        if !weekend(local.date()) && (7..20).contains(&local.hour()) {
            return at;
        }
        let mut date = local.date();
        if local.hour() >= 7 {
            date = date.saturating_add(1.day());
        }
        while weekend(date) {
            date = date.saturating_add(1.day());
        }
        self.micros(date.at(8, local.minute(), local.second(), 0))
    }

    /// `hour:minute` on the n-th working day after the end.
    fn working_day(&self, n: usize, (hour, minute): (i8, i8)) -> i64 {
        let mut date = self.local(self.end).date();
        for _ in 0..n {
            date = date.saturating_add(1.day());
            while weekend(date) {
                date = date.saturating_add(1.day());
            }
        }
        self.micros(date.at(hour, minute, 0, 0))
    }

    /// Goes back `minutes` of office time from the end.
    fn office_minutes_ago(&self, minutes: i64) -> i64 {
        let mut left = minutes;
        let mut at = self.local(self.end);
        loop {
            if weekend(at.date()) || at.time() <= MORNING {
                at = at.date().saturating_sub(1.day()).to_datetime(EVENING);
                continue;
            }
            if at.time() > EVENING {
                at = at.date().to_datetime(EVENING);
            }
            let since = i64::from(at.hour()) * 60 + i64::from(at.minute()) - 510;
            if left <= since {
                return self.micros(at.saturating_sub(left.minutes())).min(self.end);
            }
            left -= since;
            at = at.date().saturating_sub(1.day()).to_datetime(EVENING);
        }
    }

    fn local(&self, at: i64) -> DateTime {
        let moment = Timestamp::from_microsecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
        self.zone.to_datetime(moment)
    }

    fn micros(&self, local: DateTime) -> i64 {
        let moment = self.zone.to_ambiguous_timestamp(local).compatible();
        moment.map_or(self.end, |moment| moment.as_microsecond())
    }
}

/// The index of an abbreviated weekday, Monday first.
pub(crate) fn read_weekday(text: &str) -> Option<usize> {
    WEEKDAYS.iter().position(|day| *day == text)
}

/// Reads `09:12`.
pub(crate) fn read_clock(text: &str) -> Option<(i8, i8)> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

fn weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Thursday 12 November 2026, 15:40 in Lyon.
    fn thursday() -> Calendar {
        Calendar::new("2026-11-12T14:40:00Z".parse::<Timestamp>().unwrap().as_microsecond())
    }

    fn shown(calendar: &Calendar, at: i64) -> String {
        calendar.local(at).strftime("%a %d/%m %H:%M").to_string()
    }

    #[test]
    fn a_week_a_day_and_an_hour_are_told_in_lyon_time() {
        let calendar = thursday();
        // The clock went back on 25 October: the same hour on both sides of it.
        assert_eq!(shown(&calendar, calendar.read("1/mar/09:12").unwrap()), "Tue 03/11 09:12");
        assert_eq!(shown(&calendar, calendar.read("4/mar/09:12").unwrap()), "Tue 13/10 09:12");
        assert!(calendar.read("4/mardi/09:12").is_err());
        assert!(calendar.read("4/mar/25:12").is_err());
    }

    #[test]
    fn minutes_ago_skip_nights_and_weekends() {
        let calendar = thursday();
        assert_eq!(shown(&calendar, calendar.read("-40").unwrap()), "Thu 12/11 15:00");
        assert_eq!(shown(&calendar, calendar.read("-440").unwrap()), "Wed 11/11 17:50");
        let sunday = Calendar::new(calendar.end + 3 * DAY);
        assert_eq!(shown(&sunday, sunday.read("-30").unwrap()), "Fri 13/11 17:30");
    }

    #[test]
    fn what_is_to_come_falls_on_working_days() {
        let calendar = thursday();
        assert_eq!(shown(&calendar, calendar.read("+1/18:00").unwrap()), "Fri 13/11 18:00");
        assert_eq!(shown(&calendar, calendar.read("+2/09:30").unwrap()), "Mon 16/11 09:30");
        assert!(calendar.read("+2").is_err());
    }

    #[test]
    fn nobody_answers_at_night() {
        let calendar = thursday();
        let late = calendar.at(1, 4, 23, 10);
        assert_eq!(shown(&calendar, calendar.awake(late)), "Mon 09/11 08:10");
        let noon = calendar.at(1, 4, 12, 0);
        assert_eq!(calendar.awake(noon), noon);
    }
}
