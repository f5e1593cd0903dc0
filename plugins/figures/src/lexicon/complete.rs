//! A map from words that answers without a branch.

use std::cmp::Reverse;
use std::hint::select_unpredictable;

use copydesk_sdk::core::Word;

use super::Map;

/// A map from words that is complete. Every word has a place of its own, told by the multiplier of its group: hash and
/// displace (Belazzougui, Botelho and Dietzfelbinger, ESA 2009). A look at one place tells whether a word is in it, and
/// whatever a text says next, there is no branch to guess.
pub(crate) struct Complete<V> {
    multipliers: Box<[u16; GROUPS]>,
    /// The entry in each place; 0 where there is none.
    places: Box<[u16; PLACES]>,
    /// The first is what all other words have.
    entries: Vec<(Word, V)>,
}

const GROUPS: usize = 1024;
/// Twice as many as there are words.
const PLACES: usize = 4096;

const fn group(word: Word) -> usize {
    word.0 as usize % GROUPS
}

const fn place(word: Word, multiplier: u16) -> usize {
    (word.0.wrapping_mul(multiplier as u64) >> 52) as usize % PLACES
}

impl<V: Default> Complete<V> {
    /// All words of the map.
    pub(super) fn new<const SLOTS: usize>(words: Map<V, SLOTS>) -> Self {
        let entries = words.into_entries();
        // The group and the entry of each word.
        let grouped = |(entry, (word, _)): (usize, &(Word, V))| (group(*word) as u16, entry as u16);
        let mut members: Vec<(u16, u16)> = entries.iter().enumerate().skip(1).map(grouped).collect();
        members.sort_unstable();
        let mut groups: Vec<&[(u16, u16)]> = members.chunk_by(|a, b| a.0 == b.0).collect();
        // The large ones choose first.
        groups.sort_by_key(|group| Reverse(group.len()));
        let mut all = Self { multipliers: Box::new([1; GROUPS]), places: Box::new([0; PLACES]), entries };
        groups.into_iter().for_each(|group| all.settle(group));
        all
    }

    /// Finds the multiplier by which each word of a group gets a place that is free.
    fn settle(&mut self, members: &[(u16, u16)]) {
        for multiplier in (1..u16::MAX).step_by(2) {
            let at = |member: &(u16, u16)| place(self.entries[usize::from(member.1)].0, multiplier);
            let free = |(i, member): (usize, &(u16, u16))| {
                self.places[at(member)] == 0 && members[..i].iter().all(|other| at(other) != at(member))
            };
            if members.iter().enumerate().all(free) {
                for &(group, entry) in members {
                    self.places[place(self.entries[usize::from(entry)].0, multiplier)] = entry;
                    self.multipliers[usize::from(group)] = multiplier;
                }
                return;
            }
        }
        unreachable!("a table has outgrown its {PLACES} places");
    }
}

impl<V> Complete<V> {
    /// The value of `word`, which is the empty one where it has none.
    #[inline]
    pub(crate) fn get(&self, word: Word) -> &V {
        self.lent().get(word)
    }

    /// The map for many questions: what it consists of, at hand.
    #[inline]
    pub(crate) fn lent(&self) -> Lent<'_, V> {
        Lent { multipliers: &self.multipliers, places: &self.places, entries: &self.entries }
    }
}

/// A map that is lent.
#[derive(Clone, Copy)]
pub(crate) struct Lent<'a, V> {
    multipliers: &'a [u16; GROUPS],
    places: &'a [u16; PLACES],
    entries: &'a [(Word, V)],
}

impl<'a, V> Lent<'a, V> {
    /// See [`Complete::get`].
    #[inline]
    pub(crate) fn get(self, word: Word) -> &'a V {
        let entry = usize::from(self.places[place(word, self.multipliers[group(word)])]);
        let entry = select_unpredictable(self.entries[entry].0 == word, entry, 0);
        &self.entries[entry].1
    }

    /// The value of a word that is not in it.
    pub(crate) fn nothing(self) -> &'a V {
        &self.entries[0].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_the_words_of_its_map_and_no_other() {
        let word = |n: u64| Word::of(&format!("word{n}"));
        let mut map: Map<u64, 8192> = Map::default();
        for n in 1..=2000 {
            *map.entry(word(n)) = n;
        }
        let all = Complete::new(map);
        for n in 1..=2000 {
            assert_eq!(*all.get(word(n)), n);
        }
        assert!((2001..=20_000).all(|n| *all.get(word(n)) == 0));
        assert_eq!(*all.get(Word::default()), 0);
    }
}
