use copydesk_core::Word;

use super::Entry;

/// What is known of words, which are hashes already: each stands in the bucket that its highest bits give, or, where
/// that one is full, in the next. A bucket fills a line of the processor's cache, and all of it is compared at once:
/// whether and where in it a word is found is nothing that a branch could be told beforehand.
pub(super) struct Table {
    buckets: Box<[Bucket]>,
    /// The highest bits of a word count, from this one on.
    shift: u32,
}

const PLACES: usize = 4;

#[derive(Clone, Copy, Default)]
#[repr(align(64))]
struct Bucket {
    /// The words, from the first place on; 0 where there is none, which is the hash of no word.
    words: [u64; PLACES],
    entries: [Entry; PLACES],
}

impl Bucket {
    /// What is known of `word`, where it is here.
    #[inline]
    fn find(&self, word: Word) -> Found {
        let (mut place, mut found) = (0, 0);
        for (at, known) in self.words.iter().enumerate() {
            let here = u32::from(*known == word.0);
            place += at * here as usize;
            found += here;
        }
        Found {
            entry: self.entries[place % PLACES].times(found),
            ends: found > 0 || self.words[PLACES - 1] == 0,
        }
    }
}

struct Found {
    entry: Entry,
    /// Whether no other bucket can have the word.
    ends: bool,
}

impl Table {
    /// An empty table with room for so many words, and half as many again.
    pub(super) fn with_room(words: usize) -> Self {
        let buckets = (words * 3 / 2 / PLACES + 2).next_power_of_two();
        let shift = 64 - buckets.trailing_zeros();
        Self { buckets: vec![Bucket::default(); buckets].into(), shift }
    }

    /// Adds to what is known of `word`. In a table that is full, nothing is added.
    pub(super) fn add(&mut self, word: Word, entry: Entry) {
        for at in self.search(word) {
            let Bucket { words, entries } = &mut self.buckets[at];
            for (known, its) in words.iter_mut().zip(entries) {
                if *known == word.0 || *known == 0 {
                    *known = word.0;
                    *its = its.with(entry);
                    return;
                }
            }
        }
    }

    /// What is known of `word`, nothing of most.
    #[inline]
    pub(super) fn get(&self, word: Word) -> Entry {
        let mut found = self.buckets[self.home(word)].find(word);
        if !found.ends {
            found.entry = self.get_behind(word);
        }
        found.entry
    }

    /// What is known of `word`, in the buckets behind its own.
    #[cold]
    fn get_behind(&self, word: Word) -> Entry {
        let mut behind = self.search(word).skip(1).map(|at| self.buckets[at].find(word));
        behind.find(|found| found.ends).map_or_else(Entry::default, |found| found.entry)
    }

    /// How many words it holds.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.buckets.iter().flat_map(|bucket| bucket.words).filter(|word| *word != 0).count()
    }

    /// The bucket in which `word` stands if there was room.
    #[inline]
    fn home(&self, word: Word) -> usize {
        // The top bits of a multiplication by the golden ratio: as many as there are in the number of buckets.
        let spread = word.0.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_shr(self.shift);
        spread as usize & (self.buckets.len() - 1)
    }

    /// All buckets, in the order in which `word` is looked for.
    fn search(&self, word: Word) -> impl Iterator<Item = usize> + use<> {
        let (home, last) = (self.home(word), self.buckets.len() - 1);
        (0..=last).map(move |behind| (home + behind) & last)
    }
}

#[cfg(test)]
mod tests {
    use copydesk_core::layers::Class;

    use super::*;

    #[test]
    fn words_are_found_with_all_that_is_known_of_them() {
        let words: Vec<Word> = (0..1000).map(|n| Word::of(&format!("word{n}"))).collect();
        let mut table = Table::with_room(words.len());
        let (noun, verb) = (Entry::of(Class::NOUN), Entry::of(Class::VERB));
        words.iter().for_each(|word| table.add(*word, noun));
        words.iter().step_by(2).for_each(|word| table.add(*word, verb));
        for pair in words.chunks(2) {
            assert!(table.get(pair[0]) == noun.with(verb) && table.get(pair[1]) == noun);
        }
        assert_eq!(table.len(), 1000);
        assert_eq!(table.get(Word::ascii("other")), Entry::default());
    }

    #[test]
    fn a_full_bucket_goes_on_in_the_next_and_a_full_table_takes_no_more() {
        let mut table = Table::with_room(1);
        for n in 1..100 {
            table.add(Word(n), Entry::of(Class(n as u32)));
        }
        assert_eq!(table.len(), table.buckets.len() * PLACES);
        assert!((1..=8).all(|n| table.get(Word(n)).class == Class(n as u32)));
        assert_eq!(table.get(Word(99)), Entry::default());
    }
}
