//! Messages on their way into the network, whatever system they come from.

use crate::network::Work;
use crate::problem::{Place, Problem};
use crate::report::Kind;
use crate::split::{LONGEST, split};
use crate::store;
use files::Taken;
use kernel::error::Meaning;
use kernel::{Error, PersonId, Result, SpaceId, Time};
use posts::record::{self, NewComment, PostContent};
use posts::{CommentId, PostId};
use std::collections::HashMap;

/// A message, ready to be put on record: its author known, its files stored.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) place: Place,
    /// What identifies it where it comes from.
    pub(crate) key: String,
    /// Another key that it is remembered under, where nothing is yet.
    pub(crate) also: Option<String>,
    pub(crate) under: Under,
    pub(crate) space: SpaceId,
    pub(crate) author: PersonId,
    pub(crate) at: Time,
    /// For posts only.
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) files: Vec<Carried>,
    pub(crate) reactions: Vec<Reaction>,
}

/// Where a message stands.
#[derive(Clone, Debug)]
pub(crate) enum Under {
    /// A post.
    Space,
    /// A comment under the post of this key, in answer to the comment of the other.
    Post(String, Option<String>),
    /// A comment in answer to the post or the comment of this key, which an earlier file brought.
    Earlier(String),
}

/// A file of a message.
#[derive(Clone, Debug)]
pub(crate) struct Carried {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) state: FileState,
}

/// What became of a file before its message is written.
#[derive(Clone, Debug)]
pub(crate) enum FileState {
    /// In the store of files.
    Stored(Taken),
    /// It could be: this is a dry run, or its message came before.
    Seen,
    /// It cannot come.
    Left(Problem),
}

/// A reaction to a message.
#[derive(Clone, Debug)]
pub(crate) struct Reaction {
    pub(crate) key: String,
    pub(crate) person: PersonId,
    pub(crate) emoji: String,
    pub(crate) at: Time,
}

impl Message {
    pub(crate) fn kind(&self) -> Kind {
        match self.under {
            Under::Space => Kind::Posts,
            Under::Post(..) | Under::Earlier(_) => Kind::Comments,
        }
    }

    /// Every key that writing it asks for.
    fn keys(&self) -> Vec<String> {
        let mut keys = vec![self.key.clone()];
        keys.extend(self.also.clone());
        keys.extend(self.files.iter().map(|file| file.key.clone()));
        keys.extend(self.reactions.iter().map(|reaction| reaction.key.clone()));
        if let Under::Post(post, parent) = &self.under {
            keys.push(post.clone());
            keys.extend(parent.clone());
        }
        if let Under::Earlier(answered) = &self.under {
            keys.push(answered.clone());
        }
        keys
    }

    /// Rough size in memory.
    pub(crate) fn weight(&self) -> usize {
        self.body.len() + 200 * (1 + self.files.len() + self.reactions.len())
    }
}

/// Puts the messages on record that are not there yet. With `carefully`, one that a rule refuses is
/// told and left; without, it is an error.
pub(crate) fn write(
    work: &mut Work<'_, '_>,
    source: &str,
    messages: &[Message],
    carefully: bool,
) -> Result<()> {
    let mut keys: Vec<String> = messages.iter().flat_map(Message::keys).collect();
    keys.sort_unstable();
    keys.dedup();
    let known = store::known(work.tx, source, keys)?;
    let mut writer = Writer { source, known, now: work.tx.now() };
    for message in messages {
        match carefully {
            false => writer.write(work, message)?,
            true => writer.write_or_leave(work, message)?,
        }
    }
    Ok(())
}

struct Writer<'a> {
    source: &'a str,
    /// What is there, by key: from earlier imports, and made in this transaction.
    known: HashMap<String, i64>,
    /// The hour of the import.
    now: Time,
}

