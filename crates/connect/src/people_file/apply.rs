//! Writes what was planned: units first, then people, a batch in a transaction, then who leads whom.

use std::sync::Arc;

use kernel::error::Meaning;
use kernel::{Activity, App, Error, Lang, PersonId, Result, Tx};
use people::{Change, NewPerson, Placed, UnitId, accounts, arrivals, names};
use serde_json::json;
use ui::Locale;

use super::leavers;
use super::plan::{Plan, Planned, Who, role};
use super::problem::Problem;
use super::report::Report;
use super::store;
use super::units::{Place, Units};
use super::world::{closed_key, code_of, id_key, person_key, unit_key};
use super::{Choices, SOURCE};

/// People in one transaction.
const BATCH: usize = 200;

/// Who and what was made.
#[derive(Clone, Debug, Default)]
struct Made {
    units: Vec<UnitId>,
    people: Vec<Option<PersonId>>,
    /// Of the file.
    origin: Arc<str>,
}

impl Made {
    fn unit(&self, place: Place) -> Option<UnitId> {
        match place {
            Place::Known(id) => Some(id),
            Place::New(at) => self.units.get(at).copied(),
        }
    }

    fn person(&self, who: Who) -> Option<PersonId> {
        match who {
            Who::Known(id) => Some(id),
            Who::New(at) => self.people.get(at).copied().flatten(),
        }
    }
}

/// Writes a plan for a file of this origin.
pub(super) fn apply(app: &App, plan: Plan, origin: &str, choices: &Choices) -> Result<Report> {
    let Plan { units, people, heads, closing, ends, mut report } = plan;
    let units = Arc::new(units);
    let mut made =
        Made { people: vec![None; people.len()], origin: origin.into(), ..Made::default() };
    let write = units.clone();
    made.units = app.db.write_blocking(move |tx| make_units(tx, &write))?;

    let by = choices.by;
    let people: Arc<[Planned]> = people.into();
    for start in (0..people.len()).step_by(BATCH) {
        let range = start..(start + BATCH).min(people.len());
        match write_people(app, &people, range.clone(), &made, by) {
            Ok(ids) => made.people[range].copy_from_slice(&ids),
            Err(error) if is_outage(&error) => return Err(error),
            // One of them is refused: the others must not suffer.
            Err(_) => {
                for at in range {
                    match write_people(app, &people, at..at + 1, &made, by) {
                        Ok(ids) => made.people[at] = ids[0],
                        Err(error) if is_outage(&error) => return Err(error),
                        Err(error) => refuse(&mut report, &people[at], &error),
                    }
                }
            }
        }
    }
    lead(app, &people, &made, by)?;
    head(app, &heads, &made)?;
    for batch in ends.chunks(BATCH) {
        let batch = batch.to_vec();
        app.db.write_blocking(move |tx| {
            batch.iter().try_for_each(|(person, day)| set_end(tx, *person, day.as_deref(), by))
        })?;
    }
    let mut closed = 0;
    for batch in closing.chunks(BATCH) {
        let batch = batch.to_vec();
        closed += app.db.write_blocking(move |tx| {
            let mut closed = 0;
            for person in &batch {
                closed += i64::from(leavers::close(tx, *person, by)?);
            }
            Ok(closed)
        })?;
    }
    report.closed = closed;
    Ok(report)
}

/// Whether the network cannot be written to, whoever is on the line.
fn is_outage(error: &Error) -> bool {
    !matches!(error.meaning(), Meaning::Invalid | Meaning::Conflict | Meaning::NotFound)
}

fn refuse(report: &mut Report, planned: &Planned, error: &Error) {
    match planned.who {
        Who::New(_) => report.created -= 1,
        Who::Known(_) if planned.is_change() => report.changed -= 1,
        Who::Known(_) => report.unchanged -= 1,
    }
    report.refused += 1;
    let message = error.fields().first().map_or(error.message(), |(_, message)| message);
    let detail = Locale::new(Lang::default()).msg(message);
    report.note(planned.entry.line, Problem::Refused { detail });
}

fn make_units(tx: &mut Tx<'_>, units: &Units) -> Result<Vec<UnitId>> {
    let mut made = Made::default();
    for unit in &units.new {
        let parent = unit.parent.and_then(|parent| made.unit(parent));
        made.units.push(people::unit(tx, &unit.name, parent)?);
    }
    for (id, name, parent) in &units.changed {
        let parent = parent.and_then(|parent| made.unit(parent));
        people::change_unit(tx, *id, name, parent)?;
    }
    for (code, place) in &units.codes {
        if let Some(id) = made.unit(*place) {
            store::remember(tx, &unit_key(&code_of(code)), id.0)?;
        }
    }
    Ok(made.units)
}

/// Writes some of the people; answers who each is.
fn write_people(
    app: &App,
    people: &Arc<[Planned]>,
    range: std::ops::Range<usize>,
    made: &Made,
    by: Option<PersonId>,
) -> Result<Vec<Option<PersonId>>> {
    let (people, made) = (people.clone(), made.clone());
    app.db.write_blocking(move |tx| {
        people[range.clone()]
            .iter()
            .map(|planned| write(tx, planned, &made, by).map(Some))
            .collect()
    })
}

