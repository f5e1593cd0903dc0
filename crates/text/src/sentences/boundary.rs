//! Where sentences end, as far as the words around a stop tell.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Token, TokenFlags, TokenKind};

use super::attribution;
use crate::lexicon::{Lexicon, Stop, words};

/// Adds the tokens of a paragraph before which a sentence may begin, in order. Its running text begins with the token
/// at `body`; `marks` are those of its tokens without which there is no boundary.
pub(super) fn find(
    text: &str,
    tokens: &[Token],
    marks: impl Iterator<Item = usize>,
    body: usize,
    boundaries: &mut Vec<usize>,
) {
    let mut opening = body;
    // Whether the latest quotation opens its sentence, so that its attribution may follow.
    let mut quotation_first = false;
    let mut read_to = body;
    for at in marks {
        let Some(token) = tokens.get(at).filter(|_| at >= read_to) else { continue };
        match token.kind {
            TokenKind::STOP | TokenKind::QUESTION | TokenKind::EXCLAMATION | TokenKind::ELLIPSIS => {}
            TokenKind::WORD if token.flags.has(TokenFlags::ABBREVIATION) => {}
            TokenKind::OPEN_QUOTE if !token.flags.has(TokenFlags::QUOTED) => {
                quotation_first = at == opening;
                continue;
            }
            TokenKind::HYPHEN if at > opening && token.flags.has(TokenFlags::SPACED) => {
                if token.span.of(text).is_some_and(|mark| mark == "•" || mark == "●" || mark == "▪") {
                    boundaries.push(at);
                    opening = at;
                }
                continue;
            }
            _ => continue,
        }
        let end = end_of_stops(tokens, at);
        let numbering =
            token.kind == TokenKind::STOP && at == opening + 1 && is_numbering(tokens.get(opening));
        if !numbering && is_boundary(tokens, at, end, quotation_first) {
            boundaries.push(end);
            opening = end;
        }
        read_to = end;
    }
}

/// The token after the stops that begin at `at` and the marks that close with them.
fn end_of_stops(tokens: &[Token], at: usize) -> usize {
    let belongs = |token: &&Token| {
        let glued = !token.flags.has(TokenFlags::SPACED);
        match token.kind {
            TokenKind::CLOSE_QUOTE | TokenKind::CLOSE_BRACKET => true,
            TokenKind::QUESTION | TokenKind::EXCLAMATION | TokenKind::STOP | TokenKind::ELLIPSIS => glued,
            _ => false,
        }
    };
    at + 1 + tokens.get(at + 1..).unwrap_or_default().iter().take_while(belongs).count()
}

/// "1." and "a." before an item.
fn is_numbering(token: Option<&Token>) -> bool {
    token.is_some_and(|token| match token.kind {
        TokenKind::NUMBER => token.span.len() <= 2,
        TokenKind::WORD => token.span.len() == 1,
        _ => false,
    })
}

/// Whether a sentence ends before the token at `end`, where the stop stands at `at`.
fn is_boundary(tokens: &[Token], at: usize, end: usize, quotation_first: bool) -> bool {
    let (Some(stop), Some(next)) = (tokens.get(at), tokens.get(end)) else { return false };
    let closed = tokens.get(at + 1..end).unwrap_or_default().iter().any(|t| t.kind == TokenKind::CLOSE_QUOTE);
    let spaced = next.flags.has(TokenFlags::SPACED);
    if !spaced && !closed {
        return blank_forgotten(tokens, at, next);
    }
    // What begins may be quoted or bracketed.
    let word = tokens
        .get(end..)
        .unwrap_or_default()
        .iter()
        .take(3)
        .find(|t| !matches!(t.kind, TokenKind::OPEN_QUOTE | TokenKind::OPEN_BRACKET | TokenKind::APOSTROPHE))
        .unwrap_or(next);
    let marked = next.kind == TokenKind::OPEN_QUOTE;
    let capital = word.kind == TokenKind::WORD && !matches!(word.case, Case::LOWER);
    let begins = capital
        || matches!(word.kind, TokenKind::NUMBER | TokenKind::CURRENCY | TokenKind::ADDRESS)
        || (matches!(word.kind, TokenKind::HYPHEN | TokenKind::SYMBOL) && spaced);
    if !begins && !marked {
        return false;
    }
    if closed && !marked && quotation_first && attribution::follows(tokens, end) {
        return false;
    }
    match stop.kind {
        TokenKind::WORD => abbreviation_ends(stop, word) || (marked && capital && may_end(stop)),
        TokenKind::ELLIPSIS => marked || closed || starts(word),
        _ => true,
    }
}

/// "the end.The next": the blank after a stop is missing.
fn blank_forgotten(tokens: &[Token], at: usize, next: &Token) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let ended = before.is_some_and(|token| match token.kind {
        TokenKind::CLOSE_BRACKET | TokenKind::PERCENT | TokenKind::NUMBER => true,
        TokenKind::WORD => token.span.len() > 1,
        _ => false,
    });
    let stop = tokens.get(at).is_some_and(|stop| stop.kind != TokenKind::WORD);
    const LETTERS: [Word; 2] = words(["i", "a"]);
    let letter = next.span.len() == 1 && !LETTERS.contains(&next.word);
    let word = next.kind == TokenKind::WORD && next.case == Case::CAPITALISED && !letter;
    ended && stop && (word || next.kind == TokenKind::OPEN_QUOTE)
}

/// Whether a sentence ends with an abbreviation, given the word that follows.
fn abbreviation_ends(abbreviation: &Token, next: &Token) -> bool {
    may_end(abbreviation) && starts(next)
}

/// Whether a sentence may end with an abbreviation.
fn may_end(abbreviation: &Token) -> bool {
    Lexicon::get().abbreviation(abbreviation.word).is_none_or(|known| known.stop == Stop::Free)
}

/// Whether a capitalised word is one that starts sentences and no names.
fn starts(word: &Token) -> bool {
    const STARTERS: Class = Class::DETERMINER
        .with(Class::PRONOUN)
        .with(Class::PREPOSITION)
        .with(Class::COORDINATOR)
        .with(Class::SUBORDINATOR)
        .with(Class::AUXILIARY)
        .with(Class::MODAL)
        .with(Class::NEGATION)
        .with(Class::ADVERB)
        .with(Class::ADVERBIAL);
    word.case == Case::CAPITALISED
        && word.class.has(STARTERS)
        && !word.class.has(Class::MONTH.with(Class::WEEKDAY))
        && !word.flags.has(TokenFlags::ABBREVIATION)
}
