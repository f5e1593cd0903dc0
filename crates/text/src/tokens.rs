//! Reads the tokens of a text in one pass from left to right.
//!
//! What a token is, is told by its first byte; plain ASCII never gets decoded. Nothing is read twice but a bounded
//! look-ahead, and the few tokens that turn out to be the beginning of an address.

mod addresses;
mod marks;
mod numbers;
mod recent;
mod spelling;
mod words;

use copydesk_core::layers::{Case, Class, Token, TokenFlags, TokenKind};
use copydesk_core::{Span, Word};

pub(crate) use self::recent::Recent;
pub(crate) use self::spelling::{Follows, Spelling};
use crate::is_blank;
use crate::lexicon::Lexicon;

/// A line of the text that is not blank.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Its first token.
    pub(crate) first_token: u32,
    /// Line breaks before it; more than one where blank lines stand there.
    pub(crate) breaks: u32,
    /// Bytes of white space at its beginning.
    pub(crate) indent: u32,
}

/// What is read of a text beside its tokens.
#[derive(Default)]
pub(crate) struct Scan {
    /// The tokens that end sentences or may be quotation marks. They are one in ten, and all that the layers of
    /// quotations and sentences need to look at.
    pub(crate) marks: Vec<u32>,
    /// The lines that the tokens stand in.
    pub(crate) lines: Vec<Line>,
}

/// Reads `text`, which must be shorter than 4 GiB: its tokens, in order, and into `scan` what else there is. Kinds of
/// quotation marks are provisional: the pairing decides.
pub(crate) fn read(text: &str, scan: &mut Scan) -> Vec<Token> {
    scan.marks.clear();
    scan.lines.clear();
    Recent::with(|recent| {
        let mut scanner = Scanner {
            text,
            bytes: text.as_bytes(),
            at: 0,
            spaced: true,
            breaks: 2,
            line_start: 0,
            lexicon: Lexicon::get(),
            recent,
            // News has a token for every five bytes.
            tokens: Vec::with_capacity(text.len() / 4 + 8),
            scan,
        };
        while let Some(byte) = scanner.bytes.get(scanner.at) {
            scanner.step(*byte);
        }
        scanner.tokens
    })
}

/// Takes those before the token `end` off the front of `marks`.
pub(crate) fn split_before<'a>(marks: &mut &'a [u32], end: u32) -> &'a [u32] {
    let (own, rest) = marks.split_at(marks.iter().take_while(|mark| **mark < end).count());
    *marks = rest;
    own
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// White space stands before `at`.
    spaced: bool,
    /// Line breaks since the last token; where there are any, `at` stands at the beginning of a line.
    breaks: u32,
    /// Where the line begins.
    line_start: usize,
    lexicon: &'static Lexicon,
    recent: &'a mut Recent,
    tokens: Vec<Token>,
    scan: &'a mut Scan,
}

