//! The list of the company: loaded from a file, as often as one likes.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Activity, App, Error, Message, Result, Tx, Viewer, params};

use super::store::{
    ADD_NAME, ADD_SKILL, COUNT, FORGET_NAMES, KEYS, NAMES, OF_PREFERRED, OF_URI, SKILLS,
};
use super::table::{Row, Table};
use crate::logged;

kernel::id! {
    /// A skill of the list.
    SkillId,
}

/// Skills that one transaction writes: others wait no longer than for these.
const TOGETHER: usize = 400;

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// Why.
    pub message: Message,
}

/// What came of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Skills that were not in the list.
    pub created: i64,
    /// Skills whose names changed.
    pub changed: i64,
    /// Skills that were there, word for word.
    pub unchanged: i64,
    /// Lines that were skipped.
    pub problems: Vec<Problem>,
}

/// The form in which a skill is looked for.
pub(crate) fn key(name: &str) -> String {
    people::expertise::word(name)
}

/// How many skills the list has.
///
/// # Errors
/// Whatever the database meets.
pub fn count(tx: &mut Tx<'_>) -> Result<i64> {
    tx.query_one(&COUNT, params![], |row| row.get(0))
}

/// The names of a skill: key, name, whether it is the preferred one.
type Names = Vec<(String, String, bool)>;

/// What a row of a file is to the list.
struct Change {
    skill: Option<SkillId>,
    uri: String,
    names: Names,
}

/// Loads a file of names in a language: `fr`, `en`, or none. Nothing is taken from the list: skills of profiles
/// are words of their own. A dry run writes nothing.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid` for another language.
pub fn load(
    app: &App,
    by: Option<&Viewer>,
    table: Table,
    lang: &str,
    dry_run: bool,
) -> Result<Loaded> {
    if let Some(viewer) = by {
        viewer.administering()?;
    }
    if !matches!(lang, "" | "fr" | "en") {
        return Err(Error::field("lang", "skills-lang"));
    }
    let (lang, rows) = (lang.to_owned(), table.rows);
    let of = lang.clone();
    let (changes, mut loaded) = app.db.read_blocking(move |tx| plan(tx, &rows, &of))?;
    loaded.problems.extend(table.problems);
    loaded.problems.sort_by_key(|problem| problem.line);
    if dry_run {
        return Ok(loaded);
    }
    let (changes, lang) = (Arc::new(changes), Arc::new(lang));
    for from in (0..changes.len()).step_by(TOGETHER) {
        let (changes, lang) = (changes.clone(), lang.clone());
        app.db.write_blocking(move |tx| {
            let some = changes.iter().skip(from).take(TOGETHER);
            some.into_iter().try_for_each(|change| apply(tx, change, &lang))
        })?;
    }
    if !changes.is_empty() {
        let data = serde_json::json!({ "created": loaded.created, "changed": loaded.changed });
        let by = by.map(|viewer| viewer.id);
        app.db.write_blocking(move |tx| {
            let activity = Activity::new(logged::SKILLS_LOADED, 0).data(data.clone());
            tx.log(match by {
                Some(by) => activity.by(by),
                None => activity,
            })
        })?;
    }
    Ok(loaded)
}

