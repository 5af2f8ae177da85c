//! Membership by rule: who is put into a space, and taken out of it, by unit, site, job or group.
//!
//! Invariants:
//! - a rule moves those alone whom it put there: who joined by themselves or was invited stays, who left stays
//!   out until they come by another way, and who manages the space stays;
//! - it takes no guests, and decides in no space that [`governed`] leaves out, but for an archived one, out of which
//!   it still takes those who read by it alone;
//! - in a closed space each of its lines asks for a group, since people edit their own unit, site and job;
//! - a rule that names a unit or group that is not there any more moves nobody.
//!
//! What happens to people is read in the log ([`Rules`]); after a change of a rule, or of the org chart,
//! everybody is looked at again, some at a time ([`Sweep`]). Both ask [`apply::decide`] alone.

pub(crate) mod api;
mod apply;
pub(crate) mod because;
mod change;
mod form;
mod model;
pub(crate) mod page;
mod preview;
mod reader;
mod store;
mod sweep;

use kernel::{PersonId, Result, SpaceId, Time, Tx, Viewer, params};
use people::tree::Tree;

pub use because::told;
pub use reader::Rules;
pub use sweep::Sweep;

use crate::{Access, Kind, Source, Space};
pub(crate) use form::Names;
pub(crate) use model::{Condition, Subject};

use model::Rule;
use store::{ACCEPT, FORGET_REFUSALS, LOOK_AGAIN, READ, REFUSE, REMOVE, SOURCE};

/// Whether rules decide in this space: in communities that live, and in no secret one, where nobody would know who put
/// them there, nor in one by agreement, whose members are known to nobody outside.
pub(crate) fn governed(space: &Space) -> bool {
    moves_people(space) && !space.is_archived()
}

/// The same where the space may be archived: nobody comes, and whoever does not meet the rule any more still goes.
fn moves_people(space: &Space) -> bool {
    let is_agreed = space.kind == Kind::Agreement;
    space.is_community() && space.access != Access::Secret && !is_agreed
}

/// The rule of a space, as it is kept.
pub(crate) struct Kept {
    rule: Rule,
    /// Whether people are still being looked at.
    applying: bool,
    changed_at: Time,
}

/// The rule of a space.
pub(crate) fn of(tx: &mut Tx<'_>, space: SpaceId) -> Result<Option<Kept>> {
    tx.query_opt(&READ, params![space], |row| {
        Ok(Kept {
            rule: Rule::parse(&row.get::<String>(0)?)?,
            applying: row.get::<Option<i64>>(1)?.is_some(),
            changed_at: row.get(2)?,
        })
    })
}

/// Whether a viewer who manages a space may name what this condition does, beside its rule.
pub(crate) fn may_name(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    tree: &Tree,
    condition: &Condition,
) -> Result<bool> {
    change::is_known(tx, viewer, tree, &Rule::default(), condition)
}

/// How a person came into a space they are in.
pub(crate) fn source_of(
    tx: &mut Tx<'_>,
    space: SpaceId,
    person: PersonId,
) -> Result<Option<Source>> {
    let word = tx.query_opt(&SOURCE, params![space, person], |row| row.get::<String>(0))?;
    Ok(word.map(|word| Source::parse(&word)))
}

/// Somebody left, or was removed: the rule does not put them there again.
pub(crate) fn refuses(tx: &mut Tx<'_>, space: SpaceId, person: PersonId) -> Result<()> {
    tx.execute(&REFUSE, params![space, person]).map(drop)
}

/// Somebody came by another way than the rule: what they left before is past.
pub(crate) fn accepts(tx: &mut Tx<'_>, space: SpaceId, person: PersonId) -> Result<()> {
    tx.execute(&ACCEPT, params![space, person]).map(drop)
}

/// Looks at everybody again: the space is back.
pub(crate) fn look_again(tx: &mut Tx<'_>, space: SpaceId) -> Result<()> {
    tx.execute(&LOOK_AGAIN, params![space]).map(drop)
}

/// Forgets the rule of a space that is gone.
pub(crate) fn purge(tx: &mut Tx<'_>, space: SpaceId) -> Result<()> {
    tx.execute(&FORGET_REFUSALS, params![space])?;
    tx.execute(&REMOVE, params![space]).map(drop)
}

/// Refuses an access that the rule of the space does not go with.
///
/// # Errors
/// `Invalid` on the field `access`.
pub(crate) fn allows(tx: &mut Tx<'_>, space: SpaceId, access: Access) -> Result<()> {
    match of(tx, space)? {
        Some(_) if access == Access::Secret => {
            Err(kernel::Error::field("access", "rule-before-secret"))
        }
        Some(kept) if kept.rule.opens(access).is_some() => {
            Err(kernel::Error::field("access", "rule-before-closed"))
        }
        _ => Ok(()),
    }
}
