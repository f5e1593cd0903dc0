//! A number with its currency or unit.

use copydesk_sdk::core::layers::TokenKind;
use copydesk_sdk::core::{Bound, Category, Word};

use crate::lexicon::{LEXICON, Unit};
use crate::numerals::{self, A, AN, AND, Numeral, Shape};
use crate::units::{self, Measured};
use crate::view::View;

const HALF: Word = Word::ascii("half");
const OR: Word = Word::ascii("or");
const TWO: Word = Word::ascii("two");
pub(crate) const FEW: Word = Word::ascii("few");
const SINGLE: Word = Word::ascii("single");

/// A number with its currency or unit, without bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Quantity {
    pub(crate) numeral: Numeral,
    /// The first token, a currency before the number included.
    pub(crate) first: usize,
    /// The token behind number and unit.
    pub(crate) end: usize,
    /// In the unit's own terms: five cents are .05.
    pub(crate) value: f64,
    pub(crate) category: Category,
    pub(crate) unit: Option<Unit>,
    /// The currency stands before the number.
    pub(crate) prefixed: bool,
    /// It is joined by a hyphen to the noun that it describes: six-week.
    pub(crate) joined: bool,
}

/// The quantity whose number begins at `at`. A currency before it is looked for from `floor` on.
pub(crate) fn read(view: &View<'_>, at: usize, floor: usize) -> Option<Quantity> {
    let numeral = numerals::read(view, at).or_else(|| lone_unit(view, at)).or_else(|| single(view, at))?;
    Some(measure(view, numeral, floor))
}

/// Adds currency or unit to a number.
fn measure(view: &View<'_>, numeral: Numeral, floor: usize) -> Quantity {
    let category = match numeral.shape {
        Shape::Ordinal => Category::Ordinal,
        Shape::Fraction => Category::Fraction,
        Shape::Ratio => Category::Ratio,
        Shape::Cardinal | Shape::Vague => Category::Count,
    };
    let plain = Quantity {
        numeral,
        first: numeral.first,
        end: numeral.end,
        value: numeral.value,
        category,
        unit: None,
        prefixed: false,
        joined: false,
    };
    if matches!(numeral.shape, Shape::Ordinal | Shape::Ratio) {
        return plain;
    }
    if let Some((currency, first)) = prefix(view, &numeral, floor) {
        // "$76 US": the country behind the number.
        let end = if view.token_text(numeral.end) == "US" { numeral.end + 1 } else { numeral.end };
        return Quantity {
            first,
            end,
            category: Category::Money,
            unit: Some(currency),
            prefixed: true,
            joined: view.joins(end),
            ..plain
        };
    }
    let alone = view.ends_figure(numeral.end);
    debug_assert!(!alone || units::read(view, &numeral).is_none(), "a unit that the gate overlooks");
    let behind = if alone { None } else { units::read(view, &numeral) };
    let Some(measured) = behind.or_else(|| units::before(view, &numeral)) else { return plain };
    let value = numerals::times(numeral.value, measured.unit.factor) + measured.plus;
    let quantity = Quantity {
        end: measured.end,
        value,
        category: measured.category,
        unit: Some(measured.unit),
        joined: measured.joined,
        ..plain
    };
    compound(view, quantity)
}

/// The currency right before the number: "$", "HK$", "US $", "EUR".
fn prefix(view: &View<'_>, numeral: &Numeral, floor: usize) -> Option<(Unit, usize)> {
    if !numeral.digits {
        return None;
    }
    let at = numeral.first;
    let (unit, start) = LEXICON.prefixes.ending(view, at)?;
    let touches = view.glued(at);
    (start >= floor && (touches || !unit.touching)).then_some((unit, start))
}

