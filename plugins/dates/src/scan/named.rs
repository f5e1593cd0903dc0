//! Names of the calendar: Tuesday, last summer, this May, Christmas Eve.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use super::absolute;
use super::cursor::Cursor;
use super::frame::{Frame, whose};
use super::holiday::{holiday, holiday_weekend, part_of_name};
use super::join::of_larger;
use super::numbered::{guarded_weekday, weekday_number};
use super::part::{deictic, part_of_day, with_part};
use super::units::{pick, within};
use super::year::PREPOSITIONS;
use super::{Found, phrase};
use crate::expression::{Expression, Named, Origin, Pick, Season, Unit};
use crate::lexicon::Determiner;

const OF: Word = Word::ascii("of");
const THE: Word = Word::ascii("the");
const AUTUMN: Word = Word::ascii("autumn");
/// What follows the fall of something.
const FALLING: [Word; 4] = [Word::ascii("of"), Word::ascii("in"), Word::ascii("from"), Word::ascii("to")];
const FALL: Word = Word::ascii("fall");
const WEEK: Word = Word::ascii("week");
const WEEKEND: Word = Word::ascii("weekend");
/// Words that make a name of the weekday behind them.
const NAMING: [Word; 6] = [
    Word::ascii("black"),
    Word::ascii("bloody"),
    Word::ascii("super"),
    Word::ascii("cyber"),
    Word::ascii("ruby"),
    Word::ascii("fat"),
];

/// The expression whose frame began at `at` and whose head is a name of the calendar.
pub(super) fn phrase_of_name(c: &Cursor<'_>, at: usize, frame: &Frame, edge: bool) -> Option<Found> {
    if frame.amount.is_some() || frame.ordinal.is_some() || frame.possessive && frame.relation.is_some() {
        return None;
    }
    let head = frame.head;
    let senses = c.senses(head);
    if let Some(days) = senses.day {
        return (head == at).then(|| deictic(c, at, days));
    }
    if let Some(part) = senses.part {
        return part_of_day(c, at, frame, part);
    }
    let (named, end) = name(c, frame)?;
    let plural = senses.plural || frame.determiner == Some(Determiner::Every);
    if plural && head == at && part_of_name(c, head) {
        return None;
    }
    if plural {
        return Some(Found { expression: Expression::Every(named), first: at, end });
    }
    // "that Monday" may be a conjunction, and an article is no part of the date: "a November truce".
    let own = frame.relation.is_some()
        || matches!(frame.determiner, Some(Determiner::This))
        || matches!(frame.determiner, Some(Determiner::The | Determiner::That)) && senses.season.is_some();
    let first = if own { at } else { head };
    if let Some(whole) =
        c.is(end, OF).then(|| phrase(c, end + 1, true)).flatten().filter(|w| holds(&w.expression))
    {
        return Some(Found { expression: within(named, whole.expression), first, end: whole.end });
    }
    if matches!(named, Named::Holiday(_)) && c.is(end, WEEKEND) {
        return Some(holiday_weekend(c, frame, named, first, end + 1));
    }
    if let Some((year, end)) = absolute::year_after(c, end).filter(|_| !matches!(named, Named::Weekday(_))) {
        return Some(Found { expression: Expression::Dated { named, year }, first, end });
    }
    if !stands_alone(c, frame, named, edge) {
        return None;
    }
    if let Some(found) =
        indefinite(c, frame, named, first, end).or_else(|| a_week_on(c, frame, named, first, end))
    {
        return Some(found);
    }
    let expression = match (frame.determiner, frame.relation) {
        (Some(Determiner::That), _) if senses.season.is_some() => {
            within(named, Expression::Shift { unit: Unit::Year, by: 0, origin: Origin::Mention })
        }
        (Some(Determiner::This), None) => Expression::Named { named, pick: Pick::This },
        (_, relation) => Expression::Named { named, pick: pick(relation) },
    };
    Some(of_larger(c, with_part(c, expression, first, end)))
}

/// "fell on a Sunday": one of many, and none in particular; "a Tuesday meeting" is on one.
fn indefinite(c: &Cursor<'_>, frame: &Frame, named: Named, first: usize, end: usize) -> Option<Found> {
    let goes_on =
        c.is_kind(end, TokenKind::WORD) && !c.has_class(end, Class::PREPOSITION.with(Class::COORDINATOR));
    let weekday = matches!(named, Named::Weekday(_)) && frame.determiner == Some(Determiner::A);
    (weekday && !goes_on && !c.is_joint(end)).then_some(Found {
        expression: Expression::Every(named),
        first,
        end,
    })
}

