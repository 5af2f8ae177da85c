//! Bringing what is in memory into step with the log: what changed is forgotten, or read again.

use std::collections::HashSet;

use kernel::log::Projection;
use kernel::{Entry, PersonId, Result, SpaceId, Tx, params};
use posts::{Invalidation, PostId, TopicId};

use super::timeline::{Line, Source, file, line};
use super::{Engine, Inner};
use crate::store::{GUESTS, KINDS, LINES, MEMBERS};

/// What the entries of the log changed, sorted by what must follow.
#[derive(Default)]
struct Changed {
    /// Posts that came, went or were edited.
    posts: HashSet<PostId>,
    /// Those of them that may have lost a topic.
    edited: HashSet<PostId>,
    /// Posts, people and spaces of which something else is shown.
    invalidation: Invalidation,
    /// People who chose something else to see.
    readers: HashSet<PersonId>,
    /// Spaces that more or fewer people read.
    joined: HashSet<SpaceId>,
    /// Spaces whose head shows something else.
    fronts: HashSet<SpaceId>,
    /// Spaces with another address.
    moved: HashSet<SpaceId>,
    /// Whether there may be more or fewer people than before, or of another role.
    counts: bool,
    /// Spaces to which something else is pinned.
    pinned: HashSet<SpaceId>,
    /// Spaces with other starting points.
    prompted: HashSet<SpaceId>,
    /// Spaces that are new.
    founded: HashSet<SpaceId>,
    /// Whether a topic is another now, or is called otherwise.
    topics: bool,
    /// Whether what stands beside pages may be different for anybody.
    sidebar: bool,
    /// People beside whose pages something else stands: who published, and so publishes somewhere else
    /// perhaps than before, who has other favourites, who may not write for a while.
    authors: HashSet<PersonId>,
}

impl Changed {
    fn by(entries: &[Entry]) -> Changed {
        let mut changed = Changed { invalidation: Invalidation::by(entries), ..Changed::default() };
        entries.iter().for_each(|entry| changed.add(entry));
        changed
    }

    fn add(&mut self, entry: &Entry) {
        let (area, what) = entry.kind.split_once('.').unwrap_or((entry.kind.as_str(), ""));
        match (area, what) {
            // Nothing but what its card shows.
            ("post", "moved") => {}
            ("post", "pinned") => self.pinned.extend(entry.space),
            ("post", _) => {
                self.posts.insert(PostId(entry.object));
                match what {
                    // What is deleted is pinned no longer, and again when it is restored.
                    "deleted" | "restored" => self.pinned.extend(entry.space),
                    "edited" => drop(self.edited.insert(PostId(entry.object))),
                    "published" => self.authors.extend(entry.actor),
                    _ => {}
                }
            }
            ("topic", "merged" | "renamed") => self.topics = true,
            ("topic" | "mute" | "dial" | "level", _) | ("person", "followed" | "unfollowed") => {
                self.readers.extend(entry.actor);
            }
            ("favourite", _) => self.authors.extend(entry.actor),
            ("suspension", _) => drop(self.authors.insert(PersonId(entry.object))),
            ("block", _) => {
                self.readers.extend(entry.actor);
                // A conversation with them stands beside each page, or not.
                self.authors.extend(entry.actor);
            }
            ("membership", _) => {
                self.readers.insert(PersonId(entry.object));
                self.joined.extend(entry.space);
                self.sidebar = true;
            }
            ("handover" | "orphan" | "cover" | "welcome", _) => self.fronts.extend(entry.space),
            ("guest", "renewed") => drop(self.readers.insert(PersonId(entry.object))),
            ("space", "created") => {
                self.founded.extend(entry.space);
                self.joined.extend(entry.space);
                self.sidebar = true;
            }
            ("space", "prompts") => {
                self.prompted.extend(entry.space);
                // One of them may be for newcomers.
                self.sidebar = true;
            }
            ("space", "approval") => {}
            ("space", what) => {
                if what == "changed" && entry.data["slug"].is_string() {
                    self.moved.extend(entry.space);
                }
                // It may take guests from now on, or no longer.
                self.joined.extend(entry.space);
                self.sidebar = true;
            }
            ("person", what) => {
                self.sidebar = true;
                if what == "role-changed" {
                    self.readers.insert(PersonId(entry.object));
                }
                // A role or a closed account may be anybody's reader less.
                self.counts |= !matches!(what, "changed" | "password-changed");
            }
            ("site" | "unit" | "invitation", _) => self.sidebar = true,
            _ => {}
        }
    }
}

