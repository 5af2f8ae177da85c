//! The wall of somebody who is erased: what others wrote there stays, under nobody's name.

use kernel::personal::Erased;
use kernel::{Result, Tx, params, secret};

use crate::personal::wall;
use crate::store::LEAVE_WALL;

kernel::erasure_steps! { 40 => leave_wall }

fn leave_wall(tx: &mut Tx<'_>, erased: &Erased) -> Result<bool> {
    let Some(wall) = wall(tx, erased.person)? else { return Ok(true) };
    let name = people::card(tx, erased.nobody)?.name;
    let (slug, folded) = (format!("@{}", secret::short()), text::fold(&name));
    tx.execute(&LEAVE_WALL, params![wall, slug, name, folded])?;
    Ok(true)
}
