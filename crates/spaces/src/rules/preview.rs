//! Who would come and go by a rule, before it is kept.

use kernel::{PersonId, Result, Tx, Viewer, params};
use people::PersonCard;
use people::tree::Tree;
use serde::Serialize;

use super::apply::{Act, Ruled};
use super::change::check;
use super::model::Rule;
use super::store::{MANAGERS_BY_RULE, next, these};
use crate::Space;
use crate::managed::Managed;

/// People read at once.
const BATCH: i64 = 2_000;
/// How many are named.
const NAMED: usize = 50;

/// Who would come and go by a rule.
#[derive(Debug, Default, Serialize, utoipa::ToSchema)]
#[schema(as = RulePreview)]
pub struct Preview {
    /// How many people would come.
    pub coming: i64,
    /// How many would leave.
    pub going: i64,
    /// Those who would come, at most 50.
    pub come: Vec<PersonCard>,
    /// Those who would leave, at most 50.
    pub go: Vec<PersonCard>,
    /// Managers whom the rule does not include, and who stay.
    pub managers: Vec<PersonCard>,
}

/// Of a rule that the viewer, who manages the space, may give it.
///
/// # Errors
/// As [`check`].
pub(super) fn preview(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Managed,
    rule: &Rule,
) -> Result<Preview> {
    check(tx, viewer, space, rule)?;
    let tree = Tree::load(tx)?;
    let Some(ruled) = Ruled::of(tx, space, rule, &tree)? else { return Ok(Preview::default()) };
    let (mut come, mut go): (Vec<PersonId>, Vec<PersonId>) = Default::default();
    let mut after = 0;
    loop {
        let people = next(tx, after, BATCH)?;
        let Some((last, _)) = people.last() else { break };
        after = last.0;
        for (person, act) in ruled.acts(tx, &people)? {
            match act {
                Act::Come => come.push(person),
                Act::Go => go.push(person),
            }
        }
    }
    Ok(Preview {
        coming: come.len() as i64,
        going: go.len() as i64,
        come: cards(tx, &come)?,
        go: cards(tx, &go)?,
        managers: managers(tx, space, &ruled)?,
    })
}

/// Managers whom the rule put there and does not include any more.
pub(super) fn managers(tx: &mut Tx<'_>, space: &Space, ruled: &Ruled) -> Result<Vec<PersonCard>> {
    let ids = tx.query(&MANAGERS_BY_RULE, params![space.id], |row| row.get::<PersonId>(0))?;
    let mut outside = these(tx, &ids)?;
    outside.retain(|(_, facts)| ruled.met(facts).is_none());
    let ids: Vec<PersonId> = outside.into_iter().map(|(id, _)| id).collect();
    cards(tx, &ids)
}

fn cards(tx: &mut Tx<'_>, people: &[PersonId]) -> Result<Vec<PersonCard>> {
    let few = people.get(..NAMED).unwrap_or(people);
    let mut cards: Vec<PersonCard> = people::cards(tx, few)?.into_values().collect();
    cards.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    Ok(cards)
}
