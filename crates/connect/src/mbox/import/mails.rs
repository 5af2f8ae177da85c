//! The mails: posts where they begin a conversation, comments where they answer.

use super::super::cut::RawMessage;
use super::super::mail::{Mail, MailFile};
use super::super::mailbox::{Limits, Mailbox};
use super::super::subject::title;
use super::super::survey::{Heading, Survey};
use super::authors::Authors;
use super::home::Home;
use crate::attach;
use crate::batches::Batches;
use crate::failure::Failure;
use crate::hour::possible;
use crate::messages::{Carried, FileState, Message, Under};
use crate::network::Network;
use crate::problem::{Place, Problem};
use crate::progress::Progress;
use crate::report::{Kind, Report};
use crate::store::{self, is_known, key};
use kernel::Time;
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// The longest title of a post, in characters.
const TITLE_MOST: usize = 200;
/// How often the file is read for comments that stand before what they answer; those still waiting
/// then come without saying whom they answer.
const READINGS: u64 = 4;

/// Where a mail stands in its conversation.
enum Part {
    Root,
    /// It answers one that an earlier file brought, of this key.
    Earlier(String),
    /// The heading of its post, and of the comment it answers.
    Reply {
        root: usize,
        parent: Option<usize>,
    },
}

/// The key of the nearest message that this one answers and an earlier file brought.
fn earlier(before: &HashMap<String, i64>, heading: &Heading) -> Option<String> {
    let mut keys = heading.references.iter().rev().map(|id| key(&["mail", id]));
    keys.find(|key| before.contains_key(key))
}

/// The key of each mail, and the other that it is remembered under. Several may have one identifier: what
/// they are is said by that and their fingerprint, in whatever order files bring them. Versions before this one
/// knew the first by its identifier alone.
fn keys(before: &HashMap<String, i64>, headings: &[Heading]) -> Vec<(String, String)> {
    let mut of: HashMap<i64, usize> = HashMap::new();
    for object in before.values() {
        *of.entry(*object).or_default() += 1;
    }
    let mut taken = HashSet::new();
    let keys = headings.iter().map(|heading| {
        let plain = key(&["mail", &heading.id]);
        let own = key(&["mail", &format!("{}#{}", heading.id, heading.fingerprint)]);
        let is_old = before.get(&plain).is_some_and(|object| of[object] == 1);
        match is_old && !before.contains_key(&own) && taken.insert(plain.clone()) {
            true => (plain, own),
            false => (own, plain),
        }
    });
    keys.collect()
}

/// A mailing list on its way in.
pub(super) struct List<'a> {
    network: &'a Network<'a>,
    file: &'a Path,
    limits: Limits,
    headings: &'a [Heading],
    /// The keys of each.
    keys: Vec<(String, String)>,
    /// The heading of each message that is taken, by its rank in the file.
    by_number: HashMap<u64, usize>,
    parts: Vec<Option<Part>>,
    /// Whether each was handed over already.
    done: Vec<bool>,
    authors: Authors,
    home: Home,
    now: Time,
}

impl<'a> List<'a> {
    pub(super) fn new(
        network: &'a Network<'a>,
        file: &'a Path,
        limits: Limits,
        survey: &'a Survey,
        home: Home,
    ) -> Result<Self, Failure> {
        let headings = &survey.headings[..];
        let by_number =
            headings.iter().enumerate().map(|(index, heading)| (heading.number, index)).collect();
        let source = home.source.clone();
        let before =
            network.app.db.read_blocking(move |tx| store::beginning(tx, &source, "mail"))?;
        let brought: HashMap<String, i64> = before.into_iter().collect();
        let keys = keys(&brought, headings);
        let mut parts: Vec<Option<Part>> = headings.iter().map(|_| None).collect();
        for thread in &survey.threads {
            let answered = earlier(&brought, &headings[thread.root]);
            for reply in &thread.replies {
                parts[reply.mail] = Some(match &answered {
                    // The answers to an answer stand under the same post.
                    Some(_) => {
                        let own = match reply.parent {
                            Some(_) => None,
                            None => earlier(&brought, &headings[reply.mail]),
                        };
                        let in_file = || keys[reply.parent.unwrap_or(thread.root)].0.clone();
                        Part::Earlier(own.unwrap_or_else(in_file))
                    }
                    None => {
                        // What answers the post itself answers no comment.
                        let parent = reply.parent.filter(|parent| *parent != thread.root);
                        Part::Reply { root: thread.root, parent }
                    }
                });
            }
            parts[thread.root] = Some(answered.map_or(Part::Root, Part::Earlier));
        }
        let (done, authors) = (vec![false; headings.len()], Authors::default());
        let now = network.app.clock().now();
        Ok(List {
            network,
            file,
            limits,
            headings,
            keys,
            by_number,
            parts,
            done,
            authors,
            home,
            now,
        })
    }