/// "Monday week": a week after the Monday that comes.
fn a_week_on(c: &Cursor<'_>, frame: &Frame, named: Named, first: usize, end: usize) -> Option<Found> {
    let plain = matches!(named, Named::Weekday(_)) && frame.determiner.is_none() && frame.relation.is_none();
    let week = c.is(end, WEEK) && !c.is_joint(end + 1) && !c.is_kind(end + 1, TokenKind::NUMBER);
    (plain && week).then(|| Found { expression: weeks_after(named, 1), first, end: end + 1 })
}

/// So many weeks after the weekday that comes.
pub(super) fn weeks_after(weekday: Named, weeks: i32) -> Expression {
    let next = Expression::Named { named: weekday, pick: Pick::Next };
    Expression::Offset { unit: Unit::Day, by: 7 * weeks, from: Box::new(next) }
}

/// Whether a date is large enough to hold a month, a season, a weekday or a holiday.
fn holds(expression: &Expression) -> bool {
    match expression {
        Expression::Year(_) | Expression::Within { .. } => true,
        Expression::Shift { unit, .. } => matches!(unit, Unit::Year | Unit::Week | Unit::Month),
        _ => false,
    }
}

/// The name at the head of a frame.
fn name(c: &Cursor<'_>, frame: &Frame) -> Option<(Named, usize)> {
    let head = frame.head;
    let senses = c.senses(head);
    if senses.holidays.is_some()
        && let Some((holiday, end)) = holiday(c, head)
    {
        return Some((Named::Holiday(holiday), end));
    }
    if let Some(season) = senses.season {
        return Some((Named::Season(season), head + 1));
    }
    if let Some(weekday) = senses.weekday {
        if senses.guarded && !(c.is_capital(head) && guarded_weekday(c, head)) {
            return None;
        }
        if let Some((day, end)) = weekday_number(c, head + 1) {
            return Some((Named::WeekdayOn { weekday, day }, end));
        }
        return Some((Named::Weekday(weekday), head + 1));
    }
    if frame.relation.is_some() || matches!(frame.determiner, Some(Determiner::This | Determiner::Every)) {
        let month = absolute::month(c, head)?;
        if let Some((day, end)) = c.day_of_month(head + 1) {
            return Some((Named::Day { month, day }, end));
        }
        return Some((Named::Month(month), head + 1));
    }
    None
}

/// Whether a name that is often a common word or part of another name is a date here.
fn stands_alone(c: &Cursor<'_>, frame: &Frame, named: Named, edge: bool) -> bool {
    let (head, framed) = (frame.head, frame.determiner.is_some() || frame.relation.is_some());
    let before = c.before(head);
    let prepositional = before.is_some_and(|before| c.is_any(before, &PREPOSITIONS));
    match named {
        Named::Season(season) => {
            let the = before.is_some_and(|before| c.is(before, THE));
            // "Winter Park", "My Summer of Love": a capital belongs to a name, unless something says otherwise.
            let name = c.is_capital(head)
                && (c.is_capital(head + 1)
                    || c.is(head + 1, OF)
                    || !(c.opens_sentence(head) || prepositional || the));
            let framed = framed && frame.determiner != Some(Determiner::A);
            // "the fall of the city", "the fall in prices", "to spring up".
            let event = c.is(head, FALL) && c.is_any(head + 1, &FALLING);
            let verb = matches!(season, Season::Autumn | Season::Spring) && !framed && !c.is(head, AUTUMN);
            let upright = !(verb && c.has_class(head + 1, Class::PREPOSITION) && !prepositional);
            let joined = c.is_kind(head + 1, TokenKind::HYPHEN);
            !name && !event && !joined && (framed || edge || prepositional) && upright
        }
        Named::Weekday(_) => {
            let naming = before.is_some_and(|before| c.is_any(before, &NAMING));
            let newspaper = before.is_some_and(|before| c.is(before, THE))
                && c.is_capital(head + 1)
                && c.senses(head + 1).part.is_none()
                && c.senses(head + 1).month.is_none();
            // "her last Monday"
            let owned = before.is_some_and(|before| {
                c.senses(before).relation.is_some() && c.before(before).is_some_and(|at| whose(c, at))
            });
            !(naming || newspaper || owned)
        }
        _ => true,
    }
}
