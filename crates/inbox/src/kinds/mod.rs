//! The kinds of what waits for people: one file a kind, and one line in [`KINDS`].
//!
//! A kind says which entries of the log it looks at and whom an entry concerns. Everything that holds
//! for all kinds is asked once, by the [reader](crate::reader): nobody hears of their own acts, of
//! what they may not see, of what they muted (unless it [outranks](Outranks) that), or of what their
//! level of the space leaves out.

mod accepted;
mod added;
mod asks;
mod comment;
mod declined;
mod follower;
mod invited;
pub(crate) mod mention;
mod message;
mod post;
mod praise;
pub(crate) mod reaction;
mod reply;
mod request;
mod said;
mod store;
pub(crate) mod thread;

use std::collections::HashSet;

use kernel::{Entry, PersonId, Result, SpaceId, Tx};
use posts::mutes::Happening;
use posts::{CommentId, PostId};
use spaces::Concern;

pub(crate) use said::Said;

/// Every kind. Where one entry concerns a person in several ways, the first kind here tells it.
pub(crate) static KINDS: [&Kind; 15] = [
    &message::KIND,
    &asks::KIND,
    &praise::KIND,
    &mention::KIND,
    &accepted::KIND,
    &reply::KIND,
    &comment::KIND,
    &thread::KIND,
    &post::KIND,
    &request::KIND,
    &declined::KIND,
    &added::KIND,
    &invited::KIND,
    &reaction::KIND,
    &follower::KIND,
];

/// A kind of what waits.
pub(crate) struct Kind {
    /// As stored, in the keys of its words, and in settings.
    pub(crate) name: &'static str,
    /// Its icon.
    pub(crate) icon: &'static str,
    /// The kinds of entries it looks at.
    pub(crate) of: &'static [&'static str],
    /// What people's levels of a space ask of it; none where levels do not apply.
    pub(crate) concern: Option<Concern>,
    /// How it waits.
    pub(crate) delivery: Delivery,
    /// Which mutes it passes, for it is addressed to its person.
    pub(crate) outranks: Outranks,
    /// Whom an entry concerns, and by what.
    pub(crate) find: fn(&mut Tx<'_>, &Happened<'_>) -> Result<Option<Found>>,
}

/// How an item waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Delivery {
    /// Unread until it is read; by mail at once, unless its person chose otherwise.
    AtOnce,
    /// The same, by mail once a day.
    Daily,
    /// In the list, never unread, never mailed.
    Quiet,
}

/// Which mutes something passes: being addressed personally outranks them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Outranks {
    /// None: it is said to everybody there.
    Nothing,
    /// That of whoever did it: it is addressed to its person, in a place that may be muted.
    WhoDidIt,
    /// Every mute: it names its person.
    Everything,
}

/// An entry, with what was said where it is about words.
pub(crate) struct Happened<'a> {
    pub(crate) entry: &'a Entry,
    pub(crate) said: Option<Said>,
}

/// What an item is grouped by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Subject {
    Post(PostId),
    Space(SpaceId),
    Person(PersonId),
}

/// People with what waits for them.
pub(crate) struct Found {
    pub(crate) people: Vec<PersonId>,
    /// What of several acts is one item.
    pub(crate) dedup_key: &'static str,
    pub(crate) subject: Subject,
    pub(crate) source: i64,
    /// Who must see this space to see the item.
    pub(crate) space: Option<SpaceId>,
    pub(crate) post: Option<PostId>,
    pub(crate) comment: Option<CommentId>,
    /// Whether another act makes the item new again.
    pub(crate) again: bool,
}

/// The kinds of entries by which words come to be.
pub(crate) const WRITTEN: [&str; 4] =
    ["post.published", "post.restored", "comment.written", "comment.restored"];

impl Kind {
    /// The kind of this name.
    pub(crate) fn named(name: &str) -> Option<&'static Kind> {
        KINDS.into_iter().find(|kind| kind.name == name)
    }

    /// Whether it reaches its person also from somebody they blocked: what they must answer, and what
    /// becomes of them.
    pub(crate) fn is_owed(&self) -> bool {
        ["asks", "request", "added", "declined"].contains(&self.name)
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
    fn comment(&self) -> Option<&Said> {
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
        }
    }

    /// Of what is stored.
    pub(crate) fn of(word: &str, id: i64) -> Option<Subject> {
        match word {
            "post" => Some(Subject::Post(PostId(id))),
            "space" => Some(Subject::Space(SpaceId(id))),
            "person" => Some(Subject::Person(PersonId(id))),
            _ => None,
        }
    }
}
