//! Somebody is praised.

use kernel::params;
use spaces::Concern;

use super::store::PRAISED;
use super::{Delivery, Kind, Outranks};

pub(super) static KIND: Kind = Kind {
    name: "praise",
    icon: "praise",
    of: &["post.published", "post.restored"],
    concern: Some(Concern::Named),
    delivery: Delivery::Daily,
    outranks: Outranks::Everything,
    find: |tx, happened| {
        let Some(said) = &happened.said else { return Ok(None) };
        let people = tx.query(&PRAISED, params![said.post], |row| row.get(0))?;
        Ok(said.to(people))
    },
};
