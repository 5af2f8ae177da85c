//! What the command line asks for.

use std::time::Duration;

use crate::Result;
use crate::data::Size;

/// How to call it.
pub const USAGE: &str = "\
cargo xtask bench [--size small|medium|full] [--only CASE] [--database URL] [--seconds N]
                  [--tenfold] [--record]
    --size      the company: 2,000 people and 20,000 posts (small), ten times that (medium),
                or 100,000 people and 2 million posts (full)
    --only      cases whose name contains this word: home, space, post, wiki, library, publish,
                comment, react, live, start, memory, directory, tenfold
    --database  a PostgreSQL server to run on instead of SQLite; PARVIS_TEST_POSTGRES also names it
    --seconds   how long each run of a case measures
    --tenfold   also make the company ten times as large, where it is not there yet
    --record    append the figures to docs/benchmarks/history.jsonl";

/// The choices of one run.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The company.
    pub size: Size,
    /// A word that a case's name must contain; every case when empty.
    pub only: String,
    /// The PostgreSQL server to run on.
    pub database: Option<String>,
    /// How long each run of a case measures.
    pub measured: Duration,
    /// Whether to make the company ten times as large for the comparison.
    pub tenfold: bool,
    /// Whether the figures are kept in the history.
    pub record: bool,
}

impl Options {
    /// Reads the arguments.
    ///
    /// # Errors
    /// The usage, where they mean nothing.
    pub fn parse(arguments: &[String]) -> Result<Options> {
        let mut options = Options {
            size: Size::Small,
            only: String::new(),
            database: std::env::var("PARVIS_TEST_POSTGRES").ok().filter(|url| !url.is_empty()),
            measured: Duration::ZERO,
            tenfold: false,
            record: false,
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().cloned().ok_or(USAGE);
            match argument.as_str() {
                "--size" => options.size = Size::parse(&value()?).ok_or(USAGE)?,
                "--only" => options.only = value()?,
                "--database" => options.database = Some(value()?),
                "--seconds" => {
                    let seconds = value()?.parse::<f64>().ok().filter(|s| *s > 0.0 && *s < 600.0);
                    options.measured = Duration::from_secs_f64(seconds.ok_or(USAGE)?);
                }
                "--tenfold" => options.tenfold = true,
                "--record" => options.record = true,
                _ => return Err(USAGE.into()),
            }
        }
        if options.measured.is_zero() {
            // The small company is for a quick look.
            let millis = if options.size == Size::Small { 1500 } else { 5000 };
            options.measured = Duration::from_millis(millis);
        }
        Ok(options)
    }

    /// How long a run goes on before it is measured.
    pub fn warm(&self) -> Duration {
        self.measured / 4
    }

    /// Whether the case of this name is asked for.
    pub fn wants(&self, case: &str) -> bool {
        case.contains(&self.only)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options> {
        Options::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn a_word_narrows_the_cases() {
        let options = parse("--only home --size medium --seconds 0.5").unwrap();
        assert!(options.wants("home-json") && !options.wants("publish"));
        assert_eq!((options.size, options.measured), (Size::Medium, Duration::from_millis(500)));
    }

    #[test]
    fn a_wrong_line_is_refused() {
        for line in ["--size huge", "--only", "--seconds 0", "fast"] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
