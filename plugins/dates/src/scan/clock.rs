//! Times of day: 8 p.m., 19:15, half past seven, noon, 2 to 3.30pm. Zones are stepped over and left as written.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::TokenKind;

use super::cursor::Cursor;
use crate::expression::{Clock, Expression, Part, Unit};
use crate::lexicon::Number;

const BEFORE_NOON: [Word; 4] = [Word::ascii("am"), Word::ascii("a.m."), Word::ascii("a.m"), Word::ascii("a")];
const AFTER_NOON: [Word; 4] = [Word::ascii("pm"), Word::ascii("p.m."), Word::ascii("p.m"), Word::ascii("p")];
const O_CLOCK: [Word; 2] = [Word::ascii("o'clock"), Word::ascii("oclock")];
const HOURS: [Word; 4] = [Word::ascii("hr"), Word::ascii("hrs"), Word::ascii("hours"), Word::ascii("h")];
const NOON: Word = Word::ascii("noon");
const MIDNIGHT: Word = Word::ascii("midnight");
const HALF: Word = Word::ascii("half");
const PAST: Word = Word::ascii("past");
const LEADING: [Word; 4] =
    [Word::ascii("at"), Word::ascii("by"), Word::ascii("around"), Word::ascii("until")];
const IN: Word = Word::ascii("in");
const THE: Word = Word::ascii("the");
const TWELVE: u32 = 12;
const RANGE: [Word; 5] = [
    Word::ascii("to"),
    Word::ascii("until"),
    Word::ascii("till"),
    Word::ascii("and"),
    Word::ascii("through"),
];

/// A time as it is read: the hour as written, and what makes it sure to be one.
#[derive(Clone, Copy)]
struct Reading {
    clock: Clock,
    /// a.m. false, p.m. true.
    afternoon: Option<bool>,
    /// A meridiem, a colon or "o'clock" says that it is a time.
    sure: bool,
    end: usize,
}

impl Reading {
    /// The time on a clock of 24 hours.
    fn clock(self) -> Clock {
        let hour = match self.afternoon {
            Some(true) if self.clock.hour < TWELVE => self.clock.hour + TWELVE,
            Some(false) if self.clock.hour == TWELVE => 0,
            _ => self.clock.hour,
        };
        Clock { hour, ..self.clock }
    }
}

/// The time or range of times at `at`, and the place after it.
pub(super) fn clock(c: &Cursor<'_>, at: usize) -> Option<(Expression, usize)> {
    let mut first = reading(c, at)?;
    let joint = c.is_any(first.end, &RANGE) || c.is_joint(first.end);
    let second = joint.then(|| reading(c, first.end + 1)).flatten().filter(|second| second.sure);
    if let Some(second) = second {
        // "5 to 7pm": the first shares the half of the day, unless that would turn the range round.
        if first.afternoon.is_none() && first.clock.hour <= second.clock.hour {
            first.afternoon = second.afternoon;
        }
        let end = zone(c, second.end);
        return Some((range(first.clock(), second.clock()), end));
    }
    first.sure.then(|| (single(first.clock()), zone(c, first.end)))
}

/// A bare hour behind "at": "Monday at 4", "tomorrow at 2.30".
pub(super) fn bare(c: &Cursor<'_>, at: usize) -> Option<(Expression, usize)> {
    clock(c, at).or_else(|| {
        let found = reading(c, at)?;
        let counted = c.is_small(found.end) || c.is_kind(found.end, TokenKind::PERCENT);
        let joined = c.is_joint(found.end) || c.is_kind(found.end, TokenKind::SLASH);
        (!counted && !joined).then(|| (single(found.clock()), found.end))
    })
}

