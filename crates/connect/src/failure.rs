//! Why an import stopped before its end.

use crate::problem::{Located, Place, Problem};
use kernel::{Error, Lang};
use std::fmt;
use ui::Locale;

/// An import that stopped. What it wrote before is complete in itself, and running it again goes
/// on from there.
#[derive(Debug)]
pub enum Failure {
    /// The file cannot be read at all.
    File(Located),
    /// The network cannot be written to: disk full, database away.
    Network(Error),
}

impl Failure {
    /// What to tell the administrator.
    pub fn text(&self, lang: Lang) -> String {
        let l = Locale::new(lang);
        match self {
            Failure::File(located) => located.text(lang),
            Failure::Network(error) => {
                format!("{} {}", l.msg(error.message()), l.t("import-run-again"))
            }
        }
    }
}

impl fmt::Display for Failure {
    /// For logs: with the cause.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::File(located) => located.fmt(f),
            Failure::Network(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Failure {}

impl From<Located> for Failure {
    fn from(located: Located) -> Self {
        Failure::File(located)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Failure::File(problem.at(Place::File))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Network(error)
    }
}
