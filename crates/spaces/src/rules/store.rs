//! The SQL of rules.

use std::collections::HashMap;

use kernel::{PersonId, Result, Role, Row, SpaceId, Tx, params};
use people::UnitId;
use people::groups::GroupId;

use super::model::{Facts, folded, words};
use crate::store::standing;
use crate::{Source, Standing};

kernel::sql! {
    pub(super) static READ = "SELECT lines, reached, changed_at FROM space_rules WHERE space_id = $1";
    pub(super) static SET = "INSERT INTO space_rules (space_id, lines, changed_by, changed_at, reached, asked)
        VALUES ($1, $2, $3, $4, 0, $4) ON CONFLICT (space_id) DO UPDATE
        SET lines = excluded.lines, changed_by = excluded.changed_by,
            changed_at = excluded.changed_at, reached = 0, asked = space_rules.asked + 1";
    pub(super) static REMOVE = "DELETE FROM space_rules WHERE space_id = $1";
    // Whoever it put there stays, as those do whom the managers brought.
    pub(super) static KEEP_MEMBERS = "UPDATE memberships SET source = 'invited'
        WHERE space_id = $1 AND source = 'rule'";
    pub(super) static LOOK_AGAIN = "UPDATE space_rules
        SET reached = 0, asked = asked + 1 WHERE space_id = $1";
    pub(super) static LOOK_AT_UNITS_AGAIN = "UPDATE space_rules SET reached = 0, asked = asked + 1
        WHERE lines LIKE '%\"unit\"%'";
    pub(super) static DUE = "SELECT space_id, asked, reached FROM space_rules WHERE reached IS NOT NULL
        ORDER BY space_id LIMIT 1";
    pub(super) static STILL_DUE = "SELECT 1 FROM space_rules
        WHERE space_id = $1 AND asked = $2 AND reached = $3 {locked}";
    pub(super) static REACH = "UPDATE space_rules SET reached = CAST($2 AS BIGINT) WHERE space_id = $1";
    pub(super) static REFUSE = "INSERT INTO rule_refusals (space_id, person_id)
        SELECT r.space_id, CAST($2 AS BIGINT) FROM space_rules r WHERE r.space_id = $1
        ON CONFLICT (space_id, person_id) DO NOTHING";
    pub(super) static ACCEPT = "DELETE FROM rule_refusals WHERE space_id = $1 AND person_id = $2";
    pub(super) static FORGET_REFUSALS = "DELETE FROM rule_refusals WHERE space_id = $1";
    static REFUSALS = "SELECT person_id FROM rule_refusals WHERE space_id = $1 AND person_id IN ($2[])";
    static REFUSALS_OF = "SELECT space_id, person_id FROM rule_refusals WHERE person_id IN ($1[])";
    static PLACES_OF = "SELECT space_id, person_id, role, source FROM memberships
        WHERE person_id IN ($1[])";
    static PLACES = "SELECT person_id, role, source FROM memberships
        WHERE space_id = $1 AND person_id IN ($2[])";
    pub(super) static SOURCE = "SELECT source FROM memberships WHERE space_id = $1 AND person_id = $2";
    pub(super) static BY_RULE = "SELECT COUNT(*) FROM memberships m JOIN people p ON p.id = m.person_id
        WHERE m.space_id = $1 AND m.source = 'rule' AND p.closed_at IS NULL";
    pub(super) static MANAGERS_BY_RULE = "SELECT m.person_id FROM memberships m
        JOIN people p ON p.id = m.person_id
        WHERE m.space_id = $1 AND m.source = 'rule' AND m.role = 'animator' AND p.closed_at IS NULL
        ORDER BY m.person_id LIMIT 200";
    // Open accounts, in the order of their numbers, and the same by their numbers.
    static NEXT = "SELECT id, role, unit_id, site, job FROM people
        WHERE id > $1 AND closed_at IS NULL ORDER BY id LIMIT $2";
    static THESE = "SELECT id, role, unit_id, site, job FROM people
        WHERE id IN ($1[]) AND closed_at IS NULL ORDER BY id";
    static GROUPS_OF = "SELECT person_id, group_id FROM group_members WHERE person_id IN ($1[])";
}

