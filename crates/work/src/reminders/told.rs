//! A reminder comes due: an item in the inbox of whoever set it, and of nobody else.

use inbox::kinds::{Delivery, Found, Group, Kind, Outranks, Subject};
use kernel::params;
use posts::{CommentId, PostId};

use crate::logged;
use crate::store::REMINDED_OF;

static KIND: Kind = Kind {
    name: "reminder",
    icon: "clock",
    place: 5,
    of: &[logged::REMINDER_DUE],
    concern: None,
    delivery: Delivery::Asked,
    group: Group::ForMe,
    outranks: Outranks::Everything,
    owed: true,
    in_field: false,
    href: None,
    find: |tx, happened| {
        tx.query_opt(&REMINDED_OF, params![happened.entry.object], |row| {
            let (post, comment): (PostId, Option<CommentId>) = (row.get(1)?, row.get(2)?);
            Ok(Found {
                people: vec![row.get(0)?],
                dedup_key: "reminder",
                subject: Subject::Post(post),
                source: comment.map_or(post.0, |comment| comment.0),
                space: Some(row.get(3)?),
                post: Some(post),
                comment,
                again: true,
                until: None,
            })
        })
    },
};

inbox::kind!(KIND);
