//! An administrator took the second factors of somebody who lost them: they read it here too, beside the letter that goes to
//! them whatever they chose of mails.

use identity::logged::FACTOR_RESET;
use kernel::PersonId;

use super::{Delivery, Found, Kind, Outranks, Subject};

static KIND: Kind = Kind {
    name: "security",
    icon: "key",
    place: 102,
    of: &[FACTOR_RESET],
    concern: None,
    delivery: Delivery::Letter,
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
        }))
    },
};

crate::kind!(KIND);