impl Writer<'_> {
    /// Writes one message between two marks, to go back to where a rule refuses it.
    fn write_or_leave(&mut self, work: &mut Work<'_, '_>, message: &Message) -> Result<()> {
        let (known, report) = (self.known.clone(), work.report.clone());
        let dry = work.dry;
        let end = work.tx.savepoint(|tx| {
            let mut inner = Work { tx, dry, report: report.clone() };
            self.write(&mut inner, message).map(|()| inner.report)
        });
        match end {
            Ok(report) => work.report = report,
            Err(error) if error.meaning() == Meaning::Unavailable => return Err(error),
            Err(error) => {
                self.known = known;
                let problem = Problem::Refused { detail: error.to_string() };
                work.report.skipped(message.kind(), message.place, problem);
            }
        }
        Ok(())
    }

    fn write(&mut self, work: &mut Work<'_, '_>, message: &Message) -> Result<()> {
        let kind = message.kind();
        let post = match &message.under {
            Under::Space => None,
            Under::Earlier(answered) if self.known.contains_key(answered) => {
                Some(record::post_of(work.tx, self.known[answered])?)
            }
            Under::Post(post, _) | Under::Earlier(post) => match self.known.get(post) {
                Some(id) => Some(PostId(*id)),
                // A dry run leaves nothing for later transactions to find.
                None if work.dry => Some(PostId(0)),
                None => {
                    work.report.skipped_many(kind, message.place, Problem::ThreadMissing, 1);
                    return Ok(());
                }
            },
        };
        let target = match self.known.get(&message.key).copied() {
            Some(id) => {
                work.report.already_there(kind);
                self.files_there(work, message);
                id
            }
            None => {
                let id = if work.dry { 0 } else { self.make(work, message, post)? };
                work.report.created(kind);
                self.told_of_files(work, message);
                self.keep(work, &message.key, id)?;
                id
            }
        };
        if let Some(also) = message.also.as_ref().filter(|also| !self.known.contains_key(*also)) {
            self.keep(work, also, target)?;
        }
        self.react(work, message, post.unwrap_or(PostId(target)), target)
    }

    /// Notes that a thing is there from now on.
    fn keep(&mut self, work: &mut Work<'_, '_>, key: &str, id: i64) -> Result<()> {
        self.known.insert(key.to_owned(), id);
        if work.dry { Ok(()) } else { store::remember(work.tx, self.source, key, id, self.now) }
    }

    fn make(
        &mut self,
        work: &mut Work<'_, '_>,
        message: &Message,
        post: Option<PostId>,
    ) -> Result<i64> {
        let Message { space, author, .. } = *message;
        let tx = work.tx.at(message.at);
        let mut files = Vec::new();
        for file in &message.files {
            if let FileState::Stored(taken) = &file.state {
                let id = files::record_beyond_quota(tx, author, taken)?;
                files.push(id);
                store::remember(tx, self.source, &file.key, id.0, self.now)?;
            }
        }
        let mut parts = split(&message.body, LONGEST).into_iter();
        let body = parts.next().unwrap_or_default();
        let (post, id, answered) = match post {
            None => {
                let body = body.into();
                let draft = PostContent {
                    title: message.title.clone(),
                    body,
                    files,
                    ..PostContent::default()
                };
                let id = record::post(tx, space, author, &draft)?;
                (id, id.0, None)
            }
            Some(post) => {
                let parent = self.parent(message, post);
                let new = NewComment { parent, body: body.into(), files };
                let id = match record::comment(tx, space, post, author, &new) {
                    // What it answered was deleted here since.
                    Err(error) if parent.is_some() && error.meaning() == Meaning::NotFound => {
                        let new = NewComment { parent: None, ..new };
                        record::comment(tx, space, post, author, &new)?
                    }
                    made => made?,
                };
                (post, id.0, Some(id))
            }
        };
        let rest = parts.len() as u64;
        for body in parts {
            let new = NewComment { parent: answered, body: body.into(), files: Vec::new() };
            record::comment(tx, space, post, author, &new)?;
        }
        if rest > 0 {
            let problem = Problem::MessageDivided { parts: rest + 1 };
            work.report.problem(problem.at(message.place));
        }
        Ok(id)
    }

    fn parent(&self, message: &Message, post: PostId) -> Option<CommentId> {
        match &message.under {
            Under::Post(_, Some(parent)) => self.known.get(parent).map(|id| CommentId(*id)),
            // What is no comment of the post is the post.
            Under::Earlier(answered) => {
                self.known.get(answered).filter(|id| **id != post.0).map(|id| CommentId(*id))
            }
            _ => None,
        }
    }

    /// The files of a message that was made now.
    fn told_of_files(&self, work: &mut Work<'_, '_>, message: &Message) {
        for file in &message.files {
            match &file.state {
                FileState::Left(problem) => {
                    work.report.skipped(Kind::Files, message.place, problem.clone());
                }
                FileState::Stored(_) | FileState::Seen => work.report.created(Kind::Files),
            }
        }
    }

    /// The files of a message that came before: those that came with it, and those that could not.
    fn files_there(&self, work: &mut Work<'_, '_>, message: &Message) {
        for file in &message.files {
            if self.known.contains_key(&file.key) {
                work.report.already_there(Kind::Files);
            } else {
                let problem = Problem::FileLeftBefore { path: file.name.clone() };
                work.report.skipped(Kind::Files, message.place, problem);
            }
        }
    }

    fn react(
        &mut self,
        work: &mut Work<'_, '_>,
        message: &Message,
        post: PostId,
        target: i64,
    ) -> Result<()> {
        for reaction in &message.reactions {
            if self.known.contains_key(&reaction.key) {
                work.report.already_there(Kind::Reactions);
                continue;
            }
            if !work.dry {
                let Reaction { person, at, .. } = *reaction;
                let tx = work.tx.at(at);
                record::reaction(tx, message.space, post, target, person, &reaction.emoji)?;
            }
            work.report.created(Kind::Reactions);
            self.keep(work, &reaction.key, target)?;
        }
        Ok(())
    }
}

/// Whether the network itself cannot go on, as against one message that it refuses.
pub(crate) fn is_outage(error: &Error) -> bool {
    error.meaning() == Meaning::Unavailable
}
