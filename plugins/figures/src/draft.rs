//! From the tokens of a sentence to the numbers in it: the left-to-right scan.

use copydesk_sdk::core::layers::{Class, TokenKind};
use copydesk_sdk::core::{Bound, Category, Word};
use copydesk_sdk::prelude::Tracer;

use crate::bounds::{self, Bounds};
use crate::lexicon::{Cue, Unit};
use crate::numerals::{AND, OF, Shape, times};
use crate::quantity::{self, Quantity};
use crate::ranges::{self, Pair, Paired};
use crate::trace::{self, Why};
use crate::units::Per;
use crate::view::View;
use crate::{ages, reject, units};

/// What an age is in.
const YEAR: Unit = Unit { name: "year", category: Category::Duration, factor: 1.0, touching: false };
/// So many tokens behind a figure the next may have its unit.
const NEAR: usize = 3;
const FROM_TO: [Word; 2] = [Word::ascii("from"), Word::ascii("to")];

/// A figure before its surroundings are read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Draft {
    /// Its first token, bounds included.
    pub(crate) first: usize,
    /// The token behind it.
    pub(crate) end: usize,
    /// The number's own tokens.
    pub(crate) written: (usize, usize),
    pub(crate) category: Category,
    pub(crate) number: Number,
    pub(crate) bound: Bound,
    pub(crate) unit: Option<&'static Unit>,
    pub(crate) per: Option<Per>,
    /// The token behind figure and rate.
    pub(crate) rate_end: usize,
    /// The two numbers of a ratio, a score or a change, as written.
    pub(crate) terms: Option<[f64; 2]>,
    /// The two are those of a change.
    pub(crate) changes: bool,
    /// It is tied by a hyphen to the noun it describes.
    pub(crate) joined: bool,
    pub(crate) kind: Kind,
}

/// The number of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Number {
    /// 12
    One(f64),
    /// dozens: the least it can mean.
    From(f64),
    /// 10 to 12
    Between(f64, f64),
}

impl Number {
    /// The number, where it is one.
    pub(crate) fn one(self) -> Option<f64> {
        if let Self::One(value) = self { Some(value) } else { None }
    }

    fn times(self, factor: f64) -> Self {
        let scaled = |value| times(value, factor);
        match self {
            Self::One(value) => Self::One(scaled(value)),
            Self::From(low) => Self::From(scaled(low)),
            Self::Between(low, high) => Self::Between(scaled(low), scaled(high)),
        }
    }
}

/// Which construction it is; names the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Digits,
    Words,
    One,
    Unit,
    Money,
    Percent,
    Age,
    Range,
    Change,
    Score,
    Vague,
    Ordinal,
    Fraction,
    Ratio,
}

/// Appends all figures of a sentence to `out`, left to right; a number may begin at each of `openings`. What is none is
/// told to `tracer`.
pub(crate) fn scan(view: &View<'_>, openings: &[usize], tracer: Tracer<'_>, out: &mut Vec<Draft>) {
    // Nothing reaches back behind the figure before.
    let (mut floor, first) = (0, out.len());
    for &at in openings {
        if at < floor {
            continue;
        }
        let Some(quantity) = quantity::read(view, at, floor) else { continue };
        let (draft, why) = match ranges::read(view, &quantity, floor) {
            Some(paired) => pair(view, &quantity, &paired, floor),
            None => single(view, quantity, floor),
        };
        floor = draft.rate_end.max(at + 1);
        match why {
            Some(why) if tracer.is_asked() => trace::rejected(tracer, view.span(draft.first, draft.end), why),
            Some(_) => {}
            None => add(view, draft, first, out),
        }
    }
}

/// Adds a figure, unless it is one with that before it; those of the sentence begin at `first`.
fn add(view: &View<'_>, mut draft: Draft, first: usize, out: &mut Vec<Draft>) {
    let last = out.get_mut(first..).and_then(<[_]>::last_mut);
    // What stands farther from the figure before shares nothing with it.
    if let Some(last) = last.filter(|last| draft.first <= last.rate_end + NEAR) {
        continue_ages(view, last, &mut draft);
        share_unit(view, last, &mut draft);
        share_back(view, last, &draft);
        if merge(view, last, &draft) {
            return;
        }
    }
    out.push(draft);
}