    /// Brings every mail.
    pub(super) fn bring(
        &mut self,
        progress: &mut Progress,
        report: &mut Report,
    ) -> Result<(), Failure> {
        let keys = self.keys.iter().enumerate();
        let by_key: HashMap<String, usize> =
            keys.map(|(index, (key, _))| (key.clone(), index)).collect();
        self.read(&|_, part| matches!(part, Part::Root), progress, report)?;
        for reading in 1..=READINGS {
            let last = reading == READINGS;
            let may_come = |done: &[bool], part: &Part| match part {
                Part::Root => false,
                Part::Reply { parent, .. } => last || parent.is_none_or(|parent| done[parent]),
                Part::Earlier(answered) => {
                    last || by_key.get(answered).is_none_or(|answered| done[*answered])
                }
            };
            self.read(&may_come, progress, report)?;
            if self.done.iter().all(|done| *done) {
                break;
            }
        }
        Ok(())
    }

    /// Reads the file once and hands over the mails that `may_come` lets pass.
    fn read(
        &mut self,
        may_come: &dyn Fn(&[bool], &Part) -> bool,
        progress: &mut Progress,
        report: &mut Report,
    ) -> Result<(), Failure> {
        let network = self.network;
        let mailbox = Mailbox::open(self.file, self.limits)?;
        let (size, position) = (mailbox.size(), mailbox.position());
        let mut batches = Batches::new(network, &self.home.source);
        // What the survey could not read, it told.
        for raw in mailbox.messages().flatten() {
            progress.set(position.bytes(), size);
            let Some(index) = self.by_number.get(&raw.number).copied() else { continue };
            let Some(part) = &self.parts[index] else { continue };
            if self.done[index] || !may_come(&self.done, part) {
                continue;
            }
            self.done[index] = true;
            if let Some(message) = self.message(index, &raw, report)? {
                batches.push(message, report)?;
            }
        }
        batches.flush(report)
    }

    fn message(
        &mut self,
        index: usize,
        raw: &RawMessage,
        report: &mut Report,
    ) -> Result<Option<Message>, Failure> {
        let (place, heading) = (raw.place(), &self.headings[index]);
        let mail = match Mail::parse(raw, heading.time_ms, &self.limits) {
            Ok(mail) => mail,
            Err(problem) => {
                report.problem(problem);
                return Ok(None);
            }
        };
        for problem in mail.problems {
            report.skipped(Kind::Files, problem.place, problem.problem);
        }
        let key_of = |index: usize| self.keys[index].0.clone();
        let (key, also) = (key_of(index), Some(self.keys[index].1.clone()));
        let (under, title) = match &self.parts[index] {
            Some(Part::Reply { root, parent }) => {
                let under = Under::Post(key_of(*root), parent.map(key_of));
                (under, String::new())
            }
            Some(Part::Earlier(answered)) => (Under::Earlier(answered.clone()), String::new()),
            _ => (Under::Space, title(&heading.subject, TITLE_MOST)),
        };
        let files = self.files(place, &key, mail.files, report)?;
        let is_stored = |file: &Carried| !matches!(file.state, FileState::Left(_));
        let mut body = mail.body.markdown();
        let has_more = !title.is_empty() || files.iter().any(is_stored);
        if body.trim().is_empty() && !has_more {
            // Others may answer it: it keeps its place, as its author left it.
            body = "…".to_owned();
        }
        let at = possible(heading.time_ms, self.now).unwrap_or_else(|| {
            report.repeated(place, Problem::TimeImpossible, 1);
            self.now
        });
        let source = self.home.source.clone();
        let author = self.authors.of(self.network, &source, &mail.from, place, report)?;
        let (space, reactions) = (self.home.space, Vec::new());
        Ok(Some(Message {
            place,
            key,
            also,
            under,
            space,
            author,
            at,
            title,
            body,
            files,
            reactions,
        }))
    }

    fn files(
        &self,
        place: Place,
        message: &str,
        carried: Vec<MailFile>,
        report: &mut Report,
    ) -> Result<Vec<Carried>, Failure> {
        if carried.is_empty() {
            return Ok(Vec::new());
        }
        let came_before = is_known(self.network.app, &self.home.source, message)?;
        let mut files = Vec::new();
        let problem = Problem::TooManyFiles { limit: attach::MOST as u64 };
        let too_many = carried.len().saturating_sub(attach::MOST) as u64;
        report.skipped_many(Kind::Files, place, problem, too_many);
        for (number, file) in carried.into_iter().take(attach::MOST).enumerate() {
            let key = key(&[message, "file", &number.to_string()]);
            let size = file.bytes.len() as u64;
            let state = match came_before {
                true => FileState::Seen,
                false => self.network.store_file(&file.name, size, &file.bytes[..])?,
            };
            files.push(Carried { key, name: file.name, state });
        }
        Ok(files)
    }
}
