//! Somebody begins a private conversation with people.

use super::{Kind, Manner, Outranks};

pub(super) static KIND: Kind = Kind {
    name: "invited",
    icon: "conversation",
    of: &["space.created"],
    concern: None,
    manner: Manner::Daily,
    outranks: Outranks::WhoDidIt,
    find: |tx, happened| {
        let Some(space) = happened.entry.space else { return Ok(None) };
        let people = spaces::among::in_conversation(tx, space)?;
        Ok(happened.membership(people, "member"))
    },
};
