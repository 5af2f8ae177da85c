//! How a task repeats: a rhythm that people choose, or a rule of RFC 5545. Days are reckoned by the calendar and made
//! moments last, so that no clock change moves them.

use events::repeat::{MOST, day_of_month, of_rule};
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use kernel::{Error, Message, Result};
use posts::kinds::Fields;

use super::DUE;

/// The field of the rhythm.
pub(super) const REPEAT: &str = "repeat";
/// The field of a rule.
pub(super) const RULE: &str = "rule";
/// The rhythms, in the order of the form.
pub(super) const WAYS: [&str; 6] =
    ["daily", "workdays", "weekly", "fortnightly", "monthly", "yearly"];
/// A rule that gives no day in so many years is taken to give none.
const AHEAD: i16 = 12;

/// The rule by which a task of these fields repeats, which is first due on this day.
///
/// # Errors
/// `Invalid` on the field, saying what is wrong with a rule.
pub(super) fn rule(fields: &Fields, first: Date) -> Result<Option<String>> {
    if let Some(rule) = fields.text_of(RULE) {
        return sound(rule).map(Some);
    }
    let Some(way) = fields.text_of(REPEAT) else { return Ok(None) };
    Ok(Some(match way {
        "daily" => "FREQ=DAILY".to_owned(),
        "workdays" => "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR".to_owned(),
        "weekly" => "FREQ=WEEKLY".to_owned(),
        "fortnightly" => "FREQ=WEEKLY;INTERVAL=2".to_owned(),
        "monthly" => format!("FREQ=MONTHLY{}", day_of_month(first.day())),
        _ if (first.month(), first.day()) == (2, 29) => {
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1".to_owned()
        }
        _ => format!("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}", first.month(), first.day()),
    }))
}

/// A rule that can be followed: of days, and of nothing that a calendar does not know.
fn sound(typed: &str) -> Result<String> {
    let wrong =
        |key: &'static str, said: &str| Error::field(RULE, Message::new(key).with("said", said));
    let rule: String = typed.to_uppercase().chars().filter(|c| !c.is_whitespace()).collect();
    let rule = rule.strip_prefix("RRULE:").unwrap_or(&rule).to_owned();
    let mut known = Vec::new();
    for part in rule.split(';').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let numbers = |least: i64, most: i64| {
            value.split(',').all(|n| n.parse().is_ok_and(|n: i64| (least..=most).contains(&n)))
        };
        let is_day = |day: &str| {
            let at = day.len().saturating_sub(2);
            let (nth, day) = (day.get(..at).unwrap_or("?"), day.get(at..).unwrap_or_default());
            ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].contains(&day)
                && (nth.is_empty() || nth.parse().is_ok_and(|n: i8| n != 0 && n.abs() <= 53))
        };
        let is_sound = match name {
            "FREQ" if ["SECONDLY", "MINUTELY", "HOURLY"].contains(&value) => {
                return Err(wrong("kind-task-rule-too-often", part));
            }
            "FREQ" => ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"].contains(&value),
            "INTERVAL" => numbers(1, 1_000),
            "COUNT" => numbers(1, 10_000),
            "UNTIL" => until(value).is_some(),
            "BYDAY" => value.split(',').all(is_day),
            "BYMONTHDAY" => numbers(-31, 31),
            "BYMONTH" => numbers(1, 12),
            "BYSETPOS" | "BYYEARDAY" => numbers(-366, 366),
            "BYWEEKNO" => numbers(-53, 53),
            "WKST" => is_day(value),
            _ => false,
        };
        if !is_sound {
            return Err(wrong("kind-task-rule-unknown", part));
        }
        known.push(name);
    }
    match known.contains(&"FREQ") {
        true => Ok(rule),
        false => Err(wrong("kind-task-rule-unknown", typed)),
    }
}

