//! What a person chose to see, as far as it is not on the request.

use kernel::{PersonId, Result, SpaceId, Time, Tx, Viewer, params};
use posts::mutes::{self, Active, Mutable};
use posts::reading::{Positions, Since};
use posts::{PostId, TopicId};
use spaces::levels::Levels;
use spaces::{Access, SpaceGrant, ViewerSpaces};

use super::timeline::{Line, Source};
use crate::lists::List;
use crate::store::{FOLLOWED_PEOPLE, FOLLOWED_TOPICS};

/// The spaces a person is in, the people and the topics they follow, what they muted, and how much of
/// each space they want to hear.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    viewer_spaces: ViewerSpaces,
    people: Vec<PersonId>,
    topics: Vec<TopicId>,
    muted: Active,
    since: Since,
    levels: Levels,
}

impl Reader {
    /// As of this transaction.
    pub(crate) fn load(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Reader> {
        let (person, now) = (viewer.id, tx.now());
        Ok(Reader {
            muted: mutes::active(tx, viewer, now)?,
            since: Since::load(tx, viewer)?,
            levels: Levels::load(tx, person)?,
            viewer_spaces: ViewerSpaces::load(tx, person)?,
            people: tx.query(&FOLLOWED_PEOPLE, params![person], |row| row.get(0))?,
            topics: tx.query(&FOLLOWED_TOPICS, params![person], |row| row.get(0))?,
        })
    }

    /// The spaces the person is in.
    pub(crate) fn viewer_spaces(&self) -> &ViewerSpaces {
        &self.viewer_spaces
    }

    /// What of spaces reaches their inbox.
    pub(crate) fn levels(&self) -> &Levels {
        &self.levels
    }

    /// Whether they follow this person.
    pub(crate) fn follows(&self, person: PersonId) -> bool {
        self.people.contains(&person)
    }

    /// Whether they follow this topic.
    pub(crate) fn follows_topic(&self, topic: TopicId) -> bool {
        self.topics.contains(&topic)
    }

    /// Whether something was muted until an hour that has come.
    pub(crate) fn is_over(&self, now: Time) -> bool {
        self.muted.until.is_some_and(|until| until <= now)
    }

    /// Where the posts of a list come from.
    pub(crate) fn sources(&self, list: List, company: &[SpaceId]) -> Vec<Source> {
        match list {
            List::Space(space) => vec![Source::Space(space)],
            List::Person(person) => vec![Source::Person(person)],
            List::Topic(topic) => vec![Source::Topic(topic)],
            List::Home => {
                let followed = self.spaces(company, false).into_iter().map(Source::Space);
                let people = self.people.iter().copied().map(Source::Person);
                let topics = self.topics.iter().copied().map(Source::Topic);
                followed.chain(people).chain(topics).collect()
            }
        }
    }

    /// The spaces whose posts come home, each once; with private conversations, those whose posts
    /// count as unread.
    pub(crate) fn spaces(&self, company: &[SpaceId], conversations: bool) -> Vec<SpaceId> {
        let joined = self.viewer_spaces.joined();
        let joined = joined.filter(|(_, joined)| conversations || !joined.conversation);
        let mut spaces: Vec<SpaceId> = joined.map(|(space, _)| space).collect();
        spaces.extend(company);
        spaces.sort_unstable();
        spaces.dedup();
        spaces
    }

    /// The proof that the viewer reads this post of this space.
    pub(crate) fn reads(
        &self,
        viewer: &Viewer,
        space: SpaceId,
        access: Access,
        post: PostId,
    ) -> Option<SpaceGrant> {
        self.viewer_spaces.reads(viewer, space, access, post.0)
    }

    /// Whether a post belongs on a list of the viewer's.
    pub(crate) fn keeps(&self, viewer: &Viewer, list: List, line: &Line) -> bool {
        let apart = line.conversation && !matches!(list, List::Space(_));
        let muted = list == List::Home && self.mutes(line);
        !apart && !muted && self.reads(viewer, line.space, line.access, line.post).is_some()
    }

    /// Up to where everything is read in a space that the person follows.
    pub(crate) fn floor(&self, positions: &Positions, space: SpaceId) -> i64 {
        positions.floor(&self.since, space)
    }

    /// Whether the person does not want to meet this post now.
    pub(crate) fn mutes(&self, line: &Line) -> bool {
        self.muted.holds(&Mutable {
            post: line.post,
            author: line.author,
            space: line.space,
            conversation: line.conversation,
            topics: &line.topics,
        })
    }
}
