//! What is kept of an event beside its post: its occurrences up to a horizon, and whom it concerns.

use std::collections::{HashMap, HashSet};

use kernel::{PersonId, Result, SpaceId, Time, Tx, params};
use posts::PostId;
use posts::kinds::{Fields, answers};

use crate::plan::Plan;
use crate::store::{
    EVENT, FORGET_OCCURRENCES, FORGET_PEOPLE, INVITED, NOTE, OCCURRENCE, PERSON, POST,
};

/// How far ahead occurrences are written, in seconds: 400 days.
pub(crate) const HORIZON: i64 = 400 * 86_400;
/// How far back they are kept where an event has repeated for longer: two years.
const PAST: i64 = 730 * 86_400;
/// When an event ends of which no occurrence is written and that goes on, or says no date: never.
const NEVER: Time = Time(i64::MAX);

/// What changed for people.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    /// Whom it invites by name and did not before.
    pub(crate) invited: Vec<PersonId>,
    /// Whom it invited before and does not now.
    pub(crate) uninvited: Vec<PersonId>,
    /// Whether it invites everybody in its space, and did not before.
    pub(crate) everyone: bool,
    /// Whether calendars that have it must learn that it is another now.
    pub(crate) replanned: bool,
}

/// What calendars show of an event, as one text.
#[derive(Debug)]
pub(crate) struct Version(String);

impl Version {
    pub(crate) fn of(title: &str, state: &str, fields: &Fields) -> Version {
        let shown = [
            "start",
            "end",
            "whole_day",
            "zone",
            "place",
            "repeat",
            "on",
            "until",
            "skipped",
            "moved",
        ];
        let said: Vec<String> =
            shown.iter().filter_map(|name| Some(format!("{name}={}", fields.get(name)?))).collect();
        let all = [title, state, &said.join("\n")].join("\n");
        Version(kernel::secret::hash(&all))
    }
}

/// Writes what the post says of dates and people.
pub(crate) fn keep(
    tx: &mut Tx<'_>,
    (post, space, author): (PostId, SpaceId, PersonId),
    fields: &Fields,
    version: &Version,
) -> Result<Kept> {
    let known = tx.query_opt(&EVENT, params![post], |row| {
        Ok((row.get::<i64>(0)?, row.get::<bool>(1)?, row.get::<String>(2)?))
    })?;
    let replanned = known.as_ref().is_some_and(|(.., before)| *before != version.0);
    let (sequence, was_everyone, _) = known.unwrap_or_default();
    let sequence = sequence + i64::from(replanned);
    let before: HashSet<PersonId> =
        tx.query(&INVITED, params![post], |row| row.get(0))?.into_iter().collect();
    let (now, everyone) = (tx.now(), fields.flag("everyone"));
    let until = occurrences(tx, post, fields, now, |tx, until, written_to| {
        let values =
            params![post, space, everyone, sequence, version.0, until, written_to, now, replanned];
        tx.execute(&NOTE, values).map(drop)
    })?;
    let invited = fields.people("people");
    people(tx, (post, author), &invited, until)?;
    Ok(Kept {
        uninvited: before.iter().filter(|person| !invited.contains(person)).copied().collect(),
        invited: invited.into_iter().filter(|person| !before.contains(person)).collect(),
        everyone: everyone && !was_everyone,
        replanned,
    })
}

/// Writes its occurrences again; answers when the last one ends.
fn occurrences(
    tx: &mut Tx<'_>,
    post: PostId,
    fields: &Fields,
    now: Time,
    note: impl FnOnce(&mut Tx<'_>, Time, Option<Time>) -> Result<()>,
) -> Result<Time> {
    let plan = Plan::of(fields);
    let begins = fields.moment("start").unwrap_or(now);
    let to = now.max(begins).plus_seconds(HORIZON);
    let (all, goes_on) = match &plan {
        Some(plan) => plan.occurrences(now.plus_seconds(-PAST), to),
        None => (Vec::new(), false),
    };
    let last = all.iter().map(|it| it.ends).max().or_else(|| match (&plan, goes_on) {
        (Some(plan), false) => plan.over(),
        _ => None,
    });
    let last = last.unwrap_or(NEVER);
    note(tx, last, goes_on.then_some(to))?;
    tx.execute(&FORGET_OCCURRENCES, params![post])?;
    let Some(plan) = plan else { return Ok(last) };
    for it in all {
        let remind = plan.reminder.map(|before| plan.instant(it.starts).plus_seconds(-before));
        let remind = remind.filter(|at| *at > now);
        let (day, whole_day) = (it.day.to_string(), plan.whole_day);
        tx.execute(&OCCURRENCE, params![post, day, it.starts, it.ends, whole_day, remind])?;
    }
    Ok(last)
}

/// Writes whom it concerns by name: its author, whom it invites, who answered.
fn people(
    tx: &mut Tx<'_>,
    (post, author): (PostId, PersonId),
    invited: &[PersonId],
    until: Time,
) -> Result<()> {
    let answered: HashMap<PersonId, String> =
        answers::of(tx, &[post])?.into_iter().map(|(_, person, said)| (person, said)).collect();
    let mut all: HashSet<PersonId> = invited.iter().copied().collect();
    all.insert(author);
    all.extend(answered.keys());
    tx.execute(&FORGET_PEOPLE, params![post])?;
    for person in all {
        let answer = answered.get(&person).map_or("", String::as_str);
        let is_invited = invited.contains(&person);
        tx.execute(&PERSON, params![post, person, is_invited, answer, until])?;
    }
    Ok(())
}

/// Writes on what time has brought nearer, or what an earlier release left unwritten.
pub(crate) fn go_on(tx: &mut Tx<'_>, post: PostId) -> Result<()> {
    let found = tx.query_opt(&POST, params![post], |row| {
        let fields = Fields::stored(&row.get::<String>(4)?)?;
        let version = Version::of(&row.get::<String>(2)?, &row.get::<String>(3)?, &fields);
        Ok((row.get(0)?, row.get(1)?, fields, version))
    })?;
    let Some((space, author, fields, version)) = found else { return Ok(()) };
    keep(tx, (post, space, author), &fields, &version).map(drop)
}
