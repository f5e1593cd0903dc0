//! Phrases that count units: two weeks ago; a year later; two days before Christmas; the past few days; six months.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use super::clause::ends_clause;
use super::cursor::Cursor;
use super::frame::Frame;
use super::named::weeks_after;
use super::phrase;
use super::units::Head;
use crate::expression::{Amount, Expression, Length, Named, Origin, Unit};
use crate::lexicon::{Determiner, Direction, Relation};

const THAN: Word = Word::ascii("than");
const OF: Word = Word::ascii("of");
const BEFORE: Word = Word::ascii("before");
const AFTER: Word = Word::ascii("after");
const FOLLOWING: Word = Word::ascii("following");
const FROM: Word = Word::ascii("from");
const ON: Word = Word::ascii("on");
const OFTEN: [Word; 4] =
    [Word::ascii("once"), Word::ascii("twice"), Word::ascii("times"), Word::ascii("thrice")];
const NOW: Word = Word::ascii("now");
const TIME: Word = Word::ascii("time");
const PER: Word = Word::ascii("per");
/// Prepositions before a length.
const LASTING: [Word; 5] =
    [Word::ascii("for"), Word::ascii("after"), Word::ascii("within"), Word::ascii("over"), Word::ascii("in")];

/// So many times an amount: a fortnight is two weeks.
pub(super) fn times(amount: Amount, times: i32) -> Amount {
    match amount {
        Amount::Hundredths(n) => Amount::Hundredths(n.saturating_mul(u64::from(times.unsigned_abs()))),
        Amount::Untold => Amount::Untold,
    }
}

/// Phrases that count units: two weeks ago; a year later; the past few days; six months.
pub(super) fn counted(c: &Cursor<'_>, at: usize, frame: &Frame, head: &Head) -> Option<(Expression, usize)> {
    let article = frame.determiner == Some(Determiner::A);
    if head.unit == Unit::Quarter && frame.relation.is_none() {
        return None; // a quarter, three quarters: fractions
    }
    if head.unit == Unit::Second && !head.plural {
        return None; // a second
    }
    if head.unit == Unit::Weekend && frame.amount.is_none() {
        return None;
    }
    let amount = frame.amount.unwrap_or(if article { Amount::whole(1) } else { Amount::Untold });
    let length = Length { amount: times(amount, head.times), unit: head.unit };
    if let Some(found) = direction(c, head, length) {
        return Some(found);
    }
    if !frame.hyphen
        && !is_rate(c, at)
        && let Some(found) = offset(c, at, head, length)
    {
        return Some(found);
    }
    match frame.relation {
        Some(_) if frame.amount.is_none() || length.amount == Amount::Untold && !frame.range => {
            let recent = !matches!(frame.relation, Some(Relation::Same | Relation::Current));
            (recent && head.plural).then_some((Expression::Around(length), head.end))
        }
        Some(Relation::Same) => None,
        _ if frame.amount.is_some() || article => Some((Expression::Length(length), head.end)),
        _ if head.plural && stands_for_length(c, at, frame, head.end) => {
            Some((Expression::Length(length), head.end))
        }
        _ => None,
    }
}

/// Whether a plural without a number is a length: "for months", "the years following the war".
fn stands_for_length(c: &Cursor<'_>, at: usize, frame: &Frame, end: usize) -> bool {
    match frame.determiner {
        None => c.before(at).is_some_and(|before| c.is_any(before, &LASTING)),
        Some(Determiner::The) => c.is_any(end, &[OF, FOLLOWING, AFTER, BEFORE]),
        _ => false,
    }
}

/// Whether "per" stands before.
pub(super) fn is_rate(c: &Cursor<'_>, at: usize) -> bool {
    c.before(at).is_some_and(|before| c.is(before, PER))
}

/// A length with its direction: ago, later, earlier, from now, "in two weeks' time".
fn direction(c: &Cursor<'_>, head: &Head, length: Length) -> Option<(Expression, usize)> {
    let end = head.end;
    let possessive = c.is_kind(end.wrapping_sub(1), TokenKind::POSSESSIVE);
    let (sign, origin, end) = match c.senses(end).direction {
        Some(Direction::Ago) => (-1, Origin::Publication, end + 1),
        Some(Direction::Hence) => (1, Origin::Publication, end + 1),
        // "six months later than planned" compares.
        Some(_) if c.is(end + 1, THAN) => return None,
        Some(Direction::Later) => (1, Origin::Mention, end + 1),
        Some(Direction::Earlier) => (-1, Origin::Mention, end + 1),
        None if c.is(end, FROM) && c.is(end + 1, NOW) => (1, Origin::Publication, end + 2),
        None if possessive && c.is(end, TIME) => (1, Origin::Publication, end + 1),
        None if c.is(end, BEFORE) && ends_clause(c, end + 1) => (-1, Origin::Mention, end + 1),
        None if c.is(end, AFTER) && ends_clause(c, end + 1) => (1, Origin::Mention, end + 1),
        None => return None,
    };
    Some((shift(length, sign, origin), end))
}

/// A length as a shift: whole units, a year and a half as months, else only past or future.
fn shift(length: Length, sign: i32, origin: Origin) -> Expression {
    let (count, unit) = match (length.amount.count(), length.amount, length.unit) {
        (Some(count), ..) => (Some(count), length.unit),
        (None, Amount::Hundredths(n), Unit::Year) if n % 25 == 0 => {
            (i32::try_from(n * 12 / 100).ok(), Unit::Month)
        }
        _ => (None, length.unit),
    };
    match count {
        Some(count) if count < 10_000 => Expression::Shift { unit, by: sign * count, origin },
        _ => Expression::Distant { future: sign > 0 },
    }
}

/// A week on Sunday; two weeks on Monday. "Once a week on Sunday" says how often.
fn weeks_on(c: &Cursor<'_>, at: usize, head: &Head, length: Length) -> Option<(Expression, usize)> {
    let often =
        c.before(at).is_some_and(|before| c.is_any(before, &OFTEN) || c.has_class(before, Class::TIME_UNIT));
    let weekday = c.senses(head.end + 1).weekday.filter(|_| !c.senses(head.end + 1).plural)?;
    let weeks = length.amount.count().filter(|weeks| (1..=8).contains(weeks))?;
    let fits = head.unit == Unit::Week && c.is(head.end, ON) && c.is_capital(head.end + 1) && !often;
    fits.then(|| (weeks_after(Named::Weekday(weekday), weeks), head.end + 2))
}

/// Two days before Christmas; ten days from today.
fn offset(c: &Cursor<'_>, at: usize, head: &Head, length: Length) -> Option<(Expression, usize)> {
    if let Some(found) = weeks_on(c, at, head, length) {
        return Some(found);
    }
    let sign = if c.is(head.end, BEFORE) {
        -1
    } else if c.is(head.end, AFTER) || c.is(head.end, FROM) {
        1
    } else {
        return None;
    };
    let count = length.amount.count().filter(|count| *count < 10_000)?;
    let from = phrase(c, head.end + 1, false)?;
    // "three years from 1987" is a length and where it begins; "ten days from today" is a day.
    let today =
        matches!(from.expression, Expression::Shift { unit: Unit::Day, origin: Origin::Publication, .. });
    if !from.expression.is_calendar() || c.is(head.end, FROM) && !today {
        return None;
    }
    let expression =
        Expression::Offset { unit: head.unit, by: sign * count, from: Box::new(from.expression) };
    Some((expression, from.end))
}