impl Scanner<'_> {
    /// Reads what begins with `byte`: a token or a blank, or words with single blanks between them.
    #[inline]
    fn step(&mut self, byte: u8) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => self.words(),
            b' ' | b'\t' | 0x0B | 0x0C => self.blank(),
            b',' => self.mark_and_blank(byte, TokenKind::COMMA),
            b'.' if !matches!(self.byte(self.at + 1), b'.' | b'0'..=b'9') => {
                self.mark_and_blank(byte, TokenKind::STOP);
            }
            b'0'..=b'9' => self.number(),
            b'\r' if self.byte(self.at + 1) == b'\n' => self.blank(),
            b'\n' | b'\r' => self.line_break(1),
            0..=0x7F => self.mark(byte),
            _ => self.foreign(),
        }
    }

    /// Goes over a blank of one byte.
    #[inline]
    fn blank(&mut self) {
        self.at += 1;
        self.spaced = true;
    }

    /// Reads a token or blank that begins with a character outside of ASCII.
    #[inline(never)]
    fn foreign(&mut self) {
        match self.char_at(self.at) {
            Some(c @ ('\u{85}' | '\u{2028}' | '\u{2029}')) => self.line_break(c.len_utf8()),
            Some(c) if is_blank(c) => {
                self.at += c.len_utf8();
                self.spaced |= c.is_whitespace();
            }
            Some(c) if c.is_alphabetic() => self.long_word(),
            Some(c) => self.foreign_mark(c),
            None => self.at += 1,
        }
    }

    /// Goes over a line break of `length` bytes.
    fn line_break(&mut self, length: usize) {
        self.at += length;
        self.spaced = true;
        self.breaks += 1;
        self.line_start = self.at;
    }

    /// Whether nothing but white space stands between `at` and the beginning of its line.
    fn fresh_line(&self) -> bool {
        self.breaks > 0
    }

    /// The byte at `at`; 0 past the end.
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// The character that begins at `at`.
    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// The last token, where nothing stands between it and `at`.
    fn glued(&self) -> Option<&Token> {
        self.tokens.last().filter(|last| last.span.end as usize == self.at)
    }

    /// Whether white space, the end of the text or a closing mark stands at `at`.
    fn ends_at(&self, at: usize) -> bool {
        self.char_at(at).is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '\'' | '$' | '£' | '€'))
    }

    /// Adds the mark `byte` at `at`, which is a token by itself, and goes on behind it and the blank that mostly follows.
    #[inline]
    fn mark_and_blank(&mut self, byte: u8, kind: TokenKind) {
        self.plain_mark(byte, kind);
        if self.byte(self.at) == b' ' {
            self.blank();
        }
    }

    /// Adds the mark `byte` at `at`, which is a token by itself, and goes on behind it.
    #[inline]
    fn plain_mark(&mut self, byte: u8, kind: TokenKind) {
        self.push_as(Word::EMPTY.with_lower(byte), self.at + 1, kind);
    }

    /// Adds the token from `at` to `end` and goes on behind it. The word is that of its text.
    #[inline(never)]
    fn push(&mut self, end: usize, kind: TokenKind) {
        let word = self.text.get(self.at..end).map(Word::of).unwrap_or_default();
        self.push_as(word, end, kind);
    }

    /// Adds the token from `at` to `end`, which is the word told, and goes on behind it.
    #[inline]
    fn push_as(&mut self, word: Word, end: usize, kind: TokenKind) {
        self.add(end, kind, word, Case::NONE, Class::EMPTY, TokenFlags::EMPTY);
    }

    /// Adds the word from `at` to `end` and goes on behind it.
    fn push_word(&mut self, end: usize, word: Word, case: Case, class: Class, flags: TokenFlags) {
        self.add(end, TokenKind::WORD, word, case, class, flags);
    }

    /// Adds the token from `at` to `end` and goes on behind it.
    #[inline]
    fn add(&mut self, end: usize, kind: TokenKind, word: Word, case: Case, class: Class, flags: TokenFlags) {
        if self.breaks > 0 {
            self.begin_line();
        }
        if is_mark(kind) || flags.has(TokenFlags::ABBREVIATION) {
            self.note_mark();
        }
        let flags = flags.with(before(self.spaced));
        self.tokens.push(Token { word, span: span(self.at, end), class, kind, case, flags });
        self.at = end;
        self.spaced = false;
    }

    /// Notes that the next token is a mark.
    #[inline]
    fn note_mark(&mut self) {
        self.scan.marks.push(index(self.tokens.len()));
    }

    /// Begins a line with the token at `at`.
    #[cold]
    fn begin_line(&mut self) {
        let indent = span(self.line_start, self.at).len();
        self.scan.lines.push(Line { first_token: index(self.tokens.len()), breaks: self.breaks, indent });
        self.breaks = 0;
    }
}

/// Whether a token is one that ends sentences or may be a quotation mark. Abbreviations, bullets and the apostrophe behind
/// a plural, which may do so too, are told where they are read.
#[inline]
fn is_mark(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::STOP
            | TokenKind::QUESTION
            | TokenKind::EXCLAMATION
            | TokenKind::ELLIPSIS
            | TokenKind::OPEN_QUOTE
            | TokenKind::CLOSE_QUOTE
            | TokenKind::APOSTROPHE
    )
}

/// What is known of a token by what stands before it.
#[inline]
fn before(spaced: bool) -> TokenFlags {
    if spaced { TokenFlags::SPACED } else { TokenFlags::EMPTY }
}

/// The number of a token in a text of less than 4 GiB.
#[expect(clippy::cast_possible_truncation, reason = "the text is shorter than 4 GiB")]
fn index(at: usize) -> u32 {
    at as u32
}

/// The span from `start` to `end`, which lie within a text of less than 4 GiB.
#[expect(clippy::cast_possible_truncation, reason = "the text is shorter than 4 GiB")]
fn span(start: usize, end: usize) -> Span {
    Span::new(start as u32, end as u32)
}

#[cfg(test)]
mod tests;
