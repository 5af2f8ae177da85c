//! People who come with an import: those who are here already are found again by their address,
//! the others get an account that nobody can sign in to until it is claimed by invitation.

use crate::network::Work;
use crate::problem::{Place, Problem};
use crate::report::Kind;
use crate::store;
use kernel::{PersonId, Result, Role};
use people::{NewPerson, names};
use std::collections::HashSet;

/// Somebody named in a file.
#[derive(Clone, Debug)]
pub(crate) struct Newcomer {
    /// Who it is there, for the table `imported`.
    pub(crate) key: String,
    /// Where that is said.
    pub(crate) place: Place,
    /// The handle there, or one proposed: kept where it can be.
    pub(crate) handle: String,
    /// Whether that handle is used there, so that a change of it is to be told.
    pub(crate) has_handle: bool,
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) role: Role,
    pub(crate) job: String,
    pub(crate) lang: kernel::Lang,
    /// Whether they had left there: then their account here is closed.
    pub(crate) left: bool,
}

/// Somebody found or made.
#[derive(Clone, Debug)]
pub(crate) struct Arrived {
    pub(crate) id: PersonId,
    pub(crate) handle: String,
}

/// Finds or makes these people, in order: those of a key that came before are who they were.
pub(crate) fn arrive(
    work: &mut Work<'_, '_>,
    source: &str,
    all: &[Newcomer],
) -> Result<Vec<Arrived>> {
    let keys = all.iter().map(|one| one.key.clone()).collect();
    let known = store::known(work.tx, source, keys)?;
    let ids: Vec<_> = all.iter().map(|one| known.get(&one.key).copied().map(PersonId)).collect();
    settle(work, source, all, &ids, &HashSet::new())
}

/// Finds or makes these people, of whom each may be known to be somebody here. Those of `taken` are
/// others of the same file, and no newcomer is one of them.
pub(crate) fn settle(
    work: &mut Work<'_, '_>,
    source: &str,
    all: &[Newcomer],
    known: &[Option<PersonId>],
    taken: &HashSet<PersonId>,
) -> Result<Vec<Arrived>> {
    let ids: Vec<PersonId> = known.iter().flatten().copied().collect();
    let cards = people::cards(work.tx, &ids)?;
    let mut arrived = Vec::with_capacity(all.len());
    for (one, known) in all.iter().zip(known) {
        arrived.push(match *known {
            Some(id) => {
                work.report.already_there(Kind::People);
                let handle = cards.get(&id).map(|card| card.handle.clone());
                Arrived { id, handle: handle.unwrap_or_else(|| one.handle.clone()) }
            }
            None => make(work, source, one, taken)?,
        });
    }
    Ok(arrived)
}

fn make(
    work: &mut Work<'_, '_>,
    source: &str,
    one: &Newcomer,
    taken: &HashSet<PersonId>,
) -> Result<Arrived> {
    let now = work.tx.now();
    let mut email = one.email.as_deref().and_then(|email| names::email(email).ok());
    if let (None, Some(email)) = (&email, &one.email) {
        let problem = Problem::AddressOdd { name: one.handle.clone(), address: email.clone() };
        work.report.problem(problem.at(one.place));
    }
    if let Some(address) = &email
        && let Some(card) = people::by_email(work.tx, address)?
    {
        if !taken.contains(&card.id) {
            work.report.already_there(Kind::People);
            if !work.dry {
                store::set(work.tx, source, &one.key, card.id.0, now)?;
            }
            return Ok(Arrived { id: card.id, handle: card.handle });
        }
        let (name, address) = (one.handle.clone(), address.clone());
        work.report.problem(Problem::AddressShared { name, address }.at(one.place));
        email = None;
    }
    let handle = people::free_handle(work.tx, &base_handle(&one.handle))?;
    if one.has_handle && handle != one.handle {
        let (name, handle) = (one.handle.clone(), handle.clone());
        work.report.problem(Problem::HandleChanged { name, handle }.at(one.place));
    }
    work.report.created(Kind::People);
    if work.dry {
        return Ok(Arrived { id: PersonId(0), handle });
    }
    let person = NewPerson {
        handle: handle.clone(),
        name: shown_name(&one.name, &handle),
        email,
        role: one.role,
        job: names::line(&one.job).chars().take(names::JOB_MOST).collect(),
        lang: one.lang,
        ..NewPerson::default()
    };
    let id = people::create(work.tx, &person)?;
    if one.left {
        people::close_departed(work.tx, id)?;
    }
    store::set(work.tx, source, &one.key, id.0, now)?;
    Ok(Arrived { id, handle })
}

/// A handle as near as can be to `wanted`, that a mention can end a sentence with.
fn base_handle(wanted: &str) -> String {
    // Room is left for the number that makes it unique.
    let short: String = wanted.chars().take(names::HANDLE_MOST - 8).collect();
    let trimmed = short.trim_end_matches(['.', '-', '_']);
    let proposed = names::handle(trimmed).unwrap_or_else(|_| names::propose(&short));
    if proposed.is_empty() { "person".to_owned() } else { proposed }
}

fn shown_name(name: &str, handle: &str) -> String {
    let line: String = names::line(name).chars().take(names::NAME_MOST).collect();
    names::name(&line).unwrap_or_else(|_| handle.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{base_handle, shown_name};

    #[test]
    fn handles_become_ours() {
        assert_eq!(base_handle("zoe.le-gall"), "zoe.le-gall");
        assert_eq!(base_handle("bob_"), "bob");
        assert_eq!(base_handle("Zoé B"), "zoe.b");
        assert_eq!(base_handle("李明"), "person");
        assert_eq!(base_handle(&"x".repeat(500)).len(), 56);
    }

    #[test]
    fn a_name_is_always_to_be_seen() {
        assert_eq!(shown_name(" \u{200b}\n", "ana"), "ana");
        assert_eq!(shown_name(&"x".repeat(500), "ana").len(), 100);
    }
}
