//! Whoever is named as an auditor is told, and where to read.

use inbox::kinds::{Delivery, Found, Kind, Outranks, Subject};
use kernel::PersonId;

use crate::logged::AUDITORS_CHANGED;
use crate::page::PATH;

static KIND: Kind = Kind {
    name: "auditor",
    icon: "eye",
    place: 101,
    of: &[AUDITORS_CHANGED],
    concern: None,
    delivery: Delivery::AtOnce,
    outranks: Outranks::Everything,
    owed: true,
    in_field: false,
    href: Some(|_, _| PATH.to_owned()),
    find: |_, happened| {
        if happened.entry.data["named"] != true {
            return Ok(None);
        }
        Ok(Some(Found {
            people: vec![PersonId(happened.entry.object)],
            dedup_key: "auditor",
            subject: Subject::Matter(happened.entry.object),
            source: happened.entry.object,
            space: None,
            post: None,
            comment: None,
            again: true,
            until: None,
        }))
    },
};

inbox::kind!(KIND);
