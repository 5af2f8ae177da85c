//! What is wrong with a line, in the words of whoever reads the report.

use serde::{Deserialize, Serialize};
use ui::Locale;

use super::columns::Field;

/// What is wrong with a line, or was left out of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum Problem {
    /// Fewer or more cells than there are titles.
    RowShape {
        /// How many.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// Neither an address, nor a number, nor an id.
    NobodyNamed,
    /// No name for somebody new.
    NameMissing,
    /// An address that mail could not be sent to.
    EmailBad {
        /// What stands there.
        email: String,
    },
    /// A personnel number that cannot be one.
    NumberBad,
    /// A text that is longer than it may be.
    TooLong {
        /// Which.
        field: Field,
        /// How long it may be, in characters.
        most: usize,
    },
    /// The id, number and address are those of different people.
    TwoPeople,
    /// Somebody whom an earlier line is about.
    SamePerson {
        /// Which.
        earlier: u64,
    },
    /// A telephone number that cannot be one: left out.
    PhoneBad,
    /// A list that is too long: left out.
    ListLong {
        /// Which.
        field: Field,
    },
    /// A day that cannot be read: left out.
    DateBad {
        /// What stands there.
        date: String,
    },
    /// A line manager whom nobody knows: left out.
    ManagerUnknown {
        /// What stands there.
        name: String,
    },
    /// A line manager or a head that could be several people: left out.
    SeveralPeople {
        /// What stands there.
        name: String,
    },
    /// A name that several units have: left out, and a parent of that name is put at the top.
    SeveralUnits {
        /// What stands there.
        name: String,
    },
    /// A line manager who reports to them: left out.
    ManagerCircle {
        /// Who leads whom, around.
        names: String,
    },
    /// A unit that belongs to one that nobody knows: put at the top.
    UnitParentUnknown {
        /// What stands there.
        name: String,
    },
    /// Units that belong to one another: left out.
    UnitCircle {
        /// Which.
        name: String,
    },
    /// The head of a unit whom nobody knows: left out.
    HeadUnknown {
        /// What stands there.
        name: String,
    },
    /// Somebody whose account an administrator deactivated: left so.
    DeactivatedHere,
    /// Somebody whose account an administrator reactivated: left so.
    ReactivatedHere,
    /// An administrator who has another address or number: left as they are.
    AdministratorKeeps,
    /// An administrator who left: left active.
    AdministratorStays,
    /// A change of a directory, and no entry.
    ChangeRecord,
    /// What a rule of the network refused.
    Refused {
        /// Why, in the words of the network's language.
        detail: String,
    },
}

impl Problem {
    /// What to tell the reader.
    pub fn text(&self, l: &Locale) -> String {
        let key = |name: &str| format!("people-file-{name}");
        match self {
            Problem::RowShape { found, expected } => {
                l.t2(&key("row-shape"), ("found", found), ("expected", expected))
            }
            Problem::NobodyNamed => l.t(&key("nobody-named")),
            Problem::NameMissing => l.t(&key("name-missing")),
            Problem::EmailBad { email } => l.t1(&key("email-bad"), "email", email),
            Problem::NumberBad => l.t(&key("number-bad")),
            Problem::TooLong { field, most } => {
                l.t2(&key("too-long"), ("field", l.t(&field.key())), ("most", most))
            }
            Problem::TwoPeople => l.t(&key("two-people")),
            Problem::SamePerson { earlier } => l.t1(&key("same-person"), "line", earlier),
            Problem::PhoneBad => l.t(&key("phone-bad")),
            Problem::ListLong { field } => l.t1(&key("list-long"), "field", l.t(&field.key())),
            Problem::DateBad { date } => l.t1(&key("date-bad"), "date", date),
            Problem::ManagerUnknown { name } => l.t1(&key("manager-unknown"), "name", name),
            Problem::SeveralPeople { name } => l.t1(&key("several-people"), "name", name),
            Problem::SeveralUnits { name } => l.t1(&key("several-units"), "name", name),
            Problem::ManagerCircle { names } => l.t1(&key("manager-circle"), "names", names),
            Problem::UnitParentUnknown { name } => l.t1(&key("unit-parent-unknown"), "name", name),
            Problem::UnitCircle { name } => l.t1(&key("unit-circle"), "name", name),
            Problem::HeadUnknown { name } => l.t1(&key("head-unknown"), "name", name),
            Problem::DeactivatedHere => l.t(&key("deactivated-here")),
            Problem::ReactivatedHere => l.t(&key("reactivated-here")),
            Problem::AdministratorKeeps => l.t(&key("administrator-keeps")),
            Problem::AdministratorStays => l.t(&key("administrator-stays")),
            Problem::ChangeRecord => l.t(&key("change-record")),
            Problem::Refused { detail } => l.t1(&key("refused-because"), "detail", detail),
        }
    }
}

/// So much of a text as a report shows.
pub(super) fn excerpt(text: &str) -> String {
    let short: String = text.chars().take(80).collect();
    if short.len() < text.len() { short + "…" } else { short }
}
