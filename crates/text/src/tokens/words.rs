//! Words: letters, with the apostrophes and stops that belong to them.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Token, TokenFlags, TokenKind};

use super::Scanner;
use crate::lexicon::Stop;

/// How the letters of a word are written, kept up letter by letter.
#[derive(Clone, Copy, Default)]
struct Letters {
    small: u32,
    large: u32,
    first_large: bool,
}

impl Letters {
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
    letters: Letters,
    /// Letters outside of ASCII: the hash is not kept up.
    foreign: bool,
    /// Digits or apostrophes inside.
    plain: bool,
}

impl Scanner<'_> {
    /// Reads the word at `at`.
    pub(super) fn word(&mut self) {
        if self.address() {
            return;
        }
        let mut reading = self.ascii_letters();
        if matches!(self.byte(reading.end), b'0'..=b'9' | b'\'' | 0x80..) {
            self.letters(&mut reading);
        }
        if reading.foreign {
            reading.word = self.text.get(self.at..reading.end).map(Word::of).unwrap_or_default();
        }
        if self.byte(reading.end) == b'.'
            && (reading.plain && self.stop_belongs(&mut reading) || self.domain(reading.end))
        {
            return;
        }
        let case = reading.letters.case();
        let mut class = self.lexicon.class(reading.word);
        if class == Class::EMPTY && self.is_adverb(&reading, case) {
            class = Class::ADVERB;
        }
        self.push_word(reading.end, TokenKind::WORD, reading.word, case, class, TokenFlags::EMPTY);
    }

    /// Reads the ASCII letters at `at`, which most words are nothing but.
    fn ascii_letters(&self) -> Reading {
        let letters = self.bytes.get(self.at..).unwrap_or_default();
        let (mut word, mut length, mut large) = (Word::EMPTY, 0, 0);
        for &byte in letters {
            // Bit 5 tells lower case from upper.
            let lower = byte | 0x20;
            if !lower.is_ascii_lowercase() {
                break;
            }
            word = word.with_lower(lower);
            large += u32::from(byte != lower);
            length += 1;
        }
        let first_large = letters.first().is_some_and(u8::is_ascii_uppercase);
        let letters = Letters { small: length - large, large, first_large };
        Reading { end: self.at + length as usize, word, letters, foreign: false, plain: true }
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

    /// Where the full stop behind a word belongs to it, adds the word with it and says so.
    fn stop_belongs(&mut self, reading: &mut Reading) -> bool {
        let letters = reading.end - self.at;
        let start = self.at;
        if letters == 1 || matches!(self.bytes.get(start..reading.end), Some(b"Ph" | b"Ed" | b"Psy")) {
            let inner = self.inner_stops(reading);
            let initial = letters == 1 && reading.letters.large == 1 && !self.glued_to_number();
            if inner || initial {
                let end = reading.end + usize::from(self.byte(reading.end) == b'.');
                let text = self.text.get(start..if inner { end } else { reading.end }).unwrap_or_default();
                let (word, case) = (Word::of(text), reading.letters.case());
                let class = if inner { self.lexicon.class(word) } else { Class::EMPTY };
                self.push_word(end, TokenKind::WORD, word, case, class, TokenFlags::ABBREVIATION);
                return true;
            }
        }
        let after = reading.end + 1;
        if letters > 6 || self.byte(after).is_ascii_alphabetic() {
            return false;
        }
        let Some(known) = self.lexicon.abbreviation(reading.word) else { return false };
        let blanks = usize::from(self.byte(after) == b' ');
        let number = self.byte(after + blanks).is_ascii_digit();
        let case = reading.letters.case();
        if (known.capital && case == Case::LOWER) || (known.stop == Stop::LeadsNumber && !number) {
            return false;
        }
        self.push_word(after, TokenKind::WORD, reading.word, case, known.class, TokenFlags::ABBREVIATION);
        true
    }

    /// Reads over single letters with stops between them: the "S" of "U.S.", the "m" of "p.m.". Whether
    /// there were any.
    fn inner_stops(&self, reading: &mut Reading) -> bool {
        let first = reading.end;
        while self.byte(reading.end) == b'.' {
            let letter = self.byte(reading.end + 1);
            if !letter.is_ascii_alphabetic()
                || self.char_at(reading.end + 2).is_some_and(char::is_alphanumeric)
            {
                break;
            }
            reading.letters.add(letter.is_ascii_uppercase());
            reading.end += 2;
        }
        reading.end > first
    }

    fn glued_to_number(&self) -> bool {
        self.glued().is_some_and(|last: &Token| last.kind == TokenKind::NUMBER)
    }

    /// Whether an unknown word is an adverb by its ending. A capital may open a sentence, but a short
    /// word with one is rather a name: Kelly, Molly.
    fn is_adverb(&self, reading: &Reading, case: Case) -> bool {
        let word = self.bytes.get(self.at..reading.end).unwrap_or_default();
        let shortest = if case == Case::LOWER { 5 } else { 8 };
        matches!(case, Case::LOWER | Case::CAPITALISED) && word.len() >= shortest && word.ends_with(b"ly")
    }
}

/// A mark that combines with the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{64B}'..='\u{65F}' | '\u{900}'..='\u{DFF}')
}
