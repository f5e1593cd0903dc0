//! The grammar of time expressions: one scan over the tokens, left to right.
//!
//! At each token that can open an expression the alternatives are tried in a fixed order, each with a bounded
//! look-ahead; the first that fits wins, and the scan goes on behind it. Nothing is taken back.

mod absolute;
mod amount;
mod clause;
mod clock;
mod counted;
mod cursor;
mod edge;
mod frame;
mod holiday;
mod join;
mod named;
mod numbered;
mod numeric;
mod openings;
mod part;
mod units;
mod vague;
mod year;

use std::ops::Range;

use copydesk_sdk::core::layers::{Language, Paragraph, TokenKind};

pub(crate) use cursor::Cursor;

use crate::expression::Expression;
use crate::lexicon::{Determiner, Places};

/// How deep expressions may nest: "the morning of the first day of the last week of July".
const DEEPEST: u8 = 4;

/// An expression and the tokens it covers.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) expression: Expression,
    pub(crate) first: usize,
    pub(crate) end: usize,
}

/// The time expressions of a text, in order and without overlap. Paragraphs in another language have none,
/// and no expression leaves its paragraph. Each holds one of the tokens `cores`.
pub(crate) fn scan(text: &Cursor<'_>, cores: &Places, paragraphs: &[Paragraph], all: &mut Vec<Found>) {
    all.clear();
    for paragraph in paragraphs.iter().filter(|paragraph| paragraph.language == Language::ENGLISH) {
        let (first, end) = (paragraph.first_token as usize, paragraph.end_token as usize);
        let c = text.paragraph(first, end);
        let before = all.len();
        paragraph_dates(&c, first..end, cores, all);
        join::share_years(&c, all.get_mut(before..).unwrap_or_default());
    }
}

/// Adds the time expressions of a paragraph. At most one token before a core opens the expression: "the", "his".
fn paragraph_dates(c: &Cursor<'_>, paragraph: Range<usize>, cores: &Places, all: &mut Vec<Found>) {
    let mut next = paragraph.start;
    while let Some(at) = cores.next(next).filter(|at| *at < paragraph.end) {
        next = at - usize::from(next < at && c.is_determiner(at - 1));
        while next <= at {
            next = openings::opens(c, next).then(|| phrase(c, next, false)).flatten().map_or(
                next + 1,
                |found| {
                    let mut end = found.end.max(next + 1);
                    let list = join::further_days(c, &found);
                    all.push(found);
                    if let Some(last) = list.last() {
                        end = last.end;
                    }
                    all.extend(list);
                    end
                },
            );
        }
    }
}

/// The expression that begins at `at`. Behind an `edge` ("late in the ...") a bare "the year" will do.
fn phrase(c: &Cursor<'_>, at: usize, edge: bool) -> Option<Found> {
    if c.depth >= DEEPEST {
        return None;
    }
    let c = &c.deeper();
    let found = edge::phrase_of_edge(c, at).or_else(|| plain(c, at, edge))?;
    if c.clocks { Some(join::with_clock(c, found)) } else { Some(found) }
}

/// An expression without an edge. What its first token is decides which readings are tried.
fn plain(c: &Cursor<'_>, at: usize, edge: bool) -> Option<Found> {
    match c.kind(at)? {
        TokenKind::NUMBER => digits(c, at, edge),
        TokenKind::WORD => word(c, at, edge),
        _ => absolute::era(c, at).map(|(expression, end)| Found { expression, first: at, end }),
    }
}

/// An expression that begins with digits.
fn digits(c: &Cursor<'_>, at: usize, edge: bool) -> Option<Found> {
    let found = |(expression, end)| Found { expression, first: at, end };
    if let Some(day) = numeric::any(c, at) {
        return Some(join::with_range(c, found(day)));
    }
    if let Some(plain) = absolute::era(c, at) {
        return Some(found(plain));
    }
    // Days have two digits.
    if c.token(at).is_some_and(|token| token.span.len() < 4) {
        let shared = || absolute::day_sharing_month(c, at).map(found);
        if let Some(day) = shared().or_else(|| day_first(c, at)) {
            return Some(day);
        }
    }
    let clock = || c.clocks.then(|| join::clock_and_day(c, at)).flatten();
    let framed = || if openings::may_count(c, at) { framed(c, at, edge) } else { None };
    clock().or_else(framed).or_else(|| year::year(c, at).map(found))
}

/// An expression that begins with a word.
fn word(c: &Cursor<'_>, at: usize, edge: bool) -> Option<Found> {
    let senses = c.senses(at);
    if senses.weekday.is_some()
        && let Some(day) = numbered::weekday_and_date(c, at)
    {
        return Some(day);
    }
    if senses.month.is_some() {
        if let Some(holiday) = holiday::month_holiday(c, at) {
            return holiday;
        }
        if let Some((expression, end)) = absolute::month_first(c, at) {
            let day = join::of_larger(c, part::with_part(c, expression, at, end));
            return Some(join::with_range(c, day));
        }
    }
    if senses.determiner == Some(Determiner::The)
        && let Some((expression, end)) = absolute::era(c, at + 1)
    {
        return Some(Found { expression, first: at, end });
    }
    if (senses.decade.is_some() || senses.ordinal.is_some() || senses.number.is_some())
        && let Some((expression, end)) = absolute::era(c, at)
    {
        return Some(Found { expression, first: at, end });
    }
    if (senses.ordinal.is_some() || senses.number.is_some())
        && let Some(day) = day_first(c, at)
    {
        return Some(day);
    }
    let timed = c.clocks && (senses.number.is_some() || senses.opener || senses.leader);
    timed
        .then(|| join::clock_and_day(c, at))
        .flatten()
        .or_else(|| numbered::numbered(c, at))
        .or_else(|| numbered::day_of_month(c, at))
        .or_else(|| framed(c, at, edge))
        .or_else(|| vague::vague(c, at))
}

/// A day before its month, with what follows.
fn day_first(c: &Cursor<'_>, at: usize) -> Option<Found> {
    let (expression, end) = absolute::day_first(c, at)?;
    let day = join::of_larger(c, part::with_part(c, expression, at, end));
    Some(join::with_range(c, day))
}

/// A unit or a name of the calendar with what stands before it.
fn framed(c: &Cursor<'_>, at: usize, edge: bool) -> Option<Found> {
    let frame = frame::frame(c, at);
    units::phrase_of_unit(c, at, &frame, edge).or_else(|| named::phrase_of_name(c, at, &frame, edge))
}

/// A year, or one that a preposition of its own leads: "(of) 2019", "of this year".
fn absolute_year(c: &Cursor<'_>, at: usize) -> Option<Found> {
    let (year, end) = absolute::year_after(c, at)?;
    Some(Found { expression: Expression::Year(year), first: at, end })
}
