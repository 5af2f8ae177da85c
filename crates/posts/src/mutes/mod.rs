//! Mutes: what a person does not want to meet for a while, or for good.
//!
//! A muted person, space, topic or thread leaves the lists that come home to whoever muted it, and
//! what they have unread. Its own page, a search and a link still show it.
//!
//! Invariants:
//! - a mute is its person's alone: it is told to nobody, and changes nothing for anybody else;
//! - what the viewer may not see cannot be muted, with the answer for what is not there;
//! - a mute ends by itself at its hour; nothing needs to happen for that.

mod api;
mod choices;
mod named;
mod page;
mod place;
mod store;

use std::collections::HashSet;

use kernel::{Activity, App, Error, PersonId, Result, SpaceId, Time, Tx, Viewer, params};
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use self::store::{ACTIVE, MUTE, MUTING, UNMUTE};
use crate::access::readable;
use crate::logged;
use crate::model::TopicId;
use crate::{PostId, topics};

/// What can be muted.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Debug,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// What a person publishes.
    Person,
    /// What is published in a space.
    Space,
    /// What is filed under a topic.
    Topic,
    /// A post with its comments.
    Thread,
}

impl What {
    /// As stored, and in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            What::Person => "person",
            What::Space => "space",
            What::Topic => "topic",
            What::Thread => "thread",
        }
    }

    /// Of a word.
    pub fn parse(word: &str) -> Option<What> {
        [What::Person, What::Space, What::Topic, What::Thread]
            .into_iter()
            .find(|what| what.as_str() == word)
    }
}

/// For how long.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = MutePeriod)]
pub enum Period {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// Until it is undone.
    #[default]
    Good,
}

impl Period {
    /// When a mute that begins at `now` ends; never, for good.
    pub fn end(self, now: Time) -> Option<Time> {
        let hours = match self {
            Period::Hour => 1,
            Period::Day => 24,
            Period::Week => 7 * 24,
            Period::Good => return None,
        };
        Some(now.plus_seconds(hours * 3_600))
    }
}

/// Something that the viewer sees and may mute. Made here only.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Target {
    what: What,
    id: i64,
}

impl Target {
    /// What programs and pages name: a person by handle, a space and a topic by their names in
    /// addresses, a thread by the number of its post.
    ///
    /// # Errors
    /// `NotFound` when there is none for this viewer; `Invalid` for oneself.
    pub fn named(tx: &mut Tx<'_>, viewer: &Viewer, what: What, name: &str) -> Result<Target> {
        let id = match what {
            What::Person => people::access::readable(tx, viewer, name)?.id.0,
            What::Space => spaces::access::visible(tx, viewer, name)?.id.0,
            What::Topic => topics::named(tx, name)?.0,
            What::Thread => readable(tx, viewer, name.parse()?)?.id.0,
        };
        if what == What::Person && id == viewer.id.0 {
            return Err(Error::field("target", "mute-self"));
        }
        Ok(Target { what, id })
    }

    /// What it is.
    pub fn what(self) -> What {
        self.what
    }

    /// Its number.
    pub fn id(self) -> i64 {
        self.id
    }
}

/// Mutes for the viewer until this hour, or for good; one that is there already ends then.
pub fn mute(tx: &mut Tx<'_>, viewer: &Viewer, target: Target, until: Option<Time>) -> Result<()> {
    let Target { what, id } = target;
    for id in [Some(id), leads(tx, what, id)?].into_iter().flatten() {
        tx.execute(&MUTE, params![viewer.id, what.as_str(), id, until])?;
    }
    tx.log(Activity::new(logged::MUTE_CHANGED, id).by(viewer.id))
}

/// Ends a mute of the viewer's, whether or not they still see what was muted.
pub fn unmute(tx: &mut Tx<'_>, viewer: &Viewer, what: What, id: i64) -> Result<()> {
    let mut ended = 0;
    for id in [Some(id), leads(tx, what, id)?].into_iter().flatten() {
        ended += tx.execute(&UNMUTE, params![viewer.id, what.as_str(), id])?;
    }
    if ended == 0 {
        return Ok(());
    }
    tx.log(Activity::new(logged::MUTE_CHANGED, id).by(viewer.id))
}

/// What a topic was merged into: it is muted with it.
fn leads(tx: &mut Tx<'_>, what: What, id: i64) -> Result<Option<i64>> {
    match what {
        What::Topic => Ok(topics::merged_into(tx, TopicId(id))?.map(|topic| topic.0)),
        _ => Ok(None),
    }
}

