//! What waits in inboxes: requests for who holds the second key, what became of them for who asked, and for everybody in
//! the space that it is read.

use inbox::kinds::{Delivery, Found, Group, Happened, Kind, Outranks, Subject};
use kernel::error::Meaning;
use kernel::{PersonId, Result, Tx, params};

use crate::OpeningId;
use crate::ask::{Opening, one};
use crate::keys::counting;
use crate::logged::{
    KEYS_CHANGED, KEYS_SWITCHED, OPENING_ASKED, OPENING_ENDED, OPENING_GRANTED, OPENING_REFUSED,
};
use crate::register::PATH;
use crate::store::EVERYBODY;

/// Most people who are told of what concerns everybody.
const MOST: i64 = 5_000;

macro_rules! kind {
    ($name:ident, $word:literal, $place:literal, $group:expr, $of:expr, $find:expr) => {
        static $name: Kind = Kind {
            name: $word,
            icon: "key",
            place: $place,
            of: $of,
            concern: None,
            delivery: Delivery::AtOnce,
            group: $group,
            outranks: Outranks::Everything,
            owed: true,
            in_field: false,
            href: Some(|_, _| PATH.to_owned()),
            find: $find,
        };
        inbox::kind!($name);
    };
}

/// What those are told who hold a key.
const KEYS: Group =
    Group::Network(|tx, viewer| Ok(viewer.administers() || counting(tx)?.contains(&viewer.id)));

kind!(OPENED, "opening-granted", 105, Group::Account, &[OPENING_GRANTED], |tx, happened| {
    let Some(of) = of(tx, happened)? else { return Ok(None) };
    let mut people = spaces::recipients::members(tx, of.space)?;
    people.retain(|person| *person != of.asked_by);
    let about = about("opening-granted", of.id.0, people);
    Ok(Some(Found { subject: Subject::Space(of.space), space: Some(of.space), ..about }))
});

kind!(OVER, "opening-ended", 106, Group::Account, &[OPENING_ENDED], |tx, happened| {
    let Some(of) = of(tx, happened)?.filter(|of| of.granted) else { return Ok(None) };
    let people = spaces::recipients::members(tx, of.space)?;
    let about = about("opening-ended", of.id.0, people);
    Ok(Some(Found { subject: Subject::Space(of.space), space: Some(of.space), ..about }))
});

kind!(ASKED, "opening-asked", 107, KEYS, &[OPENING_ASKED], |tx, happened| {
    let Some(of) = of(tx, happened)?.filter(|of| of.ended_at.is_none()) else { return Ok(None) };
    Ok(Some(about("opening-asked", of.id.0, counting(tx)?)))
});

const ANSWERS: &[&str] = &[OPENING_GRANTED, OPENING_REFUSED];

kind!(ANSWERED, "opening-answered", 108, KEYS, ANSWERS, |tx, happened| {
    let Some(of) = of(tx, happened)? else { return Ok(None) };
    Ok(Some(about("opening-answered", of.id.0, vec![of.asked_by])))
});

kind!(SWITCHED, "keys-switched", 109, Group::Account, &[KEYS_SWITCHED], |tx, happened| {
    if happened.entry.data["on"] != true {
        return Ok(None);
    }
    let people = tx.query(&EVERYBODY, params![MOST], |row| row.get(0))?;
    Ok(Some(about("keys-switched", 0, people)))
});

kind!(CHANGED, "keys-changed", 110, KEYS, &[KEYS_CHANGED], |tx, happened| {
    let person = PersonId(happened.entry.object);
    let mut people = counting(tx)?;
    if !people.contains(&person) {
        people.push(person);
    }
    Ok(Some(about("keys-changed", person.0, people)))
});

fn of(tx: &mut Tx<'_>, happened: &Happened<'_>) -> Result<Option<Opening>> {
    match one(tx, OpeningId(happened.entry.object)) {
        Err(error) if error.meaning() == Meaning::NotFound => Ok(None),
        found => found.map(Some),
    }
}

fn about(dedup_key: &'static str, id: i64, people: Vec<PersonId>) -> Found {
    Found {
        people,
        dedup_key,
        subject: Subject::Matter(id),
        source: id,
        space: None,
        post: None,
        comment: None,
        again: true,
        until: None,
    }
}
