//! Noun phrases and verbs, told by closed classes and endings: no more grammar than figures need.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Case, Class, TokenFlags, TokenKind};

use crate::lexicon::{Cue, LEXICON};
use crate::numerals::OF;
use crate::view::View;

/// A stretch of tokens, end exclusive.
pub(crate) type Tokens = (usize, usize);

const HOME: Word = Word::ascii("home");
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
const MORE: Word = Word::ascii("more");
pub(crate) const TO: Word = Word::ascii("to");

/// A phrase is no longer.
pub(crate) const LONGEST: usize = 9;

/// Classes that no noun phrase goes across.
const CLOSED: Class = Class::PREPOSITION
    .with(Class::PRONOUN)
    .with(Class::COORDINATOR)
    .with(Class::SUBORDINATOR)
    .with(Class::AUXILIARY)
    .with(Class::MODAL)
    .with(Class::NEGATION)
    .with(Class::DETERMINER);

pub(crate) fn is_plural(view: View<'_>, at: usize) -> bool {
    let text = view.token_text(at);
    view.is(at, TokenKind::WORD)
        && (text.len() > 3 && text.ends_with('s') && !text.ends_with("ss") && !text.ends_with("us")
            || view.says(at, Cue::PLURAL))
}

/// A word in -ed or -ing, unless it is a noun: morning, ceiling, seed.
pub(crate) fn is_participle(view: View<'_>, at: usize) -> bool {
    let text = view.token_text(at);
    view.is(at, TokenKind::WORD)
        && view.case(at) == Case::LOWER
        && text.len() > 4
        && (text.ends_with("ed") || text.ends_with("ing"))
        && (!view.has(at, Class::NOUN.with(Class::PRONOUN))
            || view.has(at, Class::VERB.with(Class::VERB_ING)))
}

/// Whether a determiner makes a noun of the word that might be a verb: "the crossing", "its rate", "a vote".
fn is_determined(view: View<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    // "those killed", "all died", "that rose" have a subject.
    let alone = Class::PRONOUN.with(Class::SUBORDINATOR).with(Class::NUMBER_WORD);
    let determiner = view.has(before, Class::DETERMINER)
        && (!view.has(before, alone) || view.has(before, Class::PERSONAL))
        && !view.is_word(before, &QUANTIFIERS);
    determiner || view.is(before, TokenKind::POSSESSIVE)
}

/// Whether the word at `at` can be the verb of a clause or a participle behind its noun.
pub(crate) fn is_verb(view: View<'_>, at: usize) -> bool {
    const KNOWN: Cue = Cue::VERB.or(Cue::CASUALTY).or(Cue::CHANGE).or(Cue::STATE);
    view.is(at, TokenKind::WORD)
        && view.case(at) != Case::CAPITALISED
        && !is_determined(view, at)
        && (view.says(at, KNOWN)
            || view.has(at, Class::REPORTING.with(Class::REPORTING_OTHER).with(Class::VERB))
            || is_participle(view, at))
}

/// Whether the word at `at` can be a verb before a figure: also any behind "will" or "to", none behind a hyphen.
pub(crate) fn governs(view: View<'_>, at: usize) -> bool {
    if at > 0 && view.joins(at - 1) {
        return false;
    }
    let infinitive = at > 0
        && (view.is_word(at - 1, &[TO]) || view.has(at - 1, Class::MODAL))
        && view.case(at) == Case::LOWER
        && open(view, at)
        && !view.token_text(at).ends_with('s')
        && !is_plural(view, at + 1);
    // "left 10 dead" has its state behind the number, "the number of dead at" is of a noun.
    let state = view.says(at, Cue::STATE) && !view.says(at, Cue::CASUALTY.or(Cue::VERB).or(Cue::CHANGE));
    infinitive || is_verb(view, at) && !state
}

/// Whether the word right before a figure is a verb in -s: nothing else in -s stands there.
pub(crate) fn is_third_person(view: View<'_>, at: usize, figure: usize) -> bool {
    let text = view.token_text(at);
    let closed = CLOSED.with(Class::ADVERB).with(Class::ADVERBIAL).with(Class::TIME_UNIT);
    at + 1 == figure
        && view.is(at, TokenKind::WORD)
        && view.case(at) == Case::LOWER
        && !view.has(at, closed)
        && text.len() > 3
        && text.ends_with('s')
        && !text.ends_with("ss")
        // "1.8 billion euros over four years"
        && LEXICON.unit_words.at(view, at).is_none()
}

