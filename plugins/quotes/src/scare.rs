//! Tells speech from what else stands in quotation marks: scare quotes, nicknames, titles of works.

use copydesk_sdk::core::layers::{Case, Class, TokenKind};

use crate::line::Line;

/// Fewer words than this, standing alone with nobody who says them, are a label and no quote.
const SHORT: usize = 4;

/// Whether a quotation that no cue governs and that stands outside any clause can be speech. With a
/// speaker near by, any can; with none, it must be of some length and no title.
pub(crate) fn is_speech(line: &Line<'_>, i: usize, spoken: bool) -> bool {
    let words = line.quoted_words(i);
    words > 0 && (spoken || words >= SHORT) && (spoken || !is_title(line, i))
}

/// Whether all words but the small ones are capitalised, and no sentence mark closes: The Night Hour.
pub(crate) fn is_title(line: &Line<'_>, i: usize) -> bool {
    let Some(quotation) = line.quotation(i) else { return false };
    let tokens = line.view.tokens.get(quotation.first_token as usize..quotation.end_token as usize);
    let small = Class::DETERMINER.with(Class::PREPOSITION).with(Class::COORDINATOR).with(Class::SUBORDINATOR);
    let capitals = tokens
        .unwrap_or_default()
        .iter()
        .all(|t| t.kind != TokenKind::WORD || t.case != Case::LOWER || t.class.has(small));
    let sentence =
        |k| matches!(k, TokenKind::STOP | TokenKind::QUESTION | TokenKind::EXCLAMATION | TokenKind::COMMA);
    capitals && !line.last_quoted(i).is_some_and(sentence)
}
