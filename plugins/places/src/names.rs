//! The names that texts have used so far. What each may stand for is read from the gazetteer once and kept: the
//! names of news repeat, within an article and from one to the next, and reading a place costs cache misses.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use copydesk_sdk::prelude::Word;

use crate::fold::Key;
use crate::format::{Facts, NameSort};
use crate::gazetteer::PlaceId;
use crate::kind::Kind;

/// How many places of one name are considered.
pub(crate) const MOST_SENSES: usize = 24;
/// How many are known at all: a bit each in [`Senses`].
pub(crate) const MOST_KNOWN: usize = 64;
/// With more names or senses than this at the beginning of an article, all are read anew: some 512 KiB at most.
const MOST_KEPT: usize = 8192;

/// So many words are kept that were looked up by themselves: 64 KiB.
const WORDS_KEPT: usize = 4096;

/// What a name may stand for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Sense {
    pub(crate) place: PlaceId,
    pub(crate) sort: NameSort,
    pub(crate) facts: Facts,
    /// Degrees north, degrees east.
    pub(crate) point: (f64, f64),
}

/// The number of a name among those that were used; good for one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NameId(u32);

/// Some of the places of a name, a bit each; the likeliest is the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Senses {
    pub(crate) name: NameId,
    pub(crate) which: u64,
}

impl Name {
    /// The places that are considered.
    pub(crate) fn considered(&self, name: NameId) -> Senses {
        let most = self.end.saturating_sub(self.first).min(MOST_SENSES as u32);
        Senses { name, which: (1 << most) - 1 }
    }
}

impl Senses {
    /// How many they are.
    pub(crate) const fn len(self) -> usize {
        self.which.count_ones() as usize
    }

    /// These, or nothing where there is none.
    pub(crate) fn some(self) -> Option<Self> {
        (self.which != 0).then_some(self)
    }

    /// Their numbers among the places of the name.
    pub(crate) fn numbers(self) -> impl Iterator<Item = u32> + Clone {
        let mut which = self.which;
        std::iter::from_fn(move || {
            let number = which.trailing_zeros();
            (which != 0).then(|| which &= which - 1)?;
            Some(number)
        })
    }
}

/// A name that was used.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    pub(crate) key: Key,
    /// Where its senses begin and end.
    first: u32,
    end: u32,
    /// What the likeliest of them is, and by which sort of name.
    pub(crate) likeliest: Facts,
    pub(crate) sort: NameSort,
    /// Some of the senses considered bear it as an abbreviation.
    pub(crate) abbreviates: bool,
    /// It is the name of a state and of towns: there may be a [namesake](crate::namesake) among them.
    pub(crate) may_be_pair: bool,
}

/// The names used so far.
#[derive(Debug)]
pub(crate) struct Names {
    /// Nothing is kept for a name that is unknown.
    numbers: HashMap<Key, Option<NameId>, BuildHasherDefault<Stirred>>,
    names: Vec<Name>,
    senses: Vec<Sense>,
    /// Words that were looked up by themselves, and what they are the name of; each has one slot, where the
    /// latest stays.
    words: Vec<(Word, Option<NameId>)>,
}

impl Default for Names {
    fn default() -> Self {
        let words = vec![(Word::EMPTY, None); WORDS_KEPT];
        Self { numbers: HashMap::default(), names: Vec::new(), senses: Vec::new(), words }
    }
}

impl Names {
    /// Makes room at the beginning of an article.
    pub(crate) fn begin(&mut self) {
        if self.senses.len().max(self.numbers.len()) > MOST_KEPT {
            self.numbers.clear();
            self.names.clear();
            self.senses.clear();
            self.words.fill((Word::EMPTY, None));
        }
    }

    /// What a word is the name of, if anything, where it was looked up lately.
    #[inline]
    pub(crate) fn of_word(&self, word: Word) -> Option<Option<NameId>> {
        let kept = self.words.get(slot(word)).filter(|(kept, _)| *kept == word);
        kept.map(|(_, name)| *name)
    }

    /// Keeps what a word is the name of.
    pub(crate) fn keep_word(&mut self, word: Word, name: Option<NameId>) {
        self.words.get_mut(slot(word)).into_iter().for_each(|kept| *kept = (word, name));
    }

