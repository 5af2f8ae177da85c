//! A space that nobody manages is offered to some of its members, until somebody does.

use spaces::Concern;

use super::{Delivery, Group, Kind, Outranks};

static KIND: Kind = Kind {
    name: "orphan",
    icon: "star",
    place: 96,
    of: &["orphan.noticed"],
    concern: Some(Concern::Membership),
    delivery: Delivery::Daily,
    group: Group::Account,
    outranks: Outranks::WhoDidIt,
    owed: false,
    in_field: false,
    href: None,
    find: |tx, happened| {
        let Some(space) = happened.entry.space else { return Ok(None) };
        let people = posts::regulars::of(tx, space)?;
        Ok(happened.membership(people, "orphan"))
    },
};

crate::kind!(KIND);
