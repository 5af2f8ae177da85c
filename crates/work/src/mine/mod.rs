//! The tasks of one person, across spaces: those they are in charge of, those they created, those that are done.

pub(crate) mod api;
mod done;
pub(crate) mod page;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use kernel::{Error, PersonId, Result, SpaceId, Sql, Time, Tx, Viewer, params};
use posts::PostId;
use posts::kinds::{Due, Fields};
use serde::{Deserialize, Serialize};
use ui::Zone;

use crate::store::{CREATED, FINISHED, GIVEN, UNGIVEN};
use crate::task::{ASSIGNEE, DUE, due, steps};

pub(crate) use done::{submit, submit_reopen};

/// Tasks of one list at most: a page says so where there are more.
pub(crate) const MOST: i64 = 500;

/// Which tasks a list is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Whose {
    /// What one is in charge of: what one was given, and what one created that is nobody's.
    #[default]
    Mine,
    /// What one created, whoever is in charge of it.
    Created,
    /// What one was in charge of and is done, or was dropped.
    Done,
}

/// When something is due, as seen from today.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum When {
    /// It should be done already.
    Late,
    /// Today.
    Today,
    /// Until Sunday.
    Week,
    /// After that.
    Later,
    /// It is not said.
    None,
}

impl Whose {
    /// Every list, in the order of the page.
    pub(crate) const ALL: [Whose; 3] = [Whose::Mine, Whose::Created, Whose::Done];

    /// In addresses.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Whose::Mine => "mine",
            Whose::Created => "created",
            Whose::Done => "done",
        }
    }

    fn statements(self) -> Vec<&'static Sql> {
        match self {
            Whose::Mine => vec![&GIVEN, &UNGIVEN],
            Whose::Created => vec![&CREATED],
            Whose::Done => vec![&FINISHED],
        }
    }
}

impl When {
    /// Every one, in the order of the page.
    pub(crate) const ALL: [When; 5] =
        [When::Late, When::Today, When::Week, When::Later, When::None];

    /// In addresses and in the keys of words.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            When::Late => "late",
            When::Today => "today",
            When::Week => "week",
            When::Later => "later",
            When::None => "none",
        }
    }

    /// From which day to which it may be due, as [`due::number`] has them, where today is this day for the viewer: two
    /// more on either side, since tasks are kept by the clock of whoever is in charge.
    fn days(self, today: Date) -> (i64, i64) {
        let day = |ahead: i64| due::number(today.checked_add(ahead.days()).unwrap_or(today));
        let sunday = i64::from(Weekday::Sunday.since(today.weekday()));
        match self {
            When::Late => (1, day(2)),
            When::Today => (day(-2), day(2)),
            When::Week => (day(-1), day(sunday + 2)),
            When::Later => (day(sunday - 1), i64::MAX),
            When::None => (0, 0),
        }
    }

    /// Of something due, by this clock at this moment.
    pub(crate) fn of(due: Option<Due>, now: Time, zone: Zone) -> When {
        let Some(due) = due else { return When::None };
        let (today, day) = (due::today(now, zone), due::day(due, zone));
        let until_sunday = Weekday::Sunday.since(today.weekday());
        let sunday: Date = today.checked_add(i64::from(until_sunday).days()).unwrap_or(today);
        match due {
            Due::At(at) if at <= now => When::Late,
            _ if day < today => When::Late,
            _ if day == today => When::Today,
            _ if day <= sunday => When::Week,
            _ => When::Later,
        }
    }
}

/// A task of somebody's.
#[derive(Clone, Debug)]
pub(crate) struct Mine {
    pub(crate) id: PostId,
    pub(crate) title: String,
    pub(crate) state: String,
    pub(crate) due: Option<Due>,
    pub(crate) when: When,
    pub(crate) priority: String,
    /// How many of its steps are done, and how many there are.
    pub(crate) steps: (usize, usize),
    /// The address of its space, and its name; nothing for the notebook.
    pub(crate) space: Option<(String, String)>,
    pub(crate) assignee: Option<PersonId>,
    /// Whether it was made of something that was said.
    pub(crate) is_of: bool,
}

/// What is asked of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Asked {
    pub(crate) whose: Whose,
    pub(crate) when: Option<When>,
    pub(crate) space: Option<SpaceId>,
}

