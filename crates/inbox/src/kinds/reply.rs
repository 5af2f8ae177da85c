//! A reply to somebody's comment.

use spaces::Concern;

use super::{Kind, Manner, Outranks, WRITTEN};

pub(super) static KIND: Kind = Kind {
    name: "reply",
    icon: "reply",
    of: &WRITTEN,
    concern: Some(Concern::Own),
    manner: Manner::Daily,
    outranks: Outranks::WhoDidIt,
    find: |_, happened| {
        let Some(said) = happened.comment() else { return Ok(None) };
        Ok(said.replied_to.and_then(|person| said.to(vec![person])))
    },
};
