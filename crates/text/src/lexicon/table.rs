use std::num::NonZeroU64;

use copydesk_core::Word;

/// A map from words, which are hashes already, by open addressing: one or two probes for most words.
pub(crate) struct Table<V> {
    slots: Box<[Option<(NonZeroU64, V)>]>,
    shift: u32,
    /// How many more words it takes before it must get larger.
    room: usize,
}

impl<V: Copy> Table<V> {
    /// The table of `entries`; of several with one word the first counts.
    pub(crate) fn new(entries: Vec<(Word, V)>) -> Self {
        let mut table = Self::with_room(entries.len());
        for (word, value) in entries {
            table.unite(word, value, |first, _| first);
        }
        table
    }

    /// An empty table with room for so many words.
    pub(crate) fn with_room(words: usize) -> Self {
        let size = (words + words / 2 + 2).next_power_of_two();
        Self { slots: vec![None; size].into(), shift: 64 - size.trailing_zeros(), room: words }
    }

    /// Adds `value` to `word`: where it has one already, the two united. A table that has no room left gets larger.
    pub(crate) fn unite(&mut self, word: Word, value: V, unite: impl Fn(V, V) -> V) {
        let Some(key) = NonZeroU64::new(word.0) else { return };
        let mut at = self.home(word);
        while let Some(slot) = self.slots.get_mut(at) {
            match slot {
                Some((known, earlier)) if *known == key => *earlier = unite(*earlier, value),
                Some(_) => {
                    at = (at + 1) & (self.slots.len() - 1);
                    continue;
                }
                None if self.room == 0 => return self.grown(word, value),
                None => {
                    *slot = Some((key, value));
                    self.room -= 1;
                }
            }
            break;
        }
    }

    /// Makes the table twice as large, and adds a new word.
    #[cold]
    fn grown(&mut self, word: Word, value: V) {
        let mut larger = Self::with_room(self.slots.len());
        for (key, value) in self.slots.iter().flatten() {
            larger.unite(Word(key.get()), *value, |first, _| first);
        }
        larger.unite(word, value, |first, _| first);
        *self = larger;
    }

    /// The value of `word`.
    #[inline]
    pub(crate) fn get(&self, word: Word) -> Option<V> {
        let mut at = self.home(word);
        while let Some(Some((known, value))) = self.slots.get(at) {
            if known.get() == word.0 {
                return Some(*value);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        None
    }

    /// How many words it holds.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.slots.iter().flatten().count()
    }

    /// Where the search for `word` begins: the top bits of a multiplication by the golden ratio.
    fn home(&self, word: Word) -> usize {
        // A table has two slots or more, so that the shift is less than 64.
        let spread = word.0.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_shr(self.shift);
        usize::try_from(spread).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_their_values() {
        let words: Vec<(Word, usize)> = (0..1000).map(|n| (Word::of(&format!("word{n}")), n)).collect();
        let table = Table::new(words.clone());
        assert!(words.iter().all(|(word, n)| table.get(*word) == Some(*n)));
        assert_eq!(table.get(Word::ascii("other")), None);
        assert_eq!(table.get(Word(0)), None);
        assert_eq!(Table::<u8>::new(Vec::new()).get(Word::ascii("word")), None);
    }

    #[test]
    fn values_of_one_word_are_united_and_room_is_made() {
        let mut table = Table::with_room(3);
        for n in 1..1000 {
            table.unite(Word(n), 1, |a, b| a | b);
            table.unite(Word(n), 2, |a, b| a | b);
        }
        assert!((1..1000).all(|n| table.get(Word(n)) == Some(3)) && table.get(Word(1000)).is_none());
        assert_eq!(Table::new(vec![(Word(7), 1), (Word(7), 2)]).get(Word(7)), Some(1));
    }
}