/// Whether the word before a particle is its verb: "go up", "moved higher".
pub(crate) fn is_infinite(view: View<'_>, at: usize) -> bool {
    let verb = Class::VERB.with(Class::VERB_BASE).with(Class::VERB_ING);
    view.case(at) == Case::LOWER && !is_auxiliary(view, at) && (view.has(at, verb) || is_verb(view, at))
}

pub(crate) fn is_auxiliary(view: View<'_>, at: usize) -> bool {
    // "the week to 5 May"
    let month = view.has(at, Class::MONTH)
        && view.case(at) == Case::CAPITALISED
        && !view.flag(at, TokenFlags::OPENS_SENTENCE);
    view.has(at, Class::AUXILIARY.with(Class::MODAL)) && !month
}

/// Whether a noun phrase may go on with the word at `at`.
pub(crate) fn open(view: View<'_>, at: usize) -> bool {
    let adverbial = view.has(at, Class::ADVERBIAL) && !view.is_word(at, &[HOME]);
    let date = view.has(at, Class::MONTH.with(Class::WEEKDAY)) && view.case(at) != Case::LOWER;
    let compass = view.says(at, Cue::NO_NOUN) && view.case(at) == Case::LOWER;
    let noun = !view.has(at, CLOSED) && !compass;
    view.is(at, TokenKind::WORD) && noun && !adverbial && !date
}

/// The noun phrase that begins at `at`, which stands behind a number: "Lebanese fighters", "of its soldiers" ->
/// "soldiers", "members of his family".
pub(crate) fn counted(view: View<'_>, at: usize) -> Option<Tokens> {
    if view.is_word(at, &[OF]) {
        return after_determiner(view, at + 1).map(|phrase| with_of(view, phrase));
    }
    // Nothing counts a number, "64% four years earlier", or a date, "turned 30 last month".
    let date = view.says(at, Cue::RELATIVE);
    // "thousands more feared buried"
    let more = view.is_word(at, &[MORE]) && verb_follows_number(view, at + 1);
    if date || more || verb_follows_number(view, at) || view.number(at).is_some() {
        return None;
    }
    described(view, at)
}

/// The token behind "of them", "of us", where that stands at `at`; else `at`.
pub(crate) fn of_them(view: View<'_>, at: usize) -> usize {
    let them = view.has(at + 1, Class::PRONOUN) && !view.has(at + 1, Class::DETERMINER);
    if view.is_word(at, &[OF]) && them { at + 2 } else { at }
}

/// The noun phrase that begins at `at`, where a noun must come.
pub(crate) fn described(view: View<'_>, at: usize) -> Option<Tokens> {
    simple(view, at).map(|phrase| with_of(view, phrase))
}

/// A noun phrase, its determiner left out.
pub(crate) fn after_determiner(view: View<'_>, at: usize) -> Option<Tokens> {
    let mut start = at;
    while start < at + 3
        && (view.has(start, Class::DETERMINER)
            || view.is(start, TokenKind::OPEN_QUOTE)
            || view.has(start, Class::PERSONAL))
    {
        start += 1;
    }
    simple(view, start)
}

/// Whether the number stands alone and a verb follows: "132 remain", "28 believed to be", "12 were".
fn verb_follows_number(view: View<'_>, at: usize) -> bool {
    if !is_verb(view, at) {
        return false;
    }
    let next = view.get(at + 1);
    // "tested positive for": an adjective that describes no noun
    let adjective =
        view.has(at + 1, Class::ADJECTIVE) && !view.has(at + 1, Class::NOUN) && !open(view, at + 2);
    let noun_next =
        open(view, at + 1) && !view.has(at + 1, Class::ADVERB) && !is_participle(view, at + 1) && !adjective;
    let plural = is_plural(view, at) && !view.says(at, Cue::CASUALTY);
    !plural && (next.is_none() || !noun_next)
}

