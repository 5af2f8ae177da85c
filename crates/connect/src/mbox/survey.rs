//! The first reading of a mailbox: its headings, each message once, and their threads.

use super::mailbox::{Limits, Mailbox};
use super::threads::{Thread, threads};
use crate::problem::{Located, Problem};
use crate::progress::Progress;
use std::collections::HashSet;
use std::path::Path;

/// What is kept of a mail to put conversations together.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Heading {
    /// Its rank in the mailbox, from 1.
    pub number: u64,
    /// Its identifier, its own or one made for it.
    pub id: String,
    /// What tells it from another of the same identifier.
    pub fingerprint: String,
    /// The identifiers of the messages before it in its conversation, the nearest last.
    pub references: Vec<String>,
    /// Its subject, decoded, on one line.
    pub subject: String,
    /// When it was written, in milliseconds since 1970.
    pub time_ms: i64,
}

/// A mailbox read once.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The messages in the order of the file, those that came before left out.
    pub headings: Vec<Heading>,
    /// Their conversations, as indices into `headings`, the earliest first.
    pub threads: Vec<Thread>,
    /// What could not be read.
    pub problems: Vec<Located>,
}

impl Survey {
    /// Reads the mailbox at `path`. A file that is no mailbox is an error; a message that is none
    /// is a problem among the others.
    pub fn read(path: &Path, limits: Limits, progress: &mut Progress) -> Result<Survey, Located> {
        let at_file = |problem: Problem| problem.at(crate::Place::File);
        let mailbox = Mailbox::open(path, limits).map_err(at_file)?;
        let (size, position) = (mailbox.size(), mailbox.position());
        let (mut headings, mut problems) = (Vec::<Heading>::new(), Vec::new());
        let mut known: HashSet<(String, String)> = HashSet::new();
        for message in mailbox.messages() {
            progress.set(position.bytes(), size);
            let previous_ms = headings.last().map_or(0, |heading| heading.time_ms);
            let read = message.and_then(|raw| {
                Heading::read(&raw, previous_ms).map(|heading| (raw.place(), heading))
            });
            match read {
                Ok((place, heading)) => {
                    // Programs that send a report each night give all of them one identifier.
                    match known.insert((heading.id.clone(), heading.fingerprint.clone())) {
                        true => headings.push(heading),
                        false => problems.push(Problem::SameMessage { id: heading.id }.at(place)),
                    }
                }
                Err(problem) if problem.problem == Problem::NotAMailbox => return Err(problem),
                Err(problem) => problems.push(problem),
            }
        }
        progress.finish();
        let threads = threads(&headings);
        Ok(Survey { headings, threads, problems })
    }
}
