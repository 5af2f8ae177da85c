//! The day of a person: what takes place, the hours between, what is due, what waits for them. All of it is theirs
//! alone, read in one snapshot.

mod agenda;
pub(crate) mod api;
pub(crate) mod page;
pub(crate) mod plan;

use std::collections::{HashMap, HashSet};

use events::day::Entry;
use inbox::items::{self, GroupView};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Cursor, PersonId, Result, Time, Tx, Viewer, params};
use people::PersonCard;
use posts::PostId;
use ui::Zone;

use crate::mine::{Asked, Mine, When, list};
use crate::reminders::{self, Reminder};
use crate::store::{HEADINGS, MY_BLOCKS, PLANNED};
use crate::task::due::{midnight, today};

pub(crate) use agenda::Item;
pub(crate) use plan::BlockId;

/// Things of one sort that a day shows: their own page has the rest.
const SHOWN: usize = 5;
/// How far two clocks may be from each other, in seconds.
const ASIDE: i64 = 26 * 3_600;

/// An hour that somebody planned for a task.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) id: BlockId,
    pub(crate) task: PostId,
    pub(crate) starts: Time,
    pub(crate) ends: Time,
    pub(crate) title: String,
    pub(crate) is_open: bool,
}

/// A post by its heading.
#[derive(Clone, Debug)]
pub(crate) struct Heading {
    pub(crate) post: PostId,
    pub(crate) title: String,
    /// The name of its space; empty for none.
    pub(crate) space: String,
}

/// What a day holds by the hour.
#[derive(Debug)]
pub(crate) struct Agenda {
    pub(crate) on: Date,
    pub(crate) is_today: bool,
    pub(crate) now: Time,
    /// From its midnight to the next.
    span: (Time, Time),
    /// What takes the whole day.
    pub(crate) whole: Vec<Item>,
    /// What takes place and what is free, in order.
    pub(crate) items: Vec<Item>,
}

/// A day: its agenda, and the tasks of it.
#[derive(Debug)]
pub(crate) struct Day {
    pub(crate) agenda: Agenda,
    /// Late, and due that day.
    pub(crate) due: Vec<Mine>,
    /// What could be planned: the next due first.
    pub(crate) to_plan: Vec<Mine>,
    /// Tasks that have an hour from now on.
    pub(crate) planned: HashSet<PostId>,
    /// How many tasks are open in all.
    pub(crate) open: usize,
    pub(crate) people: HashMap<PersonId, PersonCard>,
}

/// What stands beside a day.
#[derive(Debug)]
pub(crate) struct Beside {
    pub(crate) reminders: Vec<Reminder>,
    pub(crate) waiting: Vec<GroupView>,
    pub(crate) must_reads: Vec<Heading>,
    pub(crate) saved: Vec<Heading>,
}

/// The hours from the midnight of a day to the next, by this clock.
pub(crate) fn span(on: Date, zone: Zone) -> Option<(Time, Time)> {
    let next = on.checked_add(1.day()).ok()?;
    Some((midnight(on, zone)?, midnight(next, zone)?))
}

/// What somebody planned between two moments, of what they may still read.
pub(crate) fn blocks(tx: &mut Tx<'_>, viewer: &Viewer, from: Time, to: Time) -> Result<Vec<Block>> {
    tx.query(&MY_BLOCKS, params![viewer.id, viewer.sees_open(), from, to], |row| {
        Ok(Block {
            id: row.get(0)?,
            task: row.get(1)?,
            starts: row.get(2)?,
            ends: row.get(3)?,
            title: row.get(4)?,
            is_open: crate::task::is_open(&row.get::<String>(5)?),
        })
    })
}

/// What takes place: what has hours between two moments, what takes the whole day on that day, whatever clock the
/// viewer chose for their calendar.
fn entries(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (on, from, to): (Date, Time, Time),
) -> Result<Vec<Entry>> {
    let home = people::zone::zone(tx, viewer.id)?;
    let (since, until) = (from.plus_seconds(-ASIDE), to.plus_seconds(ASIDE));
    let mut all = events::day::of(tx, viewer, since, until)?;
    all.retain(|one| match one.whole_day {
        true => today(one.starts, home) <= on && on < today(one.ends, home),
        false => one.starts < to && (one.ends > from || one.starts >= from),
    });
    Ok(all)
}

