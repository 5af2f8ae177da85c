//! Teams, channels and private conversations.

use super::fields::{Fields, Unreadable, element, needed, words};
use crate::problem::Problem;

/// Who may join a team.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TeamType {
    /// Everybody.
    Open,
    /// Whoever is invited.
    Invited,
}

/// A team: a set of channels and of people.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Team {
    /// Its name in addresses; unique.
    pub name: String,
    /// Its name to show.
    pub display_name: String,
    /// Who may join.
    pub team_type: TeamType,
    /// Whether anybody on the server may join without invitation.
    pub allow_open_invite: bool,
}

impl Team {
    pub(super) fn read(fields: &mut Fields<'_, '_>) -> Result<Team, &'static str> {
        Ok(Team {
            name: needed(fields.name("name"), "name")?,
            display_name: fields.text("display_name"),
            team_type: match fields.name("type").as_str() {
                "o" => TeamType::Open,
                _ => TeamType::Invited,
            },
            allow_open_invite: fields.flag("allow_open_invite"),
        })
    }
}

/// Who may see a channel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChannelType {
    /// Everybody in the team.
    Open,
    /// Its members; nobody else knows that it is there.
    Private,
}

/// A channel of a team.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Channel {
    /// What it is known by for ever; empty where the export does not say.
    pub id: String,
    /// The team.
    pub team: String,
    /// Its name in addresses; unique in its team.
    pub name: String,
    /// Its name to show.
    pub display_name: String,
    /// Who may see it.
    pub channel_type: ChannelType,
    /// A line of Markdown shown above it.
    pub header: String,
    /// What it is for.
    pub purpose: String,
    /// When it was archived, in milliseconds since 1970, or 0.
    pub deleted_at: i64,
}

impl Channel {
    pub(super) fn read(fields: &mut Fields<'_, '_>) -> Result<Channel, &'static str> {
        let name = needed(fields.name("name"), "name")?;
        let type_name = fields.name("type");
        let channel_type = match type_name.as_str() {
            "o" => ChannelType::Open,
            "p" => ChannelType::Private,
            // Boards and whatever newer versions have: nobody sees more than before.
            _ => {
                let problem =
                    Problem::ChannelTypeUnknown { name: name.clone(), channel_type: type_name };
                fields.unreadable.push(Unreadable::once(None, problem));
                ChannelType::Private
            }
        };
        Ok(Channel {
            id: fields.text("id"),
            team: needed(fields.name("team"), "team")?,
            name,
            display_name: fields.text("display_name"),
            channel_type,
            header: fields.text("header"),
            purpose: fields.text("purpose"),
            deleted_at: fields.time("deleted_at").max(fields.time("delete_at")),
        })
    }

    /// Whether it was archived.
    pub fn is_archived(&self) -> bool {
        self.deleted_at > 0
    }
}

/// A private conversation between two people or a few.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DirectChannel {
    /// The usernames of those in it, each once, in alphabetical order: what identifies it.
    pub members: Vec<String>,
}

impl DirectChannel {
    /// Older exports list members, newer ones participants.
    pub(super) fn read(fields: &mut Fields<'_, '_>) -> Result<DirectChannel, &'static str> {
        let members = members(fields, "members")?;
        let members = if members.is_empty() { participants(fields)? } else { members };
        if members.is_empty() { Err("members") } else { Ok(DirectChannel { members }) }
    }
}

/// The names of a list, each once and in order, all of them or none: between fewer people a
/// conversation is another one.
pub(super) fn members(
    fields: &mut Fields<'_, '_>,
    list: &'static str,
) -> Result<Vec<String>, &'static str> {
    let name = |raw: &str| words(raw).filter(|_| raw != "null").unwrap_or_default();
    let all = fields.list(list, None, |one, _| Ok(name(one).trim().to_lowercase()));
    all_or_none(all, list)
}

/// The same of a list of objects.
fn participants(fields: &mut Fields<'_, '_>) -> Result<Vec<String>, &'static str> {
    let all = fields.list("participants", None, |one, unreadable| {
        Ok(element(one, unreadable, |fields| Ok(fields.name("username"))).unwrap_or_default())
    });
    all_or_none(all, "participants")
}

fn all_or_none(mut names: Vec<String>, list: &'static str) -> Result<Vec<String>, &'static str> {
    if names.iter().any(String::is_empty) {
        return Err(list);
    }
    names.sort_unstable();
    names.dedup();
    Ok(names)
}
