//! The stay of a guest ends soon: whoever manages the space is asked whether it goes on, until it does or ends.

use spaces::Concern;

use super::{Delivery, Group, Kind, Outranks};

pub(crate) const NAME: &str = "review";

static KIND: Kind = Kind {
    name: NAME,
    icon: "external",
    place: 92,
    of: &["guest.ending"],
    concern: Some(Concern::Membership),
    delivery: Delivery::Daily,
    group: Group::Managing,
    outranks: Outranks::WhoDidIt,
    owed: true,
    in_field: false,
    href: Some(|slug, _| format!("/spaces/{slug}/guests")),
    find: |tx, happened| {
        let Some(space) = happened.entry.space else { return Ok(None) };
        let people = spaces::recipients::animators(tx, space)?;
        Ok(happened.membership(people, NAME))
    },
};

crate::kind!(KIND);
