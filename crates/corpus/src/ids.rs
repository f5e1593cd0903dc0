use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use xxhash_rust::xxh3::xxh3_64;

/// The ids given out so far. Each costs 8 bytes (its hash), however long it is, so that a corpus of any size
/// can be read; that two different ids share a hash, and one is renamed for nothing, has a chance of one in
/// thousands even among a hundred million.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    seen: HashSet<u64, BuildHasherDefault<Hashed>>,
    /// How often an id was repeated; only for those that were.
    repeats: HashMap<u64, u32, BuildHasherDefault<Hashed>>,
}

impl Ids {
    /// Returns `id` when it is new, else `id~2`, `id~3` and so on, whichever is new.
    pub(crate) fn unique(&mut self, id: &str) -> Option<String> {
        let hash = xxh3_64(id.as_bytes());
        if self.seen.insert(hash) {
            return None;
        }
        let count = self.repeats.entry(hash).or_insert(1);
        loop {
            *count += 1;
            let renamed = format!("{id}~{count}");
            if self.seen.insert(xxh3_64(renamed.as_bytes())) {
                return Some(renamed);
            }
        }
    }
}

/// What is a hash already needs no second hashing.
#[derive(Debug, Default)]
pub(crate) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = xxh3_64(bytes);
    }
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeats_are_numbered_and_never_collide() {
        let mut ids = Ids::default();
        let given: Vec<_> = ["a", "b", "a", "a~2", "a", "a~2"].map(|id| ids.unique(id)).into();
        let renamed = |id: &str| Some(id.to_owned());
        assert_eq!(given, [None, None, renamed("a~2"), renamed("a~2~2"), renamed("a~3"), renamed("a~2~3")]);
    }
}
