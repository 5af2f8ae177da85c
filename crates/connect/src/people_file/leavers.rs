//! Who leaves: those who are no longer active where they come from, those whose contract ended, and those
//! who disappeared from the file. More than one in twenty at once is a broken file until somebody says
//! otherwise.

use std::collections::HashSet;

use kernel::{PersonId, Result, Role, Tx};

use super::Choices;
use super::plan::Plan;
use super::problem::Problem;
use super::store;
use super::world::{self, World};

/// One in so many may leave without being asked twice.
const ONE_IN: i64 = 20;

/// Whether so many of so many may leave without being asked twice.
fn is_usual(leaving: i64, of: i64) -> bool {
    leaving.saturating_mul(ONE_IN) <= of
}

/// Settles whose accounts are closed.
pub(super) fn settle(
    world: &World,
    plan: &mut Plan,
    seen: &HashSet<PersonId>,
    leaving: &[(u64, PersonId)],
    choices: &Choices,
) {
    let mut left: Vec<PersonId> = Vec::new();
    for (line, id) in leaving {
        match world.people.get(id).map(|known| known.role) {
            Some(Role::Administrator) => plan.report.note(*line, Problem::AdministratorStays),
            _ => left.push(*id),
        }
    }
    let open = |id: &&PersonId| world.people.get(id).is_some_and(|known| known.closed_at.is_none());
    let mut missing: Vec<PersonId> =
        world.in_file.iter().filter(|id| !seen.contains(id)).filter(open).copied().collect();
    missing.sort_unstable();
    let mut gone: Vec<PersonId> = Vec::new();
    for known in missing.iter().filter_map(|id| world.people.get(id)) {
        plan.report.miss(&known.handle, &known.name);
        let stays = known.role == Role::Administrator || world.is_reactivated(known);
        if choices.deactivate_missing && !stays {
            gone.push(known.id);
        }
    }
    let of = world.in_file.union(seen).filter(open).count() as i64;
    let mut close = |people: Vec<PersonId>| {
        let count = people.len() as i64;
        if !choices.yes_many && !is_usual(count, of) {
            return Some((count, of));
        }
        plan.closing.extend(people);
        None
    };
    (plan.report.held, plan.report.held_missing) = (close(left), close(gone));
    plan.report.closed = plan.closing.len() as i64;
    if plan.report.held.is_some() {
        // What is not believed is not noted either: it would close them one by one.
        plan.ends.clear();
    }
}

/// Those with an active account whose contract is over.
pub(super) fn ended(tx: &mut Tx<'_>) -> Result<Vec<PersonId>> {
    let ended = over(tx)?.into_iter();
    Ok(ended.filter(|(_, is_active)| *is_active).map(|(person, _)| person).collect())
}

/// Those whose contract is over, as long as that was not heeded, and whether their account is active.
pub(super) fn over(tx: &mut Tx<'_>) -> Result<Vec<(PersonId, bool)>> {
    let today = world::today(tx.now());
    store::ended(tx, &today)
}

/// Closes the accounts of those whose contract is over, unless that is more than one in twenty of the
/// company and nobody said yes.
pub(super) fn close_ended(tx: &mut Tx<'_>, yes_many: bool, by: Option<PersonId>) -> Result<()> {
    let (active, closed): (Vec<_>, Vec<_>) =
        over(tx)?.into_iter().partition(|(_, is_active)| *is_active);
    // Whom an administrator deactivated before and reactivates later, they do so knowingly.
    for (person, _) in closed {
        store::remember(tx, &world::closed_key(person), person.0)?;
    }
    if yes_many || is_usual(active.len() as i64, people::accounts::count(tx)?) {
        for (person, _) in active {
            close(tx, person, by)?;
        }
    }
    Ok(())
}

/// Closes the account of somebody who left, so that the file may open it again. No administrator's: they
/// may have become one since.
pub(super) fn close(tx: &mut Tx<'_>, person: PersonId, by: Option<PersonId>) -> Result<bool> {
    if people::accounts::person(tx, person)?.role == Role::Administrator {
        return Ok(false);
    }
    let closed = identity::administer::close_left(tx, person, by)?;
    if closed {
        store::remember(tx, &world::closed_key(person), person.0)?;
    }
    Ok(closed)
}

#[cfg(test)]
mod tests {
    use super::is_usual;

    #[test]
    fn one_in_twenty_may_leave_and_one_more_may_not() {
        assert!(is_usual(0, 0) && is_usual(5, 100) && !is_usual(6, 100) && !is_usual(1, 19));
    }
}
