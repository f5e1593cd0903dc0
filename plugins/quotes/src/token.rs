//! What the rules ask of a single token, and the token into which a quotation is closed up.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Case, Class, Quotation, Token, TokenKind};

use crate::words::List;

/// The kind of the token that a quotation is closed up into.
pub(crate) const QUOTED: TokenKind = TokenKind(u8::MAX);

/// What a finite verb, an auxiliary or a modal is.
pub(crate) const FINITE: Class = Class::VERB.with(Class::AUXILIARY).with(Class::MODAL);

/// The quotation at `index` as a token. It has no class and no case, and in place of a word its index.
pub(crate) fn closed(index: usize, quotation: &Quotation) -> Token {
    Token { word: Word(index as u64), span: quotation.span, kind: QUOTED, ..Token::default() }
}

/// The index of the quotation that `token` is.
pub(crate) fn quotation(token: &Token) -> Option<usize> {
    if is_quotation(token) { usize::try_from(token.word.0).ok() } else { None }
}

#[inline]
pub(crate) fn is_quotation(token: &Token) -> bool {
    token.kind == QUOTED
}

#[inline]
pub(crate) fn is(token: &Token, word: Word) -> bool {
    token.word == word && !is_acronym(token)
}

#[inline]
pub(crate) fn is_any(token: &Token, words: &List) -> bool {
    words.has(token.word) && !is_acronym(token)
}

/// Whether it is a short name in capitals: WHO, US and IS are no function words.
#[inline]
pub(crate) fn is_acronym(token: &Token) -> bool {
    token.case == Case::UPPER && token.span.len() < 4
}

#[inline]
pub(crate) fn is_capital(token: &Token) -> bool {
    matches!(token.case, Case::CAPITALISED | Case::UPPER | Case::MIXED)
}

/// Whether it is a pronoun that can be a subject on its own: he, they, who; not "his", "that".
#[inline]
pub(crate) fn is_pronoun(token: &Token) -> bool {
    let other = Class::DETERMINER.with(Class::SUBORDINATOR).with(Class::NUMBER_WORD);
    // "US" and "IT" are no pronouns.
    token.class.has(Class::PRONOUN) && !token.class.has(other) && token.case != Case::UPPER
}
