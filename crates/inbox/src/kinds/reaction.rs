//! Reactions to what somebody wrote: one item for all reactions to one thing, and a quiet one.

use kernel::{PersonId, params};
use posts::{CommentId, PostId};
use spaces::Concern;

use super::store::REACTED_TO;
use super::{Delivery, Found, Group, Kind, Outranks, Subject};

pub(crate) const NAME: &str = "reaction";

static KIND: Kind = Kind {
    name: NAME,
    icon: "smile",
    place: 130,
    of: &["reaction.changed"],
    concern: Some(Concern::Own),
    delivery: Delivery::Quiet,
    group: Group::ForMe,
    outranks: Outranks::Nothing,
    owed: false,
    in_field: false,
    href: None,
    find: |tx, happened| {
        let entry = happened.entry;
        let (Some(post), Some(actor)) = (entry.under, entry.actor) else { return Ok(None) };
        let to = tx.query_opt(&REACTED_TO, params![entry.object, actor], |row| {
            Ok((row.get::<PersonId>(0)?, row.get::<Option<CommentId>>(1)?))
        })?;
        Ok(to.map(|(author, comment)| Found {
            people: vec![author],
            dedup_key: "reactions",
            subject: Subject::Post(PostId(post)),
            source: entry.object,
            space: entry.space,
            post: Some(PostId(post)),
            comment,
            again: true,
            until: None,
        }))
    },
};

crate::kind!(KIND);
