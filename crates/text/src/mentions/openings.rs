//! Where a noun phrase or a pronoun may begin. Of three tokens two begin nothing, and of the others half lead
//! to nobody: a look at a word and the one behind it tells, before anything is read.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Token, TokenKind};

use super::joints::may_open_a_name;
use super::nominals::{compound, is_determiner, is_head, leads_to_head, nominal};
use super::reader::{FUNCTION, Reader};

/// Whether the token at `at` may begin a phrase or be a pronoun.
#[inline]
pub(super) fn is_candidate(reader: &Reader<'_>, at: usize, token: &Token) -> bool {
    const BEGINNING: Class = Class::DETERMINER
        .with(Class::PRONOUN)
        .with(Class::NOUN)
        .with(Class::ADJECTIVE)
        .with(Class::NUMBER_WORD)
        .with(Class::DEMONYM)
        .with(Class::ROLE)
        .with(Class::GROUP)
        .with(Class::ORGANISATION)
        .with(Class::TITLE);
    let candidate = match (token.kind, token.case) {
        (TokenKind::WORD, Case::LOWER) => {
            token.class.has(BEGINNING)
                || reader.token(at + 1).kind == TokenKind::HYPHEN
                || may_open_a_name(token)
        }
        (TokenKind::WORD, _) => true,
        (TokenKind::NUMBER, _) => number_counts(reader, at),
        _ => false,
    };
    candidate && !reader.hyphened(at)
}

/// Whether a phrase begins with the candidate at `at`; where it has a capital or a hyphen, it may.
pub(super) fn begins(reader: &Reader<'_>, at: usize, token: &Token) -> bool {
    token.kind == TokenKind::NUMBER
        || token.case != Case::LOWER
        || is_determiner(token)
        || !token.class.has(FUNCTION) && may_begin(reader, at, token)
        || reader.token(at + 1).kind == TokenKind::HYPHEN
        || may_open_a_name(token)
}

/// Whether the word in small letters at `at` may begin a phrase without an article: a head, or what leads to one.
pub(super) fn may_begin(reader: &Reader<'_>, at: usize, token: &Token) -> bool {
    const MODIFIERS: Class = Class::NOUN.with(Class::ADJECTIVE).with(Class::NUMBER_WORD).with(Class::DEMONYM);
    let modifier = || token.class.has(MODIFIERS) || compound(reader, at) > at + 1;
    if !(is_head(reader, token) || modifier() && leads_to_head(reader, at)) {
        return false;
    }
    let before = reader.before(at);
    // "She chairs a committee": behind a subject comes its verb.
    if SUBJECTS.contains(&before.word) {
        return false;
    }
    // "to support people", "has accused Lee": no noun begins here.
    let verbal = before.word == word!("to")
        || before.class.has(Class::MODAL.with(Class::AUXILIARY).with(Class::ADVERB).with(Class::PRONOUN));
    let past = token.class.has(Class::VERB.with(Class::REPORTING)) && !token.class.has(Class::ADJECTIVE);
    !(verbal && token.class.has(Class::VERB_BASE) || past)
}

/// Whether what follows the number at `at` may be counted.
pub(super) fn number_counts(reader: &Reader<'_>, at: usize) -> bool {
    let next = reader.token(at + 1);
    next.kind == TokenKind::HYPHEN || nominal(next) || reader.is_name(at + 1)
}

/// Pronouns that are subjects and nothing else.
const SUBJECTS: [Word; 5] = [word!("i"), word!("he"), word!("she"), word!("we"), word!("they")];
