//! Somebody begins a private conversation with people.

use super::{Delivery, Kind, Outranks};

pub(super) static KIND: Kind = Kind {
    name: "invited",
    icon: "conversation",
    of: &["space.created"],
    concern: None,
    delivery: Delivery::Daily,
    outranks: Outranks::WhoDidIt,
    find: |tx, happened| {
        let Some(space) = happened.entry.space else { return Ok(None) };
        let people = spaces::recipients::in_conversation(tx, space)?;
        Ok(happened.membership(people, "member"))
    },
};
