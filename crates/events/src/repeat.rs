//! How an event repeats, as a rule of RFC 5545, and the days on which it does.

use calcard::common::timezone::Tz;
use calcard::icalendar::ICalendar;
use chrono::{Datelike, Timelike};
use jiff::civil::{Date, DateTime, Weekday};
use posts::kinds::Fields;

/// Days of a rule that are looked at in all: daily for fifty years.
pub const MOST: usize = 20_000;

/// The ways to repeat, in the order of the form.
pub(crate) const WAYS: [&str; 6] =
    ["daily", "weekly", "fortnightly", "monthly", "weekday", "yearly"];
/// The days of the week, as rules and fields name them.
pub(crate) const WEEKDAYS: [&str; 7] = ["mo", "tu", "we", "th", "fr", "sa", "su"];

/// How an event repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The rule, without its end: `FREQ=WEEKLY;BYDAY=MO`.
    pub rule: String,
    /// The last day on which it may start.
    pub until: Option<Date>,
}

impl Repeat {
    /// Of the fields of an event that starts on this day.
    pub(crate) fn of(fields: &Fields, start: Date) -> Option<Repeat> {
        // The first is always one of them.
        let mut on = fields.lines("on");
        on.push(weekday(start.weekday()));
        let on: Vec<String> =
            WEEKDAYS.iter().filter(|day| on.contains(day)).map(|day| day.to_uppercase()).collect();
        let on = format!(";BYDAY={}", on.join(","));
        let rule = match fields.text_of("repeat")? {
            "daily" => "FREQ=DAILY".to_owned(),
            "weekly" => format!("FREQ=WEEKLY;WKST=MO{on}"),
            "fortnightly" => format!("FREQ=WEEKLY;INTERVAL=2;WKST=MO{on}"),
            "monthly" => format!("FREQ=MONTHLY{}", day_of_month(start.day())),
            "weekday" => {
                let nth = (start.day() - 1) / 7 + 1;
                let nth = if nth > 4 { -1 } else { nth };
                format!("FREQ=MONTHLY;BYDAY={nth}{}", weekday(start.weekday()).to_uppercase())
            }
            "yearly" => {
                let day = if start.month() == 2 && start.day() == 29 {
                    ";BYMONTHDAY=28,29;BYSETPOS=-1".to_owned()
                } else {
                    format!(";BYMONTHDAY={}", start.day())
                };
                format!("FREQ=YEARLY;BYMONTH={}{day}", start.month())
            }
            _ => return None,
        };
        Some(Repeat { rule, until: fields.date("until") })
    }
}

/// What says of a monthly rule on which day: one that some months do not have is their last one.
pub fn day_of_month(day: i8) -> String {
    match day {
        29.. => {
            let days: Vec<String> = (28..=day).map(|day| day.to_string()).collect();
            format!(";BYMONTHDAY={};BYSETPOS=-1", days.join(","))
        }
        _ => format!(";BYMONTHDAY={day}"),
    }
}

pub(crate) fn weekday(day: Weekday) -> &'static str {
    WEEKDAYS[usize::try_from(day.to_monday_zero_offset()).unwrap_or(0)]
}

/// The days on which it starts, from the first to the last that is asked for.
pub(crate) fn days(start: DateTime, repeat: &Repeat, last: Date) -> Vec<Date> {
    let last = repeat.until.map_or(last, |until| until.min(last));
    of_rule(start, &repeat.rule, last, MOST)
}

/// The days of a rule without an end, from its first to the last that is asked for: so many at most.
pub fn of_rule(start: DateTime, rule: &str, last: Date, most: usize) -> Vec<Date> {
    let file = format!(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:{}\r\nRRULE:{rule};UNTIL={}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        start.strftime("%Y%m%dT%H%M%S"),
        last.strftime("%Y%m%dT235959"),
    );
    let Ok(calendar) = ICalendar::parse(&file) else { return Vec::new() };
    let found = calendar.expand_dates(Tz::Floating, most);
    let days = found.events.iter().filter_map(|event| civil(&event.start));
    days.map(|at| at.date()).collect()
}

/// A moment of the library by its own clock.
pub(crate) fn civil(at: &(impl Datelike + Timelike)) -> Option<DateTime> {
    DateTime::new(
        at.year().try_into().ok()?,
        at.month().try_into().ok()?,
        at.day().try_into().ok()?,
        at.hour().try_into().ok()?,
        at.minute().try_into().ok()?,
        at.second().try_into().ok()?,
        0,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use posts::kinds::Fields;

    use super::{Repeat, days};

    fn on(fields: &str, start: Date, last: Date) -> Vec<String> {
        let repeat = Repeat::of(&Fields::stored(fields).unwrap(), start).expect("a rule");
        let days = days(start.at(9, 0, 0, 0), &repeat, last);
        days.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn each_way_to_repeat_gives_the_days_that_people_mean() {
        let start = date(2026, 1, 31);
        let monthly = on(r#"{"repeat":"monthly"}"#, start, date(2026, 5, 1));
        assert_eq!(monthly, ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]);
        let last = on(r#"{"repeat":"weekday"}"#, date(2026, 1, 30), date(2026, 4, 1));
        assert_eq!(last, ["2026-01-30", "2026-02-27", "2026-03-27"]);
        let second = on(r#"{"repeat":"weekday"}"#, date(2026, 3, 10), date(2026, 5, 20));
        assert_eq!(second, ["2026-03-10", "2026-04-14", "2026-05-12"]);
        let fortnight = r#"{"repeat":"fortnightly","on":["mo","we"],"until":"2026-06-03"}"#;
        let fortnight = on(fortnight, date(2026, 5, 4), date(2026, 12, 1));
        let both = ["2026-05-04", "2026-05-06", "2026-05-18", "2026-05-20", "2026-06-01"];
        assert_eq!(fortnight, [&both[..], &["2026-06-03"]].concat());
        let leap = on(r#"{"repeat":"yearly"}"#, date(2024, 2, 29), date(2027, 1, 1));
        assert_eq!(leap, ["2024-02-29", "2025-02-28", "2026-02-28"]);
        // It starts on a Tuesday.
        let first = on(r#"{"repeat":"weekly","on":["mo"]}"#, date(2026, 5, 5), date(2026, 5, 12));
        assert_eq!(first, ["2026-05-05", "2026-05-11", "2026-05-12"]);
    }
}
