//! A map from words.

use copydesk_sdk::core::Word;

/// A map from words, which are hashes already: open addressing in `SLOTS` places, of which at most half are taken, so
/// that a look at one slot tells of most words that they are not in it.
pub(crate) struct Map<V, const SLOTS: usize> {
    /// The places of the entries; 0 where there is none.
    slots: Box<[u16; SLOTS]>,
    /// The first stands for none.
    entries: Vec<(Word, V)>,
}

impl<V: Default, const SLOTS: usize> Default for Map<V, SLOTS> {
    fn default() -> Self {
        Self { slots: Box::new([0; SLOTS]), entries: vec![(Word::default(), V::default())] }
    }
}

impl<V: Default, const SLOTS: usize> Map<V, SLOTS> {
    /// The slot of `word`, or the empty one where it would stand, and its entry.
    #[inline]
    fn find(&self, word: Word) -> (usize, usize) {
        let mut at = word.0 as usize % SLOTS;
        loop {
            let entry = usize::from(self.slots[at]);
            if entry == 0 || self.entries[entry].0 == word {
                return (at, entry);
            }
            at = (at + 1) % SLOTS;
        }
    }

    /// The value of `word`, which is the empty one where it has none.
    #[inline]
    pub(crate) fn get(&self, word: Word) -> &V {
        &self.entries[self.find(word).1].1
    }

    /// The value of `word`, which gets an empty one first where it has none.
    pub(super) fn entry(&mut self, word: Word) -> &mut V {
        let (at, mut entry) = self.find(word);
        if entry == 0 {
            entry = self.entries.len();
            assert!(entry * 2 <= SLOTS, "a table has outgrown its {SLOTS} slots");
            self.entries.push((word, V::default()));
            self.slots[at] = entry as u16;
        }
        &mut self.entries[entry].1
    }

    /// Its words and their values, behind the empty one.
    pub(super) fn into_entries(self) -> Vec<(Word, V)> {
        self.entries
    }

    /// The words whose values are so.
    pub(super) fn having(&self, holds: impl Fn(&V) -> bool) -> impl Iterator<Item = Word> {
        self.entries.iter().filter(move |(_, value)| holds(value)).map(|(word, _)| *word)
    }
}
