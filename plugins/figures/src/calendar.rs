//! Numbers of the calendar and the clock, told by their surroundings: they are no figures.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Case, Class, TokenFlags, TokenKind};

use crate::lexicon::{Cue, NumberWord};
use crate::numerals::Shape;
use crate::quantity::Quantity;
use crate::trace::Why;
use crate::view::View;

const AGO: [Word; 1] = [Word::ascii("ago")];
const OF: Word = Word::ascii("of");
const THE: Word = Word::ascii("the");
const A: [Word; 2] = [Word::ascii("a"), Word::ascii("an")];
const PAST: [Word; 1] = [Word::ascii("past")];
const TO_AFTER: [Word; 4] =
    [Word::ascii("to"), Word::ascii("after"), Word::ascii("before"), Word::ascii("till")];
/// Words that a time of day stands behind.
const TIMED: [Word; 8] = [
    Word::ascii("at"),
    Word::ascii("by"),
    Word::ascii("until"),
    Word::ascii("till"),
    Word::ascii("before"),
    Word::ascii("around"),
    Word::ascii("about"),
    Word::ascii("since"),
];

/// Why the quantity, with what `end` is the token behind it, belongs to the calendar: it is a date, a year or a
/// time of day.
pub(crate) fn dated(view: &View<'_>, quantity: &Quantity, end: usize) -> Option<Why> {
    let date = || day(view, end, quantity) || numeric_date(view, quantity.numeral.first, end);
    if quantity.unit.is_some() {
        return Why::when(ago(view, end), "date", "a stretch of time before now is a date")
            .or_else(|| Why::when(decade(view, quantity), "decade", "a decade"))
            .or_else(|| Why::when(clock(view, quantity, end), "clock-time", "a time of day"));
    }
    let time = || clock(view, quantity, end) || spoken_clock(view, quantity);
    Why::when(decade(view, quantity), "decade", "a decade")
        .or_else(|| Why::when(date(), "date", "part of a calendar date"))
        .or_else(|| Why::when(year(view, quantity, end), "year", "four digits that read as a year"))
        .or_else(|| Why::when(time(), "clock-time", "a time of day"))
}

/// "three weeks ago" is a date.
fn ago(view: &View<'_>, end: usize) -> bool {
    view.is_word(end, &AGO)
}

/// "the 1990s", "in her 60s": the s is no second.
fn decade(view: &View<'_>, quantity: &Quantity) -> bool {
    let end = quantity.numeral.end;
    view.letters(end) == b"s" && view.glued(end) && quantity.value % 10.0 == 0.0
}

/// "October 7", "7 October", "the 5th of May", "14-15 July".
fn day(view: &View<'_>, end: usize, quantity: &Quantity) -> bool {
    let numeral = &quantity.numeral;
    let ordinal = numeral.shape == Shape::Ordinal;
    if ordinal && view.says(end, Cue::PERIOD) {
        return true;
    }
    let at = numeral.first;
    let month =
        |at: usize| view.has(at, Class::MONTH) && matches!(view.case(at), Case::CAPITALISED | Case::UPPER);
    let before = |back: usize| at.checked_sub(back).is_some_and(month);
    let of_month = || view.is_word(end, &[OF]) && month(end + 1);
    // "May the 5th", "Oct. 7"
    let parted = || before(2) && (view.word_before(at, 1) == THE || view.is(at - 1, TokenKind::STOP));
    // "May 12, 2015": the year behind the day.
    let behind_day = || {
        let year = numeral.bare && quantity.value > 31.0;
        year && view.is(at.wrapping_sub(1), TokenKind::COMMA) && (before(3) || before(4))
    };
    let beside = before(1) || month(end) || of_month() || parted() || behind_day();
    let fits = quantity.value >= 1.0 && quantity.value < 2200.0 && numeral.shape != Shape::Vague;
    // "may" and "march" are verbs before numbers in words.
    let verb = || !numeral.digits && !ordinal && view.flag(at.wrapping_sub(1), TokenFlags::OPENS_SENTENCE);
    beside && fits && !verb()
}

