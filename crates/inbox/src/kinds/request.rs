//! Somebody asks to join a space: told to whoever runs it, until one of them answers.

use spaces::Concern;

use super::{Delivery, Group, Kind, Outranks};

static KIND: Kind = Kind {
    name: "request",
    icon: "person-add",
    place: 90,
    of: &["membership.asked"],
    concern: Some(Concern::Membership),
    delivery: Delivery::Daily,
    group: Group::Managing,
    outranks: Outranks::WhoDidIt,
    owed: true,
    in_field: false,
    href: Some(|slug, _| format!("/spaces/{slug}/members")),
    find: |tx, happened| {
        let Some(space) = happened.entry.space else { return Ok(None) };
        // A guest who runs it does not know of people who are not in it.
        let people = spaces::recipients::managing_members(tx, space)?;
        Ok(happened.membership(people, "request"))
    },
};

crate::kind!(KIND);
