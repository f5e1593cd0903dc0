//! The period a figure covers, and the date it holds for.

use copydesk_sdk::core::layers::{Class, TokenKind};
use copydesk_sdk::core::{Span, Word};

use crate::draft::Draft;
use crate::extract::NESTED;
use crate::lexicon::Cue;
use crate::phrase;
use crate::view::View;

const THEN: Word = Word::ascii("then");
const PAIRING: [Word; 2] = [Word::ascii("between"), Word::ascii("from")];
const TO_UNTIL: [Word; 3] = [Word::ascii("to"), Word::ascii("until"), Word::ascii("through")];
const TO: Word = Word::ascii("to");
const ACCORDING: Word = Word::ascii("according");
const AS: Word = Word::ascii("as");
const OF: Word = Word::ascii("of");
/// So many tokens behind a figure its window is looked for.
const REACH: usize = 30;

/// What another extractor knows of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Dated<'a> {
    /// The expression.
    pub span: Span,
    /// ISO 8601 at its grain, where it is resolved.
    pub value: Option<&'a str>,
}

/// The date that shares words with `span`: no words are both a date and a figure.
pub(crate) fn sharing<'a, 'b>(dates: &'b [Dated<'a>], span: Span) -> Option<&'b Dated<'a>> {
    let begun = dates.partition_point(|date| date.span.start < span.end);
    let mut near = dates.get(..begun).unwrap_or_default().iter().rev().take(NESTED);
    near.find(|date| date.span.end > span.start)
}

/// The window of `draft`: the nearest expression of time behind it in its
/// clause, else one that opens the sentence.
pub(crate) fn read(view: &View<'_>, draft: &Draft, dates: &[Dated<'_>]) -> Option<Span> {
    // "$50 a night", "300 a day"
    if draft.per.is_some_and(|per| per.is_time(view)) {
        return Some(view.span(draft.end, draft.rate_end));
    }
    for at in draft.end..draft.end + REACH {
        let Some(token) = view.get(at) else { break };
        let ends = token.class.has(Class::REPORTING)
            || token.kind == TokenKind::SEMICOLON
            || token.kind == TokenKind::COMMA && begins(view, at + 1, dates).is_none()
            || token.word == ACCORDING;
        if ends {
            break;
        }
        if let Some(span) = begins(view, at, dates) {
            return Some(span);
        }
    }
    // "In 2017 there were 130", "Since Monday, ..."
    let opening = begins(view, 0, dates).filter(|span| view.index_of(span.end) <= draft.first + 1);
    opening.filter(|_| draft.first > 1).or_else(|| event(view, draft, dates))
}

/// The day of the event that the casualties are of: "the May 5 flood, which killed 12".
fn event(view: &View<'_>, draft: &Draft, dates: &[Dated<'_>]) -> Option<Span> {
    let low = draft.first.saturating_sub(30);
    let casualty = (low..draft.first).rev().take(4).any(|i| view.says(i, Cue::CASUALTY.or(Cue::TOLL)));
    if !casualty {
        return None;
    }
    (low..draft.first).rev().find_map(|at| {
        let end = dated(view, at, 0, dates)?;
        // "said on Tuesday that" tells when it was said.
        let said = (at.saturating_sub(3)..at).any(|i| view.has(i, Class::REPORTING));
        let whole = !view.is(at.wrapping_sub(1), TokenKind::NUMBER) && end > at + 1;
        (whole && !said).then(|| view.span(at, end))
    })
}

/// The expression of a period that begins at `at`.
#[inline]
fn begins(view: &View<'_>, at: usize, dates: &[Dated<'_>]) -> Option<Span> {
    const OPENS: Cue = Cue::SINCE.or(Cue::REGULAR).or(Cue::BEFORE_WINDOW).or(Cue::RELATIVE);
    if view.says(at, OPENS) { period(view, at, dates) } else { None }
}

