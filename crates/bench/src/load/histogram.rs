//! How long things took: counted in buckets whose width grows with the duration.

use std::time::Duration;

/// Buckets to a doubling: a quantile is right to 1/64.
const FINE: u32 = 6;
const BUCKETS: usize = 64 << FINE;

/// Durations, in logarithmic buckets each cut into equal parts.
#[derive(Clone, Debug)]
pub struct Histogram {
    counts: Vec<u64>,
    total: u64,
}

impl Default for Histogram {
    fn default() -> Self {
        Histogram { counts: vec![0; BUCKETS], total: 0 }
    }
}

/// The bucket of a number of nanoseconds.
fn bucket(nanos: u64) -> usize {
    let above = nanos.max(1).ilog2().saturating_sub(FINE);
    ((u64::from(above) << FINE) + (nanos >> above)) as usize
}

/// The middle of a bucket, in nanoseconds.
fn middle(bucket: usize) -> f64 {
    let bucket = bucket as u64;
    let above = (bucket >> FINE).saturating_sub(1);
    let low = (bucket - (above << FINE)) << above;
    low as f64 + (1u64 << above) as f64 / 2.0
}

impl Histogram {
    /// Counts one.
    pub fn add(&mut self, took: Duration) {
        let nanos = u64::try_from(took.as_nanos()).unwrap_or(u64::MAX >> 1);
        self.counts[bucket(nanos).min(BUCKETS - 1)] += 1;
        self.total += 1;
    }

    /// How many were counted.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// What this share (0 to 1) took at most, in milliseconds; 0 where nothing was counted.
    pub fn quantile(&self, share: f64) -> f64 {
        let wanted = ((self.total as f64 * share).ceil() as u64).max(1);
        let mut seen = 0;
        for (bucket, count) in self.counts.iter().enumerate() {
            seen += count;
            if seen >= wanted {
                return middle(bucket) / 1e6;
            }
        }
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_are_in_order_and_narrow() {
        let mut last = 0;
        for nanos in (0..100_000).chain((1..60).map(|n| 1 << n)) {
            let bucket = bucket(nanos);
            assert!(bucket >= last || nanos < 100_000, "{nanos}");
            last = bucket;
            let middle = middle(bucket);
            assert!((middle - nanos as f64).abs() <= 1.0 + nanos as f64 / 64.0, "{nanos} {middle}");
        }
    }

    #[test]
    fn quantiles_are_those_of_what_was_counted() {
        let mut histogram = Histogram::default();
        (1..=1_000u64).for_each(|micros| histogram.add(Duration::from_micros(micros)));
        assert!((histogram.quantile(0.5) - 0.5).abs() < 0.01);
        assert!((histogram.quantile(0.99) - 0.99).abs() < 0.02);
        assert_eq!(Histogram::default().quantile(0.5), 0.0);
    }
}
