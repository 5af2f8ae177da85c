//! Somebody is added to a space, or their request is accepted.

use kernel::PersonId;
use spaces::Concern;

use super::{Delivery, Group, Kind, Outranks};

static KIND: Kind = Kind {
    name: "added",
    icon: "person-add",
    place: 110,
    of: &["membership.joined"],
    concern: Some(Concern::Membership),
    delivery: Delivery::Daily,
    group: Group::Account,
    outranks: Outranks::WhoDidIt,
    owed: true,
    in_field: false,
    href: None,
    find: |_, happened| {
        if happened.entry.data["rule"] == true {
            return Ok(None);
        }
        let added = PersonId(happened.entry.object);
        Ok(happened.membership(vec![added], "member"))
    },
};

crate::kind!(KIND);
