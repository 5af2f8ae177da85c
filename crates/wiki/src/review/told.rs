//! A page may no longer be right: whoever answers for it is asked.

use inbox::kinds::{Delivery, Found, Group, Kind, Outranks};
use kernel::PersonId;
use serde_json::Value;
use spaces::Concern;

use crate::logged;

static KIND: Kind = Kind {
    name: "page-due",
    icon: "clock",
    place: 93,
    of: &[logged::POST_REVIEW],
    concern: Some(Concern::Named),
    delivery: Delivery::Daily,
    group: Group::Planning,
    outranks: Outranks::Everything,
    owed: true,
    in_field: false,
    href: None,
    find: |_, happened| {
        let Some(said) = &happened.said else { return Ok(None) };
        let asked = happened.entry.data["people"].as_array().into_iter().flatten();
        let asked = asked.filter_map(Value::as_str).filter_map(|id| id.parse::<PersonId>().ok());
        // Asked again another year is news again.
        let found = said.to(asked.collect());
        Ok(found.map(|found| Found { dedup_key: "page-due", again: true, ..found }))
    },
};

inbox::kind!(KIND);
