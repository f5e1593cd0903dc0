//! Datelines: the place, date and agency before the first words of a report.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Token, TokenFlags, TokenKind};

/// A dateline has at most this many tokens.
const LONGEST: usize = 24;
const DATE: Word = Word::ascii("date");

/// Where the dateline ends that opens a paragraph of these tokens, the dash or colon behind it included.
pub(super) fn end(tokens: &[Token]) -> Option<u32> {
    if tokens.first()?.word == DATE && is_iso_date(tokens.get(1..6)?) {
        return Some(labelled(tokens));
    }
    let length = tokens.iter().take(LONGEST).take_while(|token| belongs(token)).count();
    let line = tokens.get(..length)?;
    let stop = tokens.get(length)?;
    let dash = stop.kind == TokenKind::DASH;
    let (first, last) = (line.first()?, line.last()?);
    let bracket = last.kind == TokenKind::CLOSE_BRACKET && line.len() >= 3;
    if stop.kind == TokenKind::COLON && bracket && has_place(line) {
        return Some(stop.span.end);
    }
    if !dash {
        return agency_in_brackets(tokens);
    }
    let large = first.case == Case::UPPER && first.kind == TokenKind::WORD;
    let title_case = line.len() <= 6
        && line.iter().any(|token| token.kind == TokenKind::COMMA)
        && stop.flags.has(TokenFlags::SPACED)
        && line.iter().all(|token| token.kind != TokenKind::NUMBER);
    (bracket || large || has_date(line) || title_case).then_some(stop.span.end)
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
    const LABELS: [Word; 9] = [
        Word::ascii("published"),
        Word::ascii("updated"),
        Word::ascii("posted"),
        Word::ascii("last"),
        Word::ascii("modified"),
        Word::ascii("first"),
        Word::ascii("date"),
        Word::ascii("at"),
        Word::ascii("on"),
    ];
    let zone = |token: &Token| {
        belongs(token)
            || LABELS.contains(&token.word)
            || matches!(token.kind, TokenKind::COLON | TokenKind::DASH)
            || matches!(token.word, AM | PM | AM_STOPS | PM_STOPS)
    };
    const AM: Word = Word::ascii("am");
    const PM: Word = Word::ascii("pm");
    const AM_STOPS: Word = Word::ascii("a.m.");
    const PM_STOPS: Word = Word::ascii("p.m.");
    tokens.len() <= LONGEST_WHOLE
        && tokens.iter().all(zone)
        && (has_full_date(tokens)
            || (has_place(tokens)
                && tokens.last().is_some_and(|t| t.kind == TokenKind::CLOSE_BRACKET)
                && tokens.first().is_some_and(|t| t.case == Case::UPPER)))
}

/// Whether a token may stand in a dateline.
fn belongs(token: &Token) -> bool {
    const JOINERS: [Word; 10] = [
        Word::ascii("of"),
        Word::ascii("the"),
        Word::ascii("and"),
        Word::ascii("near"),
        Word::ascii("in"),
        Word::ascii("al"),
        Word::ascii("el"),
        Word::ascii("de"),
        Word::ascii("la"),
        Word::ascii("on"),
    ];
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

fn has_place(tokens: &[Token]) -> bool {
    tokens.first().is_some_and(|token| token.kind == TokenKind::WORD && token.case != Case::LOWER)
        && tokens.iter().any(|token| token.kind == TokenKind::OPEN_BRACKET)
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
