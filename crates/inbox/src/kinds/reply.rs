//! A reply to somebody's comment.

use spaces::Concern;

use super::{Delivery, Group, Kind, Outranks, WRITTEN};

static KIND: Kind = Kind {
    name: "reply",
    icon: "reply",
    place: 50,
    of: &WRITTEN,
    concern: Some(Concern::Own),
    delivery: Delivery::Daily,
    group: Group::ForMe,
    outranks: Outranks::WhoDidIt,
    owed: false,
    in_field: false,
    href: None,
    find: |_, happened| {
        let Some(said) = happened.comment() else { return Ok(None) };
        Ok(said.replied_to.and_then(|person| said.to(vec![person])))
    },
};

crate::kind!(KIND);
