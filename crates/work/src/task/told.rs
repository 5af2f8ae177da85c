//! A task comes due: whoever is in charge of it is told, once.

use inbox::kinds::{Delivery, Group, Kind, Outranks};
use kernel::{Activity, PersonId, Result, SpaceId, Tx, params};
use posts::PostId;

use crate::logged;
use crate::store::{DUE_TASKS, IN_CHARGE, TOLD_TASK};

static KIND: Kind = Kind {
    name: "task-due",
    icon: "check",
    place: 10,
    of: &[logged::POST_DUE],
    concern: None,
    delivery: Delivery::AtOnce,
    group: Group::Planning,
    outranks: Outranks::Everything,
    owed: true,
    in_field: false,
    href: None,
    find: |tx, happened| {
        let Some(said) = &happened.said else { return Ok(None) };
        let people: Vec<PersonId> = tx.query(&IN_CHARGE, params![said.post], |row| row.get(0))?;
        Ok(said.to(people).map(|found| inbox::kinds::Found {
            dedup_key: "task-due",
            again: true,
            ..found
        }))
    },
};

inbox::kind!(KIND);

/// Says in the log which tasks are due; answers of how many it was to be told.
pub(crate) fn tell(tx: &mut Tx<'_>) -> Result<usize> {
    let due: Vec<(PostId, SpaceId, bool)> =
        tx.query(&DUE_TASKS, params![tx.now()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    for (post, space, is_told) in &due {
        if tx.execute(&TOLD_TASK, params![post])? == 1 && *is_told {
            tx.log(Activity::new(logged::POST_DUE, post.0).within(*space))?;
        }
    }
    Ok(due.len())
}
