//! A reminder comes due: an item in the inbox of whoever set it, and of nobody else.

use inbox::kinds::{Delivery, Found, Kind, Outranks, Subject};
use kernel::{PersonId, SpaceId};
use posts::{CommentId, PostId};
use serde_json::Value;

use crate::logged;

static KIND: Kind = Kind {
    name: "reminder",
    icon: "clock",
    place: 5,
    of: &[logged::REMINDER_DUE],
    concern: None,
    delivery: Delivery::Asked,
    outranks: Outranks::Everything,
    owed: true,
    in_field: false,
    href: None,
    find: |_, happened| {
        let data = &happened.entry.data;
        let number = |name: &str| data[name].as_str().and_then(|id| id.parse::<i64>().ok());
        let (Some(person), Some(post), Some(space)) =
            (number("person"), number("post"), number("space"))
        else {
            return Ok(None);
        };
        let comment = Some(&data["comment"]).filter(|comment| **comment != Value::Null);
        let comment = comment.and_then(|_| number("comment"));
        Ok(Some(Found {
            people: vec![PersonId(person)],
            dedup_key: "reminder",
            subject: Subject::Post(PostId(post)),
            source: comment.unwrap_or(post),
            space: Some(SpaceId(space)),
            post: Some(PostId(post)),
            comment: comment.map(CommentId),
            again: true,
            until: None,
        }))
    },
};

inbox::kind!(KIND);
