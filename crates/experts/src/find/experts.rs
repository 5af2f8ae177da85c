//! Who knows: passages, skills and what people hid, put together for one viewer.

use std::collections::{HashMap, HashSet};

use kernel::{PersonId, Result, Tx, Viewer, params};
use people::{PersonCard, UnitId};
use posts::PostId;

use super::evidence::{Evidence, lines};
use super::gather::gather;
use super::score::{Known, Piece, ranked};
use super::store::{ACTIVE, ASKED, ENDORSED, HERE, HIDDEN, SKILLED, UNIT_OF};
use super::subject::Subject;
use crate::ask::askable;
use crate::skills::list::key;

/// Somebody who is likely to know, with what speaks for them.
#[derive(Clone, Debug)]
pub(crate) struct Expert {
    pub(crate) person: PersonCard,
    /// What their unit is called.
    pub(crate) unit: Option<String>,
    /// Whether they work in another unit than the viewer.
    pub(crate) outside: bool,
    pub(crate) evidence: Vec<Evidence>,
}

/// Whom to answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    /// At most so many.
    pub(crate) most: usize,
    /// Only those of other units than the viewer's.
    pub(crate) outside: bool,
    /// The viewer alone, also where they hid themselves: what others would see.
    pub(crate) own: bool,
    /// Only those who can be asked about this question, which the viewer may read; those who answer in its space are more
    /// likely.
    pub(crate) ask: Option<PostId>,
}

/// What somebody hid.
#[derive(Clone, Debug, Default)]
struct Hidden {
    subjects: Vec<String>,
    objects: HashSet<i64>,
    wholly: bool,
}

