//! Somebody writes in a private conversation.

use super::{Kind, Manner, Outranks, WRITTEN};

pub(super) static KIND: Kind = Kind {
    name: "message",
    icon: "conversation",
    of: &WRITTEN,
    concern: None,
    manner: Manner::AtOnce,
    outranks: Outranks::WhoDidIt,
    find: |tx, happened| {
        let Some(said) = happened.said.as_ref().filter(|said| said.privately) else {
            return Ok(None);
        };
        let people = spaces::among::in_conversation(tx, said.space)?;
        Ok(said.to(people))
    },
};
