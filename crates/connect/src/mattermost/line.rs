//! One line: its type, and what that type holds.

use super::conversation::{DirectPost, Post};
use super::fields::{Fields, Unreadable};
use super::people::{Bot, User};
use super::place::{Channel, DirectChannel, Team};
use crate::problem::Problem;
use crate::report::Kind;
use serde_json::error::Category;

/// What a line says.
#[derive(Clone, PartialEq, Debug)]
pub enum Line {
    /// The version of the format: always 1, always first.
    Version(i64),
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
    /// A line of a type that does not come: roles, schemes, emoji of the house, and whatever newer
    /// versions write.
    Other(String),
    /// A line that cannot be read.
    Unreadable,
}

impl Line {
    /// Reads a line, without its end of line: what it says, and what of it cannot be read.
    pub fn parse(bytes: &[u8]) -> (Line, Vec<Unreadable>) {
        let mut unreadable = Vec::new();
        let text = String::from_utf8_lossy(bytes);
        if let Err(error) = std::str::from_utf8(bytes) {
            let problem = Problem::NotUtf8 { byte: error.valid_up_to() as u64 + 1 };
            unreadable.push(Unreadable::once(None, problem));
        }
        let line = match read(&text, &mut unreadable) {
            Ok(line) => line,
            Err(problem) => {
                unreadable.push(Unreadable::once(kind(bytes), problem));
                Line::Unreadable
            }
        };
        (line, unreadable)
    }
}

/// As it stands in the file: the type names the field that holds the rest.
fn read(text: &str, unreadable: &mut Vec<Unreadable>) -> Result<Line, Problem> {
    let mut line = Fields::of(text, unreadable).map_err(|error| match error.classify() {
        Category::Data => Problem::WrongShape { detail: "{}".to_owned() },
        _ => Problem::BadJson { column: error.column() as u64 },
    })?;
    let name = line.text("type");
    if name == "version" {
        return Ok(Line::Version(line.number("version")));
    }
    let missing = |name: &str| Problem::WrongShape { detail: format!("`{}`", shortened(name)) };
    let Some(read) = reader(&name) else {
        return if name.is_empty() {
            Err(missing("type"))
        } else {
            Ok(Line::Other(shortened(&name)))
        };
    };
    let object = line.raw(&name).ok_or_else(|| missing(&name))?;
    let mut fields = Fields::of(object, line.unreadable).map_err(|_| missing(&name))?;
    read(&mut fields).map_err(missing)
}

type Reader = fn(&mut Fields<'_, '_>) -> Result<Line, &'static str>;

fn reader(name: &str) -> Option<Reader> {
    Some(match name {
        "team" => |fields| Team::read(fields).map(|one| Line::Team(Box::new(one))),
        "channel" => |fields| Channel::read(fields).map(|one| Line::Channel(Box::new(one))),
        "user" => |fields| User::read(fields).map(|one| Line::User(Box::new(one))),
        "bot" => |fields| Bot::read(fields).map(|one| Line::Bot(Box::new(one))),
        "post" => |fields| Ok(Line::Post(Box::new(Post::read(fields)))),
        "direct_channel" => {
            |fields| DirectChannel::read(fields).map(|one| Line::DirectChannel(Box::new(one)))
        }
        "direct_post" => {
            |fields| DirectPost::read(fields).map(|one| Line::DirectPost(Box::new(one)))
        }
        _ => return None,
    })
}

/// What a line that cannot be read is one of, by its beginning: Mattermost writes the type first.
pub(super) fn kind(line: &[u8]) -> Option<Kind> {
    let beginning = String::from_utf8_lossy(&line[..line.len().min(64)]);
    let rest = beginning.trim_start().strip_prefix('{')?.trim_start().strip_prefix("\"type\"")?;
    let name = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    match name.split('"').next()? {
        "user" | "bot" => Some(Kind::People),
        "channel" => Some(Kind::Spaces),
        "direct_channel" => Some(Kind::Conversations),
        "post" | "direct_post" => Some(Kind::Posts),
        _ => None,
    }
}

/// Words from the file, short enough for a report.
fn shortened(words: &str) -> String {
    words.chars().filter(|c| !c.is_control()).take(60).collect()
}
