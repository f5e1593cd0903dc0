//! Results in lines of their own: a name and a number in one line, another name and number in the next.

use copydesk_sdk::core::layers::{Case, Class, Token, TokenKind};

/// A name has no more words.
const LONGEST: usize = 5;

/// Whether a sentence of these tokens is a name and a number: "Kettleby Rovers 3".
pub(crate) fn is(text: &str, tokens: &[Token]) -> bool {
    let Some((number, name)) = tokens.split_last() else { return false };
    let digits = number.span.of(text).unwrap_or_default();
    let points = number.kind == TokenKind::NUMBER
        && digits.len() <= 3
        && digits.bytes().all(|digit| digit.is_ascii_digit());
    let named = |token: &Token| {
        let capital = matches!(token.case, Case::CAPITALISED | Case::UPPER | Case::MIXED);
        token.kind == TokenKind::WORD && capital && !token.class.has(Class::VERB.with(Class::PREPOSITION))
    };
    points && !name.is_empty() && name.len() <= LONGEST && name.iter().all(named)
}
