//! The content of `parvis demo`: three months in the life of an invented company.
//!
//! *Cycles Montvernay* builds bicycles near Lyon and has an office in Bristol. [`company`] gives
//! its people, units, spaces, posts, comments, reactions, private conversations and pictures as
//! plain data; whoever fills a database with it applies it in the order of time.
//!
//! What people say is written in text files under `content/` (`content/README.md` describes their
//! format): `threads/` holds conversations written by hand, `series/` small grammars for what
//! comes back every day (menus, workshop figures, lifts offered). Rust only reads them.
//!
//! Invariants:
//! - Nothing depends on a clock or on chance: the same `end` gives the same company.
//! - Every time lies in the [`DAYS`] days before `end`; a comment follows its post and its parent.
//! - Whoever writes in a space is a member of it, and had joined by then; guests are seen in
//!   external spaces only.
//! - Every `@handle` and `~slug` in a text exists.
//! - A poll is answered while it is open, with options that it has; announcements are made by who
//!   animates the space; praise is for members of it.

mod asked;
mod calendar;
mod content;
mod draft;
mod members;
mod model;
mod moves;
mod pictures;
mod pool;
mod private;
mod profiles;
mod random;
mod rooms;
mod roster;
mod series;
mod template;
mod thread;
mod typography;

pub use model::{
    Act, Comment, Company, Conversation, FileSample, Kind, Move, Person, Post, Reaction, Space,
    StartingPoint, Unit,
};
pub use pictures::Picture;

/// Posts of kinds that the company declared, and what became of them (JSON, `content/README.md`).
pub const OBJECTS: &str = include_str!("../content/objects.json");

/// Events, and who answered what (JSON, `content/README.md`).
pub const EVENTS: &str = include_str!("../content/events.json");

/// Labels on machines of the workshop (JSON, `content/README.md`).
pub const LABELS: &str = include_str!("../content/labels.json");

/// The pages of its spaces (JSON), the ones above first.
pub const PAGES: &str = include_str!("../content/pages.json");

/// The files of its libraries, with their versions (JSON, `content/README.md`).
pub const LIBRARY: &str = include_str!("../content/library.json");

/// The bytes of a file that the libraries name.
pub fn library_file(name: &str) -> Option<&'static [u8]> {
    match name {
        "charte-atelier.pdf" => Some(include_bytes!("../content/files/charte-atelier.pdf")),
        "release-procedure.pdf" => Some(include_bytes!("../content/files/release-procedure.pdf")),
        _ => None,
    }
}

/// Tasks of spaces and notebooks (JSON, `content/README.md`).
pub const TASKS: &str = include_str!("../content/tasks.json");

/// What managers keep ready: covers, scheduled posts, invitations (JSON, `content/README.md`).
pub const LIVING: &str = include_str!("../content/living.json");

/// How many days before `end` the company's life begins.
pub const DAYS: i64 = 92;

/// The emoji that people react with, from the most to the least usual.
pub const EMOJI: [&str; 8] = ["👍", "❤️", "🎉", "👏", "😄", "🙏", "💡", "👀"];

/// The company as it stands at `end_micros`, in microseconds UTC.
///
/// # Panics
///
/// When `end_micros` is not a moment of the calendar (years −9999 to 9999), or when a file of
/// `content/` is malformed, which the tests of this crate exclude.
pub fn company(end_micros: i64) -> Company {
    let calendar = calendar::Calendar::new(end_micros);
    build(&calendar).unwrap_or_else(|problem| panic!("demo content: {problem}"))
}

/// Reads every file of `content/` and puts the company together.
fn build(calendar: &calendar::Calendar) -> Result<Company, String> {
    let (units, mut roster) = roster::read(content::UNITS, content::PEOPLE, calendar)?;
    profiles::give(content::PROFILES, &units, &mut roster)?;
    let rooms = rooms::read(content::SPACES, &roster, calendar)?;
    let pools = pool::read(content::POOLS)?;
    let mut drafts = Vec::new();
    for (file, text) in content::THREADS {
        drafts.extend(draft::read(file, text, calendar)?);
    }
    let spaces = members::assign(rooms, &units, &roster, &drafts)?;
    let cast = thread::Cast::new(roster, spaces, calendar);
    for (file, text) in content::SERIES {
        drafts.extend(series::unfold(file, text, &cast)?);
    }
    let mut posts = Vec::with_capacity(drafts.len());
    for draft in drafts {
        posts.push(thread::build(draft, &cast, &pools)?);
    }
    posts.sort_by_key(|post| (post.at, post.space, post.author));
    let conversations = private::read(content::CONVERSATIONS, &cast)?;
    let (people, spaces) = cast.into_parts();
    Ok(Company { name: "Cycles Montvernay".into(), units, people, spaces, posts, conversations })
}
