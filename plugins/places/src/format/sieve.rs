//! What is asked before the table itself: most capitalised words of a text are no places, and the fingerprints
//! are too many for the caches of a processor to hold.

use crate::fold::Key;

use super::{Table, split};

/// Which names a table surely lacks: 64 bits a bucket, of which each of its keys sets two. Of the names that
/// are no places, one in ten gets through. A bucket is read when it is asked for: one article needs few.
#[derive(Clone, Debug, Default)]
pub struct Sieve {
    /// 0 where a bucket was not read yet.
    buckets: Vec<u64>,
}

impl Sieve {
    /// Whether `table`, always the same, may know a name; where not, it does not.
    #[must_use]
    #[inline]
    pub fn may_know(&mut self, table: &Table<'_>, key: Key) -> bool {
        let (bucket, fingerprint) = split(key, table.bucket_bits);
        let marks = marks(fingerprint.to_le_bytes());
        let bits = self.buckets.get(bucket).copied().filter(|bits| *bits != 0);
        bits.unwrap_or_else(|| self.read(table, bucket)) & marks == marks
    }

    #[cold]
    fn read(&mut self, table: &Table<'_>, bucket: usize) -> u64 {
        if self.buckets.len() <= bucket {
            self.buckets.resize(table.buckets.len() / 4, 0);
        }
        let keys = table.fingerprints_of(bucket).unwrap_or_default();
        let bits = keys.iter().fold(0, |bits, key| bits | marks(*key));
        self.buckets.get_mut(bucket).into_iter().for_each(|kept| *kept = bits);
        bits
    }
}

/// The two bits of a key in the word of its bucket.
const fn marks([low, high, ..]: [u8; 4]) -> u64 {
    let low = u16::from_le_bytes([low, high]);
    1 << (low & 63) | 1 << (low >> 6 & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_known_is_held_back_and_little_else_gets_through() {
        let table = Table::new(crate::gazetteer()).unwrap();
        let mut sieve = Sieve::default();
        let names = (0..).step_by(97).map_while(|number| table.name(number)).map(Key::of);
        assert!(names.filter(|&key| table.find(key).next().is_some()).all(|key| sieve.may_know(&table, key)));
        let unknown = (0..10_000).filter(|n| sieve.may_know(&table, Key::of(&format!("Nowhere {n}"))));
        assert!(unknown.count() < 1500);
    }
}
