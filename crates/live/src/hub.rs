//! One follower of the log for all streams of this process.

use std::sync::Arc;

use identity::session::ENDS;
use kernel::limit::Limit;
use kernel::log::{Heard, Tail};
use kernel::work::Runner;
use kernel::{Db, PersonId, Result};
use people::presence::Presence;
use spaces::NARROWS;
use tokio::sync::{broadcast, mpsc, watch};

use crate::addressed::{Addressed, address};
use crate::editing::Editors;
use crate::ephemeral::Ephemeral;
use crate::event::Event;
use crate::listeners::{Listeners, Right};
use crate::peers::{Peers, Word};
use crate::presence;

/// What the hub tells the streams.
#[derive(Clone, Debug)]
pub(crate) enum News {
    /// Something happened.
    Happened(Addressed),
    /// This person read what waited for them, on some device.
    Read(PersonId),
}

/// Hands events of the log to the streams. Cheap to clone.
#[derive(Clone)]
pub struct Hub {
    news: broadcast::Sender<News>,
    ephemeral: broadcast::Sender<Arc<Ephemeral>>,
    listeners: Listeners,
    runner: Runner,
    here: Presence,
    /// What is to be said to other processes.
    words: mpsc::UnboundedSender<Word>,
    /// How often somebody may tell that they are writing.
    pub(crate) typing: Arc<Limit<PersonId>>,
    /// How often somebody may tell that they change a page.
    pub(crate) editing: Arc<Limit<PersonId>>,
    /// Who changes which page.
    pub(crate) editors: Arc<Editors>,
}

/// What a stream listens to.
pub(crate) struct Lines {
    pub(crate) news: broadcast::Receiver<News>,
    pub(crate) ephemeral: broadcast::Receiver<Arc<Ephemeral>>,
    /// What becomes of the right to listen.
    pub(crate) right: Right,
    /// Whether every stream is to end.
    pub(crate) stop: watch::Receiver<bool>,
}

/// News a slow stream may be behind before it has lost some of it, and ends.
const BACKLOG: usize = 4_096;
/// What passes that a slow stream may be behind before it misses some of it.
const PASSING: usize = 256;

/// A page tells it every three seconds; two of them may.
const TYPING_A_MINUTE: u32 = 40;
/// A form tells it every ten seconds; six of them may.
const EDITING_A_MINUTE: u32 = 40;

impl Hub {
    /// A hub that follows the log of `db` from its present end until the runner is closed, and every
    /// stream with it: an open one would hold up the end of the process. Streams opened after this miss
    /// nothing.
    ///
    /// # Errors
    /// Whatever reading the log meets.
    pub async fn start(db: Db, runner: &Runner) -> Result<Hub> {
        let news = broadcast::Sender::new(BACKLOG);
        let (here, turns) = Presence::new();
        let typing = Arc::new(Limit::new(TYPING_A_MINUTE, 60));
        let ephemeral = broadcast::Sender::new(PASSING);
        let (words, said) = mpsc::unbounded_channel();
        let (listeners, runner) = (Listeners::default(), runner.clone());
        let (editing, editors) = (Arc::new(Limit::new(EDITING_A_MINUTE, 60)), Arc::default());
        let hub = Hub { news, ephemeral, listeners, runner, here, words, typing, editing, editors };
        let tail = Tail::from_end(db.clone()).await?.early(&[&ENDS[..], &NARROWS].concat());
        hub.runner.spawn(Peers::new(hub.clone(), db.clone()).follow(turns, said));
        hub.runner.spawn(hub.clone().follow(db, tail));
        Ok(hub)
    }

    async fn follow(self, db: Db, mut tail: Tail) {
        loop {
            // The tail stays where it is when the database fails: nothing is passed over.
            if let Err(error) = self.tell(&db, &mut tail).await {
                self.behind(&error).await;
            }
        }
    }

    /// Waits for the next entries and tells the streams.
    async fn tell(&self, db: &Db, tail: &mut Tail) -> Result<()> {
        let Heard { early, entries } = tail.hear().await?;
        early.iter().chain(&entries).for_each(|entry| self.listeners.heed(entry));
        for person in entries.iter().filter_map(presence::chosen) {
            presence::tell_choice(self, db, person).await;
        }
        let events: Vec<Event> = entries.iter().filter_map(Event::of).collect();
        if self.news.receiver_count() == 0 || events.is_empty() {
            return Ok(());
        }
        let addressed = loop {
            let events = events.clone();
            match db.read(move |tx| address(tx, events.clone())).await {
                Ok(addressed) => break addressed,
                Err(error) => self.behind(&error).await,
            }
        };
        for addressed in addressed {
            drop(self.news.send(News::Happened(addressed)));
        }
        Ok(())
    }

    /// Tells the streams of this person that they read what waited for them. It is not in the log,
    /// where it would be a record of who read what.
    pub fn read(&self, person: PersonId) {
        self.tell_streams(News::Read(person));
        self.tell_peers(Word::Read(person));
    }

    /// Tells the streams of this process something, if there are any.
    pub(super) fn tell_streams(&self, news: News) {
        self.news.send(news).ok();
    }

    /// Tells the other processes something.
    pub(super) fn tell_peers(&self, word: Word) {
        // Nobody listens any more when the process ends.
        self.words.send(word).ok();
    }

    /// Who is here.
    pub fn here(&self) -> &Presence {
        &self.here
    }

    /// Tells something to the streams that are open now. It has a line of its own: however much of it
    /// there is, no stream misses what happened.
    pub(crate) fn pass(&self, ephemeral: Ephemeral) {
        if !ephemeral.people.is_empty() {
            drop(self.ephemeral.send(Arc::new(ephemeral)));
        }
    }

    /// Opens a stream of this person, which has to prove who it is from now on.
    pub(crate) fn listen(&self, person: PersonId) -> Lines {
        Lines {
            right: self.listeners.listen(person),
            news: self.news.subscribe(),
            ephemeral: self.ephemeral.subscribe(),
            stop: self.runner.closed(),
        }
    }

    /// Ends the streams that are open: something that they had to be told may be lost, so whoever
    /// listens proves who they are again and asks for what was missed.
    pub(super) fn end_streams(&self) {
        self.listeners.end_all();
    }

    /// Says that the log cannot be read, and waits a second. Rights may have ended meanwhile.
    async fn behind(&self, error: &kernel::Error) {
        tracing::error!(%error, "live events are behind");
        self.end_streams();
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    }
}
