//! How an event of a file repeats, in the ways that events repeat here.

use jiff::ToSpan;
use jiff::civil::Date;
use posts::kinds::Fields;
use serde_json::{Map, Value, json};
use ui::Zone;

use super::read::When;
use crate::plan::{civil, moment};
use crate::repeat::{MOST, Repeat, WAYS, WEEKDAYS, of_rule};

/// Dates of a series that are compared with those of a way to repeat, and over how many years.
const COMPARED: usize = 400;
const YEARS: i64 = 6;

/// The fields of a rule: of the ways to repeat the one that gives the same days; nothing where none does.
pub(super) fn repeats(rule: &str, when: &When) -> Option<Map<String, Value>> {
    let first = when.begins.date();
    let (mut parts, mut until, mut count) = (Vec::new(), None, None);
    for part in rule.trim().split(';').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=')?;
        match name {
            "FREQ" if ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"].contains(&value) => parts.push(part),
            "INTERVAL" | "BYDAY" | "BYMONTHDAY" | "BYMONTH" | "BYSETPOS" | "WKST" => {
                parts.push(part);
            }
            "UNTIL" => until = Some(ends(value, when)?),
            "COUNT" => count = Some(value.parse::<usize>().ok().filter(|n| *n <= MOST)?),
            _ => return None,
        }
    }
    let rule = parts.join(";");
    let days =
        |rule: &str, last: Date, most: usize| of_rule(first.at(0, 0, 0, 0), rule, last, most);
    let horizon = first.checked_add(YEARS.years()).ok()?;
    if let Some(count) = count {
        let far = first.checked_add(100.years()).ok()?;
        until = days(&rule, far, count).last().copied();
    }
    let theirs = days(&rule, horizon, COMPARED);
    let said = |name: &str| parts.iter().find_map(|part| part.strip_prefix(name));
    let on: Vec<&str> = said("BYDAY=").map_or(Vec::new(), |on| on.split(',').collect());
    let on: Vec<String> = on.iter().map(|day| day.to_lowercase()).collect();
    let are_days = on.iter().all(|day| WEEKDAYS.contains(&day.as_str()));
    WAYS.iter().find_map(|way| {
        let mut fields = Map::new();
        fields.insert("repeat".into(), json!(way));
        if ["weekly", "fortnightly"].contains(way) && !on.is_empty() && are_days {
            fields.insert("on".into(), json!(on));
        }
        let kept = Fields::stored(&Value::Object(fields.clone()).to_string()).ok()?;
        let ours = Repeat::of(&kept, first)?;
        let is_same = theirs.len() > 1 && days(&ours.rule, horizon, COMPARED) == theirs;
        if let Some(until) = until {
            fields.insert("until".into(), json!(until.to_string()));
        }
        is_same.then_some(fields)
    })
}

/// The last day on which it may start, by its clock.
fn ends(said: &str, when: &When) -> Option<Date> {
    let day: Date = said.get(..8)?.parse().ok()?;
    let Some(hour) = said.get(8..).filter(|rest| !rest.is_empty()) else { return Some(day) };
    let is_utc = hour.ends_with('Z');
    // With its T: 073000 alone might be a month.
    let hour: jiff::civil::Time = hour.trim_end_matches('Z').parse().ok()?;
    let at = day.to_datetime(hour);
    match is_utc {
        true => Some(civil(moment(at, Zone::named("UTC")?)?, when.zone).date()),
        false => Some(day),
    }
}
