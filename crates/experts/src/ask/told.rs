//! What waits in the inbox of whoever is asked.

use inbox::items::settle;
use inbox::kinds::{Delivery, Found, Group, Happened, Kind, Outranks, Subject};
use kernel::{Result, SpaceId, Tx, params};

use super::store::{QUESTION, REQUEST};
use super::{Request, State, request};
use crate::logged;

macro_rules! kind {
    ($name:ident, $word:literal, $by_somebody:literal, $group:expr) => {
        static $name: Kind = Kind {
            name: $word,
            icon: "question",
            place: 25,
            of: &[logged::EXPERT_ASKED],
            concern: None,
            delivery: Delivery::AtOnce,
            group: $group,
            outranks: Outranks::WhoDidIt,
            owed: false,
            in_field: false,
            href: Some(|_, id| format!("/asks/{}", kernel::id::Raw(id))),
            find: |tx, happened| found(tx, happened, $by_somebody, $word),
        };
        inbox::kind!($name);
    };
}

kind!(ASKED, "expert-asked", true, Group::ForMe);
kind!(OFFERED, "expert-offered", false, Group::Discussions);

fn found(
    tx: &mut Tx<'_>,
    happened: &Happened<'_>,
    by_somebody: bool,
    dedup_key: &'static str,
) -> Result<Option<Found>> {
    if happened.entry.actor.is_some() != by_somebody {
        return Ok(None);
    }
    let found = tx.query_opt(&REQUEST, params![happened.entry.object], request)?;
    let Some(one) = found.filter(|one| one.state == State::Open) else { return Ok(None) };
    let space = tx.query_opt(&QUESTION, params![one.post], |row| row.get::<SpaceId>(0))?;
    let Some(space) = space else { return Ok(None) };
    Ok(Some(Found {
        people: vec![one.person],
        dedup_key,
        subject: Subject::Matter(one.id.0),
        source: one.id.0,
        space: Some(space),
        post: Some(one.post),
        comment: None,
        again: false,
        until: None,
    }))
}

/// It waits no more.
pub(super) fn forget(tx: &mut Tx<'_>, one: &Request) -> Result<()> {
    for kind in [&ASKED, &OFFERED] {
        settle(tx, &[one.person], kind, one.id.0)?;
    }
    Ok(())
}
