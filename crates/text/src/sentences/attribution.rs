//! Whether an attribution follows a quotation that ends as sentences do: "Why?" Ada Reed asked.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Token, TokenKind};

/// Whether the words at `at`, behind a quotation that ends in a stop, name who said it: a name or a
/// description and a verb of saying, with no clause of its own behind the verb.
pub(super) fn follows(tokens: &[Token], at: usize) -> bool {
    const LONGEST: usize = 9;
    let rest = tokens.get(at..).unwrap_or_default();
    let subject = rest.iter().take(LONGEST).take_while(|token| names(token)).count();
    if subject == 0 || !rest.get(subject).is_some_and(is_cue) {
        return false;
    }
    let pronoun = subject == 1 && rest.first().is_some_and(|token| token.class.has(Class::PRONOUN));
    match rest.get(subject + 1) {
        None => true,
        Some(after) if after.kind == TokenKind::WORD => !pronoun && is_circumstance(after),
        Some(after) => matches!(after.kind, TokenKind::STOP | TokenKind::COMMA),
    }
}

fn is_cue(token: &Token) -> bool {
    token.class.has(Class::REPORTING) && token.case == Case::LOWER
}

/// Whether a token may belong to the words that name a speaker.
fn names(token: &Token) -> bool {
    const OTHER: Class = Class::PREPOSITION.with(Class::SUBORDINATOR).with(Class::COORDINATOR);
    match token.kind {
        TokenKind::WORD => !is_cue(token) && !token.class.has(OTHER),
        TokenKind::HYPHEN | TokenKind::POSSESSIVE | TokenKind::APOSTROPHE => true,
        _ => false,
    }
}

/// Whether a word behind the verb tells where, when or how something was said, not what.
fn is_circumstance(word: &Token) -> bool {
    const WHEN: Word = Word::ascii("when");
    const WHILE: Word = Word::ascii("while");
    const WHAT: Class = Class::DETERMINER.with(Class::PRONOUN);
    let when = word.class.has(Class::PREPOSITION.with(Class::WEEKDAY)) || matches!(word.word, WHEN | WHILE);
    when && !word.class.has(WHAT)
}
