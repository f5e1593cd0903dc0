//! Credits and captions: who made a picture or a text, and what a picture shows.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Token, TokenKind, Zone};

use crate::lexicon::words;

/// Agencies and the like whose names stand beside a slash or behind "via" in credits.
const AGENCIES: [Word; 18] = words([
    "ap",
    "afp",
    "reuters",
    "epa",
    "efe",
    "ansa",
    "dpa",
    "upi",
    "pa",
    "getty",
    "gettyimages",
    "shutterstock",
    "alamy",
    "xinhua",
    "bloomberg",
    "anadolu",
    "rex",
    "pool",
]);

const PICTURES: [Word; 9] = words([
    "photo",
    "photos",
    "photograph",
    "picture",
    "pictures",
    "image",
    "images",
    "credit",
    "illustration",
]);

const BY: Word = Word::ascii("by");

/// A paragraph longer than this many tokens is text, whatever credits it names.
const LONGEST_CAPTION: usize = 80;
/// A credit is at most this many tokens from the end of a caption.
const LONGEST_CREDIT: usize = 14;

/// [`Zone::CREDIT`] for a paragraph that only says who made something, [`Zone::CAPTION`] for one that ends
/// so, `None` for any other.
pub(super) fn zone(text: &str, tokens: &[Token]) -> Option<Zone> {
    if tokens.len() <= 2 * LONGEST_CREDIT && (is_byline(tokens) || opens_with_credit(tokens)) {
        return Some(Zone::CREDIT);
    }
    if tokens.len() > LONGEST_CAPTION {
        return None;
    }
    // All behind the beginning of a credit are words that may stand in one; most paragraphs end with others.
    let latest = tokens.get(tokens.len().saturating_sub(LONGEST_CREDIT)..).unwrap_or_default();
    let names = latest.iter().rev().take_while(|token| in_credit(text, token)).count();
    if names == 0 {
        return None;
    }
    let begins = |at: &usize| begins_credit(text, tokens, *at);
    let (first, last) = (tokens.len() - latest.len(), tokens.len() - names);
    let at = (last..tokens.len()).find(begins)?;
    if (first..last).any(|at| begins(&at)) {
        return None;
    }
    Some(if at <= 1 { Zone::CREDIT } else { Zone::CAPTION })
}

/// "By Ada Reed", "By Ada Reed and Jo Olney, Staff Writers".
fn is_byline(tokens: &[Token]) -> bool {
    const JOINERS: [Word; 6] = words(["and", "for", "in", "of", "de", "van"]);
    let Some(([first, second], rest)) = tokens.split_first_chunk::<2>() else { return false };
    let name = |token: &Token| match token.kind {
        TokenKind::WORD => token.case != Case::LOWER || JOINERS.contains(&token.word),
        TokenKind::COMMA | TokenKind::HYPHEN | TokenKind::SLASH | TokenKind::DASH | TokenKind::ADDRESS => {
            true
        }
        _ => false,
    };
    let capital = second.kind == TokenKind::WORD && second.case != Case::LOWER;
    first.word == BY
        && first.case != Case::LOWER
        && capital
        && tokens.len() <= LONGEST_CREDIT
        && rest.iter().all(name)
}

/// "Reporting by Ada Reed; editing by Jo Olney", "(Additional reporting by ...)", "Photo: ...".
fn opens_with_credit(tokens: &[Token]) -> bool {
    const WORK: [Word; 3] = words(["reporting", "writing", "editing"]);
    const PREPOSITIONS: [Word; 2] = words(["by", "in"]);
    const ADDITIONAL: Word = Word::ascii("additional");
    let start = tokens
        .iter()
        .take(2)
        .take_while(|t| matches!(t.kind, TokenKind::OPEN_BRACKET | TokenKind::DASH))
        .count();
    let tokens = tokens.get(start..).unwrap_or_default();
    let work = |token: &Token| WORK.contains(&token.word);
    let by = |at: usize| tokens.get(at).is_some_and(|token| PREPOSITIONS.contains(&token.word));
    match tokens {
        // "Writing in the Herald, Reed said ..." is no credit.
        [first, ..] if work(first) && by(1) => !tokens.iter().skip(2).any(|t| t.class.has(Class::REPORTING)),
        [first, second, ..] if first.word == ADDITIONAL && work(second) && by(2) => true,
        [first, second, ..] if PICTURES.contains(&first.word) && first.case != Case::LOWER => {
            matches!(second.kind, TokenKind::COLON | TokenKind::SLASH) || second.word == BY
        }
        _ => false,
    }
}

/// Whether a token may stand in a credit: names, and little between them.
fn in_credit(text: &str, token: &Token) -> bool {
    const JOINERS: [Word; 9] = words(["by", "via", "for", "of", "the", "and", "courtesy", "from", "pool"]);
    match token.kind {
        TokenKind::WORD => {
            token.case != Case::LOWER || JOINERS.contains(&token.word) || PICTURES.contains(&token.word)
        }
        TokenKind::SYMBOL => token.span.of(text) == Some("©"),
        TokenKind::QUESTION | TokenKind::EXCLAMATION | TokenKind::OPEN_QUOTE | TokenKind::CLOSE_QUOTE => {
            false
        }
        _ => true,
    }
}

/// Whether a credit begins with the token at `at`.
fn begins_credit(text: &str, tokens: &[Token], at: usize) -> bool {
    const VIA: Word = Word::ascii("via");
    const COURTESY: Word = Word::ascii("courtesy");
    let Some(token) = tokens.get(at) else { return false };
    if token.case == Case::LOWER && token.word != VIA {
        return false;
    }
    let next = tokens.get(at + 1);
    let kind = |n: usize| tokens.get(at + n).map(|token| token.kind);
    let agency =
        |n: usize| tokens.get(at + n).is_some_and(|t| t.case != Case::LOWER && AGENCIES.contains(&t.word));
    let picture = |token: &Token| token.case != Case::LOWER && PICTURES.contains(&token.word);
    match token.kind {
        TokenKind::SYMBOL => token.span.of(text) == Some("©") && kind(1) == Some(TokenKind::WORD),
        TokenKind::SLASH => agency(1),
        TokenKind::WORD if picture(token) => {
            matches!(kind(1), Some(TokenKind::SLASH | TokenKind::COLON))
                || next.is_some_and(|next| next.word == BY || next.word == COURTESY)
        }
        TokenKind::WORD if token.word == VIA => agency(1),
        TokenKind::WORD if agency(0) => {
            next.is_some_and(picture)
                || (kind(1) == Some(TokenKind::SLASH) && kind(2) == Some(TokenKind::WORD))
        }
        _ => false,
    }
}
