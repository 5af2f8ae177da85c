//! Where documents come from: each crate registers those of what it owns.

use kernel::log::Entry;
use kernel::{Result, Time, Tx, Viewer};

use crate::Document;

/// A kind of thing that is found. Declared with [`source!`](crate::source!) by the crate that owns it.
pub trait Source: Send + Sync + 'static {
    /// Its name in the index: `post`, `person`. Never changed.
    fn name(&self) -> &'static str;

    /// The kinds of its documents that are no kinds of posts. Each is called `search-kind-KIND` in messages.
    fn kinds(&self) -> &'static [&'static str] {
        &[]
    }

    /// Of which objects the documents changed, by these entries of the log.
    ///
    /// # Errors
    /// Whatever the database meets.
    fn touched(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<Vec<i64>>;

    /// Whether somebody was erased, by these entries: then nothing of what left the index stays in its files.
    fn erases(&self, _entries: &[Entry]) -> bool {
        false
    }

    /// The documents of these objects. What is not there any more is left out, and leaves the index.
    ///
    /// # Errors
    /// Whatever the database meets.
    fn documents(&self, tx: &mut Tx<'_>, objects: &[i64]) -> Result<Vec<Document>>;

    /// Up to `most` objects with smaller numbers than `before`, the greatest first: the index is made of
    /// these, the newest at once.
    ///
    /// # Errors
    /// Whatever the database meets.
    fn before(&self, tx: &mut Tx<'_>, before: i64, most: i64) -> Result<Vec<i64>>;

    /// How many objects there are, to say how far making an index has come.
    ///
    /// # Errors
    /// Whatever the database meets.
    fn count(&self, tx: &mut Tx<'_>) -> Result<i64>;

    /// What is shown of these objects, of those that the viewer may see: asked of the database, whatever the
    /// index says.
    ///
    /// # Errors
    /// Whatever the database meets.
    fn found(&self, tx: &mut Tx<'_>, viewer: &Viewer, objects: &[i64]) -> Result<Vec<Found>>;
}

/// What is shown of a thing that was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Which.
    pub object: i64,
    /// What it is called; empty where its text is all there is.
    pub title: String,
    /// The address of its page: of a comment, of the very comment.
    pub href: String,
    /// The text to show an extract of.
    pub text: String,
    /// Texts beside it to show an extract of, where the match is in one of them: a name and a text, as of a
    /// file.
    pub beside: Vec<(String, String)>,
    /// The language of the words.
    pub lang: String,
    /// What it is, as in [`Document::kind`].
    pub kind: String,
    /// The icon of what it is.
    pub icon: String,
    /// Who wrote it.
    pub author: Option<Named>,
    /// Where it is.
    pub space: Option<Named>,
    /// When it was written; nothing where that says nothing.
    pub at: Option<Time>,
    /// The address of a picture.
    pub picture: Option<String>,
}

/// A name, and where it leads.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Named {
    /// The name.
    pub name: String,
    /// The address.
    pub href: String,
}

/// A source that some crate declares.
pub struct Registered(pub &'static dyn Source);

inventory::collect!(Registered);

/// Registers a [`Source`] for the search of the whole network.
#[macro_export]
macro_rules! source {
    ($source:expr) => {
        $crate::inventory::submit! { $crate::source::Registered(&$source) }
    };
}

/// All sources, in the order of their names.
pub fn all() -> Vec<&'static dyn Source> {
    let mut all: Vec<_> = inventory::iter::<Registered>.into_iter().map(|one| one.0).collect();
    all.sort_by_key(|source| source.name());
    all
}

/// The source of this name.
pub fn named(name: &str) -> Option<&'static dyn Source> {
    all().into_iter().find(|source| source.name() == name)
}
