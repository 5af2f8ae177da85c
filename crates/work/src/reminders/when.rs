//! The hours that are offered: in an hour, this evening, tomorrow morning, Monday; by the clock of whoever is reminded.

use jiff::ToSpan;
use jiff::civil::Weekday;
use kernel::Time;
use ui::Zone;

use crate::task::due::{local, moment};

/// The hours of a morning and of an evening.
const MORNING: i8 = 9;
const EVENING: i8 = 18;

/// An hour that is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    Hour,
    Evening,
    Tomorrow,
    Monday,
}

impl When {
    /// Every one, in the order of the menu.
    pub(crate) const ALL: [When; 4] = [When::Hour, When::Evening, When::Tomorrow, When::Monday];

    /// In forms and in the keys of words.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            When::Hour => "hour",
            When::Evening => "evening",
            When::Tomorrow => "tomorrow",
            When::Monday => "monday",
        }
    }

    /// Of a word.
    pub(crate) fn parse(word: &str) -> Option<When> {
        When::ALL.into_iter().find(|when| when.as_str() == word)
    }

    /// The moment that it means now; nothing where it is past, or nearly.
    pub(crate) fn at(self, now: Time, zone: Zone) -> Option<Time> {
        let here = local(now, zone);
        let today = here.date();
        match self {
            When::Hour => Some(now.plus_seconds(3_600)),
            When::Evening => {
                let at = moment(today.at(EVENING, 0, 0, 0), zone)?;
                (at.seconds_since(now) >= 900).then_some(at)
            }
            When::Tomorrow => moment(today.tomorrow().ok()?.at(MORNING, 0, 0, 0), zone),
            When::Monday => {
                // The next one: on a Monday that is in a week.
                let ahead = 7 - i64::from(here.weekday().since(Weekday::Monday));
                moment(today.checked_add(ahead.days()).ok()?.at(MORNING, 0, 0, 0), zone)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::Time;
    use ui::Zone;

    use super::When;

    fn at(when: When, now: &str, zone: &str) -> Option<String> {
        let now = Time(now.parse::<jiff::Timestamp>().unwrap().as_microsecond());
        when.at(now, Zone::named(zone).unwrap()).map(|at| at.to_string())
    }

    #[test]
    fn hours_are_those_of_whoever_is_reminded() {
        // A Saturday at noon in Paris, before the night in which clocks go back.
        let now = "2026-10-24T10:00:00Z";
        let of = |when, zone| at(when, now, zone).unwrap();
        assert_eq!(of(When::Hour, "Europe/Paris"), "2026-10-24T11:00:00Z");
        assert_eq!(of(When::Evening, "Europe/Paris"), "2026-10-24T16:00:00Z");
        assert_eq!(of(When::Tomorrow, "Europe/Paris"), "2026-10-25T08:00:00Z");
        assert_eq!(of(When::Monday, "Europe/Paris"), "2026-10-26T08:00:00Z");
        assert_eq!(of(When::Tomorrow, "Indian/Reunion"), "2026-10-25T05:00:00Z");
        assert_eq!(of(When::Evening, "America/Guadeloupe"), "2026-10-24T22:00:00Z");
        // The evening is over.
        assert_eq!(at(When::Evening, "2026-10-24T15:50:00Z", "Europe/Paris"), None);
        // On a Monday, the next.
        assert_eq!(
            at(When::Monday, "2026-10-26T07:00:00Z", "Europe/Paris").unwrap(),
            "2026-11-02T08:00:00Z"
        );
    }
}
