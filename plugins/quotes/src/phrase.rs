//! Noun phrases, by closed classes alone: as far left or right of a place as words may belong to one.

use std::ops::Range;

use copydesk_sdk::core::layers::{Class, TokenKind};

use crate::line::{Line, NEAR};
use crate::token::{self, FINITE};
use crate::{adverbials, mention, vocabulary, words};

/// Whether the item is a pronoun that can be a subject on its own: he, they, who; not "his", "that".
#[inline]
pub(crate) fn is_pronoun(line: &Line<'_>, i: usize) -> bool {
    line.items.get(i).is_some_and(token::is_pronoun)
}

/// What a verb of any kind is; most words are none of it.
pub(crate) const VERBAL: Class = FINITE.with(Class::REPORTING).with(Class::REPORTING_OTHER);

/// Whether a verb form at `i` is lower-case and surely no noun.
#[inline]
pub(crate) fn is_verb(line: &Line<'_>, i: usize) -> bool {
    line.has(i, VERBAL) && is_verb_form(line, i)
}

fn is_verb_form(line: &Line<'_>, i: usize) -> bool {
    let finite = line.is_verb(i) && !line.has(i, Class::PRONOUN);
    if finite && line.has(i, Class::AUXILIARY.with(Class::MODAL)) {
        return true;
    }
    let reporting = line.is_lower(i) && line.has(i, Class::REPORTING.with(Class::REPORTING_OTHER));
    (finite || reporting) && !is_attributive(line, i)
}

/// "the ruling party", "its proposed law": not behind a determiner; but "that said", "all agreed".
fn is_attributive(line: &Line<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let alone = line.has(before, Class::PRONOUN) && !line.has(before, Class::PERSONAL);
    let determined = line.has(before, Class::DETERMINER.with(Class::ADJECTIVE)) && !alone;
    (determined || line.is_kind(before, TokenKind::POSSESSIVE)) && !line.is_any(i, vocabulary::SAID)
}

fn ends_phrase(line: &Line<'_>, i: usize) -> bool {
    match line.kind(i) {
        Some(TokenKind::WORD) => {
            let barred = Class::PREPOSITION.with(Class::COORDINATOR).with(Class::SUBORDINATOR);
            // A noun, as nearly always.
            if !line.has(i, barred.with(VERBAL).with(Class::DETERMINER)) {
                return true;
            }
            let bound = line.has(i, barred.with(Class::DETERMINER)) && !is_pronoun(line, i);
            !is_verb(line, i) && !bound || line.is_any(i, words::STANDALONE)
        }
        Some(TokenKind::NUMBER | TokenKind::ADDRESS) => true,
        _ => false,
    }
}

/// The noun phrase that ends before `end`, not reaching over `floor`.
pub(crate) fn before(line: &Line<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let low = floor.max(end.saturating_sub(NEAR));
    let last = end.checked_sub(1).filter(|&last| last >= low && ends_phrase(line, last))?;
    if is_pronoun(line, last) {
        return Some(last..end);
    }
    let mut start = last;
    // Where the phrase begins if an "and" on the way turns out to join clauses.
    let mut joined = None;
    while start > low {
        let previous = start - 1;
        // A noun or an adjective, as most are.
        if line.is_word(previous) && !line.has(previous, STOPPING.with(Class::COORDINATOR)) {
            start = previous;
            continue;
        }
        if line.is_quotation(previous) {
            if !is_nickname(line, previous) || previous <= low {
                break;
            }
            start = previous;
            continue;
        }
        match line.kind(previous) {
            Some(TokenKind::WORD) => {
                if line.has(previous, Class::COORDINATOR) {
                    if !joins_names(line, previous, low) {
                        break;
                    }
                    joined.get_or_insert(start);
                } else if stops_leftward(line, previous) {
                    // "The committee met and Smith said": what "and" joined was a clause.
                    if is_verb(line, previous) {
                        start = joined.unwrap_or(start);
                    }
                    break;
                }
                start = previous;
                if line.has(previous, Class::DETERMINER) && !line.has(previous, Class::PREPOSITION) {
                    let goes_on = previous > low
                        && line.has(
                            previous - 1,
                            Class::PREPOSITION.with(Class::DETERMINER).with(Class::COORDINATOR),
                        );
                    if !goes_on {
                        break;
                    }
                }
            }
            Some(TokenKind::NUMBER | TokenKind::POSSESSIVE | TokenKind::HYPHEN | TokenKind::SLASH)
            | Some(TokenKind::APOSTROPHE | TokenKind::ADDRESS | TokenKind::SYMBOL) => start = previous,
            Some(TokenKind::CLOSE_BRACKET) => match line.open_bracket(previous, low) {
                Some(open) if open > low => start = open,
                _ => break,
            },
            Some(TokenKind::COMMA)
                if joined.is_some()
                    && previous > low
                    && line.is_capital(start)
                    && line.is_capital(previous - 1) =>
            {
                start = previous;
            }
            _ => break,
        }
    }
    Some(trim_left(line, start, end)..end)
}

