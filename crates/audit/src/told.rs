//! Whoever is named as an auditor is told, and where to read; and whoever is one no longer.

use inbox::kinds::{Delivery, Found, Group, Happened, Kind, Outranks, Subject};
use kernel::PersonId;

use crate::logged::AUDITORS_CHANGED;
use crate::page::PATH;

static NAMED: Kind = Kind {
    name: "auditor",
    icon: "eye",
    place: 101,
    of: &[AUDITORS_CHANGED],
    concern: None,
    delivery: Delivery::AtOnce,
    group: Group::Account,
    outranks: Outranks::Everything,
    owed: true,
    in_field: false,
    href: Some(|_, _| PATH.to_owned()),
    find: |_, happened| Ok(found(happened, true, "auditor")),
};

static REMOVED: Kind = Kind {
    name: "auditor-removed",
    place: 112,
    // There is nothing to read there any more.
    href: Some(|_, _| "/inbox".to_owned()),
    find: |_, happened| Ok(found(happened, false, "auditor-removed")),
    ..NAMED
};

fn found(happened: &Happened<'_>, named: bool, dedup_key: &'static str) -> Option<Found> {
    let person = happened.entry.object;
    let found = Found {
        people: vec![PersonId(person)],
        dedup_key,
        subject: Subject::Matter(person),
        source: person,
        space: None,
        post: None,
        comment: None,
        again: true,
        until: None,
    };
    (happened.entry.data["named"] == named).then_some(found)
}

inbox::kind!(NAMED);
inbox::kind!(REMOVED);
