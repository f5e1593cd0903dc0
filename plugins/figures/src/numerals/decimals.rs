//! Parts of a whole behind a number, and products that keep to decimals.

use copydesk_sdk::core::Word;

use super::{A, AN};
use crate::lexicon::NumberWord;
use crate::view::View;

const POINT: Word = Word::ascii("point");
/// What goes on with a number here.
pub(super) const EXTENDERS: &[Word] = &[POINT];

/// `value * factor` as a person would work it out: 16.4 billion is 16400000000, not a few millionths less. Fifteen
/// digits are what a number of 64 bits keeps of decimals.
pub(crate) fn times(value: f64, factor: f64) -> f64 {
    let product = value * factor;
    if factor == 1.0 || value.fract() == 0.0 && factor.fract() == 0.0 {
        return product;
    }
    shifted(value, factor).unwrap_or_else(|| format!("{product:.14e}").parse().unwrap_or(product))
}

/// The product by whole numbers alone: a few decimals by a magnitude that makes a whole number of them, or a whole
/// number by .01. Both steps are exact, so that the one rounding left is that of the decimal number itself.
fn shifted(value: f64, factor: f64) -> Option<f64> {
    const MOST: f64 = 1e15;
    if factor == 0.01 {
        return (value.fract() == 0.0 && value.abs() < MOST).then(|| value / 100.0);
    }
    let (digits, power) = [10.0, 100.0, 1000.0].into_iter().find_map(|power| {
        let digits = (value * power).round();
        (digits / power == value).then_some((digits, power))
    })?;
    let rest = factor / power;
    let product = digits * rest;
    (rest.fract() == 0.0 && factor >= power && product.abs() < MOST).then_some(product)
}

/// "a half", "a quarter", "three fifths" behind "and".
pub(super) fn part(view: &View<'_>, at: usize) -> Option<(f64, usize)> {
    if view.is_word(at, &[A, AN]) || matches!(view.number(at), Some(NumberWord::Small(1.0))) {
        let at = if view.joins(at + 1) { at + 1 } else { at };
        return match view.number(at + 1)? {
            NumberWord::Part(v) => Some((v, at + 2)),
            NumberWord::Ordinal(d) if (3.0..20.0).contains(&d) => Some((1.0 / d, at + 2)),
            _ => None,
        };
    }
    let NumberWord::Small(above) = view.number(at)? else { return None };
    let next = if view.joins(at + 1) { at + 2 } else { at + 1 };
    match view.number(next)? {
        NumberWord::Denominator(d) => Some((above / d, next + 1)),
        NumberWord::Parts(v) => Some((above * v, next + 1)),
        _ => None,
    }
}

/// "point seven one" behind a number in words.
pub(super) fn decimals(view: &View<'_>, at: usize, whole: f64) -> (f64, usize) {
    if !view.is_word(at, &[POINT]) || whole.fract() != 0.0 {
        return (whole, at);
    }
    let (mut value, mut place, mut end) = (whole, 0.1, at + 1);
    while end - at < 16 {
        match view.number(end) {
            Some(NumberWord::Small(v)) if v < 10.0 => {
                value += v * place;
                place /= 10.0;
            }
            // "point seventy-one"
            Some(NumberWord::Ten(v)) => {
                value += v * place / 10.0;
                end += if view.joins(end + 1) { 1 } else { 0 };
                if let Some(NumberWord::Small(unit)) = view.number(end + 1) {
                    value += unit * place / 10.0;
                    end += 1;
                }
                place /= 100.0;
            }
            _ => break,
        }
        end += 1;
    }
    if end == at + 1 {
        return (whole, at);
    }
    // Digits were added one by one: round off what binary fractions leave over.
    ((value * 1e9).round() / 1e9, end)
}

#[cfg(test)]
mod tests {
    use super::times;

    #[test]
    fn products_are_those_of_decimals() {
        for factor in [0.01, 12.0, 100.0, 1e3, 1e5, 1e6, 1e9, 1e12] {
            for tenths in 0..20_000_u32 {
                for power in [1.0, 10.0, 100.0, 1000.0] {
                    let value = f64::from(tenths) / power;
                    let written = format!("{:.14e}", value * factor);
                    assert_eq!(Ok(times(value, factor)), written.parse(), "{value} * {factor}");
                }
            }
        }
    }
}
