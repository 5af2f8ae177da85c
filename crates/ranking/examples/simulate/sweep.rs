//! The weights side by side: one is moved, the others stand at their defaults.

use crate::model::method::Method;
use crate::options::Options;
use crate::table;
use ranking::Weights;

/// The first company on which weights are chosen.
const FIRST_SEED: u64 = 1;

/// A weight: its name, where it is, what is tried.
type Axis = (&'static str, fn(&mut Weights) -> &mut f64, &'static [f64]);

const AXES: [Axis; 9] = [
    ("bridge", |weights| &mut weights.bridge, &[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]),
    ("interest", |weights| &mut weights.interest, &[1.0, 2.0, 3.0, 4.0]),
    ("tie", |weights| &mut weights.tie, &[0.0, 0.5, 1.0, 1.5]),
    ("response", |weights| &mut weights.response, &[0.0, 1.0, 2.0, 3.0]),
    ("age", |weights| &mut weights.age, &[0.0, 0.003, 0.006, 0.009, 0.012]),
    ("newcomer", |weights| &mut weights.newcomer, &[0.0, 0.25, 0.5, 1.0]),
    ("same author", |weights| &mut weights.same_author, &[0.0, 0.15, 0.35]),
    ("same topic", |weights| &mut weights.same_topic, &[0.0, 0.05, 0.1]),
    ("fatigue", |weights| &mut weights.fatigue, &[0.0, 0.25, 0.5, 1.0, 2.0]),
];

/// Prints the figures for every weight tried.
pub fn print(options: &Options) {
    let mut names = vec!["default".to_owned()];
    let mut methods = vec![Method::ForMe(Weights::default())];
    for (name, weight, values) in AXES {
        for value in values {
            let mut weights = Weights::default();
            *weight(&mut weights) = *value;
            names.push(format!("{name} {value}"));
            methods.push(Method::ForMe(weights));
        }
    }
    let rows = table::run(options, FIRST_SEED, &methods);
    println!("{}", table::head());
    for (name, row) in names.iter().zip(&rows) {
        println!("{}   {}", row.line(name), row.against(&rows[0]));
    }
}
