//! What an article says elsewhere about a word whose capital means nothing where it stands.
//!
//! At the start of a sentence and in a headline every word may have a capital. Whether it is a name is then
//! told by its other occurrences. Only words with a capital somewhere are ever asked about, so only those are
//! kept; of all others a small filter tells that they are none of them.

use copydesk_core::layers::{Case, Class, Layers, Token, TokenFlags, TokenKind};
use copydesk_core::{Word, WordFilter};

use super::reader::{FUNCTION, GIVEN};
use super::survey::Survey;
use super::tables::Tables;
use super::words::Words;

/// A word with a capital.
const ASKED: u8 = 1;
/// It stands in small letters somewhere.
const SMALL: u8 = 2;
/// It has a capital where only a name has one.
const CAPITAL: u8 = 4;
/// A name that begins with it follows "in", "near" and the like.
const LOCATED: u8 = 8;
/// Two words that stand together as (part of) a name.
const PAIR: u8 = 16;

/// How the words of an article are written where their case means something.
#[derive(Default)]
pub(super) struct Evidence {
    notes: Notes,
}

impl Evidence {
    /// Reads every sentence; those in capitals or title case tell nothing.
    pub(super) fn read(&mut self, layers: &Layers, survey: &Survey, tables: &Tables) {
        let notes = &mut self.notes;
        notes.clear(2 * survey.count_of_capitals());
        let mut asked = WordFilter::<32>::default();
        for view in survey.views(layers) {
            let mut run = Run::default();
            let tells = view.writing.tells();
            for block in view.blocks {
                for at in block.capitals() {
                    let Some(token) = view.tokens.get(at) else { continue };
                    if is_asked(token) {
                        asked.add(token.word);
                    }
                    let mut note = ASKED;
                    if tells {
                        note |= notes.read_capital(view.tokens, at, token, run.with(at, token.word), tables);
                    }
                    notes.add(token.word, note);
                }
            }
        }
        for view in survey.views(layers).filter(|view| view.writing.tells()) {
            for block in view.blocks {
                for token in block.small(view.tokens, |token| asked.may_have(token.word)) {
                    notes.add_to(token.word, SMALL);
                }
            }
        }
    }

    /// Whether the word, which has a capital somewhere, stands in small letters somewhere.
    pub(super) fn small(&self, word: Word) -> bool {
        self.notes.has(word, SMALL)
    }

    /// Whether the word has a capital where only a name has one.
    pub(super) fn capital(&self, word: Word) -> bool {
        self.notes.has(word, CAPITAL)
    }

    /// Whether both words stand together as (part of) a name.
    pub(super) fn pair(&self, first: Word, second: Word) -> bool {
        self.notes.has(pair(first, second), PAIR)
    }

    /// Whether a name that begins with this word follows "in", "near" and the like.
    pub(super) fn located(&self, word: Word) -> bool {
        self.notes.has(word, LOCATED)
    }
}

/// A run of words with capitals.
#[derive(Default)]
struct Run {
    first: Word,
    end: usize,
}

impl Run {
    /// The first word of the run that the word at `at` belongs to.
    fn with(&mut self, at: usize, word: Word) -> Word {
        if self.end != at || at == 0 {
            self.first = word;
        }
        self.end = at + 1;
        self.first
    }
}

/// What is known of words and pairs of words: 56 bits of each beside the 8 of what is known of it.
#[derive(Default)]
struct Notes {
    slots: Vec<u64>,
}

impl Notes {
    /// Forgets all, and makes room for so many words.
    fn clear(&mut self, count: usize) {
        self.slots.clear();
        self.slots.resize((count + count / 2 + 2).next_power_of_two(), 0);
    }

    /// The slot of `word`, or the one where it would be.
    fn slot(&self, word: Word) -> (usize, u64) {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = (word.0 ^ (word.0 >> 32)) as usize & mask;
        loop {
            match self.slots.get(at).copied() {
                Some(known) if known != 0 && (known ^ word.0) >> 8 != 0 => at = (at + 1) & mask,
                known => return (at, known.unwrap_or(0)),
            }
        }
    }

    /// Notes something of `word`.
    fn add(&mut self, word: Word, note: u8) {
        let (at, known) = self.slot(word);
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = known & 0xFF | word.0 & !0xFF | u64::from(note);
        }
    }

    /// Notes something of `word` if anything is known of it.
    fn add_to(&mut self, word: Word, note: u8) {
        let (at, known) = self.slot(word);
        if let Some(slot) = self.slots.get_mut(at).filter(|_| known != 0) {
            *slot |= u64::from(note);
        }
    }

    fn has(&self, word: Word, note: u8) -> bool {
        self.slot(word).1 & u64::from(note) != 0
    }

    /// What the word with a capital at `at` of its sentence tells of itself; what it tells of others is noted. `run`
    /// is the first word of the capitalised run up to it.
    fn read_capital(&mut self, tokens: &[Token], at: usize, token: &Token, run: Word, tables: &Tables) -> u8 {
        if tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::COMMA)
            && before_state(tokens.get(at + 2..).unwrap_or_default(), tables)
        {
            self.add(run, LOCATED);
        }
        let idle = TokenFlags::OPENS_SENTENCE.with(TokenFlags::HEADLINE);
        if token.flags.has(idle) {
            return 0;
        }
        match at.checked_sub(1).and_then(|before| tokens.get(before)) {
            Some(before)
                if before.case != Case::LOWER
                    && before.kind == TokenKind::WORD
                    && !before.flags.has(idle) =>
            {
                self.add(pair(before.word, token.word), PAIR);
                CAPITAL
            }
            Some(before) if before.class.has(Class::PREPOSITION) && LOCAL.has(before.word) => {
                CAPITAL | LOCATED
            }
            _ => CAPITAL,
        }
    }
}

/// Whether anything asks how `token` is written elsewhere: function words are none, with a capital or without.
fn is_asked(token: &Token) -> bool {
    !token.class.has(FUNCTION) | token.class.has(GIVEN)
}

/// Whether a state or country and a mark follow: "Ferguson, Missouri,".
fn before_state(tokens: &[Token], tables: &Tables) -> bool {
    match tokens {
        [state, end, ..] => {
            matches!(end.kind, TokenKind::COMMA | TokenKind::STOP | TokenKind::CLOSE_BRACKET)
                && tables.of(state.word).nation.is_some()
        }
        _ => false,
    }
}

fn pair(first: Word, second: Word) -> Word {
    super::phrase::join(first, second)
}

/// Prepositions that places follow and people hardly ever.
static LOCAL: Words<6> = Words::of(["in", "near", "outside", "across", "throughout", "into"]);
