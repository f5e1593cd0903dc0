//! What a share, a sum or a measure is of: the noun beside it, or the subject of its verb.

use copydesk_sdk::core::layers::{Class, TokenKind};
use copydesk_sdk::core::{Category, Word};

use super::{BY, MORE, direct};
use crate::draft::Draft;
use crate::lexicon::Cue;
use crate::numerals::{OF, THE};
use crate::phrase::{self, Tokens};
use crate::subject;
use crate::view::View;

const ONES: [Word; 2] = [Word::ascii("one"), Word::ascii("ones")];
/// Before the amount that something had, or has then.
const ENDS: [Word; 3] = [Word::ascii("to"), Word::ascii("from"), Word::ascii("by")];
const FOR: Word = Word::ascii("for");
const IN: Word = Word::ascii("in");
const ON: Word = Word::ascii("on");
const WORTH: Word = Word::ascii("worth");
const ADD: [Word; 4] = [Word::ascii("add"), Word::ascii("adds"), Word::ascii("added"), Word::ascii("adding")];

/// "51% of its soldiers", "half the population", "two in three voters", "a 25 percent tariff".
pub(super) fn share(view: &View<'_>, draft: &Draft) -> Option<Tokens> {
    let at = draft.end;
    // "rose 300% last year", "9% this year" say when.
    let timeless = |&(_, end): &Tokens| !view.has(end - 1, Class::TIME_UNIT);
    let determiner = view.has(at, Class::DETERMINER) && !view.has(at, Class::SUBORDINATOR);
    if view.is_word(at, &[OF, THE]) || determiner {
        let part = phrase::counted(view, if view.is_word(at, &[OF]) { at } else { at + 1 }).filter(timeless);
        if part.is_some() || view.is_word(at, &[OF]) {
            return part;
        }
    }
    let direct = direct(view, draft).filter(timeless);
    // "60% believe": the share is the subject itself.
    let subject = phrase::is_verb(view, at);
    direct
        .or_else(|| measured_by(view, draft))
        .or_else(|| changed(view, draft))
        .or_else(|| if subject { None } else { governing(view, draft) })
}

/// "an interest rate of 5%", "the price of $3": what the figure is of, unless that is only a word for an amount.
fn measured_by(view: &View<'_>, draft: &Draft) -> Option<Tokens> {
    let of = draft.first.checked_sub(1).filter(|&at| view.is_word(at, &[OF, WORTH]))?;
    subject::object(view, of).filter(|&(_, end)| !view.says(end - 1, Cue::AMOUNT))
}

/// The object of a verb of change: "cut emissions by 20%".
fn changed(view: &View<'_>, draft: &Draft) -> Option<Tokens> {
    let by = draft.first.checked_sub(1).filter(|&at| view.is_word(at, &BY[..1]))?;
    let low = by.saturating_sub(6);
    let verb = (low..by).rev().find(|&i| view.says(i, Cue::CHANGE))?;
    let (start, end) = phrase::after_determiner(view, verb + 1)?;
    (end <= by).then_some((start, end.min(by)))
}

/// The object of a verb of change, whose amount the figure is before or after: "raised its offer to $3".
fn moved(view: &View<'_>, draft: &Draft) -> Option<Tokens> {
    let to = draft.first.checked_sub(1).filter(|&at| view.is_word(at, &ENDS))?;
    let low = to.saturating_sub(10);
    let stops = |i: &usize| !view.is(*i, TokenKind::COMMA) && !view.is(*i, TokenKind::SEMICOLON);
    let verb = (low..to).rev().take_while(stops).find(|&i| view.says(i, Cue::CHANGE))?;
    let (start, end) = phrase::after_determiner(view, verb + 1)?;
    // "rose 14 percent to $412": by how much is no object.
    let number = |i: usize| view.is(i, TokenKind::NUMBER) || view.number(i).is_some();
    (end <= to && view.is_word(end, &ENDS) && !(start..end).any(number)).then_some((start, end))
}

