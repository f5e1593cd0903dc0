//! Things that stand somewhere and bear a name of their own: Nasser hospital, Royal Street.

use std::ops::Range;

use copydesk_sdk::prelude::layers::{Class, TokenKind};

use crate::view::View;
use crate::words::Cues;

/// The tokens of every facility, in order. A facility is the run of capitalised words that ends in what it
/// is ("Colchester General Hospital"), or a run with what it is behind it in lower case ("Najjar hospital",
/// "Jenin refugee camp"), or what it is with the name behind "of" ("University of Leeds").
pub(crate) fn find(view: View<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    // A head in lower case stands at most so far behind a name.
    let mut since_capital = usize::MAX;
    for at in 0..view.tokens.len() {
        let capital = view.is_capital(at);
        since_capital = if capital { 0 } else { since_capital.saturating_add(1) };
        if since_capital > 3 || view.kind(at) != Some(TokenKind::WORD) {
            continue;
        }
        let head = if capital { Cues::FACILITY } else { Cues::FACILITY_LOWER };
        if !view.cue(at, head) {
            continue;
        }
        let name = if capital { run_to(view, at) } else { lower(view, at) };
        if let Some(range) = name.filter(|r| found.last().is_none_or(|last| last.end <= r.start)) {
            found.push(range);
        }
    }
    found
}

/// The run that ends in a capitalised head.
fn run_to(view: View<'_>, head: usize) -> Option<Range<usize>> {
    // "Royal Street Association" is an organisation, "Park Jae" somebody.
    if view.behind(head + 1).is_some_and(|n| view.is_capital(n) && !view.cue(n, Cues::DIRECTION)) {
        return None;
    }
    let mut start = view.run_start(head);
    while start < head
        && (view.class(start, Class::WEEKDAY.with(Class::MONTH).with(Class::TITLE).with(Class::DETERMINER)))
    {
        start += 1;
    }
    let mut named = start..head;
    // "St. Michael's Hospital", "Witch's Bridge": the possessive belongs to the name.
    if let Some(possessive) = view.before(start).filter(|&b| view.is(b, TokenKind::POSSESSIVE)) {
        let before = view.run_start(possessive);
        if before < possessive && start == head {
            named = before..head;
        }
    }
    let specific = named
        .clone()
        .any(|at| !view.cue(at, Cues::FACILITY_MIDDLE.with(Cues::FACILITY).with(Cues::DIRECTION)));
    (named.len() <= 5 && specific && !named.is_empty()).then_some(named.start..head + 1)
}

/// The run before a head in lower case, and the words between: "Jenin refugee camp".
fn lower(view: View<'_>, head: usize) -> Option<Range<usize>> {
    let mut last = view.before(head)?;
    for _ in 0..2 {
        if !view.is_capital(last) && view.cue(last, Cues::FACILITY_MIDDLE) {
            last = view.before(last)?;
        }
    }
    if !view.is_capital(last)
        || view.is_opener(last)
        || view.class(last, Class::DEMONYM.with(Class::WEEKDAY))
        || view.cue(last, Cues::DIRECTION)
    {
        return None;
    }
    let start = view.run_start(last + 1);
    let specific = (start..last + 1).any(|at| !view.cue(at, Cues::FACILITY_MIDDLE));
    (specific && last + 1 - start <= 4).then_some(start..head + 1)
}
