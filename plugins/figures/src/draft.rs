//! From the tokens of a sentence to the numbers in it: the left-to-right scan.

use copydesk_sdk::core::layers::{Class, TokenKind};
use copydesk_sdk::core::{Bound, Category, Change, Word};
use copydesk_sdk::prelude::{Reason, Tracer};

use crate::bounds::{self, Bounds};
use crate::lexicon::Cue;
use crate::numerals::{AND, OF, Shape, times};
use crate::quantity::{self, Quantity};
use crate::ranges::{self, Pair};
use crate::trace::Why;
use crate::view::View;
use crate::{ages, reject, units};

/// So many tokens behind a figure the next may have its unit.
const NEAR: usize = 3;
const FROM_TO: [Word; 2] = [Word::ascii("from"), Word::ascii("to")];

/// A figure before its surroundings are read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Draft<'a> {
    /// Its first token, bounds included.
    pub(crate) first: usize,
    /// The token behind it.
    pub(crate) end: usize,
    /// The number's own tokens.
    pub(crate) written: (usize, usize),
    pub(crate) category: Category,
    pub(crate) value: Option<f64>,
    pub(crate) low: Option<f64>,
    pub(crate) high: Option<f64>,
    pub(crate) bound: Bound,
    pub(crate) unit: Option<&'static str>,
    /// What the number as written was multiplied by: .01 of cents.
    pub(crate) factor: f64,
    pub(crate) per: Option<&'a str>,
    /// The token behind figure and rate.
    pub(crate) rate_end: usize,
    pub(crate) terms: Option<[f64; 2]>,
    pub(crate) change: Option<Change>,
    /// It is tied by a hyphen to the noun it describes.
    pub(crate) joined: bool,
    pub(crate) kind: Kind,
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

/// All figures of a sentence, left to right; a number may begin at each of `openings`. What is none is told to `tracer`.
pub(crate) fn scan<'a>(view: &View<'a>, openings: &[usize], tracer: Tracer<'_>, out: &mut Vec<Draft<'a>>) {
    // Nothing reaches back behind the figure before.
    let mut floor = 0;
    for &at in openings {
        if at < floor {
            continue;
        }
        let Some(quantity) = quantity::read(view, at, floor) else { continue };
        let (draft, next) = assemble(view, quantity, floor, tracer);
        if let Some(mut draft) = draft {
            // What stands farther from the figure before shares nothing with it.
            let last = out.last_mut().filter(|last| draft.first <= last.rate_end + NEAR);
            if !last.is_some_and(|last| joined_to(view, last, &mut draft)) {
                out.push(draft);
            }
        }
        floor = next.max(at + 1);
    }
}

/// Gives two figures beside one another what either has from the other; whether they are one.
fn joined_to<'a>(view: &View<'a>, last: &mut Draft<'a>, draft: &mut Draft<'a>) -> bool {
    continue_ages(view, last, draft);
    share_unit(view, last, draft);
    share_back(view, last, draft);
    merge(view, last, draft)
}

/// The figure that a quantity begins, unless it is none, and where to go on.
fn assemble<'a>(
    view: &View<'a>,
    quantity: Quantity,
    floor: usize,
    tracer: Tracer<'_>,
) -> (Option<Draft<'a>>, usize) {
    let tell = |why: &Why, first, end| {
        tracer.trace(|| Reason::rejected(view.span(first, end), why.rule, why.note));
    };
    if let Some(paired) = ranges::read(view, quantity, floor) {
        let bounds = bounds::read(view, paired.first, paired.end, floor);
        let mut draft = draft(view, paired.quantity, bounds);
        let [a, b] = paired.values;
        draft.written = (quantity.numeral.first, paired.written_end.min(paired.end));
        (draft.value, draft.low, draft.high) = (None, Some(a.min(b)), Some(a.max(b)));
        draft.bound = Bound::Range;
        match paired.pair {
            Pair::Range if draft.kind != Kind::Age => draft.kind = Kind::Range,
            Pair::Range => {}
            Pair::Change => {
                draft.kind = Kind::Change;
                draft.change = Some(Change { from: a, to: b });
            }
            Pair::Score => {
                draft.kind = Kind::Score;
                draft.terms = Some([a, b]);
            }
        }
        let why = reject::why_pair(view, &quantity, paired.end).filter(|_| paired.pair != Pair::Score);
        let why = why.inspect(|why| tell(why, draft.first, paired.end));
        return (why.is_none().then_some(draft), draft.rate_end);
    }
    let bounds = bounds::read(view, quantity.first, quantity.end, floor);
    let mut quantity = quantity;
    if quantity.unit.is_none() && quantity.numeral.digits {
        suspended(view, &mut quantity);
    }
    let mut draft = draft(view, quantity, bounds);
    let aged = draft.kind == Kind::Age;
    let why = if aged { None } else { reject::why(view, &quantity, bounds.first, quantity.end) };
    let why = why.inspect(|why| tell(why, draft.first, draft.end));
    draft.joined |= view.joins(draft.end);
    (why.is_none().then_some(draft), draft.rate_end)
}

