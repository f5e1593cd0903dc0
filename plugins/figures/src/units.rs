//! What a number measures: the unit behind it, ages, and rates.

use copydesk_sdk::core::layers::{Case, Class, TokenKind};
use copydesk_sdk::core::{Category, Word};

use crate::lexicon::{Cue, LEXICON, NumberWord, Unit};
use crate::numerals::{A, AN, AND, Numeral, OF, Shape};
use crate::view::View;

const OLD: [Word; 2] = [Word::ascii("old"), Word::ascii("olds")];
const AGE: Word = Word::ascii("age");
const PER: Word = Word::ascii("per");
const EACH: [Word; 2] = [Word::ascii("each"), Word::ascii("every")];
const MORE: [Word; 3] = [Word::ascii("more"), Word::ascii("less"), Word::ascii("extra")];
const FROM: Word = Word::ascii("from");
const NOW: Word = Word::ascii("now");
const MAGNITUDE: Word = Word::ascii("magnitude");
const WON: Word = Word::ascii("won");
const AT: Word = Word::ascii("at");
const KOREAN: Unit = money("KRW");
const STERLING: Unit = money("GBP");
const POUND: &str = "pound";
const POINT: &str = "point";

/// A unit with the token behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Measured {
    pub(crate) unit: &'static Unit,
    pub(crate) category: Category,
    pub(crate) end: usize,
    /// What stands between number and unit adds to the number: "a year and a half".
    pub(crate) plus: f64,
    /// The unit is joined to the number by a hyphen: it describes the noun behind it.
    pub(crate) joined: bool,
}

const fn money(code: &'static str) -> Unit {
    Unit { name: code, category: Category::Money, factor: 1.0, touching: false }
}

/// The unit behind the number.
pub(crate) fn read(view: &View<'_>, numeral: &Numeral) -> Option<Measured> {
    let (unit, end, joined) = symbol(view, numeral).or_else(|| words(view, numeral))?;
    if let Some(end) = age(view, unit, end) {
        return Some(Measured { unit, category: Category::Age, end, plus: 0.0, joined: false });
    }
    let and_a = view.is_word(end, &[AND]) && view.is_word(end + 1, &[A, AN]);
    let (plus, end) = match view.number(end + 2) {
        Some(NumberWord::Part(part)) if and_a && numeral.value.fract() == 0.0 => (part, end + 3),
        _ => (0.0, end),
    };
    Some(Measured { unit, category: unit.category, end, plus, joined })
}

/// "magnitude 6.2", "a magnitude of 6.2": a unit that stands before its number.
pub(crate) fn before(view: &View<'_>, numeral: &Numeral) -> Option<Measured> {
    if !numeral.digits || numeral.value >= 12.0 {
        return None;
    }
    let back = if view.word_before(numeral.first, 1) == OF { 2 } else { 1 };
    if view.word_before(numeral.first, back) != MAGNITUDE {
        return None;
    }
    let (unit, _) = LEXICON.unit_words.at(view, numeral.first - back)?;
    Some(Measured { unit, category: unit.category, end: numeral.end, plus: 0.0, joined: false })
}

/// "40C", "12 km", "51%", "1,200€".
fn symbol(view: &View<'_>, numeral: &Numeral) -> Option<(&'static Unit, usize, bool)> {
    let joined = view.joins(numeral.end);
    let at = if joined { numeral.end + 1 } else { numeral.end };
    let (unit, end) = LEXICON.unit_symbols.at(view, at)?;
    // Behind number words only a currency's code: "half a million USD".
    if !(numeral.digits || unit.category == Category::Money && view.token_text(at).len() == 3) {
        return None;
    }
    let touches = view.glued(at);
    // "10 $20 bills"
    let next_amount = unit.category == Category::Money && view.is(end, TokenKind::NUMBER) && view.glued(end);
    // "5 V" but not "5 V ..." of a name, "12 A Street".
    let name = !touches
        && matches!(view.token_text(at), "C" | "F" | "V")
        && matches!(view.case(end), Case::CAPITALISED | Case::UPPER);
    ((touches || !unit.touching) && !next_amount && !name).then_some((unit, end, joined))
}

/// "six weeks", "six-week", "hundreds of miles", "half an hour".
fn words(view: &View<'_>, numeral: &Numeral) -> Option<(&'static Unit, usize, bool)> {
    let mut at = numeral.end;
    let joined = view.joins(at);
    if joined {
        at += 1;
    } else if matches!(numeral.shape, Shape::Vague | Shape::Fraction)
        || numeral.scale >= 1000.0
        || numeral.value.abs() < 1.0
    {
        if view.is_word(at, &[OF]) {
            at += 1;
        }
        let part = numeral.shape == Shape::Fraction || numeral.value.abs() < 1.0;
        if part && view.is_word(at, &[A, AN]) {
            at += 1;
        }
    }
    if view.is_word(at, &[WON]) && numeral.scale >= 1000.0 {
        return Some((&KOREAN, at + 1, joined));
    }
    let (mut unit, end) = LEXICON.unit_words.at(view, at)?;
    if unit.name == POUND && is_money(view, numeral) {
        unit = &STERLING;
    }
    if unit.name == POINT && !is_index(view, numeral) {
        return None;
    }
    let capital = view.case(at) == Case::CAPITALISED && !view.is(end, TokenKind::HYPHEN);
    let names = capital && unit.category == Category::Duration && view.case(end) == Case::CAPITALISED;
    (!names).then_some((unit, end, joined))
}

