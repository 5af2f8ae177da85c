//! The figures of a run as one table, and as JSON.

use std::path::Path;

use serde::Serialize;

use crate::Result;
use crate::figure::{Figure, Figures};
use crate::machine;
use crate::options::Options;

/// A run: what was measured, where, and what came out.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    /// When, in RFC 3339.
    date: String,
    /// The commit measured.
    commit: String,
    /// Processors of the machine.
    cores: usize,
    /// Its memory in bytes.
    memory: u64,
    /// The company.
    size: &'static str,
    /// The database engine.
    engine: &'a str,
    /// Seconds each run was measured.
    measured: f64,
    /// Seconds all of it took, a company that had to be made included.
    took: f64,
    figures: &'a [Figure],
    notes: &'a [String],
}

impl<'a> Report<'a> {
    /// Of the figures measured just now.
    pub fn new(options: &Options, engine: &'a str, figures: &'a Figures, took: f64) -> Report<'a> {
        Report {
            date: kernel::Clock::system().now().to_string(),
            commit: machine::commit(),
            cores: machine::cores(),
            memory: machine::memory(),
            size: options.size.name(),
            engine,
            measured: options.measured.as_secs_f64(),
            took,
            figures: &figures.all,
            notes: &figures.notes,
        }
    }

    /// The table.
    pub fn print(&self) {
        let header = ["figure", "Parvis", "yardstick", "", "ratio", "goal", "reached"];
        let mut rows = vec![header.map(str::to_owned)];
        rows.extend(self.figures.iter().map(row));
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
        let widths: Vec<usize> =
            (0..header.len()).map(|column| width(column).unwrap_or(0)).collect();
        println!();
        for row in &rows {
            let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
                let space = " ".repeat(width - cell.chars().count());
                // Numbers stand to the right.
                if matches!(column, 1 | 3 | 4) { space + cell } else { cell.clone() + &space }
            });
            println!("{}", cells.collect::<Vec<_>>().join("  ").trim_end());
        }
        println!();
        self.notes.iter().for_each(|note| println!("· {note}"));
        let (commit, took) = (&self.commit, self.took);
        println!(
            "{} company {}, {commit}, {} cores, in {took:.0} s",
            self.size, self.engine, self.cores
        );
    }

    /// The same as JSON.
    pub fn write(&self, file: &Path) -> Result<()> {
        std::fs::write(file, serde_json::to_string_pretty(self)?)?;
        println!("{}", file.display());
        Ok(())
    }
}

fn row(figure: &Figure) -> [String; 7] {
    let (what, value) = match &figure.yardstick {
        Some((what, value)) => (what.clone(), figure.unit.show(*value)),
        None => Default::default(),
    };
    [
        figure.name.clone(),
        figure.unit.show(figure.parvis),
        what,
        value,
        figure.ratio.map(|ratio| format!("{ratio:.3}")).unwrap_or_default(),
        figure.goal.clone().unwrap_or_default(),
        figure.reached.map(|met| if met { "yes" } else { "no" }.to_owned()).unwrap_or_default(),
    ]
}
