//! Chance that falls the same way each time: the company must be the same on every machine.

/// A stream of numbers from a seed: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The stream of this seed.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// Any 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to 1, 1 excluded.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&mut self, limit: usize) -> usize {
        ((self.unit() * limit as f64) as usize).min(limit - 1)
    }

    /// Whether something happens that does so with this probability.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// A place in a list of `length`, the first ones much more often: a tenth of the list gets
    /// well over a third of the draws.
    pub fn skewed(&mut self, length: usize) -> usize {
        ((self.unit().powf(2.5) * length as f64) as usize).min(length - 1)
    }

    /// How popular something is: Pareto with exponent 1.5 from 1 on, cut at 200.
    pub fn popularity(&mut self) -> f64 {
        (1.0 - self.unit()).powf(-1.0 / 1.5).min(200.0)
    }

    /// A waiting time with this mean (exponential).
    pub fn wait(&mut self, mean: f64) -> f64 {
        -(1.0 - self.unit()).ln() * mean
    }
}

/// Draws places of a list by Zipf's law: the n-th in proportion to 1/nˢ.
#[derive(Clone, Debug)]
pub struct Zipf(Vec<f64>);

impl Zipf {
    /// Over `length` places with the exponent `s`.
    pub fn new(length: usize, s: f64) -> Zipf {
        let mut sum = 0.0;
        let weights = (1..=length).map(|n| {
            sum += (n as f64).powf(-s);
            sum
        });
        Zipf(weights.collect())
    }

    /// A place.
    pub fn draw(&self, random: &mut Random) -> usize {
        let total = self.0.last().copied().unwrap_or(1.0);
        let drawn = random.unit() * total;
        self.0.partition_point(|sum| *sum <= drawn).min(self.0.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_places_are_drawn_most() {
        let (mut random, zipf) = (Random::new(1), Zipf::new(100, 1.0));
        let mut drawn = [0; 100];
        (0..10_000).for_each(|_| drawn[zipf.draw(&mut random)] += 1);
        // 1/H(100) is 19 %.
        assert!((1_700..2_100).contains(&drawn[0]), "{}", drawn[0]);
        assert!(drawn[0] > drawn[9] && drawn[9] > drawn[99]);
    }

    #[test]
    fn the_same_seed_falls_the_same_way() {
        let draw = |seed| (0..5).scan(Random::new(seed), |r, _| Some(r.next())).collect::<Vec<_>>();
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }
}
