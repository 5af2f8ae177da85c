//! A question is closed as a duplicate: told to whoever asked it, and to those who follow it. Onto which is not said:
//! some of them may not read that one.

use inbox::kinds::{Delivery, Found, Group, Kind, Outranks};
use kernel::{PersonId, params};
use posts::logged::QUESTION_CLOSED;
use spaces::Concern;

use crate::store::CONCERNED;

static KIND: Kind = Kind {
    name: "closed",
    icon: "question",
    place: 45,
    of: &[QUESTION_CLOSED],
    concern: Some(Concern::Own),
    delivery: Delivery::Daily,
    group: Group::Discussions,
    outranks: Outranks::Nothing,
    owed: false,
    in_field: false,
    href: None,
    find: |tx, happened| {
        let Some(said) = &happened.said else { return Ok(None) };
        let mut people: Vec<PersonId> =
            tx.query(&CONCERNED, params![said.post], |row| row.get(0))?;
        people.extend(posts::follows::followers(tx, said.post)?);
        let unfollowed = posts::follows::unfollowed(tx, said.post)?;
        people.retain(|person| !unfollowed.contains(person));
        Ok(said.to(people).map(|found| Found { dedup_key: "closed", again: true, ..found }))
    },
};

inbox::kind!(KIND);
