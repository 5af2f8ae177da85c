//! A comment on somebody's post.

use spaces::Concern;

use super::{Delivery, Kind, Outranks, WRITTEN};

static KIND: Kind = Kind {
    name: "comment",
    icon: "comment",
    place: 60,
    of: &WRITTEN,
    concern: Some(Concern::Own),
    delivery: Delivery::Daily,
    outranks: Outranks::Nothing,
    owed: false,
    find: |_, happened| Ok(happened.comment().and_then(|said| said.to(vec![said.post_author]))),
};

crate::kind!(KIND);
