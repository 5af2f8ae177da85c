//! A comment on somebody's post.

use spaces::Concern;

use super::{Delivery, Kind, Outranks, WRITTEN};

pub(super) static KIND: Kind = Kind {
    name: "comment",
    icon: "comment",
    of: &WRITTEN,
    concern: Some(Concern::Own),
    delivery: Delivery::Daily,
    outranks: Outranks::Nothing,
    find: |_, happened| Ok(happened.comment().and_then(|said| said.to(vec![said.post_author]))),
};