impl Projection for Engine {
    fn at_once(&self) -> &'static [&'static str] {
        &spaces::NARROWS
    }

    fn apply(&self, tx: &mut Tx<'_>, entries: &[Entry]) -> Result<()> {
        let inner = &self.0;
        let mut changed = Changed::by(entries);
        inner.posts(tx, &changed)?;
        inner.founded(tx, &mut changed)?;
        inner.shown(&changed.invalidation);
        for person in &changed.readers {
            inner.readers.invalidate(person);
            inner.tastes.invalidate(person);
            // Its further pages would go on with what no longer comes home.
            inner.orders.invalidate(person);
        }
        if changed.topics {
            inner.topics_changed();
        }
        changed.authors.iter().for_each(|person| inner.sidebar.invalidate(person));
        if changed.sidebar {
            inner.sidebar.clear();
        }
        changed.fronts.iter().for_each(|space| inner.fronts.invalidate(space));
        for space in &changed.joined {
            inner.audiences.invalidate(space);
            inner.fronts.invalidate(space);
        }
        if !changed.moved.is_empty() {
            // One that it had first may be free for others.
            inner.addresses.invalidate_where(|_, space| changed.moved.contains(space));
        }
        changed.pinned.iter().for_each(|space| inner.pins.invalidate(space));
        changed.prompted.iter().for_each(|space| inner.prompts.invalidate(space));
        if changed.counts {
            inner.audiences.clear();
            inner.company_size.clear();
        }
        Ok(())
    }
}

impl Inner {
    /// Forgets what is made of topics: who follows which, what is filed under which, what cards call them. It happens
    /// a few times a year.
    fn topics_changed(&self) {
        self.topics.clear();
        self.timelines.clear();
        self.readers.clear();
        self.tastes.clear();
        self.orders.clear();
        self.features.clear();
        self.cards.clear();
    }

    /// Puts posts into the timelines they belong to now, and takes them out of all others.
    fn posts(&self, tx: &mut Tx<'_>, changed: &Changed) -> Result<()> {
        if changed.posts.is_empty() {
            return Ok(());
        }
        let ids: Vec<i64> = changed.posts.iter().map(|id| id.0).collect();
        let mut rows: Vec<(Line, bool)> =
            tx.query(&LINES, params![ids], |row| Ok((line(row)?, row.get(5)?)))?;
        file(tx, rows.iter_mut().map(|(line, _)| line))?;
        if !changed.edited.is_empty() {
            // The timelines of topics that may have been taken away are read again when asked for.
            self.timelines.invalidate_where(|source, timeline| {
                matches!(source, Source::Topic(_))
                    && changed.edited.iter().any(|id| timeline.contains(*id))
            });
        }
        for (line, deleted) in rows {
            let under = line.topics.iter().map(|topic| Source::Topic(TopicId(*topic)));
            let sources = [Source::Space(line.space), Source::Person(line.author)];
            for source in sources.into_iter().chain(under) {
                self.timelines.change(&source, |timeline| match deleted {
                    true => timeline.remove(line.post),
                    false => timeline.put(line.clone()),
                });
            }
        }
        Ok(())
    }

    /// The members of new spaces see something else; so does everybody, where the space is the
    /// company's own.
    fn founded(&self, tx: &mut Tx<'_>, changed: &mut Changed) -> Result<()> {
        let spaces: Vec<i64> = changed
            .founded
            .iter()
            .chain(&changed.invalidation.spaces)
            .map(|space| space.0)
            .collect();
        if spaces.is_empty() {
            return Ok(());
        }
        let kinds: Vec<String> = tx.query(&KINDS, params![spaces], |row| row.get(0))?;
        if kinds.iter().any(|kind| kind == "company") {
            self.company.clear();
        }
        let founded: Vec<i64> = changed.founded.iter().map(|space| space.0).collect();
        changed.readers.extend(tx.query(&MEMBERS, params![founded], |row| row.get::<PersonId>(0))?);
        // What they read of a space goes with the hour from which it takes guests.
        changed.readers.extend(tx.query(&GUESTS, params![spaces], |row| row.get::<PersonId>(0))?);
        Ok(())
    }

    /// Forgets the cards, the fronts and the timelines that show what has changed.
    fn shown(&self, invalidation: &Invalidation) {
        let Invalidation { people, spaces, .. } = invalidation;
        invalidation.invalidate(&self.cards, |card| {
            spaces.contains(&card.space().id) || people.iter().any(|id| card.concerns(*id))
        });
        spaces.iter().for_each(|space| self.fronts.invalidate(space));
        if !people.is_empty() {
            self.fronts.invalidate_where(|_, front| people.iter().any(|id| front.concerns(*id)));
        }
        if !spaces.is_empty() {
            self.timelines
                .invalidate_where(|_, timeline| spaces.iter().any(|id| timeline.touches(*id)));
        }
    }
}
