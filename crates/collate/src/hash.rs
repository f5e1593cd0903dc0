//! Maps and keys of words, which are hashes already.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use copydesk_core::Word;

/// A map whose keys are spread well as they are.
pub(crate) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Spread>>;

/// Spreads a number over all bits by one multiplication.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spread(u64);

/// The golden ratio in 64 bits, as in Fibonacci hashing.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = mix(self.0, n);
    }

    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }
}

/// One number of two, in which their order tells.
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    (a.rotate_left(21) ^ b).wrapping_mul(GOLDEN)
}

/// One number of several words or texts in order.
pub(crate) fn key<'a>(parts: impl IntoIterator<Item = &'a str>) -> u64 {
    parts.into_iter().fold(0, |hash, part| mix(hash, Word::of(part).0))
}
