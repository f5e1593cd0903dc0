//! Bounds and hedges around a number: "at least", "nearly", "or more".

use copydesk_sdk::core::{Bound, Word};

use crate::lexicon::{Cue, LEXICON};
use crate::view::View;

const THAN: Word = Word::ascii("than");
const UP: Word = Word::ascii("up");

/// What stands around the tokens `first..end`, and how far it reaches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) bound: Bound,
    pub(crate) first: usize,
    pub(crate) end: usize,
}

/// At most so many bounds are stacked.
const STACKED: usize = 3;

/// Reads the bounds around `first..end`, not further back than `floor`.
pub(crate) fn read(view: &View<'_>, first: usize, end: usize, floor: usize) -> Bounds {
    let mut all = Bounds { bound: Bound::Exact, first, end };
    for _ in 0..STACKED {
        match LEXICON.bounds_before.ending(view, all.first) {
            // "goes up to 85": how far, not how far at most.
            Some((_, start)) if view.is_word(start, &[UP]) && moves(view, start) => break,
            Some((&bound, start)) if start >= floor && start < all.first => {
                all.bound = stronger(bound, all.bound);
                all.first = start;
            }
            _ => break,
        }
    }
    // "200 or greater than 190" has a second number.
    let after = LEXICON.bounds_after.at(view, end).filter(|&(_, behind)| !view.is_word(behind, &[THAN]));
    if let Some((&bound, behind)) = after {
        all.bound = stronger(all.bound, bound);
        all.end = behind;
    }
    all
}

/// Whether a verb of motion stands before "up to".
fn moves(view: &View<'_>, up: usize) -> bool {
    view.says(up.wrapping_sub(1), Cue::MOVES)
}

/// The outermost one-sided bound decides; without one the innermost hedge.
fn stronger(outer: Bound, inner: Bound) -> Bound {
    let hedge = |b| matches!(b, Bound::Exact | Bound::About | Bound::Nearly);
    match (hedge(outer), hedge(inner)) {
        (false, _) => outer,
        (true, false) => inner,
        _ if inner == Bound::Exact => outer,
        _ => inner,
    }
}