/// What may be where a noun phrase ends: verbs, what opens a clause, and adverbials. Relative words are pronouns or
/// subordinators.
const STOPPING: Class = VERBAL
    .with(Class::DETERMINER)
    .with(Class::SUBORDINATOR)
    .with(Class::PRONOUN)
    .with(Class::WEEKDAY)
    .with(Class::ADVERBIAL);

fn stops_leftward(line: &Line<'_>, i: usize) -> bool {
    line.has(i, Class::SUBORDINATOR.with(Class::ADVERBIAL))
        || is_verb(line, i)
        || is_pronoun(line, i)
        || line.is_any(i, words::RELATIVE)
        || line.is(i, words::WHAT)
        || line.has(i, Class::WEEKDAY) && !line.is_kind(i + 1, TokenKind::POSSESSIVE)
}

/// A phrase does not open with a preposition, an adverb or a coordinator: "In Cairo officials" is "officials".
fn trim_left(line: &Line<'_>, mut start: usize, end: usize) -> usize {
    let opener = Class::PREPOSITION.with(Class::COORDINATOR).with(Class::ADVERB);
    let mut preposition = false;
    while start + 1 < end && !line.is_word(start) && !line.is_kind(start, TokenKind::NUMBER)
        || start + 1 < end && line.has(start, opener) && !line.has(start, Class::DETERMINER)
    {
        preposition |= line.has(start, Class::PREPOSITION);
        start += 1;
    }
    // Of "Ann Gale, Jr. said" the phrase is but the end of the name: there is nothing before it to take off.
    if let Some(mention) = mention::ending(line, end).filter(|&mention| mention > start) {
        let glued = Class::PREPOSITION
            .with(Class::DETERMINER)
            .with(Class::COORDINATOR)
            .with(Class::NUMBER_WORD)
            .with(Class::ADJECTIVE);
        // ", frontman Tom Reed said": a word that nobody knows, set off with the name, is what somebody is.
        let set_off = start == 0 || !line.is_word(start - 1);
        let role = set_off && (start..mention).all(|i| line.is_lower(i)) && mention - start < 3;
        // "Ann Gale and her deputy Tom Reed"
        let pair = line.is_capital(start)
            && (start..mention)
                .any(|i| line.has(i, Class::COORDINATOR) && line.has(i + 1, Class::DETERMINER));
        let alone = !pair
            && (preposition
                || line.is_lower(mention - 1)
                    && line.is_word(mention - 1)
                    && !line.has(mention - 1, glued)
                    && !role);
        // "to push for a truce Ann Gale": nobody's name holds a verb; nor, with a noun right before it, "with officials
        // about a truce in Ober Ann Gale" a preposition.
        let clause = |i: usize| line.is(i, words::TO) && line.has(i + 1, Class::VERB_BASE);
        let apart = line.is_word(mention - 1) && !line.has(mention - 1, glued);
        let run_on = |i: usize| line.has(i, Class::PREPOSITION) && !line.is(i, words::OF);
        let mistaken = (start..mention).any(|i| clause(i) || apart && run_on(i));
        if alone || mistaken && mention::person_ending(line, end).is_some() {
            return mention;
        }
    }
    start
}

/// Whether the quotation at `i` is a nickname inside a name: Joe "Shorty" Gale.
pub(crate) fn is_nickname(line: &Line<'_>, i: usize) -> bool {
    line.quoted_words(i) <= 3 && i > 0 && line.is_capital(i - 1) && line.is_capital(i + 1)
}

