use std::num::NonZeroU64;

use copydesk_core::Word;

/// A map from words, which are hashes already, by open addressing: one or two probes for most words.
pub(crate) struct Table<V> {
    slots: Box<[Option<(NonZeroU64, V)>]>,
    shift: u32,
}

impl<V: Copy> Table<V> {
    /// The table of `entries`; of several with one word the first counts.
    pub(crate) fn new(entries: Vec<(Word, V)>) -> Self {
        Self::united(entries, |first, _| first)
    }

    /// The table of `entries`; the values of several with one word are united.
    pub(crate) fn united(entries: Vec<(Word, V)>, unite: impl Fn(V, V) -> V) -> Self {
        let size = (entries.len() + entries.len() / 2 + 2).next_power_of_two();
        let mut table = Self { slots: vec![None; size].into(), shift: 64 - size.trailing_zeros() };
        for (word, value) in entries {
            let Some(key) = NonZeroU64::new(word.0) else { continue };
            let mut at = table.home(word);
            while let Some(slot) = table.slots.get_mut(at) {
                match slot {
                    Some((known, earlier)) if *known == key => *earlier = unite(*earlier, value),
                    Some(_) => {
                        at = (at + 1) & (size - 1);
                        continue;
                    }
                    None => *slot = Some((key, value)),
                }
                break;
            }
        }
        table
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
    fn values_of_one_word_are_united() {
        let entries = vec![(Word(7), 1), (Word(7), 2)];
        assert_eq!(Table::united(entries.clone(), |a, b| a | b).get(Word(7)), Some(3));
        assert_eq!(Table::new(entries).get(Word(7)), Some(1));
    }
}
