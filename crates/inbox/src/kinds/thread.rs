//! A comment in a thread that somebody wrote in lately, or follows.

use kernel::{PersonId, params};
use spaces::Concern;

use super::store::WROTE;
use super::{Delivery, Group, Kind, Outranks, WRITTEN};

pub(crate) const NAME: &str = "thread";

static KIND: Kind = Kind {
    name: NAME,
    icon: "comment",
    place: 70,
    of: &WRITTEN,
    concern: Some(Concern::Own),
    delivery: Delivery::Daily,
    group: Group::Discussions,
    outranks: Outranks::Nothing,
    owed: false,
    in_field: false,
    href: None,
    find: |tx, happened| {
        let Some(said) = happened.comment() else { return Ok(None) };
        let mut people: Vec<PersonId> = tx.query(&WROTE, params![said.post], |row| row.get(0))?;
        people.extend(posts::follows::followers(tx, said.post)?);
        let unfollowed = posts::follows::unfollowed(tx, said.post)?;
        people.retain(|person| !unfollowed.contains(person));
        Ok(said.to(people))
    },
};

crate::kind!(KIND);
