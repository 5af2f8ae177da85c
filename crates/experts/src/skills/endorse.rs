//! "I worked with them on this": a colleague confirms a skill that somebody says of themselves, and may take it back.

use inbox::kinds::{Delivery, Found, Group, Kind, Outranks, Subject};
use kernel::{Activity, Error, PersonId, Result, Role, Tx, Viewer, params};
use people::{Person, PersonCard};
use serde::Serialize;

use super::list::key;
use super::store::{ENDORSE, ENDORSERS, STILL_ENDORSED, UNENDORSE};
use crate::{logged, switch};

/// A skill of somebody, with who confirms it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = EndorsedSkill)]
pub(crate) struct Endorsed {
    /// As its person calls it.
    pub(crate) skill: String,
    /// Who confirms it, the latest first.
    pub(crate) endorsers: Vec<PersonCard>,
    /// Whether you do.
    pub(crate) mine: bool,
}

/// Somebody's skills, with who confirms each.
///
/// # Errors
/// `NotFound` for whoever the viewer does not see, while experts are not found, and to guests.
pub(crate) fn skills(tx: &mut Tx<'_>, viewer: &Viewer, handle: &str) -> Result<Vec<Endorsed>> {
    switch::open(tx, viewer)?;
    let person = people::access::readable(tx, viewer, handle)?;
    let rows: Vec<(String, PersonId)> =
        tx.query(&ENDORSERS, params![person.id, viewer.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let ids: Vec<PersonId> = rows.iter().map(|(_, endorser)| *endorser).collect();
    let cards = people::cards(tx, &ids)?;
    let of = |skill: &String| {
        let own = key(skill);
        let by = rows.iter().filter(|(skill, _)| *skill == own).map(|(_, endorser)| endorser);
        Endorsed {
            skill: skill.clone(),
            mine: by.clone().any(|endorser| *endorser == viewer.id),
            endorsers: by.filter_map(|endorser| cards.get(endorser).cloned()).collect(),
        }
    };
    Ok(person.skills.iter().map(of).collect())
}

/// Whether the viewer may confirm skills of this person.
pub(crate) fn can_be_endorsed(viewer: &Viewer, person: &Person) -> bool {
    person.id != viewer.id && person.role != Role::Guest && person.closed_at.is_none()
}

/// Confirms a skill of a colleague, or takes that back. Done twice it is done once.
///
/// # Errors
/// `NotFound` for whoever the viewer does not see, a guest, or a skill that is not in their profile; `Invalid` for
/// one's own.
pub fn endorse(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    handle: &str,
    skill: &str,
    on: bool,
) -> Result<()> {
    switch::open(tx, viewer)?;
    let person = people::access::readable(tx, viewer, handle)?;
    if person.id == viewer.id {
        return Err(Error::invalid("endorse-not-yourself"));
    }
    let word = key(skill);
    if !on {
        return take_back(tx, viewer, person.id, viewer.id, &word);
    }
    let has = person.skills.iter().any(|one| key(one) == word);
    if !has || !can_be_endorsed(viewer, &person) {
        return Err(Error::not_found());
    }
    if tx.execute(&ENDORSE, params![person.id, word, viewer.id, tx.now()])? == 0 {
        return Ok(());
    }
    let activity = Activity::new(logged::SKILL_ENDORSED, person.id.0).by(viewer.id);
    tx.log(activity.data(serde_json::json!({ "skill": word })))
}

/// Takes away what a colleague confirmed of the viewer.
///
/// # Errors
/// `NotFound`.
pub(crate) fn refuse(tx: &mut Tx<'_>, viewer: &Viewer, by: &str, skill: &str) -> Result<()> {
    switch::open(tx, viewer)?;
    let by = people::by_handle(tx, by)?.ok_or_else(Error::not_found)?.id;
    take_back(tx, viewer, viewer.id, by, &key(skill))
}

fn take_back(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    person: PersonId,
    endorser: PersonId,
    word: &str,
) -> Result<()> {
    if tx.execute(&UNENDORSE, params![person, word, endorser])? == 0 {
        return Ok(());
    }
    let left: i64 = tx.query_one(&STILL_ENDORSED, params![person, endorser], |row| row.get(0))?;
    if left == 0 {
        inbox::items::settle(tx, &[person], &KIND, endorser.0)?;
    }
    let activity = Activity::new(logged::SKILL_UNENDORSED, person.0).by(viewer.id);
    tx.log(activity.data(serde_json::json!({ "skill": word })))
}

static KIND: Kind = Kind {
    name: "endorsed",
    icon: "star",
    place: 141,
    of: &[logged::SKILL_ENDORSED],
    concern: None,
    delivery: Delivery::Daily,
    group: Group::ForMe,
    outranks: Outranks::WhoDidIt,
    owed: false,
    in_field: false,
    href: Some(|_, _| crate::skills::mine::PATH.to_owned()),
    find: |_, happened| {
        let Some(by) = happened.entry.actor else { return Ok(None) };
        let person = PersonId(happened.entry.object);
        Ok(Some(Found {
            people: vec![person],
            dedup_key: "endorsed",
            subject: Subject::Matter(person.0),
            source: by.0,
            space: None,
            post: None,
            comment: None,
            again: true,
            until: None,
        }))
    },
};

inbox::kind!(KIND);