/// Whether the "and" at `i` can join two names or two nouns rather than two clauses.
fn joins_names(line: &Line<'_>, i: usize, low: usize) -> bool {
    i > low && !line.is(i, words::BUT) && (ends_phrase(line, i - 1) && !is_pronoun(line, i - 1))
}

/// The noun phrase that begins at `start`, not reaching `ceil`.
pub(crate) fn after(line: &Line<'_>, start: usize, ceil: usize) -> Option<Range<usize>> {
    let high = ceil.min(line.len()).min(start + NEAR);
    if start >= high {
        return None;
    }
    if is_pronoun(line, start) {
        return Some(start..start + 1);
    }
    let mut end = start;
    while end < high {
        if line.is_quotation(end) {
            if end > start && is_nickname(line, end) {
                end += 1;
                continue;
            }
            break;
        }
        match line.kind(end) {
            Some(TokenKind::WORD) if stops_rightward(line, end, start) => break,
            Some(TokenKind::WORD) => end += 1,
            Some(TokenKind::NUMBER | TokenKind::PERCENT | TokenKind::CURRENCY | TokenKind::POSSESSIVE)
            | Some(TokenKind::HYPHEN | TokenKind::SLASH | TokenKind::APOSTROPHE)
            | Some(TokenKind::ADDRESS | TokenKind::SYMBOL) => end += 1,
            _ => break,
        }
    }
    while end > start && !ends_phrase(line, end - 1) && !line.is_kind(end - 1, TokenKind::CLOSE_BRACKET) {
        end -= 1;
    }
    // "the US stands": a name, and a word that only might belong to it.
    if let Some(name) = mention::from(line, start).filter(|&name| name < end && line.is_capital(name - 1)) {
        let joins = Class::PREPOSITION.with(Class::COORDINATOR).with(Class::NOUN);
        if line.is_lower(name) && !line.has(name, joins) {
            end = name;
        }
    }
    (end > start).then_some(start..end)
}

fn stops_rightward(line: &Line<'_>, i: usize, start: usize) -> bool {
    if i == start {
        // "said retired general Ann Gale": a participle may open a phrase.
        let participle =
            line.has(i, Class::ADJECTIVE) || line.is_capital(i + 1) && !line.has(i, Class::REPORTING);
        return is_verb(line, i) && !participle
            || line.has(i, Class::PREPOSITION.with(Class::COORDINATOR))
            || line.is(i, words::TO);
    }
    let other = Class::PREPOSITION.with(Class::COORDINATOR).with(Class::ADVERB);
    if !line.has(i, STOPPING.with(other)) {
        return false;
    }
    if is_verb(line, i) && !line.is_capital(i) || is_pronoun(line, i) {
        return true;
    }
    if line.has(i, Class::PREPOSITION) {
        return !continues_phrase(line, i);
    }
    if line.has(i, Class::COORDINATOR) {
        let names = line.is_capital(i + 1);
        let nouns = line.has(i + 1, Class::DETERMINER) && !is_pronoun(line, i + 1);
        return !(line.is(i, words::AND) && (names || nouns));
    }
    let boundary = Class::SUBORDINATOR.with(Class::ADVERBIAL);
    line.has(i, boundary)
        || line.has(i, Class::WEEKDAY) && !line.is_kind(i + 1, TokenKind::POSSESSIVE)
        || line.has(i, Class::ADVERB) && line.is_lower(i)
        || line.has(i, Class::DETERMINER)
            && !line.has(i - 1, Class::PREPOSITION.with(Class::DETERMINER).with(Class::COORDINATOR))
}

/// Whether the preposition at `i` binds what follows to the noun before it.
fn continues_phrase(line: &Line<'_>, i: usize) -> bool {
    let time = Class::WEEKDAY.with(Class::MONTH).with(Class::ADVERBIAL).with(Class::TIME_UNIT);
    // "people close to the talks", "a person familiar with the plan"
    let adjective = line.is_any(i - 1, words::CLOSE_TO) && line.is_any(i, words::BOUND);
    if line.is(i, words::OF) || adjective {
        return true;
    }
    let person = line.is_capital(i - 1) && !line.is_capital(i + 1);
    line.is_any(i, words::BINDING)
        && !person
        && !line.has(i + 1, time)
        && adverbials::after(line, i, line.len()) == i
}