fn period(view: &View<'_>, at: usize, dates: &[Dated<'_>]) -> Option<Span> {
    if view.says(at, Cue::SINCE) {
        let the = usize::from(view.has(at + 1, Class::DETERMINER));
        if view.is_word(at + 1, &[THEN]) {
            return Some(view.span(at, at + 2));
        }
        if let Some(end) = dated(view, at + 1, the, dates) {
            return Some(view.span(at, end));
        }
        let end = phrase::clause_end(view, at + 1).min(at + 14);
        let end = (at..end).find(|&i| view.has(i, Class::COORDINATOR)).unwrap_or(end);
        return (end > at + 1).then(|| view.span(at, end));
    }
    if view.says(at, Cue::REGULAR) {
        return Some(view.span(at, at + 1));
    }
    let preposition = view.says(at, Cue::BEFORE_WINDOW);
    let start = if preposition { at + 1 } else { at };
    let the = usize::from(view.has(start, Class::DETERMINER) && !view.says(start, Cue::RELATIVE));
    if view.says(start + the, Cue::RELATIVE)
        && (preposition || the == 0)
        && let Some(end) = time_unit(view, start + the + 1)
    {
        return Some(view.span(at, end));
    }
    if !preposition {
        return None;
    }
    let end = dated(view, start, the, dates)?;
    // "between Friday and Sunday", "from Monday to Thursday"
    let pair =
        view.is_word(at, &PAIRING) && (view.has(end, Class::COORDINATOR) || view.is_word(end, &TO_UNTIL));
    let second = if pair { dated(view, end + 1, 0, dates) } else { None };
    Some(view.span(at, second.unwrap_or(end)))
}

/// "24 hours", "three months", "week": the token behind the unit.
fn time_unit(view: &View<'_>, at: usize) -> Option<usize> {
    (at..at + 5)
        .find(|&i| view.has(i, Class::TIME_UNIT))
        .filter(|&unit| {
            (at..unit).all(|i| {
                view.is(i, TokenKind::NUMBER)
                    || view.has(i, Class::NUMBER_WORD.with(Class::COORDINATOR).with(Class::DETERMINER))
                    || view.is(i, TokenKind::HYPHEN)
            })
        })
        .map(|unit| unit + 1)
}

/// A date behind a preposition: one that the dates extractor found, a month, a weekday, a year.
fn dated(view: &View<'_>, at: usize, the: usize, dates: &[Dated<'_>]) -> Option<usize> {
    let first = view.get(at + the)?;
    let starts = [first.span.start, view.get(at)?.span.start];
    let date = starts.iter().find_map(|&start| {
        let from = dates.partition_point(|date| date.span.start < start);
        dates.get(from).filter(|date| date.span.start == start)
    });
    if let Some(date) = date {
        return Some(view.index_of(date.span.end.saturating_sub(1)) + 1);
    }
    let year = |at: usize| {
        let text = view.token_text(at);
        view.is(at, TokenKind::NUMBER)
            && text.len() == 4
            && (text.starts_with("19") || text.starts_with("20"))
            && !text.contains(['.', ','])
    };
    if year(at + the) {
        // "between 2010 and 2020"
        let linked = view.has(at + the + 1, Class::COORDINATOR) || view.is_word(at + the + 1, &[TO]);
        return Some(if linked && year(at + the + 2) { at + the + 3 } else { at + the + 1 });
    }
    let mut end = at + the;
    let named = first.class.has(Class::MONTH.with(Class::WEEKDAY))
        && first.case != copydesk_sdk::core::layers::Case::LOWER
        || first.kind == TokenKind::NUMBER && view.has(at + the + 1, Class::MONTH);
    if !named {
        return None;
    }
    while end < at + the + 4
        && (view.is(end, TokenKind::NUMBER) || view.has(end, Class::MONTH.with(Class::WEEKDAY)))
    {
        end += 1;
    }
    Some(end)
}

/// The date that a figure of this sentence holds for, where the sentence says it: "as of Tuesday", "said in an
/// update on Monday".
pub(crate) fn as_of<'a>(view: &View<'_>, dates: &[Dated<'a>]) -> Option<&'a str> {
    let inside = |span: Span| {
        view.tokens.first().is_some_and(|token| token.span.start <= span.start)
            && view.tokens.last().is_some_and(|token| span.end <= token.span.end)
    };
    dates.iter().filter(|date| inside(date.span)).find_map(|date| {
        let value = date.value.filter(|value| value.len() == 10 && !value.contains(['X', '/', 'W']))?;
        let at = view.index_of(date.span.start);
        let as_of = view.word_before(at, 1) == OF && view.word_before(at, 2) == AS;
        let low = at.saturating_sub(6);
        let said = (low..at)
            .rev()
            .take_while(|&i| !view.is(i, TokenKind::COMMA) && !view.has(i, Class::SUBORDINATOR))
            .any(|i| view.has(i, Class::REPORTING));
        (as_of || said).then_some(value)
    })
}