/// The first day after `after` on which a task is due again that was first due on `began`.
pub(super) fn next(rule: &str, began: Date, after: Date) -> Option<Date> {
    let last = after.checked_add(Span::new().years(AHEAD)).ok()?;
    // The library looks as far as its end: further than is asked it looks at nothing.
    let (mut end, mut most, mut parts) = (last, MOST, Vec::new());
    for part in rule.split(';') {
        match part.split_once('=') {
            Some(("UNTIL", said)) => end = end.min(until(said)?),
            Some(("COUNT", said)) => most = most.min(said.parse().ok()?),
            _ => parts.push(part),
        }
    }
    let days = of_rule(began.at(0, 0, 0, 0), &parts.join(";"), end, most);
    days.into_iter().filter(|day| *day > after && *day <= last).min()
}

/// The last day of a rule: `20261104`, or a moment of that day, `20261104T120000Z`.
fn until(said: &str) -> Option<Date> {
    let (day, hour) = said.split_at_checked(8)?;
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_hour = |hour: &str| {
        let hour = hour.strip_prefix('T').and_then(|hour| hour.strip_suffix('Z'));
        hour.is_some_and(|hour| hour.len() == 6 && is_digits(hour))
    };
    let is_said = is_digits(day) && (hour.is_empty() || is_hour(hour));
    day.parse().ok().filter(|_| is_said)
}

/// Lets nothing repeat without a day to begin on, in two ways at once, or never. Its last day is one of its days.
///
/// # Errors
/// `Invalid` on the field.
pub(super) fn check(fields: &Fields) -> Result<()> {
    let at = field(fields);
    if fields.text_of(REPEAT).is_some() && at == RULE {
        return Err(Error::field(RULE, "kind-task-repeats-twice"));
    }
    let Some(first) = first(fields) else {
        return match fields.text_of(at) {
            Some(_) => Err(Error::field(DUE, "kind-task-repeats-from")),
            None => Ok(()),
        };
    };
    let before = first.checked_sub(1.day()).unwrap_or(first);
    goes_on(fields, first, before)
}

/// Lets nothing begin to repeat that is due once.
///
/// # Errors
/// `Invalid` on the field.
pub(super) fn begins(fields: &Fields) -> Result<()> {
    first(fields).map_or(Ok(()), |first| goes_on(fields, first, first))
}

/// Whether the way in which one repeats is another now.
pub(super) fn differs(fields: &Fields, before: &Fields) -> bool {
    [REPEAT, RULE].iter().any(|way| fields.text_of(way) != before.text_of(way))
}

/// The field that says how it repeats.
fn field(fields: &Fields) -> &'static str {
    if fields.text_of(RULE).is_some() { RULE } else { REPEAT }
}

/// The day on which it is due.
fn first(fields: &Fields) -> Option<Date> {
    // In which day a moment is depends on the clock: any is as good to see whether there is a next.
    fields.due(DUE).map(|due| super::due::day(due, ui::Zone::default()))
}