/// What is muted for a viewer at an hour.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Active {
    /// People.
    pub people: HashSet<PersonId>,
    /// People who are blocked.
    pub blocked: HashSet<PersonId>,
    /// Spaces.
    pub spaces: HashSet<SpaceId>,
    /// Topics.
    pub topics: HashSet<TopicId>,
    /// Posts.
    pub threads: HashSet<PostId>,
    /// When the first of these ends, unless something is changed before.
    pub until: Option<Time>,
}

impl Active {
    /// Whether a post is muted: by its author, its space, one of its topics, or itself. A message of a
    /// private conversation is said to the viewer in person: that outranks muting its author.
    pub fn holds(&self, post: &Mutable<'_>) -> bool {
        let nothing = self.people.is_empty() && self.blocked.is_empty() && self.spaces.is_empty();
        if nothing && self.threads.is_empty() && self.topics.is_empty() {
            return false;
        }
        self.blocked.contains(&post.author)
            || (self.people.contains(&post.author) && !post.conversation)
            || self.spaces.contains(&post.space)
            || self.threads.contains(&post.post)
            || post.topics.iter().any(|topic| self.topics.contains(&TopicId(*topic)))
    }
}

/// A post as mutes look at it.
#[derive(Clone, Copy, Debug)]
pub struct Mutable<'a> {
    /// Which.
    pub post: PostId,
    /// Who wrote it.
    pub author: PersonId,
    /// Where it is.
    pub space: SpaceId,
    /// Whether that is a private conversation.
    pub conversation: bool,
    /// What it is filed under.
    pub topics: &'a [i64],
}

/// What is muted for the viewer at the hour `now`.
pub fn active(tx: &mut Tx<'_>, viewer: &Viewer, now: Time) -> Result<Active> {
    let mut active =
        Active { blocked: people::block::blocked(tx, viewer.id)?, ..Active::default() };
    for Mute { what, id, until } in mutes(tx, viewer, now)? {
        match what {
            What::Person => drop(active.people.insert(PersonId(id))),
            What::Space => drop(active.spaces.insert(SpaceId(id))),
            What::Topic => drop(active.topics.insert(TopicId(id))),
            What::Thread => drop(active.threads.insert(PostId(id))),
        }
        active.until = active.until.into_iter().chain(until).min();
    }
    Ok(active)
}

/// Something that happens, as mutes look at it.
#[derive(Clone, Debug, Default)]
pub struct Happening {
    /// The post it is about.
    pub post: Option<PostId>,
    /// The space it is in.
    pub space: Option<SpaceId>,
    /// Who did it, and whoever wrote the post.
    pub people: Vec<PersonId>,
}

/// Those of these people who muted something that happens, in one of the ways there are, at the
/// transaction's hour.
pub fn muting(tx: &mut Tx<'_>, people: &[PersonId], what: &Happening) -> Result<HashSet<PersonId>> {
    let who: Vec<i64> = people.iter().map(|person| person.0).collect();
    let by: Vec<i64> = what.people.iter().map(|person| person.0).collect();
    let (post, space) = (what.post.map_or(0, |post| post.0), what.space.map_or(0, |space| space.0));
    let rows = tx.query(&MUTING, params![who, tx.now(), post, space, by], |row| row.get(0))?;
    Ok(rows.into_iter().collect())
}

/// A mute, as stored.
#[derive(Clone, Copy, Debug)]
struct Mute {
    what: What,
    id: i64,
    until: Option<Time>,
}

fn mutes(tx: &mut Tx<'_>, viewer: &Viewer, now: Time) -> Result<Vec<Mute>> {
    let rows = tx.query(&ACTIVE, params![viewer.id, now], |row| {
        Ok((What::parse(&row.get::<String>(0)?), row.get(1)?, row.get(2)?))
    })?;
    let known =
        rows.into_iter().filter_map(|(what, id, until)| Some(Mute { what: what?, id, until }));
    Ok(known.collect())
}

/// Pages and API of mutes.
pub(crate) fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/posts/{id}/mute", get(page::page).post(page::submit))
        .route("/mutes/{what}/{id}", get(place::page).post(place::submit))
        .route("/mutes/{what}/{id}/end", post(choices::submit_end))
        .route("/settings/choices", get(choices::page))
        .route("/settings/choices/unfollow", post(choices::submit_unfollow))
        .routes(routes!(api::list, api::mute))
        .routes(routes!(api::unmute))
}
