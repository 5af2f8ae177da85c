//! What identifies a message, whatever export it is read from: where it stands, who wrote it and in
//! which millisecond.

use super::super::conversation::Said;
use crate::store::key;
use kernel::PersonId;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What the key of a post begins with; its space, author and time follow.
pub(super) const POST: &str = "post/";

/// The keys given so far. One author, one place, one millisecond are one message nearly always, and
/// where they are several the order of the file tells them apart.
#[derive(Default)]
pub(super) struct MessageKeys {
    /// How often each came up, and the first text of each. Hashes: there may be millions.
    given: HashMap<u64, (u32, u64)>,
}

impl MessageKeys {
    /// The key of a message below `home`, and whether it is the same as one before it.
    pub(super) fn of(
        &mut self,
        home: &str,
        author: Option<PersonId>,
        said: &Said,
    ) -> (String, bool) {
        let at = match said.create_at {
            // Without a time the text has to do.
            0 => format!("text-{}", &kernel::secret::hash(&said.message)[..24]),
            at => at.to_string(),
        };
        let base = key(&[home, &author.map_or(0, |person| person.0).to_string(), &at]);
        let text = hash(&said.message);
        let (count, first) = self.given.entry(hash(&base)).or_insert((0, text));
        *count += 1;
        match *count {
            1 => (base, false),
            _ => (format!("{base}/{count}"), *first == text),
        }
    }
}

/// The time, author and space in the key of a post.
pub(super) fn parts(post: &str) -> Option<(i64, i64, i64)> {
    let mut parts = post.strip_prefix(POST)?.split('/').map(|part| part.parse().ok());
    let (space, author, at) = (parts.next()??, parts.next()??, parts.next()??);
    Some((at, author, space))
}

/// Whether a key of a post is one of the first version: team, channel, username and time.
pub(super) fn is_old(post: &str) -> bool {
    let parts = post.strip_prefix(POST).unwrap_or_default().split('/');
    let is_name = |part: &str| part.parse::<i64>().is_err();
    parts.clone().count() == 4 && parts.take(2).any(is_name)
}

fn hash(text: &str) -> u64 {
    let mut hash = DefaultHasher::new();
    text.hash(&mut hash);
    hash.finish()
}
