//! Days counted from publication and parts of days: today, tomorrow night, this morning, the night of May 13.

use copydesk_sdk::core::Word;

use super::cursor::Cursor;
use super::frame::Frame;
use super::{Found, phrase};
use crate::expression::{Expression, Named, Origin, Part, Unit};
use crate::lexicon::{Determiner, Relation};

const OF: Word = Word::ascii("of");
const THE: Word = Word::ascii("the");
const IN: Word = Word::ascii("in");
const BEFORE: Word = Word::ascii("before");
const AFTER: Word = Word::ascii("after");
const HOURS: Word = Word::ascii("hours");
const TONIGHT: Word = Word::ascii("tonight");

/// A date with the part of the day behind it: Sunday night, Tuesday late evening, Friday in the evening.
pub(super) fn with_part(c: &Cursor<'_>, day: Expression, first: usize, end: usize) -> Found {
    let mut next = end;
    if c.senses(next).edge.is_some() {
        next += 1;
    } else if c.is(next, IN) && c.is(next + 1, THE) {
        next += 2;
    }
    let senses = c.senses(next);
    match senses.part.filter(|_| !senses.plural) {
        Some(part) if has_days(&day) => {
            let expression = Expression::Part { part, day: Some(Box::new(day)) };
            Found { expression, first, end: next + 1 }
        }
        _ => Found { expression: day, first, end },
    }
}

/// Whether it names a day, so that it has a morning.
pub(super) fn has_days(expression: &Expression) -> bool {
    match expression {
        Expression::Dated { named, .. }
        | Expression::Named { named, .. }
        | Expression::Within { named, .. } => !matches!(
            named,
            Named::Month(_) | Named::Season(_) | Named::Quarter(_) | Named::Half(_) | Named::Week(_)
        ),
        Expression::Shift { unit, .. } | Expression::Offset { unit, .. } | Expression::Nth { unit, .. } => {
            *unit == Unit::Day
        }
        Expression::Slashed { .. } => true,
        _ => false,
    }
}

/// Today, yesterday, tomorrow night, tonight.
pub(super) fn deictic(c: &Cursor<'_>, at: usize, days: i32) -> Found {
    let day = Expression::Shift { unit: Unit::Day, by: days, origin: Origin::Publication };
    if c.is(at, TONIGHT) {
        let expression = Expression::Part { part: Part::Night, day: Some(Box::new(day)) };
        return Found { expression, first: at, end: at + 1 };
    }
    with_part(c, day, at, at + 1)
}

/// This morning; last night; the next morning; the night of May 13; the evening before.
pub(super) fn part_of_day(c: &Cursor<'_>, at: usize, frame: &Frame, part: Part) -> Option<Found> {
    let hours = c.is(frame.head + 1, HOURS) && c.is(frame.head + 2, OF);
    let end = c.skip_possessive(frame.head + 1) + usize::from(hours);
    if c.senses(frame.head).plural {
        return None;
    }
    let found = |day, end| {
        let expression = Expression::Part { part, day: Some(Box::new(day)) };
        Some(Found { expression, first: at, end })
    };
    let day = |by, origin| Expression::Shift { unit: Unit::Day, by, origin };
    if let Some(whole) = c.is(end, OF).then(|| phrase(c, end + 1, false)).flatten()
        && has_days(&whole.expression)
    {
        return found(whole.expression, whole.end);
    }
    match (frame.relation, frame.determiner) {
        (Some(Relation::Last), None) => found(day(-1, Origin::Publication), end),
        (Some(Relation::Next | Relation::Following), _) => found(day(1, Origin::Mention), end),
        (Some(Relation::Previous), _) => found(day(-1, Origin::Mention), end),
        (Some(Relation::Same), _) => found(day(0, Origin::Mention), end),
        (Some(_), _) => None,
        (None, Some(Determiner::This)) => found(day(0, Origin::Publication), end),
        (None, Some(Determiner::That)) => found(day(0, Origin::Mention), end),
        (None, Some(Determiner::The)) if c.is(end, BEFORE) => found(day(-1, Origin::Mention), end + 1),
        (None, Some(Determiner::The)) if c.is(end, AFTER) => found(day(1, Origin::Mention), end + 1),
        (None, Some(Determiner::The)) if c.is(frame.head - 1, THE) && !c.is(end, OF) => {
            Some(Found { expression: Expression::Part { part, day: None }, first: at, end })
        }
        (None, Some(Determiner::Every)) => {
            let value = format!("XXXX-XX-XXT{}", part.code());
            Some(Found { expression: Expression::Often(value.into()), first: at, end })
        }
        _ => None,
    }
}
