//! Two numbers that are one figure: ranges, changes, scores.

use copydesk_sdk::core::layers::{Case, Class, TokenKind};
use copydesk_sdk::core::{Bound, Category, Word};

use crate::bounds;
use crate::calendar;
use crate::lexicon::Cue;
use crate::numerals::{Shape, times};
use crate::quantity::{self, Quantity};
use crate::view::View;

const TO: Word = Word::ascii("to");
const OR: Word = Word::ascii("or");
const AND: Word = Word::ascii("and");
const BY: Word = Word::ascii("by");
const FROM: Word = Word::ascii("from");
const BETWEEN: Word = Word::ascii("between");
const THROUGH: [Word; 2] = [Word::ascii("through"), Word::ascii("thru")];
const A: [Word; 2] = [Word::ascii("a"), Word::ascii("an")];
const TWO: Word = Word::ascii("two");
/// So far from "from" a verb of rising or falling is looked for.
const REACH: usize = 12;

/// How two numbers belong together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Pair {
    /// Between the two.
    Range,
    /// From the first to the second.
    Change,
    /// The first against the second.
    Score,
}

/// Two quantities as one, both brought to the same unit and magnitude.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Paired {
    pub(crate) pair: Pair,
    /// With the first number's tokens and the unit of both.
    pub(crate) quantity: Quantity,
    /// As written: the first, the second.
    pub(crate) values: [f64; 2],
    /// "between" included.
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// The token behind the second number, its unit left out.
    pub(crate) written_end: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Link {
    Hyphen,
    To,
    Or,
    Between,
}

/// The figure that `first` begins together with a second number, if it does.
pub(crate) fn read(view: &View<'_>, first: &Quantity, floor: usize) -> Option<Paired> {
    if view.ends_figure(first.end) {
        debug_assert!(link(view, first, floor).is_none(), "a link that the gate overlooks");
        return None;
    }
    if let Some(paired) = unit_or_two(view, first) {
        return Some(paired);
    }
    if !matches!(first.numeral.shape, Shape::Cardinal | Shape::Fraction) {
        return None;
    }
    let (link, next) = link(view, first, floor)?;
    second(view, first, link, next, floor)
}

/// The figure of `first` and of the number that begins at `next`, behind the link.
fn second(view: &View<'_>, first: &Quantity, link: Link, next: usize, floor: usize) -> Option<Paired> {
    // "12-under 276": what a hyphen ties to a number begins with a number.
    let second = begin(view, next).filter(|second| link != Link::Hyphen || second.first == next)?;
    // "rose 60% in 2018 to 3.9 million"
    if calendar::year(view, first, first.end) && !second.numeral.bare {
        return None;
    }
    if second.numeral.shape != first.numeral.shape {
        return None;
    }
    if matches!(link, Link::Hyphen | Link::To)
        && let Some(score) = score(view, first, &second, link)
    {
        return Some(score);
    }
    range(view, *first, second, link, floor)
}

/// What links two numbers, and the token behind it.
fn link(view: &View<'_>, first: &Quantity, floor: usize) -> Option<(Link, usize)> {
    let at = first.end;
    if view.joins(at) && view.is_word(at + 1, &[TO]) && view.joins(at + 2) {
        return Some((Link::To, at + 3));
    }
    if !view.is(at, TokenKind::WORD) {
        return dash(view, first).then_some((Link::Hyphen, at + 1));
    }
    let word = view.word(at);
    if word == AND {
        let between = first.first > floor && view.word_before(first.first, 1) == BETWEEN;
        return between.then_some((Link::Between, at + 1));
    }
    if word == TO || THROUGH.contains(&word) {
        return Some((Link::To, at + 1));
    }
    (word == OR).then_some((Link::Or, at + 1))
}

/// Whether a dash ties what stands behind `first` to it.
fn dash(view: &View<'_>, first: &Quantity) -> bool {
    let at = first.end;
    let dash = view.token_text(at);
    if matches!(dash, "-" | "–" | "—" | "‑") && view.glued(at) && view.glued(at + 1) {
        return true;
    }
    // "40 - 50": digits on both sides, blanks on both sides.
    matches!(dash, "-" | "–")
        && first.unit.is_none()
        && first.numeral.bare
        && view.is(at + 1, TokenKind::NUMBER)
        && view.spaced(at + 1)
        && view.spaced(at)
}

/// The quantity whose first token, perhaps a currency, is `at`; a bound may stand before it.
fn begin(view: &View<'_>, at: usize) -> Option<Quantity> {
    (at..at + 4).find_map(|number| {
        let quantity = quantity::read(view, number, at)?;
        let start = bounds::read(view, quantity.first, quantity.end, at).first;
        (start == at).then_some(quantity)
    })
}

/// Gives each of two quantities what the other has and it lacks: unit and magnitude.
fn share(first: &mut Quantity, second: &mut Quantity, from: bool) {
    let small = first.numeral.scale == 1.0 && first.numeral.value < 1000.0;
    let before_scale = second.numeral.value / second.numeral.scale;
    // "9 to 15 million"; "fell from 9 to 3 million" too, but not "from 500 to 1 million".
    let below = first.numeral.value < before_scale || from && first.numeral.value < 20.0 * before_scale;
    if small && second.has_scale() && below {
        first.value = times(first.value, second.numeral.scale);
    }
    if first.unit.is_none() && second.unit.is_some() {
        first.value = times(first.value, second.unit.map_or(1.0, |unit| unit.factor));
        (first.unit, first.category, first.joined) = (second.unit, second.category, second.joined);
    } else if second.unit.is_none() && first.unit.is_some() {
        second.value = times(second.value, first.unit.map_or(1.0, |unit| unit.factor));
        (second.unit, second.category) = (first.unit, first.category);
    }
}