/// A noun phrase without its "of".
fn simple(view: View<'_>, at: usize) -> Option<Tokens> {
    let (mut end, mut plural, mut nouns) = (at, false, 0);
    while end < at + LONGEST {
        if view.joins(end) && end > at {
            end += 1;
            continue;
        }
        if view.is(end, TokenKind::POSSESSIVE) && end > at {
            (plural, end) = (false, end + 1);
            continue;
        }
        // "eight million 250ml bottles", "two 737 Max jets"
        if view.is(end, TokenKind::NUMBER)
            && !plural
            && view.gap(end) <= 1
            && !(view.joins(end + 1) && view.is(end + 2, TokenKind::NUMBER))
        {
            let letters = view.is(end + 1, TokenKind::WORD) && view.glued(end + 1);
            end += 1 + usize::from(letters);
            continue;
        }
        // "digital and physical sales"
        let paired = nouns > 0 && !plural && view.has(end, Class::COORDINATOR);
        let number = view.has(end + 1, Class::NUMBER_WORD);
        if paired
            && !number
            && open(view, end + 1)
            && view.case(end + 1) == Case::LOWER
            && is_plural(view, end + 2)
        {
            end += 1;
            continue;
        }
        // The columns of a table are no phrase.
        if view.gap(end) > 1 {
            break;
        }
        let between = nouns == 0 && view.says(end, Cue::BETWEEN);
        if !between && !open(view, end) {
            break;
        }
        let joined = end > at && view.joins(end - 1);
        let lower = view.case(end) == Case::LOWER;
        if plural && lower && !joined && !is_plural(view, end)
            || plural && is_verb(view, end) && !is_plural(view, end)
        {
            break;
        }
        // "three people work": behind a plural only another plural belongs to the phrase.
        if plural && lower && is_verb(view, end) && !joined {
            break;
        }
        let finite = nouns > 0 && !joined && lower && finite_verb(view, end);
        if finite {
            break;
        }
        nouns += usize::from(!between);
        plural = is_plural(view, end);
        end += 1;
    }
    while end > at
        && (view.has(end - 1, Class::ADVERB) && !view.says(end - 1, Cue::BETWEEN)
            || view.is(end - 1, TokenKind::HYPHEN)
            || view.says(end - 1, Cue::DIMENSION) && !view.joins(end.wrapping_sub(2)))
    {
        // "6 percent higher", "3 metres deep": what is measured stands elsewhere.
        nouns -= usize::from(view.says(end - 1, Cue::DIMENSION) && nouns > 0);
        end -= 1;
    }
    (end > at && nouns > 0).then_some((at, end))
}

/// Surely a verb behind a singular noun: took, said, and words in -ed before something that is no noun.
fn finite_verb(view: View<'_>, at: usize) -> bool {
    let before_noun = open(view, at + 1);
    let past = is_participle(view, at) && view.token_text(at).ends_with("ed") && !before_noun;
    let reported = view.has(at, Class::REPORTING.with(Class::VERB)) && view.token_text(at).ends_with("ed");
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
    past || reported
        || only_verb
        || before_figure
        || view.says(at, Cue::PAST) && !(before_noun && is_participle(view, at))
}

/// The phrase with "of" and what follows, twice at most, and with the rest of a list: "counts of theft,
/// fraud and forgery".
fn with_of(view: View<'_>, (start, mut end): Tokens) -> Tokens {
    for _ in 0..2 {
        if !view.is_word(end, &[OF]) {
            break;
        }
        match after_determiner(view, end + 1) {
            Some((_, further)) => end = further,
            None => break,
        }
        end = list_end(view, end);
    }
    (start, end)
}

/// The token behind a list that goes on at `end`: only one that "and" closes counts.
fn list_end(view: View<'_>, end: usize) -> usize {
    let mut at = end;
    while at < end + 2 * LONGEST {
        let last = view.has(at, Class::COORDINATOR);
        if !(last || view.is(at, TokenKind::COMMA)) {
            break;
        }
        match simple(view, at + 1) {
            Some((_, behind)) if last && at > end => return behind,
            Some((_, behind)) if !last => at = behind,
            _ => break,
        }
    }
    end
}

/// Where the clause that goes on at `at` ends: the next comma, dash, quotation mark or conjunction.
pub(crate) fn clause_end(view: View<'_>, at: usize) -> usize {
    let stops = |i: usize| {
        view.get(i).is_none_or(|t| {
            matches!(
                t.kind,
                TokenKind::COMMA
                    | TokenKind::STOP
                    | TokenKind::SEMICOLON
                    | TokenKind::COLON
                    | TokenKind::DASH
                    | TokenKind::ELLIPSIS
                    | TokenKind::QUESTION
                    | TokenKind::EXCLAMATION
                    | TokenKind::OPEN_QUOTE
                    | TokenKind::CLOSE_QUOTE
                    | TokenKind::OPEN_BRACKET
                    | TokenKind::CLOSE_BRACKET
            )
        })
    };
    (at..at + 24).find(|&i| stops(i)).unwrap_or(at + 24).min(view.len())
}
