//! The kinds of what waits for people: one file a kind, which says [`kind!`](crate::kind). Those here are
//! of posts, spaces and people; another crate declares its own in the same way.
//!
//! A kind says which entries of the log it looks at and whom an entry concerns. Everything that holds
//! for all kinds is asked once, by the [reader](crate::reader): nobody hears of their own acts, of
//! what they may not see, of what they muted (unless it [outranks](Outranks) that), or of what their
//! level of the space leaves out.

mod accepted;
mod added;
mod announced;
mod asks;
mod comment;
mod declined;
mod enrolled;
mod follower;
mod handover;
mod invitation;
mod invited;
pub(crate) mod mention;
mod message;
mod orphan;
mod post;
mod praise;
pub(crate) mod reaction;
mod reply;
mod request;
pub(crate) mod review;
mod said;
mod security;
mod store;
pub(crate) mod thread;

use std::collections::HashSet;
use std::sync::LazyLock;

use kernel::{Entry, PersonId, Result, SpaceId, Tx, Viewer};
use posts::mutes::Happening;
use posts::{CommentId, PostId};
use spaces::Concern;

#[doc(hidden)]
pub use kernel::inventory;
pub use said::Said;

/// A kind of what waits, as a crate declares it.
pub struct Declared(pub &'static Kind);

kernel::inventory::collect!(Declared);

/// Declares a kind of what waits: `inbox::kind!(KIND);`, where `KIND` is a static [`Kind`](kinds::Kind).
#[macro_export]
macro_rules! kind {
    ($kind:expr) => {
        $crate::kinds::inventory::submit! { $crate::kinds::Declared(&$kind) }
    };
}

/// Every kind, by its place: the same in all applications of a process, for kinds read the log, which
/// takes code. Where one entry concerns a person in several ways, the first kind here tells it.
static KINDS: LazyLock<Vec<&'static Kind>> = LazyLock::new(|| {
    let declared = kernel::inventory::iter::<Declared>.into_iter();
    let mut all: Vec<&Kind> = declared.map(|declared| declared.0).collect();
    all.sort_by_key(|kind| (kind.place, kind.name));
    all
});

/// Every kind, in the order in which one entry is told.
pub fn all() -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().copied()
}

/// A kind of what waits. Its words are messages of Fluent in the crate that declares it:
/// `inbox-kind-NAME` says what happened (`name`: who did it, `space`: where), `mail-kind-NAME` what
/// mails of it are called.
pub struct Kind {
    /// As stored, in the keys of its words, and in settings.
    pub name: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// Where it stands among the others: lower numbers first.
    pub place: u16,
    /// The kinds of entries it looks at.
    pub of: &'static [&'static str],
    /// What people's levels of a space ask of it; none where levels do not apply.
    pub concern: Option<Concern>,
    /// How it waits.
    pub delivery: Delivery,
    /// Where the settings show it, and to whom.
    pub group: Group,
    /// Which mutes it passes, for it is addressed to its person.
    pub outranks: Outranks,
    /// Whether it reaches its person also from somebody they blocked: what they must answer, and what
    /// becomes of them.
    pub owed: bool,
    /// Whether it is told in which fields of the post its person is named: in the words `inbox-kind-NAME-in`
    /// (`name`, `field`), while one names them.
    pub in_field: bool,
    /// Where its items lead, where that is not what they are about: of the name in addresses of the space they
    /// are about, or nothing, and the number of what they are about.
    pub href: Option<fn(&str, i64) -> String>,
    /// Whom an entry concerns, and by what.
    pub find: fn(&mut Tx<'_>, &Happened<'_>) -> Result<Option<Found>>,
}

/// Where the settings show a kind, and to whom: who can never be told of it does not see it there.
#[derive(Clone, Copy, Debug)]
pub enum Group {
    /// What is said to its person.
    ForMe,
    /// What is said where they read.
    Discussions,
    /// What has a day: events, tasks, deadlines.
    Planning,
    /// What those who manage a space are told.
    Managing,
    /// Their account, and the spaces they are in.
    Account,
    /// Running the network: what those are told of whom this holds.
    Network(fn(&mut Tx<'_>, &Viewer) -> Result<bool>),
}

impl Group {
    /// The words of the headings, in the order in which they are shown.
    pub(crate) const HEADINGS: [&'static str; 6] =
        ["for-me", "discussions", "planning", "managing", "account", "network"];

    /// The heading it stands under.
    pub(crate) fn heading(self) -> &'static str {
        let place = match self {
            Group::ForMe => 0,
            Group::Discussions => 1,
            Group::Planning => 2,
            Group::Managing => 3,
            Group::Account => 4,
            Group::Network(_) => 5,
        };
        Group::HEADINGS[place]
    }
}

/// How an item waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Delivery {
    /// Unread until it is read; by mail at once, unless its person chose otherwise.
    AtOnce,
    /// The same at the hour its person set, whatever their hours are: they asked for it themselves.
    Asked,
    /// The same, by mail once a day.
    Daily,
    /// Unread until it is read; by mail in letters of its own, which whoever declares it sends to those
    /// who [want them](crate::want_letters).
    Letter,
    /// In the list, never unread, never mailed.
    Quiet,
}

/// Which mutes something passes: being addressed personally outranks them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outranks {
    /// None: it is said to everybody there.
    Nothing,
    /// That of whoever did it: it is addressed to its person, in a place that may be muted.
    WhoDidIt,
    /// Every mute: it names its person.
    Everything,
}