/// What a person is in a space, and how they came; outside is who left it by choice.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub standing: Standing,
    pub source: Source,
}

/// The next people after this number, at most so many.
pub(super) fn next(tx: &mut Tx<'_>, after: i64, most: i64) -> Result<Vec<(PersonId, Facts)>> {
    let people = tx.query(&NEXT, params![after, most], facts)?;
    with_groups(tx, people)
}

/// Those of these people whose accounts are open.
pub(super) fn these(tx: &mut Tx<'_>, people: &[PersonId]) -> Result<Vec<(PersonId, Facts)>> {
    let people = tx.query(&THESE, params![numbers(people.iter())], facts)?;
    with_groups(tx, people)
}

fn with_groups(
    tx: &mut Tx<'_>,
    mut people: Vec<(PersonId, Facts)>,
) -> Result<Vec<(PersonId, Facts)>> {
    let ids = numbers(people.iter().map(|(id, _)| id));
    let mut groups: HashMap<PersonId, Vec<GroupId>> = HashMap::new();
    for (person, group) in
        tx.query(&GROUPS_OF, params![ids], |row| Ok((row.get(0)?, row.get(1)?)))?
    {
        groups.entry(person).or_default().push(group);
    }
    for (id, facts) in &mut people {
        facts.groups = groups.remove(id).unwrap_or_default();
    }
    Ok(people)
}

fn facts(row: &Row<'_>) -> Result<(PersonId, Facts)> {
    let facts = Facts {
        guest: Role::parse(&row.get::<String>(1)?) == Role::Guest,
        unit: row.get::<Option<UnitId>>(2)?,
        site: folded(&row.get::<String>(3)?),
        job: words(&row.get::<String>(4)?),
        groups: Vec::new(),
    };
    Ok((row.get(0)?, facts))
}

/// Who left by choice.
const OUT: Place = Place { standing: Standing::Outsider, source: Source::Joined };

/// What these people are in a space; whoever is not named is outside and may come.
pub(super) fn places(
    tx: &mut Tx<'_>,
    space: SpaceId,
    people: &[(PersonId, Facts)],
) -> Result<HashMap<PersonId, Place>> {
    let ids = numbers(people.iter().map(|(id, _)| id));
    let mut places: HashMap<PersonId, Place> = tx
        .query(&PLACES, params![space, ids.clone()], |row| {
            let standing = standing(Some(&row.get::<String>(1)?));
            let source = Source::parse(&row.get::<String>(2)?);
            Ok((row.get(0)?, Place { standing, source }))
        })?
        .into_iter()
        .collect();
    for person in tx.query(&REFUSALS, params![space, ids], |row| row.get::<PersonId>(0))? {
        places.entry(person).or_insert(OUT);
    }
    Ok(places)
}

/// The same of all spaces.
pub(super) fn places_everywhere(
    tx: &mut Tx<'_>,
    people: &[(PersonId, Facts)],
) -> Result<HashMap<(SpaceId, PersonId), Place>> {
    let ids = numbers(people.iter().map(|(id, _)| id));
    let mut places: HashMap<(SpaceId, PersonId), Place> = tx
        .query(&PLACES_OF, params![ids.clone()], |row| {
            let standing = standing(Some(&row.get::<String>(2)?));
            let source = Source::parse(&row.get::<String>(3)?);
            Ok(((row.get(0)?, row.get(1)?), Place { standing, source }))
        })?
        .into_iter()
        .collect();
    for place in tx.query(&REFUSALS_OF, params![ids], |row| Ok((row.get(0)?, row.get(1)?)))? {
        places.entry(place).or_insert(OUT);
    }
    Ok(places)
}

fn numbers<'a>(people: impl Iterator<Item = &'a PersonId>) -> Vec<i64> {
    people.map(|person| person.0).collect()
}
