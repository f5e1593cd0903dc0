//! Where a noun phrase or a pronoun may begin. Of three tokens two begin nothing, and of the others half lead
//! to nobody: a look at a word and the one behind it tells, before anything is read.

use copydesk_core::layers::{Case, Class, Token, TokenKind};

use super::joints::may_open_a_name;
use super::nominals::{
    CLAUSE_OPENERS, HEADS, LEADING, compound, is_determiner, is_head, leads_to_head, nominal,
};
use super::reader::{FUNCTION, Reader};
use super::tables::Facts;
use super::units::LONGEST;
use super::words::Words;

/// How a phrase begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Opening {
    /// With an article, or what stands for one.
    Article,
    /// With a noun or an adjective that leads to one, as [`may_begin`] tells.
    Noun,
    /// With a name.
    Name,
    /// With a number; or it may, where a hyphen follows.
    #[default]
    Other,
}

/// How a phrase without an article begins with the word or number at `at`, if one does.
pub(super) fn begins(reader: &Reader<'_>, at: usize, token: &Token) -> Option<Opening> {
    if token.kind == TokenKind::NUMBER {
        return number_counts(reader, at).then_some(Opening::Other);
    }
    if token.case != Case::LOWER {
        if reader.is_name(at) {
            return Some(Opening::Name);
        }
        if reader.tables.of(token.word).is(Facts::OPENS_A_NAME) {
            return Some(Opening::Other);
        }
    }
    let function = token.class.has(FUNCTION);
    if !function && may_begin(reader, at, token) {
        return Some(Opening::Noun);
    }
    let other = !function && may_open_a_name(token) || reader.token(at + 1).kind == TokenKind::HYPHEN;
    other.then_some(Opening::Other)
}

/// Whether the word at `at`, which is no name, may begin a phrase without an article: a head, or what leads to one.
pub(super) fn may_begin(reader: &Reader<'_>, at: usize, token: &Token) -> bool {
    const MODIFIERS: Class = Class::NOUN.with(Class::ADJECTIVE).with(Class::NUMBER_WORD).with(Class::DEMONYM);
    let modifier = || token.class.has(MODIFIERS) || compound(reader, at) > at + 1;
    if !(is_head(token) || modifier() && may_lead_on(reader, at + 1) && leads_to_head(reader, at)) {
        return false;
    }
    let before = reader.before(at);
    // "She chairs a committee": behind a subject comes its verb.
    if SUBJECTS.has(before.word) {
        return false;
    }
    // "to support people", "has accused Lee": no noun begins here.
    let verbal = before.word == word!("to")
        || before.class.has(Class::MODAL.with(Class::AUXILIARY).with(Class::ADVERB).with(Class::PRONOUN));
    let past = token.class.has(Class::VERB.with(Class::REPORTING)) && !token.class.has(Class::ADJECTIVE);
    !(verbal && token.class.has(Class::VERB_BASE) || past)
}

/// Whether what stands at `at` may lead from a noun to the head of a description. Behind most nouns a verb, a
/// preposition or a mark says no.
fn may_lead_on(reader: &Reader<'_>, at: usize) -> bool {
    let token = reader.token(at);
    token.class.has(LEADING)
        || matches!(token.kind, TokenKind::NUMBER | TokenKind::HYPHEN)
        || reader.is_name(at)
        || reader.token(at + 1).kind == TokenKind::HYPHEN
}

/// The end of the phrase behind an article that begins at `at`, if it is of things alone: plain words in small
/// letters, as behind two articles of three. Where a name, a head or anything else than words stands in it, it has to
/// be read.
#[inline(always)]
pub(super) fn thing(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let verb = Class::VERB.with(Class::REPORTING).with(Class::VERB_BASE);
    let mut end = at;
    // "All the", "the same": the article has two words.
    if reader.token(at).word == word!("same") || is_determiner(reader.token(at)) {
        return None;
    }
    loop {
        let (token, next) = (reader.token(end), reader.token(end + 1));
        match token.kind {
            TokenKind::WORD if token.case == Case::LOWER && next.kind != TokenKind::HYPHEN => {}
            TokenKind::WORD | TokenKind::NUMBER | TokenKind::POSSESSIVE => return None,
            _ => return Some(end),
        }
        if token.class.has(FUNCTION) {
            return (end > at || !token.class.has(Class::ADVERBIAL)).then_some(end);
        }
        if end > at && (token.class.has(Class::ADVERB) || CLAUSE_OPENERS.has(reader.token(end - 1).word)) {
            return Some(end);
        }
        if token.class.has(HEADS) || reader.tables.of(token.word).is(Facts::ROLE) || may_open_a_name(token) {
            return None;
        }
        if end > at && token.class.has(verb) && !token.class.has(Class::NOUN) && !nominal(next) {
            return Some(end);
        }
        end += 1;
        if end == at + LONGEST {
            return None;
        }
    }
}

/// Whether what follows the number at `at` may be counted.
pub(super) fn number_counts(reader: &Reader<'_>, at: usize) -> bool {
    let next = reader.token(at + 1);
    next.kind == TokenKind::HYPHEN || nominal(next) || reader.is_name(at + 1)
}

/// Pronouns that are subjects and nothing else.
static SUBJECTS: Words<5> = Words::of(["i", "he", "she", "we", "they"]);
