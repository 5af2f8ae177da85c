//! The org chart.

use kernel::{Activity, PersonId, Result, Tx};
use serde_json::json;

use crate::logged;
use crate::names;
use crate::person::{Unit, UnitId};
use crate::store::units as store;

/// The unit called `name` under `parent`, made when there is none.
pub fn unit(tx: &mut Tx<'_>, name: &str, parent: Option<UnitId>) -> Result<UnitId> {
    let name = names::short("unit", name, names::JOB_MOST)?;
    if let Some(id) = store::find(tx, &name, parent)? {
        return Ok(id);
    }
    let id: UnitId = tx.new_id();
    store::insert(tx, id, &name, parent)?;
    tx.log(Activity::new(logged::UNIT_CREATED, id.0))?;
    Ok(id)
}

/// A unit of this name, wherever it stands; a new one at the top where there is none.
pub fn any(tx: &mut Tx<'_>, name: &str) -> Result<UnitId> {
    match store::named(tx, name)? {
        Some(id) => Ok(id),
        None => unit(tx, name, None),
    }
}

/// Gives a unit another name or place; answers whether that is new. No rule is asked: for importers, who
/// make no circles.
///
/// # Errors
/// `Invalid` on the field `unit`.
pub fn change(tx: &mut Tx<'_>, id: UnitId, name: &str, parent: Option<UnitId>) -> Result<bool> {
    let name = names::short("unit", name, names::JOB_MOST)?;
    let moved = store::parent(tx, id)? != parent;
    let changed = store::change(tx, id, &name, parent)?;
    if changed {
        tx.log(Activity::new(logged::UNIT_CHANGED, id.0).data(json!({ "moved": moved })))?;
    }
    Ok(changed)
}

/// Says who heads a unit; answers whether that is new. No rule is asked: for importers.
///
/// # Errors
/// Whatever the database meets.
pub fn set_head(tx: &mut Tx<'_>, id: UnitId, head: Option<PersonId>) -> Result<bool> {
    let changed = store::set_head(tx, id, head)?;
    if changed {
        tx.log(Activity::new(logged::UNIT_CHANGED, id.0))?;
    }
    Ok(changed)
}

/// Every unit, by name.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Unit>> {
    store::all(tx)
}
