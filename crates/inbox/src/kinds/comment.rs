//! A comment on somebody's post, unless they unfollowed its thread.

use spaces::Concern;

use super::{Delivery, Group, Kind, Outranks, WRITTEN};

static KIND: Kind = Kind {
    name: "comment",
    icon: "comment",
    place: 60,
    of: &WRITTEN,
    concern: Some(Concern::Own),
    delivery: Delivery::Daily,
    group: Group::ForMe,
    outranks: Outranks::Nothing,
    owed: false,
    in_field: false,
    href: None,
    find: |tx, happened| {
        let Some(said) = happened.comment() else { return Ok(None) };
        let unfollowed = posts::follows::unfollowed(tx, said.post)?;
        let author = (!unfollowed.contains(&said.post_author)).then_some(said.post_author);
        Ok(author.and_then(|author| said.to(vec![author])))
    },
};

crate::kind!(KIND);