/// The tasks of a list, in the order of what is due by this clock: what is late first, what is due never last.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn list(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    asked: &Asked,
    zone: Zone,
) -> Result<Vec<Mine>> {
    let now = tx.now();
    let (open, space) = (viewer.sees_open(), asked.space.map_or(0, |space| space.0));
    let (from, to) = asked.when.map_or((0, i64::MAX), |when| when.days(due::today(now, zone)));
    let mut all = Vec::new();
    for statement in asked.whose.statements() {
        let values = params![viewer.id, open, space, MOST, from, to];
        all.extend(tx.query(statement, values, |row| {
            let fields = Fields::stored(&row.get::<String>(3)?)?;
            let (due, steps) = (fields.due(DUE), steps(&fields));
            let in_notebook = row.get::<String>(6)? == spaces::Kind::Notebook.as_str();
            Ok(Mine {
                id: row.get(0)?,
                title: row.get(1)?,
                state: row.get(2)?,
                due,
                when: When::of(due, now, zone),
                priority: fields.text_of("priority").unwrap_or("normal").to_owned(),
                steps: (steps.iter().filter(|(_, done)| *done).count(), steps.len()),
                space: (!in_notebook).then_some((row.get(4)?, row.get(5)?)),
                assignee: fields.people(ASSIGNEE).first().copied(),
                is_of: row.get(7)?,
            })
        })?);
    }
    all.retain(|task: &Mine| asked.when.is_none_or(|when| task.when == when));
    if asked.whose == Whose::Done {
        all.sort_by_key(|task| std::cmp::Reverse(task.id.0));
    } else {
        let weight = |task: &Mine| match task.priority.as_str() {
            "high" => 0,
            "low" => 2,
            _ => 1,
        };
        let due = |task: &Mine| task.due.map(|due| (due::day(due, zone), at(due)));
        all.sort_by_key(|task| (task.when, due(task), weight(task), task.id.0));
    }
    Ok(all)
}

/// What is due at an hour comes before what is due on that day.
fn at(due: Due) -> i64 {
    match due {
        Due::At(at) => at.micros(),
        Due::Day(_) => i64::MAX,
    }
}

/// The space that an address names, for somebody who sees it.
///
/// # Errors
/// `NotFound`.
pub(crate) fn space(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Option<SpaceId>> {
    match slug.trim_start_matches('~') {
        "" => Ok(None),
        _ if spaces::names_notebook(viewer, slug) => {
            let notebook = spaces::notebook_of(tx, viewer.id)?;
            notebook.map(Some).ok_or_else(Error::not_found)
        }
        slug => Ok(Some(spaces::access::visible(tx, viewer, slug)?.id)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::Time;
    use posts::kinds::Due;
    use ui::Zone;

    use super::{When, due};

    fn time(text: &str) -> Time {
        Time(text.parse::<jiff::Timestamp>().unwrap().as_microsecond())
    }

    #[test]
    fn days_are_sorted_by_the_clock_of_whoever_looks() {
        let (reunion, guadeloupe) =
            (Zone::named("Indian/Reunion").unwrap(), Zone::named("America/Guadeloupe").unwrap());
        // Thursday the 4th in Réunion, still Wednesday the 3rd in Guadeloupe.
        let now = time("2026-06-03T22:00:00Z");
        let when = |due: Due, zone| When::of(Some(due), now, zone);
        let wednesday = Due::Day(date(2026, 6, 3));
        assert_eq!(
            (when(wednesday, reunion), when(wednesday, guadeloupe)),
            (When::Late, When::Today)
        );
        let sunday = Due::Day(date(2026, 6, 7));
        assert_eq!(when(sunday, reunion), When::Week);
        assert_eq!(when(Due::Day(date(2026, 6, 8)), reunion), When::Later);
        assert_eq!(when(Due::At(time("2026-06-03T21:59:00Z")), guadeloupe), When::Late);
        assert_eq!(when(Due::At(time("2026-06-03T23:00:00Z")), guadeloupe), When::Today);
        assert_eq!(When::of(None, now, reunion), When::None);
    }

    #[test]
    fn the_days_that_are_asked_for_hold_whatever_is_due_then() {
        let zones = ["Pacific/Kiritimati", "Europe/Paris", "Pacific/Pago_Pago"];
        let zones = zones.map(|name| Zone::named(name).unwrap());
        for hour in 0..14 * 24 {
            let now = time("2026-06-01T00:30:00Z").plus_seconds(hour * 3_600);
            for ahead in -30..30 {
                let at = Due::At(now.plus_seconds(ahead * 7_200));
                for (viewer, charge) in zones.iter().flat_map(|a| zones.iter().map(move |b| (a, b)))
                {
                    let when = When::of(Some(at), now, *viewer);
                    let (from, to) = when.days(due::today(now, *viewer));
                    let kept = due::number(due::day(at, *charge));
                    assert!((from..=to).contains(&kept), "{when:?} {now} {kept}");
                }
            }
        }
        assert_eq!(When::None.days(date(2026, 6, 3)), (0, 0));
    }

    #[test]
    fn on_a_sunday_the_week_is_over() {
        let paris = Zone::named("Europe/Paris").unwrap();
        let now = time("2026-06-07T10:00:00Z");
        assert_eq!(When::of(Some(Due::Day(date(2026, 6, 8))), now, paris), When::Later);
        assert_eq!(When::of(Some(Due::Day(date(2026, 6, 7))), now, paris), When::Today);
    }
}
