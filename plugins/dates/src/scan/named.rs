//! Names of the calendar: Tuesday, last summer, this morning, Christmas Eve, today.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use super::absolute::{self, nearest};
use super::cursor::Cursor;
use super::frame::Frame;
use super::units::{pick, within};
use super::year::PREPOSITIONS;
use super::{Found, phrase};
use crate::expression::{Expression, Named, Origin, Part, Pick, Season, Unit};
use crate::holidays;
use crate::lexicon::{Determiner, Relation};

const OF: Word = Word::ascii("of");
const THE: Word = Word::ascii("the");
const IN: Word = Word::ascii("in");
const BEFORE: Word = Word::ascii("before");
const AFTER: Word = Word::ascii("after");
const AUTUMN: Word = Word::ascii("autumn");
/// What follows the fall of something.
const FALLING: [Word; 4] = [Word::ascii("of"), Word::ascii("in"), Word::ascii("from"), Word::ascii("to")];
const FALL: Word = Word::ascii("fall");
const HOURS: Word = Word::ascii("hours");
/// Prepositions before a day of the month alone.
const DAY_LEADING: [Word; 4] =
    [Word::ascii("on"), Word::ascii("until"), Word::ascii("by"), Word::ascii("from")];
const WEEKEND: Word = Word::ascii("weekend");
const TONIGHT: Word = Word::ascii("tonight");
/// Words that make a name of the weekday behind them.
const NAMING: [Word; 6] = [
    Word::ascii("black"),
    Word::ascii("bloody"),
    Word::ascii("super"),
    Word::ascii("cyber"),
    Word::ascii("ruby"),
    Word::ascii("fat"),
];

/// The longest name of a holiday, in tokens, possessive endings included.
const LONGEST: usize = 7;

