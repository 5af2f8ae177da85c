//! A request to join is declined: told to whoever asked. Accepting one [adds](super::added) them.

use kernel::PersonId;
use spaces::Concern;

use super::{Delivery, Group, Kind, Outranks};

static KIND: Kind = Kind {
    name: "declined",
    icon: "closed",
    place: 100,
    of: &["membership.declined"],
    concern: Some(Concern::Membership),
    delivery: Delivery::Daily,
    group: Group::Account,
    outranks: Outranks::WhoDidIt,
    owed: true,
    in_field: false,
    href: None,
    find: |_, happened| {
        let asked = PersonId(happened.entry.object);
        Ok(happened.membership(vec![asked], "member"))
    },
};

crate::kind!(KIND);
