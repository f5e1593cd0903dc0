//! A number with its currency or unit.

use copydesk_sdk::core::layers::TokenKind;
use copydesk_sdk::core::{Bound, Category, Word};

use crate::lexicon::{LEXICON, Unit};
use crate::numerals::{self, A, AN, AND, Numeral, Shape};
use crate::units;
use crate::view::View;

const HALF: Word = Word::ascii("half");
const OR: Word = Word::ascii("or");
const TWO: Word = Word::ascii("two");
pub(crate) const FEW: Word = Word::ascii("few");
const INCH: &Unit = &Unit { name: "inch", category: Category::Measure, factor: 1.0, touching: false };
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
    pub(crate) unit: Option<&'static Unit>,
    /// The currency stands before the number.
    pub(crate) prefixed: bool,
    /// It is joined by a hyphen to the noun that it describes: six-week.
    pub(crate) joined: bool,
}

/// The quantity whose number begins at `at`. A currency before it is looked for from `floor` on.
pub(crate) fn read(view: &View<'_>, at: usize, floor: usize) -> Option<Quantity> {
    let numeral = numerals::read(view, at).or_else(|| unwritten(view, at))?;
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
        let end = numeral.end + usize::from(view.letters(numeral.end) == b"US");
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
    let mut quantity = Quantity {
        end: measured.end,
        value: numerals::times(numeral.value, measured.unit.factor) + measured.plus,
        category: measured.category,
        unit: Some(measured.unit),
        joined: measured.joined,
        ..plain
    };
    if let Some((value, end)) = compound(view, measured.unit, quantity.end) {
        quantity.value += value;
        quantity.end = end;
    }
    quantity
}

/// The currency right before the number: "$", "HK$", "US $", "EUR".
fn prefix(view: &View<'_>, numeral: &Numeral, floor: usize) -> Option<(&'static Unit, usize)> {
    if !numeral.digits {
        return None;
    }
    let at = numeral.first;
    let (unit, start) = LEXICON.prefixes.ending(view, at)?;
    let touches = view.glued(at);
    (start >= floor && (touches || !unit.touching)).then_some((unit, start))
}

/// The second of two units of one measure, in terms of the first, which ends before `end`, and the token behind it:
/// "5 ft 2 in", "three dollars fifty cents", "six pounds four ounces".
fn compound(view: &View<'_>, unit: &Unit, end: usize) -> Option<(f64, usize)> {
    let money = unit.category == Category::Money && unit.factor == 1.0;
    if !money && !matches!(unit.name, "foot" | "pound") {
        return None;
    }
    let at = if view.is_word(end, &[AND]) { end + 1 } else { end };
    let numeral = numerals::read(view, at).filter(|n| n.shape == Shape::Cardinal)?;
    let inches = view.token_text(numeral.end) == "in" && unit.name == "foot" && numeral.digits;
    let behind = units::read(view, &numeral).map(|measured| (measured.unit, measured.end));
    let (small, end) = behind.or(inches.then_some((INCH, numeral.end + 1)))?;
    let part = match (unit.name, small.name) {
        ("foot", "inch") => numeral.value / 12.0,
        ("pound", "ounce") => numeral.value / 16.0,
        (one, other) if money && one == other && small.factor < 1.0 => {
            numerals::times(numeral.value, small.factor)
        }
        _ => return None,
    };
    Some((part, end))
}

/// A number that no number word says.
#[cold]
fn unwritten(view: &View<'_>, at: usize) -> Option<Numeral> {
    lone_unit(view, at).or_else(|| single(view, at))
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
    let (&bound, _) = LEXICON.bounds_before.ending(view, at)?;
    let counts = matches!(unit.category, Category::Duration | Category::Measure | Category::Money);
    let hedged = bound != Bound::About || unit.category == Category::Duration;
    let noun = view.get(end).is_some_and(|t| t.kind == TokenKind::WORD && t.class.0 == 0 || view.joins(end));
    (counts && hedged && !noun).then(|| one(at, at + 1))
}

/// "single-day": one day.
fn single(view: &View<'_>, at: usize) -> Option<Numeral> {
    let day = view.is_word(at, &[SINGLE]) && view.joins(at + 1);
    (day && LEXICON.unit_words.at(view, at + 2).is_some()).then(|| one(at, at + 1))
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
