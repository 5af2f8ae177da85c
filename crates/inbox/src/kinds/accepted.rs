//! An answer is accepted: told to whoever wrote it.

use spaces::Concern;

use super::{Delivery, Found, Group, Kind, Outranks};

static KIND: Kind = Kind {
    name: "accepted",
    icon: "good",
    place: 40,
    of: &["answer.accepted"],
    concern: Some(Concern::Own),
    delivery: Delivery::Daily,
    group: Group::ForMe,
    outranks: Outranks::WhoDidIt,
    owed: false,
    in_field: false,
    href: None,
    find: |_, happened| {
        let Some(said) = happened.comment() else { return Ok(None) };
        let found = said.to(vec![said.author]);
        Ok(found.map(|found| Found { dedup_key: "accepted", ..found }))
    },
};

crate::kind!(KIND);
