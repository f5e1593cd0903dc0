//! Holidays by name, and what only sounds like one: Father Christmas, a Thanksgiving turkey.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use super::Found;
use super::absolute::{self, nearest};
use super::cursor::Cursor;
use super::frame::Frame;
use super::units::pick;
use crate::expression::{Expression, Named, Unit};

/// The longest name of a holiday, in tokens, possessive endings included.
const LONGEST: usize = 7;

/// Memorial Day weekend, with its year if it has one.
pub(super) fn holiday_weekend(
    c: &Cursor<'_>,
    frame: &Frame,
    named: Named,
    first: usize,
    end: usize,
) -> Found {
    let (day, end) = match absolute::year_after(c, end) {
        Some((year, end)) => (Expression::Dated { named, year }, end),
        None => (Expression::Named { named, pick: pick(frame.relation) }, end),
    };
    Found { expression: Expression::Nth { unit: Unit::Weekend, nth: 0, whole: Box::new(day) }, first, end }
}

/// The holiday that begins with a month's name: May Day. The place where a name alone stands is none:
/// April Fools' prank.
pub(super) fn month_holiday(c: &Cursor<'_>, at: usize) -> Option<Option<Found>> {
    let senses = c.senses(at);
    let named = senses.holidays.is_some()
        && senses.month.is_some()
        && c.is_capital(at + 1)
        && c.is_kind(at + 1, TokenKind::WORD);
    named.then(|| {
        let (holiday, end) = holiday(c, at)?;
        Some(Found { expression: nearest(Named::Holiday(holiday)), first: at, end })
    })
}

/// Whether the name of a holiday stands at `at`.
pub(super) fn is_named(c: &Cursor<'_>, at: usize) -> bool {
    longest(c, at).is_some()
}

/// The longest name of a holiday at `at`, and the place after it.
fn longest(c: &Cursor<'_>, at: usize) -> Option<(u16, usize)> {
    let names = c.senses(at).holidays?.names();
    let spelled = |(holiday, name): (u16, &[Word])| Some((holiday, spelled(c, at, name)?, name.len()));
    let (holiday, end, words) = names.filter_map(spelled).last()?;
    (words == 1 || c.is_capital(at)).then_some((holiday, end))
}

/// The place after the words of `name`, if they stand at `at`; possessive endings and hyphens are no part of it.
fn spelled(c: &Cursor<'_>, at: usize, name: &[Word]) -> Option<usize> {
    let mut end = at;
    for (nth, word) in name.iter().enumerate() {
        let inside =
            |kind| matches!(kind, TokenKind::POSSESSIVE | TokenKind::HYPHEN | TokenKind::CLOSE_QUOTE);
        while nth > 0 && c.kind(end).is_some_and(inside) {
            end += 1;
        }
        let last = nth + 1 == name.len();
        if end >= at + LONGEST || !c.is(end, *word) || !last && !c.is_kind(end, TokenKind::WORD) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// The holiday at `at`, and the place after it.
pub(super) fn holiday(c: &Cursor<'_>, at: usize) -> Option<(u16, usize)> {
    let (holiday, end) = longest(c, at)?;
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
pub(super) fn part_of_name(c: &Cursor<'_>, at: usize) -> bool {
    let closed = Class::PREPOSITION
        .with(Class::DETERMINER)
        .with(Class::COORDINATOR)
        .with(Class::SUBORDINATOR)
        .with(Class::ADVERB)
        .with(Class::AUXILIARY);
    c.before(at).is_some_and(|before| {
        c.is_kind(before, TokenKind::WORD)
            && c.is_capital(before)
            && c.senses(before).relation.is_none()
            && c.senses(before).edge.is_none()
            && !c.opens_sentence(before)
            && !c.has_class(before, closed)
    })
}

/// A small word of no closed class: most likely a noun.
pub(super) fn is_unknown_noun(c: &Cursor<'_>, at: usize) -> bool {
    c.is_small(at)
        && c.token(at).is_some_and(|token| token.class == Class::EMPTY)
        && !c.words(at).ends_with("ed")
}
