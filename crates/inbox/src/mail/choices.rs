//! What a person chose to be told: how often by mail for each kind of what waits, whether on their
//! devices, and in which hours.

use std::collections::{BTreeMap, HashMap};

use kernel::{Error, PersonId, Result, Time, Tx, params};
use serde::{Deserialize, Serialize};
use ui::Zone;

use super::hours::Hours;
use super::store::{CHOICES, KEEP_CHOICES, REPLAN, REPLAN_PUSH, TO_PLAN, TO_PLAN_PUSH};
use crate::kinds::{self, Delivery, Kind};

/// How often mails tell something.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Debug,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Cadence {
    /// As soon as its person is away.
    AtOnce,
    /// Once an hour.
    Hourly,
    /// Once a day, when the day begins.
    Daily,
    /// Once a week.
    Weekly,
    /// Not at all.
    Never,
}

impl Cadence {
    /// Every cadence, the most frequent first.
    pub(crate) const ALL: [Cadence; 5] =
        [Cadence::AtOnce, Cadence::Hourly, Cadence::Daily, Cadence::Weekly, Cadence::Never];

    /// Those that may be chosen for a kind: what is told in letters of its own is told at once, or not at all.
    pub(crate) fn of(kind: &Kind) -> &'static [Cadence] {
        match kind.delivery {
            Delivery::Letter => &[Cadence::AtOnce, Cadence::Never],
            _ => &Cadence::ALL,
        }
    }

    /// As stored, and in forms.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Cadence::AtOnce => "at-once",
            Cadence::Hourly => "hourly",
            Cadence::Daily => "daily",
            Cadence::Weekly => "weekly",
            Cadence::Never => "never",
        }
    }

    /// Of a word.
    pub(crate) fn parse(word: &str) -> Option<Cadence> {
        Cadence::ALL.into_iter().find(|cadence| cadence.as_str() == word)
    }

    /// How often a kind is told to whoever chose nothing.
    pub(crate) fn usual(kind: &Kind) -> Cadence {
        match kind.delivery {
            Delivery::AtOnce | Delivery::Letter | Delivery::Asked => Cadence::AtOnce,
            Delivery::Daily => Cadence::Daily,
            Delivery::Quiet => Cadence::Never,
        }
    }
}

/// The choices of a person.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choices {
    /// By kind, where it is not as usual.
    cadences: BTreeMap<String, Cadence>,
    /// By kind, where it is not as usual.
    pushes: BTreeMap<String, bool>,
    pub(crate) hours: Hours,
}

/// Everything that may be told.
pub(crate) fn kinds() -> impl Iterator<Item = &'static Kind> {
    kinds::all().filter(|kind| kind.is_loud())
}

impl Choices {
    /// How often mails tell this kind: of those that [`Cadence::of`] offers for it.
    pub(crate) fn cadence(&self, kind: &Kind) -> Cadence {
        let chosen = self.cadences.get(kind.name).copied();
        let usual = Cadence::usual(kind);
        chosen.filter(|chosen| Cadence::of(kind).contains(chosen)).unwrap_or(usual)
    }

    /// Whether devices are told of this kind: usually of what mails tell at once.
    pub(crate) fn pushes(&self, kind: &Kind) -> bool {
        let usual = matches!(kind.delivery, Delivery::AtOnce | Delivery::Letter | Delivery::Asked);
        self.pushes.get(kind.name).copied().unwrap_or(usual)
    }

    /// Chooses how often.
    ///
    /// # Errors
    /// `Invalid` for a kind that mails never tell, or not so often.
    pub(crate) fn set(&mut self, kind: &str, cadence: Cadence) -> Result<()> {
        let kind = told("mail", kind)?;
        if !Cadence::of(kind).contains(&cadence) {
            return Err(Error::field("mail", "mail-kind-unknown"));
        }
        self.cadences.insert(kind.name.to_owned(), cadence);
        Ok(())
    }

    /// Chooses whether devices are told.
    ///
    /// # Errors
    /// `Invalid` for a kind that is never told.
    pub(crate) fn set_push(&mut self, kind: &str, wanted: bool) -> Result<()> {
        self.pushes.insert(told("push", kind)?.name.to_owned(), wanted);
        Ok(())
    }

    /// When to think of telling something of this kind that happened at `at`.
    pub(crate) fn when(&self, kind: &Kind, at: Time) -> Option<Time> {
        if kind.delivery == Delivery::Letter {
            return None;
        }
        let due = match self.cadence(kind) {
            Cadence::AtOnce if kind.is_asked() => return Some(at),
            Cadence::AtOnce => at,
            Cadence::Hourly => Hours::next_hour(at),
            Cadence::Daily => self.hours.next_day(at),
            Cadence::Weekly => self.hours.next_week(at),
            Cadence::Never => return None,
        };
        Some(self.hours.allowed_from(due))
    }

    /// When to think of telling devices of something of this kind that happened at `at`.
    pub(crate) fn push_when(&self, kind: &Kind, at: Time) -> Option<Time> {
        let when = || if kind.is_asked() { at } else { self.hours.allowed_from(at) };
        self.pushes(kind).then(when)
    }
}

