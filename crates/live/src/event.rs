//! What an entry of the log is to whoever watches a page.

use kernel::id::Raw;
use kernel::{Entry, PersonId, Position, SpaceId};
use serde::Serialize;

/// The name of the event that says that what waits for somebody changed.
pub(crate) const INBOX: &str = "inbox";

/// An event of a stream.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Event {
    /// Where it stands in the log: what a stream resumes after.
    pub(crate) position: Position,
    /// `post`, `comment`, `reaction`, `edit`, `delete`, `membership` or `inbox`.
    pub(crate) name: &'static str,
    /// The space it is in; none for an inbox.
    pub(crate) space: Option<SpaceId>,
    /// The people it is for, where it is not for everyone who sees the space.
    pub(crate) only: Option<Vec<PersonId>>,
    /// What the event carries.
    pub(crate) data: Data,
}

/// What an event carries: identifiers, no content.
#[derive(Clone, Debug, Default, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Data {
    /// The space; absent of an inbox.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub space: Option<SpaceId>,
    /// The post that is new or changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post: Option<Raw>,
    /// The comment that is new or changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<Raw>,
    /// Who did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<PersonId>,
}

impl Event {
    /// The event of an entry; nothing for what no page shows.
    pub(crate) fn of(entry: &Entry) -> Option<Event> {
        let name = match entry.kind.as_str() {
            "post.published" | "post.restored" => "post",
            "comment.written" | "comment.restored" => "comment",
            "reaction.changed" => "reaction",
            "post.edited" | "post.moved" | "comment.edited" | "link.previewed" | "link.hidden" => {
                "edit"
            }
            "post.deleted" | "comment.deleted" => "delete",
            "membership.joined" | "membership.left" | "membership.changed" => "membership",
            "inbox.arrived" => return Some(Event::arrived(entry)),
            _ => return None,
        };
        let space = Some(entry.space?);
        let membership = name == "membership";
        // A comment, and a reaction to one, stand under their post.
        let (post, comment) = match entry.under {
            _ if membership => (None, None),
            Some(post) if post != entry.object => (Some(post), Some(entry.object)),
            _ => (Some(entry.object), None),
        };
        Some(Event {
            position: entry.position,
            name,
            space,
            only: membership.then(|| vec![PersonId(entry.object)]),
            data: Data {
                space,
                post: post.map(Raw),
                comment: comment.map(Raw),
                actor: entry.actor,
            },
        })
    }

    /// Something waits for the people it names.
    fn arrived(entry: &Entry) -> Event {
        let people = entry.data["people"].as_array().into_iter().flatten();
        let people = people.filter_map(|id| id.as_str()?.parse().ok());
        Event {
            position: entry.position,
            name: INBOX,
            space: None,
            only: Some(people.collect()),
            data: Data::default(),
        }
    }
}
