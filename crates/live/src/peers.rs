//! What passes, told to the pages that other processes serve, and heard of them. Where a word is lost
//! the next page that is loaded shows what is so; of who is here, each process says again and again
//! how many it has.

use std::collections::HashSet;

use kernel::db::Peer;
use kernel::{Db, PersonId, Time};
use people::presence::{self, BEAT, Change, Changes, Node};
use serde::{Deserialize, Serialize};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::mpsc;
use tokio::time::MissedTickBehavior;

use crate::ephemeral::{Ephemeral, Moment};
use crate::hub::{Hub, News};
use crate::presence::tell_turn;

/// People named in one word: of the longest identifiers they fit in what a server takes at once.
const NAMED: usize = 300;

/// What a process says to the others.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Word {
    /// Say who is on your pages: words may have been missed.
    Ask,
    /// Who is on mine.
    Presence(presence::Word),
    /// This person read what waited for them.
    Read(PersonId),
    /// Somebody is writing where these people may know it.
    Writing(Moment, Vec<PersonId>),
    /// Somebody is changing a page; these people do not hear of them.
    Editing(i64, PersonId, HashSet<PersonId>, Time),
}

#[derive(Serialize, Deserialize)]
struct Said {
    node: Node,
    word: Word,
}

/// Tells the other processes what passes here, and the pages of this one what passes there, for ever.
pub(super) struct Peers {
    hub: Hub,
    db: Db,
    node: Node,
}

impl Peers {
    pub(super) fn new(hub: Hub, db: Db) -> Peers {
        Peers { hub, db, node: Node(kernel::secret::short()) }
    }

    /// Follows who comes and leaves here, what `words` are to be said, and what is heard.
    pub(super) async fn follow(self, mut turns: Changes, mut words: mpsc::UnboundedReceiver<Word>) {
        let mut heard = self.db.peers();
        let mut beat = tokio::time::interval(BEAT);
        // After a while without the database, beats that come at once would say that all others ended.
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        self.say(Word::Ask).await;
        loop {
            tokio::select! {
                turn = turns.next() => self.turned(turn).await,
                Some(word) = words.recv() => self.say(word).await,
                peer = heard.recv() => match peer {
                    Ok(Peer::Says(words)) => self.hear(&words).await,
                    Ok(Peer::Begun) => self.say(Word::Ask).await,
                    Ok(Peer::Missed) | Err(RecvError::Lagged(_)) => {
                        self.hub.end_streams();
                        self.say(Word::Ask).await;
                    }
                    // The database is closed: only what happens here is left to tell.
                    Err(RecvError::Closed) => return,
                },
                _ = beat.tick(), if self.db.is_shared() => self.beat().await,
            }
        }
    }

    /// Somebody came to the pages of this process, or left them.
    async fn turned(&self, turn: Change) {
        let Change { person, here } = turn;
        let word = if here { presence::Word::Came(person) } else { presence::Word::Left(person) };
        self.say(Word::Presence(word)).await;
        if !self.hub.here().is_elsewhere(person) {
            tell_turn(&self.hub, &self.db, turn).await;
        }
    }

    async fn hear(&self, words: &str) {
        let Ok(Said { node, word }) = serde_json::from_str(words) else {
            return tracing::debug!("another release says something");
        };
        if node == self.node {
            return;
        }
        match word {
            Word::Ask => self.say_all().await,
            Word::Presence(word) => {
                let (turns, missed) = self.hub.here().hear(node, word);
                for turn in turns {
                    tell_turn(&self.hub, &self.db, turn).await;
                }
                if missed {
                    self.say(Word::Ask).await;
                }
            }
            Word::Read(person) => self.hub.tell_streams(News::Read(person)),
            Word::Editing(page, actor, deaf, at) => {
                self.hub.note_editing(page, actor, &deaf, at);
            }
            Word::Writing(data, people) => {
                self.hub.pass(Ephemeral { name: "typing", people, data });
            }
        }
    }

    async fn beat(&self) {
        self.say(Word::Presence(presence::Word::Still(self.hub.here().own().len()))).await;
        for turn in self.hub.here().beat() {
            tell_turn(&self.hub, &self.db, turn).await;
        }
    }

    async fn say_all(&self) {
        let mut left = self.hub.here().own();
        loop {
            let people = left.split_off(left.len().saturating_sub(NAMED));
            let last = left.is_empty();
            self.say(Word::Presence(presence::Word::All { people, last })).await;
            if last {
                return;
            }
        }
    }

    async fn say(&self, word: Word) {
        let words =
            serde_json::to_string(&Said { node: self.node.clone(), word }).unwrap_or_default();
        if let Err(error) = self.db.say(words).await {
            tracing::debug!(%error, "other processes did not hear what passes");
        }
    }
}
