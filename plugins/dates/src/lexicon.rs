//! The words of time, looked up once for each token by the hash that it carries.
//!
//! A filter turns most words away before the table is touched.

mod places;

use std::sync::OnceLock;

use copydesk_sdk::core::layers::{Token, TokenKind};
use copydesk_sdk::core::{Word, WordFilter};

pub(crate) use self::places::Places;
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
    gate: WordFilter<256>,
    slots: Box<[(Word, u16); SLOTS]>,
    senses: Vec<Senses>,
}

/// What the words of a text can mean; kept from text to text for its room.
#[derive(Debug, Default)]
pub(crate) struct Meanings {
    /// Token by token.
    pub(crate) senses: Vec<&'static Senses>,
    /// The tokens that may say something of time, or open what does: few do.
    pub(crate) cores: Places,
}

/// The tokens that may open an expression without a word: digits, and the mark before the digits of "the '90s".
const MARKS: u64 = 1 << TokenKind::NUMBER.0 | 1 << TokenKind::APOSTROPHE.0 | 1 << TokenKind::OPEN_QUOTE.0;

const NONE: u16 = u16::MAX;

/// More than twice as many as there are words, so that most words are found at once.
const SLOTS: usize = 1024;

/// Nothing known of a word.
pub(crate) static UNKNOWN: Senses = Senses::EMPTY;

/// They are in no table, but for a letter and a digit they have no sense either.
const QUARTERS: [Word; 4] = [Word::ascii("q1"), Word::ascii("q2"), Word::ascii("q3"), Word::ascii("q4")];

impl Lexicon {
    /// The lexicon built into the library, read when first asked for.
    pub(crate) fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::built_in)
    }

    /// Looks up the words of a text.
    pub(crate) fn read(&'static self, tokens: &[Token], meanings: &mut Meanings) {
        let Meanings { senses, cores } = meanings;
        cores.clear();
        senses.clear();
        senses.resize(tokens.len(), &UNKNOWN);
        for (tokens, senses) in tokens.chunks(Places::CHUNK).zip(senses.chunks_mut(Places::CHUNK)) {
            let (mut words, mut core) = self.marked(tokens);
            while words != 0 {
                let at = words.trailing_zeros();
                words &= words - 1;
                if let (Some(token), Some(place)) = (tokens.get(at as usize), senses.get_mut(at as usize)) {
                    *place = self.find(token.word);
                    core |= u64::from(place.core) << at;
                }
            }
            cores.push(core);
        }
    }

    /// A bit for each token of a chunk that is to be looked up, and for each that needs no word. Bits rather than
    /// branches: one token in six is looked up, and which is anybody's guess. Out of line, so that all of it stays in
    /// registers.
    #[inline(never)]
    fn marked(&self, tokens: &[Token]) -> (u64, u64) {
        let (mut words, mut marks) = (0_u64, 0_u64);
        for token in tokens.iter().rev() {
            words = words << 1 | u64::from(self.gate.may_have(token.word));
            marks = marks << 1 | MARKS >> (token.kind.0 % 64) & 1;
        }
        (words, marks)
    }

    /// The senses of a word that the gate lets through.
    #[inline]
    fn find(&'static self, word: Word) -> &'static Senses {
        let mut at = Self::home(word);
        loop {
            match self.slots.get(at % SLOTS) {
                Some((found, index)) if *found == word => {
                    return self.senses.get(usize::from(*index)).unwrap_or(&UNKNOWN);
                }
                None | Some((_, NONE)) => return &UNKNOWN,
                Some(_) => at += 1,
            }
        }
    }

    #[inline]
    fn home(word: Word) -> usize {
        usize::try_from(word.0 >> 44).unwrap_or(0)
    }

    fn built_in() -> Self {
        let mut lexicon = Self {
            gate: WordFilter::default(),
            slots: Box::new([(Word::default(), NONE); SLOTS]),
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
        for (word, holidays) in holidays::by_first_word() {
            lexicon.entry(word).holidays = Some(holidays);
        }
        for senses in &mut lexicon.senses {
            senses.set_beginnings();
        }
        for quarter in QUARTERS {
            lexicon.entry(quarter).core = true;
        }
        lexicon
    }

    /// The senses of `word`, made where there are none yet.
    fn entry(&mut self, word: Word) -> &mut Senses {
        let mut at = Self::home(word) % SLOTS;
        while self.slots[at].1 != NONE && self.slots[at].0 != word {
            at = (at + 1) % SLOTS;
        }
        if self.slots[at].1 == NONE {
            // The tables hold some hundreds of words: the index fits and the slots never fill up.
            self.slots[at] = (word, u16::try_from(self.senses.len()).unwrap_or(NONE - 1));
            self.senses.push(Senses::EMPTY);
            self.gate.add(word);
        }
        let index = usize::from(self.slots[at].1);
        &mut self.senses[index]
    }
}
