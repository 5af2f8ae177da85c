//! Days, hours and answers as people read them.

use jiff::civil::Date;
use kernel::Time;
use posts::kinds::Fields;
use ui::Locale;

use crate::plan::{Plan, civil, zoned};
use crate::repeat::{WEEKDAYS, weekday};

/// `Monday`.
pub(crate) fn day_of_week(l: Locale, day: Date) -> String {
    l.t(&format!("event-day-{}", weekday(day.weekday())))
}

/// `Monday 4 May 2026`.
pub(crate) fn long_day(l: Locale, day: Date) -> String {
    l.t2("event-long-day", ("weekday", day_of_week(l, day)), ("day", l.calendar(day)))
}

/// `May`.
pub(crate) fn month(l: Locale, month: i8) -> String {
    l.t(&format!("event-month-{month}"))
}

/// What somebody answered.
pub(crate) fn answer(l: Locale, answer: &str) -> String {
    match answer {
        "yes" | "maybe" | "no" | "waiting" => l.t(&format!("kind-event-{answer}")),
        _ => String::new(),
    }
}

/// When an occurrence is: its day said once where it ends on the day on which it starts.
pub(crate) fn when(l: Locale, plan: &Plan, starts: Time, ends: Time) -> String {
    let span = |from: String, to: String| l.t2("kind-event-span", ("start", from), ("end", to));
    if plan.whole_day {
        let utc = ui::Zone::named("UTC").unwrap_or_default();
        let first = civil(starts, utc).date();
        let last = civil(ends, utc).date().yesterday().unwrap_or(first);
        return match first == last {
            true => long_day(l, first),
            false => span(long_day(l, first), long_day(l, last)),
        };
    }
    let at = |time: Time| zoned(time, l.zone).date();
    let said =
        |time: Time| l.t2("time-date-at", ("date", long_day(l, at(time))), ("hour", l.hour(time)));
    match (plan.end.is_some(), at(starts) == at(ends)) {
        (false, _) => said(starts),
        (true, true) => span(said(starts), l.hour(ends)),
        (true, false) => span(said(starts), said(ends)),
    }
}

/// The same hour by the clock where it is, where that is another one than the reader's.
pub(crate) fn elsewhere(l: Locale, plan: &Plan, starts: Time) -> Option<String> {
    let (here, there) = (zoned(starts, l.zone), zoned(starts, plan.zone));
    if plan.whole_day || here.offset() == there.offset() {
        return None;
    }
    let hour = there.strftime("%H:%M").to_string();
    Some(l.t2("kind-event-there", ("hour", hour), ("zone", plan.zone.label())))
}

/// How it repeats: `Every week on Monday and Wednesday, until 31 July 2026`.
pub(crate) fn repeats(l: Locale, fields: &Fields, plan: &Plan) -> Option<String> {
    let repeat = plan.repeat.as_ref()?;
    let way = fields.text_of("repeat")?;
    let start = plan.start.date();
    let said = match way {
        "weekly" | "fortnightly" => {
            let mut on = fields.lines("on");
            on.push(weekday(start.weekday()));
            let on = WEEKDAYS.iter().filter(|day| on.contains(day));
            let on: Vec<String> = on.map(|day| l.t(&format!("event-on-{day}"))).collect();
            l.t1(&format!("event-repeats-{way}"), "days", all_of(l, &on))
        }
        "monthly" => l.t1("event-repeats-monthly", "day", i64::from(start.day())),
        "weekday" => {
            let nth = (start.day() - 1) / 7 + 1;
            let nth = l.t(&format!("event-nth-{nth}"));
            l.t2(
                "event-repeats-weekday",
                ("nth", nth),
                ("weekday", l.t(&format!("event-on-{}", weekday(start.weekday())))),
            )
        }
        _ => l.t(&format!("event-repeats-{way}")),
    };
    Some(match repeat.until {
        Some(until) => l.t2("event-repeats-until", ("how", said), ("day", l.calendar(until))),
        None => said,
    })
}

/// `a`, `a and b`, `a, b and c`.
fn all_of(l: Locale, words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => l.t2("event-and", ("first", first.join(", ")), ("last", last)),
    }
}
