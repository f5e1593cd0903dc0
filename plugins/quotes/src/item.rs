//! What a sentence consists of: tokens outside quotations, and outermost quotations as a whole.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Case, Class, NONE, Quotation, Token, TokenKind};

/// An item of a sentence, with all that the rules ask of it side by side.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    /// The word; none for a quotation, nor for a short name in capitals: WHO, US and IS are no function words.
    pub(crate) word: Word,
    /// The classes of the word; none for a quotation.
    pub(crate) class: Class,
    /// The first token.
    pub(crate) first: u32,
    /// The token after the last.
    pub(crate) end: u32,
    /// The index of the quotation, or [`NONE`].
    pub(crate) quotation: u32,
    /// The kind of the token, or [`QUOTED`].
    pub(crate) kind: TokenKind,
    /// How the word is written.
    pub(crate) case: Case,
}

/// What stands for the kind of a token where the item is a quotation.
pub(crate) const QUOTED: TokenKind = TokenKind(u8::MAX);

/// What a finite verb, an auxiliary or a modal is.
pub(crate) const FINITE: Class = Class::VERB.with(Class::AUXILIARY).with(Class::MODAL);

impl Item {
    /// The token at `index`.
    #[inline]
    pub(crate) fn token(index: u32, token: &Token) -> Self {
        let acronym = token.case == Case::UPPER && token.span.len() < 4;
        Self {
            word: if acronym { Word::default() } else { token.word },
            class: token.class,
            first: index,
            end: index + 1,
            quotation: NONE,
            kind: token.kind,
            case: token.case,
        }
    }

    /// The quotation at `index`, as far as it lies before `limit`.
    pub(crate) fn quotation(index: u32, quotation: &Quotation, limit: u32) -> Self {
        let first = quotation.first_token;
        Self {
            word: Word::default(),
            class: Class::EMPTY,
            first,
            end: quotation.end_token.min(limit).max(first + 1),
            quotation: index,
            kind: QUOTED,
            case: Case::NONE,
        }
    }

    #[inline]
    pub(crate) fn is_capital(&self) -> bool {
        matches!(self.case, Case::CAPITALISED | Case::UPPER | Case::MIXED)
    }

    /// Whether it is a pronoun that can be a subject on its own: he, they, who; not "his", "that".
    #[inline]
    pub(crate) fn is_pronoun(&self) -> bool {
        let other = Class::DETERMINER.with(Class::SUBORDINATOR).with(Class::NUMBER_WORD);
        // "US" and "IT" are no pronouns.
        self.class.has(Class::PRONOUN) && !self.class.has(other) && self.case != Case::UPPER
    }
}
