//! What is asked before the table itself: most capitalised words of a text are no places, and the fingerprints
//! are too many for the caches of a processor to hold.

use crate::fold::Key;

use super::{Table, split, word};

/// Which names a table surely lacks: 64 bits a bucket, of which each of its keys sets two. Of the names that
/// are no places, one in ten gets through.
#[derive(Clone, Debug)]
pub struct Sieve {
    buckets: Vec<u64>,
    bucket_bits: u32,
}

impl Sieve {
    /// Reads the keys of a table.
    #[must_use]
    pub fn of(table: &Table<'_>) -> Self {
        let mut keys = table.fingerprints.chunks_exact(4);
        let mut first = 0;
        let ends = (1..table.buckets.len() / 4).map_while(|bucket| word(table.buckets, bucket));
        let bits = ends.map(|end| {
            let count = (end as usize).saturating_sub(first);
            first += count;
            let fingerprints = keys.by_ref().take(count).filter_map(|key| word(key, 0));
            fingerprints.fold(0, |bits, fingerprint| bits | marks(fingerprint))
        });
        Self { buckets: bits.collect(), bucket_bits: table.bucket_bits }
    }

    /// Whether the table may know a name; where not, it does not.
    #[must_use]
    #[inline]
    pub fn may_know(&self, key: Key) -> bool {
        let (bucket, fingerprint) = split(key, self.bucket_bits);
        let marks = marks(fingerprint);
        self.buckets.get(bucket).is_some_and(|bits| bits & marks == marks)
    }
}

/// The two bits of a key in the word of its bucket.
const fn marks(fingerprint: u32) -> u64 {
    1 << (fingerprint & 63) | 1 << (fingerprint >> 6 & 63)
}
