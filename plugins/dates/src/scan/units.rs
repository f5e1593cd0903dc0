//! Phrases whose head is a unit of time: last week, two years ago, the next day, the first three months.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use super::amount;
use super::cursor::Cursor;
use super::frame::Frame;
use super::{Found, phrase};
use crate::expression::{Amount, Expression, Length, Named, Origin, Part, Pick, Unit};
use crate::lexicon::{Determiner, Direction, Plurality, Relation};

const OF: Word = Word::ascii("of");
const BEFORE: Word = Word::ascii("before");
const AFTER: Word = Word::ascii("after");
const FOLLOWING: Word = Word::ascii("following");
const FROM: Word = Word::ascii("from");
const NOW: Word = Word::ascii("now");
const TIME: Word = Word::ascii("time");
const OLD: Word = Word::ascii("old");
const TO: Word = Word::ascii("to");
const PER: Word = Word::ascii("per");
const LEADING: [Word; 3] = [Word::ascii("in"), Word::ascii("for"), Word::ascii("during")];
const COMMENCING: [Word; 5] = [
    Word::ascii("commencing"),
    Word::ascii("beginning"),
    Word::ascii("starting"),
    Word::ascii("ending"),
    Word::ascii("ended"),
];

/// What a unit counts and how it is written.
struct Head {
    unit: Unit,
    times: i32,
    plural: bool,
    /// The place after the unit and its possessive ending.
    end: usize,
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
    c.is(at, OLD)
        || (c.is_kind(at, TokenKind::HYPHEN) && c.is(at + 1, OLD))
        || (c.is_kind(at, TokenKind::HYPHEN) && c.is(at + 1, Word::ascii("olds")))
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

fn times(amount: Amount, times: i32) -> Amount {
    match amount {
        Amount::Hundredths(n) => Amount::Hundredths(n.saturating_mul(u64::from(times.unsigned_abs()))),
        Amount::Untold => Amount::Untold,
    }
}

/// Phrases that count units: two weeks ago; a year later; the past few days; six months.
fn counted(c: &Cursor<'_>, at: usize, frame: &Frame, head: &Head) -> Option<(Expression, usize)> {
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
    if let Some(found) = direction(c, at, head, length) {
        return Some(found);
    }
    if !frame.hyphen
        && !is_rate(c, at)
        && let Some(found) = offset(c, head, length)
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
        // Bare plurals: "weeks", "for months".
        _ => None,
    }
}

/// Whether "per" stands before.
fn is_rate(c: &Cursor<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| c.is(before, PER))
}

/// A length with its direction: ago, later, earlier, from now, "in two weeks' time".
fn direction(c: &Cursor<'_>, at: usize, head: &Head, length: Length) -> Option<(Expression, usize)> {
    let end = head.end;
    let possessive = c.is_kind(end.wrapping_sub(1), TokenKind::POSSESSIVE);
    let (sign, origin, end) = match c.senses(end).direction {
        Some(Direction::Ago) => (-1, Origin::Publication, end + 1),
        Some(Direction::Hence) => (1, Origin::Publication, end + 1),
        // "six months later than planned" compares.
        Some(_) if c.is(end + 1, Word::ascii("than")) => return None,
        Some(Direction::Later) => (1, Origin::Mention, end + 1),
        Some(Direction::Earlier) => (-1, Origin::Mention, end + 1),
        None if c.is(end, FROM) && c.is(end + 1, NOW) => (1, Origin::Publication, end + 2),
        None if possessive && c.is(end, TIME) => (1, Origin::Publication, end + 1),
        None if c.is(end, BEFORE) && ends_clause(c, end + 1) => (-1, Origin::Mention, end + 1),
        None if c.is(end, AFTER) && ends_clause(c, end + 1) && at > 0 => (1, Origin::Mention, end + 1),
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
        _ => Expression::Distant { unit, future: sign > 0 },
    }
}

