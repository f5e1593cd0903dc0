//! What is asked before the table itself: most capitalised words of a text are no places, and the fingerprints
//! are too many for the caches of a processor to hold.

use crate::fold::Key;

use super::{Table, split, word};

/// Which names a table surely lacks: 64 bits a bucket, of which each of its keys sets one. Of the names that
/// are no places, one in six gets through.
#[derive(Clone, Debug)]
pub struct Sieve {
    buckets: Vec<u64>,
    bucket_bits: u32,
}

impl Sieve {
    /// Reads the keys of a table.
    #[must_use]
    pub fn of(table: &Table<'_>) -> Self {
        let mut first = 0;
        let ends = (1..table.buckets.len() / 4).map_while(|bucket| word(table.buckets, bucket));
        let bits = ends.map(|end| {
            let keys = table.fingerprints.get(4 * first..4 * end as usize).unwrap_or_default();
            first = end as usize;
            keys.chunks_exact(4).fold(0, |bits, key| bits | key.first().map_or(0, |low| mark(*low)))
        });
        Self { buckets: bits.collect(), bucket_bits: table.bucket_bits }
    }

    /// Whether the table may know a name; where not, it does not.
    #[must_use]
    #[inline]
    pub fn may_know(&self, key: Key) -> bool {
        let (bucket, fingerprint) = split(key, self.bucket_bits);
        let [low, ..] = fingerprint.to_le_bytes();
        self.buckets.get(bucket).is_some_and(|bits| bits & mark(low) != 0)
    }
}

/// The bit, in the word of its bucket, of a key whose lowest byte is this.
const fn mark(low: u8) -> u64 {
    1 << (low & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_known_is_held_back_and_little_else_gets_through() {
        let table = Table::new(crate::gazetteer()).unwrap();
        let sieve = Sieve::of(&table);
        let names = (0..).step_by(97).map_while(|number| table.name(number)).map(Key::of);
        assert!(names.filter(|&key| table.find(key).next().is_some()).all(|key| sieve.may_know(key)));
        let unknown = (0..10_000).filter(|n| sieve.may_know(Key::of(&format!("Nowhere {n}"))));
        assert!(unknown.count() < 2000);
    }
}
