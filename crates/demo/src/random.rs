//! The only source of variety: SplitMix64 from a constant seed and a name.
//!
//! Each use has a generator of its own, named after it, so that a line added to one file of
//! content leaves the rest of the company as it was.

/// A small deterministic generator.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// The generator that belongs to `name`.
    pub(crate) fn named(name: &str) -> Self {
        let mut state = 0x5EED_0F0A_B1C7_C1E5_u64;
        for byte in name.bytes() {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
        }
        Self(state)
    }

    /// The next 64 bits.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number under `limit`, or 0 when `limit` is 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let limit = limit.max(1) as u64;
        (((self.next() >> 32) * limit) >> 32) as usize
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn range(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1).max(1) as usize) as i64
    }

    /// True in `percent` cases of a hundred.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A number between 0 and 1.
    pub(crate) fn unit(&mut self) -> f32 {
        self.below(1 << 20) as f32 / (1 << 20) as f32
    }

    /// Puts `items` in an order of chance.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// Cards drawn without putting them back: nothing repeats before all has been seen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Deck {
    waiting: Vec<usize>,
}

impl Deck {
    /// The index of the next card among `count`.
    pub(crate) fn draw(&mut self, count: usize, random: &mut Random) -> usize {
        if self.waiting.is_empty() {
            self.waiting = (0..count.max(1)).collect();
            random.shuffle(&mut self.waiting);
        }
        self.waiting.pop().unwrap_or(0)
    }
}
