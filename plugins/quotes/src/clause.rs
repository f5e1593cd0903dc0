//! Whether words make a clause: finite verbs as far as closed classes and endings tell.

use std::ops::Range;

use copydesk_sdk::core::layers::{Class, TokenKind};

use crate::line::Line;
use crate::{adverbials, phrase, vocabulary, words};

/// The items before a place back to the nearest mark, as far as looked at.
pub(crate) struct Before {
    pub(crate) range: Range<usize>,
    /// All classes of the words there.
    pub(crate) classes: Class,
    /// A word that documents are published with may be among them.
    pub(crate) published: bool,
}

impl Before {
    pub(crate) fn new(line: &Line<'_>, end: usize, floor: usize) -> Self {
        let low = floor.max(end.saturating_sub(14)).min(end);
        let mut clause = Self { range: end..end, classes: Class::EMPTY, published: false };
        for item in line.items.get(low..end).unwrap_or_default().iter().rev() {
            if MARKS >> (item.kind.0 % 64) & 1 != 0 {
                break;
            }
            clause.range.start -= 1;
            clause.classes = clause.classes.with(item.class);
            clause.published |= vocabulary::PUBLISHED.may_have(item.word);
        }
        clause
    }
}

/// The marks that end it.
const MARKS: u64 =
    1 << TokenKind::COMMA.0 | 1 << TokenKind::COLON.0 | 1 << TokenKind::SEMICOLON.0 | 1 << TokenKind::DASH.0;

/// Whether the range holds a finite verb as far as the classes tell.
pub(crate) fn has_verb(line: &Line<'_>, range: Range<usize>) -> bool {
    // What the classes tell is asked first.
    let plain = |i| line.is_verb(i) || line.has(i, Class::REPORTING) && line.is_lower(i);
    range.clone().any(plain)
        || range.clone().any(|i| line.quoted_words(i) > 1 || contracted(line, i))
        || range.skip(1).any(|i| line.is_lower(i) && (ends_like_verb(line, i) || present(line, i)))
}

/// Whether what begins at `at` is a clause: a noun phrase, with whatever belongs to it, and a finite verb.
pub(crate) fn is_clause(line: &Line<'_>, at: usize, end: usize) -> bool {
    if line.is_quotation(at) || line.has(at, Class::SUBORDINATOR) {
        return has_verb(line, at..end);
    }
    let mut i = at;
    for _ in 0..6 {
        let Some(range) = phrase::after(line, i, end) else { break };
        i = adverbials::after(line, range.end, end);
        let contracted = |j: usize| contracted(line, j) && !line.is_kind(j, TokenKind::POSSESSIVE);
        let short = line.is_kind(range.end, TokenKind::POSSESSIVE) && phrase::is_pronoun(line, range.start);
        // "voters want a new mill": a plain form that reads like a noun until its object comes.
        let governs = |j: usize| present(line, j) && line.has(j + 1, Class::DETERMINER);
        // The verb itself is asked for first.
        if line.is_verb(i)
            || line.is_lower(i)
                && (line.has(i, Class::REPORTING) || present(line, i) || ends_like_verb(line, i))
            || short
            || range.clone().skip(1).any(governs)
            || range.clone().any(contracted)
            || line.quoted_words(i) > 1
        {
            return true;
        }
        if line.is_comma(i) || line.is_kind(i, TokenKind::OPEN_BRACKET) || line.is_any(i, words::RELATIVE) {
            // An insertion: a verb of the clause's own comes behind it.
            let close = (i + 1..end)
                .take(24)
                .find(|&j| line.is_comma(j) || line.is_kind(j, TokenKind::CLOSE_BRACKET));
            let behind = close.is_some_and(|c| {
                line.is_verb(c + 1) || line.is_verb(c + 2) || line.is_lower(c + 1) && present(line, c + 1)
            });
            let verb =
                |&j: &usize| line.is_verb(j) && !line.is_verb(j - 1) && !line.has(j - 1, Class::COORDINATOR);
            return behind || (i..end).filter(verb).take(2).count() > 1;
        }
        if line.has(i, Class::PREPOSITION.with(Class::COORDINATOR).with(Class::ADVERB)) && i < end {
            i += 1;
        } else {
            break;
        }
    }
    line.has(at, Class::ADVERB.with(Class::PREPOSITION)) && has_verb(line, at..end)
}

/// A plain form behind a noun or a pronoun: "rivals goad each other".
fn present(line: &Line<'_>, i: usize) -> bool {
    let barred = Class::DETERMINER.with(Class::PREPOSITION).with(Class::ADJECTIVE).with(Class::MODAL);
    line.has(i, Class::VERB_BASE)
        && line.is_lower(i)
        && i > 0
        && !line.has(i - 1, barred)
        && !line.is(i - 1, words::TO)
        && line.is_word(i - 1)
}

fn contracted(line: &Line<'_>, i: usize) -> bool {
    line.is_word(i) && has_apostrophe(line.text(i))
        || line.is_kind(i, TokenKind::POSSESSIVE) && i > 0 && phrase::is_pronoun(line, i - 1)
}

fn has_apostrophe(word: &str) -> bool {
    word.bytes().any(|byte| byte == b'\'' || !byte.is_ascii()) && word.contains(['\'', '’'])
}

/// A word that ends like a regular past and can be one where it stands: "he majored in law".
pub(crate) fn is_past(line: &Line<'_>, i: usize) -> bool {
    i > 0 && phrase::is_pronoun(line, i - 1) && line.is_lower(i) && line.text(i).ends_with("ed")
}

fn ends_like_verb(line: &Line<'_>, i: usize) -> bool {
    let text = line.text(i);
    text.ends_with("ed") && !line.has(i.wrapping_sub(1), Class::DETERMINER.with(Class::PREPOSITION))
        || text.ends_with('s')
            && !text.ends_with("ss")
            && (phrase::is_pronoun(line, i - 1) || line.is_capital(i - 1))
}

/// Whether a clause may begin at `i`: a subject does, with or without something before it.
pub(crate) fn opens(line: &Line<'_>, i: usize) -> bool {
    if line.is_quotation(i) {
        return true;
    }
    match line.kind(i) {
        Some(TokenKind::NUMBER | TokenKind::CURRENCY | TokenKind::ADDRESS) => true,
        Some(TokenKind::WORD) if hedged_number(line, i).is_some() => true,
        Some(TokenKind::WORD) => {
            !phrase::is_verb(line, i)
                && (phrase::is_pronoun(line, i)
                    || line.has(i, Class::DETERMINER.with(Class::NUMBER_WORD).with(Class::SUBORDINATOR))
                    || !line.has(i, Class::PREPOSITION.with(Class::COORDINATOR)) && !line.is(i, words::TO))
                && !line.is_any(i, words::COMPARING)
        }
        _ => false,
    }
}

/// "at least 40", "about two", "up to $5": the number, where a preposition that belongs to it stands at `i`.
pub(crate) fn hedged_number(line: &Line<'_>, i: usize) -> Option<usize> {
    let number = |j: usize| {
        matches!(line.kind(j), Some(TokenKind::NUMBER | TokenKind::CURRENCY))
            || line.has(j, Class::NUMBER_WORD)
    };
    let hedge = line.has(i, Class::PREPOSITION) && line.is_any(i, words::HEDGE);
    let at = i + 1 + usize::from(line.is_any(i + 1, words::HEDGED));
    (hedge && number(at)).then_some(at)
}
