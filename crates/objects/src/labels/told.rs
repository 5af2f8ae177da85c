//! Somebody without an account reported something: whoever answers for the label hears of it, for it is in their name.

use inbox::kinds::{Delivery, Found, Group, Kind, Outranks};
use spaces::Concern;

use crate::logged;

static KIND: Kind = Kind {
    name: "reported",
    icon: "warning",
    place: 16,
    of: &[logged::POST_REPORTED],
    concern: Some(Concern::Named),
    delivery: Delivery::AtOnce,
    group: Group::Discussions,
    outranks: Outranks::Nothing,
    owed: false,
    in_field: false,
    href: None,
    find: |_, happened| {
        let Some(said) = &happened.said else { return Ok(None) };
        Ok(said.to(vec![said.author]).map(|found| Found { dedup_key: "reported", ..found }))
    },
};

inbox::kind!(KIND);
