//! The words of time, looked up once for each token by the hash that it carries.
//!
//! A bit set of the hashes' low bits turns most words away before the table is touched.

use std::sync::OnceLock;

use copydesk_sdk::core::layers::{Token, TokenKind};
use copydesk_sdk::core::{Word, WordFilter};

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
    slots: Box<[(Word, u16)]>,
    senses: Vec<Senses>,
}

/// What the words of a text can mean.
pub(crate) struct Meanings {
    /// Token by token.
    pub(crate) senses: Vec<&'static Senses>,
    /// The tokens that may say something of time, or open what does: few do.
    pub(crate) cores: Vec<usize>,
}

const NONE: u16 = u16::MAX;

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
    pub(crate) fn read(&'static self, tokens: &[Token]) -> Meanings {
        let mut senses = vec![&UNKNOWN; tokens.len()];
        let mut cores = Vec::with_capacity(tokens.len() / 4);
        for (at, (token, senses)) in tokens.iter().zip(&mut senses).enumerate() {
            // Behind a determiner marks may go on with an expression.
            let mut core = matches!(
                token.kind,
                TokenKind::NUMBER
                    | TokenKind::HYPHEN
                    | TokenKind::COLON
                    | TokenKind::APOSTROPHE
                    | TokenKind::OPEN_QUOTE
            );
            if self.gate.may_have(token.word) {
                *senses = self.find(token.word);
                core |= senses.core;
            }
            if core {
                cores.push(at);
            }
        }
        Meanings { senses, cores }
    }

    /// The senses of a word that the gate lets through.
    fn find(&'static self, word: Word) -> &'static Senses {
        let mask = self.slots.len() - 1;
        let mut at = self.home(word);
        loop {
            match self.slots.get(at) {
                None | Some((_, NONE)) => return &UNKNOWN,
                Some((found, index)) if *found == word => {
                    return self.senses.get(usize::from(*index)).unwrap_or(&UNKNOWN);
                }
                Some(_) => at = (at + 1) & mask,
            }
        }
    }

    fn home(&self, word: Word) -> usize {
        usize::try_from(word.0 >> 40).unwrap_or(0) & (self.slots.len() - 1)
    }

    fn built_in() -> Self {
        let mut lexicon = Self {
            gate: WordFilter::default(),
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
        for quarter in QUARTERS {
            lexicon.entry(quarter).core = true;
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
            self.gate.add(word);
        }
        let index = usize::from(self.slots[at].1);
        &mut self.senses[index]
    }
}
