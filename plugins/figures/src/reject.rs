//! What looks like a figure and is none.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Case, Class, TokenFlags, TokenKind};

use crate::lexicon::Cue;
use crate::numerals::{A, AN, OF, Shape, THE};
use crate::quantity::Quantity;
use crate::trace::Why;
use crate::view::View;
use crate::{calendar, names, phrase};

const ONE: Word = Word::ascii("one");
const DIAL: [Word; 6] = [
    Word::ascii("call"),
    Word::ascii("calling"),
    Word::ascii("called"),
    Word::ascii("dial"),
    Word::ascii("phone"),
    Word::ascii("ring"),
];
const DAY: Word = Word::ascii("day");

/// Why the quantity is no figure, if it is none. `first..end` is all of it, bounds and a second number included.
pub(crate) fn why(view: &View<'_>, quantity: &Quantity, first: usize, end: usize) -> Option<Why> {
    let bounded = first < quantity.first;
    let ordinal = || quantity.numeral.shape == Shape::Ordinal && !ordinal_counts(view, quantity, end);
    let pronoun = || is_one(view, quantity) && !bounded && !one_counts(view, quantity);
    Why::when(listed(view, quantity), "list-number", "numbers an item, or belongs to a phrase such as 24/7")
        .or_else(|| calendar::dated(view, quantity, end))
        .or_else(|| names::named(view, quantity, first, end))
        .or_else(|| Why::when(part_of_word(view, quantity), "part-of-word", "is part of a word"))
        .or_else(|| phone(view, quantity, end))
        .or_else(|| Why::when(ordinal(), "ordinal", "an ordinal that numbers nothing"))
        .or_else(|| Why::when(pronoun(), "pronoun", "\"one\" stands for something else and counts nothing"))
}

/// Why a range, the first number of which is `quantity`, is none: it is a date or a name.
pub(crate) fn why_pair(view: &View<'_>, quantity: &Quantity, end: usize) -> Option<Why> {
    calendar::dated(view, quantity, end)
        .or_else(|| names::named(view, quantity, quantity.first, end))
        .or_else(|| phone(view, quantity, end))
}

/// List numbers, footnotes, "24/7" and "9/11".
fn listed(view: &View<'_>, quantity: &Quantity) -> bool {
    let (at, end) = (quantity.numeral.first, quantity.numeral.end);
    if !quantity.numeral.bare || quantity.unit.is_some() {
        return false;
    }
    let closes = || view.is(end, TokenKind::CLOSE_BRACKET);
    let bracketed = || view.is(at.wrapping_sub(1), TokenKind::OPEN_BRACKET) && closes();
    let heads_list = || at == 0 && (view.is(end, TokenKind::STOP) || closes()) && view.spaced(end + 1);
    let slash = |at: usize| view.is(at, TokenKind::SLASH) && view.glued(at);
    bracketed() || heads_list() || slash(end) || at > 1 && slash(at - 1) && view.glued(at)
}

/// Digits tied to further digits: telephone numbers.
fn phone(view: &View<'_>, quantity: &Quantity, end: usize) -> Option<Why> {
    if !quantity.numeral.digits || quantity.unit.is_some() {
        return None;
    }
    let tied = |hyphen: usize, number: usize| view.joins(hyphen) && view.is(number, TokenKind::NUMBER);
    let at = quantity.numeral.first;
    let digits = view.letters(at);
    // "020 7946 0991": groups of digits, the first with a zero.
    let grouped = || {
        (1..4)
            .map_while(|back| at.checked_sub(back).filter(|&i| view.is(i, TokenKind::NUMBER)))
            .any(|i| view.letters(i).starts_with(b"0"))
    };
    let zero =
        || digits.len() > 1 && digits.starts_with(b"0") && digits.iter().all(u8::is_ascii_digit) || grouped();
    // "call 999"
    let dialled = || {
        quantity.numeral.bare
            && digits.len() >= 3
            && view.is_word(at.wrapping_sub(1), &DIAL)
            && (!view.is(end, TokenKind::WORD) || view.has(end, Class::PREPOSITION.with(Class::COORDINATOR)))
    };
    let phone = tied(end, end + 1)
        || at >= 2 && tied(at - 1, at - 2)
        || zero()
        || dialled()
        || view.letters(at.wrapping_sub(1)) == b"+";
    Why::when(phone, "phone-number", "groups of digits, as of a telephone number or a code")
}

