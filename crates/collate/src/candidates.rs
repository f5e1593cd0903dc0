//! Which claims are worth comparing: those that stand near each other under some key.

use std::collections::HashMap;
use std::hash::Hash;

/// Claims by key. Under a key that many share, each is compared with those that follow it in the order that the
/// keys were given, so that the work grows with the claims and not with their square.
pub(crate) struct Candidates<K> {
    under: HashMap<K, Vec<u32>>,
    neighbours: usize,
}

impl<K: Eq + Hash> Candidates<K> {
    pub(crate) fn new(neighbours: usize) -> Self {
        Self { under: HashMap::new(), neighbours }
    }

    /// Puts a claim under a key. Claims come in the order in which they are to stand.
    pub(crate) fn add(&mut self, key: K, claim: usize) {
        let Ok(claim) = u32::try_from(claim) else { return };
        let all = self.under.entry(key).or_default();
        if all.last() != Some(&claim) {
            all.push(claim);
        }
    }

    /// The pairs, each once, in order.
    pub(crate) fn pairs(self) -> Vec<(u32, u32)> {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        let mut full = 1 << 20;
        for all in self.under.into_values() {
            for (i, first) in all.iter().enumerate() {
                let after = all.iter().skip(i + 1).take(self.neighbours);
                pairs.extend(after.map(|second| (*first, *second)));
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_meet_under_their_keys_and_pairs_grow_with_the_claims() {
        let mut candidates = Candidates::new(2);
        for claim in 0..6 {
            candidates.add("all", claim);
            candidates.add(if claim % 3 == 0 { "third" } else { "rest" }, claim);
        }
        let pairs = candidates.pairs();
        assert!(pairs.contains(&(0, 3)) && pairs.contains(&(0, 2)) && !pairs.contains(&(0, 5)));
        assert!(pairs.len() <= 2 * 2 * 6);
    }
}
