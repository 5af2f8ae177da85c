//! Large primes, for the one RSA key that a network signs its requests by: ring has none to give, and the providers that
//! companies run take requests signed by RSA alone.

use num_bigint::BigUint;

use crate::Chance;

/// Bytes of a prime: keys are of 2048 bits.
const BYTES: usize = 128;
/// How many random numbers must fail to show that one is not prime: each misses one of four at most.
const ROUNDS: usize = 40;
/// The exponent of keys.
pub(crate) const EXPONENT: u32 = 65_537;

/// Random bytes.
pub(crate) fn random<const N: usize>(chance: &dyn Chance) -> [u8; N] {
    let mut bytes = [0; N];
    // A machine without randomness signs nothing.
    chance.fill(&mut bytes).expect("the system gives random bytes");
    bytes
}

/// A random prime of 1024 bits whose two highest bits are set, with which the exponent has an inverse.
pub(crate) fn prime(chance: &dyn Chance) -> BigUint {
    let small = small();
    loop {
        let mut bytes = random::<BYTES>(chance);
        bytes[0] |= 0xc0;
        bytes[BYTES - 1] |= 1;
        let candidate = BigUint::from_bytes_be(&bytes);
        let is_divided = |by: &u32| &candidate % *by == BigUint::ZERO;
        let has_inverse = (&candidate - 1u32) % EXPONENT != BigUint::ZERO;
        if !small.iter().any(is_divided) && has_inverse && is_prime(&candidate, chance) {
            return candidate;
        }
    }
}

/// The odd primes below a thousand.
fn small() -> Vec<u32> {
    let mut found: Vec<u32> = Vec::new();
    for n in (3..1_000).step_by(2) {
        if found.iter().all(|by| n % by != 0) {
            found.push(n);
        }
    }
    found
}

/// Whether a large odd number is prime, by Miller and Rabin.
fn is_prime(n: &BigUint, chance: &dyn Chance) -> bool {
    let one = BigUint::from(1u32);
    let last = n - 1u32;
    let twos = last.trailing_zeros().unwrap_or_default();
    let odd = &last >> twos;
    (0..ROUNDS).all(|_| {
        let base = BigUint::from_bytes_be(&random::<BYTES>(chance)) % (n - 3u32) + 2u32;
        let mut power = base.modpow(&odd, n);
        if power == one || power == last {
            return true;
        }
        (1..twos).any(|_| {
            power = &power * &power % n;
            power == last
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn primes_are_told_from_what_looks_like_one() {
        let chance = crate::chance::SystemRandom::new();
        let is_prime = |n: &BigUint| is_prime(n, &chance);
        let two = BigUint::from(2u32);
        // 2^521 - 1 and 2^607 - 1 are prime; their product, 2^523 - 1 and a number of Carmichael are not.
        let [a, b, c] = [521, 607, 523].map(|n| two.pow(n) - 1u32);
        assert!(is_prime(&a) && is_prime(&b));
        assert!(!is_prime(&c) && !is_prime(&(&a * &b)));
        assert!(!is_prime(&BigUint::from(3_215_031_751u64)));
        assert_eq!((small().len(), small()[0]), (167, 3));
    }
}