fn write(
    tx: &mut Tx<'_>,
    planned: &Planned,
    made: &Made,
    by: Option<PersonId>,
) -> Result<PersonId> {
    if let (Who::Known(id), false) = (planned.who, planned.is_to_be_written()) {
        return Ok(id);
    }
    let unit = planned.unit.map(|unit| unit.and_then(|place| made.unit(place)));
    let id = match planned.who {
        Who::Known(id) => {
            if planned.reopen {
                identity::administer::reopen_returned(tx, id, by)?;
            }
            if planned.reopen || planned.was_reactivated {
                store::forget(tx, &closed_key(id))?;
            }
            if let Some(email) = &planned.email {
                identity::replace_email(tx, id, Some(email), by)?;
            }
            id
        }
        Who::New(_) => create(tx, planned, by)?,
    };
    if let Some(number) = &planned.number {
        identity::personnel::set(tx, id, Some(number), by)?;
    }
    people::change_of(tx, id, by, &planned.change, Placed { unit, manager: None })?;
    if let Some(ends) = &planned.ends {
        set_end(tx, id, ends.as_deref(), by)?;
    }
    if let Some(external) = &planned.id {
        store::remember(tx, &id_key(external), id.0)?;
    }
    if !planned.was_in_file {
        store::remember(tx, &person_key(id, &made.origin), id.0)?;
    }
    Ok(id)
}

/// Notes the last day of a contract, or that there is none.
fn set_end(
    tx: &mut Tx<'_>,
    person: PersonId,
    day: Option<&str>,
    by: Option<PersonId>,
) -> Result<()> {
    store::set_end(tx, person, day)?;
    let activity = Activity::new(people::logged::PERSON_CHANGED, person.0);
    let activity = by.into_iter().fold(activity, Activity::by);
    tx.log(activity.data(json!({ "fields": ["contract_end"] })))
}

fn create(tx: &mut Tx<'_>, planned: &Planned, by: Option<PersonId>) -> Result<PersonId> {
    let entry = &planned.entry;
    let number = entry.number.as_deref().or(entry.id.as_deref()).unwrap_or_default();
    let bases = [names::handle(&entry.handle).unwrap_or_default(), names::propose(&entry.name)];
    let base = bases.into_iter().find(|base| !base.is_empty());
    let base = base.unwrap_or_else(|| names::propose(&format!("p{number}")));
    let new = NewPerson {
        handle: people::free_handle(tx, &base)?,
        name: entry.name.clone(),
        email: entry.email.clone(),
        role: role(entry),
        job: entry.job.clone().unwrap_or_default(),
        site: entry.site.clone().unwrap_or_default(),
        lang: entry.lang.unwrap_or_default(),
        ..NewPerson::default()
    };
    if let Some(external) = &entry.id {
        came_meanwhile(tx, external)?;
    }
    let id = people::create(tx, &new)?;
    if let Some(email) = &entry.email {
        identity::invitations::attach(tx, email, id, new.role)?;
    }
    // Whoever comes finds themselves in the spaces of everybody, as if invited.
    let host = match by {
        Some(by) => Some(by),
        None => people::first_administrator(tx)?,
    };
    if let Some(host) = host.filter(|_| new.role != kernel::Role::Guest) {
        arrivals::join(tx, id, &[], host)?;
    }
    Ok(id)
}

/// Refuses somebody whom another process imported since the plan was made. Numbers and addresses are asked
/// about where they are given.
fn came_meanwhile(tx: &mut Tx<'_>, external: &str) -> Result<()> {
    let there = crate::store::known(tx, SOURCE, vec![id_key(external)])?;
    for id in there.into_values() {
        if accounts::person(tx, PersonId(id)).is_ok() {
            return Err(Error::new(Meaning::Conflict, "people-file-came-meanwhile"));
        }
    }
    Ok(())
}

/// Notes who leads whom.
fn lead(app: &App, people: &[Planned], made: &Made, by: Option<PersonId>) -> Result<()> {
    let mut led: Vec<(PersonId, Option<PersonId>)> = Vec::new();
    for (at, planned) in people.iter().enumerate() {
        let Some(manager) = planned.manager else { continue };
        let manager = manager.and_then(|who| made.person(who));
        let person = match planned.who {
            Who::Known(id) => made.people[at].map(|_| id),
            new => made.person(new),
        };
        led.extend(person.map(|person| (person, manager)));
    }
    for batch in led.chunks(BATCH) {
        let batch = batch.to_vec();
        app.db.write_blocking(move |tx| {
            for (person, manager) in &batch {
                let placed = Placed { unit: None, manager: Some(*manager) };
                people::change_of(tx, *person, by, &Change::default(), placed)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Notes who heads which unit.
fn head(app: &App, heads: &[(Place, Who)], made: &Made) -> Result<()> {
    let settled =
        heads.iter().filter_map(|(place, who)| Some((made.unit(*place)?, made.person(*who)?)));
    let settled: Vec<(UnitId, PersonId)> = settled.collect();
    app.db.write_blocking(move |tx| {
        for (unit, head) in &settled {
            people::set_unit_head(tx, *unit, Some(*head))?;
        }
        Ok(())
    })
}
