//! A sentence as the rules see it: its tokens, each quotation closed up into a single item.
//!
//! Whatever stands between quotation marks, stops and capitals included, cannot disturb what is said around
//! it, and every rule can step over it.

use std::ops::Range;

use copydesk_sdk::core::layers::{Case, Class, Mention, Paragraph, Quotation, Sentence, Token, TokenKind};
use copydesk_sdk::core::{Span, Word};

use crate::token::{self, FINITE, QUOTED};
use crate::words::List;

/// The text of an article and its layers.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The text that all offsets point into.
    pub text: &'a str,
    /// Its paragraphs.
    pub paragraphs: &'a [Paragraph],
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its quotations.
    pub quotations: &'a [Quotation],
    /// Its mentions.
    pub mentions: &'a [Mention],
}

/// A sentence of items. Positions are indices into it; one out of range reads as nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    pub(crate) view: &'a View<'a>,
    pub(crate) items: &'a [Token],
    /// Whether a quotation is among them.
    pub(crate) quoted: bool,
    /// The mentions that begin in it.
    pub(crate) mentions: &'a [Mention],
}

impl<'a> Line<'a> {
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    #[inline]
    fn item(&self, i: usize) -> Option<&'a Token> {
        self.items.get(i)
    }

    /// The word at `i` as it is written; nothing for a quotation.
    pub(crate) fn text(&self, i: usize) -> &'a str {
        let item = self.item(i).filter(|item| item.kind != QUOTED);
        item.and_then(|item| item.span.of(self.view.text)).unwrap_or_default()
    }

    pub(crate) fn quotation(&self, i: usize) -> Option<&'a Quotation> {
        self.view.quotations.get(token::quotation(self.item(i)?)?)
    }

    #[inline]
    pub(crate) fn is_quotation(&self, i: usize) -> bool {
        self.item(i).is_some_and(token::is_quotation)
    }

    /// Whether a quotation is among the items of the range.
    pub(crate) fn quotes(&self, range: Range<usize>) -> bool {
        let range = range.start..range.end.min(self.len());
        self.quoted && self.items.get(range).unwrap_or_default().iter().any(token::is_quotation)
    }

    /// The word at `i`; short names in capitals (WHO, US, IS) are no function words and read as nothing.
    #[inline]
    pub(crate) fn word(&self, i: usize) -> Word {
        self.item(i).filter(|item| !token::is_acronym(item)).map_or(Word::default(), |item| item.word)
    }

    #[inline]
    pub(crate) fn is(&self, i: usize, word: Word) -> bool {
        self.item(i).is_some_and(|item| token::is(item, word))
    }

    #[inline]
    pub(crate) fn is_any(&self, i: usize, words: &List) -> bool {
        self.item(i).is_some_and(|item| token::is_any(item, words))
    }

    #[inline]
    pub(crate) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.item(i).map(|item| item.kind).filter(|kind| *kind != QUOTED)
    }

    #[inline]
    pub(crate) fn is_kind(&self, i: usize, kind: TokenKind) -> bool {
        self.item(i).is_some_and(|item| item.kind == kind)
    }

    #[inline]
    pub(crate) fn is_comma(&self, i: usize) -> bool {
        self.is_kind(i, TokenKind::COMMA)
    }

    #[inline]
    pub(crate) fn is_word(&self, i: usize) -> bool {
        self.is_kind(i, TokenKind::WORD)
    }

    #[inline]
    pub(crate) fn has(&self, i: usize, class: Class) -> bool {
        self.item(i).is_some_and(|item| item.class.has(class))
    }

    #[inline]
    pub(crate) fn is_capital(&self, i: usize) -> bool {
        self.item(i).is_some_and(token::is_capital)
    }

    #[inline]
    pub(crate) fn is_lower(&self, i: usize) -> bool {
        self.item(i).is_some_and(|item| item.case == Case::LOWER)
    }

    /// Whether the item is a finite verb, an auxiliary or a modal.
    #[inline]
    pub(crate) fn is_verb(&self, i: usize) -> bool {
        // "Fed" and "Will" are names, but for the first word.
        // "allies" and "heads" are people rather than verbs.
        self.item(i).is_some_and(|item| {
            let Token { class, case, .. } = *item;
            class.has(FINITE) && (i == 0 || case == Case::LOWER) && !class.has(Class::GROUP.with(Class::ROLE))
        })
    }

    /// Whether the item ends the sentence.
    pub(crate) fn is_final(&self, i: usize) -> bool {
        let ends = |kind| matches!(kind, TokenKind::STOP | TokenKind::QUESTION | TokenKind::EXCLAMATION);
        let Some(item) = self.item(i) else { return true };
        let behind = || self.items.get(i + 1..).unwrap_or_default().iter();
        ends(item.kind) && behind().all(|item| !matches!(item.kind, TokenKind::WORD | QUOTED))
    }

    pub(crate) fn span(&self, i: usize) -> Span {
        self.item(i).map_or(Span::default(), |item| item.span)
    }

    pub(crate) fn span_of(&self, range: &Range<usize>) -> Span {
        if range.is_empty() {
            return Span::default();
        }
        self.span(range.start).cover(self.span(range.end - 1))
    }

    /// How many words a quotation holds, as far as counted; none where there is no quotation.
    pub(crate) fn quoted_words(&self, i: usize) -> usize {
        let Some(quotation) = self.quotation(i) else { return 0 };
        let tokens = quotation.first_token as usize..quotation.end_token as usize;
        let tokens = self.view.tokens.get(tokens).unwrap_or_default();
        let words = tokens.iter().filter(|t| matches!(t.kind, TokenKind::WORD | TokenKind::NUMBER));
        words.take(MANY).count()
    }

    /// The kind of the last token inside the quotation at `i`.
    pub(crate) fn last_quoted(&self, i: usize) -> Option<TokenKind> {
        let quotation = self.quotation(i)?;
        let tokens = self.view.tokens.get(quotation.first_token as usize..quotation.end_token as usize)?;
        tokens.iter().rev().find(|t| t.span.end <= quotation.inner.end).map(|t| t.kind)
    }

    /// The first token inside the quotation at `i`.
    fn first_quoted(&self, i: usize) -> Option<&'a Token> {
        self.view.tokens.get(self.quotation(i)?.first_token as usize + 1)
    }

    /// Whether the first word inside the quotation at `i` is capitalised.
    pub(crate) fn opens_capital(&self, i: usize) -> bool {
        let capital = |case| matches!(case, Case::CAPITALISED | Case::UPPER | Case::MIXED);
        self.first_quoted(i).is_some_and(|t| capital(t.case))
    }

    /// Whether the first word inside the quotation at `i` is a finite verb, so that its subject stands before it.
    pub(crate) fn opens_verb(&self, i: usize) -> bool {
        self.first_quoted(i).is_some_and(|t| t.case == Case::LOWER && t.class.has(FINITE))
    }

    /// The bracket that opens the one closed at `close`, if near.
    pub(crate) fn open_bracket(&self, close: usize, floor: usize) -> Option<usize> {
        let low = floor.max(close.saturating_sub(NEAR));
        (low..close).rev().find(|&i| self.is_kind(i, TokenKind::OPEN_BRACKET))
    }
}

/// So many words of a quotation are counted: no rule asks for more.
const MANY: usize = 8;

/// How far the rules look for the other end of a bracket, an apposition or a noun phrase: a bound that keeps
/// them linear.
pub(crate) const NEAR: usize = 40;
