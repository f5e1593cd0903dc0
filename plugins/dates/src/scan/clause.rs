//! "The day before", "the week after the vote": a unit that what follows in the clause tells apart.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use super::cursor::Cursor;
use super::phrase;
use super::units::Head;
use crate::expression::{Expression, Named, Origin, Pick, Unit};

const THAT: Word = Word::ascii("that");
const BEFORE: Word = Word::ascii("before");
const AFTER: Word = Word::ascii("after");
const FOLLOWING: Word = Word::ascii("following");
const LEADING: [Word; 3] = [Word::ascii("in"), Word::ascii("for"), Word::ascii("during")];

/// "the day before", "the week after the vote", "the year" behind an edge.
pub(super) fn the_unit(c: &Cursor<'_>, at: usize, head: &Head, edge: bool) -> Option<(Expression, usize)> {
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
    let apposition = c.before(at).is_some_and(|before| c.is_kind(before, TokenKind::COMMA));
    if apposition {
        return Some((Expression::Shift { unit, by: 0, origin: Origin::Sentence }, end + 1));
    }
    (unit == Unit::Day).then_some((Expression::UnknownDay, end + 1))
}

/// "for the month", "in the year": the current one, where nothing else says which.
fn led_alone(c: &Cursor<'_>, at: usize, unit: Unit, end: usize) -> bool {
    let led = c.before(at).is_some_and(|before| c.is_any(before, &LEADING));
    let alone = !matches!(c.kind(end), Some(TokenKind::WORD | TokenKind::NUMBER));
    led && alone && matches!(unit, Unit::Month | Unit::Year | Unit::Quarter)
}

/// Whether a clause ends before the token at `at`: nothing is left to say what "before" is before.
pub(super) fn ends_clause(c: &Cursor<'_>, at: usize) -> bool {
    match c.kind(at) {
        None => true,
        Some(TokenKind::WORD) => {
            let goes_on = Class::DETERMINER.with(Class::PRONOUN).with(Class::NOUN);
            let stops = Class::COORDINATOR.with(Class::PREPOSITION).with(Class::AUXILIARY).with(Class::MODAL);
            c.is(at, THAT) && !c.is_small(at + 1)
                || c.has_class(at, stops) && !c.has_class(at, goes_on) && !c.words(at).ends_with("ing")
                || c.has_class(at, Class::VERB) && c.is_small(at) && !c.words(at).ends_with("ing")
        }
        Some(TokenKind::NUMBER | TokenKind::OPEN_QUOTE | TokenKind::CURRENCY) => false,
        Some(_) => true,
    }
}
