//! What concerns the safety of accounts: who lost their second factors reads who took them, beside the letter that goes to
//! them whatever they chose of mails; administrators read that the emergency account was used.

use identity::logged::{EMERGENCY_USED, FACTOR_RESET};
use kernel::PersonId;

use super::{Delivery, Found, Group, Kind, Outranks, Subject};

static KIND: Kind = Kind {
    name: "security",
    icon: "key",
    place: 102,
    of: &[FACTOR_RESET],
    concern: None,
    delivery: Delivery::Letter,
    group: Group::Account,
    outranks: Outranks::Everything,
    owed: true,
    in_field: false,
    href: Some(|_, _| "/settings/security".to_owned()),
    find: |_, happened| {
        Ok(Some(Found {
            people: vec![PersonId(happened.entry.object)],
            dedup_key: "security",
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

static EMERGENCY: Kind = Kind {
    name: "emergency",
    place: 103,
    of: &[EMERGENCY_USED],
    delivery: Delivery::AtOnce,
    group: Group::Network(|_, viewer| Ok(viewer.administers())),
    href: Some(|_, _| "/audit".to_owned()),
    find: |tx, happened| {
        let administrators = identity::rescue::administrators(tx)?;
        Ok(Some(Found {
            people: administrators.iter().map(|person| person.id).collect(),
            dedup_key: "emergency",
            subject: Subject::Matter(happened.entry.object),
            source: happened.entry.object,
            space: None,
            post: None,
            comment: None,
            again: true,
            until: None,
        }))
    },
    ..KIND
};

crate::kind!(KIND);
crate::kind!(EMERGENCY);
