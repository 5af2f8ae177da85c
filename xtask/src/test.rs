//! `cargo xtask test`: everything that must hold before a change lands.
//!
//! A step that fails does not stop the next: one run tells all that is wrong. The last line printed
//! is always the totals, in which each check counts as one.

use crate::axe;
use crate::cargo::{cargo, has_nextest, locked};
use crate::cluster::Cluster;
use crate::modules;
use crate::options::{Database, Options};
use crate::packages::{self, Need};
use crate::s3;
use crate::schemathesis;
use crate::scratch::Scratch;
use crate::suites;
use crate::tally::{Runner, Tally};
use crate::workspace;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Tests that drive a browser have this in their name.
const BROWSER_MARK: &str = "in_browser";
/// Those of them that are about live events.
const LIVE_PAGES: &str = "browser::live::";
/// And those of them that ask axe-core have this.
const AXE_MARK: &str = "browser::axe";

/// Runs the steps and prints the totals.
pub fn run(options: &Options) -> Result<(), String> {
    let with_postgres = options.databases.contains(&Database::Postgres);
    let mut needs = vec![
        Need::MailServer,
        Need::PushService,
        Need::Venv,
        Need::Directory,
        Need::Certificates,
        Need::Scanner,
        Need::Office,
        Need::Calendars,
        Need::Recurring,
    ];
    if with_postgres {
        needs.push(Need::Postgres);
    }
    if options.browser {
        needs.extend(packages::BROWSER);
    }
    packages::ensure(&needs)?;
    let axe = if options.browser { fetched(axe::ensure()) } else { None };
    let schemathesis = fetched(schemathesis::ensure());
    let modules = if options.browser { fetched(modules::ensure()) } else { None };
    let s3 = fetched(s3::ensure());

    let mut report = Report::default();
    if options.is_complete() {
        report.step("formatting", || check(cargo().args(["fmt", "--all", "--check"])));
        report.step("clippy", || check(&mut clippy()));
        // After a build, so that cargo knows every package without the network.
        report.step("tidy", tidy);
    }
    let runner = if has_nextest() { Runner::Nextest } else { Runner::Cargo };
    let mut clusters = Vec::new();
    while with_postgres && clusters.len() < servers(runner) {
        clusters.push(Cluster::start()?);
    }
    let scratch = Scratch::new()?;
    let postgres = clusters.iter().map(Cluster::url).collect();
    let folder = scratch.path();
    let suite = Suite { options, runner, postgres, axe, schemathesis, modules, s3, folder };
    for time in 1..=options.times {
        let again = if time > 1 { format!(", time {time}") } else { String::new() };
        for (turn, database) in options.databases.iter().enumerate() {
            let name = format!("tests on {}{again}", database.name());
            report.step(&name, || suite.run(*database, turn == 0));
        }
        if options.is_complete() && options.browser && with_postgres {
            report.step(&format!("live pages on postgres{again}"), || suite.run_live());
        }
    }
    drop((clusters, scratch));
    report.print()
}

/// What is fetched from a registry. What alone depends on another's server does not keep the rest from
/// being tested: where it cannot be had, that is said, and the tests that ask it are left out.
fn fetched(tool: Result<PathBuf, String>) -> Option<PathBuf> {
    tool.inspect_err(|why| eprintln!("{why}\nThe tests that ask it are left out.")).ok()
}

/// How many PostgreSQL servers the tests share. The horizon of the log is of a whole server, so that
/// an open transaction of one test would delay what another expects to see at once: no two tests
/// that run at the same time use the same one. nextest numbers those; cargo does not.
fn servers(runner: Runner) -> usize {
    match runner {
        Runner::Nextest => {
            std::thread::available_parallelism().map_or(1, |cores| cores.get().min(4))
        }
        Runner::Cargo => 1,
    }
}

/// What each step counted, in order.
#[derive(Default)]
struct Report {
    steps: Vec<(String, Tally)>,
}

impl Report {
    fn step(&mut self, name: &str, run: impl FnOnce() -> Tally) {
        println!("\n── {name}");
        self.steps.push((name.to_owned(), run()));
    }

    fn print(&self) -> Result<(), String> {
        let mut total = Tally::default();
        println!("\n── summary");
        for (name, tally) in &self.steps {
            let mark = if tally.failed == 0 { "ok  " } else { "FAIL" };
            println!("{mark} {name}: {tally}");
            for test in &tally.flaky {
                println!("     flaky, held on a later try only: {test}");
            }
            total.add(tally.clone());
        }
        println!("\n{total}");
        if total.failed == 0 { Ok(()) } else { Err(String::new()) }
    }
}

/// The tests of the workspace and how they are run.
struct Suite<'a> {
    options: &'a Options,
    runner: Runner,
    /// Addresses of the servers, one for each test that runs at the same time.
    postgres: Vec<String>,
    /// Where the script is that checks pages, for tests in a browser.
    axe: Option<PathBuf>,
    /// Where the program is that holds the API to its description.
    schemathesis: Option<PathBuf>,
    /// Where the modules are that run on Node.js, for a run with tests in a browser.
    modules: Option<PathBuf>,
    /// The folder of the servers that speak S3.
    s3: Option<PathBuf>,
    /// Where tests put what they write.
    folder: &'a Path,
}

