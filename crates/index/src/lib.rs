//! The full-text index: what of the network is found, and how words meet it.
//!
//! What holds here:
//! - The index is a reader of the log. Crates say what is found of what they own ([`source!`]); the index
//!   asks for the documents of what an entry touched, and commits them with its position in the log. It can be
//!   made again from the database at any time, and is where it is damaged or of another version.
//! - A document says behind which [`Gate`] it stands, never who may see it. Whoever asks brings what the
//!   viewer sees, of that moment, and it is asked of each candidate before anything is counted or
//!   ranked: nothing is found, counted or offered that the viewer may not see.
//! - Words are not kept in it: what is shown comes from the database, by [`Source::found`], which asks again
//!   whether it may be.
//!
//! Deliberately absent: statistics by viewer. How rare a word is counts over all documents, also those that
//! a viewer does not see; it moves the order a little and tells nothing else.

mod alike;
mod analysis;
mod collect;
mod document;
mod highlight;
mod index;
mod indexer;
mod query;
mod schema;
pub mod source;
mod word;

#[doc(hidden)]
pub use kernel::inventory;

pub use alike::Asking;
pub use collect::{Counts, Order, Sees};
pub use document::{Document, Gate};
pub use highlight::{Extract, Highlighter};
pub use index::{Answer, Asked, Hit, Index, Outcome, State};
pub use indexer::Indexer;
pub use query::{Clause, Filter, Query, Strictness};
pub use source::{Found, Named, Source};
pub use word::{Word, words};
