//! Parts of a period: early May, mid-June, late in 1985, the beginning of 2017. The value is that of the
//! period; the words are part of the span.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::TokenKind;

use super::cursor::Cursor;
use super::{Found, phrase};
use crate::lexicon::{Determiner, Edge};

const OF: Word = Word::ascii("of");
const IN: Word = Word::ascii("in");
const ON: Word = Word::ascii("on");
const COMPARATIVES: [Word; 2] = [Word::ascii("earlier"), Word::ascii("later")];
const DEMONSTRATIVES: [Word; 4] =
    [Word::ascii("this"), Word::ascii("that"), Word::ascii("in"), Word::ascii("on")];

/// The expression with an edge that begins at `at`.
pub(super) fn phrase_of_edge(c: &Cursor<'_>, at: usize) -> Option<Found> {
    let the = c.senses(at).determiner == Some(Determiner::The);
    let word = at + usize::from(the);
    let edge = c.senses(word).edge?;
    let mut next = word + 1;
    match edge {
        Edge::Start | Edge::Middle | Edge::End => {
            if !c.is(next, OF) {
                return None;
            }
            next += 1;
        }
        Edge::Early | Edge::Mid | Edge::Late => {
            if c.is_any(word, &COMPARATIVES) && !c.is_any(next, &DEMONSTRATIVES) {
                return None;
            }
            if c.is_kind(next, TokenKind::HYPHEN) || c.is(next, IN) {
                next += 1;
            }
        }
    }
    if c.is(next, ON) {
        return phrase(c, next + 1, false);
    }
    let inner = phrase(c, next, true)?;
    let fits = inner.expression.is_calendar() && (inner.first == next || the);
    fits.then_some(Found { first: at, ..inner })
}
