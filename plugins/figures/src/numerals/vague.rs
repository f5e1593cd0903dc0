//! Numbers that are no more than a magnitude: "dozens", "tens of thousands", "several hundred".

use copydesk_sdk::core::Word;

use super::{A, Numeral, OF, Shape};
use crate::lexicon::NumberWord;
use crate::view::View;

const FEW: [Word; 4] =
    [Word::ascii("few"), Word::ascii("several"), Word::ascii("many"), Word::ascii("multiple")];

fn vague(first: usize, end: usize, low: f64, scale: f64) -> Numeral {
    Numeral { first, end, value: low, scale, shape: Shape::Vague, digits: false, bare: false, terms: None }
}

/// The vague number that begins at `at`.
pub(super) fn read(view: &View<'_>, at: usize) -> Option<Numeral> {
    match view.number(at) {
        Some(NumberWord::Plural(low)) => Some(plural(view, at, low)),
        Some(NumberWord::Group(n)) => group(view, at, at, n),
        _ if view.is_word(at, &[A]) => match view.number(at + 1) {
            Some(NumberWord::Group(n)) => group(view, at, at + 1, n),
            _ if view.is_word(at + 1, &FEW[..1]) => few(view, at, at + 2),
            _ => None,
        },
        _ if view.is_word(at, &FEW) => few(view, at, at + 1),
        _ => None,
    }
}

/// "thousands", "tens of thousands", "hundreds of thousands".
fn plural(view: &View<'_>, at: usize, low: f64) -> Numeral {
    let next = if view.is_word(at + 1, &[OF]) { at + 2 } else { at + 1 };
    match view.number(next) {
        Some(NumberWord::Plural(more)) if more > low => vague(at, next + 1, low * more / 2.0, 1.0),
        Some(NumberWord::Scale(scale)) if next == at + 2 && scale > low => {
            vague(at, next + 1, low * scale, 1.0)
        }
        _ => vague(at, at + 1, low, 1.0),
    }
}

/// "several hundred", "a few thousand", "many dozens": at least two of them.
fn few(view: &View<'_>, first: usize, at: usize) -> Option<Numeral> {
    let low = match view.number(at)? {
        NumberWord::Hundred => 200.0,
        NumberWord::Scale(scale) | NumberWord::Dozen(scale) => scale * 2.0,
        NumberWord::Plural(low) => return Some(Numeral { first, ..plural(view, at, low) }),
        _ => return None,
    };
    // "a few hundred thousand"
    match view.number(at + 1) {
        Some(NumberWord::Scale(scale)) if scale > low => Some(vague(first, at + 2, low * scale, scale)),
        _ => Some(vague(first, at + 1, low, low / 2.0)),
    }
}

/// "a couple of", "a pair of", "a couple hundred": a number after all, where something is counted.
fn group(view: &View<'_>, first: usize, at: usize, count: f64) -> Option<Numeral> {
    let next = if view.is_word(at + 1, &[OF]) { at + 2 } else { at + 1 };
    let cardinal =
        |end, value, scale| Some(Numeral { shape: Shape::Cardinal, ..vague(first, end, value, scale) });
    match view.number(next) {
        Some(NumberWord::Hundred) => cardinal(next + 1, count * 100.0, 100.0),
        Some(NumberWord::Scale(scale) | NumberWord::Dozen(scale)) => cardinal(next + 1, count * scale, scale),
        _ if first < at && next == at + 2 => cardinal(at + 1, count, 1.0),
        _ => None,
    }
}