/// Who is likely to know about this, of those whose writing the viewer may read; never the viewer themselves.
pub(crate) fn experts(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    about: &str,
    hits: &[i64],
    wanted: Wanted,
) -> Result<Vec<Expert>> {
    let subject = Subject::of(tx, about)?;
    let gathered = gather(tx, viewer, hits)?;
    let skilled = skilled(tx, &subject)?;
    let mut here: HashMap<PersonId, i64> = match wanted.ask {
        Some(post) => tx.query(&HERE, params![viewer.id, viewer.sees_open(), post], pair)?,
        None => Vec::new(),
    }
    .into_iter()
    .collect();
    let mut ids: Vec<PersonId> = gathered.pieces.iter().map(|piece| piece.person).collect();
    ids.extend(skilled.keys().chain(here.keys()));
    ids.sort_unstable();
    ids.dedup();
    ids.retain(|id| wanted.own == (*id == viewer.id));
    let numbers: Vec<i64> = ids.iter().map(|id| id.0).collect();
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let mut units: HashMap<PersonId, (Option<UnitId>, Option<String>)> = tx
        .query(&ACTIVE, params![numbers], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?
        .into_iter()
        .collect();
    let own_unit: Option<UnitId> = tx.query_one(&UNIT_OF, params![viewer.id], |row| row.get(0))?;
    let is_outside = |unit: &Option<UnitId>| unit.is_none() || *unit != own_unit;
    let hidden = hidden(tx, &numbers)?;
    // What they hid is shown to nobody; on their own page they see what is left.
    let is_hidden = |person: &PersonId| {
        hidden.get(person).is_some_and(|hidden| {
            hidden.wholly || hidden.subjects.iter().any(|of| subject.is_hidden_by(of))
        })
    };
    let blocked = people::block::blocked(tx, viewer.id)?;
    units.retain(|person, (unit, _)| {
        (wanted.own || !is_hidden(person))
            && !blocked.contains(person)
            && (!wanted.outside || is_outside(unit))
    });
    if let Some(post) = wanted.ask {
        let left: Vec<PersonId> = units.keys().copied().collect();
        let can = askable(tx, post, Some(viewer.id), &left)?;
        units.retain(|person, _| can.contains(person));
    }
    let is_object_hidden = |piece: &Piece| {
        hidden.get(&piece.person).is_some_and(|hidden| hidden.objects.contains(&piece.object))
    };
    let pieces: Vec<Piece> = gathered
        .pieces
        .iter()
        .filter(|piece| units.contains_key(&piece.person) && !is_object_hidden(piece))
        .copied()
        .collect();
    let mut known = known(tx, &units, &skilled)?;
    here.retain(|person, _| units.contains_key(person));
    known.here = here;
    let mut order = ranked(&pieces, &known, tx.now());
    order.truncate(wanted.most);
    let first: Vec<PersonId> = order.iter().map(|(person, _)| *person).collect();
    let mut cards = people::cards(tx, &first)?;
    let found = first.iter().filter_map(|id| {
        let own: Vec<&Piece> = pieces.iter().filter(|piece| piece.person == *id).collect();
        let skill = skilled.get(id).and_then(|skills| skills.first());
        let confirmed = known.skilled.get(id).copied().unwrap_or_default();
        let here = known.here.get(id).copied().unwrap_or_default();
        let (unit, name) = units.remove(id)?;
        Some(Expert {
            person: cards.remove(id)?,
            outside: is_outside(&unit),
            unit: name,
            evidence: lines(&own, &gathered, skill.map(|skill| (skill.as_str(), confirmed)), here),
        })
    });
    Ok(found.collect())
}

/// A person with a count.
fn pair(row: &kernel::Row<'_>) -> Result<(PersonId, i64)> {
    Ok((row.get(0)?, row.get(1)?))
}

/// Who has the skill, with what they call it.
fn skilled(tx: &mut Tx<'_>, subject: &Subject) -> Result<HashMap<PersonId, Vec<String>>> {
    let keys = subject.keys();
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = tx.query(&SKILLED, params![keys], |row| {
        Ok((row.get::<PersonId>(0)?, row.get::<String>(1)?))
    })?;
    let met = rows.into_iter().filter_map(|(person, skills)| {
        let met = skills.lines().filter(|skill| subject.is_met_by(skill));
        let met: Vec<String> = met.map(str::to_owned).collect();
        (!met.is_empty()).then_some((person, met))
    });
    Ok(met.collect())
}

fn known(
    tx: &mut Tx<'_>,
    units: &HashMap<PersonId, (Option<UnitId>, Option<String>)>,
    skilled: &HashMap<PersonId, Vec<String>>,
) -> Result<Known> {
    let here: Vec<i64> = units.keys().map(|person| person.0).collect();
    let mut known = Known::default();
    if here.is_empty() {
        return Ok(known);
    }
    known.asked = tx.query(&ASKED, params![here], pair)?.into_iter().collect();
    let with: Vec<(&PersonId, &Vec<String>)> =
        skilled.iter().filter(|(person, _)| units.contains_key(person)).collect();
    if with.is_empty() {
        return Ok(known);
    }
    let ids: Vec<i64> = with.iter().map(|(person, _)| person.0).collect();
    let mut words: Vec<String> =
        with.iter().flat_map(|(_, skills)| skills.iter().map(|skill| key(skill))).collect();
    words.sort_unstable();
    words.dedup();
    known.skilled = ids.iter().map(|id| (PersonId(*id), 0)).collect();
    known.skilled.extend(tx.query(&ENDORSED, params![ids, words], pair)?);
    Ok(known)
}

fn hidden(tx: &mut Tx<'_>, people: &[i64]) -> Result<HashMap<PersonId, Hidden>> {
    let mut hidden: HashMap<PersonId, Hidden> = HashMap::new();
    for (person, subject, object) in tx.query(&HIDDEN, params![people.to_vec()], |row| {
        Ok((row.get::<PersonId>(0)?, row.get::<String>(1)?, row.get::<Option<i64>>(2)?))
    })? {
        let of = hidden.entry(person).or_default();
        match object {
            Some(object) => drop(of.objects.insert(object)),
            None if subject.is_empty() => of.wholly = true,
            None => of.subjects.push(subject),
        }
    }
    Ok(hidden)
}
