//! Somebody is praised.

use kernel::params;
use spaces::Concern;

use super::store::PRAISED;
use super::{Delivery, Group, Kind, Outranks};

static KIND: Kind = Kind {
    name: "praise",
    icon: "praise",
    place: 20,
    of: &["post.published", "post.edited", "post.restored"],
    concern: Some(Concern::Named),
    delivery: Delivery::Daily,
    group: Group::ForMe,
    outranks: Outranks::Everything,
    owed: false,
    in_field: false,
    href: None,
    find: |tx, happened| {
        let Some(said) = &happened.said else { return Ok(None) };
        let people = tx.query(&PRAISED, params![said.post], |row| row.get(0))?;
        Ok(said.to(people))
    },
};

crate::kind!(KIND);
