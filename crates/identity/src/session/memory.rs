//! Who was found behind a session or an access token, kept in memory so that a page need not ask
//! again. Ended sessions, revoked tokens and changed people are forgotten by the log.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use kernel::log::{CaughtUp, Projection};
use kernel::{App, Cache, Entry, PersonId, Result, Time, Tx, Viewer};

use crate::logged;
use crate::store::{sessions, tokens};

/// Sessions and tokens kept, at most.
const MOST: usize = 50_000;

/// The sessions and access tokens lately used, by the hash of their secret.
#[derive(Debug)]
pub struct Sessions {
    sessions: Cache<String, sessions::Found>,
    tokens: Cache<String, tokens::Found>,
    /// What signs the cookie of browsers that were signed in here; once made, it stays.
    known_key: OnceLock<String>,
}

impl Default for Sessions {
    fn default() -> Self {
        let known_key = OnceLock::new();
        Sessions { sessions: Cache::new(MOST), tokens: Cache::new(MOST), known_key }
    }
}

impl Sessions {
    pub(super) fn known_key(&self) -> &OnceLock<String> {
        &self.known_key
    }

    /// The session of this hash, where it has not ended. Asks the database unless memory is in step.
    pub(super) async fn session(
        &self,
        app: &App,
        caught_up: CaughtUp,
        hash: &str,
    ) -> Result<Option<Arc<sessions::Found>>> {
        // One that seems to be over may have been prolonged by another process since.
        let lasts = |known: &Arc<sessions::Found>| known.expires_at > app.clock().now();
        if caught_up.0
            && let Some(known) = self.sessions.get(&hash.to_owned()).filter(lasts)
        {
            return Ok(Some(known));
        }
        let (ticket, wanted) = (self.sessions.ticket(), hash.to_owned());
        let found = app.db.read(move |tx| sessions::find(tx, &wanted)).await?;
        Ok(found.map(|found| ticket.keep(hash.to_owned(), found, 1)))
    }

    /// The access token of this hash, where it may still be used. Asks the database likewise.
    pub(super) async fn token(
        &self,
        app: &App,
        caught_up: CaughtUp,
        hash: &str,
    ) -> Result<Option<Arc<tokens::Found>>> {
        let now: Time = app.clock().now();
        let lasts = |known: &Arc<tokens::Found>| known.expires_at.is_none_or(|at| at > now);
        if caught_up.0
            && let Some(known) = self.tokens.get(&hash.to_owned()).filter(lasts)
        {
            return Ok(Some(known));
        }
        let (ticket, wanted) = (self.tokens.ticket(), hash.to_owned());
        let found = app.db.read(move |tx| tokens::find(tx, &wanted)).await?;
        Ok(found.map(|found| ticket.keep(hash.to_owned(), found, 1)))
    }

    /// Forgets when a session or token was last used: that was just written down.
    pub(super) fn touched(&self, hash: &str) {
        self.sessions.invalidate(&hash.to_owned());
        self.tokens.invalidate(&hash.to_owned());
    }

    fn invalidate(&self, whose: impl Fn(&Viewer) -> bool) {
        self.sessions.invalidate_where(|_, found| whose(&found.viewer));
        self.tokens.invalidate_where(|_, found| whose(&found.viewer));
    }
}

impl Projection for Sessions {
    fn at_once(&self) -> &'static [&'static str] {
        &super::ENDS
    }

    fn apply(&self, _: &mut Tx<'_>, entries: &[Entry]) -> Result<()> {
        if entries.iter().any(|entry| entry.kind == logged::SIGN_IN_RULES) {
            self.invalidate(|_| true);
        }
        let changed: HashSet<PersonId> = entries.iter().flat_map(whose).collect();
        if !changed.is_empty() {
            self.invalidate(|viewer| changed.contains(&viewer.id));
        }
        Ok(())
    }
}

/// The people whose sessions an entry may concern: who did it, and whom it was done to.
fn whose(entry: &Entry) -> impl Iterator<Item = PersonId> {
    let concerned = match entry.kind.as_str() {
        logged::SESSION_OPENED
        | logged::TOKEN_CREATED
        | people::logged::PERSON_CREATED
        | people::logged::PERSON_FOLLOWED
        | people::logged::PERSON_UNFOLLOWED => false,
        people::logged::GROUP_JOINED | people::logged::GROUP_LEFT => true,
        kind => {
            ["session.", "token.", "person.", "factor."].iter().any(|start| kind.starts_with(start))
        }
    };
    let people = [entry.actor, Some(PersonId(entry.object))];
    people.into_iter().flatten().filter(move |_| concerned)
}
