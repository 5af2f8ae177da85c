//! The first reading: who there is and where, whatever the order of the lines.

use super::super::archive::Archive;
use super::super::line::Line;
use super::super::people::{Bot, User};
use super::super::place::{Channel, Team};
use crate::problem::{Place, Problem};
use crate::progress::Progress;
use crate::report::Report;
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
        let mut authors = BTreeMap::new();
        while let Some(line) = lines.next() {
            progress.set(lines.bytes(), size.0.saturating_mul(SHARE));
            match line {
                Ok(read) => structure.take(Place::Line(read.number), read.line, &mut authors),
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
        let stranger = |name: &String| !known.contains(name.as_str());
        structure.strangers = authors.into_iter().filter(|(name, _)| stranger(name)).collect();
        Ok(structure)
    }

    fn take(&mut self, place: Place, line: Line, authors: &mut BTreeMap<String, Place>) {
        let mut wrote = |name: &str| {
            if !authors.contains_key(name) {
                authors.insert(name.to_owned(), place);
            }
        };
        match line {
            Line::Team(team) => drop(self.teams.insert(team.name.clone(), *team)),
            Line::Channel(channel) => self.channels.push((place, *channel)),
            Line::User(user) => self.users.push((place, *user)),
            Line::Bot(bot) => self.bots.push((place, *bot)),
            Line::DirectChannel(direct) => {
                let members = direct.members();
                members.iter().for_each(|name| wrote(name));
                self.conversations.entry(members).or_insert(place);
            }
            Line::Post(post) => {
                wrote(&post.user);
                post.replies.iter().for_each(|reply| wrote(&reply.user));
            }
            Line::DirectPost(post) => {
                wrote(&post.user);
                post.replies.iter().for_each(|reply| wrote(&reply.user));
                let members = post.members();
                members.iter().for_each(|name| wrote(name));
                self.conversations.entry(members).or_insert(place);
            }
            Line::Version(_) | Line::Scheme | Line::Role | Line::Emoji(_) => {}
        }
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
