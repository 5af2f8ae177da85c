//! Who leads whom, once every line is read: managers may stand below those who report to them.

use std::collections::{HashMap, HashSet};

use super::entry::dn_of;
use super::plan::{Plan, Planned, Who};
use super::problem::{Problem, excerpt};
use super::units::Place;
use super::world::World;

/// Settles line managers and the heads of units.
pub(super) fn settle(world: &World, plan: &mut Plan) {
    let names = Names::of(world, &plan.people);
    let mut leads: HashMap<Who, Option<Who>> = world
        .people
        .values()
        .map(|known| (Who::Known(known.id), known.manager.map(Who::Known)))
        .collect();
    let mut said: Vec<Option<Option<Who>>> = Vec::with_capacity(plan.people.len());
    for planned in &plan.people {
        let manager = match planned.entry.manager.as_deref() {
            None => None,
            Some("") => Some(None),
            Some(word) => match names.find(word).as_slice() {
                [who] if *who != planned.who => Some(Some(*who)),
                found => {
                    let name = excerpt(word);
                    let problem = match found.len() > 1 {
                        true => Problem::SeveralPeople { name },
                        false => Problem::ManagerUnknown { name },
                    };
                    plan.report.note(planned.entry.line, problem);
                    None
                }
            },
        };
        if let Some(manager) = manager {
            leads.insert(planned.who, manager);
        }
        said.push(manager);
    }
    for (planned, said) in plan.people.iter_mut().zip(said) {
        let Some(manager) = said else { continue };
        let before = match planned.who {
            Who::Known(id) => world.people.get(&id).and_then(|known| known.manager).map(Who::Known),
            Who::New(_) => None,
        };
        if let Some(circle) = circle(&leads, planned.who, manager) {
            let names = circle.iter().map(|who| names.name(world, *who)).collect::<Vec<_>>();
            let names = excerpt(&names.join(" → "));
            plan.report.note(planned.entry.line, Problem::ManagerCircle { names });
            leads.insert(planned.who, before.filter(|before| Some(*before) != manager));
            continue;
        }
        planned.manager = Some(manager).filter(|manager| *manager != before);
    }
    let heads: HashMap<Place, Who> = world
        .units
        .iter()
        .filter_map(|unit| Some((Place::Known(unit.id), Who::Known(unit.head?))))
        .collect();
    for (line, place, word) in std::mem::take(&mut plan.units.heads) {
        match names.find(&word).as_slice() {
            [who] if heads.get(&place) == Some(who) => {}
            [who] => plan.heads.push((place, *who)),
            [] => plan.report.note_unit(line, Problem::HeadUnknown { name: excerpt(&word) }),
            _ => plan.report.note_unit(line, Problem::SeveralPeople { name: excerpt(&word) }),
        }
    }
}

/// Somebody and those above them, where that leads back to them.
fn circle(leads: &HashMap<Who, Option<Who>>, who: Who, manager: Option<Who>) -> Option<Vec<Who>> {
    let (mut chain, mut met, mut at) = (vec![who], HashSet::new(), manager?);
    while met.insert(at) {
        chain.push(at);
        if at == who {
            return Some(chain);
        }
        at = leads.get(&at).copied().flatten()?;
    }
    None
}

/// The words by which people are named.
struct Names<'a> {
    world: &'a World,
    of_file: HashMap<String, Vec<Who>>,
    new: HashMap<Who, String>,
}

impl<'a> Names<'a> {
    fn of(world: &'a World, people: &[Planned]) -> Names<'a> {
        let (mut of_file, mut new) = (HashMap::<String, Vec<Who>>::new(), HashMap::new());
        for planned in people {
            let entry = &planned.entry;
            let handle = Some(entry.handle.to_lowercase()).filter(|handle| !handle.is_empty());
            let words = [&entry.dn, &entry.email, &entry.id, &entry.number, &handle];
            for word in words.into_iter().flatten() {
                let named = of_file.entry(word.clone()).or_default();
                if !named.contains(&planned.who) {
                    named.push(planned.who);
                }
            }
            new.insert(planned.who, entry.name.clone());
        }
        Names { world, of_file, new }
    }

    /// Whom a word names: those in the file, else those there are. More than one where it is the id of one and
    /// the number of another.
    fn find(&self, word: &str) -> Vec<Who> {
        let lower = word.trim().to_lowercase();
        let number = identity::personnel::number(word).unwrap_or_default();
        let forms = [lower.clone(), dn_of(word), number.clone()];
        let mut found: Vec<Who> =
            forms.iter().filter_map(|form| self.of_file.get(form)).flatten().copied().collect();
        if found.is_empty() {
            let world = self.world;
            let known = [
                world.by_email.get(&lower).copied(),
                world.by_number.get(&number).copied(),
                world.of_id(&lower),
                world.by_handle.get(&lower).copied(),
            ];
            found.extend(known.into_iter().flatten().map(Who::Known));
        }
        let mut met = HashSet::new();
        found.retain(|who| met.insert(*who));
        found
    }

    fn name(&self, world: &World, who: Who) -> String {
        let named = self.new.get(&who).filter(|name| !name.is_empty()).cloned();
        let known = || match who {
            Who::Known(id) => world.people.get(&id).map(|known| known.name.clone()),
            Who::New(_) => None,
        };
        named.or_else(known).unwrap_or_default()
    }
}
