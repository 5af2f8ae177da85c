//! One run: the company, a server over a copy of it, the cases one after another, the report.

use kernel::PersonId;

use crate::cases::pages::{PAGES_MEASURED, Page};
use crate::cases::{Bench, directory, live, start, writes};
use crate::data::{self, Size};
use crate::figure::{Figures, Unit, median};
use crate::machine::Stopwatch;
use crate::options::Options;
use crate::place::{self, Place};
use crate::viewers;
use crate::yardstick::raw::Raw;
use crate::{Result, files, goals, history, machine, report};

/// Sessions opened: the listeners of the live case share them.
const SESSIONS: usize = 2_000;

/// Measures what is asked for, and reports it.
pub fn run(options: &Options) -> Result<()> {
    if options.wants("live") {
        machine::raise_open_files(live::LISTENERS + live::SPARE);
    }
    let (began, binary) = (Stopwatch::start(), files::parvis()?);
    let all = files::target()?.join("bench-data");
    place::sweep(&all);
    let place = |size: Size| {
        Place::new(&all, &format!("{}-{}", size.name(), data::VERSION), options.database.as_deref())
    };
    let mut figures = Figures::new(goals::on(options.size));
    let manifest = data::company(&place(options.size), options.size)?;
    eprintln!("Measuring the {} company, {}", options.size.name(), engine(options));
    let (copy, own) = (place(options.size).copy()?, place(options.size).copy()?);
    let viewers = viewers::open(&copy.open()?, &manifest, SESSIONS)?;
    let mut raw = Raw::open(&own, &manifest)?;
    let (mut server, _) = start::start(&binary, &copy, &viewers)?;
    viewers::follow_topics(server.address, &viewers)?;

    let mut bench = Bench {
        options,
        manifest: &manifest,
        viewers: &viewers,
        server: &mut server,
        figures: &mut figures,
    };
    for page in PAGES_MEASURED.iter().filter(|page| options.wants(page.name)) {
        page.measure(&mut bench, &mut raw)?;
    }
    large_library(bench.figures);
    if options.wants("memory") {
        start::memory(&mut bench);
    }
    if options.wants("start") {
        start::measure(&mut bench, &PAGES_MEASURED[0], &binary, &copy)?;
    }
    if options.wants("live") {
        live::measure(&mut bench)?;
    }
    writes::measure(&mut bench, &mut raw)?;
    server.stop()?;
    drop((raw, copy, own));
    if options.wants("directory") {
        let copy = place(options.size).copy()?;
        let viewers = viewers::open(&copy.open()?, &manifest, 1)?;
        let who = PersonId(manifest.viewers[0]);
        directory::measure(&binary, &copy, &viewers, who, &mut figures)?;
    }
    if options.wants("tenfold") {
        tenfold(options, &place(options.size.tenfold()), &binary, &mut figures)?;
    }
    let report = report::Report::new(options, engine(options), &figures, began.seconds());
    report.print();
    report.write(&files::target()?.join("bench.json"))?;
    if options.record {
        history::append(&report)?;
    }
    Ok(())
}

/// The list of many files over that of few.
fn large_library(figures: &mut Figures) {
    let large = figures.of("library/1/p50");
    if let Some((large, small)) = large.zip(figures.of("library-small/1/p50")) {
        let name = "library/1/by-small".to_owned();
        figures.add(name, Unit::Milliseconds, large, Some(("50 files", small)));
    }
}

/// The same pages where there is ten times as much, or a tenth: the median of the larger company
/// over that of the smaller one.
fn tenfold(
    options: &Options,
    place: &Place,
    binary: &std::path::Path,
    figures: &mut Figures,
) -> Result<()> {
    let other = options.size.tenfold();
    let known: Vec<(&Page, f64)> = PAGES_MEASURED
        .iter()
        .filter_map(|page| Some((page, figures.of(&format!("{}/1/p50", page.name))?)))
        .collect();
    if known.is_empty() {
        figures.note("tenfold: left out, no page was measured to compare with".to_owned());
        return Ok(());
    }
    if data::present(place).is_none() && !options.tenfold {
        figures.note(format!(
            "tenfold: left out, the {} company is not made yet (--tenfold makes it)",
            other.name()
        ));
        return Ok(());
    }
    let manifest = data::company(place, other)?;
    let copy = place.copy()?;
    let viewers = viewers::open(&copy.open()?, &manifest, viewers::PAGES)?;
    let (mut server, _) = start::start(binary, &copy, &viewers)?;
    viewers::follow_topics(server.address, &viewers)?;
    for (page, here) in known {
        let (manifest, viewers, server) = (&manifest, &viewers, &mut server);
        let bench = Bench { options, manifest, viewers, server, figures };
        let Some(runs) = page.alone(&bench)? else { continue };
        let there = median(&runs, |run| run.p50);
        let larger = other > options.size;
        let (more, less) = if larger { (there, here) } else { (here, there) };
        let name = format!("{}/1/tenfold", page.name);
        figures.add(name, Unit::Milliseconds, more, Some(("a tenth of it", less)));
    }
    server.stop()
}

fn engine(options: &Options) -> &'static str {
    if options.database.is_some() { "on PostgreSQL" } else { "on SQLite" }
}
