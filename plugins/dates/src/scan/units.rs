//! Phrases whose head is a unit of time: last week, the next day, every year, the third quarter.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::TokenKind;

use super::clause::the_unit;
use super::counted::{counted, is_rate, times};
use super::cursor::Cursor;
use super::frame::Frame;
use super::{Found, amount, phrase};
use crate::expression::{Amount, Expression, Length, Named, Origin, Part, Pick, Unit};
use crate::lexicon::{Determiner, Direction, Plurality, Relation};

const OF: Word = Word::ascii("of");
const OLD: [Word; 2] = [Word::ascii("old"), Word::ascii("olds")];
const TO: Word = Word::ascii("to");
const COMMENCING: [Word; 5] = [
    Word::ascii("commencing"),
    Word::ascii("beginning"),
    Word::ascii("starting"),
    Word::ascii("ending"),
    Word::ascii("ended"),
];

/// What a unit counts and how it is written.
pub(super) struct Head {
    pub(super) unit: Unit,
    pub(super) times: i32,
    pub(super) plural: bool,
    /// The place after the unit and its possessive ending.
    pub(super) end: usize,
}

/// The expression whose frame began at `at` and whose head is a unit of time.
pub(super) fn phrase_of_unit(c: &Cursor<'_>, at: usize, frame: &Frame, edge: bool) -> Option<Found> {
    let (unit, times, plurality) = match c.senses(frame.head).unit {
        Some(unit) => unit,
        // Two nights: a length in days.
        None if frame.amount.is_some() && c.senses(frame.head).part == Some(Part::Night) => {
            (Unit::Day, 1, Plurality::Many)
        }
        None => return None,
    };
    if plurality == Plurality::Abbreviated && !frame.digits {
        return None;
    }
    let (amount, end) = match amount::and_a_half(c, frame, frame.head + 1) {
        Some((amount, end)) => (Some(amount), end),
        None => (frame.amount, c.skip_possessive(frame.head + 1)),
    };
    let frame = &Frame { amount, ..*frame };
    let head = Head { unit, times: i32::try_from(times).ok()?, plural: plurality != Plurality::One, end };
    if is_age(c, head.end) {
        return None;
    }
    let found = |(expression, end)| Found { expression, first: at, end };
    if frame.ordinal.is_some() && frame.amount.is_none() && !head.plural {
        let article = usize::from(frame.determiner == Some(Determiner::A));
        return nth(c, frame, &head).map(|(expression, end)| Found { expression, first: at + article, end });
    }
    if frame.determiner == Some(Determiner::Every) {
        return every(frame, &head).map(found);
    }
    if frame.amount.is_some() || head.plural || frame.determiner == Some(Determiner::A) {
        return counted(c, at, frame, &head).map(found);
    }
    if frame.possessive && frame.relation.is_some() {
        return None; // his last year in office
    }
    one(c, at, frame, &head, edge).map(|one| found(weekday_of(c, head.unit, one)))
}

/// A week with its day behind it: next week Monday.
fn weekday_of(c: &Cursor<'_>, unit: Unit, one: (Expression, usize)) -> (Expression, usize) {
    let (week, end) = one;
    let day = end + usize::from(c.is_joint(end));
    match c.senses(day).weekday.filter(|_| unit == Unit::Week && c.is_capital(day) && !c.senses(day).plural) {
        Some(weekday) => (within(Named::Weekday(weekday), week), day + 1),
        None => (week, end),
    }
}

/// "-old", "old": an age.
fn is_age(c: &Cursor<'_>, at: usize) -> bool {
    c.is(at, OLD[0]) || (c.is_kind(at, TokenKind::HYPHEN) && c.is_any(at + 1, &OLD))
}

/// The third quarter; the first week of 2021; the third month of the year.
fn nth(c: &Cursor<'_>, frame: &Frame, head: &Head) -> Option<(Expression, usize)> {
    let nth = frame.ordinal?;
    let whole = c.is(head.end, OF).then(|| phrase(c, head.end + 1, true)).flatten();
    let whole = whole.or_else(|| super::absolute_year(c, head.end)).or_else(|| {
        // "the third quarter last year"
        let year = phrase(c, head.end, false)?;
        matches!(year.expression, Expression::Shift { unit: Unit::Year, .. }).then_some(year)
    });
    let whole = whole.filter(|whole| whole.expression.is_calendar());
    let named = u32::try_from(nth).ok().and_then(|n| match head.unit {
        Unit::Quarter if n <= 4 => Some(Named::Quarter(n)),
        Unit::Half if n <= 2 => Some(Named::Half(n)),
        _ => None,
    });
    match (named, whole) {
        (Some(named), Some(whole)) => Some((within(named, whole.expression), whole.end)),
        (Some(named), None) if head.unit == Unit::Quarter => {
            Some((Expression::Named { named, pick: pick(frame.relation) }, head.end))
        }
        (Some(_), None) => None,
        (None, Some(whole)) => {
            let whole_expression = Box::new(whole.expression);
            Some((Expression::Nth { unit: head.unit, nth, whole: whole_expression }, whole.end))
        }
        // "the second week" of something that is no date.
        (None, None) if matches!(head.unit, Unit::Week | Unit::Month | Unit::Year) && !frame.hyphen => {
            Some((Expression::Length(Length { amount: Amount::whole(1), unit: head.unit }), head.end))
        }
        (None, None) => None,
    }
}

