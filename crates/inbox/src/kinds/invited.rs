//! Somebody begins a private conversation with people.

use super::{Delivery, Group, Kind, Outranks};

static KIND: Kind = Kind {
    name: "invited",
    icon: "conversation",
    place: 120,
    of: &["space.created"],
    concern: None,
    delivery: Delivery::Daily,
    group: Group::Discussions,
    outranks: Outranks::WhoDidIt,
    owed: false,
    in_field: false,
    href: None,
    find: |tx, happened| {
        let Some(space) = happened.entry.space else { return Ok(None) };
        let people = spaces::recipients::in_conversation(tx, space)?;
        Ok(happened.membership(people, "member"))
    },
};

crate::kind!(KIND);
