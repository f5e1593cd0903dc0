//! Datelines: the place, date and agency before the first words of a report.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Token, TokenFlags, TokenKind};

use crate::lexicon::words;

/// A dateline has at most this many tokens.
const LONGEST: usize = 24;
const DATE: Word = Word::ascii("date");

/// Where the dateline ends that opens a paragraph of these tokens, the dash or colon behind it included.
pub(super) fn end(tokens: &[Token]) -> Option<u32> {
    if tokens.first()?.word == DATE && is_iso_date(tokens.get(1..6)?) {
        return Some(labelled(tokens));
    }
    let length = tokens.iter().take(LONGEST).take_while(|token| belongs(token)).count();
    let (line, stop) = (tokens.get(..length)?, tokens.get(length)?);
    if !opens_with_place(line) {
        return agency_in_brackets(tokens);
    }
    if !matches!(stop.kind, TokenKind::COLON | TokenKind::DASH) {
        return None;
    }
    let bracket = ends_in_bracket(line);
    let comma = line.iter().any(|token| token.kind == TokenKind::COMMA);
    let spaced = stop.flags.has(TokenFlags::SPACED);
    let ends = match stop.kind {
        TokenKind::COLON => bracket,
        _ if bracket || has_date(line) => true,
        _ if is_large(line) => comma || (spaced && length <= 4 && !is_common(line)),
        _ => comma && spaced && length <= 6 && line.iter().all(|t| t.kind != TokenKind::NUMBER),
    };
    ends.then_some(stop.span.end)
}

/// Whether the words of a dateline may begin with a place: no person, no function word, no verb.
fn opens_with_place(line: &[Token]) -> bool {
    const OTHER: Class = Class::TITLE
        .with(Class::PREPOSITION)
        .with(Class::PRONOUN)
        .with(Class::SUBORDINATOR)
        .with(Class::COORDINATOR)
        .with(Class::AUXILIARY)
        .with(Class::ADVERBIAL);
    line.first().is_some_and(|first| {
        first.kind == TokenKind::WORD && first.case != Case::LOWER && !first.class.has(OTHER)
    })
}

/// "... (AP)"
fn ends_in_bracket(line: &[Token]) -> bool {
    let open = line.iter().rposition(|token| token.kind == TokenKind::OPEN_BRACKET);
    let closed = line.last().is_some_and(|token| token.kind == TokenKind::CLOSE_BRACKET);
    let inside = open.and_then(|open| line.get(open + 1..line.len() - 1)).unwrap_or_default();
    closed && !inside.is_empty() && inside.iter().all(|token| token.kind != TokenKind::HYPHEN)
}

fn is_large(line: &[Token]) -> bool {
    line.first().is_some_and(|first| first.case == Case::UPPER)
}

/// Whether all words are common ones, as in a heading.
fn is_common(line: &[Token]) -> bool {
    line.iter().filter(|token| token.kind == TokenKind::WORD).all(|token| token.class.has(Class::COMMON))
}

/// The end of "date 2024-02-06 Town (Country):" or "date 2024-02-06 Town, Country -", which some feeds run
/// into the first line; of the date alone, where no dash or colon comes in time.
fn labelled(tokens: &[Token]) -> u32 {
    const LABEL: usize = 6;
    let rest = tokens.get(LABEL..).unwrap_or_default();
    let place = rest.iter().take(LONGEST).take_while(|token| belongs(token)).count();
    let stop = rest.get(place).filter(|token| matches!(token.kind, TokenKind::DASH | TokenKind::COLON));
    stop.or(tokens.get(LABEL - 1)).map_or(0, |token| token.span.end)
}

/// The end of "(CNN)" and the like at the very beginning, with no dash behind it.
fn agency_in_brackets(tokens: &[Token]) -> Option<u32> {
    let (open, name, close) = (tokens.first()?, tokens.get(1)?, tokens.get(2)?);
    let agency = open.kind == TokenKind::OPEN_BRACKET
        && name.case == Case::UPPER
        && close.kind == TokenKind::CLOSE_BRACKET
        && tokens.len() > 3;
    agency.then_some(close.span.end)
}

/// Whether a paragraph of these tokens is nothing but place, date or agency.
pub(super) fn is_whole(tokens: &[Token]) -> bool {
    const LONGEST_WHOLE: usize = 16;
    const LABELS: [Word; 13] = words([
        "published",
        "updated",
        "posted",
        "last",
        "modified",
        "first",
        "date",
        "at",
        "on",
        "am",
        "pm",
        "a.m.",
        "p.m.",
    ]);
    let zone = |token: &Token| {
        (belongs(token) && !token.class.has(Class::TITLE))
            || LABELS.contains(&token.word)
            || matches!(token.kind, TokenKind::COLON | TokenKind::DASH)
    };
    tokens.len() <= LONGEST_WHOLE
        && tokens.iter().all(zone)
        && (has_full_date(tokens) || (is_large(tokens) && ends_in_bracket(tokens)))
}

/// Whether a token may stand in a dateline.
fn belongs(token: &Token) -> bool {
    const JOINERS: [Word; 10] = words(["of", "the", "and", "near", "in", "al", "el", "de", "la", "on"]);
    match token.kind {
        TokenKind::WORD => token.case != Case::LOWER || JOINERS.contains(&token.word) || is_ending(token),
        TokenKind::NUMBER
        | TokenKind::COMMA
        | TokenKind::OPEN_BRACKET
        | TokenKind::CLOSE_BRACKET
        | TokenKind::SLASH
        | TokenKind::HYPHEN
        | TokenKind::POSSESSIVE => true,
        TokenKind::STOP => !token.flags.has(TokenFlags::SPACED),
        _ => false,
    }
}

/// The "th" of "5th".
fn is_ending(token: &Token) -> bool {
    !token.flags.has(TokenFlags::SPACED) && token.span.len() == 2
}

/// "2024-02-06"
fn is_iso_date(tokens: &[Token]) -> bool {
    use copydesk_core::layers::TokenKind as Kind;
    let kinds = [Kind::NUMBER, Kind::HYPHEN, Kind::NUMBER, Kind::HYPHEN, Kind::NUMBER];
    tokens.len() >= kinds.len()
        && tokens.iter().zip(kinds).all(|(token, kind)| token.kind == kind)
        && tokens.first().is_some_and(|year| year.span.len() == 4)
}

/// A day with its month.
fn has_date(tokens: &[Token]) -> bool {
    let month = |token: &Token| token.class.has(Class::MONTH) && token.case != Case::LOWER;
    tokens.windows(2).any(|pair| match pair {
        [a, b] => (month(a) && b.kind == TokenKind::NUMBER) || (a.kind == TokenKind::NUMBER && month(b)),
        _ => false,
    }) || tokens.windows(5).any(is_iso_date)
}

/// A day with its month and a year.
fn has_full_date(tokens: &[Token]) -> bool {
    let year = |token: &Token| token.kind == TokenKind::NUMBER && token.span.len() == 4;
    has_date(tokens) && tokens.iter().any(year)
}