fn draft<'a>(view: &View<'a>, quantity: Quantity, bounds: Bounds) -> Draft<'a> {
    let numeral = &quantity.numeral;
    let vague = numeral.shape == Shape::Vague;
    let aged = ages::is(view, &quantity, bounds.first, bounds.end);
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
    let bound = if vague && matches!(bounds.bound, Bound::Exact | Bound::About) {
        Bound::Vague
    } else {
        bounds.bound
    };
    Draft {
        first: bounds.first,
        end: bounds.end,
        written: (numeral.first, numeral.end),
        category,
        value: (!vague).then_some(quantity.value),
        low: vague.then_some(quantity.value),
        high: None,
        bound,
        unit: if aged { Some("year") } else { quantity.unit.map(|unit| unit.name) },
        factor: quantity.unit.map_or(1.0, |unit| unit.factor),
        per: rate.map(|(per, _)| per),
        rate_end: rate.map_or(bounds.end, |(_, end)| end),
        terms: numeral.terms,
        change: None,
        joined: quantity.joined,
        kind,
    }
}

/// "Kettleby Rovers 3": one side's part of a result.
pub(crate) fn make_score(draft: &mut Draft<'_>) {
    (draft.category, draft.kind) = (Category::Score, Kind::Score);
}

/// "aged 24 and 31": the second is an age too.
fn continue_ages(view: &View<'_>, last: &Draft<'_>, draft: &mut Draft<'_>) {
    let bare =
        draft.category == Category::Count && draft.value.is_some_and(|v| v <= 125.0 && v.fract() == 0.0);
    let linked = draft.first == last.end + 1 && last.kind == Kind::Age && last.end == last.written.1;
    let counts = view.is(draft.end, TokenKind::WORD) && !view.has(draft.end, Class::COORDINATOR);
    let link = view.is_word(last.end, &[AND]) || view.is(last.end, TokenKind::COMMA);
    if bare && linked && link && !counts {
        (draft.category, draft.kind, draft.unit) = (Category::Age, Kind::Age, Some("year"));
    }
}

/// "up to 412 million euros from 361 million", "85 cents a share from 70": the second has the unit of the first.
fn share_unit(view: &View<'_>, last: &Draft<'_>, draft: &mut Draft<'_>) {
    let money = matches!(last.category, Category::Money | Category::Percent);
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
    let large = draft.value.is_some_and(|v| v >= 1e5) || last.factor < 1.0 || percent;
    if money && bare && linked && large && !noun && !view.is_word(draft.end, &[OF]) {
        let scaled = |v: &mut f64| *v = times(*v, last.factor);
        draft.value.as_mut().into_iter().chain(&mut draft.low).chain(&mut draft.high).for_each(scaled);
        (draft.category, draft.kind, draft.unit) = (last.category, last.kind, last.unit);
        draft.factor = last.factor;
    }
}

/// "by 68 to 32 per cent": the first has the unit of the second.
fn share_back(view: &View<'_>, last: &mut Draft<'_>, draft: &Draft<'_>) {
    let linked = draft.first == last.end + 1 && view.is_word(last.end, &FROM_TO[1..]);
    if linked && last.kind == Kind::Digits && draft.category == Category::Percent {
        (last.category, last.kind, last.unit) = (draft.category, draft.kind, draft.unit);
    }
}

/// Makes one figure of "more than 20 and less than 40", the second of which is `next`.
fn merge<'a>(view: &View<'a>, last: &mut Draft<'a>, next: &Draft<'a>) -> bool {
    let linked = next.first == last.end + 1 && view.is_word(last.end, &[AND]);
    let (Some(a), Some(b)) = (last.value, next.value) else { return false };
    if !linked {
        return false;
    }
    let same = last.unit == next.unit || last.unit.is_none();
    let Some([low, high]) = ranges::closes((last.bound, a), (next.bound, b)).filter(|_| same) else {
        return false;
    };
    (last.value, last.low, last.high) = (None, Some(low), Some(high));
    (last.bound, last.kind) = (Bound::Range, Kind::Range);
    (last.unit, last.category) = (next.unit, next.category);
    (last.end, last.rate_end, last.per) = (next.end, next.rate_end, next.per);
    last.written.1 = next.written.1;
    true
}

/// "a 7- or 8-inch screen": the number before waits for the unit behind the next.
fn suspended(view: &View<'_>, quantity: &mut Quantity) {
    let at = quantity.end;
    if !view.is(at, TokenKind::HYPHEN) || !view.glued(at) || !view.spaced(at + 1) {
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
