//! Names of the calendar with a number: Friday the 13th, Tuesday 6 February, the 21st, week 31, Q3 2019.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use super::Found;
use super::absolute::{self, nearest};
use super::cursor::Cursor;
use super::part::{has_days, with_part};
use crate::expression::{Expression, Named};
use crate::lexicon::Determiner;

const OF: Word = Word::ascii("of");
const THE: Word = Word::ascii("the");
const WEEK: Word = Word::ascii("week");
/// Prepositions before a day of the month alone.
const DAY_LEADING: [Word; 4] =
    [Word::ascii("on"), Word::ascii("until"), Word::ascii("by"), Word::ascii("from")];

/// An abbreviated weekday that is a word or name as well: only beside a number or with its stop.
pub(super) fn guarded_weekday(c: &Cursor<'_>, at: usize) -> bool {
    c.is_abbreviation(at) || c.is_kind(at + 1, TokenKind::NUMBER) || c.is_kind(at + 1, TokenKind::COMMA)
}

/// The day of the month behind a weekday: Friday the 13th, Friday 13th, Friday 13.
pub(super) fn weekday_number(c: &Cursor<'_>, at: usize) -> Option<(u32, usize)> {
    let the = c.skip(at, THE);
    let (day, end) = c.day_of_month(the)?;
    let suffix = end == the + 2;
    let month = c.senses(end).month.is_some() || c.is(end, OF);
    let clock = c.is_kind(end, TokenKind::COLON) || super::clock::clock(c, the).is_some();
    let counted = c.is_small(end) && !c.has_class(end, Class::PREPOSITION);
    let number = c.is_joint(end)
        || matches!(c.kind(end), Some(TokenKind::NUMBER | TokenKind::SLASH | TokenKind::PERCENT));
    (suffix || !(month || clock || counted || number)).then_some((day, end))
}

/// The day of a month that is not named: on the 21st, where nothing it might count follows.
pub(super) fn day_of_month(c: &Cursor<'_>, at: usize) -> Option<Found> {
    let led = || c.before(at).is_some_and(|before| c.is_any(before, &DAY_LEADING));
    let (day, end) = (c.is(at, THE) && led()).then(|| c.ordinal_digits(at + 1)).flatten()?;
    let alone =
        !c.is_kind(end, TokenKind::WORD) || c.has_class(end, Class::PREPOSITION.with(Class::COORDINATOR));
    let day = u32::try_from(day)
        .ok()
        .filter(|day| (1..=31).contains(day) && alone && !c.is(end, OF) && !c.is_joint(end))?;
    Some(Found { expression: nearest(Named::DayOfMonth(day)), first: at, end })
}

/// A weekday and the date behind it: Wednesday, Nov. 2, 2016; Tuesday 6 February; Friday (June 15).
pub(super) fn weekday_and_date(c: &Cursor<'_>, at: usize) -> Option<Found> {
    let senses = c.senses(at);
    senses.weekday.filter(|_| !senses.plural && (c.is_capital(at) || !senses.guarded))?;
    let mut next = at + 1;
    next += usize::from(c.is_kind(next, TokenKind::COMMA));
    next = c.skip(next, THE);
    let (expression, end) = if c.senses(next).month.is_some() {
        absolute::month_first(c, next)?
    } else {
        super::numeric::any(c, next).or_else(|| absolute::day_first(c, next))?
    };
    has_days(&expression).then(|| with_part(c, expression, at, end))
}

/// Week 31; Q3 2019; 2017 Q1.
pub(super) fn numbered(c: &Cursor<'_>, at: usize) -> Option<Found> {
    if c.is(at, WEEK) {
        let (week, _) = c.digits(at + 1, 2).filter(|(week, _)| (1..=53).contains(week))?;
        let framed = c.senses_before(at).determiner.is_some_and(|d| d != Determiner::The);
        let glued = c.is_kind(at + 2, TokenKind::COLON) && c.is_glued(at + 2);
        return (!framed && !glued && !c.is_small(at + 2)).then(|| Found {
            expression: nearest(Named::Week(week)),
            first: at,
            end: at + 2,
        });
    }
    if !c.is_quarter(at) {
        return None;
    }
    let quarter = c.words(at).bytes().last().map_or(0, |digit| u32::from(digit - b'0'));
    let named = Named::Quarter(quarter);
    let next = if c.is_tight(at + 1) { at + 2 } else { at + 1 };
    if let Some((year, end)) = absolute::year_after(c, next) {
        return Some(Found { expression: Expression::Dated { named, year }, first: at, end });
    }
    if let Some((year, 4)) = c.before(at).and_then(|before| c.digits(before, 4)) {
        let year = i32::try_from(year).ok()?;
        return Some(Found { expression: Expression::Dated { named, year }, first: at, end: at + 1 });
    }
    Some(Found { expression: nearest(named), first: at, end: at + 1 })
}
