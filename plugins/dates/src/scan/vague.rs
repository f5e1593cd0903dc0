//! Words for past, present and future that name no date: now, recently, at the time, daily.

use copydesk_sdk::core::Word;

use super::Found;
use super::cursor::Cursor;
use crate::expression::Expression;
use crate::lexicon::{Determiner, Relation};

const TIME: Word = Word::ascii("time");
const PAST: Word = Word::ascii("past");
const PRESENT: Word = Word::ascii("present");
const FUTURE: Word = Word::ascii("future");
const DAY: Word = Word::ascii("day");
const BEING: Word = Word::ascii("being");
const LEADING: [Word; 9] = [
    Word::ascii("at"),
    Word::ascii("in"),
    Word::ascii("by"),
    Word::ascii("around"),
    Word::ascii("since"),
    Word::ascii("until"),
    Word::ascii("about"),
    Word::ascii("for"),
    Word::ascii("from"),
];

/// The vague expression at `at`.
pub(super) fn vague(c: &Cursor<'_>, at: usize) -> Option<Found> {
    let senses = c.senses(at);
    let found = |value, end| Some(Found { expression: Expression::Vague(value), first: at, end });
    if let Some(value) = senses.vague {
        return found(value, at + 1);
    }
    if let Some(value) = senses.often.filter(|_| c.is_small(at) || c.opens_sentence(at)) {
        return Some(Found { expression: Expression::Often(value.into()), first: at, end: at + 1 });
    }
    if c.is(at, PRESENT) && c.is(at + 1, DAY) {
        return found("PRESENT_REF", at + 2);
    }
    let determiner = senses.determiner?;
    if !c.before(at).is_some_and(|before| c.is_any(before, &LEADING)) {
        return None;
    }
    let next = at + 1;
    match determiner {
        Determiner::The if c.is(next, TIME) => {
            let end = next + 1;
            if c.is(end, BEING) { found("PRESENT_REF", end + 1) } else { found("PAST_REF", end) }
        }
        Determiner::The if c.senses(next).relation == Some(Relation::Same) && c.is(next + 1, TIME) => {
            found("PAST_REF", next + 2)
        }
        Determiner::That if c.is(next, TIME) => found("PAST_REF", next + 1),
        Determiner::This if c.is(next, TIME) => found("PRESENT_REF", next + 1),
        Determiner::The if c.is(next, PAST) => found("PAST_REF", next + 1),
        Determiner::The if c.is(next, PRESENT) => found("PRESENT_REF", next + 1),
        Determiner::The if c.is(next, FUTURE) => found("FUTURE_REF", next + 1),
        _ => None,
    }
}