/// "5/17/2018", "2024-02-06", "09.03.2018", and other digits with hyphens, slashes or colons between them.
fn numeric_date(view: &View<'_>, at: usize, end: usize) -> bool {
    let link = |at: usize| {
        let kind = view.get(at).map(|t| t.kind);
        matches!(kind, Some(TokenKind::SLASH | TokenKind::COLON | TokenKind::HYPHEN))
            && view.glued(at)
            && view.glued(at + 1)
    };
    let number = |at: usize| view.is(at, TokenKind::NUMBER);
    number(at) && (link(end) && number(end + 1) || at >= 2 && link(at - 1) && number(at - 2))
}

/// "7 a.m.", "2.15pm", "0401 GMT", "six o'clock".
fn clock(view: &View<'_>, quantity: &Quantity, end: usize) -> bool {
    let word = |at: usize| view.says(at, Cue::CLOCK) && (view.case(at) != Case::CAPITALISED);
    (word(quantity.numeral.end) || word(end))
        && quantity.value < 2400.0 + f64::EPSILON
        && quantity.unit.is_none_or(|unit| unit.name == "hour")
}

/// "ten past three", "at quarter to nine": either number of a time of day in words.
fn spoken_clock(view: &View<'_>, quantity: &Quantity) -> bool {
    let (at, end) = (quantity.numeral.first, quantity.numeral.end);
    if end != at + 1 {
        return false;
    }
    let number = |at: usize| match view.number(at) {
        Some(NumberWord::Small(n) | NumberWord::Ten(n)) => Some(n),
        _ => view.is(at, TokenKind::NUMBER).then(|| view.token_text(at).parse().unwrap_or(0.0)),
    };
    let hour = |at: usize| number(at).is_some_and(|n| (1.0..=12.0).contains(&n)) && closes(view, at + 1);
    let part = |at: usize| matches!(view.number(at), Some(NumberWord::Part(_)));
    let minutes = |at: usize| part(at) || number(at).is_some_and(|n| (1.0..30.0).contains(&n));
    // "at five to six", "it was ten after two"; past a number nothing else is told.
    let told = |at: usize| {
        let before =
            if view.is_word(at.wrapping_sub(1), &A) { at.wrapping_sub(2) } else { at.wrapping_sub(1) };
        part(at) || view.is_word(before, &TIMED) || view.says(before, Cue::BE)
    };
    let tells = |first: usize, link: usize| {
        (view.is_word(link, &PAST) || view.is_word(link, &TO_AFTER) && told(first))
            && minutes(first)
            && hour(link + 1)
    };
    tells(at, end) || at >= 2 && tells(at - 2, at - 1)
}

/// Whether nothing is counted at `at`.
fn closes(view: &View<'_>, at: usize) -> bool {
    let small = Class::PREPOSITION.with(Class::COORDINATOR).with(Class::SUBORDINATOR).with(Class::ADVERBIAL);
    !view.is(at, TokenKind::WORD) && !view.joins(at)
        || view.has(at, small.with(Class::WEEKDAY).with(Class::PRONOUN).with(Class::AUXILIARY))
}

/// Four bare digits that read as a year.
pub(crate) fn year(view: &View<'_>, quantity: &Quantity, end: usize) -> bool {
    let numeral = &quantity.numeral;
    let bare = numeral.bare && numeral.digits && (1100.0..2200.0).contains(&numeral.value);
    if !bare || quantity.prefixed || view.letters(numeral.first).len() != 4 {
        return false;
    }
    let signed = view.says(numeral.first.wrapping_sub(1), Cue::BEFORE_YEAR);
    let plural =
        view.get(end).is_some_and(|t| t.kind == TokenKind::WORD && t.case == Case::LOWER && t.class.0 == 0)
            && counts(view.token_text(end));
    let likely = (1850.0..2100.0).contains(&numeral.value);
    // "killed 2000 people" counts, "the 2000 elections" and "in 2000 people" do not.
    !plural && (likely || signed) || plural && likely && signed
}

fn counts(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") || matches!(word, "people" | "men" | "women" | "children")
}
