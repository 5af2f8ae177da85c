//! What entries of the log change of what is shown of posts, for whoever keeps that in memory.

use std::collections::HashSet;

use kernel::{Entry, PersonId, Shelf, SpaceId};

use crate::PostId;

/// Whose cards and pages show something else.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    /// These posts, or something said about them.
    pub posts: HashSet<PostId>,
    /// Whatever shows one of these people.
    pub people: HashSet<PersonId>,
    /// Whatever is in one of these spaces.
    pub spaces: HashSet<SpaceId>,
    /// All of them.
    pub all: bool,
}

impl Touched {
    /// By these entries.
    pub fn by(entries: &[Entry]) -> Touched {
        let mut touched = Touched::default();
        for entry in entries {
            let (area, what) = entry.kind.split_once('.').unwrap_or((entry.kind.as_str(), ""));
            match (area, what) {
                ("post", _) => drop(touched.posts.insert(PostId(entry.object))),
                ("link", "forgotten") => touched.all = true,
                ("comment" | "reaction" | "link" | "answer", _) => {
                    touched.posts.insert(PostId(entry.under.unwrap_or(entry.object)));
                }
                ("space", "created") | ("person", "followed" | "unfollowed") => {}
                ("space", _) => touched.spaces.extend(entry.space),
                ("person", _) => drop(touched.people.insert(PersonId(entry.object))),
                _ => {}
            }
        }
        touched
    }

    /// Forgets what is kept of these posts; and of others, where `concerned` says that they show one of
    /// the people or are in one of the spaces.
    pub fn forget<V>(&self, shelf: &Shelf<PostId, V>, concerned: impl Fn(&V) -> bool) {
        if self.all {
            return shelf.clear();
        }
        self.posts.iter().for_each(|post| shelf.forget(post));
        if !self.people.is_empty() || !self.spaces.is_empty() {
            shelf.forget_where(|_, value| concerned(value));
        }
    }
}
