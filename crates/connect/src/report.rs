//! What an import did: how many of each kind, and what could not be taken.

use crate::problem::{Located, Place, Problem};
use std::collections::BTreeMap;
use std::fmt;

/// Problems kept with their place; further ones are only counted, so that a file of ten million
/// broken lines does not fill the memory.
const KEPT: usize = 10_000;

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// Accounts.
    People,
    /// Communities.
    Spaces,
    /// Private conversations.
    Conversations,
    /// People in spaces.
    Memberships,
    /// Posts.
    Posts,
    /// Comments.
    Comments,
    /// Reactions.
    Reactions,
    /// Files.
    Files,
}

impl Kind {
    /// Every kind, in the order of a report.
    pub const ALL: [Kind; 8] = [
        Kind::People,
        Kind::Spaces,
        Kind::Conversations,
        Kind::Memberships,
        Kind::Posts,
        Kind::Comments,
        Kind::Reactions,
        Kind::Files,
    ];

    /// The key of its name in the Fluent files.
    pub fn key(self) -> &'static str {
        match self {
            Kind::People => "import-kind-people",
            Kind::Spaces => "import-kind-spaces",
            Kind::Conversations => "import-kind-conversations",
            Kind::Memberships => "import-kind-memberships",
            Kind::Posts => "import-kind-posts",
            Kind::Comments => "import-kind-comments",
            Kind::Reactions => "import-kind-reactions",
            Kind::Files => "import-kind-files",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::People => "people",
            Kind::Spaces => "spaces",
            Kind::Conversations => "conversations",
            Kind::Memberships => "memberships",
            Kind::Posts => "posts",
            Kind::Comments => "comments",
            Kind::Reactions => "reactions",
            Kind::Files => "files",
        })
    }
}

/// How many of one kind. `read` is always the sum of the other three.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Counts {
    /// Found in the file.
    pub read: u64,
    /// Made by this import.
    pub created: u64,
    /// Made by an import before this one.
    pub already_there: u64,
    /// Not taken; a problem says why.
    pub skipped: u64,
}

/// The report of one import.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Report {
    counts: BTreeMap<Kind, Counts>,
    problems: Vec<Located>,
    more: u64,
}

impl Report {
    /// One was found and made.
    pub fn created(&mut self, kind: Kind) {
        self.count(kind).created += 1;
    }
    /// One was found that an earlier import had made.
    pub fn already_there(&mut self, kind: Kind) {
        self.count(kind).already_there += 1;
    }
    /// One was found and not taken, for this reason.
    pub fn skipped(&mut self, kind: Kind, place: Place, problem: Problem) {
        self.count(kind).skipped += 1;
        self.problem(problem.at(place));
    }
    /// Something to be told that is not one of the things counted.
    pub fn problem(&mut self, located: Located) {
        if self.problems.len() < KEPT {
            self.problems.push(located);
        } else {
            self.more += 1;
        }
    }

    /// The counts of one kind.
    pub fn counts(&self, kind: Kind) -> Counts {
        self.counts.get(&kind).copied().unwrap_or_default()
    }
    /// The problems in the order they were met, the first ten thousand.
    pub fn problems(&self) -> &[Located] {
        &self.problems
    }
    /// How many problems came after those.
    pub fn more_problems(&self) -> u64 {
        self.more
    }

    fn count(&mut self, kind: Kind) -> &mut Counts {
        let counts = self.counts.entry(kind).or_default();
        counts.read += 1;
        counts
    }
}

impl fmt::Display for Report {
    /// As a table and a list, in English, for the terminal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<14}{:>9}{:>9}{:>9}{:>9}", "", "read", "created", "there", "skipped")?;
        for (kind, c) in &self.counts {
            let name = kind.to_string();
            let Counts { read, created, already_there, skipped } = c;
            writeln!(f, "{name:<14}{read:>9}{created:>9}{already_there:>9}{skipped:>9}")?;
        }
        for problem in &self.problems {
            writeln!(f, "{problem}")?;
        }
        if self.more > 0 {
            writeln!(f, "and {} more problems", self.more)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_the_sum_of_what_became_of_it() {
        let mut report = Report::default();
        report.created(Kind::Posts);
        report.created(Kind::Posts);
        report.already_there(Kind::Posts);
        report.skipped(Kind::Posts, Place::Line(7), Problem::NotUtf8 { byte: 3 });
        let expected = Counts { read: 4, created: 2, already_there: 1, skipped: 1 };
        assert_eq!(report.counts(Kind::Posts), expected);
        assert_eq!(report.counts(Kind::Files), Counts::default());
        assert!(report.to_string().contains("line 7: the line is not UTF-8 (byte 3)"));
    }

    #[test]
    fn problems_without_number_are_counted_not_kept() {
        let mut report = Report::default();
        for line in 0..KEPT as u64 + 5 {
            report.problem(Problem::NotAMail.at(Place::Line(line)));
        }
        assert_eq!((report.problems().len(), report.more_problems()), (KEPT, 5));
        assert!(report.to_string().ends_with("and 5 more problems\n"));
    }
}
