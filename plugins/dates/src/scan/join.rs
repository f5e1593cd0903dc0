//! What joins two expressions: a day and its time, the ends of a range, days that share a month or a year.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use super::cursor::Cursor;
use super::part::has_days;
use super::{Found, absolute, clock, numeric, phrase};
use crate::expression::{Expression, Named, Origin, Part, Pick, Unit};

const ON: Word = Word::ascii("on");
const OF: Word = Word::ascii("of");
const AND: Word = Word::ascii("and");
/// What may stand between a day and its time.
const AT: [Word; 9] = [
    Word::ascii("at"),
    Word::ascii("from"),
    Word::ascii("between"),
    Word::ascii("around"),
    Word::ascii("about"),
    Word::ascii("by"),
    Word::ascii("before"),
    Word::ascii("after"),
    Word::ascii("for"),
];
/// What stands between the two ends of a stretch of days.
const ENDS: [Word; 6] = [
    Word::ascii("to"),
    Word::ascii("and"),
    Word::ascii("through"),
    Word::ascii("until"),
    Word::ascii("till"),
    Word::ascii("or"),
];

/// A day with the time behind it: Monday at 2.30; tomorrow 5 p.m.; tonight from 7 to 7:30.
pub(super) fn with_clock(c: &Cursor<'_>, found: Found) -> Found {
    let Some((day, afternoon)) = day_of(&found.expression) else { return found };
    let mut next = found.end + usize::from(c.is_kind(found.end, TokenKind::COMMA));
    let led = c.is_any(next, &AT);
    next += usize::from(led);
    let time = if led { clock::bare(c, next) } else { clock::clock(c, next) };
    match time {
        Some((time, end)) => Found { expression: clock::on(time, day, afternoon), end, ..found },
        None => found,
    }
}

/// The day of an expression that names one, and whether it speaks of the later half of that day.
fn day_of(expression: &Expression) -> Option<(&Expression, bool)> {
    match expression {
        Expression::Part { part, day: Some(day) } => {
            Some((day, matches!(part, Part::Afternoon | Part::Evening | Part::Night)))
        }
        day => has_days(day).then_some((day, false)),
    }
}

/// A time, with the day behind it: 8 p.m. Sunday. Behind "on" the day is a claim of its own, yet the time's too.
pub(super) fn clock_and_day(c: &Cursor<'_>, at: usize) -> Option<Found> {
    let (time, end) = clock::clock(c, at)?;
    let comma = end + usize::from(c.is_kind(end, TokenKind::COMMA));
    let next = c.skip(comma, ON);
    if let Some(found) = phrase(c, next, false)
        && let Some((day, afternoon)) = day_of(&found.expression)
    {
        let end = if next == comma { found.end } else { end };
        return Some(Found { expression: clock::on(time, day, afternoon), first: at, end });
    }
    Some(Found { expression: time, first: at, end })
}

/// A day, month, season or weekday with its year or week told by another expression: July 25 of that year;
/// March last year; Tuesday this week.
pub(super) fn of_larger(c: &Cursor<'_>, found: Found) -> Found {
    let Expression::Named { named, pick: Pick::Nearest } = found.expression else { return found };
    let of = c.skip(found.end, OF);
    let leads =
        c.known(of).is_some() || c.has_class(of, Class::DETERMINER) || c.is_kind(of, TokenKind::NUMBER);
    let whole = if leads { phrase(c, of, false) } else { None };
    let Some(Found { expression: whole, end, .. }) = whole else { return found };
    let fits = match (&whole, named) {
        (Expression::Shift { unit: Unit::Week, origin: Origin::Publication, .. }, Named::Weekday(_)) => true,
        (_, Named::Weekday(_)) => false,
        (Expression::Shift { unit: Unit::Year, origin: Origin::Publication, .. }, _) => true,
        (Expression::Shift { unit: Unit::Year, .. }, _) => of != found.end,
        _ => false,
    };
    if !fits {
        return found;
    }
    Found { expression: Expression::Within { named, whole: Box::new(whole) }, end, ..found }
}

/// A stretch written with a hyphen: Nov 18-Dec 19, 2015; Jan-Feb 2017; 5/1/2019-5/7/2020.
pub(super) fn with_range(c: &Cursor<'_>, found: Found) -> Found {
    let open = matches!(
        &found.expression,
        Expression::Named { named: Named::Day { .. } | Named::Month(_), pick: Pick::Nearest }
            | Expression::Dated { named: Named::Day { .. }, .. }
            | Expression::Slashed { .. }
    );
    if !open || !c.is_tight(found.end) || c.is_kind(found.end, TokenKind::SLASH) {
        return found;
    }
    let Some((to, end)) = absolute::month_first(c, found.end + 1).or_else(|| numeric::date(c, found.end + 1))
    else {
        return found;
    };
    let from = shared(&found.expression, &to).unwrap_or(found.expression);
    let expression = Expression::Range { from: Box::new(from), to: Box::new(to) };
    Found { expression, first: found.first, end }
}

/// `from` with the year of `to`, where it has none of its own; the year before, where its month is later.
fn shared(from: &Expression, to: &Expression) -> Option<Expression> {
    let Expression::Named { named, pick: Pick::Nearest } = from else { return None };
    let Expression::Dated { named: later, year } = to else { return None };
    let month = |named: &Named| match named {
        Named::Day { month, .. } | Named::Month(month) => Some(*month),
        Named::Season(season) => Some(season.first_month()),
        _ => None,
    };
    let year = year - i32::from(month(named)? > month(later)?);
    Some(Expression::Dated { named: *named, year })
}

/// Gives the first of two dates that "to" or "and" joins the year of the second: July 1 to July 3, 1863.
pub(super) fn share_years(c: &Cursor<'_>, all: &mut [Found]) {
    for at in (1..all.len()).rev() {
        let (before, after) = all.split_at_mut(at);
        let (Some(from), Some(to)) = (before.last_mut(), after.first()) else { continue };
        let between = from.end;
        let listed = matches!(c.kind(between), Some(TokenKind::COMMA | TokenKind::SLASH));
        let joined = to.first == between + 1 && (c.is_any(between, &ENDS) || c.is_joint(between) || listed);
        if joined && let Some(expression) = shared(&from.expression, &to.expression) {
            from.expression = expression;
        }
    }
}

/// The further days of a list: the 5 of "May 4 and 5", the 21 and 23 of "March 13, 21 and 23".
pub(super) fn further_days(c: &Cursor<'_>, found: &Found) -> Vec<Found> {
    let mut list = Vec::new();
    if !matches!(found.expression, Expression::Named { named: Named::Day { .. }, .. }) {
        return list;
    }
    let mut end = found.end;
    loop {
        let comma = c.is_kind(end, TokenKind::COMMA) && !c.is(end + 1, AND);
        let next = if comma || c.is(end, AND) { end + 1 } else { break };
        let Some((expression, after)) = absolute::further_day(c, next, &found.expression) else { break };
        if comma && !c.is(after, AND) && !c.is_kind(after, TokenKind::COMMA) {
            break;
        }
        list.push(Found { expression, first: next, end: after });
        end = after;
    }
    list
}