/// The name inside of a larger date; plain where that date is a year.
pub(super) fn within(named: Named, whole: Expression) -> Expression {
    match whole {
        Expression::Year(year) => Expression::Dated { named, year },
        whole => Expression::Within { named, whole: Box::new(whole) },
    }
}

/// Which of its kind a relation means.
pub(super) fn pick(relation: Option<Relation>) -> Pick {
    match relation {
        None => Pick::Nearest,
        Some(Relation::Last | Relation::Past) => Pick::Last,
        Some(Relation::Next | Relation::Coming) => Pick::Next,
        Some(Relation::Current | Relation::Recent) => Pick::This,
        Some(Relation::Following) => Pick::Following,
        Some(Relation::Previous | Relation::Same) => Pick::Previous,
    }
}

/// Every day; each two weeks.
fn every(frame: &Frame, head: &Head) -> Option<(Expression, usize)> {
    let length =
        Length { amount: times(frame.amount.unwrap_or(Amount::whole(1)), head.times), unit: head.unit };
    let all = head.plural && frame.amount.is_none();
    let value =
        crate::resolve::length(if all { Length { amount: Amount::whole(1), ..length } } else { length });
    Some((Expression::Often(value.into()), head.end))
}

/// Phrases about one unit: last week; this year; that day; the next month; the day before.
fn one(c: &Cursor<'_>, at: usize, frame: &Frame, head: &Head, edge: bool) -> Option<(Expression, usize)> {
    let unit = head.unit;
    let end = head.end;
    let step = |by: i32, origin| Some((Expression::Shift { unit, by: by * head.times, origin }, end));
    if let Some(direction) = c.senses(end + 1).direction.filter(|_| c.is_tight(end)) {
        // the year-ago quarter
        let origin = if direction == Direction::Ago { Origin::Publication } else { Origin::Mention };
        return Some((Expression::Shift { unit, by: -head.times, origin }, end + 2));
    }
    if c.is_tight(end) && c.is_kind(end + 1, TokenKind::WORD) && c.senses(end + 1).weekday.is_none() {
        return None; // day-long, quarter-final
    }
    let one = Length { amount: times(Amount::whole(1), head.times), unit };
    let the = frame.determiner == Some(Determiner::The);
    if unit == Unit::Second || unit == Unit::Minute && frame.relation.is_none() {
        return None;
    }
    if let Some(found) = of_date(c, frame, head) {
        return Some(found);
    }
    match frame.relation {
        Some(Relation::Last) if the => Some((Expression::Length(one), end)),
        Some(Relation::Last) => step(-1, Origin::Publication),
        Some(Relation::Past) => Some((Expression::Length(one), end)),
        Some(Relation::Next) if unit == Unit::Day => step(1, Origin::Mention),
        Some(Relation::Next) if the && matches!(unit, Unit::Week | Unit::Month | Unit::Year) => {
            step(1, Origin::Story)
        }
        Some(Relation::Next | Relation::Coming) => step(1, Origin::Publication),
        Some(Relation::Following) => step(1, Origin::Mention),
        Some(Relation::Previous) => step(-1, Origin::Mention),
        Some(Relation::Same) => step(0, Origin::Mention),
        Some(Relation::Current) => step(0, Origin::Publication),
        Some(Relation::Recent) => None,
        None => match frame.determiner {
            Some(Determiner::This) if unit == Unit::Day => {
                let still = c.before(at).is_some_and(|before| c.is(before, TO));
                still.then_some((Expression::Vague("PRESENT_REF"), end))
            }
            Some(Determiner::This) => step(0, Origin::Publication),
            Some(Determiner::That) if unit != Unit::Hour => step(0, Origin::Mention),
            Some(Determiner::The) => the_unit(c, at, head, edge),
            None if is_rate(c, at) => Some((Expression::Often(crate::resolve::length(one).into()), end)),
            _ => None,
        },
    }
}

/// The last week of July; the week of April 10; the week beginning Monday.
fn of_date(c: &Cursor<'_>, frame: &Frame, head: &Head) -> Option<(Expression, usize)> {
    let nth = match frame.relation {
        Some(Relation::Last) => -1,
        None if matches!(head.unit, Unit::Week | Unit::Weekend) => 0,
        _ => return None,
    };
    let joined = c.is(head.end, OF) || (nth == 0 && c.is_any(head.end, &COMMENCING));
    let whole = joined.then(|| phrase(c, head.end + 1, true)).flatten()?;
    let expression = Expression::Nth { unit: head.unit, nth, whole: Box::new(whole.expression) };
    Some((expression, whole.end))
}
