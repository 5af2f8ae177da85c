//! What an import would do: the file beside what there is. Nothing is written here.

use std::collections::{HashMap, HashSet};

use kernel::{PersonId, Role};
use people::{Change, names};

use super::columns::Mapping;
use super::entry::Entry;
use super::problem::Problem;
use super::report::Report;
use super::store::Known;
use super::table::Table;
use super::units::{Place, Units};
use super::world::World;
use super::{Choices, leavers, managers};

/// Somebody there is, or who will be: their place in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Who {
    Known(PersonId),
    New(usize),
}

/// What is to be done about somebody.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub(super) entry: Entry,
    pub(super) who: Who,
    /// What is said of them from now on, where that is another thing.
    pub(super) change: Change,
    pub(super) unit: Option<Option<Place>>,
    pub(super) manager: Option<Option<Who>>,
    /// Their address, their number and the id of the company's system, where these are new.
    pub(super) email: Option<String>,
    pub(super) number: Option<String>,
    pub(super) id: Option<String>,
    /// The last day of their contract, where that is another.
    pub(super) ends: Option<Option<String>>,
    pub(super) reopen: bool,
    /// Whether an administrator reactivated them, and the file agrees now.
    pub(super) was_reactivated: bool,
    /// Whether they were in the file before.
    pub(super) was_in_file: bool,
}

impl Planned {
    /// Whether anything of them will be another than it is.
    pub(super) fn is_change(&self) -> bool {
        let Change { name, job, site, phone, languages, skills, .. } = &self.change;
        let said = [name, job, site, phone].iter().any(|text| text.is_some());
        let lists = languages.is_some() || skills.is_some();
        let keys = self.email.is_some() || self.number.is_some() || self.ends.is_some();
        said || lists || keys || self.unit.is_some() || self.manager.is_some() || self.reopen
    }
}

impl Planned {
    /// Whether anything is to be written of them but who leads them.
    pub(super) fn is_to_be_written(&self) -> bool {
        self.is_change() || self.id.is_some() || self.was_reactivated || !self.was_in_file
    }
}

/// What an import will do, and what it will tell of it.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) units: Units,
    pub(super) people: Vec<Planned>,
    /// Who heads which unit.
    pub(super) heads: Vec<(Place, Who)>,
    pub(super) closing: Vec<PersonId>,
    /// The last day of the contracts of those who leave, where that is another.
    pub(super) ends: Vec<(PersonId, Option<String>)>,
    pub(super) report: Report,
}

/// The plan of an import.
pub(super) fn plan(
    world: &World,
    table: &Table,
    mapping: &Mapping,
    units: Option<&Table>,
    choices: &Choices,
) -> Plan {
    let mut plan = Plan { units: Units::of(world), ..Plan::default() };
    plan.report.dry_run = choices.dry_run;
    plan.report.left = table.left;
    for note in &table.notes {
        plan.report.note(note.line, note.problem.clone());
    }
    if let Some(units) = units {
        plan.units.read(world, units, &mut plan.report);
    }
    let mut reading =
        Reading { world, seen: HashSet::new(), lines: HashMap::new(), leaving: Vec::new() };
    for row in &table.rows {
        let entry = Entry::of(row, mapping, table.columns.len());
        reading.take(&mut plan, entry);
    }
    managers::settle(world, &mut plan);
    for planned in &plan.people {
        match planned.who {
            Who::New(_) => plan.report.created += 1,
            Who::Known(_) if planned.is_change() => plan.report.changed += 1,
            Who::Known(_) => plan.report.unchanged += 1,
        }
        plan.report.reopened += i64::from(planned.reopen);
    }
    plan.report.units_created = plan.units.new.len() as i64;
    let changed = plan.units.changed.iter().map(|(id, ..)| Place::Known(*id));
    let headed = plan.heads.iter().map(|(place, _)| *place);
    let changed: HashSet<Place> =
        changed.chain(headed).filter(|place| matches!(place, Place::Known(_))).collect();
    plan.report.units_changed = changed.len() as i64;
    leavers::settle(world, &mut plan, &reading.seen, &reading.leaving, choices);
    // In the order of the file, whatever was found when.
    plan.report.notes.sort_by_key(|note| note.line);
    plan.report.unit_notes.sort_by_key(|note| note.line);
    plan
}

