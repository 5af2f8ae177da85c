//! A post waits for the answer of everybody who reads it: an announcement to be acknowledged. It
//! waits until they answered, and anew when they are reminded.

use spaces::Concern;

use super::{Delivery, Found, Group, Kind, Outranks};

pub(crate) const NAME: &str = "asks";
/// Whoever published it reminds those who have not answered.
pub(crate) const REMINDED: &str = "answer.reminded";

/// Where more people are asked than this, none gets an item of their own: the page of the post says
/// who is missing, and one announcement does not hold up everybody's writing.
pub(super) const MOST: usize = 5_000;

static KIND: Kind = Kind {
    name: NAME,
    icon: "announcement",
    place: 10,
    of: &["post.published", "post.restored", REMINDED],
    concern: Some(Concern::Named),
    delivery: Delivery::AtOnce,
    group: Group::ForMe,
    outranks: Outranks::Everything,
    owed: true,
    in_field: false,
    href: None,
    find: |tx, happened| {
        let Some(said) = &happened.said else { return Ok(None) };
        if !posts::kinds::answers::is_awaited(tx, said.post)? {
            return Ok(None);
        }
        let people = posts::kinds::unanswered(tx, said.post, MOST + 1)?;
        if people.len() > MOST {
            return Ok(None);
        }
        Ok(said.to(people).map(|found| Found { dedup_key: NAME, again: true, ..found }))
    },
};

crate::kind!(KIND);
