//! What a sentence consists of: tokens outside quotations, and outermost quotations as a whole.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Case, Class, NONE, Quotation, Token, TokenKind};

use crate::words::List;

/// An item of a sentence, with all that the rules ask of it side by side.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    /// The token; for a quotation, nothing but its span and the kind [`QUOTED`].
    pub(crate) token: Token,
    /// The first token.
    pub(crate) first: u32,
    /// The token after the last.
    pub(crate) end: u32,
    /// The index of the quotation, or [`NONE`].
    pub(crate) quotation: u32,
}

/// What stands for the kind of a token where the item is a quotation.
pub(crate) const QUOTED: TokenKind = TokenKind(u8::MAX);

/// What a finite verb, an auxiliary or a modal is.
pub(crate) const FINITE: Class = Class::VERB.with(Class::AUXILIARY).with(Class::MODAL);

impl Item {
    /// The token at `index`.
    #[inline]
    pub(crate) fn token(index: u32, token: &Token) -> Self {
        Self { token: *token, first: index, end: index + 1, quotation: NONE }
    }

    /// The quotation at `index`, as far as it lies before the token `limit`.
    pub(crate) fn quotation(index: u32, quotation: &Quotation, limit: u32, tokens: &[Token]) -> Self {
        let first = quotation.first_token;
        let end = quotation.end_token.min(limit).max(first + 1);
        let span = |at: u32| tokens.get(at as usize).map_or(quotation.span, |token| token.span);
        let token = Token { span: span(first).cover(span(end - 1)), kind: QUOTED, ..Token::default() };
        Self { token, first, end, quotation: index }
    }

    #[inline]
    pub(crate) fn is(&self, word: Word) -> bool {
        self.token.word == word && !self.is_acronym()
    }

    #[inline]
    pub(crate) fn is_any(&self, words: List) -> bool {
        words.has(self.token.word) && !self.is_acronym()
    }

    /// Whether it is a short name in capitals: WHO, US and IS are no function words.
    #[inline]
    pub(crate) fn is_acronym(&self) -> bool {
        self.token.case == Case::UPPER && self.token.span.len() < 4
    }

    #[inline]
    pub(crate) fn is_quotation(&self) -> bool {
        self.token.kind == QUOTED
    }

    #[inline]
    pub(crate) fn is_capital(&self) -> bool {
        matches!(self.token.case, Case::CAPITALISED | Case::UPPER | Case::MIXED)
    }

    /// Whether it is a pronoun that can be a subject on its own: he, they, who; not "his", "that".
    #[inline]
    pub(crate) fn is_pronoun(&self) -> bool {
        let other = Class::DETERMINER.with(Class::SUBORDINATOR).with(Class::NUMBER_WORD);
        // "US" and "IT" are no pronouns.
        let Token { class, case, .. } = self.token;
        class.has(Class::PRONOUN) && !class.has(other) && case != Case::UPPER
    }
}
