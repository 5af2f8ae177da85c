//! A kind is declared, or declared otherwise: a new version, by an administrator, in the log.

use std::collections::HashMap;
use std::str::FromStr;

use kernel::error::Meaning;
use kernel::{Activity, Error, Message, PersonId, Result, Time, Tx, Viewer, params};
use people::groups;
use posts::kinds::Who;
use serde_json::json;

use crate::built_in;
use crate::carry::carried;
use crate::check::{Problem, naming, problems, refusal};
use crate::declaration::Declaration;
use crate::kind::kind_name;
use crate::loaded::current;
use crate::logged;
use crate::store::{DECLARE, ONE, SPACE_NAMED, VERSIONS};
use crate::values::reorder;

/// How many kinds a company may declare: all of them are offered in one form (`composer.css`).
const MOST: usize = 16;

/// One version of a declaration.
#[derive(Clone, Debug)]
pub(crate) struct Version {
    pub(crate) version: i64,
    pub(crate) it: Declaration,
    pub(crate) editor: PersonId,
    pub(crate) at: Time,
}

/// Declares a kind: a new one where `after` is 0, otherwise in place of that version. What only the version
/// before knew is retired. Answers the version; the same declaration again changes nothing.
///
/// # Errors
/// `Forbidden` to all but administrators; `Outdated` where another version holds; `Invalid`, saying of each
/// problem where it is.
pub fn declare(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    new: &Declaration,
    after: Option<i64>,
) -> Result<i64> {
    viewer.administering()?;
    by(tx, viewer.id, new, after)
}

/// The same, for what declares in somebody's name.
///
/// # Errors
/// As [`declare`], but for the right.
pub fn by(tx: &mut Tx<'_>, editor: PersonId, new: &Declaration, after: Option<i64>) -> Result<i64> {
    let before = one(tx, &new.name)?;
    let version = before.as_ref().map_or(0, |(version, _)| *version);
    if after.is_some_and(|after| after != version) {
        let (meaning, said) = match after {
            Some(0) => (Meaning::Invalid, "objects-name-taken"),
            _ => (Meaning::Outdated, "objects-declared-anew"),
        };
        return Err(Error::new(meaning, said).and_field("name", said));
    }
    let (new, wrong) = carried_on(tx, new, before.as_ref().map(|(_, before)| before))?;
    if let Some(error) = wrong {
        return Err(error);
    }
    if let Some((_, before)) = &before {
        if *before == new {
            return Ok(version);
        }
        reorder(tx, before, &new)?;
    }
    let (id, now, version): (kernel::id::Raw, _, _) = (tx.new_id(), tx.now(), version + 1);
    let text = serde_json::to_string(&new)?;
    tx.execute(&DECLARE, params![id, new.name, version, text, editor, now])?;
    let data = json!({ "kind": new.name, "version": version, "posts": kind_name(&new.name) });
    tx.log(Activity::new(logged::KIND_DECLARED, id.into()).by(editor).data(data))?;
    Ok(version)
}

/// A declaration with what only the one before knew, and what is wrong with it.
pub(crate) fn carried_on(
    tx: &mut Tx<'_>,
    new: &Declaration,
    before: Option<&Declaration>,
) -> Result<(Declaration, Option<Error>)> {
    let (new, mut wrong) = match before {
        Some(before) => carried(new.clone(), before),
        None => (new.clone(), Vec::new()),
    };
    wrong.extend(problems(&new));
    wrong.extend(beside(tx, &new, before.is_none())?);
    Ok((new, refusal(wrong)))
}

/// What is wrong with it beside the others.
fn beside(tx: &mut Tx<'_>, new: &Declaration, is_new: bool) -> Result<Vec<Problem>> {
    let all = current(tx)?;
    let mut wrong = Vec::new();
    let mut others = all.iter().map(|(_, other)| other).filter(|other| other.name != new.name);
    if let Some(other) = others.clone().find(|other| other.prefix == new.prefix) {
        wrong.push(Problem::new("prefix", naming("objects-prefix-taken", &other.label)));
    }
    if let Some(other) = others.find(|other| other.label == new.label) {
        let said = Message::new("objects-twice").with("name", &other.label.fr);
        wrong.push(Problem::new("label", said));
    }
    for place in &new.spaces {
        let Some(slug) = place.strip_prefix('~') else { continue };
        if tx.query_opt(&SPACE_NAMED, params![slug], |row| row.get::<i64>(0))?.is_none() {
            wrong
                .push(Problem::new("spaces", Message::new("objects-no-space").with("name", place)));
        }
    }
    let mut known = HashMap::new();
    for (at, word) in new.named() {
        let Ok(Who::Group(group)) = Who::from_str(word) else { continue };
        let is_there = match known.get(&group) {
            Some(is_there) => *is_there,
            None => groups::is_there(tx, group)?,
        };
        known.insert(group, is_there);
        if !is_there {
            wrong.push(Problem::new(at, Message::new("objects-unknown").with("name", word)));
        }
    }
    if is_new && built_in::named(&new.name).is_some() {
        wrong.push(Problem::new("name", Message::new("objects-name-taken")));
    }
    if is_new && all.len() >= MOST {
        wrong.push(Problem::new("name", Message::new("kind-too-many").with("n", MOST)));
    }
    Ok(wrong)
}

/// What holds under a name, with its version.
pub(crate) fn one(tx: &mut Tx<'_>, name: &str) -> Result<Option<(i64, Declaration)>> {
    tx.query_opt(&ONE, params![name], |row| {
        let it = Declaration::parse(&row.get::<String>(1)?).map_err(Error::internal)?;
        Ok((row.get(0)?, it))
    })
}

/// The same, for administrators.
///
/// # Errors
/// `Forbidden` to all others; `NotFound`.
pub(crate) fn read(tx: &mut Tx<'_>, viewer: &Viewer, name: &str) -> Result<(i64, Declaration)> {
    viewer.administering()?;
    one(tx, name)?.ok_or_else(Error::not_found)
}

/// Its versions, the latest first.
///
/// # Errors
/// As [`read`].
pub(crate) fn versions(tx: &mut Tx<'_>, viewer: &Viewer, name: &str) -> Result<Vec<Version>> {
    read(tx, viewer, name)?;
    tx.query(&VERSIONS, params![name], |row| {
        let it = Declaration::parse(&row.get::<String>(1)?).map_err(Error::internal)?;
        Ok(Version { version: row.get(0)?, it, editor: row.get(2)?, at: row.get(3)? })
    })
}
