//! Which words are verbs: told by the tables, by endings, and by what stands beside them.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Case, Class, TokenFlags, TokenKind};

use super::{CLOSED, TO, is_plural, open};
use crate::lexicon::{Cue, LEXICON};
use crate::view::View;

/// Determiners that are subjects as well.
const QUANTIFIERS: [Word; 14] = [
    Word::ascii("more"),
    Word::ascii("others"),
    Word::ascii("another"),
    Word::ascii("half"),
    Word::ascii("all"),
    Word::ascii("both"),
    Word::ascii("some"),
    Word::ascii("many"),
    Word::ascii("most"),
    Word::ascii("few"),
    Word::ascii("several"),
    Word::ascii("those"),
    Word::ascii("these"),
    Word::ascii("any"),
];

/// A word in -ed or -ing, unless it is a noun: morning, ceiling, seed.
pub(crate) fn is_participle(view: &View<'_>, at: usize) -> bool {
    let Some(token) = view.get(at) else { return false };
    if token.case != Case::LOWER || token.kind != TokenKind::WORD || token.span.len() <= 4 {
        return false;
    }
    matches!(view.letters(at), [.., b'e', b'd'] | [.., b'i', b'n', b'g'])
        && (!token.class.has(Class::NOUN.with(Class::PRONOUN))
            || token.class.has(Class::VERB.with(Class::VERB_ING)))
}

/// Whether a determiner makes a noun of the word that might be a verb: "the crossing", "its rate", "a vote".
fn is_determined(view: &View<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    // "those killed", "all died", "that rose" have a subject.
    let alone = Class::PRONOUN.with(Class::SUBORDINATOR).with(Class::NUMBER_WORD);
    let determiner = view.has(before, Class::DETERMINER)
        && (!view.has(before, alone) || view.has(before, Class::PERSONAL))
        && !view.is_word(before, &QUANTIFIERS);
    determiner || view.is(before, TokenKind::POSSESSIVE)
}

/// Whether the word at `at` can be the verb of a clause or a participle behind its noun.
pub(crate) fn is_verb(view: &View<'_>, at: usize) -> bool {
    const KNOWN: Cue = Cue::VERB.or(Cue::CASUALTY).or(Cue::CHANGE).or(Cue::STATE);
    let Some(token) = view.get(at) else { return false };
    let verbal = token.class.has(Class::REPORTING.with(Class::REPORTING_OTHER).with(Class::VERB))
        || view.says(at, KNOWN)
        || is_participle(view, at);
    verbal && token.kind == TokenKind::WORD && token.case != Case::CAPITALISED && !is_determined(view, at)
}

/// Whether the word at `at` can be a verb before a figure: also any behind "will" or "to", none behind a hyphen.
pub(crate) fn governs(view: &View<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    if !view.is(at, TokenKind::WORD) || view.joins(before) {
        return false;
    }
    let infinitive = (view.is_word(before, &[TO]) || view.has(before, Class::MODAL))
        && view.case(at) == Case::LOWER
        && open(view, at)
        && !view.letters(at).ends_with(b"s")
        && !is_plural(view, at + 1);
    // "left 10 dead" has its state behind the number, "the number of dead at" is of a noun.
    let state = || view.says(at, Cue::STATE) && !view.says(at, Cue::CASUALTY.or(Cue::VERB).or(Cue::CHANGE));
    infinitive || is_verb(view, at) && !state()
}

/// Whether the word right before a figure is a verb in -s: nothing else in -s stands there.
pub(crate) fn is_third_person(view: &View<'_>, at: usize, figure: usize) -> bool {
    if at + 1 != figure {
        return false;
    }
    const NONE: Class = CLOSED.with(Class::ADVERB).with(Class::ADVERBIAL).with(Class::TIME_UNIT);
    let letters = view.letters(at);
    view.is(at, TokenKind::WORD)
        && view.case(at) == Case::LOWER
        && !view.has(at, NONE)
        && letters.len() > 3
        && letters.ends_with(b"s")
        && !letters.ends_with(b"ss")
        // "1.8 billion euros over four years"
        && LEXICON.unit_words.at(view, at).is_none()
}

/// Whether the word before a particle is its verb: "go up", "moved higher".
pub(crate) fn is_infinite(view: &View<'_>, at: usize) -> bool {
    let verb = Class::VERB.with(Class::VERB_BASE).with(Class::VERB_ING);
    view.case(at) == Case::LOWER && !is_auxiliary(view, at) && (view.has(at, verb) || is_verb(view, at))
}

pub(crate) fn is_auxiliary(view: &View<'_>, at: usize) -> bool {
    // "the week to 5 May"
    let month = || {
        view.has(at, Class::MONTH)
            && view.case(at) == Case::CAPITALISED
            && !view.flag(at, TokenFlags::OPENS_SENTENCE)
    };
    view.has(at, Class::AUXILIARY.with(Class::MODAL)) && !month()
}

/// Whether the number stands alone and a verb follows: "132 remain", "28 believed to be", "12 were".
pub(super) fn verb_follows_number(view: &View<'_>, at: usize) -> bool {
    if !is_verb(view, at) {
        return false;
    }
    if is_plural(view, at) && !view.says(at, Cue::CASUALTY) {
        return false;
    }
    // "tested positive for": an adjective that describes no noun
    let adjective =
        || view.has(at + 1, Class::ADJECTIVE) && !view.has(at + 1, Class::NOUN) && !open(view, at + 2);
    let noun_next = open(view, at + 1)
        && !view.has(at + 1, Class::ADVERB)
        && !is_participle(view, at + 1)
        && !adjective();
    !noun_next
}

/// Surely a verb behind a singular noun: took, said, and words in -ed before something that is no noun.
pub(super) fn finite_verb(view: &View<'_>, at: usize) -> bool {
    const VERBS: Class = Class::REPORTING.with(Class::VERB).with(Class::VERB_BASE).with(Class::VERB_ING);
    let participle = is_participle(view, at);
    if !participle && !view.has(at, VERBS) && !view.says(at, Cue::PAST) {
        return false;
    }
    let ed = view.letters(at).ends_with(b"ed");
    let before_noun = open(view, at + 1);
    let past = participle && ed && !before_noun;
    let reported = view.has(at, Class::REPORTING.with(Class::VERB)) && ed;
    // "warranty come as standard", "a wave swept": no noun, and none behind it that it could describe.
    let verb = Class::VERB.with(Class::VERB_BASE);
    let only_verb = view.has(at, verb)
        && !view.has(at, Class::NOUN.with(Class::ADJECTIVE).with(Class::VERB_ING))
        && !is_plural(view, at + 1)
        && !view.has(at + 1, Class::NOUN);
    // "theft totalling £200", "the race covers 3,404 km"
    let counts = matches!(view.get(at + 1).map(|t| t.kind), Some(TokenKind::NUMBER | TokenKind::CURRENCY));
    let before_figure = counts
        && view.has(at, Class::VERB.with(Class::VERB_ING))
        && !view.has(at.wrapping_sub(1), Class::ADJECTIVE);
    past || reported || only_verb || before_figure || view.says(at, Cue::PAST) && !(before_noun && participle)
}
