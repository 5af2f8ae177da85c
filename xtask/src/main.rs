//! The tools a developer of Parvis needs, started by `cargo xtask`.
//!
//! `test` runs everything that must hold before a change lands, on both databases and in a real
//! browser; `tidy` checks the rules of the house that no compiler knows; `bench` measures the
//! product; `release` builds what is given to people; `setup` installs what the tests need. Nothing here is part of the product, and no crate
//! may import it. Each tool works from a fresh clone: it assumes a Rust toolchain and finds,
//! installs or names all the rest.

mod axe;
mod bench;
mod cargo;
mod cluster;
mod modules;
mod options;
mod packages;
mod quality;
mod release;
mod s3;
mod schemathesis;
mod scratch;
mod suites;
mod tally;
mod test;
mod tidy;
mod workspace;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask test [--only sqlite|postgres] [--no-browser] [--times N] [-p CRATE]... [WORD]...
    Runs every check and every test, on both databases and in a real browser.
    With --times, runs the tests so many times over, which finds those that do not always hold.
    With -p or words, runs only the tests so named, without the other checks; those of a crate are
    its own and the ones about it over HTTP.
cargo xtask tidy
    Checks the rules of the house.
cargo xtask bench [--size small|medium|full] [--only CASE] [--database URL] [--record]
    Measures the product against yardsticks run at the same moment; docs/benchmarks says how to
    read it.
cargo xtask quality search FOLDER, or experts ARCHIVE
    Measures the order of search on texts and questions with known answers: docs.jsonl, queries.jsonl,
    qrels.tsv.
cargo xtask quality asked FOLDER
    Measures how well a question is found by other wordings of it: queries.jsonl, with their group.
cargo xtask release
    Builds what is given to people who run Parvis: an archive, a Debian package, the list of all that
    it is made of, and checksums.
cargo xtask setup
    Installs the Debian packages that the tests need (as root), or says which are missing, and
    fetches what checks that pages can be used by everybody, and the API against its description.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.split_first() {
        Some((tool, rest)) if tool == "test" => {
            options::Options::parse(rest).and_then(|options| test::run(&options))
        }
        Some((tool, rest)) if tool == "bench" => bench::run(rest),
        Some((tool, rest)) if tool == "quality" => quality::run(rest),
        Some((tool, [])) if tool == "tidy" => tidy::run(),
        Some((tool, [])) if tool == "release" => release::run(),
        Some((tool, [])) if tool == "setup" => {
            let installed = packages::ensure(&packages::ALL).and_then(|()| axe::ensure());
            let installed = installed.and_then(|_| schemathesis::ensure());
            let installed = installed.and_then(|_| modules::ensure());
            let installed = installed.and_then(|_| s3::ensure());
            installed.map(|_| println!("Everything is installed."))
        }
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            if !message.is_empty() {
                eprintln!("{message}");
            }
            ExitCode::FAILURE
        }
    }
}