/// The subject of the verb before the figure: "rents rose by 5%", "the ticket costs $3".
pub(super) fn governing(view: &View<'_>, draft: &Draft) -> Option<Tokens> {
    let mut verb = draft.first;
    let low = draft.first.saturating_sub(8);
    while verb > low {
        verb -= 1;
        if view.is(verb, TokenKind::SEMICOLON) || view.is(verb, TokenKind::COLON) {
            return None;
        }
        // "costs", "rises": a verb in -s that the tables know.
        if view.says(verb, Cue::CHANGE.or(Cue::VERB))
            || phrase::is_auxiliary(view, verb)
            || phrase::governs(view, verb) && !phrase::is_plural(view, verb)
            || phrase::is_third_person(view, verb, draft.first)
        {
            return subject::ending(view, verb);
        }
    }
    None
}

pub(super) fn money(view: &View<'_>, draft: &Draft) -> Option<Tokens> {
    let at = draft.rate_end;
    let at = if view.is_word(at, &[WORTH]) { at + 1 } else { at };
    let direct = direct(view, &Draft { end: at, ..*draft });
    if let Some(found) =
        direct.filter(|&(_, end)| !view.is_word(at, &MORE) && !view.has(end - 1, Class::TIME_UNIT))
    {
        return Some(found);
    }
    // "the price of $3 in June", "products worth $50"
    if let Some(found) = measured_by(view, draft) {
        return Some(found);
    }
    // "adds $3 to the cost of fuel"
    let low = draft.first.saturating_sub(4);
    if view.is_word(at, &BY[2..]) && (low..draft.first).any(|i| view.is_word(i, &ADD)) {
        return phrase::after_determiner(view, at + 1);
    }
    // "cut its price target to 210 pence from 260 pence"
    if let Some(found) = moved(view, draft) {
        return Some(found);
    }
    let on = draft.per.is_none() && view.is_word(at, &[ON]);
    if (on || view.is_word(at, &[FOR, IN]))
        && !is_time(view, at + 1)
        && let Some(found) = phrase::after_determiner(view, at + 1)
    {
        // "$3 on a new one": of what stands elsewhere.
        return if view.is_word(found.1, &ONES) { None } else { Some(found) };
    }
    governing(view, draft)
}

fn is_time(view: &View<'_>, at: usize) -> bool {
    view.is(at, TokenKind::NUMBER)
        || (at..at + 3).any(|i| view.has(i, Class::MONTH.with(Class::TIME_UNIT).with(Class::WEEKDAY)))
}

pub(super) fn measure(view: &View<'_>, draft: &Draft) -> Option<Tokens> {
    let first = draft.first;
    if view.says(first.wrapping_sub(1), Cue::LAST) || view.says(draft.written.0.wrapping_sub(1), Cue::LAST) {
        return None;
    }
    // "a seven and a half year loan"
    let singular = draft.number.one().is_some_and(|v| v > 1.0)
        && draft.unit.is_some_and(|unit| unit.name == view.token_text(draft.end.wrapping_sub(1)));
    if draft.joined || singular || view.is_word(draft.end, &[OF]) || draft.category == Category::Measure {
        // "a nearly four-month-long war"
        let long = if view.joins(draft.end) { draft.end + 2 } else { draft.end };
        // "a 48-hour, four-nation tour"
        let number = view.is(long + 1, TokenKind::NUMBER) || view.number(long + 1).is_some();
        let series = view.is(long, TokenKind::COMMA) && number && view.joins(long + 2);
        let long = if series { long + 4 } else { long };
        let found = if draft.joined && !view.is_word(long, &[OF]) {
            phrase::described(view, long)
        } else {
            phrase::counted(view, long)
        };
        if found.is_some() {
            return found;
        }
    }
    // "a period of three weeks"
    if view.is_word(first.wrapping_sub(1), &[OF]) {
        return measured_by(view, draft);
    }
    if draft.category == Category::Duration && view.says(first.wrapping_sub(1), Cue::OVER_TIME) {
        if view.is(draft.end, TokenKind::COMMA) && first < 3 {
            return phrase::after_determiner(view, draft.end + 1);
        }
        return subject::object(view, first - 1)
            .filter(|&(start, end)| !phrase::is_verb(view, end - 1) && !phrase::is_participle(view, start))
            .or_else(|| governing(view, draft));
    }
    governing(view, draft)
}
