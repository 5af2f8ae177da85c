//! Runs over several companies, and how their figures are written.

use crate::model::figures::Figures;
use crate::model::method::Method;
use crate::model::unfold::unfold;
use crate::model::world::World;
use crate::options::Options;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The line above the figures, which are mean ± standard deviation over the companies.
pub fn head() -> String {
    line("", ["nDCG@20", "useful across", "read by 10+", "bait shown"].map(str::to_owned))
}

fn line(name: &str, columns: [String; 4]) -> String {
    let columns = columns.map(|column| format!("{column:>17}")).concat();
    format!("{name:<22}{columns}")
}

/// The figures of one method, one for each company.
pub struct Row(Vec<Figures>);

/// Lets every method order the pages of every company, on every processor.
pub fn run(options: &Options, first_seed: u64, methods: &[Method]) -> Vec<Row> {
    let worlds: Vec<World> = (first_seed..first_seed + options.seeds)
        .map(|seed| World::new(&options.settings, seed))
        .collect();
    let runs = methods.len() * worlds.len();
    let next = AtomicUsize::new(0);
    let figures = Mutex::new(vec![Figures::default(); runs]);
    let threads = std::thread::available_parallelism().map_or(1, |number| number.get());
    std::thread::scope(|scope| {
        for _ in 0..threads.min(runs) {
            scope.spawn(|| {
                loop {
                    let run = next.fetch_add(1, Ordering::Relaxed);
                    if run >= runs {
                        break;
                    }
                    let result = unfold(&worlds[run % worlds.len()], &methods[run / worlds.len()]);
                    figures.lock().expect("no run panics while it writes")[run] = result;
                }
            });
        }
    });
    let figures = figures.into_inner().expect("no run panics while it writes");
    figures.chunks(worlds.len()).map(|row| Row(row.to_vec())).collect()
}

impl Row {
    /// The figures of this method, under [`head`].
    pub fn line(&self, name: &str) -> String {
        let columns = [
            self.column(|figures| figures.ndcg),
            self.column(|figures| figures.across),
            self.column(|figures| figures.read_by_ten),
            self.column(|figures| figures.bait),
        ];
        line(name, columns.map(|(mean, spread)| format!("{mean:.3} ± {spread:.3}")))
    }

    /// What this method changes compared with another, in the same companies.
    pub fn against(&self, other: &Self) -> String {
        let change =
            |of: fn(&Figures) -> f64| 100.0 * (self.column(of).0 / other.column(of).0 - 1.0);
        format!(
            "{:+.1} % useful across units, {:+.1} % nDCG",
            change(|figures| figures.across),
            change(|figures| figures.ndcg)
        )
    }

    /// Mean and standard deviation over the companies.
    fn column(&self, of: impl Fn(&Figures) -> f64) -> (f64, f64) {
        let number = self.0.len() as f64;
        let mean = self.0.iter().map(&of).sum::<f64>() / number;
        let squares = self.0.iter().map(|figures| (of(figures) - mean).powi(2)).sum::<f64>();
        (mean, (squares / (number - 1.0).max(1.0)).sqrt())
    }
}
