//! The tokens around a name.

use copydesk_sdk::prelude::Word;
use copydesk_sdk::prelude::layers::{Case, Class, Token, TokenFlags, TokenKind};

use crate::words::{AMPERSAND, AND, Cues, LISTED, Marked, OR};

/// How far a run of capitalised words is followed, so that a text in capitals costs no more than any other.
const LONGEST_RUN: usize = 8;

/// A text and its tokens. Every question about a token that is not there has the answer no.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    /// What each token says about a name beside it.
    pub(crate) cues: &'a [Cues],
    /// The words that begin with a capital.
    capitals: &'a [u32],
    /// The tokens with one of the [`LISTED`] cues.
    listed: &'a [u32],
}

impl<'a> View<'a> {
    pub(crate) fn new(text: &'a str, tokens: &'a [Token], marked: &'a Marked) -> Self {
        let Marked { cues, capitals, listed } = marked;
        Self { text, tokens, cues, capitals, listed }
    }

    pub(crate) fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.token(at).map(|t| t.kind)
    }

    pub(crate) fn is(&self, at: usize, kind: TokenKind) -> bool {
        self.kind(at) == Some(kind)
    }

    pub(crate) fn class(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|t| t.class.has(class))
    }

    pub(crate) fn flag(&self, at: usize, flag: TokenFlags) -> bool {
        self.token(at).is_some_and(|t| t.flags.has(flag))
    }

    pub(crate) fn cue(&self, at: usize, cue: Cues) -> bool {
        self.cues.get(at).is_some_and(|cues| cues.has(cue))
    }

    pub(crate) fn words(&self, at: usize) -> &'a str {
        self.token(at).and_then(|t| t.span.of(self.text)).unwrap_or_default()
    }

    /// The word it is, whatever its case.
    pub(crate) fn word(&self, at: usize) -> Option<Word> {
        self.token(at).filter(|t| t.kind == TokenKind::WORD).map(|t| t.word)
    }

    /// Whether it is this word, whatever its case.
    pub(crate) fn is_word(&self, at: usize, word: Word) -> bool {
        self.word(at) == Some(word)
    }

    /// Whether it is this word in lower case.
    pub(crate) fn is_small(&self, at: usize, word: Word) -> bool {
        self.is_word(at, word) && !self.is_capital(at)
    }

    /// The word or sign it is, where it has no capital; else no letters at all.
    pub(crate) fn small(&self, at: usize) -> Word {
        self.token(at).filter(|_| !self.is_capital(at)).map_or(Word::EMPTY, |t| t.word)
    }

    /// Whether it parts two names of a list: "and", "or", "&".
    pub(crate) fn is_and(&self, at: usize) -> bool {
        matches!(self.small(at), AND | OR | AMPERSAND)
    }

    /// The tokens that give one of these cues, all of them [`LISTED`], in order.
    pub(crate) fn all(&self, cue: Cues) -> impl Iterator<Item = usize> {
        debug_assert_eq!(LISTED.with(cue), LISTED, "tokens without a listed cue are not found");
        self.listed.iter().map(|&at| at as usize).filter(move |&at| self.cue(at, cue))
    }

    /// The words that begin with a capital, in order.
    pub(crate) fn capitals(&self) -> impl Iterator<Item = usize> {
        self.capitals.iter().map(|&at| at as usize)
    }

    /// A word that begins with a capital.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.cue(at, Cues::CAPITAL)
    }

    /// Whether nothing but blanks, and no line break, parts a token from the next one.
    pub(crate) fn joins_next(&self, at: usize) -> bool {
        let Some([a, b]) = self.tokens.get(at..).and_then(<[Token]>::first_chunk) else { return false };
        let text = self.text.as_bytes();
        match b.span.start.wrapping_sub(a.span.end) {
            0 => true,
            1 => text.get(a.span.end as usize).is_some_and(|blank| *blank != b'\n'),
            _ => text
                .get(a.span.end as usize..b.span.start as usize)
                .is_some_and(|blanks| !blanks.contains(&b'\n')),
        }
    }

    /// The token before, in the same line.
    pub(crate) fn before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        self.joins_next(before).then_some(before)
    }

    /// The token at `at` (the end of something), where it stands in the same line as the one before it.
    pub(crate) fn behind(&self, at: usize) -> Option<usize> {
        (at < self.tokens.len() && self.joins_next(at.checked_sub(1)?)).then_some(at)
    }

    /// A capitalised word that is no part of a name: "The", "In", or any common word that opens a sentence.
    pub(crate) fn is_opener(&self, at: usize) -> bool {
        const SMALL: Class = Class::DETERMINER
            .with(Class::PRONOUN)
            .with(Class::PREPOSITION)
            .with(Class::COORDINATOR)
            .with(Class::SUBORDINATOR)
            .with(Class::AUXILIARY);
        let opens = self.flag(at, TokenFlags::OPENS_SENTENCE);
        self.class(at, SMALL) || (opens && self.class(at, Class::COMMON))
    }

    /// Where the run of capitalised words that ends before `at` begins; `at` where there is none.
    pub(crate) fn run_start(&self, at: usize) -> usize {
        let mut start = at;
        while let Some(before) = self.before(start) {
            if at - before > LONGEST_RUN || !self.is_capital(before) || self.is_opener(before) {
                break;
            }
            start = before;
        }
        start
    }

    /// Where the run of capitalised words that begins at `at` ends; `at` where there is none.
    pub(crate) fn run_end(&self, at: usize) -> usize {
        let mut end = at;
        while self.is_capital(end)
            && end - at < LONGEST_RUN
            && self.behind(end).is_some()
            && !self.class(end, Class::WEEKDAY)
            && !self.is_opener(end)
        {
            end += 1;
        }
        end
    }

    /// Whether the words from one token to another are all in capitals: a headline, or a dateline.
    pub(crate) fn is_upper(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::WORD && t.case == Case::UPPER)
    }

    /// ", 52,": the age of somebody named right before.
    pub(crate) fn is_age(&self, at: usize) -> bool {
        self.is(at, TokenKind::COMMA)
            && self.is(at + 1, TokenKind::NUMBER)
            && self.is(at + 2, TokenKind::COMMA)
    }
}
