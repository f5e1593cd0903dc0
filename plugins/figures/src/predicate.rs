//! What is said of the things counted: the verb behind them, else the one before.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use crate::draft::Draft;
use crate::lexicon::{Event, LEXICON};
use crate::numerals::OF;
use crate::phrase::{self, Tokens};
use crate::view::View;

const WHO: [Word; 3] = [Word::ascii("who"), Word::ascii("that"), Word::ascii("which")];
const BE: [Word; 9] = [
    Word::ascii("be"),
    Word::ascii("been"),
    Word::ascii("being"),
    Word::ascii("was"),
    Word::ascii("were"),
    Word::ascii("is"),
    Word::ascii("are"),
    Word::ascii("has"),
    Word::ascii("have"),
];
const INCLUDING: Word = Word::ascii("including");
const THERE: [Word; 1] = [Word::ascii("there")];

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Predicate {
    /// These words.
    Here(Tokens),
    /// What is said of the figure before: "killing two soldiers and six civilians".
    Before,
    /// Nothing.
    None,
}

/// What is said of `draft`, whose counted noun ends before `noun_end`.
pub(crate) fn read(view: View<'_>, draft: &Draft<'_>, noun_end: usize) -> Predicate {
    let behind = noun_end.max(draft.rate_end);
    if !draft.joined
        && let Some(found) = right(view, behind)
    {
        return Predicate::Here(found);
    }
    let before = draft.first.wrapping_sub(1);
    let listed = view.has(before, Class::COORDINATOR)
        || view.is_word(before, &[INCLUDING])
        || view.is(before, TokenKind::COMMA);
    if listed {
        return Predicate::Before;
    }
    if let Some(found) = left(view, draft) {
        return Predicate::Here(found);
    }
    prepositional(view, behind).map_or(Predicate::None, Predicate::Here)
}

/// The verb phrase that begins at `at`: "were killed in the raid", "who live there", "believed to be dead".
fn right(view: View<'_>, at: usize) -> Option<Tokens> {
    let mut start = at;
    if view.is_word(start, &WHO) {
        start += 1;
    }
    while view.has(start, Class::ADVERB) {
        start += 1;
    }
    let auxiliary = phrase::is_auxiliary(view, start);
    if !auxiliary && !phrase::is_verb(view, start) {
        return None;
    }
    let end = end_of(view, start);
    // "were killed": the participle says it; "are on sale" needs its verb.
    let mut verb = start;
    while verb < end && (view.is_word(verb, &BE) || view.has(verb, Class::ADVERB)) {
        verb += 1;
    }
    let passive = verb > start && verb < end && (phrase::is_verb(view, verb));
    let start = if passive && view.is_word(verb - 1, &BE[..7]) { verb } else { start };
    (start < end).then_some((start, end))
}

/// Where the predicate ends: with its clause, or before a conjunction or a source.
fn end_of(view: View<'_>, start: usize) -> usize {
    let end = phrase::clause_end(view, start);
    let ends = |at: usize| {
        view.has(at, Class::SUBORDINATOR) && at > start + 1 && !view.is_word(at, &WHO)
            || view.is_word(at, &[Word::ascii("according")])
            || view.has(at, Class::COORDINATOR)
                && (phrase::is_auxiliary(view, at + 1) || view.has(at + 1, Class::PRONOUN))
    };
    (start..end).find(|&at| ends(at)).unwrap_or(end)
}

/// The verb or noun before the figure: "killed", "charged with", "deaths of".
fn left(view: View<'_>, draft: &Draft<'_>) -> Option<Tokens> {
    let end = draft.first;
    let mut at = end;
    let low = end.saturating_sub(4);
    while at > low {
        at -= 1;
        if view.is_word(at, &THERE) {
            return None;
        }
        let skipped = view.has(at, Class::DETERMINER.with(Class::PREPOSITION).with(Class::ADVERB))
            || view.is(at, TokenKind::POSSESSIVE);
        if phrase::is_verb(view, at) && !view.is_word(at, &[INCLUDING]) || LEXICON.says(view, at, Event::TOLL)
        {
            let last = last_word(view, at, end);
            return Some((at, last));
        }
        if phrase::is_auxiliary(view, at) && !skipped {
            return (!view.is_word(at.wrapping_sub(1), &THERE))
                .then_some((at, at + 1))
                .filter(|_| view.has(at, Class::AUXILIARY) && !view.is_word(at, &BE[..7]));
        }
        if !skipped {
            // "the deaths of", "a peak of"
            let of = view.is_word(at + 1, &[OF]);
            return (of && view.is(at, TokenKind::WORD) && !view.has(at, Class::PRONOUN))
                .then_some((at, at + 1));
        }
    }
    None
}

/// Prepositions belong to the verb, articles and a final "of" do not.
fn last_word(view: View<'_>, verb: usize, end: usize) -> usize {
    let mut last = end;
    while last > verb + 1 && (view.has(last - 1, Class::DETERMINER) || view.is_word(last - 1, &[OF])) {
        last -= 1;
    }
    last
}

/// "130 murders in London": where or how, if nothing else is said.
fn prepositional(view: View<'_>, at: usize) -> Option<Tokens> {
    let place = view.has(at, Class::PREPOSITION) && !view.is_word(at, &[OF]);
    let end = end_of(view, at);
    (place && end > at + 1).then_some((at, end))
}
