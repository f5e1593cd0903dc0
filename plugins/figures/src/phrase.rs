//! Noun phrases, told by closed classes and endings: no more grammar than figures need.

mod verbs;

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Case, Class, TokenKind};

use crate::lexicon::Cue;
use crate::numerals::OF;
use crate::view::View;
use verbs::{finite_verb, verb_follows_number};

pub(crate) use verbs::{governs, is_auxiliary, is_infinite, is_participle, is_third_person, is_verb};

/// A stretch of tokens, end exclusive.
pub(crate) type Tokens = (usize, usize);

const HOME: Word = Word::ascii("home");
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

pub(crate) fn is_plural(view: &View<'_>, at: usize) -> bool {
    if !view.is(at, TokenKind::WORD) {
        return false;
    }
    let letters = view.letters(at);
    letters.len() > 3 && letters.ends_with(b"s") && !letters.ends_with(b"ss") && !letters.ends_with(b"us")
        || view.says(at, Cue::PLURAL)
}

/// Whether a noun phrase may go on with the word at `at`.
pub(crate) fn open(view: &View<'_>, at: usize) -> bool {
    let Some(token) = view.get(at) else { return false };
    if token.kind != TokenKind::WORD || token.class.has(CLOSED) {
        return false;
    }
    let adverbial = token.class.has(Class::ADVERBIAL) && token.word != HOME;
    let lower = token.case == Case::LOWER;
    let date = token.class.has(Class::MONTH.with(Class::WEEKDAY)) && !lower;
    !(adverbial || date || lower && view.says(at, Cue::NO_NOUN))
}

/// The noun phrase that begins at `at`, which stands behind a number: "Lebanese fighters", "of its soldiers" ->
/// "soldiers", "members of his family".
pub(crate) fn counted(view: &View<'_>, at: usize) -> Option<Tokens> {
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
pub(crate) fn of_them(view: &View<'_>, at: usize) -> usize {
    let them = view.has(at + 1, Class::PRONOUN) && !view.has(at + 1, Class::DETERMINER);
    if view.is_word(at, &[OF]) && them { at + 2 } else { at }
}

/// The noun phrase that begins at `at`, where a noun must come.
pub(crate) fn described(view: &View<'_>, at: usize) -> Option<Tokens> {
    simple(view, at).map(|phrase| with_of(view, phrase))
}

/// The same behind a determiner: "number of passengers" of "the number of passengers".
pub(crate) fn object(view: &View<'_>, at: usize) -> Option<Tokens> {
    after_determiner(view, at).map(|phrase| with_of(view, phrase))
}

/// A noun phrase, its determiner left out.
pub(crate) fn after_determiner(view: &View<'_>, at: usize) -> Option<Tokens> {
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

/// A noun phrase without its "of".
fn simple(view: &View<'_>, at: usize) -> Option<Tokens> {
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

/// The phrase with "of" and what follows, twice at most, and with the rest of a list: "counts of theft,
/// fraud and forgery".
fn with_of(view: &View<'_>, (start, mut end): Tokens) -> Tokens {
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
fn list_end(view: &View<'_>, end: usize) -> usize {
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
pub(crate) fn clause_end(view: &View<'_>, at: usize) -> usize {
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
