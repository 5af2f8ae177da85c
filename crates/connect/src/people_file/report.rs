//! What an import did, or would do.

use serde::{Deserialize, Serialize};
use ui::Locale;

use super::problem::Problem;

/// Lines and people that are told one by one; of more, how many.
const TOLD: usize = 500;

/// Something about a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its number, from 1.
    pub line: u64,
    /// What is wrong.
    #[serde(flatten)]
    pub problem: Problem,
}

/// What an import did, or would do in a dry run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// People in the file.
    pub read: i64,
    /// Of these, those who have an account now.
    pub created: i64,
    /// Those of whom something else is said now.
    pub changed: i64,
    /// Those who are as the file says.
    pub unchanged: i64,
    /// Lines that are wrong.
    pub refused: i64,
    /// People without an account who are not active where they come from: none was made.
    pub inactive: i64,
    /// Entries that are no people.
    pub left: i64,
    /// Units that are new.
    pub units_created: i64,
    /// Units that have another name, place or head.
    pub units_changed: i64,
    /// Accounts that were deactivated.
    pub closed: i64,
    /// Accounts that were active before and are again.
    pub reopened: i64,
    /// How many of those who left would be deactivated, of how many: too many without being asked twice, so
    /// that nobody was.
    pub held: Option<(i64, i64)>,
    /// The same of those who disappeared.
    pub held_missing: Option<(i64, i64)>,
    /// How many disappeared from the file.
    pub missing: i64,
    /// Who they are, the first five hundred: handle and name.
    pub gone: Vec<(String, String)>,
    /// What is wrong on which line of the file of units.
    pub unit_notes: Vec<Note>,
    /// What is wrong on which line, the first five hundred.
    pub notes: Vec<Note>,
    /// How many more such lines there are.
    pub more: i64,
}

impl Report {
    /// Tells something of a line.
    pub(super) fn note(&mut self, line: u64, problem: Problem) {
        match self.notes.len() < TOLD {
            true => self.notes.push(Note { line, problem }),
            false => self.more += 1,
        }
    }

    /// Tells something of a line of the file of units.
    pub(super) fn note_unit(&mut self, line: u64, problem: Problem) {
        if self.unit_notes.len() < TOLD {
            self.unit_notes.push(Note { line, problem });
        }
    }

    /// How many lines are told one by one.
    pub fn told(&self) -> i64 {
        (self.unit_notes.len() + self.notes.len()) as i64
    }

    /// Tells that somebody disappeared.
    pub(super) fn miss(&mut self, handle: &str, name: &str) {
        self.missing += 1;
        if self.gone.len() < TOLD {
            self.gone.push((handle.to_owned(), name.to_owned()));
        }
    }

    /// Its sums: what each is called, and how many.
    pub fn sums(&self, l: &Locale) -> Vec<(String, i64)> {
        let sums = [
            ("read", self.read),
            ("created", self.created),
            ("changed", self.changed),
            ("unchanged", self.unchanged),
            ("refused", self.refused),
            ("inactive", self.inactive),
            ("left", self.left),
            ("reopened", self.reopened),
            ("closed", self.closed),
            ("missing", self.missing),
            ("units-created", self.units_created),
            ("units-changed", self.units_changed),
        ];
        let told =
            |(name, n): &(&str, i64)| *n > 0 || matches!(*name, "read" | "created" | "changed");
        sums.into_iter()
            .filter(told)
            .map(|(name, n)| (l.t(&format!("people-file-sum-{name}")), n))
            .collect()
    }

    /// What is said of numbers of deactivations that are held.
    pub fn held_texts(&self, l: &Locale) -> Vec<String> {
        let held =
            [("people-file-held", self.held), ("people-file-held-missing", self.held_missing)];
        let text = |(key, held): (&str, Option<(i64, i64)>)| {
            let (would, of) = held?;
            Some(l.t2(key, ("would", l.number(would)), ("of", l.number(of))))
        };
        held.into_iter().filter_map(text).collect()
    }

    /// As an administrator reads it on a terminal.
    pub fn text(&self, l: &Locale) -> String {
        let mut text = String::new();
        if self.dry_run {
            text += &format!("{}\n", l.t("people-file-dry"));
        }
        for (name, n) in self.sums(l) {
            text += &format!("{name:<48}{:>10}\n", l.number(n));
        }
        for note in &self.unit_notes {
            let line = l.t1("people-file-unit-line", "line", note.line);
            text += &format!("{line} {}\n", note.problem.text(l));
        }
        for note in &self.notes {
            let line = l.t1("people-file-line", "line", note.line);
            text += &format!("{line} {}\n", note.problem.text(l));
        }
        if self.more > 0 {
            text += &format!("{}\n", l.tn("people-file-more", self.more));
        }
        if self.missing > 0 {
            text += &format!("{}\n", l.tn("people-file-gone", self.missing));
            for (handle, name) in &self.gone {
                text += &format!("  @{handle} {name}\n");
            }
        }
        for held in self.held_texts(l) {
            text += &format!("{held} {}\n", l.t("people-file-held-command"));
        }
        text
    }
}