/// A kind that may be told, as typed in this field.
fn told(field: &'static str, kind: &str) -> Result<&'static Kind> {
    let known = kinds().find(|known| known.name == kind);
    known.ok_or_else(|| Error::field(field, "mail-kind-unknown"))
}

/// The choices of these people, those who chose something.
pub(crate) fn of_people(
    tx: &mut Tx<'_>,
    people: &[PersonId],
) -> Result<HashMap<PersonId, Choices>> {
    let ids: Vec<i64> = people.iter().map(|person| person.0).collect();
    let rows = tx.query(&CHOICES, params![ids], |row| {
        let hours = Hours {
            zone: or_usual(row.get(2)?),
            days: row.get(3)?,
            opens: row.get(4)?,
            closes: row.get(5)?,
            quiet: row.get(6)?,
        };
        let cadences = serde_json::from_str(&row.get::<String>(1)?)?;
        let pushes = serde_json::from_str(&row.get::<String>(7)?)?;
        Ok((row.get(0)?, Choices { cadences, pushes, hours }))
    })?;
    Ok(rows.into_iter().collect())
}

/// The name of a zone; of the network's, where none was chosen.
fn or_usual(zone: String) -> String {
    if zone.is_empty() { Zone::default().name().to_owned() } else { zone }
}

/// Those of these people who want the letters that tell this kind.
///
/// # Errors
/// Whatever the database meets.
pub fn want_letters(tx: &mut Tx<'_>, kind: &Kind, people: &[PersonId]) -> Result<Vec<PersonId>> {
    let chosen = of_people(tx, people)?;
    let wants = |person: &PersonId| {
        chosen.get(person).is_none_or(|choices| choices.cadence(kind) != Cadence::Never)
    };
    Ok(people.iter().copied().filter(wants).collect())
}

/// When so many seconds of this person's working hours have passed after `at`.
///
/// # Errors
/// Whatever the database meets.
pub fn working_after(tx: &mut Tx<'_>, person: PersonId, at: Time, seconds: i64) -> Result<Time> {
    Ok(of(tx, person)?.hours.after(at, seconds))
}

/// The choices of one person.
pub(crate) fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Choices> {
    Ok(of_people(tx, &[person])?.remove(&person).unwrap_or_default())
}

/// Keeps what the viewer chose; what waits already is told accordingly.
///
/// # Errors
/// `Invalid` for hours that cannot be.
pub(crate) fn keep(tx: &mut Tx<'_>, person: PersonId, choices: &Choices) -> Result<()> {
    let hours = &choices.hours;
    let zone = Zone::named(&hours.zone).filter(|_| hours.are_sound());
    let zone = zone.ok_or_else(|| Error::field("hours", "mail-hours-unsound"))?;
    people::zone::choose(tx, person, zone)?;
    let cadences = serde_json::to_string(&choices.cadences)?;
    let pushes = serde_json::to_string(&choices.pushes)?;
    let Hours { days, opens, closes, quiet, .. } = hours;
    let values = params![person, cadences, *days, *opens, *closes, *quiet, pushes];
    tx.execute(&KEEP_CHOICES, values)?;
    for (id, kind, at) in waiting(tx, &TO_PLAN, person)? {
        tx.execute(&REPLAN, params![id, kind.and_then(|kind| choices.when(kind, at))])?;
    }
    for (id, kind, at) in waiting(tx, &TO_PLAN_PUSH, person)? {
        tx.execute(&REPLAN_PUSH, params![id, kind.and_then(|kind| choices.push_when(kind, at))])?;
    }
    Ok(())
}

type Waiting = (i64, Option<&'static Kind>, Time);

fn waiting(tx: &mut Tx<'_>, which: &'static kernel::Sql, person: PersonId) -> Result<Vec<Waiting>> {
    tx.query(which, params![person], |row| {
        Ok((row.get(0)?, Kind::named(&row.get::<String>(1)?), row.get(2)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_told_as_often_as_chosen() {
        let at = |text: &str| Time(text.parse::<jiff::Timestamp>().unwrap().as_microsecond());
        // A Tuesday at noon in Paris, in winter.
        let noon = at("2026-01-13T11:20:00Z");
        let mention = Kind::named("mention").unwrap();
        let mut choices = Choices::default();
        assert_eq!(choices.when(mention, noon), Some(noon));
        let reply = Kind::named("reply").unwrap();
        assert_eq!(choices.when(reply, noon), Some(at("2026-01-14T07:00:00Z")));
        assert_eq!(choices.when(Kind::named("reaction").unwrap(), noon), None);
        for (cadence, when) in [
            (Cadence::Hourly, Some("2026-01-13T12:00:00Z")),
            (Cadence::Weekly, Some("2026-01-19T07:00:00Z")),
            (Cadence::Never, None),
        ] {
            choices.set("mention", cadence).unwrap();
            assert_eq!(choices.when(mention, noon), when.map(at), "{cadence:?}");
        }
        choices.set("mention", Cadence::AtOnce).unwrap();
        let night = at("2026-01-13T22:00:00Z");
        assert_eq!(choices.when(mention, night), Some(at("2026-01-14T07:00:00Z")));
        assert!(choices.set("reaction", Cadence::Daily).is_err());
        assert_eq!(choices.push_when(mention, night), Some(at("2026-01-14T07:00:00Z")));
        assert_eq!(choices.push_when(reply, noon), None);
        choices.set_push("reply", true).unwrap();
        assert_eq!(choices.push_when(reply, noon), Some(noon));
        assert!(choices.set_push("reaction", true).is_err());
    }
}
