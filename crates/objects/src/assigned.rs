//! Somebody is named in a field of a post: a ticket is theirs now.

use inbox::kinds::{Delivery, Group, Kind, Outranks};
use kernel::PersonId;
use serde_json::Value;
use spaces::Concern;

use crate::logged;

static KIND: Kind = Kind {
    name: "assigned",
    icon: "person",
    place: 15,
    of: &[logged::POST_ASSIGNED],
    concern: Some(Concern::Named),
    delivery: Delivery::AtOnce,
    group: Group::ForMe,
    outranks: Outranks::Everything,
    owed: false,
    in_field: true,
    href: None,
    find: |_, happened| {
        let Some(said) = &happened.said else { return Ok(None) };
        let named = happened.entry.data["people"].as_array().into_iter().flatten();
        let named = named.filter_map(Value::as_str).filter_map(|id| id.parse::<PersonId>().ok());
        // Named again later is news again.
        Ok(said.to(named.collect()).map(|found| inbox::kinds::Found {
            dedup_key: "assigned",
            again: true,
            ..found
        }))
    },
};

inbox::kind!(KIND);
