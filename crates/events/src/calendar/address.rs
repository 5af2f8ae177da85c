//! What the address of a calendar says: which view, around which day.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::Deserialize;

/// As sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    view: String,
    day: String,
}

/// A way to look at a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    Month,
    Week,
    List,
}

/// What is shown.
#[derive(Clone, Debug)]
pub(super) struct Address {
    /// The page, without what is asked.
    pub(super) path: String,
    pub(super) view: View,
    /// Whether the address says which view: where it does not, a narrow screen has the list.
    pub(super) chosen: bool,
    pub(super) day: Date,
    pub(super) today: Date,
}

impl View {
    pub(super) const ALL: [View; 3] = [View::Month, View::Week, View::List];

    pub(super) fn name(self) -> &'static str {
        match self {
            View::Month => "month",
            View::Week => "week",
            View::List => "list",
        }
    }
}

impl Address {
    /// Of what was sent; what makes no sense is today's month.
    pub(super) fn of(path: String, sent: &Sent, today: Date) -> Address {
        let view = View::ALL.into_iter().find(|view| view.name() == sent.view);
        let day = sent.day.parse().ok().filter(|day: &Date| (1970..=2200).contains(&day.year()));
        Address {
            path,
            view: view.unwrap_or(View::Month),
            chosen: view.is_some(),
            day: day.unwrap_or(today),
            today,
        }
    }

    /// The address of this view around this day.
    pub(super) fn to(&self, view: View, day: Date) -> String {
        let at = if day == self.today { String::new() } else { format!("&day={day}") };
        format!("{}?view={}{at}", self.path, view.name())
    }

    /// The same view around another day; a view that nobody chose stays so.
    pub(super) fn at(&self, day: Date) -> String {
        match (self.chosen, day == self.today) {
            (true, _) => self.to(self.view, day),
            (false, true) => self.path.clone(),
            (false, false) => format!("{}?day={day}", self.path),
        }
    }

    /// The days that are shown: the first, and the one after the last.
    pub(super) fn days(&self) -> (Date, Date) {
        let first = match self.view {
            View::Month => monday(self.day.first_of_month()),
            View::Week => monday(self.day),
            View::List => self.day,
        };
        let after = match self.view {
            View::Month => {
                let last = self.day.last_of_month();
                monday(last).saturating_add(7.days())
            }
            View::Week => first.saturating_add(7.days()),
            View::List => first.saturating_add(30.days()),
        };
        (first, after)
    }

    /// The days of the list: of a view that nobody chose, thirty from today on, or the month.
    pub(super) fn listed(&self) -> (Date, Date) {
        match (self.chosen, self.day == self.today) {
            (true, _) => self.days(),
            (false, true) => (self.today, self.today.saturating_add(30.days())),
            (false, false) => {
                (self.day.first_of_month(), self.day.last_of_month().saturating_add(1.day()))
            }
        }
    }

    /// A day of the view before, and of the one after.
    pub(super) fn around(&self) -> (Date, Date) {
        let step = match self.view {
            View::Month => {
                let first = self.day.first_of_month();
                return (first.saturating_sub(1.month()), first.saturating_add(1.month()));
            }
            View::Week => 7.days(),
            View::List => 30.days(),
        };
        (self.day.saturating_sub(step), self.day.saturating_add(step))
    }
}

/// The Monday of its week.
fn monday(day: Date) -> Date {
    let since = i64::from(day.weekday().since(Weekday::Monday));
    day.saturating_sub(since.days())
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{Address, Sent, View};

    fn at(view: &str, day: Date) -> Address {
        let sent = Sent { view: view.into(), day: day.to_string() };
        Address::of("/calendar".into(), &sent, date(2026, 5, 4))
    }

    #[test]
    fn each_view_shows_whole_weeks_or_thirty_days() {
        assert_eq!(at("month", date(2026, 5, 20)).days(), (date(2026, 4, 27), date(2026, 6, 1)));
        assert_eq!(at("month", date(2027, 2, 1)).days(), (date(2027, 2, 1), date(2027, 3, 1)));
        assert_eq!(at("week", date(2026, 5, 10)).days(), (date(2026, 5, 4), date(2026, 5, 11)));
        assert_eq!(at("list", date(2026, 5, 10)).days(), (date(2026, 5, 10), date(2026, 6, 9)));
        assert_eq!(at("month", date(2026, 1, 31)).around(), (date(2025, 12, 1), date(2026, 2, 1)));
    }

    #[test]
    fn an_address_says_no_more_than_it_must() {
        let usual = at("", date(2026, 5, 4));
        assert_eq!((usual.view, usual.chosen), (View::Month, false));
        assert_eq!(usual.listed(), (date(2026, 5, 4), date(2026, 6, 3)));
        assert_eq!(usual.at(date(2026, 5, 4)), "/calendar");
        assert_eq!(usual.at(date(2026, 6, 1)), "/calendar?day=2026-06-01");
        assert_eq!(usual.to(View::Week, date(2026, 5, 4)), "/calendar?view=week");
        assert_eq!(at("nonsense", date(2026, 5, 20)).at(date(2026, 5, 4)), "/calendar");
    }
}
