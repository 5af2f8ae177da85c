//! Teams, channels and private conversations.

use super::line::or_nothing;
use serde::Deserialize;

/// Who may join a team.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
pub enum TeamType {
    /// Everybody.
    #[serde(rename = "O")]
    Open,
    /// Whoever is invited.
    #[serde(rename = "I")]
    Invited,
}

/// A team: a set of channels and of people.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Team {
    /// Its name in addresses; unique.
    pub name: String,
    /// Its name to show.
    #[serde(default, deserialize_with = "or_nothing")]
    pub display_name: String,
    /// Who may join.
    #[serde(rename = "type")]
    pub team_type: TeamType,
    /// What it is for.
    #[serde(default, deserialize_with = "or_nothing")]
    pub description: String,
    /// Whether anybody on the server may join without invitation.
    #[serde(default, deserialize_with = "or_nothing")]
    pub allow_open_invite: bool,
}

/// Who may see a channel.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
pub enum ChannelType {
    /// Everybody in the team.
    #[serde(rename = "O")]
    Open,
    /// Its members; nobody else knows that it is there.
    #[serde(rename = "P")]
    Private,
}

/// A channel of a team.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Channel {
    /// The team.
    pub team: String,
    /// Its name in addresses; unique in its team.
    pub name: String,
    /// Its name to show.
    #[serde(default, deserialize_with = "or_nothing")]
    pub display_name: String,
    /// Who may see it.
    #[serde(rename = "type")]
    pub channel_type: ChannelType,
    /// A line of Markdown shown above it.
    #[serde(default, deserialize_with = "or_nothing")]
    pub header: String,
    /// What it is for.
    #[serde(default, deserialize_with = "or_nothing")]
    pub purpose: String,
    /// When it was archived, in milliseconds since 1970, or 0.
    #[serde(default, alias = "delete_at", deserialize_with = "or_nothing")]
    pub deleted_at: i64,
}

impl Channel {
    /// Whether it was archived.
    pub fn is_archived(&self) -> bool {
        self.deleted_at > 0
    }
}

/// A private conversation between two people or a few.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct DirectChannel {
    #[serde(default, deserialize_with = "or_nothing")]
    members: Vec<String>,
    #[serde(default, deserialize_with = "or_nothing")]
    participants: Vec<Participant>,
    /// A line of Markdown shown above it.
    #[serde(default, deserialize_with = "or_nothing")]
    pub header: String,
    /// Those who have it among their favourites.
    #[serde(default, deserialize_with = "or_nothing")]
    pub favorited_by: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
struct Participant {
    username: String,
}

impl DirectChannel {
    /// The usernames of those in it, each once, in alphabetical order: what identifies it.
    /// Older exports list members, newer ones participants.
    pub fn members(&self) -> Vec<String> {
        let participants = self.participants.iter().map(|one| &one.username);
        sorted(self.members.iter().chain(participants).cloned().collect())
    }
}

/// Each name once, in order.
pub(super) fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort_unstable();
    names.dedup();
    names
}
