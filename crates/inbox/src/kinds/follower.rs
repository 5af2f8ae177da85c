//! Somebody follows somebody: a quiet item.

use kernel::PersonId;

use super::{Delivery, Found, Group, Kind, Outranks, Subject};

static KIND: Kind = Kind {
    name: "follower",
    icon: "star",
    place: 140,
    of: &["person.followed"],
    concern: None,
    delivery: Delivery::Quiet,
    group: Group::ForMe,
    outranks: Outranks::Nothing,
    owed: false,
    in_field: false,
    href: None,
    find: |_, happened| {
        let followed = PersonId(happened.entry.object);
        let Some(by) = happened.entry.actor else { return Ok(None) };
        Ok(Some(Found {
            people: vec![followed],
            dedup_key: "follower",
            subject: Subject::Person(followed),
            source: by.0,
            space: None,
            post: None,
            comment: None,
            again: true,
            until: None,
        }))
    },
};

crate::kind!(KIND);
