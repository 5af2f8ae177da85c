//! One figure: what the product did, what its yardstick did, and the goal.

use serde::Serialize;

use crate::goals::{self, Goal};
use crate::load::Sample;

/// What a figure counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Unit {
    /// Answers a second: more is better.
    #[serde(rename = "/s")]
    Rate,
    /// Milliseconds.
    #[serde(rename = "ms")]
    Milliseconds,
    /// Seconds.
    #[serde(rename = "s")]
    Seconds,
    /// Bytes.
    #[serde(rename = "B")]
    Bytes,
}

impl Unit {
    /// A value as people read it.
    pub fn show(self, value: f64) -> String {
        match self {
            Unit::Rate => format!("{} /s", grouped(value)),
            Unit::Milliseconds if value < 10.0 => format!("{value:.2} ms"),
            Unit::Milliseconds => format!("{value:.1} ms"),
            Unit::Seconds => format!("{value:.2} s"),
            Unit::Bytes if value < 1e6 => format!("{:.1} kB", value / 1e3),
            Unit::Bytes => format!("{:.1} MB", value / 1e6),
        }
    }
}

/// A number with its thousands apart, three digits of it exact.
fn grouped(value: f64) -> String {
    if value < 100.0 {
        return format!("{value:.1}");
    }
    let digits = format!("{value:.0}");
    let mut shown = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// What is read off a run.
type Measure = fn(&Sample) -> f64;

/// A figure.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// `case/connections/measure`, the same from run to run.
    pub name: String,
    /// What it counts in.
    pub unit: Unit,
    /// The product's.
    pub parvis: f64,
    /// What it is held against, and its value.
    pub yardstick: Option<(String, f64)>,
    /// The product's over the yardstick's.
    pub ratio: Option<f64>,
    /// In words.
    pub goal: Option<String>,
    /// Whether the goal is reached.
    pub reached: Option<bool>,
}

/// All figures of a run, and what must be said beside them.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// In the order measured.
    pub all: Vec<Figure>,
    /// What was left out and why, what the machine refused.
    pub notes: Vec<String>,
    goals: Vec<Goal>,
}

impl Figures {
    /// None yet; `goals` are those of the company measured.
    pub fn new(goals: Vec<Goal>) -> Figures {
        Figures { goals, ..Figures::default() }
    }

    /// Adds one, and shows it.
    pub fn add(&mut self, name: String, unit: Unit, parvis: f64, yardstick: Option<(&str, f64)>) {
        let ratio = yardstick.map(|(_, value)| parvis / value.max(f64::MIN_POSITIVE));
        let goal = goals::of(&self.goals, &name);
        let figure = Figure {
            unit,
            parvis,
            ratio,
            goal: goal.map(|goal| goal.bound.to_string()),
            reached: goal.and_then(|goal| goal.bound.is_met(parvis, ratio)),
            yardstick: yardstick.map(|(what, value)| (what.to_owned(), value)),
            name,
        };
        let beside =
            figure.yardstick.as_ref().zip(ratio).map(|((what, value), ratio)| {
                format!(", {what} {}: {ratio:.3}", unit.show(*value))
            });
        eprintln!("  {}: {}{}", figure.name, unit.show(parvis), beside.unwrap_or_default());
        self.all.push(figure);
    }

    /// Adds rate, median and 99th percentile of the medians of some runs.
    pub fn add_runs(&mut self, case: &str, runs: &[Sample], yardstick: Option<(&str, &[Sample])>) {
        let held = |of: Measure| yardstick.map(|(what, runs)| (what, median(runs, of)));
        let measures: [(&str, Unit, Measure); 3] = [
            ("rate", Unit::Rate, |sample| sample.rate),
            ("p50", Unit::Milliseconds, |sample| sample.p50),
            ("p99", Unit::Milliseconds, |sample| sample.p99),
        ];
        for (measure, unit, of) in measures {
            self.add(format!("{case}/{measure}"), unit, median(runs, of), held(of));
        }
    }

    /// Says something beside the figures.
    pub fn note(&mut self, words: String) {
        eprintln!("  note: {words}");
        self.notes.push(words);
    }

    /// The product's value of a figure.
    pub fn of(&self, name: &str) -> Option<f64> {
        self.all.iter().find(|figure| figure.name == name).map(|figure| figure.parvis)
    }
}

/// The middle value of some runs.
pub fn median(runs: &[Sample], of: impl Fn(&Sample) -> f64) -> f64 {
    let mut values: Vec<f64> = runs.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_people_read_them() {
        assert_eq!(Unit::Rate.show(1_234_567.0), "1,234,567 /s");
        assert_eq!(Unit::Rate.show(123.4), "123 /s");
        assert_eq!(Unit::Bytes.show(30_000.0), "30.0 kB");
        assert_eq!(Unit::Milliseconds.show(0.123), "0.12 ms");
    }

    #[test]
    fn the_median_of_three_is_the_middle_one() {
        let runs = [5.0, 1.0, 3.0].map(|rate| Sample { rate, ..Sample::default() });
        assert_eq!(median(&runs, |sample| sample.rate), 3.0);
    }
}
