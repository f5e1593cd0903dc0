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
    /// A bit for the low 12 bits of each word.
    gate: [u64; 64],
    slots: Box<[(Word, u16)]>,
    senses: Vec<Senses>,
}

const NONE: u16 = u16::MAX;

impl Lexicon {
    /// The lexicon built into the library, read when first asked for.
    pub(crate) fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::read)
    }

    /// Whether `word` may have senses; most words that have none are told at once.
    #[inline]
    pub(crate) fn may_have(&self, word: Word) -> bool {
        let bit = word.0 & 4095;
        self.gate.get(bit as usize >> 6).is_some_and(|bits| bits >> (bit & 63) & 1 != 0)
    }

    /// The senses of `word`, if it has any.
    pub(crate) fn senses(&self, word: Word) -> Option<&Senses> {
        if !self.may_have(word) {
            return None;
        }
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
        let mut lexicon =
            Self { gate: [0; 64], slots: vec![(Word::default(), NONE); 1024].into(), senses: Vec::new() };
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
            let bit = word.0 & 4095;
            self.gate[bit as usize >> 6] |= 1 << (bit & 63);
        }
        let index = usize::from(self.slots[at].1);
        &mut self.senses[index]
    }
}