/// The headings of those of these posts that the viewer reads, in their order: the newest, as many as a day shows.
fn headings(tx: &mut Tx<'_>, viewer: &Viewer, ids: &[i64]) -> Result<Vec<Heading>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let most = i64::try_from(SHOWN).unwrap_or(i64::MAX);
    let open = viewer.sees_open();
    let mut found = tx.query(&HEADINGS, params![viewer.id, open, ids, most], |row| {
        let (title, body): (String, String) = (row.get(1)?, row.get(2)?);
        let kind = spaces::Kind::parse(&row.get::<String>(4)?);
        let title = if title.is_empty() { text::parse(&body).excerpt(70) } else { title };
        let space = if kind.is_apart() { String::new() } else { row.get(3)? };
        Ok(Heading { post: row.get(0)?, title, space })
    })?;
    found.sort_by_key(|heading: &Heading| ids.iter().position(|id| *id == heading.post.0));
    Ok(found)
}

impl Agenda {
    /// The agenda of a day of the viewer by this clock; of today where none is named.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub(crate) fn load(
        tx: &mut Tx<'_>,
        viewer: &Viewer,
        on: Option<Date>,
        zone: Zone,
    ) -> Result<Agenda> {
        let now = tx.now();
        let here = today(now, zone);
        let (on, (from, to)) = on
            .and_then(|on| Some((on, span(on, zone)?)))
            .or_else(|| Some((here, span(here, zone)?)))
            .ok_or_else(|| kernel::Error::internal("a day without a midnight"))?;
        let blocks = blocks(tx, viewer, from, to)?;
        let entries = entries(tx, viewer, (on, from, to))?;
        let (whole, items) = agenda::of(entries, blocks, (on, from, to), now, zone);
        Ok(Agenda { on, is_today: on == here, now, span: (from, to), whole, items })
    }
}

impl Day {
    /// The day of the viewer by this clock; today where none is named.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub(crate) fn load(
        tx: &mut Tx<'_>,
        viewer: &Viewer,
        on: Option<Date>,
        zone: Zone,
    ) -> Result<Day> {
        let agenda = Agenda::load(tx, viewer, on, zone)?;
        let mine = list(tx, viewer, &Asked::default(), zone)?;
        let from = agenda.now.max(agenda.span.0);
        let planned: Vec<PostId> =
            tx.query(&PLANNED, params![viewer.id, from], |row| row.get(0))?;
        let planned: HashSet<PostId> = planned.into_iter().collect();
        let open = mine.len();
        let is_due = |task: &Mine| match agenda.is_today {
            true => matches!(task.when, When::Late | When::Today),
            false => task.due.is_some_and(|due| crate::task::due::day(due, zone) == agenda.on),
        };
        let (due, mut to_plan): (Vec<Mine>, Vec<Mine>) = mine.into_iter().partition(is_due);
        to_plan.retain(|task| !planned.contains(&task.id));
        to_plan.truncate(SHOWN);
        let named: Vec<PersonId> =
            due.iter().chain(&to_plan).filter_map(|task| task.assignee).collect();
        let people = people::cards(tx, &named)?;
        Ok(Day { agenda, due, to_plan, planned, open, people })
    }
}

impl Beside {
    /// What stands beside a day of the viewer.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub(crate) fn load(tx: &mut Tx<'_>, viewer: &Viewer, day: &Agenda) -> Result<Beside> {
        let (from, to) = day.span;
        let reminders = reminders::list(tx, viewer, to)?;
        let reminders = reminders.into_iter().filter(|one| day.is_today || one.at >= from);
        let waiting = match day.is_today {
            true => items::unread(tx, viewer, Cursor { before: i64::MAX, limit: 6 })?,
            false => Vec::new(),
        };
        let asked = posts::kinds::waiting(tx, viewer)?;
        let mut asked: Vec<i64> = asked.iter().map(|post| post.0).collect();
        asked.sort_unstable_by(|one, other| other.cmp(one));
        let must_reads = headings(tx, viewer, &asked)?;
        let most = i64::try_from(SHOWN).unwrap_or(i64::MAX);
        let saved = posts::saved::newest(tx, viewer, most)?;
        let saved = headings(tx, viewer, &saved)?;
        Ok(Beside { reminders: reminders.collect(), waiting, must_reads, saved })
    }
}
