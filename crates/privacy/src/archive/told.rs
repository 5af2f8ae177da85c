//! Whoever asked for their data is told that the archive is ready.

use inbox::kinds::{Delivery, Found, Group, Kind, Outranks, Subject};
use kernel::PersonId;

use super::PATH;
use crate::logged::ARCHIVE_READY;

static KIND: Kind = Kind {
    name: "archive",
    icon: "download",
    place: 99,
    of: &[ARCHIVE_READY],
    concern: None,
    delivery: Delivery::AtOnce,
    group: Group::Account,
    outranks: Outranks::Everything,
    owed: true,
    in_field: false,
    href: Some(|_, _| PATH.to_owned()),
    find: |_, happened| {
        let person = happened.entry.data["person"].as_str().and_then(|id| id.parse().ok());
        let Some(person) = person else { return Ok(None) };
        Ok(Some(Found {
            people: vec![person],
            dedup_key: "archive",
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

/// As the log says whose it is.
pub(super) fn of(person: PersonId) -> serde_json::Value {
    serde_json::json!({ "person": person })
}
