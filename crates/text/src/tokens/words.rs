//! Words: letters, with the apostrophes and stops that belong to them.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Token, TokenFlags, TokenKind};

use super::spelling::{Follows, Letters, Spelling};
use super::{Scanner, before, recent, span};
use crate::lexicon::{Stop, Traits};

/// How the letters of a word are written, kept up letter by letter.
#[derive(Clone, Copy, Default)]
struct Writing {
    small: u32,
    large: u32,
    first_large: bool,
}

impl Writing {
    /// Those of an ASCII word.
    fn of(written: &str) -> Self {
        let mut letters = Self::default();
        for byte in written.bytes().filter(u8::is_ascii_alphabetic) {
            letters.add(byte.is_ascii_uppercase());
        }
        letters
    }

    fn add(&mut self, large: bool) {
        self.first_large |= large && self.small + self.large == 0;
        self.large += u32::from(large);
        self.small += u32::from(!large);
    }

    fn case(self) -> Case {
        match (self.small, self.large) {
            (0, 0) => Case::NONE,
            (_, 0) => Case::LOWER,
            (_, 1) if self.first_large => Case::CAPITALISED,
            (0, _) => Case::UPPER,
            _ => Case::MIXED,
        }
    }
}

/// A word, as far as it is read.
struct Reading {
    end: usize,
    word: Word,
    letters: Writing,
    /// Letters outside of ASCII: the hash is not kept up.
    foreign: bool,
    /// Digits or apostrophes inside.
    plain: bool,
}

