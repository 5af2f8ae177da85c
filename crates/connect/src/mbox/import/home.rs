//! The space that a mailing list goes to.

use crate::failure::Failure;
use crate::network::{Network, Work};
use crate::problem::{Place, Problem};
use crate::report::{Kind, Report};
use kernel::{Result, SpaceId};
use spaces::NewSpace;

/// The space, and where its messages come from in the table `imported`.
pub(super) struct Home {
    pub(super) space: SpaceId,
    pub(super) source: String,
}

/// Finds or makes the space.
pub(super) fn bring(
    network: &Network<'_>,
    named: &str,
    report: &mut Report,
) -> Result<Home, Failure> {
    let named = named.to_owned();
    let (space, slug) = network.work(report, move |work| find_or_make(work, &named))?;
    Ok(Home { space, source: format!("mbox:{slug}") })
}

fn find_or_make(work: &mut Work<'_, '_>, named: &str) -> Result<(SpaceId, String)> {
    if let Some(id) = spaces::community(work.tx, named)? {
        work.report.already_there(Kind::Spaces);
        return Ok((id, spaces::slug(work.tx, id)?));
    }
    work.report.created(Kind::Spaces);
    let caretaker = match work.dry {
        true => None,
        false => people::first_administrator(work.tx)?,
    };
    if work.dry {
        // Nothing came from a space that is not there.
        return Ok((SpaceId(0), String::new()));
    }
    let new = NewSpace { name: named.to_owned(), ..NewSpace::default() };
    let id = match caretaker {
        Some(person) => spaces::create(work.tx, person, &new)?,
        None => {
            let name = named.to_owned();
            work.report.problem(Problem::SpaceUnattended { name }.at(Place::File));
            spaces::create_empty(work.tx, &new)?
        }
    };
    Ok((id, spaces::slug(work.tx, id)?))
}
