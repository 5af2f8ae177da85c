//! The rule of a space puts somebody there. Told once, whatever the rule does after.

use kernel::PersonId;
use spaces::Concern;

use super::{Delivery, Found, Group, Kind, Outranks};

static KIND: Kind = Kind {
    name: "enrolled",
    icon: "person-add",
    place: 111,
    of: &["membership.joined"],
    concern: Some(Concern::Membership),
    delivery: Delivery::Daily,
    group: Group::Account,
    outranks: Outranks::WhoDidIt,
    owed: true,
    in_field: false,
    href: None,
    find: |_, happened| {
        if happened.entry.data["rule"] != true {
            return Ok(None);
        }
        let added = PersonId(happened.entry.object);
        let found = happened.membership(vec![added], "rule");
        Ok(found.map(|found| Found { again: false, ..found }))
    },
};

crate::kind!(KIND);
