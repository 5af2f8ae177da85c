//! Legal holds, for administrators who set and lift them, and for whom they concern.

pub(crate) mod api;
pub(crate) mod page;

use kernel::{Error, PersonId, Result, SpaceId, Tx, Viewer};
use people::PersonCard;
use serde::Serialize;
use spaces::holds::{self, Held, Hold, HoldId};

/// A hold, as administrators see it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = LegalHold)]
pub(crate) struct HoldView {
    /// Which.
    #[schema(value_type = String)]
    pub(crate) id: HoldId,
    /// Whose words it keeps, where it is of a person.
    pub(crate) person: Option<PersonCard>,
    /// The name of the space it is of, where you may know of it.
    pub(crate) space_name: Option<String>,
    /// Its address, where you may know of it.
    pub(crate) space: Option<String>,
    /// Why.
    pub(crate) reason: String,
    /// Who set it.
    pub(crate) set_by: Option<PersonCard>,
    /// Since when it holds.
    pub(crate) set_at: kernel::Time,
    /// Since when it holds no more.
    pub(crate) lifted_at: Option<kernel::Time>,
}

/// All holds, those that hold first.
fn all(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<HoldView>> {
    let all = holds::all(tx, viewer)?;
    let of_people = all.iter().filter_map(|hold| match hold.of {
        Held::Person(person) => Some(person),
        Held::Space(_) => None,
    });
    let people: Vec<PersonId> = of_people.chain(all.iter().map(|hold| hold.set_by)).collect();
    let cards = people::cards(tx, &people)?;
    let spaces: Vec<SpaceId> = all
        .iter()
        .filter_map(|hold| match hold.of {
            Held::Space(space) => Some(space),
            Held::Person(_) => None,
        })
        .collect();
    let names = holds::names(tx, viewer, &spaces)?;
    let view = |hold: Hold| {
        let (person, named) = match hold.of {
            Held::Person(person) => (cards.get(&person).cloned(), None),
            Held::Space(space) => (None, names.get(&space).cloned()),
        };
        let (space_name, space) = named.unzip();
        HoldView {
            id: hold.id,
            person,
            space_name,
            space,
            reason: hold.reason,
            set_by: cards.get(&hold.set_by).cloned(),
            set_at: hold.set_at,
            lifted_at: hold.lifted_at,
        }
    };
    Ok(all.into_iter().map(view).collect())
}

/// Sets a hold on the person of this handle, or on the community at this address: one of both. A secret community is
/// named by whoever knows its address; that it is held is told there.
fn set(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    person: &str,
    space: &str,
    reason: &str,
) -> Result<HoldId> {
    viewer.administering()?;
    let (person, space) = (person.trim().trim_start_matches('@'), space.trim());
    let of = match (person.is_empty(), space.is_empty()) {
        (true, true) => return Err(Error::field("handle", "hold-of-whom")),
        (false, false) => return Err(Error::field("space", "hold-one")),
        (false, true) => {
            let found = people::access::readable(tx, viewer, person)
                .map_err(|error| error.and_field("handle", "error-not-found"))?;
            Held::Person(found.id)
        }
        (true, false) => {
            let found = spaces::community(tx, space)?;
            Held::Space(found.ok_or_else(|| Error::field("space", "retention-no-space"))?)
        }
    };
    holds::set(tx, viewer, of, reason)
}
