//! What an import did: how many of each kind, and what could not be taken.

use crate::problem::{Located, Place, Problem};
use kernel::Lang;
use std::collections::BTreeMap;
use std::fmt;
use ui::Locale;

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
    /// What is told once however often it was met: where it was first, and how often.
    repeated: BTreeMap<Problem, (Place, u64)>,
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
    /// So many were found and not taken, for a reason that may hold for thousands: it is told once,
    /// with the first place and how often.
    pub fn skipped_many(&mut self, kind: Kind, place: Place, problem: Problem, times: u64) {
        if times == 0 {
            return;
        }
        let counts = self.counts.entry(kind).or_default();
        counts.read += times;
        counts.skipped += times;
        self.repeated(place, problem, times);
    }
    /// As [`Report::skipped_many`], of something that is not one of the things counted.
    pub fn repeated(&mut self, place: Place, problem: Problem, times: u64) {
        if self.repeated.len() < KEPT || self.repeated.contains_key(&problem) {
            self.repeated.entry(problem).or_insert((place, 0)).1 += times;
        } else {
            self.more += times;
        }
    }
    /// Adds what another report tells.
    pub fn add(&mut self, other: Report) {
        for (kind, added) in other.counts {
            let counts = self.counts.entry(kind).or_default();
            counts.read += added.read;
            counts.created += added.created;
            counts.already_there += added.already_there;
            counts.skipped += added.skipped;
        }
        other.problems.into_iter().for_each(|located| self.problem(located));
        for (problem, (place, times)) in other.repeated {
            self.repeated(place, problem, times);
        }
        self.more += other.more;
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

    /// What was met many times: the problem, its first place, and how often.
    pub fn repetitions(&self) -> impl Iterator<Item = (&Problem, Place, u64)> {
        self.repeated.iter().map(|(problem, (place, times))| (problem, *place, *times))
    }

    /// The report as an administrator reads it: a table and a list.
    pub fn text(&self, lang: Lang) -> String {
        let l = Locale::new(lang);
        let heads = ["read", "created", "there", "skipped"].map(|h| l.t(&format!("import-{h}")));
        let mut text = row("", &heads);
        for (kind, c) in &self.counts {
            let cells = [c.read, c.created, c.already_there, c.skipped];
            text += &row(&l.t(kind.key()), &cells.map(|n| l.number(n as i64)));
        }
        for (problem, (place, times)) in &self.repeated {
            let times = l.tn("import-times", *times as i64);
            text += &format!("{} ({times})\n", problem.clone().at(*place).text(lang));
        }
        for problem in &self.problems {
            text += &format!("{}\n", problem.text(lang));
        }
        if self.more > 0 {
            text += &format!("{}\n", l.tn("import-more-problems", self.more as i64));
        }
        text
    }

    fn count(&mut self, kind: Kind) -> &mut Counts {
        let counts = self.counts.entry(kind).or_default();
        counts.read += 1;
        counts
    }
}

impl fmt::Display for Report {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

/// A line of the table: a name and its four cells.
fn row(name: &str, cells: &[String; 4]) -> String {
    let [a, b, c, d] = cells;
    format!("{name:<16}{a:>14}{b:>14}{c:>14}{d:>14}\n")
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

    #[test]
    fn what_is_met_often_is_told_once() {
        let (mut one, mut other) = (Report::default(), Report::default());
        let problem = || Problem::EmptyMessage;
        one.skipped_many(Kind::Posts, Place::Line(4), problem(), 1);
        one.skipped_many(Kind::Files, Place::Line(4), Problem::NotAMail, 0);
        other.skipped_many(Kind::Posts, Place::Line(9), problem(), 2);
        other.created(Kind::Posts);
        one.add(other);
        assert_eq!(one.repetitions().collect::<Vec<_>>(), [(&problem(), Place::Line(4), 3)]);
        let expected = Counts { read: 4, created: 1, already_there: 0, skipped: 3 };
        assert_eq!(one.counts(Kind::Posts), expected);
        assert!(one.to_string().contains("line 4: empty message: skipped (3 times)"));
        assert!(one.text(Lang::Fr).contains("ligne 4"));
    }
}
