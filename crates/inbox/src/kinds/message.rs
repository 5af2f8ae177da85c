//! Somebody writes in a private conversation.

use super::{Delivery, Group, Kind, Outranks, WRITTEN};

static KIND: Kind = Kind {
    name: "message",
    icon: "conversation",
    place: 0,
    of: &WRITTEN,
    concern: None,
    delivery: Delivery::AtOnce,
    group: Group::ForMe,
    outranks: Outranks::WhoDidIt,
    owed: false,
    in_field: false,
    href: None,
    find: |tx, happened| {
        let Some(said) = happened.said.as_ref().filter(|said| said.privately) else {
            return Ok(None);
        };
        let people = spaces::recipients::in_conversation(tx, said.space)?;
        Ok(said.to(people))
    },
};

crate::kind!(KIND);
