//! The words of time, looked up by the hash that a token carries.
//!
//! A bit set of the hashes' low bits turns most words away before the table is touched.

use std::sync::OnceLock;

use copydesk_sdk::core::Word;

use crate::holidays;
pub(crate) use crate::senses::{Determiner, Direction, Edge, Number, Plurality, Relation, Senses};

const TABLES: [&str; 4] = [
    include_str!("../data/calendar.tsv"),
    include_str!("../data/units.tsv"),
    include_str!("../data/numbers.tsv"),
    include_str!("../data/cues.tsv"),
];

/// The lexicon: open addressing over hashes that are well mixed already.
pub(crate) struct Lexicon {
    /// All words.
    all: Gate,
    /// Those without which there is no expression: a determiner opens one only before another of them.
    cores: Gate,
    slots: Box<[(Word, u16)]>,
    senses: Vec<Senses>,
}

const NONE: u16 = u16::MAX;

/// They are in no table: letters and digits.
const QUARTERS: [Word; 4] = [Word::ascii("q1"), Word::ascii("q2"), Word::ascii("q3"), Word::ascii("q4")];

/// One bit for each of some thousands of ends of words: tells most words that are not among those added.
struct Gate(Box<[u64; PLACES]>);

const PLACES: usize = 256;

impl Gate {
    fn new() -> Self {
        Self(Box::new([0; PLACES]))
    }

    fn add(&mut self, word: Word) {
        self.0[Self::place(word)] |= 1 << (word.0 % 64);
    }

    #[inline]
    fn place(word: Word) -> usize {
        (word.0 >> 6) as usize % PLACES
    }

    #[inline]
    fn may_have(&self, word: Word) -> bool {
        self.0[Self::place(word)] & (1 << (word.0 % 64)) != 0
    }
}

impl Lexicon {
    /// The lexicon built into the library, read when first asked for.
    pub(crate) fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::read)
    }

    /// Whether `word` may have senses; most words that have none are told at once.
    #[inline]
    pub(crate) fn may_have(&self, word: Word) -> bool {
        self.all.may_have(word)
    }

    /// Whether an expression may have `word` for more than its determiner.
    #[inline]
    pub(crate) fn may_be_core(&self, word: Word) -> bool {
        self.cores.may_have(word)
    }

    /// The senses of `word`, if it has any.
    #[inline]
    pub(crate) fn senses(&self, word: Word) -> Option<&Senses> {
        if self.may_have(word) { self.find(word) } else { None }
    }

    fn find(&self, word: Word) -> Option<&Senses> {
        let mask = self.slots.len() - 1;
        let mut at = self.home(word);
        loop {
            match self.slots.get(at)? {
                (_, NONE) => return None,
                (found, index) if *found == word => return self.senses.get(usize::from(*index)),
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn home(&self, word: Word) -> usize {
        usize::try_from(word.0 >> 40).unwrap_or(0) & (self.slots.len() - 1)
    }

    fn read() -> Self {
        let mut lexicon = Self {
            all: Gate::new(),
            cores: Gate::new(),
            slots: vec![(Word::default(), NONE); 1024].into(),
            senses: Vec::new(),
        };
        for row in TABLES.iter().flat_map(|table| table.lines()) {
            let mut columns = row.split('\t');
            let (Some(word), Some(sense), Some(value)) = (columns.next(), columns.next(), columns.next())
            else {
                continue;
            };
            lexicon.entry(Word::of(word)).add(sense, value, columns.next());
        }
        for word in holidays::first_words() {
            lexicon.entry(word).holiday = true;
        }
        for senses in &mut lexicon.senses {
            senses.set_beginnings();
        }
        for (word, index) in &lexicon.slots {
            if lexicon.senses.get(usize::from(*index)).is_some_and(Senses::is_core) {
                lexicon.cores.add(*word);
            }
        }
        QUARTERS.into_iter().for_each(|quarter| lexicon.cores.add(quarter));
        lexicon
    }

    /// The senses of `word`, made where there are none yet.
    fn entry(&mut self, word: Word) -> &mut Senses {
        let mask = self.slots.len() - 1;
        let mut at = self.home(word);
        while self.slots[at].1 != NONE && self.slots[at].0 != word {
            at = (at + 1) & mask;
        }
        if self.slots[at].1 == NONE {
            // The tables hold some hundreds of words: the index fits and the slots never fill up.
            self.slots[at] = (word, u16::try_from(self.senses.len()).unwrap_or(NONE - 1));
            self.senses.push(Senses::EMPTY);
            self.all.add(word);
        }
        let index = usize::from(self.slots[at].1);
        &mut self.senses[index]
    }
}
