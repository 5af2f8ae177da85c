//! Accounts and where they belong.

use super::fields::{Fields, element, needed};
use crate::report::Kind;

/// An account. Texts that are empty mean that nothing was said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct User {
    /// What it is known by for ever; empty where the export does not say.
    pub id: String,
    /// The name it is mentioned by; unique, lower case.
    pub username: String,
    /// Its address; unique.
    pub email: String,
    /// How it is called.
    pub nickname: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Job.
    pub position: String,
    /// Language, as in `fr` or `pt-BR`.
    pub locale: String,
    /// Roles in the system, separated by spaces.
    pub roles: String,
    /// When it was closed, in milliseconds since 1970, or 0.
    pub delete_at: i64,
    /// Its teams.
    pub teams: Vec<TeamMembership>,
}

impl User {
    pub(super) fn read(fields: &mut Fields<'_, '_>) -> Result<User, &'static str> {
        Ok(User {
            id: fields.text("id"),
            username: needed(fields.name("username"), "username")?,
            email: fields.text("email").trim().to_owned(),
            nickname: fields.text("nickname"),
            first_name: fields.text("first_name"),
            last_name: fields.text("last_name"),
            position: fields.text("position"),
            locale: fields.text("locale"),
            roles: fields.text("roles"),
            delete_at: fields.time("delete_at"),
            teams: fields.list("teams", None, |one, unreadable| {
                element(one, unreadable, TeamMembership::read)
            }),
        })
    }

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
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TeamMembership {
    /// The team.
    pub name: String,
    /// Roles in it, separated by spaces.
    pub roles: String,
    /// The channels of that team.
    pub channels: Vec<ChannelMembership>,
}

impl TeamMembership {
    fn read(fields: &mut Fields<'_, '_>) -> Result<TeamMembership, &'static str> {
        Ok(TeamMembership {
            name: needed(fields.name("name"), "name")?,
            roles: fields.text("roles"),
            channels: fields.list("channels", Some(Kind::Memberships), |one, unreadable| {
                element(one, unreadable, ChannelMembership::read)
            }),
        })
    }

    /// Whether it administers the team.
    pub fn is_administrator(&self) -> bool {
        has_role(&self.roles, "team_admin")
    }
}

/// A membership of a channel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChannelMembership {
    /// The channel.
    pub name: String,
    /// Roles in it, separated by spaces.
    pub roles: String,
}

impl ChannelMembership {
    fn read(fields: &mut Fields<'_, '_>) -> Result<ChannelMembership, &'static str> {
        let name = needed(fields.name("name"), "name")?;
        Ok(ChannelMembership { name, roles: fields.text("roles") })
    }

    /// Whether it administers the channel.
    pub fn is_administrator(&self) -> bool {
        has_role(&self.roles, "channel_admin")
    }
}

/// An account of a program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bot {
    /// The name it is mentioned by.
    pub username: String,
    /// The name it shows.
    pub display_name: String,
    /// What it does.
    pub description: String,
}

impl Bot {
    pub(super) fn read(fields: &mut Fields<'_, '_>) -> Result<Bot, &'static str> {
        Ok(Bot {
            username: needed(fields.name("username"), "username")?,
            display_name: fields.text("display_name"),
            description: fields.text("description"),
        })
    }
}

fn has_role(roles: &str, role: &str) -> bool {
    roles.split_ascii_whitespace().any(|one| one == role)
}