/// Two units of one measure: "5 ft 2 in", "three dollars fifty cents", "six pounds four ounces".
fn compound(view: &View<'_>, first: Quantity) -> Quantity {
    let Some(unit) = first.unit else { return first };
    let money = unit.category == Category::Money && unit.factor == 1.0;
    if !money && !matches!(unit.name, "foot" | "pound") {
        return first;
    }
    let at = if view.is_word(first.end, &[AND]) { first.end + 1 } else { first.end };
    let Some(numeral) = numerals::read(view, at).filter(|n| n.shape == Shape::Cardinal) else { return first };
    let inches = view.token_text(numeral.end) == "in" && unit.name == "foot" && numeral.digits;
    let Some(Measured { unit: small, end, .. }) = units::read(view, &numeral).or(inches.then(|| Measured {
        unit: Unit { name: "inch", category: Category::Measure, factor: 1.0, touching: false },
        category: Category::Measure,
        end: numeral.end + 1,
        plus: 0.0,
        joined: false,
    })) else {
        return first;
    };
    let part = match (unit.name, small.name) {
        ("foot", "inch") => numeral.value / 12.0,
        ("pound", "ounce") => numeral.value / 16.0,
        (one, other) if money && one == other && small.factor < 1.0 => {
            numerals::times(numeral.value, small.factor)
        }
        _ => return first,
    };
    Quantity { value: first.value + part, end, ..first }
}

/// "more than a decade", "nearly an hour": the article counts where a bound stands before it.
fn lone_unit(view: &View<'_>, at: usize) -> Option<Numeral> {
    if !view.is_word(at, &[A, AN]) {
        return None;
    }
    let (unit, end) = LEXICON.unit_words.at(view, at + 1)?;
    // "a year and a half", "a day or two"
    let half = view.is_word(end, &[AND]) && view.is_word(end + 1, &[A]) && view.is_word(end + 2, &[HALF]);
    let or_two = view.is_word(end, &[OR]) && view.is_word(end + 1, &[TWO]);
    if half && unit.category != Category::Percent || or_two && unit.category == Category::Duration {
        return Some(one(at, at + 1));
    }
    let (bound, _) = LEXICON.bounds_before.ending(view, at)?;
    let counts = matches!(unit.category, Category::Duration | Category::Measure | Category::Money);
    let hedged = bound != Bound::About || unit.category == Category::Duration;
    let noun = view.get(end).is_some_and(|t| t.kind == TokenKind::WORD && t.class.0 == 0 || view.joins(end));
    (counts && hedged && !noun).then(|| one(at, at + 1))
}

/// "single-day": one day.
fn single(view: &View<'_>, at: usize) -> Option<Numeral> {
    let unit = view.joins(at + 1) && LEXICON.unit_words.at(view, at + 2).is_some();
    (view.is_word(at, &[SINGLE]) && unit).then(|| one(at, at + 1))
}

fn one(first: usize, end: usize) -> Numeral {
    Numeral {
        first,
        end,
        value: 1.0,
        scale: 1.0,
        shape: Shape::Cardinal,
        digits: false,
        bare: false,
        terms: None,
    }
}

impl Quantity {
    /// Whether it could be of the same measure as `other`.
    pub(crate) fn comparable(&self, other: &Self) -> bool {
        match (self.unit, other.unit) {
            (Some(a), Some(b)) => a.name == b.name && self.category == other.category,
            _ => true,
        }
    }

    /// Whether the number word at its end is a magnitude.
    pub(crate) fn has_scale(&self) -> bool {
        self.numeral.scale >= 1000.0
    }
}

/// Words that are no numbers themselves but may open one.
pub(crate) const OPENERS: [Word; 9] = [
    A,
    AN,
    // Where a number follows: "several hundred".
    MULTIPLIED[0],
    MULTIPLIED[1],
    MULTIPLIED[2],
    MULTIPLIED[3],
    SINGLE,
    Word::ascii("minus"),
    Word::ascii("negative"),
];
pub(crate) const MULTIPLIED: [Word; 4] =
    [FEW, Word::ascii("several"), Word::ascii("many"), Word::ascii("multiple")];
