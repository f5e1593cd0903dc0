//! Dates that name a month or a year: October 7, 2023; 7 October; May 2010; 1984; the 1990s; 264 BC.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use super::cursor::Cursor;
use super::{amount, numeric, year};
use crate::expression::{Expression, Named, Pick};
use crate::lexicon::Determiner;

const OF: Word = Word::ascii("of");
const IN: Word = Word::ascii("in");
const AND: Word = Word::ascii("and");
const TO: Word = Word::ascii("to");
const S: Word = Word::ascii("s");
const CENTURY: [Word; 2] = [Word::ascii("century"), Word::ascii("centuries")];
const BC: [Word; 4] = [Word::ascii("bc"), Word::ascii("bce"), Word::ascii("b.c."), Word::ascii("b.c")];

/// What one reading found: the expression and the place after its last token.
pub(super) type Found = (Expression, usize);

/// A date that begins with a month: October 7, 2023; October 7; October 2023; October.
pub(super) fn month_first(c: &Cursor<'_>, at: usize) -> Option<Found> {
    let month = month(c, at)?;
    // "In March 20 people came": what is counted behind "in" leaves no day.
    let counted = c.before(at).is_some_and(|before| c.is(before, IN))
        && c.is_small(at + 2)
        && c.has_class(at + 2, Class::NOUN);
    if counted {
        return Some((nearest(Named::Month(month)), at + 1));
    }
    let next = if c.is_tight(at + 1) { at + 2 } else { at + 1 };
    if let Some((day, end)) = day_after_month(c, next) {
        return Some(day_and_year(c, month, day, end));
    }
    if let Some((year, end)) = year_after(c, next).or_else(|| amount::spelled_year(c, next)) {
        // September-2020-23
        if c.is_tight(end)
            && let Some((day, end)) = c.day_of_month(end + 1)
        {
            return Some((dated(month, day, year), end));
        }
        return Some((Expression::Dated { named: Named::Month(month), year }, end));
    }
    Some((nearest(Named::Month(month)), at + 1))
}

/// A month, where the word may stand for one here.
pub(super) fn month(c: &Cursor<'_>, at: usize) -> Option<u32> {
    let senses = c.senses(at);
    let month = senses.month?;
    let numbered =
        c.digits(at + 1, 4).is_some() || c.before(at).is_some_and(|before| c.digits(before, 2).is_some());
    if senses.guarded && !numbered && !(c.is_capital(at) && guard(c, at)) {
        return None;
    }
    // In small letters months are words of other kinds too: an august body.
    if c.is_small(at) && !numbered && !guard(c, at) {
        return None;
    }
    // April Jones, August Wilson: a first name, unless a preposition says otherwise.
    let name = c.has_class(at, Class::FEMALE_NAME.with(Class::MALE_NAME));
    let surname = c.is_capital(at + 1) && c.senses(at + 1).month.is_none();
    let named = name && surname && !numbered && !guard(c, at);
    (!named).then_some(month)
}

/// Whether the word before it makes a month of a word that might be something else.
fn guard(c: &Cursor<'_>, at: usize) -> bool {
    let Some(before) = c.before(at) else { return false };
    let senses = c.senses(before);
    c.is_any(before, &year::PREPOSITIONS)
        || senses.edge.is_some()
        || senses.relation.is_some()
        || senses.month.is_some()
        || c.is_abbreviation(at)
        || matches!(senses.determiner, Some(Determiner::This | Determiner::Every))
        || (c.is_kind(before, TokenKind::HYPHEN) && c.senses_before(before).edge.is_some())
        || (c.is_any(before, &[AND, TO]) && c.senses_before(before).month.is_some())
        || (c.is(before, TO) && c.senses_before(before).is_unit())
}

/// The day behind a month: 7, 7th, or a spelled "twenty-second" that nothing counted follows.
fn day_after_month(c: &Cursor<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some(found) = c.day_of_month(at) {
        return Some(found);
    }
    let (day, end) = c.ordinal(at)?;
    let day = u32::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    (c.is_small(at) && !c.is_small(end)).then_some((day, end))
}

