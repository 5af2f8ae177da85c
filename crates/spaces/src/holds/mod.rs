//! Legal holds: what somebody wrote, or what stands in a space, is kept whatever would remove it (retention, the end of
//! the trash, an erasure) until the hold is lifted. Nothing is hidden by one and nobody reads more by it, and whoever it
//! concerns is told: a hold that nobody knows of cannot be set.

mod store;

use std::collections::HashMap;

use kernel::error::Meaning;
use kernel::{Activity, Error, Message, PersonId, Result, Row, SpaceId, Time, Tx, Viewer, params};

use crate::logged::{HOLD_LIFTED, HOLD_SET};
use store::{ALL, COUNT, LIFT, NAMES, OF_PERSON, OF_SPACE, ONE, SET};

/// Longest reason, in characters.
pub const REASON: usize = 500;

kernel::id! {
    /// A hold.
    HoldId,
}

/// What is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// All that somebody wrote.
    Person(PersonId),
    /// All that stands in a community.
    Space(SpaceId),
}

/// A hold.
#[derive(Clone, Debug)]
pub struct Hold {
    /// Which.
    pub id: HoldId,
    /// Of what.
    pub of: Held,
    /// Why, as whoever it concerns reads it.
    pub reason: String,
    /// Who set it.
    pub set_by: PersonId,
    /// Since when.
    pub set_at: Time,
    /// Who lifted it.
    pub lifted_by: Option<PersonId>,
    /// Since when it holds no more.
    pub lifted_at: Option<Time>,
}

fn hold(row: &Row<'_>) -> Result<Hold> {
    let (person, space): (Option<PersonId>, Option<SpaceId>) = (row.get(1)?, row.get(2)?);
    let of = match (person, space) {
        (Some(person), _) => Held::Person(person),
        (None, Some(space)) => Held::Space(space),
        (None, None) => return Err(Error::internal("a hold of nothing")),
    };
    Ok(Hold {
        id: row.get(0)?,
        of,
        reason: row.get(3)?,
        set_by: row.get(4)?,
        set_at: row.get(5)?,
        lifted_by: row.get(6)?,
        lifted_at: row.get(7)?,
    })
}

/// Holds what somebody wrote, or what stands in a space.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid`, about the field `reason`; `Conflict` where one holds already.
pub fn set(tx: &mut Tx<'_>, viewer: &Viewer, of: Held, reason: &str) -> Result<HoldId> {
    viewer.administering()?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::field("reason", "hold-why"));
    }
    if reason.chars().count() > REASON {
        return Err(Error::field("reason", Message::new("error-too-long").with("most", REASON)));
    }
    let (person, space) = match of {
        Held::Person(person) => (Some(person), None),
        Held::Space(space) => (None, Some(space)),
    };
    let (id, now) = (tx.new_id::<HoldId>(), tx.now());
    if tx.execute(&SET, params![id, person, space, reason, viewer.id, now])? == 0 {
        return Err(Error::new(Meaning::Conflict, "hold-already"));
    }
    tell(tx, HOLD_SET, id, of, viewer.id)?;
    Ok(id)
}

/// Lifts a hold: what waited for it goes on.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound` where it holds no more.
pub fn lift(tx: &mut Tx<'_>, viewer: &Viewer, id: HoldId) -> Result<()> {
    viewer.administering()?;
    let of = one(tx, id)?.of;
    if tx.execute(&LIFT, params![id, viewer.id, tx.now()])? == 0 {
        return Err(Error::not_found());
    }
    tell(tx, HOLD_LIFTED, id, of, viewer.id)
}

/// The entry is of no space, so that it is audited of a secret one too: it has its number alone. The reason stays with
/// the hold, and goes with whom it names.
fn tell(tx: &mut Tx<'_>, kind: &'static str, id: HoldId, of: Held, by: PersonId) -> Result<()> {
    let data = match of {
        Held::Person(person) => serde_json::json!({ "person": person }),
        Held::Space(space) => serde_json::json!({ "space": space }),
    };
    tx.log(Activity::new(kind, id.0).by(by).data(data))
}

/// All holds, those that hold first.
///
/// # Errors
/// `Forbidden` to all but administrators.
pub fn all(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Hold>> {
    viewer.administering()?;
    tx.query(&ALL, params![], hold)
}

/// A hold, whoever asks: for what is made of the log.
///
/// # Errors
/// `NotFound` where there is none.
pub fn one(tx: &mut Tx<'_>, id: HoldId) -> Result<Hold> {
    tx.query_one(&ONE, params![id], hold)
}

/// What holds what this person wrote.
///
/// # Errors
/// Whatever the database meets.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Hold>> {
    tx.query_opt(&OF_PERSON, params![person], hold)
}

/// What holds the space at this address, where the viewer sees it.
///
/// # Errors
/// Whatever the database meets.
pub fn of_space(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Option<Hold>> {
    tx.query_opt(&OF_SPACE, params![viewer.id, viewer.sees_open(), slug], hold)
}

/// How many hold.
///
/// # Errors
/// Whatever the database meets.
pub fn count(tx: &mut Tx<'_>) -> Result<i64> {
    tx.query_one(&COUNT, params![], |row| row.get(0))
}

/// What those of these spaces are called, and their addresses, of which the viewer may know.
///
/// # Errors
/// Whatever the database meets.
pub fn names(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    spaces: &[SpaceId],
) -> Result<HashMap<SpaceId, (String, String)>> {
    let ids: Vec<i64> = spaces.iter().map(|space| space.0).collect();
    let named = tx.query(&NAMES, params![viewer.id, viewer.sees_open(), ids], |row| {
        Ok((row.get::<SpaceId>(0)?, (row.get(1)?, row.get(2)?)))
    })?;
    Ok(named.into_iter().collect())
}
