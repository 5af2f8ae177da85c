//! Accounts and where they belong.

use super::line::or_nothing;
use serde::Deserialize;

/// An account. Texts that are empty mean that nothing was said.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct User {
    /// The name it is mentioned by; unique, lower case.
    pub username: String,
    /// Its address; unique.
    pub email: String,
    /// How it is called.
    #[serde(default, deserialize_with = "or_nothing")]
    pub nickname: String,
    /// First name.
    #[serde(default, deserialize_with = "or_nothing")]
    pub first_name: String,
    /// Last name.
    #[serde(default, deserialize_with = "or_nothing")]
    pub last_name: String,
    /// Job.
    #[serde(default, deserialize_with = "or_nothing")]
    pub position: String,
    /// Language, as in `fr` or `pt-BR`.
    #[serde(default, deserialize_with = "or_nothing")]
    pub locale: String,
    /// Roles in the system, separated by spaces.
    #[serde(default, deserialize_with = "or_nothing")]
    pub roles: String,
    /// The path of its picture in the archive.
    #[serde(default, deserialize_with = "or_nothing")]
    pub profile_image: String,
    /// When it was closed, in milliseconds since 1970, or 0.
    #[serde(default, deserialize_with = "or_nothing")]
    pub delete_at: i64,
    /// Its teams.
    #[serde(default, deserialize_with = "or_nothing")]
    pub teams: Vec<TeamMembership>,
}

impl User {
    /// Whether it administers the system.
    pub fn is_administrator(&self) -> bool {
        has_role(&self.roles, "system_admin")
    }
    /// Whether it is a guest.
    pub fn is_guest(&self) -> bool {
        has_role(&self.roles, "system_guest")
    }
    /// The name to show: first and last name, else nickname, else username.
    pub fn full_name(&self) -> String {
        let name = format!("{} {}", self.first_name.trim(), self.last_name.trim());
        [name.trim(), self.nickname.trim(), &self.username]
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or_default()
            .to_owned()
    }
}

/// A membership of a team.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct TeamMembership {
    /// The team.
    pub name: String,
    /// Roles in it, separated by spaces.
    #[serde(default, deserialize_with = "or_nothing")]
    pub roles: String,
    /// The channels of that team.
    #[serde(default, deserialize_with = "or_nothing")]
    pub channels: Vec<ChannelMembership>,
}

impl TeamMembership {
    /// Whether it administers the team.
    pub fn is_administrator(&self) -> bool {
        has_role(&self.roles, "team_admin")
    }
}

/// A membership of a channel.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct ChannelMembership {
    /// The channel.
    pub name: String,
    /// Roles in it, separated by spaces.
    #[serde(default, deserialize_with = "or_nothing")]
    pub roles: String,
    /// Whether it stands among the favourites.
    #[serde(default, deserialize_with = "or_nothing")]
    pub favorite: bool,
}

impl ChannelMembership {
    /// Whether it administers the channel.
    pub fn is_administrator(&self) -> bool {
        has_role(&self.roles, "channel_admin")
    }
}

/// An account of a program.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Bot {
    /// The name it is mentioned by.
    pub username: String,
    /// The account that owns it.
    #[serde(default, deserialize_with = "or_nothing")]
    pub owner: String,
    /// The name it shows.
    #[serde(default, deserialize_with = "or_nothing")]
    pub display_name: String,
    /// What it does.
    #[serde(default, deserialize_with = "or_nothing")]
    pub description: String,
    /// When it was closed, in milliseconds since 1970, or 0.
    #[serde(default, deserialize_with = "or_nothing")]
    pub delete_at: i64,
}

fn has_role(roles: &str, role: &str) -> bool {
    roles.split_ascii_whitespace().any(|one| one == role)
}