fn reading(c: &Cursor<'_>, at: usize) -> Option<Reading> {
    let plain = |hour, end| Reading {
        clock: Clock { hour, minute: 0, second: None },
        afternoon: None,
        sure: true,
        end,
    };
    if c.is(at, NOON) && c.is_small(at) {
        return Some(plain(12, at + 1));
    }
    if c.is(at, MIDNIGHT) && c.is_small(at) {
        return Some(plain(0, at + 1));
    }
    if let Some((minute, end)) = minutes_past(c, at) {
        let hour = reading(c, end)?;
        return (hour.clock.minute == 0).then_some(Reading {
            clock: Clock { minute, ..hour.clock },
            sure: true,
            ..hour
        });
    }
    if c.is(at, HALF) && c.is(at + 1, PAST) {
        let hour = reading(c, at + 2)?;
        return Some(Reading { clock: Clock { minute: 30, ..hour.clock }, sure: true, ..hour });
    }
    let mut found = match c.kind(at)? {
        TokenKind::NUMBER => digits(c, at)?,
        TokenKind::WORD => match c.senses(at).number? {
            Number::Cardinal(hour @ 1..=12) => Reading { sure: false, ..plain(hour, at + 1) },
            _ => return None,
        },
        _ => return None,
    };
    if found.clock.hour <= TWELVE {
        // A lone letter is a meridiem only where it is written together and more says so: at 7p, 8:45a.
        let led = c.before(at).is_some_and(|before| c.is_any(before, &LEADING));
        let lone = c.is_glued(found.end) && (found.sure || led);
        let letters = |words: &[Word; 4]| {
            let words = if lone { words.as_slice() } else { words.get(..3).unwrap_or_default() };
            c.is_any(found.end, words)
        };
        let (before, after) = (letters(&BEFORE_NOON), letters(&AFTER_NOON));
        if before || after {
            found.afternoon = Some(after);
            found.sure = true;
            found.end += 1;
        } else if c.is(found.end, NOON) {
            found.sure = true;
            found.end += 1;
        }
    }
    if c.is_any(found.end, &O_CLOCK) {
        found.sure = true;
        found.end += 1;
    } else if found.sure && c.is_any(found.end, &HOURS) {
        found.end += 1;
    }
    let part = c.senses(found.end + 2).part.filter(|_| c.is(found.end, IN) && c.is(found.end + 1, THE));
    if let Some(part) = part.filter(|_| found.afternoon.is_none() && found.clock.hour <= TWELVE) {
        found.afternoon = Some(part != Part::Morning);
        found.sure = true;
        found.end += 3;
    }
    found.clock.is_valid().then_some(found)
}

/// The minutes of "10 past 9", "twenty minutes past eight", and where the hour stands.
fn minutes_past(c: &Cursor<'_>, at: usize) -> Option<(u32, usize)> {
    let unit = c.senses(at + 1).unit.is_some_and(|(unit, ..)| unit == Unit::Minute);
    let past = at + 1 + usize::from(unit);
    if !c.is(past, PAST) {
        return None;
    }
    let minutes = match (c.digits(at, 2), c.senses(at).number) {
        (Some((minutes, _)), _) | (_, Some(Number::Cardinal(minutes) | Number::Tens(minutes))) => minutes,
        _ => return None,
    };
    (1..60).contains(&minutes).then_some((minutes, past + 1))
}

/// 7; 7:30; 8:00:31; 7.30; the colon makes it a time.
fn digits(c: &Cursor<'_>, at: usize) -> Option<Reading> {
    if let Some((hour, minute)) = c.words(at).split_once('.') {
        // 2.30 is a time only with more to say so.
        let fits = hour.len() <= 2 && minute.len() == 2;
        let clock = Clock { hour: hour.parse().ok()?, minute: minute.parse().ok()?, second: None };
        return (fits && clock.is_valid()).then_some(Reading {
            clock,
            afternoon: None,
            sure: false,
            end: at + 1,
        });
    }
    let (hour, _) = c.digits(at, 2).filter(|(hour, _)| *hour <= 24)?;
    let two = |at: usize| {
        let (value, 2) = c.digits(at + 1, 2)? else { return None };
        (c.is_kind(at, TokenKind::COLON) && c.is_glued(at) && c.is_glued(at + 1)).then_some(value)
    };
    let Some(minute) = two(at + 1) else {
        let clock = Clock { hour, minute: 0, second: None };
        return Some(Reading { clock, afternoon: None, sure: false, end: at + 1 });
    };
    let second = two(at + 3);
    let end = if second.is_some() { at + 5 } else { at + 3 };
    Some(Reading { clock: Clock { hour, minute, second }, afternoon: None, sure: true, end })
}

/// The place after a zone. It is part of the words; no hour is moved.
fn zone(c: &Cursor<'_>, at: usize) -> usize {
    at + usize::from(c.is_zone(at))
}

fn single(clock: Clock) -> Expression {
    Expression::Clock { clock, day: None }
}

fn range(from: Clock, to: Clock) -> Expression {
    Expression::Range { from: Box::new(single(from)), to: Box::new(single(to)) }
}

/// The time or times of `expression`, on `day`. In the later half of a day, hours without a meridiem are
/// those after noon.
pub(super) fn on(expression: Expression, day: &Expression, afternoon: bool) -> Expression {
    match expression {
        Expression::Clock { clock, .. } => {
            let hour =
                if afternoon && (4..TWELVE).contains(&clock.hour) { clock.hour + TWELVE } else { clock.hour };
            Expression::Clock { clock: Clock { hour, ..clock }, day: Some(Box::new(day.clone())) }
        }
        Expression::Range { from, to } => Expression::Range {
            from: Box::new(on(*from, day, afternoon)),
            to: Box::new(on(*to, day, afternoon)),
        },
        other => other,
    }
}
