//! Where the tables know something of a word. Reading a phrase asks of every word; what it asks most stands in the
//! index itself, which is small enough to stay near.

use std::ops::Deref;

use copydesk_core::{Word, WordFilter};

use super::Known;

/// What is asked of every word of a phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::mentions) struct Facts(u8);

impl Facts {
    /// The head of a role, of one word or more.
    pub(in crate::mentions) const ROLE: Self = Self(1);
    /// The head of a role of several words.
    pub(in crate::mentions) const LONG_ROLE: Self = Self(2);
    /// The name of an organisation of several words begins with the word.
    pub(in crate::mentions) const OPENS_A_NAME: Self = Self(4);

    /// Whether one of the `other` is among these.
    #[inline]
    pub(in crate::mentions) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// These and the `other`.
    pub(in crate::mentions) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What is known of a word.
#[derive(Clone, Copy, Debug)]
pub(in crate::mentions) struct Entry<'a> {
    pub(in crate::mentions) facts: Facts,
    pub(in crate::mentions) known: &'a Known,
}

impl Entry<'_> {
    /// What is known of most words.
    pub(super) const NOTHING: Self = Self { facts: Facts(0), known: &Known::NOTHING };

    /// Whether one of these is known of the word.
    #[inline]
    pub(in crate::mentions) fn is(&self, facts: Facts) -> bool {
        self.facts.has(facts)
    }
}

impl Deref for Entry<'_> {
    type Target = Known;

    fn deref(&self) -> &Known {
        self.known
    }
}

/// The words of which something is known, by open addressing.
pub(super) struct Index {
    /// More than twenty bits for each entry of the tables: of most other words one look here says that nothing is known.
    filter: Box<WordFilter<1024>>,
    /// The upper 40 bits of each word, 16 for the place of what is known, its facts, and a bit that is set.
    slots: Box<[u64]>,
}

/// The bits of a word that its slot has; where the slot stands tells the lowest.
const TAG: u64 = !0xFF_FFFF;

impl Index {
    /// The index of all `words`, which stand in the order of what is known of them.
    pub(super) fn of(words: &[(Word, Facts)]) -> Self {
        // Few who are not there are looked for: fuller and smaller is better.
        let size = (words.len() + words.len() / 4 + 2).next_power_of_two();
        let mut index = Self { filter: Box::default(), slots: vec![0; size].into() };
        for (place, (word, facts)) in (0..=u16::MAX).zip(words) {
            index.filter.add(*word);
            let mut at = word.0 as usize & (size - 1);
            while index.slots.get(at).is_some_and(|slot| *slot != 0) {
                at = (at + 1) & (size - 1);
            }
            if let Some(slot) = index.slots.get_mut(at) {
                *slot = word.0 & TAG | u64::from(place) << 8 | u64::from(facts.0) << 1 | 1;
            }
        }
        index
    }

    /// The place of what is known of `word`, and the facts.
    #[inline]
    pub(super) fn get(&self, word: Word) -> Option<(usize, Facts)> {
        if !self.filter.may_have(word) {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut at = word.0 as usize & mask;
        loop {
            let slot = *self.slots.get(at)?;
            if (slot ^ word.0) & TAG == 0 && slot != 0 {
                return Some((usize::from((slot >> 8) as u16), Facts((slot >> 1) as u8 & 0x7F)));
            }
            if slot == 0 {
                return None;
            }
            at = (at + 1) & mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_their_places_and_facts() {
        let words: Vec<(Word, Facts)> =
            (0..1000).map(|n| (Word::of(&format!("word{n}")), Facts(n as u8 % 16))).collect();
        let index = Index::of(&words);
        for (place, (word, facts)) in words.iter().enumerate() {
            assert_eq!(index.get(*word), Some((place, *facts)));
        }
        assert!((1000..9000).all(|n| index.get(Word::of(&format!("word{n}"))).is_none()));
    }
}
