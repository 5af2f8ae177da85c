//! The org chart.

use kernel::{Activity, Result, Tx};

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

/// Every unit, by name.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Unit>> {
    store::all(tx)
}
