//! Chance that can be played again: a seed makes a history.

/// A small generator (xorshift64*: Vigna, 2016).
pub struct Chance(u64);

impl Chance {
    /// Of this seed.
    pub fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(drawn).unwrap_or(0) % n
    }

    /// One of these.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// How many random histories a test plays: so many, fewer on PostgreSQL, or what `PARVIS_TEST_HISTORIES` says.
pub fn histories(usual: u64, on_postgres: u64) -> u64 {
    let said = std::env::var("PARVIS_TEST_HISTORIES").ok().and_then(|many| many.parse().ok());
    let postgres = std::env::var("PARVIS_TEST_DB").is_ok_and(|name| name == "postgres");
    said.unwrap_or(if postgres { on_postgres } else { usual })
}
