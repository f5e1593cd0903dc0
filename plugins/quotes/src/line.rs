//! A sentence as the rules see it: its tokens, each quotation closed up into a single item.
//!
//! Whatever stands between quotation marks, stops and capitals included, cannot disturb what is said around
//! it, and every rule can step over it.

use std::ops::Range;

use copydesk_sdk::core::layers::{
    Case, Class, Mention, NONE, Paragraph, Quotation, Sentence, Token, TokenKind,
};
use copydesk_sdk::core::{Span, Word};

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

/// A token outside quotations, or an outermost quotation as a whole.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    pub(crate) first: u32,
    pub(crate) end: u32,
    /// The index of the quotation, or [`NONE`].
    pub(crate) quotation: u32,
}

/// A sentence of items. Positions are indices into it; one out of range reads as nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    pub(crate) view: &'a View<'a>,
    pub(crate) items: &'a [Item],
}

impl<'a> Line<'a> {
    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    pub(crate) fn token(&self, i: usize) -> Option<&'a Token> {
        let item = self.items.get(i)?;
        if item.quotation == NONE { self.view.tokens.get(item.first as usize) } else { None }
    }

    pub(crate) fn quotation(&self, i: usize) -> Option<&'a Quotation> {
        self.view.quotations.get(self.items.get(i)?.quotation as usize)
    }

    /// The word at `i`; short names in capitals (WHO, US, IS) are no function words and read as nothing.
    pub(crate) fn word(&self, i: usize) -> Word {
        self.token(i).filter(|t| !is_acronym(t)).map_or(Word::default(), |t| t.word)
    }

    pub(crate) fn is(&self, i: usize, word: Word) -> bool {
        self.word(i) == word
    }

    pub(crate) fn is_any(&self, i: usize, words: &[Word]) -> bool {
        self.token(i).is_some_and(|t| words.contains(&t.word) && !is_acronym(t))
    }

    pub(crate) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.token(i).map(|t| t.kind)
    }

    pub(crate) fn is_kind(&self, i: usize, kind: TokenKind) -> bool {
        self.kind(i) == Some(kind)
    }

    pub(crate) fn is_comma(&self, i: usize) -> bool {
        self.is_kind(i, TokenKind::COMMA)
    }

    pub(crate) fn is_word(&self, i: usize) -> bool {
        self.is_kind(i, TokenKind::WORD)
    }

    pub(crate) fn has(&self, i: usize, class: Class) -> bool {
        self.token(i).is_some_and(|t| t.class.has(class))
    }

    pub(crate) fn is_capital(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| matches!(t.case, Case::CAPITALISED | Case::UPPER | Case::MIXED))
    }

    pub(crate) fn is_lower(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.case == Case::LOWER)
    }

    /// Whether the item is a finite verb, an auxiliary or a modal.
    pub(crate) fn is_verb(&self, i: usize) -> bool {
        // "Fed" and "Will" are names, but for the first word.
        // "allies" and "heads" are people rather than verbs.
        self.has(i, Class::VERB.with(Class::AUXILIARY).with(Class::MODAL))
            && (i == 0 || self.is_lower(i))
            && !self.has(i, Class::GROUP.with(Class::ROLE))
    }

    /// Whether the item ends the sentence.
    pub(crate) fn is_final(&self, i: usize) -> bool {
        i >= self.len()
            || self
                .kind(i)
                .is_some_and(|k| matches!(k, TokenKind::STOP | TokenKind::QUESTION | TokenKind::EXCLAMATION))
                && (i + 1..self.len()).all(|j| !self.is_word(j) && self.quotation(j).is_none())
    }

    pub(crate) fn span(&self, i: usize) -> Span {
        let Some(item) = self.items.get(i) else { return Span::default() };
        let start = self.view.tokens.get(item.first as usize).map_or(0, |t| t.span.start);
        let end = self.view.tokens.get((item.end as usize).saturating_sub(1)).map_or(start, |t| t.span.end);
        Span::new(start, end)
    }

    pub(crate) fn span_of(&self, range: &Range<usize>) -> Span {
        if range.is_empty() {
            return Span::default();
        }
        self.span(range.start).cover(self.span(range.end - 1))
    }

    /// How many words the items hold.
    pub(crate) fn words(&self, range: Range<usize>) -> usize {
        let items = self.items.get(range).unwrap_or_default();
        items.iter().map(|item| words(self.view.tokens, item.first, item.end)).sum()
    }

    /// How many words a quotation holds.
    pub(crate) fn quoted_words(&self, i: usize) -> usize {
        if self.quotation(i).is_some() { self.words(i..i + 1) } else { 0 }
    }

    /// The kind of the last token inside the quotation at `i`.
    pub(crate) fn last_quoted(&self, i: usize) -> Option<TokenKind> {
        let quotation = self.quotation(i)?;
        let tokens = self.view.tokens.get(quotation.first_token as usize..quotation.end_token as usize)?;
        tokens.iter().rev().find(|t| t.span.end <= quotation.inner.end).map(|t| t.kind)
    }

    /// Whether the first word inside the quotation at `i` is capitalised.
    pub(crate) fn opens_capital(&self, i: usize) -> bool {
        self.quotation(i)
            .and_then(|q| self.view.tokens.get(q.first_token as usize + 1))
            .is_some_and(|t| matches!(t.case, Case::CAPITALISED | Case::UPPER | Case::MIXED))
    }

    /// Whether the first word inside the quotation at `i` is a finite verb, so that its subject stands before it.
    pub(crate) fn opens_verb(&self, i: usize) -> bool {
        let verb = Class::VERB.with(Class::AUXILIARY).with(Class::MODAL);
        self.quotation(i)
            .and_then(|q| self.view.tokens.get(q.first_token as usize + 1))
            .is_some_and(|t| t.case == Case::LOWER && t.class.has(verb))
    }

    /// The bracket that opens the one closed at `close`, if near.
    pub(crate) fn open_bracket(&self, close: usize, floor: usize) -> Option<usize> {
        let low = floor.max(close.saturating_sub(NEAR));
        (low..close).rev().find(|&i| self.is_kind(i, TokenKind::OPEN_BRACKET))
    }
}

