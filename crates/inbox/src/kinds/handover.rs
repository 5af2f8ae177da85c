//! Somebody is asked to manage a space in the place of another, until they answer.

use kernel::PersonId;
use spaces::Concern;

use super::{Delivery, Group, Kind, Outranks};

static KIND: Kind = Kind {
    name: "handover",
    icon: "star",
    place: 94,
    of: &["handover.asked"],
    concern: Some(Concern::Membership),
    delivery: Delivery::Daily,
    group: Group::Account,
    outranks: Outranks::WhoDidIt,
    owed: true,
    in_field: false,
    href: None,
    find: |_, happened| {
        let asked = PersonId(happened.entry.object);
        Ok(happened.membership(vec![asked], "handover"))
    },
};

crate::kind!(KIND);
