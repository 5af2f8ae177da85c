//! Levels: what of a space reaches a person's inbox and mail.
//!
//! | what happens | all | threads | mentions | nothing |
//! |---|---|---|---|---|
//! | one is named: mentioned, praised, asked to answer; an announcement | yes | yes | yes | no |
//! | words on what is one's own, or in a thread one is in | yes | yes | no | no |
//! | a new post of the space, whoever it is for | yes | no | no | no |
//! | who is in it: requests, answers to them, being added | yes | yes | yes | yes |
//!
//! Invariants:
//! - a level is its person's alone, told to nobody; a space without a row is at *threads*;
//! - what the viewer may not see has no level, with the answer for what is not there;
//! - levels are of communities: a conversation or a wall is muted, or not.

mod actions;

use std::collections::HashMap;

use kernel::{Activity, Error, PersonId, Result, SpaceId, Tx, Viewer, params};

use crate::Visible;
use crate::logged;
use crate::store::{LEVEL, LEVELS, LEVELS_CHOSEN, LEVELS_OF, SET_LEVEL, UNSET_LEVEL, WATCHERS};

pub(crate) use actions::{
    __path_api_read, __path_api_write, api_read, api_write, submit, submit_usual,
};

kernel::words! {
    /// How much of a space reaches one's inbox.
    #[derive(Default)]
    Level {
        /// Every new post, beside what *threads* lets through.
        #[serde(alias = "first")]
        All = "all",
        /// The threads they are in and what names them: the usual.
        #[default]
        #[serde(alias = "everything")]
        Threads = "threads",
        /// Only what names them.
        Mentions = "mentions",
        /// None of what is written there.
        Nothing = "nothing",
    } or Threads
}

kernel::words! {
    /// How something that happens in a space concerns a person.
    Concern {
        /// It names them.
        Named = "named",
        /// It is about what is theirs, or a thread they are in.
        Own = "own",
        /// It is new in the space.
        New = "new",
        /// It is about who is in the space.
        Membership = "membership",
    } or New
}

impl Level {
    /// Whether something of this concern reaches the inbox.
    pub fn lets(self, concern: Concern) -> bool {
        match concern {
            Concern::Membership => true,
            Concern::Named => self != Level::Nothing,
            Concern::Own => matches!(self, Level::All | Level::Threads),
            Concern::New => self == Level::All,
        }
    }
}

/// The viewer's level of a space.
pub fn level(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible) -> Result<Level> {
    level_of(tx, viewer, space.id)
}

/// The same for whoever shows it where the space is visible only.
pub(crate) fn level_of(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId) -> Result<Level> {
    let word = tx.query_opt(&LEVEL, params![viewer.id, space], |row| row.get::<String>(0))?;
    Ok(word.map_or_else(Level::default, |word| Level::parse(&word)))
}

/// All levels that a person chose, kept in memory: `level.changed` by them changes it.
#[derive(Clone, Debug, Default)]
pub struct Levels(HashMap<SpaceId, Level>);

impl Levels {
    /// As of this transaction.
    pub fn load(tx: &mut Tx<'_>, person: PersonId) -> Result<Levels> {
        let rows = tx.query(&LEVELS, params![person], |row| {
            Ok((row.get(0)?, Level::parse(&row.get::<String>(1)?)))
        })?;
        Ok(Levels(rows.into_iter().collect()))
    }

    /// The level of a space.
    pub fn of(&self, space: SpaceId) -> Level {
        self.0.get(&space).copied().unwrap_or_default()
    }
}

/// Sets the viewer's level of a space.
///
/// # Errors
/// `Forbidden` for a wall or a conversation.
pub fn set(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible, level: Level) -> Result<()> {
    if !space.is_community() {
        return Err(Error::forbidden());
    }
    let changed = match level {
        Level::Threads => tx.execute(&UNSET_LEVEL, params![viewer.id, space.id])?,
        _ => tx.execute(&SET_LEVEL, params![viewer.id, space.id, level.as_str()])?,
    };
    if changed == 0 {
        return Ok(());
    }
    tx.log(Activity::new(logged::LEVEL_CHANGED, space.id.0).by(viewer.id))
}

/// The levels of these people in a space; who is not named is at *threads*.
pub fn of_people(
    tx: &mut Tx<'_>,
    space: SpaceId,
    people: &[PersonId],
) -> Result<HashMap<PersonId, Level>> {
    let ids: Vec<i64> = people.iter().map(|person| person.0).collect();
    let rows = tx.query(&LEVELS_OF, params![space, ids], |row| {
        Ok((row.get(0)?, Level::parse(&row.get::<String>(1)?)))
    })?;
    Ok(rows.into_iter().collect())
}

/// Who wants to hear of each new post of a space.
pub fn watchers(tx: &mut Tx<'_>, space: SpaceId) -> Result<Vec<PersonId>> {
    tx.query(&WATCHERS, params![space], |row| row.get(0))
}

/// A space with a level of its own.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The level.
    pub level: Level,
}

/// The spaces that the viewer still sees and for which they chose a level, by name.
pub fn chosen(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Chosen>> {
    tx.query(&LEVELS_CHOSEN, params![viewer.id, viewer.sees_open()], |row| {
        let level = Level::parse(&row.get::<String>(2)?);
        Ok(Chosen { slug: row.get(0)?, name: row.get(1)?, level })
    })
}

#[cfg(test)]
mod tests {
    use super::{Concern, Level};

    #[test]
    fn each_level_lets_through_what_the_table_says() {
        use Concern::{Membership, Named, New, Own};
        for (level, expected) in [
            (Level::All, [true, true, true, true]),
            (Level::Threads, [true, true, false, true]),
            (Level::Mentions, [true, false, false, true]),
            (Level::Nothing, [false, false, false, true]),
        ] {
            let got = [Named, Own, New, Membership].map(|concern| level.lets(concern));
            assert_eq!(got, expected, "{level:?}");
        }
    }
}