/// What follows month and day: a year, or the second end of a range.
fn day_and_year(c: &Cursor<'_>, month: u32, day: u32, end: usize) -> Found {
    if let Some((second, end)) = hyphenated_day(c, end) {
        return match year_after(c, end) {
            Some((year, end)) => (range(dated(month, day, year), dated(month, second, year)), end),
            None => (range(undated(month, day), undated(month, second)), end),
        };
    }
    let after = if c.is_tight(end) { end + 1 } else { end };
    match year_after(c, after) {
        Some((year, end)) => (dated(month, day, year), end),
        None => (undated(month, day), end),
    }
}

/// The "-15" of "July 14-15".
fn hyphenated_day(c: &Cursor<'_>, at: usize) -> Option<(u32, usize)> {
    let joined = c.is_joint(at) && c.digits(at + 1, 2).is_some();
    joined.then(|| c.day_of_month(at + 1)).flatten()
}

/// A date that begins with its day: 7 October 2023; the 7th of October; 14-15 July; fourth of July.
pub(super) fn day_first(c: &Cursor<'_>, at: usize) -> Option<Found> {
    if c.before(at).is_some_and(|before| c.is_kind(before, TokenKind::CURRENCY)) {
        return None;
    }
    let (day, end) = c.day_of_month(at).or_else(|| {
        let (day, end) = c.ordinal(at)?;
        u32::try_from(day).ok().filter(|day| (1..=31).contains(day)).map(|day| (day, end))
    })?;
    let (second, end) = match hyphenated_day(c, end) {
        Some((second, end)) => (Some(second), end),
        None => (None, end),
    };
    let of = c.skip(end, OF);
    let of = if c.is_tight(of) { of + 1 } else { of };
    let senses = c.senses(of);
    let month = senses.month.filter(|_| !senses.guarded || c.is_capital(of))?;
    let mut end = of + 1;
    if c.is_tight(end) && year_after(c, end + 1).is_some() {
        end += 1;
    }
    let year = year_after(c, end);
    let end = year.map_or(end, |(_, end)| end);
    let one = |day| match year {
        Some((year, _)) => dated(month, day, year),
        None => undated(month, day),
    };
    Some(match second {
        Some(second) => (range(one(day), one(second)), end),
        None => (one(day), end),
    })
}

/// The day in digits that shares the month of the date behind it: the 15 of "15 to 22 February", of "15 and
/// 22 February", of "July 4 and 5" read the other way round.
pub(super) fn day_sharing_month(c: &Cursor<'_>, at: usize) -> Option<Found> {
    let (day, end) = c.day_of_month(at)?;
    let joined = c.is_any(end, &[TO, AND]) || c.is_kind(end, TokenKind::COMMA);
    if !joined {
        return None;
    }
    c.day_of_month(end + 1)?;
    Some(match day_first(c, end + 1)?.0 {
        Expression::Dated { named: Named::Day { month, .. }, year } => (dated(month, day, year), end),
        Expression::Named { named: Named::Day { month, .. }, .. } => (undated(month, day), end),
        _ => return None,
    })
}

/// A further day of the month just named: the 5 of "May 4 and 5".
pub(super) fn further_day(c: &Cursor<'_>, at: usize, before: &Expression) -> Option<Found> {
    let (day, end) = c.day_of_month(at)?;
    // What is counted follows its number at once: "on May 4 and 5 people".
    let counted = c.is_small(end)
        && !c.has_class(end, Class::VERB.with(Class::AUXILIARY).with(Class::PREPOSITION))
        && !c.has_class(end, Class::COORDINATOR.with(Class::MODAL));
    if counted
        || matches!(c.kind(end), Some(TokenKind::PERCENT | TokenKind::SLASH))
        || c.senses(end).month.is_some()
    {
        return None;
    }
    let year = year_after(c, end);
    Some(match (before, year) {
        (Expression::Named { named: Named::Day { month, .. }, .. }, Some((year, end))) => {
            (dated(*month, day, year), end)
        }
        (Expression::Named { named: Named::Day { month, .. }, .. }, None) => (undated(*month, day), end),
        _ => return None,
    })
}