fn range(
    view: &View<'_>,
    mut first: Quantity,
    mut second: Quantity,
    link: Link,
    floor: usize,
) -> Option<Paired> {
    let bounded = bounds::read(view, first.first, first.end, floor).first;
    let from = view.word_before(first.first, 1) == FROM || view.word_before(bounded, 1) == FROM;
    let pair = if from && link == Link::To && changes(view, bounded) { Pair::Change } else { Pair::Range };
    let (had, has) = (first.unit.is_some(), second.unit.is_some());
    if !first.comparable(&second) || second.prefixed && !had {
        return None;
    }
    share(&mut first, &mut second, from);
    let (a, b) = (first.value, second.value);
    let fits = match link {
        Link::Between => a != b,
        Link::Hyphen => a < b && !(view.joins(second.end) && view.is(second.end + 1, TokenKind::NUMBER)),
        Link::To => {
            // "rose 18 cents to 40": by so much, to so much.
            let by =
                bounded > floor && (view.says(bounded - 1, Cue::CHANGE) || view.is_word(bounded - 1, &[BY]));
            a != b && (from || a < b && !by && (has || !had || ends(view, second.end)))
        }
        Link::Or => a < b && (b <= 2.5 * a || b - a <= 1.0) && (has == had || has),
    };
    if !fits {
        return None;
    }
    let between = link == Link::Between;
    let quantity = Quantity { joined: second.joined || view.joins(second.end), ..first };
    Some(Paired {
        pair,
        quantity,
        values: [a, b],
        first: if between { first.first - 1 } else { first.first },
        end: second.end.max(first.end),
        written_end: second.numeral.end,
    })
}

/// Whether a verb of rising or falling governs "from" before `at`.
fn changes(view: &View<'_>, at: usize) -> bool {
    let start = at.saturating_sub(REACH);
    (start..at)
        .rev()
        .take_while(|&i| !view.is(i, TokenKind::STOP) && !view.is(i, TokenKind::SEMICOLON))
        .any(|i| view.says(i, Cue::CHANGE))
}

/// Whether no noun follows that a second number of its own could count.
fn ends(view: &View<'_>, at: usize) -> bool {
    view.get(at)
        .is_none_or(|t| t.kind != TokenKind::WORD || t.class.has(Class::PREPOSITION.with(Class::COORDINATOR)))
}

/// "won 3-1", "a 5-4 vote", "2-0 down": two small whole numbers in a contest, or in no order of a range.
fn score(view: &View<'_>, first: &Quantity, second: &Quantity, link: Link) -> Option<Paired> {
    let small = |q: &Quantity| q.unit.is_none() && q.numeral.bare && q.value < 400.0;
    let adjacent = first.end + 1 == second.first;
    if !small(first) || !small(second) || !adjacent || view.joins(second.end) {
        return None;
    }
    let (a, b) = (first.value, second.value);
    let start = first.first.saturating_sub(6);
    let near = (start..first.first).chain(second.end..second.end + 4);
    // "6-4, 3-6", "6-4 3-6"
    let number = |at: usize| view.is(at, TokenKind::NUMBER);
    let tied = |at: usize| number(at) && view.joins(at + 1) && number(at + 2);
    let start_of_last = first.first.wrapping_sub(3);
    let comma = view.is(first.first.wrapping_sub(1), TokenKind::COMMA);
    let set = tied(start_of_last) || comma && tied(start_of_last.wrapping_sub(1)) || tied(second.end);
    let contest = set || near.into_iter().any(|i| view.says(i, Cue::CONTEST));
    let counted = view.get(second.end).is_some_and(|t| t.kind == TokenKind::WORD && t.case == Case::LOWER)
        && view.token_text(second.end).ends_with('s')
        && !view.says(second.end, Cue::CONTEST)
        && !view.has(second.end, Class::PREPOSITION);
    let hyphen = link == Link::Hyphen && view.glued(first.end);
    let disordered = hyphen && (a >= b || a == 0.0 && b < 30.0);
    let fits = disordered || contest && !counted && (hyphen || a > b);
    fits.then_some(Paired {
        pair: Pair::Score,
        quantity: Quantity { category: Category::Score, ..*first },
        values: [a, b],
        first: first.first,
        end: second.end,
        written_end: second.end,
    })
}

/// "a day or two", "a week or two".
fn unit_or_two(view: &View<'_>, first: &Quantity) -> Option<Paired> {
    let article = first.unit.is_some() && first.value == 1.0 && view.is_word(first.numeral.first, &A);
    let two = article && view.is_word(first.end, &[OR]) && view.is_word(first.end + 1, &[TWO]);
    two.then_some(Paired {
        pair: Pair::Range,
        quantity: *first,
        values: [1.0, 2.0],
        first: first.first,
        end: first.end + 2,
        written_end: first.end + 2,
    })
}

/// The interval that a lower and an upper bound enclose: "more than 20 and less than 40".
pub(crate) fn closes((one, a): (Bound, f64), (two, b): (Bound, f64)) -> Option<[f64; 2]> {
    let lower = |b| matches!(b, Bound::MoreThan | Bound::AtLeast);
    let upper = |b| matches!(b, Bound::LessThan | Bound::AtMost);
    let [low, high] = if lower(one) && upper(two) {
        [a, b]
    } else if upper(one) && lower(two) {
        [b, a]
    } else {
        return None;
    };
    (low <= high).then_some([low, high])
}
