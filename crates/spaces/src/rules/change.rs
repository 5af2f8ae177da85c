//! Managers give their space a rule, change it and remove it.

use kernel::{Activity, Error, Message, Result, Tx, Viewer, params};
use people::groups;
use people::tree::Tree;

use super::model::{Condition, Rule, Subject, words};
use super::store::{KEEP_MEMBERS, REMOVE, SET};
use super::{governed, of};
use crate::logged;
use crate::managed::Managed;

/// How many lines a rule has at most.
pub(super) const LINES: usize = 10;
/// How many conditions a line has at most.
pub(super) const CONDITIONS: usize = 8;
/// How long the words of a condition are at most.
const LONGEST: usize = 120;

/// Refuses a rule that this viewer, who manages the space, may not give it.
///
/// # Errors
/// `Invalid` on the field `lines`.
pub(super) fn check(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed, rule: &Rule) -> Result<()> {
    let wrong = |message: Message| Err(Error::field("lines", message));
    if !governed(space) {
        return wrong(Message::new("rule-not-here"));
    }
    if rule.lines.is_empty() || rule.lines.iter().any(Vec::is_empty) {
        return wrong(Message::new("rule-empty"));
    }
    if rule.lines.len() > LINES || rule.lines.iter().any(|line| line.len() > CONDITIONS) {
        let most = Message::new("rule-too-long").with("lines", LINES);
        return wrong(most.with("conditions", CONDITIONS));
    }
    if let Some(line) = rule.opens(space.access) {
        return wrong(Message::new("rule-closed").with("line", line + 1));
    }
    let tree = Tree::load(tx)?;
    let before = of(tx, space.id)?.map(|kept| kept.rule).unwrap_or_default();
    for condition in rule.conditions() {
        if !is_known(tx, viewer, &tree, &before, condition)? {
            let message = Message::new("rule-unknown").with("value", condition.value.trim());
            return wrong(message);
        }
    }
    Ok(())
}

/// Whether a condition names what is there, and what the viewer may name: of groups, those they are in and
/// those that the rule names already in the same way; administrators name all of them.
pub(super) fn is_known(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    tree: &Tree,
    before: &Rule,
    condition: &Condition,
) -> Result<bool> {
    let value = condition.value.trim();
    if value.is_empty() || value.chars().count() > LONGEST {
        return Ok(false);
    }
    Ok(match condition.of {
        Subject::Unit => value.parse().is_ok_and(|unit| tree.unit(unit).is_some()),
        Subject::Site => true,
        Subject::Job => !words(value).is_empty(),
        Subject::Group => match condition.group() {
            None => false,
            Some(group) => {
                let same = |one: &Condition| one.group() == Some(group) && one.not == condition.not;
                let named = before.conditions().any(same);
                groups::is_there(tx, group)?
                    && (named || viewer.administers() || groups::is_in(tx, group, viewer.id)?)
            }
        },
    })
}

/// Gives a space that the viewer manages this rule. People come and go by it a moment later.
///
/// # Errors
/// As [`check`].
pub(super) fn set(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed, rule: &Rule) -> Result<()> {
    check(tx, viewer, space, rule)?;
    let now = tx.now();
    tx.execute(&SET, params![space.id, rule.text()?, viewer.id, now])?;
    tx.log(Activity::new(logged::RULE_CHANGED, space.id.0).by(viewer.id).within(space.id))
}

/// Removes the rule of a space that the viewer manages; nobody leaves by that.
///
/// # Errors
/// `NotFound` where there is none.
pub(super) fn remove(tx: &mut Tx<'_>, viewer: &Viewer, space: &Managed) -> Result<()> {
    if tx.execute(&REMOVE, params![space.id])? == 0 {
        return Err(Error::not_found());
    }
    tx.execute(&KEEP_MEMBERS, params![space.id])?;
    tx.log(Activity::new(logged::RULE_CHANGED, space.id.0).by(viewer.id).within(space.id))
}
