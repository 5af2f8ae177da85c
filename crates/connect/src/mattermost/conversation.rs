//! Posts, with the replies, reactions and files that their line carries.
//!
//! Times are milliseconds since 1970, UTC; 0 where nothing is said.

use super::fields::{Fields, Unreadable, element, needed};
use super::place::members;
use crate::report::Kind;

/// A post in a channel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Post {
    /// The team; empty where it cannot be read, like the next.
    pub team: String,
    /// The channel of that team.
    pub channel: String,
    /// What it says.
    pub said: Said,
    /// Replies. Mattermost's threads have one level.
    pub replies: Vec<Said>,
}

impl Post {
    pub(super) fn read(fields: &mut Fields<'_, '_>) -> Post {
        let (team, channel) = (fields.name("team"), fields.name("channel"));
        Post { team, channel, said: Said::read(fields), replies: replies(fields) }
    }
}

/// A post in a private conversation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DirectPost {
    /// The usernames of the conversation, as in [`super::DirectChannel::members`].
    pub members: Vec<String>,
    /// What it says.
    pub said: Said,
    /// Replies.
    pub replies: Vec<Said>,
}

impl DirectPost {
    pub(super) fn read(fields: &mut Fields<'_, '_>) -> Result<DirectPost, &'static str> {
        let members = members(fields, "channel_members")?;
        if members.is_empty() {
            return Err("channel_members");
        }
        Ok(DirectPost { members, said: Said::read(fields), replies: replies(fields) })
    }
}

/// A post or a reply.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    /// The username of its author; empty where it cannot be read.
    pub user: String,
    /// Empty for a post of a person; what the system says otherwise (`system_join_channel`…).
    pub post_type: String,
    /// Markdown.
    pub message: String,
    /// When it was written.
    pub create_at: i64,
    /// Reactions.
    pub reactions: Vec<Reaction>,
    /// The paths of its files, as [`super::Attachments::open`] takes them.
    pub attachments: Vec<String>,
}

impl Said {
    fn read(fields: &mut Fields<'_, '_>) -> Said {
        Said {
            user: fields.name("user"),
            post_type: fields.text("type"),
            message: readable(&fields.text("message")),
            create_at: fields.time("create_at"),
            reactions: fields.list("reactions", Some(Kind::Reactions), |one, unreadable| {
                element(one, unreadable, Reaction::read)
            }),
            attachments: fields.list("attachments", Some(Kind::Files), path),
        }
    }
}

/// A reply whose author cannot be read is left.
fn replies(fields: &mut Fields<'_, '_>) -> Vec<Said> {
    fields.list("replies", Some(Kind::Comments), |one, unreadable| {
        element(one, unreadable, |fields| {
            let user = needed(fields.name("user"), "user")?;
            Ok(Said { user, ..Said::read(fields) })
        })
    })
}

/// A reaction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reaction {
    /// The username of who reacted.
    pub user: String,
    /// The emoji's name, without colons.
    pub emoji_name: String,
    /// When.
    pub create_at: i64,
}

impl Reaction {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Reaction, &'static str> {
        let user = needed(fields.name("user"), "user")?;
        let emoji_name = fields.text("emoji_name").trim_matches([':', ' ']).to_owned();
        let emoji_name = needed(emoji_name, "emoji_name")?;
        Ok(Reaction { user, emoji_name, create_at: fields.time("create_at") })
    }
}

fn path(attachment: &str, unreadable: &mut Vec<Unreadable>) -> Result<String, &'static str> {
    element(attachment, unreadable, |fields| needed(fields.text("path"), "path"))
}

/// A text without the control characters that no page shows, otherwise as it was written.
fn readable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}
