//! A task is done: its author and whoever it concerns are told.

use inbox::kinds::{Delivery, Group, Kind, Outranks};
use kernel::params;
use posts::kinds::Fields;
use spaces::Concern;

use super::{ASSIGNEE, NAME, PEOPLE};
use crate::store::FIELDS_OF;

static KIND: Kind = Kind {
    name: "task-done",
    icon: "check",
    place: 35,
    of: &["post.moved"],
    concern: Some(Concern::Named),
    delivery: Delivery::Daily,
    group: Group::Planning,
    outranks: Outranks::Nothing,
    owed: false,
    in_field: false,
    href: None,
    find: |tx, happened| {
        let Some(said) = &happened.said else { return Ok(None) };
        if happened.entry.data["move"] != "finish" {
            return Ok(None);
        }
        let fields = tx.query_opt(&FIELDS_OF, params![said.post, NAME], |row| {
            Fields::stored(&row.get::<String>(0)?)
        })?;
        let Some(fields) = fields else { return Ok(None) };
        let mut people = fields.people(PEOPLE);
        people.extend(fields.people(ASSIGNEE));
        people.push(said.post_author);
        Ok(said.to(people).map(|found| inbox::kinds::Found {
            dedup_key: "task-done",
            again: true,
            ..found
        }))
    },
};

inbox::kind!(KIND);
