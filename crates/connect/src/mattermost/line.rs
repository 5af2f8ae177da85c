//! One line: its type, and what that type holds.

use super::conversation::{DirectPost, Post};
use super::people::{Bot, User};
use super::place::{Channel, DirectChannel, Team};
use crate::problem::Problem;
use serde::{Deserialize, Deserializer};
use serde_json::error::Category;

/// What a line says.
#[derive(Clone, PartialEq, Debug)]
pub enum Line {
    /// The version of the format: always 1, always first.
    Version(u64),
    /// A permission scheme. Parvis has roles of its own: only its presence is told.
    Scheme,
    /// A role, likewise.
    Role,
    /// An emoji of the house.
    Emoji(Emoji),
    /// A team.
    Team(Box<Team>),
    /// A channel of a team.
    Channel(Box<Channel>),
    /// An account.
    User(Box<User>),
    /// An account of a program.
    Bot(Box<Bot>),
    /// A post in a channel, with its replies.
    Post(Box<Post>),
    /// A private conversation.
    DirectChannel(Box<DirectChannel>),
    /// A post in a private conversation, with its replies.
    DirectPost(Box<DirectPost>),
}

/// An emoji made by the company.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Emoji {
    /// Its name, without colons.
    pub name: String,
    /// The path of its picture in the archive.
    pub image: String,
}

/// As it stands in the file: the type names the field that holds the rest.
#[derive(Deserialize)]
struct Envelope {
    #[serde(rename = "type")]
    name: String,
    version: Option<u64>,
    emoji: Option<Emoji>,
    team: Option<Box<Team>>,
    channel: Option<Box<Channel>>,
    user: Option<Box<User>>,
    bot: Option<Box<Bot>>,
    post: Option<Box<Post>>,
    direct_channel: Option<Box<DirectChannel>>,
    direct_post: Option<Box<DirectPost>>,
}

impl Line {
    /// Reads a line, without its end of line.
    pub fn parse(bytes: &[u8]) -> Result<Line, Problem> {
        let text = std::str::from_utf8(bytes)
            .map_err(|error| Problem::NotUtf8 { byte: error.valid_up_to() as u64 + 1 })?;
        let line: Envelope =
            serde_json::from_str(text).map_err(|error| match error.classify() {
                Category::Data => {
                    Problem::WrongShape { detail: shortened(&error.to_string(), 200) }
                }
                _ => Problem::BadJson { column: error.column() as u64 },
            })?;
        let name = line.name.as_str();
        let found = match name {
            "version" => line.version.map(Line::Version),
            "scheme" => Some(Line::Scheme),
            "role" => Some(Line::Role),
            "emoji" => line.emoji.map(Line::Emoji),
            "team" => line.team.map(Line::Team),
            "channel" => line.channel.map(Line::Channel),
            "user" => line.user.map(Line::User),
            "bot" => line.bot.map(Line::Bot),
            "post" => line.post.map(Line::Post),
            "direct_channel" => line.direct_channel.map(Line::DirectChannel),
            "direct_post" => line.direct_post.map(Line::DirectPost),
            _ => return Err(Problem::UnknownType { name: shortened(name, 60) }),
        };
        found.ok_or_else(|| Problem::WrongShape { detail: format!("no `{name}`") })
    }
}

/// Words from the file, short enough for a report.
fn shortened(words: &str, most: usize) -> String {
    words.chars().filter(|c| !c.is_control()).take(most).collect()
}

/// Mattermost writes `null` where there is nothing; so may the field be absent.
pub(super) fn or_nothing<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
