//! The index itself: opened, asked, written.

mod progress;
mod store;
mod tolerant;

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use kernel::error::Meaning;
use kernel::{Error, Result, Time};
use tantivy::TantivyError;
use tantivy::collector::{FilterCollector, TopDocs};

use crate::Document;
use crate::collect::{Admits, Counter, Counts, Order, Sees, Top};
use crate::query::{Query, Strictness, build};

pub(crate) use progress::{Making, Progress};
pub(crate) use store::{ASKS, Batch, Store};
pub use tolerant::Outcome;

/// Documents that [`Index::made_of`] commits together.
const TOGETHER: usize = 50_000;

/// The index of a network: one value of the application (`kernel::Db::value`), closed until
/// [`Indexer`](crate::Indexer) opens it.
#[derive(Default)]
pub struct Index(RwLock<Option<Arc<Store>>>);

/// Whether the index holds all there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is not open: nothing is found.
    Closed,
    /// It is being made: the newest is found already.
    Making {
        /// Documents looked at.
        done: u64,
        /// Documents there are, about.
        all: u64,
    },
    /// It follows the log.
    Ready,
}

impl State {
    /// How much of it is made, in per cent; nothing where it is not open.
    pub fn share(self) -> Option<i64> {
        match self {
            State::Closed => None,
            State::Ready => Some(100),
            // What is not done is never said to be.
            State::Making { done, all } => {
                i64::try_from(done * 100 / all.max(1)).ok().map(|n| n.min(99))
            }
        }
    }
}

/// What is asked of the index.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// What to find.
    pub query: &'a Query,
    /// How strictly its words are meant.
    pub strictness: Strictness,
    /// In which order.
    pub order: Order,
    /// How many to pass over, and to answer at most.
    pub skip: usize,
    /// See `skip`.
    pub most: usize,
    /// Whether all are counted.
    pub count: bool,
    /// The hour, by which things are old.
    pub now: Time,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The documents, in their order.
    pub hits: Vec<Hit>,
    /// How many there are in all, where that was asked.
    pub counts: Option<Counts>,
    /// Whether there are more.
    pub more: bool,
}

/// A document that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The name of the source it comes from.
    pub source: String,
    /// Its object.
    pub object: i64,
}

impl Index {
    /// An index of these documents, in a folder or in memory: for measures.
    ///
    /// # Errors
    /// `Unavailable` where it cannot be written.
    pub fn made_of(
        folder: Option<&Path>,
        source: &'static str,
        documents: impl Iterator<Item = Document>,
    ) -> Result<Index> {
        let index = Index::default();
        let store = index.open(folder, true)?;
        let mut documents = documents.peekable();
        while documents.peek().is_some() {
            let documents = documents.by_ref().take(TOGETHER).map(|document| (source, document));
            let batch = Batch { objects: Vec::new(), documents: documents.collect() };
            store.commit(batch, Progress::fresh()).map_err(Error::unavailable)?;
        }
        Ok(index)
    }

    /// The same as the library answers it, with its own collectors: the yardstick of measures.
    #[doc(hidden)]
    pub fn bare(
        &self,
        query: &Query,
        most: usize,
        gate: &'static (dyn Fn(i64) -> bool + Send + Sync),
    ) {
        let Some(store) = self.store() else { return };
        let searcher = store.reader.searcher();
        let Ok(built) = build(&searcher, &store.fields, query, Strictness::All) else { return };
        let top = TopDocs::with_limit(most).order_by_score();
        let filtered = FilterCollector::new("gate".to_owned(), gate, top);
        drop(searcher.search(&built, &filtered));
    }

    /// How far it is.
    pub fn state(&self) -> State {
        let Some(store) = self.store() else { return State::Closed };
        match store.progress().making {
            Some(making) => State::Making { done: making.done, all: making.all },
            None => State::Ready,
        }
    }

    /// Has it made again, by whoever keeps it in step.
    pub fn make_again(&self) {
        if let Some(store) = self.store() {
            store.discard();
        }
    }

    /// Has every file of it looked at, by whoever keeps it in step: reading it met something that cannot be.
    pub fn doubt(&self) {
        if let Some(store) = self.store() {
            store.doubt();
        }
    }

    /// Finds what is asked, of what the viewer sees. Takes as long as the processor needs: to be called where
    /// that holds nobody up.
    ///
    /// # Errors
    /// `Unavailable` where the index cannot be read; it is then looked at.
    pub fn search(&self, asked: &Asked<'_>, sees: &dyn Sees) -> Result<Answer> {
        let Some(store) = self.store() else { return Ok(Answer::default()) };
        let answer = ask(&store, asked, sees);
        answer.map_err(|error| {
            store.doubt();
            Error::unavailable(error)
        })
    }

    /// Words of the index that are spelt nearly like this one, the likeliest first. They prove nothing: whether
    /// the viewer may see a document that has one must be asked.
    pub fn alike(&self, word: &str) -> Vec<String> {
        let Some(store) = self.store() else { return Vec::new() };
        let searcher = store.reader.searcher();
        let mut words = Vec::new();
        for field in [store.fields.body, store.fields.title] {
            let found =
                crate::query::alike(&searcher, field, &text::fold(word)).unwrap_or_default();
            words.extend(found.into_iter().map(|(word, count)| (count, word[1..].to_owned())));
        }
        words.sort_unstable_by(|a, b| b.cmp(a));
        let mut words: Vec<String> = words.into_iter().map(|(_, word)| word).collect();
        let mut seen = std::collections::HashSet::new();
        words.retain(|word| seen.insert(word.clone()));
        words
    }

    pub(crate) fn store(&self) -> Option<Arc<Store>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Opens what is in a folder, or an empty one in memory; begins it again where `again` says so.
    ///
    /// # Errors
    /// `Conflict` where another process keeps it, `Unavailable` for anything else.
    pub(crate) fn open(&self, folder: Option<&Path>, again: bool) -> Result<Arc<Store>> {
        let store = Store::open(folder, again).map_err(|error| match error {
            TantivyError::LockFailure(..) => {
                Error::new(Meaning::Conflict, "error-unavailable").because(error)
            }
            error => Error::unavailable(error),
        });
        let store = Arc::new(store?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(store.clone());
        Ok(store)
    }

    /// Leaves it, to be opened again: another process may.
    pub fn close(&self) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

fn ask(store: &Store, asked: &Asked<'_>, sees: &dyn Sees) -> tantivy::Result<Answer> {
    let Asked { query, strictness, order, skip, most, count, now } = *asked;
    let searcher = store.reader.searcher();
    let built = build(&searcher, &store.fields, query, strictness)?;
    let admits = Admits { sees, filter: &query.filter };
    let order = if query.has_words() { order } else { Order::Newest };
    let prunes = query.words.iter().all(|clause| !clause.unfinished);
    let top = Top { admits, order, most: skip + most + 1, now, prunes };
    let found = searcher.search(&built, &top)?;
    let more = found.len() > skip + most;
    let mut hits = Vec::new();
    for (_, address) in found.iter().skip(skip).take(most) {
        let fast = searcher.segment_reader(address.segment_ord).fast_fields();
        let object = fast.i64("object")?.first(address.doc_id);
        let mut source = String::new();
        if let Some(sources) = fast.str("source")?
            && let Some(ord) = sources.term_ords(address.doc_id).next()
        {
            sources.ord_to_str(ord, &mut source)?;
        }
        hits.extend(object.map(|object| Hit { source, object }));
    }
    let counts = match count {
        true => Some(searcher.search(&built, &Counter { admits })?),
        false => None,
    };
    Ok(Answer { hits, counts, more })
}
