//! What entries of the log change of what is shown of posts, for whoever keeps that in memory.

use std::collections::HashSet;

use kernel::{Cache, Entry, PersonId, SpaceId};

use crate::PostId;

/// Whose cards and pages show something else.
#[derive(Clone, Debug, Default)]
pub struct Invalidation {
    /// These posts, or something said about them.
    pub posts: HashSet<PostId>,
    /// Whatever shows one of these people.
    pub people: HashSet<PersonId>,
    /// Whatever is in one of these spaces.
    pub spaces: HashSet<SpaceId>,
    /// All of them.
    pub all: bool,
}

impl Invalidation {
    /// By these entries.
    pub fn by(entries: &[Entry]) -> Invalidation {
        let mut invalidation = Invalidation::default();
        for entry in entries {
            let (area, what) = entry.kind.split_once('.').unwrap_or((entry.kind.as_str(), ""));
            match (area, what) {
                ("post", _) => drop(invalidation.posts.insert(PostId(entry.object))),
                // Whatever is of a kind says it by its declaration; what was made by a label, its name.
                ("link", "forgotten") | ("kind", _) | ("label", "changed") => {
                    invalidation.all = true;
                }
                ("comment" | "reaction" | "link" | "answer", _) => {
                    invalidation.posts.insert(PostId(entry.under.unwrap_or(entry.object)));
                }
                ("space", "created" | "prompts" | "approval")
                | ("person", "followed" | "unfollowed") => {}
                ("space", _) => invalidation.spaces.extend(entry.space),
                ("person", _) => drop(invalidation.people.insert(PersonId(entry.object))),
                _ => {}
            }
        }
        invalidation
    }

    /// Forgets what is kept of these posts; and of others, where `concerned` says that they show one of
    /// the people or are in one of the spaces.
    pub fn invalidate<V>(&self, cache: &Cache<PostId, V>, concerned: impl Fn(&V) -> bool) {
        if self.all {
            return cache.clear();
        }
        self.posts.iter().for_each(|post| cache.invalidate(post));
        if !self.people.is_empty() || !self.spaces.is_empty() {
            cache.invalidate_where(|_, value| concerned(value));
        }
    }
}