/// How far the rules look for the other end of a bracket, an apposition or a noun phrase: a bound that keeps
/// them linear.
pub(crate) const NEAR: usize = 40;

fn is_acronym(token: &Token) -> bool {
    token.case == Case::UPPER && token.span.len() < 4
}

fn words(tokens: &[Token], first: u32, end: u32) -> usize {
    let tokens = tokens.get(first as usize..end as usize).unwrap_or_default();
    tokens.iter().filter(|t| matches!(t.kind, TokenKind::WORD | TokenKind::NUMBER)).count()
}

/// The items of a paragraph, and where its sentences end among them. Kept and filled again for every
/// paragraph.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    pub(crate) items: Vec<Item>,
    pub(crate) ends: Vec<usize>,
    next_quotation: usize,
}

impl Lines {
    /// Fills in the items of `paragraph`; paragraphs must come in order.
    pub(crate) fn fill(&mut self, view: &View<'_>, paragraph: &Paragraph) {
        self.items.clear();
        self.ends.clear();
        let sentences =
            view.sentences.get(paragraph.first_sentence as usize..paragraph.end_sentence as usize);
        let mut sentence_ends = sentences.unwrap_or_default().iter().map(|s| s.end_token).peekable();
        let dateline = |t: &Token| t.span.start < paragraph.dateline_end;
        let tokens = view.tokens.get(paragraph.first_token as usize..paragraph.end_token as usize);
        let skipped = tokens.unwrap_or_default().iter().take_while(|t| dateline(t)).count();
        let mut at = paragraph.first_token + u32::try_from(skipped).unwrap_or(0);
        while at < paragraph.end_token {
            let item = self.item(view, at, paragraph.end_token);
            at = item.end.max(at + 1);
            self.items.push(item);
            let mut ended = false;
            while sentence_ends.next_if(|&end| end <= at).is_some_and(|end| {
                ended = end == at;
                true
            }) {}
            if ended {
                self.ends.push(self.items.len());
            }
        }
        if self.ends.last() != Some(&self.items.len()) {
            self.ends.push(self.items.len());
        }
    }

    fn item(&mut self, view: &View<'_>, at: u32, limit: u32) -> Item {
        while let Some(quotation) = view.quotations.get(self.next_quotation) {
            if quotation.first_token < at || quotation.parent != NONE {
                self.next_quotation += 1;
            } else if quotation.first_token == at {
                let index = u32::try_from(self.next_quotation).unwrap_or(NONE);
                return Item { first: at, end: quotation.end_token.clamp(at + 1, limit), quotation: index };
            } else {
                break;
            }
        }
        Item { first: at, end: at + 1, quotation: NONE }
    }

    /// The sentences of the paragraph.
    pub(crate) fn each<'a>(&'a self, view: &'a View<'a>) -> impl Iterator<Item = Line<'a>> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .filter_map(move |(start, &end)| Some(Line { view, items: self.items.get(start..end)? }))
    }
}