/// Where it repeats, there is a day after this one.
fn goes_on(fields: &Fields, first: Date, after: Date) -> Result<()> {
    let Some(rule) = rule(fields, first)? else { return Ok(()) };
    match next(&rule, first, after) {
        Some(_) => Ok(()),
        None => Err(Error::field(field(fields), "kind-task-rule-never")),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use posts::kinds::Fields;
    use serde_json::json;

    use super::{begins, check, differs, next, rule};

    fn fields(name: &str, value: &str) -> Fields {
        Fields::default().with("due", Some(json!("2026-01-31"))).with(name, Some(json!(value)))
    }

    fn days(fields: &Fields, began: Date, count: usize) -> Vec<String> {
        let rule = rule(fields, began).unwrap().expect("a rule");
        let (mut days, mut at) = (Vec::new(), began);
        while let Some(day) = next(&rule, began, at).filter(|_| days.len() < count) {
            days.push(day.to_string());
            at = day;
        }
        days
    }

    #[test]
    fn each_rhythm_gives_the_days_that_people_mean() {
        let of = |way: &str, began, count| days(&fields("repeat", way), began, count);
        let january = date(2026, 1, 31);
        assert_eq!(of("monthly", january, 3), ["2026-02-28", "2026-03-31", "2026-04-30"]);
        assert_eq!(of("yearly", date(2024, 2, 29), 2), ["2025-02-28", "2026-02-28"]);
        assert_eq!(of("workdays", date(2026, 5, 1), 2), ["2026-05-04", "2026-05-05"]);
        assert_eq!(of("fortnightly", date(2026, 3, 23), 2), ["2026-04-06", "2026-04-20"]);
        // Over both clock changes of a year, and a Monday stays one.
        assert_eq!(of("weekly", date(2026, 3, 23), 2), ["2026-03-30", "2026-04-06"]);
        assert_eq!(of("daily", date(2026, 10, 24), 2), ["2026-10-25", "2026-10-26"]);
    }

    #[test]
    fn a_rule_goes_on_from_its_beginning_whenever_one_is_done() {
        let monday = date(2026, 11, 2);
        let rule = rule(&fields("repeat", "weekly"), monday).unwrap().unwrap();
        // Done three weeks late, on a Tuesday; done before its day.
        assert_eq!(next(&rule, monday, date(2026, 11, 24)), Some(date(2026, 11, 30)));
        assert_eq!(next(&rule, monday, monday), Some(date(2026, 11, 9)));
        let counted = fields("rule", "FREQ=WEEKLY;COUNT=3");
        assert_eq!(days(&counted, monday, 9), ["2026-11-09", "2026-11-16"]);
        let until = fields("rule", "rrule:freq=daily;until=20261104");
        assert_eq!(days(&until, monday, 9), ["2026-11-03", "2026-11-04"]);
        let until = fields("rule", "FREQ=DAILY;UNTIL=20261104T120000Z");
        assert_eq!(days(&until, monday, 9), ["2026-11-03", "2026-11-04"]);
    }

    #[test]
    fn impossible_rules_are_refused_in_words() {
        for (typed, said) in [
            ("FREQ=SECONDLY", "kind-task-rule-too-often"),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "kind-task-rule-never"),
            ("FREQ=DAILY;COUNT=1", "kind-task-rule-never"),
            ("FREQ=DAILY;UNTIL=20260101", "kind-task-rule-never"),
            ("FREQ=DAILY;UNTIL=20260231", "kind-task-rule-unknown"),
            ("FREQ=DAILY;UNTIL=20270101T", "kind-task-rule-unknown"),
            ("FREQ=DAILY;UNTIL=20270101T9999", "kind-task-rule-unknown"),
            ("BYDAY=MO", "kind-task-rule-unknown"),
            ("FREQ=DAILY;BYSECOND=1", "kind-task-rule-unknown"),
            ("FREQ=WEEKLY;BYDAY=0MO", "kind-task-rule-unknown"),
            ("every Monday", "kind-task-rule-unknown"),
            ("é", "kind-task-rule-unknown"),
        ] {
            let typed_fields = fields("rule", typed);
            let error = check(&typed_fields).and_then(|()| begins(&typed_fields));
            let error = error.expect_err(typed);
            assert_eq!(error.fields()[0].1.key, said, "{typed}");
        }
        for sound in ["FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"] {
            let sound_fields = fields("rule", sound);
            assert!(check(&sound_fields).is_ok() && begins(&sound_fields).is_ok(), "{sound}");
        }
        assert!(check(&Fields::default().with("repeat", Some(json!("daily")))).is_err());
    }

    #[test]
    fn the_last_day_of_a_rule_is_one_of_its_days() {
        let last = fields("rule", "FREQ=DAILY;UNTIL=20260131");
        assert!(check(&last).is_ok() && begins(&last).is_err());
        assert!(!differs(&last.clone().with("priority", Some(json!("high"))), &last));
        assert!(differs(&fields("rule", "FREQ=DAILY;UNTIL=20260201"), &last));
        assert!(differs(&last.clone().with("rule", None), &last));
    }

    #[test]
    fn a_rule_that_says_its_end_looks_no_further_than_another() {
        for end in ["COUNT=10000", "UNTIL=99991231", "COUNT=10000;UNTIL=99991231"] {
            let rule = format!("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;{end}");
            assert_eq!(next(&rule, date(2026, 1, 31), date(2026, 1, 31)), Some(date(2028, 2, 29)));
        }
        // Further than that is none, whatever end it says.
        let rule = "FREQ=YEARLY;INTERVAL=20;COUNT=3";
        assert_eq!(next(rule, date(2026, 1, 31), date(2026, 1, 31)), None);
    }
}
