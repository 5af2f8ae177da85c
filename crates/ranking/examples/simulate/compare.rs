//! The methods side by side.

use crate::model::method::Method;
use crate::options::Options;
use crate::table::{self, Row};
use ranking::Weights;

/// The first company. No weight and no formula may be chosen on these: that is what the sweep's
/// companies are for.
const FIRST_SEED: u64 = 5001;

/// Prints the figures of every method.
pub fn print(options: &Options) {
    let ours = Weights::default();
    let methods = [
        ("newest first", Method::Newest),
        ("popular", Method::Popular),
        ("engagement", Method::Engagement),
        ("for me, bridging off", Method::ForMe(Weights { bridge: 0.0, ..ours })),
        ("for me", Method::ForMe(ours)),
    ];
    let rows = table::run(options, FIRST_SEED, &methods.clone().map(|(_, method)| method));
    println!("{}", table::head());
    for ((name, _), row) in methods.iter().zip(&rows) {
        println!("{}", row.line(name));
    }
    let (off, on): (&Row, &Row) = (&rows[3], &rows[4]);
    println!("\nBridging: {}.", on.against(off));
}
