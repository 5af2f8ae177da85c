//! The first reading: who there is and where, whatever the order of the lines.

use super::super::archive::Archive;
use super::super::conversation::Said;
use super::super::fields::Unreadable;
use super::super::line::Line;
use super::super::people::{Bot, User};
use super::super::place::{Channel, Team};
use super::people::NOBODY;
use crate::problem::{Place, Problem};
use crate::progress::Progress;
use crate::report::{Kind, Report};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What share of the progress the first reading is.
pub(super) const SHARE: u64 = 10;

/// Everything of an export but what was said.
#[derive(Default)]
pub(super) struct Structure {
    pub(super) teams: HashMap<String, Team>,
    pub(super) channels: Vec<(Place, Channel)>,
    pub(super) users: Vec<(Place, User)>,
    pub(super) bots: Vec<(Place, Bot)>,
    /// Private conversations by their members, and where each is first met.
    pub(super) conversations: BTreeMap<Vec<String>, Place>,
    /// Those who wrote or are in a conversation and are not among the users, and where.
    pub(super) strangers: BTreeMap<String, Place>,
    /// When something was posted in each channel, by team and name, and in each conversation, by
    /// no team and its members.
    pub(super) posted: HashMap<(String, String), Vec<Posted>>,
    channel_names: HashSet<(String, String)>,
    authors: Vec<(String, Place)>,
    author_ranks: HashMap<String, u32>,
}

/// A post of a channel, by what identifies it there. There may be millions.
pub(super) struct Posted {
    author: u32,
    pub(super) at: i64,
}

impl Structure {
    /// Reads the archive once. What cannot be read is told here, and passed over in silence the
    /// second time.
    pub(super) fn read(
        archive: &mut Archive,
        progress: &mut Progress,
        report: &mut Report,
    ) -> Result<Structure, Problem> {
        let (size, mut lines, _) = archive.parts()?;
        let mut structure = Structure::default();
        while let Some(line) = lines.next() {
            progress.set(lines.bytes(), size.0.saturating_mul(SHARE));
            match line {
                Ok(read) => {
                    let place = Place::Line(read.number);
                    tell(report, place, read.unreadable);
                    structure.take(place, read.line, report);
                }
                Err(problem) => {
                    // Without its first line the file is no export.
                    if matches!(problem.problem, Problem::NoVersion | Problem::WrongVersion { .. })
                    {
                        return Err(problem.problem);
                    }
                    report.problem(problem);
                }
            }
        }
        let users = structure.users.iter().map(|(_, user)| user.username.as_str());
        let bots = structure.bots.iter().map(|(_, bot)| bot.username.as_str());
        let known: HashSet<&str> = users.chain(bots).collect();
        let strangers = structure.authors.iter().filter(|(name, _)| !known.contains(&**name));
        structure.strangers = strangers.cloned().collect();
        Ok(structure)
    }

    fn take(&mut self, place: Place, line: Line, report: &mut Report) {
        match line {
            Line::Team(team) => drop(self.teams.insert(team.name.clone(), *team)),
            Line::Channel(channel) => {
                if self.channel_names.insert((channel.team.clone(), channel.name.clone())) {
                    self.channels.push((place, *channel));
                } else {
                    report.already_there(Kind::Spaces);
                }
            }
            Line::User(user) => self.users.push((place, *user)),
            Line::Bot(bot) => self.bots.push((place, *bot)),
            Line::DirectChannel(direct) => self.conversation(place, direct.members),
            Line::Post(post) => {
                self.wrote(place, (post.team, post.channel), &post.said, &post.replies);
            }
            Line::DirectPost(post) => {
                let name = (String::new(), post.members.join(","));
                self.wrote(place, name, &post.said, &post.replies);
                self.conversation(place, post.members);
            }
            Line::Other(name) => report.repeated(place, Problem::LinesLeft { name }, 1),
            Line::Version(_) | Line::Unreadable => {}
        }
    }

    /// Notes who wrote a thread, and where it began.
    fn wrote(&mut self, place: Place, home: (String, String), said: &Said, replies: &[Said]) {
        for reply in replies {
            self.author(place, &reply.user);
        }
        let answered = !replies.is_empty();
        let name = said.author(answered);
        if name.is_empty() {
            return;
        }
        let author = self.author(place, name);
        if !said.is_system(answered) {
            let posted = Posted { author, at: said.create_at };
            self.posted.entry(home).or_default().push(posted);
        }
    }

    fn author(&mut self, place: Place, name: &str) -> u32 {
        if let Some(rank) = self.author_ranks.get(name) {
            return *rank;
        }
        let rank = self.authors.len() as u32;
        self.authors.push((name.to_owned(), place));
        self.author_ranks.insert(name.to_owned(), rank);
        rank
    }

    fn conversation(&mut self, place: Place, members: Vec<String>) {
        for name in &members {
            self.author(place, name);
        }
        self.conversations.entry(members).or_insert(place);
    }

    /// The username of who posted it; nothing where that cannot be read.
    pub(super) fn author_of(&self, posted: &Posted) -> Option<&str> {
        self.authors.get(posted.author as usize).map(|(name, _)| name.as_str())
    }

    /// Whether everybody who is at work there, guests aside, is in this team.
    pub(super) fn has_everybody(&self, team: &str) -> bool {
        let mut at_work =
            self.users.iter().map(|(_, user)| user).filter(|u| !u.is_guest() && u.delete_at == 0);
        at_work.all(|user| user.teams.iter().any(|one| one.name == team))
    }

    /// Names that channels of several teams have.
    pub(super) fn shared_names(&self) -> BTreeSet<&str> {
        let mut seen = BTreeSet::new();
        let names = self.channels.iter().map(|(_, channel)| channel.name.as_str());
        names.filter(|name| !seen.insert(*name)).collect()
    }
}

impl Said {
    /// The username of its author. What was answered is kept even where that cannot be read.
    pub(super) fn author(&self, answered: bool) -> &str {
        if self.user.is_empty() && answered { NOBODY } else { &self.user }
    }

    /// Whether the system wrote it, and nobody answered.
    pub(super) fn is_system(&self, answered: bool) -> bool {
        self.post_type.starts_with("system_") && !answered
    }
}

fn tell(report: &mut Report, place: Place, unreadable: Vec<Unreadable>) {
    for Unreadable { kind, problem, times } in unreadable {
        // A field that is wrong once may be wrong in every line.
        let is_one_of_many = matches!(problem, Problem::WrongShape { .. });
        match (kind, is_one_of_many) {
            (Some(kind), true) => report.skipped_many(kind, place, problem, times),
            (Some(kind), false) => report.skipped(kind, place, problem),
            (None, true) => report.repeated(place, problem, times),
            (None, false) => report.problem(problem.at(place)),
        }
    }
}
