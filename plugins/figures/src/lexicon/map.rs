//! A map from words.

use copydesk_sdk::core::Word;

/// A map from words, which are hashes already: open addressing, at most a quarter full, so that a look at one slot
/// tells of most words that they are not in it.
pub(crate) struct Map<V> {
    /// The places of the entries; 0 where there is none.
    slots: Vec<u16>,
    /// The first stands for none.
    entries: Vec<(Word, V)>,
    /// What all other words have.
    nothing: V,
}

/// Slots of an empty map.
const FEWEST: usize = 256;

impl<V: Default> Default for Map<V> {
    fn default() -> Self {
        Self { slots: vec![0; FEWEST], entries: vec![(Word::default(), V::default())], nothing: V::default() }
    }
}

impl<V: Default> Map<V> {
    /// The value of `word`, which is the empty one where it has none.
    #[inline]
    pub(crate) fn get(&self, word: Word) -> &V {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = word.0 as usize & mask;
        while let Some(&entry) = self.slots.get(at)
            && let Some((found, value)) = self.entries.get(usize::from(entry))
        {
            // Where nothing stands the first entry has the value.
            if entry == 0 || *found == word {
                return value;
            }
            at = (at + 1) & mask;
        }
        &self.nothing
    }

    /// The slot of `word`, or the empty one where it would stand, and its entry.
    fn find(&self, word: Word) -> (usize, usize) {
        let mask = self.slots.len() - 1;
        let mut at = word.0 as usize & mask;
        loop {
            let entry = self.slots.get(at).map_or(0, |entry| usize::from(*entry));
            if entry == 0 || self.entries.get(entry).is_none_or(|(found, _)| *found == word) {
                return (at, entry);
            }
            at = (at + 1) & mask;
        }
    }

    /// The value of `word`, which gets an empty one first where it has none.
    pub(super) fn entry(&mut self, word: Word) -> &mut V {
        let (at, mut entry) = self.find(word);
        if entry == 0 {
            entry = self.entries.len();
            self.entries.push((word, V::default()));
            // The tables hold some thousands of words.
            self.slots[at] = u16::try_from(entry).unwrap_or(0);
            if self.entries.len() * 4 > self.slots.len() {
                self.grow();
            }
        }
        &mut self.entries[entry].1
    }

    /// The words whose values are so.
    pub(super) fn having(&self, holds: impl Fn(&V) -> bool) -> impl Iterator<Item = Word> {
        self.entries.iter().filter(move |(_, value)| holds(value)).map(|(word, _)| *word)
    }

    fn grow(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        for entry in 1..self.entries.len() {
            let (at, _) = self.find(self.entries[entry].0);
            self.slots[at] = u16::try_from(entry).unwrap_or(0);
        }
    }
}