/// The expression whose frame began at `at` and whose head is a name of the calendar.
pub(super) fn phrase_of_name(c: &Cursor<'_>, at: usize, frame: &Frame, edge: bool) -> Option<Found> {
    if frame.amount.is_some() || frame.ordinal.is_some() {
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
    let expression = match (frame.determiner, frame.relation) {
        (Some(Determiner::That), _) if senses.season.is_some() => {
            within(named, Expression::Shift { unit: Unit::Year, by: 0, origin: Origin::Mention })
        }
        (Some(Determiner::This), None) => Expression::Named { named, pick: Pick::This },
        (_, relation) => Expression::Named { named, pick: pick(relation) },
    };
    Some(with_part(c, expression, first, end))
}

/// Memorial Day weekend, with its year if it has one.
fn holiday_weekend(c: &Cursor<'_>, frame: &Frame, named: Named, first: usize, end: usize) -> Found {
    let (day, end) = match absolute::year_after(c, end) {
        Some((year, end)) => (Expression::Dated { named, year }, end),
        None => (Expression::Named { named, pick: pick(frame.relation) }, end),
    };
    Found { expression: Expression::Nth { unit: Unit::Weekend, nth: 0, whole: Box::new(day) }, first, end }
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
    if senses.holiday
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

/// An abbreviated weekday that is a word or name as well: only beside a number or with its stop.
fn guarded_weekday(c: &Cursor<'_>, at: usize) -> bool {
    c.is_abbreviation(at) || c.is_kind(at + 1, TokenKind::NUMBER) || c.is_kind(at + 1, TokenKind::COMMA)
}

/// The day of the month behind a weekday: Friday the 13th, Friday 13th, Friday 13.
fn weekday_number(c: &Cursor<'_>, at: usize) -> Option<(u32, usize)> {
    let the = c.skip(at, THE);
    let (day, end) = c.day_of_month(the)?;
    let suffix = end == the + 2;
    let month = c.senses(end).month.is_some() || c.is(end, OF);
    let clock = c.is_kind(end, TokenKind::COLON) || super::clock::clock(c, the).is_some();
    (suffix
        || (!month
            && !clock
            && !c.is_small(end)
            && !c.is_kind(end, TokenKind::NUMBER)
            && !c.is_joint(end)
            && !c.is_kind(end, TokenKind::SLASH)
            && !c.is_kind(end, TokenKind::PERCENT)))
    .then_some((day, end))
}

/// The holiday that begins with a month's name: May Day. The place where a name alone stands is none:
/// April Fools' prank.
pub(super) fn month_holiday(c: &Cursor<'_>, at: usize) -> Option<Option<Found>> {
    let senses = c.senses(at);
    let named = senses.holiday
        && senses.month.is_some()
        && c.is_capital(at + 1)
        && c.is_kind(at + 1, TokenKind::WORD);
    named.then(|| {
        let (holiday, end) = holiday(c, at)?;
        Some(Found { expression: nearest(Named::Holiday(holiday)), first: at, end })
    })
}

/// The holiday at `at`, and the place after it.
fn holiday(c: &Cursor<'_>, at: usize) -> Option<(u16, usize)> {
    let (mut words, mut places) = (Vec::with_capacity(LONGEST), Vec::with_capacity(LONGEST));
    for place in at..at + LONGEST {
        let token = c.token(place)?;
        if matches!(token.kind, TokenKind::POSSESSIVE | TokenKind::HYPHEN | TokenKind::CLOSE_QUOTE) {
            continue;
        }
        words.push(token.word);
        places.push(place);
        if token.kind != TokenKind::WORD {
            break;
        }
    }
    let (holiday, length) = holidays::longest(&words)?;
    if length > 1 && !c.is_capital(at) {
        return None;
    }
    let end = places.get(length - 1)? + 1;
    if part_of_name(c, at) || (c.is_kind(end, TokenKind::COLON) && c.is_capital(end + 1)) {
        return None;
    }
    // Something named after the day is not the day: Thanksgiving turkey, Christmas Island.
    let next = end
        + usize::from(
            matches!(c.kind(end), Some(TokenKind::POSSESSIVE | TokenKind::CLOSE_QUOTE)) && c.is_glued(end),
        );
    let thing = c.is_kind(next, TokenKind::WORD)
        && !c.is_glued(next)
        && (c.is_capital(next) && c.senses(next).weekday.is_none() && c.senses(next).part.is_none()
            || c.has_class(next, Class::NOUN) && c.senses(next).part.is_none() && !c.senses(next).is_unit()
            || is_unknown_noun(c, next));
    (!thing).then_some((holiday, end))
}

/// Whether a name goes on with what stands at `at`: Father Christmas, National Memorial Day, Happy Mondays.
fn part_of_name(c: &Cursor<'_>, at: usize) -> bool {
    let closed = Class::PREPOSITION
        .with(Class::DETERMINER)
        .with(Class::COORDINATOR)
        .with(Class::SUBORDINATOR)
        .with(Class::ADVERB)
        .with(Class::AUXILIARY);
    at.checked_sub(1).is_some_and(|before| {
        c.is_kind(before, TokenKind::WORD)
            && c.is_capital(before)
            && c.senses(before).relation.is_none()
            && c.senses(before).edge.is_none()
            && !c.opens_sentence(before)
            && !c.has_class(before, closed)
    })
}

/// A small word of no closed class: most likely a noun.
fn is_unknown_noun(c: &Cursor<'_>, at: usize) -> bool {
    c.is_small(at)
        && c.token(at).is_some_and(|token| token.class == Class::EMPTY)
        && !c.words(at).ends_with("ed")
}

/// Whether a name that is often a common word or part of another name is a date here.
fn stands_alone(c: &Cursor<'_>, frame: &Frame, named: Named, edge: bool) -> bool {
    let (head, framed) = (frame.head, frame.determiner.is_some() || frame.relation.is_some());
    let before = head.checked_sub(1);
    let prepositional = before.is_some_and(|before| c.is_any(before, &PREPOSITIONS));
    match named {
        Named::Season(season) => {
            // "Winter Park", "My Summer of Love": a capital belongs to a name, unless it opens the sentence.
            let name =
                c.is_capital(head) && (c.is_capital(head + 1) || !c.opens_sentence(head) && !prepositional);
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
            !naming && !newspaper
        }
        _ => true,
    }
}

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
fn deictic(c: &Cursor<'_>, at: usize, days: i32) -> Found {
    let day = Expression::Shift { unit: Unit::Day, by: days, origin: Origin::Publication };
    if c.is(at, TONIGHT) {
        let expression = Expression::Part { part: Part::Night, day: Some(Box::new(day)) };
        return Found { expression, first: at, end: at + 1 };
    }
    with_part(c, day, at, at + 1)
}

/// This morning; last night; the next morning; the night of May 13; the evening before.
fn part_of_day(c: &Cursor<'_>, at: usize, frame: &Frame, part: Part) -> Option<Found> {
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

/// The day of a month that is not named: on the 21st, where nothing it might count follows.
pub(super) fn day_of_month(c: &Cursor<'_>, at: usize) -> Option<Found> {
    let led = at.checked_sub(1).is_some_and(|before| c.is_any(before, &DAY_LEADING));
    let (day, end) = (led && c.is(at, THE)).then(|| c.ordinal_digits(at + 1)).flatten()?;
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
        super::numeric::date(c, next).or_else(|| absolute::day_first(c, next))?
    };
    has_days(&expression).then(|| with_part(c, expression, at, end))
}

/// Week 31; Q3 2019; 2017 Q1.
pub(super) fn numbered(c: &Cursor<'_>, at: usize) -> Option<Found> {
    if c.is(at, Word::ascii("week")) {
        let (week, _) = c.digits(at + 1, 2).filter(|(week, _)| (1..=53).contains(week))?;
        let framed = at > 0 && c.senses(at - 1).determiner.is_some_and(|d| d != Determiner::The);
        let glued = c.is_kind(at + 2, TokenKind::COLON) && c.is_glued(at + 2);
        return (!framed && !glued && !c.is_small(at + 2)).then(|| Found {
            expression: nearest(Named::Week(week)),
            first: at,
            end: at + 2,
        });
    }
    let quarter = match c.words(at).as_bytes() {
        [b'q' | b'Q', digit @ b'1'..=b'4'] => u32::from(*digit - b'0'),
        _ => return None,
    };
    let named = Named::Quarter(quarter);
    let next = if c.is_tight(at + 1) { at + 2 } else { at + 1 };
    if let Some((year, end)) = absolute::year_after(c, next) {
        return Some(Found { expression: Expression::Dated { named, year }, first: at, end });
    }
    if let Some((year, 4)) = at.checked_sub(1).and_then(|before| c.digits(before, 4)) {
        let year = i32::try_from(year).ok()?;
        return Some(Found { expression: Expression::Dated { named, year }, first: at, end: at + 1 });
    }
    Some(Found { expression: nearest(named), first: at, end: at + 1 })
}
