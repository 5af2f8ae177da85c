//! An announcement that asks nothing, for whoever follows its space.

use spaces::Concern;

use super::asks::MOST;
use super::{Delivery, Group, Kind, Outranks};

static KIND: Kind = Kind {
    name: "announced",
    icon: "announcement",
    place: 75,
    of: &["post.published", "post.restored"],
    concern: Some(Concern::Named),
    delivery: Delivery::Daily,
    group: Group::Discussions,
    outranks: Outranks::Nothing,
    owed: false,
    in_field: false,
    href: None,
    find: |tx, happened| {
        let Some(said) = &happened.said else { return Ok(None) };
        if !posts::kinds::answers::is_told_to_all(tx, said.post)?
            || posts::kinds::answers::is_awaited(tx, said.post)?
        {
            return Ok(None);
        }
        let people = spaces::recipients::followers(tx, said.space, MOST + 1)?;
        if people.len() > MOST {
            return Ok(None);
        }
        Ok(said.to(people))
    },
};

crate::kind!(KIND);