/// Two days before Christmas; ten days from today.
fn offset(c: &Cursor<'_>, head: &Head, length: Length) -> Option<(Expression, usize)> {
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

/// Phrases about one unit: last week; this year; that day; the next month; the day before.
fn one(c: &Cursor<'_>, at: usize, frame: &Frame, head: &Head, edge: bool) -> Option<(Expression, usize)> {
    let unit = head.unit;
    let end = head.end;
    let step = |by: i32, origin| Some((Expression::Shift { unit, by: by * head.times, origin }, end));
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
                let still = at.checked_sub(1).is_some_and(|before| c.is(before, TO));
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
        None if head.unit == Unit::Week => 0,
        _ => return None,
    };
    let joined = c.is(head.end, OF) || (nth == 0 && c.is_any(head.end, &COMMENCING));
    let whole = joined.then(|| phrase(c, head.end + 1, true)).flatten()?;
    let expression = Expression::Nth { unit: head.unit, nth, whole: Box::new(whole.expression) };
    Some((expression, whole.end))
}

/// "the day before", "the week after the vote", "the year" behind an edge.
fn the_unit(c: &Cursor<'_>, at: usize, head: &Head, edge: bool) -> Option<(Expression, usize)> {
    let (unit, end) = (head.unit, head.end);
    if unit.is_clock() {
        return None;
    }
    if unit == Unit::Weekend {
        return Some((Expression::Named { named: Named::Weekend, pick: Pick::Nearest }, end));
    }
    let sign = if c.is(end, BEFORE) {
        -1
    } else if c.is(end, AFTER) || c.is(end, FOLLOWING) {
        1
    } else {
        let whole = unit != Unit::Day && (edge || led_alone(c, at, unit, end));
        return whole.then_some((Expression::Shift { unit, by: 0, origin: Origin::Publication }, end));
    };
    if let Some(from) = phrase(c, end + 1, false).filter(|from| from.expression.is_calendar()) {
        let expression = Expression::Offset { unit, by: sign, from: Box::new(from.expression) };
        return Some((expression, from.end));
    }
    let follows = c.is(end, FOLLOWING) && !c.has_class(end + 1, Class::DETERMINER) && !c.is_capital(end + 1);
    if follows || ends_clause(c, end + 1) {
        return Some((Expression::Shift { unit, by: sign, origin: Origin::Mention }, end + 1));
    }
    // Beside a comma it dates what the sentence tells: "was due in Cairo, the day after he held talks".
    let apposition = at.checked_sub(1).is_some_and(|before| c.is_kind(before, TokenKind::COMMA));
    if apposition {
        return Some((Expression::Shift { unit, by: 0, origin: Origin::Sentence }, end + 1));
    }
    (unit == Unit::Day).then_some((Expression::Unknown(unit), end + 1))
}

/// "for the month", "in the year": the current one, where nothing else says which.
fn led_alone(c: &Cursor<'_>, at: usize, unit: Unit, end: usize) -> bool {
    let led = at.checked_sub(1).is_some_and(|before| c.is_any(before, &LEADING));
    let alone = !matches!(c.kind(end), Some(TokenKind::WORD | TokenKind::NUMBER));
    led && alone && matches!(unit, Unit::Month | Unit::Year | Unit::Quarter)
}

/// Whether a clause ends before the token at `at`: nothing is left to say what "before" is before.
fn ends_clause(c: &Cursor<'_>, at: usize) -> bool {
    match c.kind(at) {
        None => true,
        Some(TokenKind::WORD) => {
            let goes_on = Class::DETERMINER.with(Class::PRONOUN).with(Class::NOUN);
            let stops = Class::COORDINATOR.with(Class::PREPOSITION).with(Class::AUXILIARY).with(Class::MODAL);
            c.is(at, Word::ascii("that")) && !c.is_small(at + 1)
                || c.has_class(at, stops) && !c.has_class(at, goes_on) && !c.words(at).ends_with("ing")
                || c.has_class(at, Class::VERB) && c.is_small(at) && !c.words(at).ends_with("ing")
        }
        Some(TokenKind::NUMBER | TokenKind::OPEN_QUOTE | TokenKind::CURRENCY) => false,
        Some(_) => true,
    }
}