    /// The number of a name that was looked up before, or none if it is unknown.
    pub(crate) fn get(&self, key: Key) -> Option<Option<NameId>> {
        self.numbers.get(&key).copied()
    }

    /// Keeps a name with its senses, the likeliest first; where there is no sense, that it is unknown.
    pub(crate) fn keep(&mut self, key: Key, senses: impl Iterator<Item = Sense>) -> Option<NameId> {
        let first = self.senses.len();
        self.senses.extend(senses.take(MOST_KNOWN));
        let id = self.add(key, first);
        self.numbers.insert(key, id);
        id
    }

    fn add(&mut self, key: Key, first: usize) -> Option<NameId> {
        let senses = self.senses.get(first..)?;
        let likeliest = senses.first()?;
        let some = |is: fn(&Sense) -> bool| senses.iter().take(MOST_SENSES).any(is);
        let name = Name {
            key,
            first: u32::try_from(first).ok()?,
            end: u32::try_from(self.senses.len()).ok()?,
            likeliest: likeliest.facts,
            sort: likeliest.sort,
            abbreviates: some(|s| s.sort == NameSort::Abbreviation),
            may_be_pair: some(|s| s.facts.kind == Kind::Division) && some(|s| s.facts.kind == Kind::Town),
        };
        let id = NameId(u32::try_from(self.names.len()).ok()?);
        self.names.push(name);
        Some(id)
    }

    /// What is known of a name.
    pub(crate) fn name(&self, id: NameId) -> Option<&Name> {
        self.names.get(id.0 as usize)
    }

    /// All the places of a name, the likeliest first.
    pub(crate) fn places(&self, id: NameId) -> &[Sense] {
        let range = self.name(id).map(|name| name.first as usize..name.end as usize);
        range.and_then(|range| self.senses.get(range)).unwrap_or_default()
    }

    /// Those of all places of a name that are of a sort, as many as are considered; none where there is none.
    pub(crate) fn only(&self, name: NameId, is: impl Fn(&Sense) -> bool) -> Option<Senses> {
        let numbered = self.places(name).iter().enumerate().filter(|(_, sense)| is(sense));
        let which = numbered.take(MOST_SENSES).fold(0, |which, (number, _)| which | 1 << number);
        Senses { name, which }.some()
    }

    /// The likeliest of some places of a name.
    pub(crate) fn likeliest(&self, some: Senses) -> Option<Sense> {
        self.places(some.name).get(some.which.trailing_zeros() as usize).copied()
    }

    /// Some places of a name, the likeliest first.
    pub(crate) fn senses(&self, some: Senses) -> impl Iterator<Item = &Sense> + Clone {
        let places = self.places(some.name);
        some.numbers().filter_map(|number| places.get(number as usize))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "only the low bits count")]
const fn slot(word: Word) -> usize {
    word.0 as usize % WORDS_KEPT
}

/// The hash of a [`Key`] is the key: it is stirred already.
#[derive(Clone, Copy, Debug, Default)]
struct Stirred(u64);

impl Hasher for Stirred {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(self.0.rotate_left(8) ^ u64::from(byte)));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

#[cfg(test)]
mod tests {
    use crate::fold::Key;
    use crate::format::Table;
    use crate::gazetteer::Gazetteer;

    #[test]
    fn names_that_were_forgotten_are_read_anew() {
        let mut gazetteer = Gazetteer::default();
        let springfield = Key::of("Springfield");
        let first = gazetteer.name(springfield).map(|id| gazetteer.names().places(id).to_vec()).unwrap();
        assert!(first.len() > 2 && gazetteer.name(Key::of("Nowhere Else")).is_none());
        let table = Table::new(crate::gazetteer()).unwrap();
        for name in (0..20_000).filter_map(|number| table.name(number)) {
            gazetteer.name(Key::of(name));
        }
        gazetteer.begin();
        assert!(gazetteer.names().get(springfield).is_none());
        let again = gazetteer.name(springfield).map(|id| gazetteer.names().places(id).to_vec());
        assert_eq!(again, Some(first));
    }
}
