//! Posts, with the replies, reactions and files that their line carries.
//!
//! Times are milliseconds since 1970, UTC; 0 where a thing has not happened.

use super::line::or_nothing;
use super::place::sorted;
use serde::Deserialize;

/// A post in a channel.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Post {
    /// The team.
    pub team: String,
    /// The channel of that team.
    pub channel: String,
    /// The username of its author.
    pub user: String,
    /// Empty for a post of a person; what the system says otherwise (`system_join_channel`…).
    #[serde(default, rename = "type", deserialize_with = "or_nothing")]
    pub post_type: String,
    /// Markdown.
    #[serde(default, deserialize_with = "or_nothing")]
    pub message: String,
    /// When it was written.
    pub create_at: i64,
    /// When it was last changed.
    #[serde(default, deserialize_with = "or_nothing")]
    pub edit_at: i64,
    /// Whether it is pinned in its channel.
    #[serde(default, deserialize_with = "or_nothing")]
    pub is_pinned: bool,
    /// Reactions.
    #[serde(default, deserialize_with = "or_nothing")]
    pub reactions: Vec<Reaction>,
    /// Replies.
    #[serde(default, deserialize_with = "or_nothing")]
    pub replies: Vec<Reply>,
    /// Files.
    #[serde(default, deserialize_with = "or_nothing")]
    pub attachments: Vec<AttachedFile>,
}

/// A post in a private conversation.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct DirectPost {
    channel_members: Vec<String>,
    /// The username of its author.
    pub user: String,
    /// As in [`Post::post_type`].
    #[serde(default, rename = "type", deserialize_with = "or_nothing")]
    pub post_type: String,
    /// Markdown.
    #[serde(default, deserialize_with = "or_nothing")]
    pub message: String,
    /// When it was written.
    pub create_at: i64,
    /// When it was last changed.
    #[serde(default, deserialize_with = "or_nothing")]
    pub edit_at: i64,
    /// Whether it is pinned in its conversation.
    #[serde(default, deserialize_with = "or_nothing")]
    pub is_pinned: bool,
    /// Reactions.
    #[serde(default, deserialize_with = "or_nothing")]
    pub reactions: Vec<Reaction>,
    /// Replies.
    #[serde(default, deserialize_with = "or_nothing")]
    pub replies: Vec<Reply>,
    /// Files.
    #[serde(default, deserialize_with = "or_nothing")]
    pub attachments: Vec<AttachedFile>,
}

impl DirectPost {
    /// The usernames of the conversation, as in [`super::DirectChannel::members`].
    pub fn members(&self) -> Vec<String> {
        sorted(self.channel_members.clone())
    }
}

/// A reply to a post. Mattermost's threads have one level.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Reply {
    /// The username of its author.
    pub user: String,
    /// As in [`Post::post_type`].
    #[serde(default, rename = "type", deserialize_with = "or_nothing")]
    pub post_type: String,
    /// Markdown.
    #[serde(default, deserialize_with = "or_nothing")]
    pub message: String,
    /// When it was written.
    pub create_at: i64,
    /// When it was last changed.
    #[serde(default, deserialize_with = "or_nothing")]
    pub edit_at: i64,
    /// Reactions.
    #[serde(default, deserialize_with = "or_nothing")]
    pub reactions: Vec<Reaction>,
    /// Files.
    #[serde(default, deserialize_with = "or_nothing")]
    pub attachments: Vec<AttachedFile>,
}

/// A reaction.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Reaction {
    /// The username of who reacted.
    pub user: String,
    /// The emoji's name, without colons.
    pub emoji_name: String,
    /// When.
    #[serde(default, deserialize_with = "or_nothing")]
    pub create_at: i64,
}

/// A file that a post carries.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct AttachedFile {
    /// What [`super::Attachments::open`] takes.
    pub path: String,
}
