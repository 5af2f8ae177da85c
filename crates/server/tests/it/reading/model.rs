//! Unread as a child would count it: a set of what each person has read, and no positions at all.

use std::collections::{BTreeMap, HashMap, HashSet};

use kernel::{PersonId, SpaceId, Time};
use posts::mutes::What;
use posts::reading::{KEPT_DAYS, floor_of};

/// A post.
#[derive(Clone, Debug)]
pub struct Written {
    pub space: SpaceId,
    pub author: PersonId,
    pub topic: Option<i64>,
    pub deleted: Option<Time>,
}

/// A space.
#[derive(Clone, Debug)]
pub struct Place {
    pub company: bool,
    pub open: bool,
    pub conversation: bool,
    pub joined: HashMap<PersonId, Time>,
}

/// What is known of everybody.
#[derive(Default)]
pub struct Model {
    pub now: Time,
    pub posts: BTreeMap<i64, Written>,
    pub places: BTreeMap<SpaceId, Place>,
    /// When each account was opened; guests apart.
    pub members: HashMap<PersonId, Time>,
    pub read: HashSet<(PersonId, i64)>,
    pub mutes: HashMap<(PersonId, What, i64), Option<Time>>,
}

impl Model {
    /// Since when this person follows the space, if they do.
    fn since(&self, who: PersonId, space: SpaceId) -> Option<Time> {
        let place = &self.places[&space];
        let company = place.company.then(|| self.members.get(&who).copied()).flatten();
        place.joined.get(&who).copied().or(company)
    }

    pub fn sees(&self, who: PersonId, space: SpaceId) -> bool {
        let place = &self.places[&space];
        place.joined.contains_key(&who) || (place.open && self.members.contains_key(&who))
    }

    fn is_muted(&self, who: PersonId, id: i64, post: &Written) -> bool {
        let holds = |what, id| match self.mutes.get(&(who, what, id)) {
            Some(until) => until.is_none_or(|until| until > self.now),
            None => false,
        };
        (holds(What::Person, post.author.0) && !self.places[&post.space].conversation)
            || holds(What::Space, post.space.0)
            || holds(What::Thread, id)
            || post.topic.is_some_and(|topic| holds(What::Topic, topic))
    }

    /// The posts that this person has not read, the oldest first.
    pub fn unread(&self, who: PersonId) -> Vec<i64> {
        let past = self.now.plus_seconds(-KEPT_DAYS * 86_400);
        let is_unread = |id: i64, post: &Written| {
            self.since(who, post.space).is_some_and(|since| id > floor_of(since))
                && id > floor_of(past)
                && post.deleted.is_none()
                && post.author != who
                && !self.read.contains(&(who, id))
                && !self.is_muted(who, id, post)
        };
        self.posts.iter().filter(|(id, post)| is_unread(**id, post)).map(|(id, _)| *id).collect()
    }

    pub fn seen(&mut self, who: PersonId, ids: &[i64]) {
        for id in ids {
            let post = &self.posts[id];
            if post.deleted.is_none() && self.sees(who, post.space) {
                self.read.insert((who, *id));
            }
        }
    }

    pub fn all(&mut self, who: PersonId, space: Option<SpaceId>) {
        for (id, post) in &self.posts {
            let meant = space.is_none_or(|space| space == post.space);
            if meant && self.since(who, post.space).is_some() {
                self.read.insert((who, *id));
            }
        }
    }

    pub fn unread_from(&mut self, who: PersonId, from: i64) {
        let space = self.posts[&from].space;
        for (id, _) in self.posts.range(from..).filter(|(_, post)| post.space == space) {
            self.read.remove(&(who, *id));
        }
    }
}