impl Scanner<'_> {
    /// Reads the word at `at`, which begins with an ASCII letter, and those behind it, for as long as one blank
    /// parts them. Most words are of nothing but such letters, and have been read before.
    #[inline]
    pub(super) fn words(&mut self) {
        if self.breaks > 0 {
            self.begin_line();
        }
        let (mut at, mut flags) = (self.at, before(self.spaced));
        loop {
            let letters = Spelling::of(self.bytes, at);
            if letters.length == 0 || letters.next != b' ' {
                self.at = at;
                self.spaced = flags == TokenFlags::SPACED;
                if letters.length > 0 {
                    self.word_before(letters);
                }
                return;
            }
            let end = at + letters.length;
            let known = self.recent.known(letters, self.lexicon);
            self.tokens.push(known.token(span(at, end), flags));
            (at, flags) = (end + 1, TokenFlags::SPACED);
        }
    }

    /// Reads the word of these letters, with whatever belongs to it of what stands behind, which is no blank.
    #[inline]
    fn word_before(&mut self, letters: Letters) {
        let follows = letters.follows();
        let end = self.at + letters.length;
        // Most apostrophes are those of a possessive, which is a token by itself.
        if follows == Follows::Joins && (letters.next != b'\'' || self.apostrophe_joins(end, 1)) {
            return self.long_word();
        }
        let known = *self.recent.known(letters, self.lexicon);
        // Few words are abbreviations or begin addresses; and few stops stand in a domain.
        if follows == Follows::Stop
            && (known.traits.has(Traits::STOP) || self.byte(end + 1).is_ascii_lowercase())
            && self.word_with_stop(end, known.word, known.case)
        {
            return;
        }
        self.tokens.push(known.token(span(self.at, end), before(self.spaced)));
        self.at = end;
        self.spaced = false;
    }

    /// Where the stop or colon at `end`, behind a word of ASCII letters, belongs to it or to an address, reads both.
    #[inline(never)]
    fn word_with_stop(&mut self, end: usize, word: Word, case: Case) -> bool {
        self.address() || (self.byte(end) == b'.' && (self.stop_belongs(end, word, case) || self.domain(end)))
    }

    /// Reads the word at `at`, whatever it is written with.
    #[inline(never)]
    pub(super) fn long_word(&mut self) {
        let letters = Writing::default();
        let mut reading = Reading { end: self.at, word: Word::EMPTY, letters, foreign: false, plain: true };
        self.letters(&mut reading);
        let Reading { end, mut word, letters, foreign, plain } = reading;
        let written = self.text.get(self.at..end).unwrap_or_default();
        if foreign {
            word = Word::of(written);
        }
        let case = letters.case();
        if self.byte(end) == b'.' && (plain && self.stop_belongs(end, word, case) || self.domain(end)) {
            return;
        }
        let in_ly = recent::may_be_adverb(case, written.len()) && written.ends_with("ly");
        let class = recent::class(self.lexicon.entry(word), in_ly);
        self.push_word(end, word, case, class, TokenFlags::EMPTY);
    }

    /// Reads on to the end of the letters.
    fn letters(&self, reading: &mut Reading) {
        loop {
            let byte = self.byte(reading.end);
            match byte {
                b'a'..=b'z' => reading.letters.add(false),
                b'A'..=b'Z' => reading.letters.add(true),
                b'0'..=b'9' if !self.is_currency_code(reading) => reading.plain = false,
                b'\'' if self.apostrophe_joins(reading.end, 1) => reading.plain = false,
                0x80.. => match self.char_at(reading.end) {
                    Some(c @ ('’' | '‘')) if self.apostrophe_joins(reading.end, c.len_utf8()) => {
                        reading.plain = false;
                        reading.word = reading.word.with(b'\'');
                        reading.end += c.len_utf8();
                        continue;
                    }
                    Some(c) if c.is_alphabetic() || is_mark(c) => {
                        if c.is_uppercase() || c.is_lowercase() {
                            reading.letters.add(c.is_uppercase());
                        }
                        reading.foreign = true;
                        reading.end += c.len_utf8();
                        continue;
                    }
                    _ => return,
                },
                _ => return,
            }
            reading.word = reading.word.with(byte);
            reading.end += 1;
        }
    }

    /// Whether the apostrophe at `at` stands inside a word: a letter follows, and not just a possessive s.
    fn apostrophe_joins(&self, at: usize, length: usize) -> bool {
        let next = at + length;
        let byte = self.byte(next);
        if matches!(byte, b's' | b'S') {
            return self.char_at(next + 1).is_some_and(char::is_alphabetic);
        }
        byte.is_ascii_alphabetic() || (byte >= 0x80 && self.char_at(next).is_some_and(char::is_alphabetic))
    }

    /// Whether the letters so far are a currency that stands before its amount: Rs500, USD40.
    fn is_currency_code(&self, reading: &Reading) -> bool {
        let code = self.bytes.get(self.at..reading.end).unwrap_or_default();
        matches!(
            code,
            b"Rs"
                | b"RM"
                | b"Tk"
                | b"KSh"
                | b"Ksh"
                | b"USD"
                | b"EUR"
                | b"GBP"
                | b"CHF"
                | b"INR"
                | b"AUD"
                | b"CAD"
        )
    }

    /// Where the full stop at `stop` belongs to the word before it, adds the word with it and says so.
    fn stop_belongs(&mut self, stop: usize, word: Word, case: Case) -> bool {
        let letters = stop - self.at;
        if letters == 1 || matches!(self.bytes.get(self.at..stop), Some(b"Ph" | b"Ed" | b"Psy")) {
            let inner = self.inner_stops(stop);
            if inner > stop {
                let end = inner + usize::from(self.byte(inner) == b'.');
                let written = self.text.get(self.at..end).unwrap_or_default();
                let (word, case) = (Word::of(written), Writing::of(written).case());
                let class = self.lexicon.entry(word).class;
                self.push_word(end, word, case, class, TokenFlags::ABBREVIATION);
                return true;
            }
            if letters == 1 && case == Case::CAPITALISED && !self.glued_to_number() {
                let flags = TokenFlags::ABBREVIATION;
                self.push_word(stop + 1, word, case, Class::EMPTY, flags);
                return true;
            }
        }
        let after = stop + 1;
        if letters > 6 || self.byte(after).is_ascii_alphabetic() {
            return false;
        }
        let Some(known) = self.lexicon.abbreviation(word) else { return false };
        let blanks = usize::from(self.byte(after) == b' ');
        let number = self.byte(after + blanks).is_ascii_digit();
        if (known.capital && case == Case::LOWER) || (known.stop == Stop::LeadsNumber && !number) {
            return false;
        }
        self.push_word(after, word, case, known.class, TokenFlags::ABBREVIATION);
        true
    }

    /// The end of single letters with stops between them, of which the first stands at `stop`: the "S" of "U.S.",
    /// the "m" of "p.m.".
    fn inner_stops(&self, stop: usize) -> usize {
        let mut end = stop;
        while self.byte(end) == b'.'
            && self.byte(end + 1).is_ascii_alphabetic()
            && !self.char_at(end + 2).is_some_and(char::is_alphanumeric)
        {
            end += 2;
        }
        end
    }

    fn glued_to_number(&self) -> bool {
        self.glued().is_some_and(|last: &Token| last.kind == TokenKind::NUMBER)
    }
}

/// A mark that combines with the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{64B}'..='\u{65F}' | '\u{900}'..='\u{DFF}')
}