/// What was met so far.
struct Reading<'a> {
    world: &'a World,
    /// Who is in the file, also on a line that is wrong.
    seen: HashSet<PersonId>,
    /// The line that is about somebody, by whatever they are known by.
    lines: HashMap<String, u64>,
    /// Who is not active any more where they come from, and on which line.
    leaving: Vec<(u64, PersonId)>,
}

impl Reading<'_> {
    fn take(&mut self, plan: &mut Plan, entry: Entry) {
        plan.report.read += 1;
        for problem in entry.notes.clone() {
            plan.report.note(entry.line, problem);
        }
        let world = self.world;
        let found = [
            entry.id.as_deref().and_then(|id| world.of_id(id)),
            entry.number.as_ref().and_then(|number| world.by_number.get(number).copied()),
            entry.email.as_ref().and_then(|email| world.by_email.get(email).copied()),
        ];
        let found: Vec<PersonId> =
            found.into_iter().flatten().filter(|id| world.people.contains_key(id)).collect();
        self.seen.extend(&found);
        let known = found.first().and_then(|id| world.people.get(id));
        let wrong = entry.refused.clone().or_else(|| self.wrong(&entry, &found, known));
        if let Some(problem) = wrong {
            plan.report.refused += 1;
            plan.report.note(entry.line, problem);
            return;
        }
        let ends = self.ends(&entry, known);
        let is_leaving = !entry.is_active || ends.as_ref().is_some_and(|day| *day < world.today);
        match known {
            None if is_leaving => plan.report.inactive += 1,
            None => self.add(plan, entry),
            Some(known) if is_leaving => {
                plan.report.unchanged += 1;
                if world.is_reactivated(known) {
                    plan.report.note(entry.line, Problem::ReactivatedHere);
                    return;
                }
                if ends != known.ends {
                    plan.ends.push((known.id, ends));
                }
                if known.closed_at.is_none() {
                    self.leaving.push((entry.line, known.id));
                }
            }
            Some(known) => self.change(plan, entry, known, ends),
        }
    }

    /// The last day of a contract: as the line says, else as it was said before. That it is over is no matter
    /// any more where an administrator has reactivated the account since.
    fn ends(&self, entry: &Entry, known: Option<&Known>) -> Option<String> {
        let before = || {
            let known = known?;
            let is_over = |day: &String| *day < self.world.today;
            known.ends.clone().filter(|day| !(is_over(day) && self.world.is_reactivated(known)))
        };
        entry.ends.clone().unwrap_or_else(before)
    }

    /// Why nothing can be done about this line.
    fn wrong(
        &mut self,
        entry: &Entry,
        found: &[PersonId],
        known: Option<&Known>,
    ) -> Option<Problem> {
        let has_other = known.is_some_and(|known| self.is_anothers_address(entry, known));
        let is_other = known.is_some_and(|known| self.is_of_another_system(entry, known));
        if has_other || is_other || found.iter().any(|id| found.first() != Some(id)) {
            return Some(Problem::TwoPeople);
        }
        if known.is_none() && names::name(&entry.name).is_err() {
            return Some(Problem::NameMissing);
        }
        let mut keys = Vec::new();
        keys.extend(known.map(|known| format!("person {}", known.id)));
        keys.extend(entry.id.as_ref().map(|id| format!("id {id}")));
        keys.extend(entry.number.as_ref().map(|number| format!("number {number}")));
        keys.extend(entry.email.as_ref().map(|email| format!("email {email}")));
        if let Some(earlier) = keys.iter().find_map(|key| self.lines.get(key)).copied() {
            return Some(Problem::SamePerson { earlier });
        }
        self.lines.extend(keys.into_iter().map(|key| (key, entry.line)));
        None
    }

    /// Whether the line is known by its address alone, and the address was given to somebody else since:
    /// one of them has an id or a number that the other has not. Where the account is closed, it is enough
    /// that one has any.
    fn is_anothers_address(&self, entry: &Entry, known: &Known) -> bool {
        let has_id = self.world.with_id.contains(&known.id);
        let same_id = entry.id.as_deref().and_then(|id| self.world.of_id(id)) == Some(known.id);
        // Where nothing else is said, the id may be the number.
        let same_number =
            known.number.is_some() && [&entry.number, &entry.id].contains(&&known.number);
        if same_id || same_number {
            return false;
        }
        let other_id = entry.id.is_some() && has_id;
        let other_number = entry.number.is_some() && known.number.is_some();
        let any = entry.id.is_some() || entry.number.is_some() || has_id || known.number.is_some();
        other_id || other_number || known.closed_at.is_some() && any
    }

    /// Whether the line is known by its id alone, and only another file said whose that is: two systems may
    /// give one id to two people.
    fn is_of_another_system(&self, entry: &Entry, known: &Known) -> bool {
        let same_id = entry.id.as_deref().and_then(|id| self.world.of_id(id)) == Some(known.id);
        let same_number = entry.number.is_some() && entry.number == known.number;
        let same_email = entry.email.is_some() && entry.email == known.email;
        let says_any = entry.number.is_some() || entry.email.is_some();
        let is_new_here = !self.world.in_file.contains(&known.id);
        same_id && is_new_here && says_any && !same_number && !same_email
    }

    /// The unit that the line names, if it says any; they are in `now`.
    fn unit(&self, plan: &mut Plan, entry: &Entry, now: Option<Place>) -> Option<Option<Place>> {
        match plan.units.named(self.world, entry.unit.as_ref()?, now) {
            Ok(unit) => Some(unit),
            Err(problem) => {
                plan.report.note(entry.line, problem);
                None
            }
        }
    }

    /// Somebody new.
    fn add(&mut self, plan: &mut Plan, entry: Entry) {
        let unit = self.unit(plan, &entry, None).flatten();
        let some = |list: &Vec<String>| Some(list.clone()).filter(|list| !list.is_empty());
        let change = Change {
            phone: entry.phone.clone(),
            languages: some(&entry.languages),
            skills: some(&entry.skills),
            ..Change::default()
        };
        plan.people.push(Planned {
            who: Who::New(plan.people.len()),
            change,
            unit: Some(unit),
            manager: None,
            email: entry.email.clone(),
            number: entry.number.clone(),
            id: entry.id.clone(),
            ends: entry.ends.clone().filter(Option::is_some),
            reopen: false,
            was_reactivated: false,
            was_in_file: false,
            entry,
        });
    }

    /// Somebody who has an account.
    fn change(&mut self, plan: &mut Plan, entry: Entry, known: &Known, ends: Option<String>) {
        let world = self.world;
        let reopen = known.closed_at.is_some();
        if reopen && world.closed_by_file.get(&known.id) != known.closed_at.as_ref() {
            plan.report.unchanged += 1;
            plan.report.note(entry.line, Problem::DeactivatedHere);
            return;
        }
        let other = |new: &Option<String>, old: &str| new.clone().filter(|new| new != old);
        let some = |list: &Vec<String>, has: bool| {
            Some(list.clone()).filter(|list| !list.is_empty() && !has)
        };
        let name = names::name(&entry.name).ok();
        let change = Change {
            name: other(&name, &known.name),
            job: other(&entry.job, &known.job),
            site: other(&entry.site, &known.site),
            phone: other(&entry.phone, &known.phone),
            languages: some(&entry.languages, known.has_languages),
            skills: some(&entry.skills, known.has_skills),
            ..Change::default()
        };
        let now = known.unit.map(Place::Known);
        let unit = self.unit(plan, &entry, now);
        let mut email = entry.email.clone().filter(|email| known.email.as_ref() != Some(email));
        let mut number =
            entry.number.clone().filter(|number| known.number.as_ref() != Some(number));
        // Both are ways into the account.
        if known.role == Role::Administrator && (email.is_some() || number.is_some()) {
            (email, number) = (None, None);
            plan.report.note(entry.line, Problem::AdministratorKeeps);
        }
        plan.people.push(Planned {
            who: Who::Known(known.id),
            change,
            unit: unit.filter(|unit| *unit != now),
            manager: None,
            email,
            number,
            id: entry.id.clone().filter(|id| world.of_id(id) != Some(known.id)),
            ends: Some(ends).filter(|ends| *ends != known.ends),
            reopen,
            was_reactivated: world.is_reactivated(known),
            was_in_file: world.in_file.contains(&known.id),
            entry,
        });
    }
}

/// The role of somebody new.
pub(super) fn role(entry: &Entry) -> Role {
    if entry.is_guest { Role::Guest } else { Role::Member }
}