/// The year behind a month, day or season: ", 2023"; "2023"; "of 2023"; "'98".
pub(super) fn year_after(c: &Cursor<'_>, at: usize) -> Option<(i32, usize)> {
    let mut next = at;
    if c.is_kind(next, TokenKind::COMMA) || c.is(next, OF) {
        next += 1;
    }
    if c.is_kind(next, TokenKind::APOSTROPHE) || c.is_kind(next, TokenKind::OPEN_QUOTE) {
        let (two, 2) = c.digits(next + 1, 2)? else { return None };
        return c
            .is_glued(next + 1)
            .then(|| i32::try_from(numeric::century(two)).ok())
            .flatten()
            .map(|y| (y, next + 2));
    }
    let (value, 4) = c.digits(next, 4)? else { return None };
    let year = i32::try_from(value).ok().filter(|year| (1000..2200).contains(year))?;
    // "25 February, 2000 GMT" is a time.
    if c.is_zone(next + 1) {
        return None;
    }
    let glued = c.is_kind(next + 1, TokenKind::WORD) && c.is_glued(next + 1);
    (!glued && !c.is_kind(next + 1, TokenKind::PERCENT)).then_some((year, next + 1))
}

/// The 1990s, the '90s, the nineties; 20th century; 264 BC; "264 to 241 BC".
pub(super) fn era(c: &Cursor<'_>, at: usize) -> Option<Found> {
    if let Some(tens) = c.senses(at).decade {
        let senses = c.senses_before(at);
        let hyphen = c.before(at).is_some_and(|before| c.is_kind(before, TokenKind::HYPHEN));
        let the = senses.determiner.is_some() || senses.edge.is_some() || hyphen;
        return the
            .then(|| i32::try_from(190 + tens / 10).ok())
            .flatten()
            .map(|d| (Expression::Decade(d), at + 1));
    }
    if let Some((ordinal, end)) = c.ordinal(at) {
        let hyphen = end + usize::from(c.is_kind(end, TokenKind::HYPHEN));
        let number = c.is_any(hyphen, &CENTURY).then_some(ordinal - 1).filter(|n| (0..=30).contains(n))?;
        let end = hyphen + 1;
        if c.is_any(end, &BC) {
            return Some((Expression::CenturyBc(number), end + 1));
        }
        return Some((Expression::Century(number), end));
    }
    let short = c.is_kind(at, TokenKind::APOSTROPHE) || c.is_kind(at, TokenKind::OPEN_QUOTE);
    let digits = at + usize::from(short);
    let (value, length) = c.digits(digits, 4)?;
    let value = i32::try_from(value).ok()?;
    if c.is(digits + 1, S) && c.is_glued(digits + 1) && value % 10 == 0 {
        let decade = match length {
            4 if (1000..2200).contains(&value) => value / 10,
            2 if value >= 20 && (short || c.senses_before(at).determiner.is_some()) => 190 + value / 10,
            _ => return None,
        };
        return Some((Expression::Decade(decade), digits + 2));
    }
    // "in '92"
    let led = c.before(at).is_some_and(|before| c.is_any(before, &year::PREPOSITIONS));
    if short && length == 2 && led && c.is_glued(digits) && !c.is_kind(digits + 1, TokenKind::CLOSE_QUOTE) {
        let century = if value < 30 { 2000 } else { 1900 };
        return Some((Expression::Year(century + value), digits + 1));
    }
    if c.is_any(digits + 1, &BC) {
        return Some((Expression::YearBc(value), digits + 2));
    }
    // "264 to 241 BC", "240-238 BC"
    let joined = c.is(at + 1, TO) || c.is_joint(at + 1);
    let shared = joined && c.digits(at + 2, 4).is_some() && c.is_any(at + 3, &BC);
    shared.then_some((Expression::YearBc(value), at + 1))
}

/// A month or day that the tense resolves.
pub(super) fn nearest(named: Named) -> Expression {
    Expression::Named { named, pick: Pick::Nearest }
}

/// A full date.
pub(super) fn dated(month: u32, day: u32, year: i32) -> Expression {
    Expression::Dated { named: Named::Day { month, day }, year }
}

fn undated(month: u32, day: u32) -> Expression {
    nearest(Named::Day { month, day })
}

fn range(from: Expression, to: Expression) -> Expression {
    Expression::Range { from: Box::new(from), to: Box::new(to) }
}