fn part_of_word(view: &View<'_>, quantity: &Quantity) -> bool {
    let end = quantity.end;
    quantity.unit.is_none() && view.joins(end) && view.says(end + 1, Cue::PART_OF_WORD)
}

fn is_one(view: &View<'_>, quantity: &Quantity) -> bool {
    quantity.numeral.value == 1.0
        && quantity.numeral.end == quantity.numeral.first + 1
        && view.is_word(quantity.numeral.first, &[ONE])
}

/// Whether "one" counts something: "one child", "one of its ships", "one was killed".
fn one_counts(view: &View<'_>, quantity: &Quantity) -> bool {
    let (at, end) = (quantity.first, quantity.end);
    if view.says(at.wrapping_sub(1), Cue::BEFORE_PRONOUN) || view.says(end, Cue::AFTER_PRONOUN) {
        return false;
    }
    if quantity.unit.is_some() {
        return !view.is_word(quantity.numeral.end, &[DAY])
            || view.joins(quantity.numeral.end)
            || view.says(at.wrapping_sub(1), Cue::WITHIN);
    }
    if view.is_word(end, &[OF]) {
        return one_of_counts(view, at, end);
    }
    if view.has(end, Class::AUXILIARY) {
        return (end + 1..end + 3).any(|i| view.says(i, Cue::CASUALTY));
    }
    let closed = Class::PREPOSITION
        .with(Class::PRONOUN)
        .with(Class::DETERMINER)
        .with(Class::COORDINATOR)
        .with(Class::SUBORDINATOR)
        .with(Class::MODAL)
        .with(Class::NEGATION)
        .with(Class::ADVERB)
        .with(Class::VERB)
        .with(Class::REPORTING)
        .with(Class::ADVERBIAL);
    if view.joins(end) {
        return true;
    }
    view.get(end).is_some_and(|t| {
        t.kind == TokenKind::WORD
            && !t.class.has(closed)
            && (t.case == Case::LOWER
                || t.class.has(Class::DEMONYM)
                || t.case == Case::UPPER
                || t.flags.has(TokenFlags::HEADLINE))
            && !phrase::is_participle(view, end)
    })
}

/// "one of its ships sank", but not "she is one of the winners", "one of the best".
fn one_of_counts(view: &View<'_>, at: usize, of: usize) -> bool {
    let start = at.saturating_sub(2);
    let copula =
        (start..at).any(|i| view.has(i, Class::AUXILIARY)) || view.is(at.wrapping_sub(1), TokenKind::COMMA);
    let superlative = (of + 1..of + 4).any(|i| {
        let text = view.token_text(i);
        text == "most" || text == "best" || text == "worst" || text.len() > 4 && text.ends_with("est")
    });
    !copula && !superlative
}

/// Whether an ordinal numbers something: "the fifth visit", "his second", "finished third", not "he first came".
fn ordinal_counts(view: &View<'_>, quantity: &Quantity, end: usize) -> bool {
    let at = quantity.first;
    if view.says(end, Cue::NAMED_BY_ORDINAL) {
        return false;
    }
    if view.says(at.wrapping_sub(1), Cue::RANKED) {
        return true;
    }
    let possessive = view.is(at.wrapping_sub(1), TokenKind::POSSESSIVE);
    let article = view.is_word(at.wrapping_sub(1), &[A, AN]);
    let determined = possessive
        || view.is_word(at.wrapping_sub(1), &[THE])
        || view.has(at.wrapping_sub(1), Class::DETERMINER);
    let closed = Class::PREPOSITION
        .with(Class::PRONOUN)
        .with(Class::DETERMINER)
        .with(Class::COORDINATOR)
        .with(Class::SUBORDINATOR)
        .with(Class::AUXILIARY)
        .with(Class::MODAL);
    let next = view.get(end);
    let noun = next
        .is_some_and(|t| t.kind == TokenKind::WORD && !t.class.has(closed) || t.kind == TokenKind::NUMBER)
        || view.joins(end);
    let verb = view.has(end, Class::VERB) || phrase::is_participle(view, end) && !determined;
    if determined {
        return noun || !article;
    }
    let after_adjective =
        at > 0 && view.is(at - 1, TokenKind::WORD) && view.before(at).is_some_and(|t| t.class.0 == 0);
    // Nobody "fifth said" anything: only the first three are adverbs.
    let plain = quantity.value > 3.0;
    let counted = after_adjective || at == 0 || view.joins(end);
    plain || noun && (quantity.numeral.digits || !verb && counted)
}