fn plan(tx: &mut Tx<'_>, rows: &[Row], lang: &str) -> Result<(Vec<Change>, Loaded)> {
    let skills: Vec<(SkillId, String)> =
        tx.query(&SKILLS, params![], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let with_uri = skills.into_iter().filter(|(_, uri)| !uri.is_empty());
    let by_uri: HashMap<String, SkillId> = with_uri.map(|(id, uri)| (uri, id)).collect();
    let by_key: HashMap<String, SkillId> =
        tx.query(&KEYS, params![], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect();
    let mut names: HashMap<SkillId, Names> = HashMap::new();
    for (id, key, name, preferred) in tx.query(&NAMES, params![lang], |row| {
        Ok((row.get::<SkillId>(0)?, row.get(1)?, row.get(2)?, row.get::<i64>(3)? == 1))
    })? {
        names.entry(id).or_default().push((key, name, preferred));
    }
    let (mut changes, mut loaded) = (Vec::new(), Loaded::default());
    let mut met: HashMap<String, usize> = HashMap::new();
    for row in rows {
        let own = if row.uri.is_empty() { key(&row.names[0]) } else { row.uri.clone() };
        if let Some(first) = met.insert(own, row.line) {
            let message = Message::new("skills-line-twice").with("first", first);
            loaded.problems.push(Problem { line: row.line, message });
            continue;
        }
        let skill = match row.uri.is_empty() {
            true => by_key.get(&key(&row.names[0])).copied(),
            false => by_uri.get(&row.uri).copied(),
        };
        let wanted = named(&row.names);
        let known = skill.and_then(|skill| names.get(&skill));
        // A name alone says nothing of the others.
        let is_there = known.is_some_and(|known| match row.uri.is_empty() {
            true => known.iter().any(|(key, ..)| *key == wanted[0].0),
            false => same(known, &wanted),
        });
        match (skill, is_there) {
            (Some(_), true) => {
                loaded.unchanged += 1;
                continue;
            }
            (Some(_), false) => loaded.changed += 1,
            (None, _) => loaded.created += 1,
        }
        changes.push(Change { skill, uri: row.uri.clone(), names: wanted });
    }
    Ok((changes, loaded))
}

/// Each name once: of several alike, the first.
fn named(all: &[String]) -> Names {
    let mut names: Names = Vec::new();
    for (at, name) in all.iter().enumerate() {
        let key = key(name);
        if !key.is_empty() && !names.iter().any(|(other, ..)| *other == key) {
            names.push((key, name.clone(), at == 0));
        }
    }
    names
}

fn same(known: &Names, wanted: &Names) -> bool {
    known.len() == wanted.len() && wanted.iter().all(|name| known.contains(name))
}

/// The skill of the list that this is: also where it came into the list since the file was read.
fn known(tx: &mut Tx<'_>, change: &Change) -> Result<Option<SkillId>> {
    if change.skill.is_some() {
        return Ok(change.skill);
    }
    match (change.uri.as_str(), change.names.first()) {
        ("", Some((key, ..))) => tx.query_opt(&OF_PREFERRED, params![key], |row| row.get(0)),
        ("", None) => Ok(None),
        (uri, _) => tx.query_opt(&OF_URI, params![uri], |row| row.get(0)),
    }
}

fn apply(tx: &mut Tx<'_>, change: &Change, lang: &str) -> Result<()> {
    let skill = match known(tx, change)? {
        Some(skill) => skill,
        None => {
            let skill: SkillId = tx.new_id();
            tx.execute(&ADD_SKILL, params![skill, change.uri])?;
            skill
        }
    };
    if !change.uri.is_empty() {
        tx.execute(&FORGET_NAMES, params![skill, lang])?;
    }
    for (key, name, preferred) in &change.names {
        tx.execute(&ADD_NAME, params![skill, lang, key, name, *preferred])?;
    }
    Ok(())
}

impl Loaded {
    /// What came of it, for the command line.
    pub fn text(&self, l: ui::Locale) -> String {
        let counts = [
            l.tn("skills-created", self.created),
            l.tn("skills-changed", self.changed),
            l.tn("skills-unchanged", self.unchanged),
        ];
        let lines = self.problems.iter().map(|problem| problem.said(l));
        std::iter::once(counts.join(" ")).chain(lines).collect::<Vec<_>>().join("\n")
    }
}

impl Problem {
    /// In a sentence.
    pub(crate) fn said(&self, l: ui::Locale) -> String {
        l.t2("skills-line", ("line", self.line), ("why", l.msg(&self.message)))
    }
}
