//! Which claims are worth comparing: those that stand near each other under some key.

/// The pairs of `claims` that stand under one of their `keys`, each pair once, in order.
///
/// Under a key that many share, each is paired with so many `neighbours` that follow it, so that the work grows
/// with the claims and not with their square. Most keys have one claim alone: they are counted first in a table
/// of two bits a key, and only those that may have two are kept and sorted.
pub(crate) fn pairs<K: Iterator<Item = u64>>(
    claims: usize,
    neighbours: usize,
    keys: impl Fn(usize) -> K,
) -> Vec<(u32, u32)> {
    let mut seen = Seen::new(claims);
    (0..claims).flat_map(&keys).for_each(|key| seen.see(key));
    let mut under: Vec<(u64, u32)> = Vec::new();
    for (claim, number) in (0..claims).zip(0..=u32::MAX) {
        under.extend(keys(claim).filter(|key| seen.is_shared(*key)).map(|key| (key, number)));
    }
    under.sort_unstable();
    under.dedup();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let mut full = 1 << 20;
    for all in under.chunk_by(|(a, _), (b, _)| a == b) {
        for (i, (_, first)) in all.iter().enumerate() {
            let after = all.iter().skip(i + 1).take(neighbours);
            pairs.extend(after.map(|(_, second)| (*first, *second)));
        }
        // Claims share several keys as a rule: what is there twice goes before it fills the memory.
        if pairs.len() > full {
            pairs.sort_unstable();
            pairs.dedup();
            full = (pairs.len() * 2).max(full);
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Which keys were seen once, and which more often; now and then one for another, which does no harm.
struct Seen {
    once: Vec<u64>,
    again: Vec<u64>,
    shift: u32,
}

impl Seen {
    /// For so many claims with some dozens of keys each.
    fn new(claims: usize) -> Self {
        let bits = (claims.max(1) * 64).next_power_of_two().clamp(1 << 12, 1 << 27);
        Self { once: vec![0; bits / 64], again: vec![0; bits / 64], shift: 64 - bits.trailing_zeros() }
    }

    fn place(&self, key: u64) -> (usize, u64) {
        let bit = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift;
        ((bit / 64) as usize, 1 << (bit % 64))
    }

    fn see(&mut self, key: u64) {
        let (at, bit) = self.place(key);
        self.again[at] |= self.once[at] & bit;
        self.once[at] |= bit;
    }

    fn is_shared(&self, key: u64) -> bool {
        let (at, bit) = self.place(key);
        self.again[at] & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn claims_meet_under_their_keys_and_pairs_grow_with_the_claims() {
        let pairs = pairs(6, 2, |claim| [7, if claim % 3 == 0 { 8 } else { 9 }].into_iter());
        assert!(pairs.contains(&(0, 3)) && pairs.contains(&(0, 2)) && !pairs.contains(&(0, 5)));
        assert!(pairs.len() <= 2 * 2 * 6);
    }

    proptest! {
        #[test]
        fn all_that_share_a_key_meet(keys in prop::collection::vec(prop::collection::vec(0u64..40, 0..4), 0..30)) {
            let found = pairs(keys.len(), 30, |claim| keys[claim].iter().copied());
            for (i, a) in (0..).zip(&keys) {
                for (j, b) in (0..).zip(&keys).filter(|(j, _)| i < *j) {
                    prop_assert_eq!(found.contains(&(i, j)), a.iter().any(|key| b.contains(key)));
                }
            }
        }
    }
}