/// The figure of a quantity, and why it is none.
fn single(view: &View<'_>, mut quantity: Quantity, floor: usize) -> (Draft, Option<Why>) {
    let bounds = bounds::read(view, quantity.first, quantity.end, floor);
    if quantity.unit.is_none() && view.is(quantity.end, TokenKind::HYPHEN) && quantity.numeral.digits {
        suspended(view, &mut quantity);
    }
    let mut draft = draft(view, &quantity, bounds);
    let aged = draft.kind == Kind::Age;
    let why = if aged { None } else { reject::why(view, &quantity, bounds.first, quantity.end) };
    draft.joined |= view.joins(draft.end);
    (draft, why)
}

/// The figure of two numbers, the first of them that of `quantity`, and why it is none.
#[cold]
fn pair(view: &View<'_>, quantity: &Quantity, paired: &Paired, floor: usize) -> (Draft, Option<Why>) {
    let bounds = bounds::read(view, paired.first, paired.end, floor);
    let mut draft = draft(view, &paired.quantity, bounds);
    let [a, b] = paired.values;
    draft.written = (quantity.numeral.first, paired.written_end.min(paired.end));
    draft.number = Number::Between(a.min(b), a.max(b));
    draft.bound = Bound::Range;
    match paired.pair {
        Pair::Range if draft.kind != Kind::Age => draft.kind = Kind::Range,
        Pair::Range => {}
        Pair::Change => (draft.kind, draft.terms, draft.changes) = (Kind::Change, Some([a, b]), true),
        Pair::Score => (draft.kind, draft.terms) = (Kind::Score, Some([a, b])),
    }
    let scores = paired.pair == Pair::Score;
    let why = if scores { None } else { reject::why_pair(view, quantity, paired.end) };
    (draft, why)
}

fn draft(view: &View<'_>, quantity: &Quantity, bounds: Bounds) -> Draft {
    let numeral = &quantity.numeral;
    let vague = numeral.shape == Shape::Vague;
    let aged = ages::is(view, quantity, bounds.first, bounds.end);
    let paid = quantity.category == Category::Count && units::paid(view, bounds.first, bounds.end);
    let category = match quantity.category {
        _ if aged => Category::Age,
        _ if paid => Category::Money,
        category => category,
    };
    let rated = matches!(
        category,
        Category::Money | Category::Measure | Category::Duration | Category::Percent | Category::Count
    );
    let rate = if rated { units::per(view, bounds.end, category) } else { None };
    let kind = match category {
        Category::Age => Kind::Age,
        Category::Money => Kind::Money,
        Category::Percent => Kind::Percent,
        Category::Duration | Category::Measure => Kind::Unit,
        Category::Ordinal => Kind::Ordinal,
        Category::Fraction => Kind::Fraction,
        Category::Ratio => Kind::Ratio,
        _ if vague => Kind::Vague,
        _ if quantity.value == 1.0 && !numeral.digits => Kind::One,
        _ if numeral.digits => Kind::Digits,
        _ => Kind::Words,
    };
    let hedged = matches!(bounds.bound, Bound::Exact | Bound::About);
    Draft {
        first: bounds.first,
        end: bounds.end,
        written: (numeral.first, numeral.end),
        category,
        number: if vague { Number::From(quantity.value) } else { Number::One(quantity.value) },
        bound: if vague && hedged { Bound::Vague } else { bounds.bound },
        unit: if aged { Some(&YEAR) } else { quantity.unit },
        per: rate.map(|(per, _)| per),
        rate_end: rate.map_or(bounds.end, |(_, end)| end),
        terms: numeral.terms,
        changes: false,
        joined: quantity.joined,
        kind,
    }
}

/// "Kettleby Rovers 3": one side's part of a result.
pub(crate) fn make_score(draft: &mut Draft) {
    (draft.category, draft.kind) = (Category::Score, Kind::Score);
}