impl Suite<'_> {
    /// Runs the tests on one database. Only the first turn takes the crates that have none, and the tests
    /// in a browser: what differs between databases is below what a browser sees.
    fn run(&self, database: Database, first: bool) -> Tally {
        let mut command = cargo();
        let threads = self.runner_args(&mut command, database);
        if !self.choose_packages(&mut command, first) {
            return Tally::default();
        }
        command.args(locked()).arg("--").args(&self.options.words);
        if !(self.options.browser && first) {
            command.args(["--skip", BROWSER_MARK]);
        } else if self.axe.is_none() {
            command.args(["--skip", AXE_MARK]);
        }
        // What the API answers is the same on both databases.
        if !(first && self.schemathesis.is_some()) {
            command.args(["--skip", schemathesis::MARK]);
        }
        if self.runner == Runner::Cargo {
            command.args(&threads);
        }
        command.env("PARVIS_TEST_DB", database.name());
        // What other programs read is the same on both databases.
        if !(first && self.modules.is_some()) {
            command.args(modules::MARKS.iter().flat_map(|mark| ["--skip", *mark]));
        }
        if let Some(s3) = &self.s3 {
            command.env(s3::VARIABLE, s3);
        } else {
            command.args(["--skip", s3::MARK]);
        }
        if let Some(modules) = &self.modules {
            command.env(modules::VARIABLE, modules);
        }
        if let Some(schemathesis) = &self.schemathesis {
            command.env(schemathesis::VARIABLE, schemathesis);
        }
        if let Some(axe) = &self.axe {
            command.env(axe::VARIABLE, axe);
        }
        self.count(&mut command, self.runner, first)
    }

    /// Names the runner; answers how many tests run at a time, where that is said to each of them.
    fn runner_args(&self, command: &mut Command, database: Database) -> Option<String> {
        let threads = format!("--test-threads={}", self.postgres.len());
        let threads = (database == Database::Postgres).then_some(threads);
        if self.runner == Runner::Nextest {
            command.args(["nextest", "run", "--no-tests=pass", "--no-fail-fast"]).args(&threads);
        } else {
            command.args(["test", "--no-fail-fast"]);
        }
        threads
    }

    /// The pages that live events change, in a browser on PostgreSQL: events reach them on another way
    /// there, through the horizon of the log and from node to node.
    fn run_live(&self) -> Tally {
        let mut command = cargo();
        let threads = self.runner_args(&mut command, Database::Postgres);
        // The whole workspace, as it is built already: one crate alone would be built anew.
        command.arg("--workspace").args(locked()).arg("--").arg(LIVE_PAGES);
        if self.runner == Runner::Cargo {
            command.args(&threads);
        }
        command.env("PARVIS_TEST_DB", Database::Postgres.name());
        self.count(&mut command, self.runner, false)
    }

    /// Names the crates to test; false when none is left for this turn.
    fn choose_packages(&self, command: &mut Command, first: bool) -> bool {
        // Should cargo not answer, the build that follows says what is wrong, in cargo's own words.
        let packages = workspace::packages().unwrap_or_default();
        let with_database = workspace::crates_with_database(&packages);
        let repeated = |name: &str| first || with_database.contains(&name);
        let chosen = self.options.packages.iter().map(String::as_str);
        let chosen: Vec<&str> = chosen.filter(|name| repeated(name)).collect();
        if self.options.packages.is_empty() {
            command.arg("--workspace");
            for package in packages.iter().filter(|package| package.ours) {
                if !repeated(&package.name) {
                    command.args(["--exclude", &package.name]);
                }
            }
            return true;
        }
        for package in &chosen {
            command.args(["-p", package]);
        }
        let about = suites::filter(&chosen).filter(|_| self.runner == Runner::Nextest);
        if let Some(filter) = about {
            command.args(["-p", "server", "-E", &filter]);
        }
        !chosen.is_empty()
    }

    fn count(&self, command: &mut Command, runner: Runner, first: bool) -> Tally {
        if !self.postgres.is_empty() {
            command.env("PARVIS_TEST_POSTGRES", self.postgres.join(" "));
        }
        command.env("TMPDIR", self.folder);
        let (mut tally, succeeded) = watch(command, runner);
        if !succeeded && tally.failed == 0 {
            // Did not compile, or a test ended the whole process.
            tally.failed = 1;
        }
        if !first {
            // The same tests, left out for the same reason, were counted in the first turn.
            tally.skipped = 0;
        }
        tally
    }
}

fn clippy() -> Command {
    let mut command = cargo();
    command.args(["clippy", "--workspace", "--all-targets"]).args(locked());
    command.args(["--", "-D", "warnings"]);
    command
}

fn check(command: &mut Command) -> Tally {
    let outcome = command.status();
    if let Err(error) = &outcome {
        eprintln!("cargo cannot be started: {error}");
    }
    Tally::of_check(outcome.is_ok_and(|status| status.success()))
}

fn tidy() -> Tally {
    let outcome = crate::tidy::run();
    if let Err(message) = &outcome {
        eprintln!("{message}");
    }
    Tally::of_check(outcome.is_ok())
}

/// Runs a command, showing its output while counting the tests in it.
fn watch(command: &mut Command, runner: Runner) -> (Tally, bool) {
    let started = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(error) => {
            eprintln!("cargo cannot be started: {error}");
            return (Tally::default(), false);
        }
    };
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let tally = std::thread::scope(|scope| {
        let out = scope.spawn(|| show(runner, out, &mut std::io::stdout()));
        let mut tally = show(runner, err, &mut std::io::stderr());
        tally.add(out.join().unwrap_or_default());
        tally
    });
    (tally, child.wait().is_ok_and(|status| status.success()))
}

fn show(runner: Runner, from: Option<impl Read>, to: &mut impl Write) -> Tally {
    let mut tally = Tally::default();
    let Some(from) = from else { return tally };
    for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        tally.read(runner, &line);
        // Nobody may be listening any more; the tests go on and are counted all the same.
        drop(writeln!(to, "{line}"));
    }
    tally
}