/// An entry, with what was said where it is about words.
pub struct Happened<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// The post or comment it is about, where it is about one that is there.
    pub said: Option<Said>,
}

/// What an item is grouped by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Subject {
    /// A post: a thread.
    Post(PostId),
    /// A space.
    Space(SpaceId),
    /// A person.
    Person(PersonId),
    /// Something else that has a page of its own: its kind says [where](Kind::href).
    Matter(i64),
}

/// People with what waits for them.
pub struct Found {
    /// Who: whether they see it, want it or muted it is asked by the reader.
    pub people: Vec<PersonId>,
    /// What of several acts is one item.
    pub dedup_key: &'static str,
    /// What it is shown under.
    pub subject: Subject,
    /// The number of what it is made of: a post, a comment, a person.
    pub source: i64,
    /// Who must see this space to see the item.
    pub space: Option<SpaceId>,
    /// The post that must be there for it to be shown.
    pub post: Option<PostId>,
    /// The comment that must be.
    pub comment: Option<CommentId>,
    /// Whether another act makes the item new again.
    pub again: bool,
    /// From when on neither mails nor devices tell it: it says what will be then.
    pub until: Option<kernel::Time>,
}

/// The kinds of entries by which words come to be.
pub(crate) const WRITTEN: [&str; 4] =
    ["post.published", "post.restored", "comment.written", "comment.restored"];

impl Kind {
    /// The kind of this name.
    pub(crate) fn named(name: &str) -> Option<&'static Kind> {
        all().find(|kind| kind.name == name)
    }

    /// Whether its person asked to be told at that hour.
    pub(crate) fn is_asked(&self) -> bool {
        self.delivery == Delivery::Asked
    }

    /// The names of those whose person asked to be told at that hour.
    pub(crate) fn asked() -> Vec<String> {
        all().filter(|kind| kind.is_asked()).map(|kind| kind.name.to_owned()).collect()
    }

    /// Whether its items are unread at first, and may be mailed.
    pub(crate) fn is_loud(&self) -> bool {
        self.delivery != Delivery::Quiet
    }
}

impl Outranks {
    /// Those of these people who muted what happens, in a way that counts for it.
    pub(crate) fn muting(
        self,
        tx: &mut Tx<'_>,
        people: &[PersonId],
        what: Happening,
    ) -> Result<HashSet<PersonId>> {
        match self {
            Outranks::Nothing => posts::mutes::muting(tx, people, &what),
            Outranks::WhoDidIt => {
                posts::mutes::muting(tx, people, &Happening { people: Vec::new(), ..what })
            }
            Outranks::Everything => Ok(HashSet::new()),
        }
    }
}

impl Happened<'_> {
    /// The words of the entry, if they are a comment.
    pub fn comment(&self) -> Option<&Said> {
        self.said.as_ref().filter(|said| said.comment.is_some())
    }

    /// What happens in a space to the person of the entry, told to `people`.
    fn membership(&self, people: Vec<PersonId>, dedup_key: &'static str) -> Option<Found> {
        let space = self.entry.space?;
        Some(Found {
            people,
            dedup_key,
            subject: Subject::Space(space),
            source: self.entry.object,
            space: None,
            post: None,
            comment: None,
            again: true,
            until: None,
        })
    }
}

impl Subject {
    /// As stored.
    pub(crate) fn parts(self) -> (&'static str, i64) {
        match self {
            Subject::Post(id) => ("post", id.0),
            Subject::Space(id) => ("space", id.0),
            Subject::Person(id) => ("person", id.0),
            Subject::Matter(id) => ("matter", id),
        }
    }

    /// Of what is stored.
    pub(crate) fn of(word: &str, id: i64) -> Option<Subject> {
        match word {
            "post" => Some(Subject::Post(PostId(id))),
            "space" => Some(Subject::Space(SpaceId(id))),
            "person" => Some(Subject::Person(PersonId(id))),
            "matter" => Some(Subject::Matter(id)),
            _ => None,
        }
    }
}
