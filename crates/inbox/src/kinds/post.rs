//! A new post, for whoever wants each one of its space.

use spaces::Concern;

use super::{Delivery, Group, Kind, Outranks};

static KIND: Kind = Kind {
    name: "post",
    icon: "spaces",
    place: 80,
    of: &["post.published", "post.restored"],
    concern: Some(Concern::New),
    delivery: Delivery::Daily,
    group: Group::Discussions,
    outranks: Outranks::Nothing,
    owed: false,
    in_field: false,
    href: None,
    find: |tx, happened| {
        let Some(said) = &happened.said else { return Ok(None) };
        let people = spaces::levels::watchers(tx, said.space)?;
        Ok(said.to(people))
    },
};

crate::kind!(KIND);