/// Whether a bare number is a sum that somebody pays: "will cost 8.00", "has spent millions on it".
pub(crate) fn paid(view: &View<'_>, first: usize, end: usize) -> bool {
    let before = first.wrapping_sub(1);
    let verb = if view.is_word(before, &[AT]) { before.wrapping_sub(1) } else { before };
    let counts = || {
        view.get(end).is_some_and(|t| t.kind == TokenKind::WORD && t.class.0 == 0)
            && !view.token_text(end).ends_with("ing")
            || view.is_word(end, &[OF])
            || view.joins(end)
    };
    view.says(verb, Cue::COSTS) && !counts()
}

/// Whether "points" are those of an index, which measure, and not those of a game, which are counted.
fn is_index(view: &View<'_>, numeral: &Numeral) -> bool {
    let moves = |back: usize| numeral.first.checked_sub(back).is_some_and(|at| view.says(at, Cue::CHANGE));
    numeral.value.fract() != 0.0 || numeral.value >= 500.0 || (1..=3).any(moves)
}

/// Whether "pounds" are money here: large sums, and sums that somebody pays.
fn is_money(view: &View<'_>, numeral: &Numeral) -> bool {
    // "11.44 pounds": pounds and pence.
    let pence = view.token_text(numeral.first).split_once('.').is_some_and(|(_, pence)| pence.len() == 2);
    numeral.scale >= 1000.0
        || numeral.value >= 5000.0
        || pence && numeral.digits
        || (numeral.first.saturating_sub(10)..numeral.first).any(|at| view.says(at, Cue::PAYS))
}

/// "years old", "-year-old", "months of age".
fn age(view: &View<'_>, unit: &Unit, end: usize) -> Option<usize> {
    if unit.category != Category::Duration {
        return None;
    }
    let at = if view.joins(end) { end + 1 } else { end };
    if view.is_word(at, &OLD) {
        return Some(at + 1);
    }
    (view.is_word(end, &[OF]) && view.is_word(end + 1, &[AGE])).then_some(end + 2)
}

/// What a rate is per.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Per {
    /// A unit: "a day".
    Unit(&'static Unit),
    /// The noun at this token: "per barrel".
    Noun(usize),
}

impl Per {
    /// Its name in output.
    pub(crate) fn name<'a>(self, view: &View<'a>) -> &'a str {
        match self {
            Self::Unit(unit) => unit.name,
            Self::Noun(at) => view.token_text(at),
        }
    }

    /// Whether it is a unit of time.
    pub(crate) fn is_time(self, view: &View<'_>) -> bool {
        match self {
            Self::Unit(unit) => unit.category == Category::Duration,
            Self::Noun(_) => LEXICON.is_time(self.name(view)),
        }
    }
}

/// What a rate is per, from token `at` on: "a day", "per barrel", "each night". Behind "a" only money takes any
/// noun; the others take a unit, since "12 a" can begin anything.
#[inline]
pub(crate) fn per(view: &View<'_>, at: usize, category: Category) -> Option<(Per, usize)> {
    if view.ends_figure(at) { None } else { rate(view, at, category) }
}

fn rate(view: &View<'_>, at: usize, category: Category) -> Option<(Per, usize)> {
    // "about $300 more a year"
    let at = if view.is_word(at, &MORE) { at + 1 } else { at };
    let rate = view.is_word(at, &[PER]) || view.is(at, TokenKind::SLASH) && view.glued(at);
    let article = view.is_word(at, &[A, AN]);
    let each = view.is_word(at, &EACH);
    if !rate && !article && !each {
        return None;
    }
    if let Some((unit, end)) = LEXICON.unit_words.at(view, at + 1)
        && unit.category != Category::Money
        && unit.category != Category::Percent
        && view.case(at + 1) != Case::CAPITALISED
        && !later(view, end)
    {
        return Some((Per::Unit(unit), end));
    }
    let noun = view.get(at + 1).filter(|t| t.kind == TokenKind::WORD && t.case == Case::LOWER)?;
    let closed = Class::PREPOSITION.with(Class::PRONOUN).with(Class::DETERMINER).with(Class::NUMBER_WORD);
    let priced = category == Category::Money && article && ends_phrase(view, at + 2);
    let any = rate || priced;
    (any && !noun.class.has(closed)).then(|| (Per::Noun(at + 1), at + 2))
}

/// "a year later", "a day from now": no rate, while "six inches a day from here" is one.
fn later(view: &View<'_>, at: usize) -> bool {
    view.says(at, Cue::LATER) && (!view.is_word(at, &[FROM]) || view.is_word(at + 1, &[NOW]))
}

/// Whether the noun phrase ends before `at`.
fn ends_phrase(view: &View<'_>, at: usize) -> bool {
    let closing =
        Class::PREPOSITION.with(Class::COORDINATOR).with(Class::SUBORDINATOR).with(Class::AUXILIARY);
    view.get(at)
        .is_none_or(|t| t.kind != TokenKind::WORD && t.kind != TokenKind::HYPHEN || t.class.has(closing))
}
