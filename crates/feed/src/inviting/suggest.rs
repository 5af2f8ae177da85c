//! Whom the managers of a space may want to invite: people whom they see, each with the reason.

use std::collections::HashSet;

use kernel::{PersonId, Result, Tx, Viewer, params};
use people::PersonCard;
use posts::reading::floor_of;
use serde::Serialize;
use spaces::Managed;

use super::store::{COLLEAGUES, SKILLED, TOPICS, WRITERS};

/// How many are suggested in all, and for one reason.
const MOST: usize = 12;
const EACH: i64 = 4;
/// How many topics and other words of the space are looked for.
const WORDS: usize = 8;
/// Since when posts about its topics count, in seconds.
const SINCE: i64 = 90 * 86_400;

kernel::words! {
    /// Why somebody is suggested.
    #[schema(as = SuggestedBecause)]
    Why {
        /// They have this skill, and the space is about it.
        Skill = "skill",
        /// They wrote about this topic, and the space is about it.
        Topic = "topic",
        /// They have your job title.
        Job = "job",
    } or Skill
}

/// Somebody who may be invited.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = SuggestedPerson)]
pub(crate) struct Suggestion {
    /// Who.
    pub person: PersonCard,
    /// Why.
    pub why: Why,
    /// The skill, topic or job title.
    pub word: String,
}

/// What a space is about: its topics, then the words of its name and description.
fn words(tx: &mut Tx<'_>, space: &Managed) -> Result<Vec<String>> {
    let topics = params![space.id, WORDS as i64];
    let mut words: Vec<String> = tx.query(&TOPICS, topics, |row| row.get(0))?;
    let said = text::fold(&format!("{} {}", space.name, space.description));
    let said = said.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 4);
    for word in said {
        if words.len() < 2 * WORDS && !words.iter().any(|one| one == word) {
            words.push(word.to_owned());
        }
    }
    Ok(words)
}

/// Those suggested to the viewer, who manages the space; nobody where people are not invited.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn suggestions(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Managed,
) -> Result<Vec<Suggestion>> {
    if !spaces::inviting::may(space) {
        return Ok(Vec::new());
    }
    let (open, since) = (viewer.sees_open(), floor_of(tx.now().plus_seconds(-SINCE)));
    let mut found: Vec<(PersonId, Why, String)> = Vec::new();
    for word in words(tx, space)? {
        let of = word.as_str();
        let skilled = params![viewer.id, open, space.id, of, EACH];
        let people: Vec<PersonId> = tx.query(&SKILLED, skilled, |row| row.get(0))?;
        found.extend(people.into_iter().map(|person| (person, Why::Skill, word.clone())));
        let writers = params![viewer.id, open, space.id, of, EACH, since];
        let people: Vec<PersonId> = tx.query(&WRITERS, writers, |row| row.get(0))?;
        found.extend(people.into_iter().map(|person| (person, Why::Topic, word.clone())));
    }
    let colleagues = params![viewer.id, open, space.id, EACH];
    found.extend(tx.query(&COLLEAGUES, colleagues, |row| {
        Ok((row.get::<PersonId>(0)?, Why::Job, row.get::<String>(1)?))
    })?);
    let mut met = HashSet::new();
    found.retain(|(person, ..)| met.insert(*person));
    found.truncate(MOST);
    let ids: Vec<PersonId> = found.iter().map(|(person, ..)| *person).collect();
    let cards = people::cards(tx, &ids)?;
    let made = found.into_iter().filter_map(|(person, why, word)| {
        Some(Suggestion { person: cards.get(&person)?.clone(), why, word })
    });
    Ok(made.collect())
}