/// "aged 24 and 31": the second is an age too.
fn continue_ages(view: &View<'_>, last: &Draft, draft: &mut Draft) {
    if last.kind != Kind::Age {
        return;
    }
    let bare = draft.category == Category::Count
        && draft.number.one().is_some_and(|v| v <= 125.0 && v.fract() == 0.0);
    let linked = draft.first == last.end + 1 && last.end == last.written.1;
    let counts = view.is(draft.end, TokenKind::WORD) && !view.has(draft.end, Class::COORDINATOR);
    let link = view.is_word(last.end, &[AND]) || view.is(last.end, TokenKind::COMMA);
    if bare && linked && link && !counts {
        (draft.category, draft.kind, draft.unit) = (Category::Age, Kind::Age, Some(&YEAR));
    }
}

/// "up to 412 million euros from 361 million", "85 cents a share from 70": the second has the unit of the first.
fn share_unit(view: &View<'_>, last: &Draft, draft: &mut Draft) {
    if !matches!(last.category, Category::Money | Category::Percent) {
        return;
    }
    let bare = draft.category == Category::Count && draft.unit.is_none() && !draft.joined;
    let linked =
        view.says(draft.first.wrapping_sub(1), Cue::SHARES_UNIT) && draft.first <= last.rate_end + NEAR;
    let noun = view.is(draft.end, TokenKind::WORD)
        && !view.has(
            draft.end,
            Class::PREPOSITION.with(Class::DETERMINER).with(Class::COORDINATOR).with(Class::ADVERBIAL),
        )
        && !view.says(draft.end, Cue::RELATIVE);
    let percent = last.category == Category::Percent && view.is_word(draft.first.wrapping_sub(1), &FROM_TO);
    let factor = last.unit.map_or(1.0, |unit| unit.factor);
    let large = draft.number.one().is_some_and(|v| v >= 1e5) || factor < 1.0 || percent;
    if bare && linked && large && !noun && !view.is_word(draft.end, &[OF]) {
        draft.number = draft.number.times(factor);
        (draft.category, draft.kind, draft.unit) = (last.category, last.kind, last.unit);
    }
}

/// "by 68 to 32 per cent": the first has the unit of the second.
fn share_back(view: &View<'_>, last: &mut Draft, draft: &Draft) {
    let shares = last.kind == Kind::Digits && draft.category == Category::Percent;
    if shares && draft.first == last.end + 1 && view.is_word(last.end, &FROM_TO[1..]) {
        (last.category, last.kind, last.unit) = (draft.category, draft.kind, draft.unit);
    }
}

/// Makes one figure of "more than 20 and less than 40", the second of which is `next`.
fn merge(view: &View<'_>, last: &mut Draft, next: &Draft) -> bool {
    if next.first != last.end + 1 || !view.is_word(last.end, &[AND]) {
        return false;
    }
    let (Number::One(a), Number::One(b)) = (last.number, next.number) else { return false };
    let name = |draft: &Draft| draft.unit.map(|unit| unit.name);
    let same = last.unit.is_none() || name(last) == name(next);
    let Some([low, high]) = ranges::closes((last.bound, a), (next.bound, b)).filter(|_| same) else {
        return false;
    };
    (last.number, last.bound, last.kind) = (Number::Between(low, high), Bound::Range, Kind::Range);
    (last.unit, last.category) = (next.unit, next.category);
    (last.end, last.rate_end, last.per) = (next.end, next.rate_end, next.per);
    last.written.1 = next.written.1;
    true
}

/// "a 7- or 8-inch screen": the number before waits for the unit behind the next.
fn suspended(view: &View<'_>, quantity: &mut Quantity) {
    let at = quantity.end;
    if !view.glued(at) || !view.spaced(at + 1) {
        return;
    }
    for next in at + 1..at + 4 {
        if view.is(next, TokenKind::NUMBER) {
            if let Some(other) = quantity::read(view, next, next)
                && let Some(unit) = other.unit
            {
                quantity.value = times(quantity.value, unit.factor);
                (quantity.unit, quantity.category) = (Some(unit), other.category);
            }
            return;
        }
    }
}
