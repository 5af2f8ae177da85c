//! Somebody is mentioned, when the words are written or in an edit.

use kernel::params;
use spaces::Concern;

use super::store::MENTIONED;
use super::{Delivery, Group, Kind, Outranks};

pub(crate) const NAME: &str = "mention";

static KIND: Kind = Kind {
    name: NAME,
    icon: "mention",
    place: 30,
    of: &[
        "post.published",
        "post.edited",
        "post.restored",
        "comment.written",
        "comment.edited",
        "comment.restored",
    ],
    concern: Some(Concern::Named),
    delivery: Delivery::AtOnce,
    group: Group::ForMe,
    outranks: Outranks::Everything,
    owed: false,
    in_field: false,
    href: None,
    find: |tx, happened| {
        let Some(said) = &happened.said else { return Ok(None) };
        let people = tx.query(&MENTIONED, params![said.source()], |row| row.get(0))?;
        Ok(said.to(people))
    },
};

crate::kind!(KIND);
