//! Counts tests from what the test runners print, for the totals at the end. Tests that hold only when
//! they are run again are named there.

use std::fmt;

/// How many tests passed, failed and were left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that ran and held.
    pub passed: u64,
    /// Tests that ran and did not hold, and steps that could not be carried out.
    pub failed: u64,
    /// Tests left out, by their own mark or by the options.
    pub skipped: u64,
    /// Names of those that passed on a later try only, which nextest gives them.
    pub flaky: Vec<String>,
}

/// The program that runs the tests. Each counts in its own words, and nextest shows those of a
/// failed test's own harness besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runner {
    /// `cargo test`: one line for each file of tests.
    Cargo,
    /// `cargo nextest`: one line for all.
    Nextest,
}

impl Tally {
    /// A step that is one check.
    pub fn of_check(holds: bool) -> Self {
        Self { passed: holds.into(), failed: (!holds).into(), ..Self::default() }
    }

    /// Adds what another step counted.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.flaky.extend(other.flaky);
    }

    /// Reads one line of a runner's output; most lines count nothing.
    pub fn read(&mut self, runner: Runner, line: &str) {
        let line = without_colours(line);
        let line = line.trim_start();
        let result = match runner {
            Runner::Cargo => line.strip_prefix("test result: "),
            Runner::Nextest if line.starts_with("Summary [") => {
                line.split_once("run: ").map(|(_, result)| result)
            }
            Runner::Nextest => None,
        };
        self.add(result.map(counts).unwrap_or_default());
        if runner == Runner::Nextest && line.starts_with("FLAKY ") {
            // `FLAKY 2/2 [   0.1s] (12/80) server::it browser::axe::…`
            let name = line.rsplit_once([']', ')']).map_or(line, |(_, name)| name);
            self.flaky.push(name.trim().to_owned());
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(out, ", {} skipped", self.skipped)?;
        }
        if self.flaky.is_empty() { Ok(()) } else { write!(out, ", {} flaky", self.flaky.len()) }
    }
}

/// Counts from `5 passed; 1 failed; 2 ignored` and from `5 passed (1 slow), 1 timed out`.
fn counts(result: &str) -> Tally {
    let mut tally = Tally::default();
    for part in result.split([';', ',', '.']) {
        let mut words = part.split_whitespace();
        let Some(number) = words.next().and_then(|word| word.parse::<u64>().ok()) else { continue };
        match words.next() {
            Some("passed") => tally.passed += number,
            Some("failed" | "timed" | "exec") => tally.failed += number,
            Some("skipped" | "ignored" | "filtered") => tally.skipped += number,
            _ => {}
        }
    }
    tally
}

fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            letters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{Runner, Tally};

    fn tally(runner: Runner, output: &str) -> Tally {
        let mut tally = Tally::default();
        output.lines().for_each(|line| tally.read(runner, line));
        tally
    }

    fn counted(passed: u64, failed: u64, skipped: u64) -> Tally {
        Tally { passed, failed, skipped, flaky: Vec::new() }
    }

    #[test]
    fn counts_what_cargo_prints() {
        let output = "running 8 tests\n\
            test result: ok. 5 passed; 0 failed; 2 ignored; 0 measured; 1 filtered out; finished in 0.1s\n\
            test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(tally(Runner::Cargo, output), counted(6, 2, 3));
    }

    #[test]
    fn counts_what_nextest_prints_even_in_colours() {
        let output = "test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 9 filtered out\n\
            \u{1b}[31m     Summary\u{1b}[0m [   0.4s] 9/10 tests run: 5 passed (1 slow), \
            2 failed, 1 exec failed, 1 timed out, 3 skipped";
        assert_eq!(tally(Runner::Nextest, output), counted(5, 4, 3));
    }

    #[test]
    fn names_what_passes_on_a_later_try_only() {
        let output = "     Summary [   0.3s] 2 tests run: 2 passed (1 flaky), 4 skipped\n\
            \u{1b}[33m   FLAKY 2/2\u{1b}[0m [   0.1s] (1/2) text::words now_and_then";
        let flaky = vec!["text::words now_and_then".to_owned()];
        let expected = Tally { flaky, ..counted(2, 0, 4) };
        assert_eq!(tally(Runner::Nextest, output), expected);
        assert_eq!(expected.to_string(), "2 passed, 0 failed, 4 skipped, 1 flaky");
    }

    #[test]
    fn the_totals_have_one_form() {
        assert_eq!(counted(3, 0, 0).to_string(), "3 passed, 0 failed");
        assert_eq!(counted(3, 1, 2).to_string(), "3 passed, 1 failed, 2 skipped");
    }
}
