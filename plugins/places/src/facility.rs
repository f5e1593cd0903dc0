//! Things that stand or lie somewhere and bear a name of their own: Nasser hospital, Royal Street, Cedar Creek.

use std::ops::Range;

use copydesk_sdk::prelude::layers::{Class, TokenFlags, TokenKind};

use crate::people::is_given;
use crate::view::View;
use crate::words::Cues;

/// How far behind a name a head in lower case may stand: "Jenin refugee camp".
const FARTHEST_HEAD: usize = 3;
/// The longest name, in words.
const LONGEST: usize = 6;

/// A name that ends or begins with what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facility {
    pub(crate) tokens: Range<usize>,
    /// The feature class of GeoNames: S for what was built, H for water, T for terrain.
    pub(crate) feature: char,
}

impl Facility {
    /// Whether it is likely called after a place elsewhere: "Paris Street", "Lake Washington".
    pub(crate) fn is_called_after(&self, view: &View<'_>) -> bool {
        let last = self.tokens.end.saturating_sub(1);
        let first = view.cue(self.tokens.start, Cues::NATURE_FIRST) && !view.cue(last, Cues::FACILITY);
        first || view.cue(last, Cues::ROAD)
    }
}

/// Every facility, in order, without overlaps. It is the run of capitalised words that ends in what it is
/// ("Colchester General Hospital"), a run with what it is behind it in lower case ("Najjar hospital"), a
/// name behind what it is ("Lake Harriet", "University of Leeds").
pub(crate) fn find(view: &View<'_>) -> Vec<Facility> {
    const HEADS: Cues = Cues::FACILITY.with(Cues::FACILITY_LOWER).with(Cues::NATURE).with(Cues::NATURE_FIRST);
    let mut found: Vec<Facility> = Vec::new();
    for at in view.all(HEADS) {
        let facility = if view.is_capital(at) { capitalised(view, at) } else { lower(view, at) };
        let free = |f: &Facility| found.last().is_none_or(|last| last.tokens.end <= f.tokens.start);
        found.extend(facility.filter(free));
    }
    found
}

/// The facility whose head stands here with a capital.
fn capitalised(view: &View<'_>, head: usize) -> Option<Facility> {
    let built = |tokens| Facility { tokens, feature: 'S' };
    let nature = view.cue(head, Cues::NATURE);
    let feature = if view.cue(head, Cues::WATER) { 'H' } else { 'T' };
    if nature || view.cue(head, Cues::FACILITY) {
        let behind = view.behind(head + 1);
        if view.words(head) == "University" && behind.is_some_and(|of| view.words(of) == "of") {
            let end = view.run_end(head + 2);
            return (end > head + 2 && view.joins_next(head + 1)).then(|| built(head..end));
        }
        if let Some(tokens) = run_to(view, head) {
            return Some(if nature { Facility { tokens, feature } } else { built(tokens) });
        }
    }
    if view.cue(head, Cues::NATURE_FIRST) && view.run_start(head) == head {
        // "Lake Harriet", "Camp Murray"
        let end = view.run_end(head + 1);
        let named = view.behind(head + 1) == Some(head + 1) && end > head + 1 && end <= head + 3;
        let plain =
            (head + 1..end).all(|at| !view.class(at, Class::ORGANISATION) && !view.cue(at, Cues::BODY));
        let feature = if nature { feature } else { 'S' };
        return (named && plain).then_some(Facility { tokens: head..end, feature });
    }
    None
}

/// The run that ends in a capitalised head.
fn run_to(view: &View<'_>, head: usize) -> Option<Range<usize>> {
    // "40th Avenue South"; but "Royal Street Association" is an organisation.
    let mut end = head + 1;
    while view.behind(end).is_some_and(|n| view.is_capital(n) && view.cue(n, Cues::DIRECTION)) {
        end += 1;
    }
    if view.behind(end).is_some_and(|n| view.is_capital(n) && !view.is_opener(n)) {
        return None;
    }
    let mut no_name = Class::WEEKDAY.with(Class::MONTH).with(Class::DETERMINER);
    // "Mr. Lane", but "Queen Elizabeth Hospital".
    if !is_never_a_surname(view, head) {
        no_name = no_name.with(Class::TITLE);
    }
    let mut start = view.run_start(head);
    while start < head && view.class(start, no_name) {
        start += 1;
    }
    if start == head && view.cue(head, Cues::ROAD) {
        // "Royal Street heading north": the word that opens the sentence belongs to it.
        let opens = |b: usize| view.is_capital(b) && view.flag(b, TokenFlags::OPENS_SENTENCE);
        let plain = Class::DETERMINER.with(Class::PRONOUN).with(Class::PREPOSITION).with(Class::SUBORDINATOR);
        start =
            view.before(head).filter(|&b| opens(b) && !view.class(b, plain.with(no_name))).unwrap_or(start);
    }
    if start == head {
        start = owner(view, head).or_else(|| ordinal(view, head))?;
        return Some(start..end);
    }
    let generic = Cues::FACILITY_MIDDLE.with(Cues::FACILITY).with(Cues::DIRECTION).with(Cues::NATURE);
    let specific = (start..head).any(|at| !view.cue(at, generic));
    // "Marvin F. Lane" is somebody.
    let person = (start + 1..head).any(|at| is_given(view, at) && view.words(at).len() == 2);
    // "Sen. Jo Lake", "said Jo Lake", "Jo Lake, 50,"
    let said_of = Class::TITLE.with(Class::ROLE).with(Class::REPORTING);
    let titled = view.class(start, Class::FEMALE_NAME.with(Class::MALE_NAME))
        && !is_never_a_surname(view, head)
        && (view.before(start).is_some_and(|b| view.class(b, said_of)) || view.is_age(end));
    (end - start <= LONGEST && specific && !person && !titled).then_some(start..end)
}

/// Whether nobody is called like what ends a name: hospital, airport, university.
pub(crate) fn is_never_a_surname(view: &View<'_>, head: usize) -> bool {
    view.cue(head, Cues::FACILITY_LOWER.with(Cues::BODY))
}

/// "St. Michael's Hospital": the possessive belongs to the name.
fn owner(view: &View<'_>, head: usize) -> Option<usize> {
    let possessive = view.before(head).filter(|&b| view.is(b, TokenKind::POSSESSIVE))?;
    let start = view.run_start(possessive);
    (start < possessive && possessive - start < LONGEST).then_some(start)
}

/// "14th St.": the number is the name.
fn ordinal(view: &View<'_>, head: usize) -> Option<usize> {
    let suffix = view.before(head).filter(|&s| matches!(view.words(s), "st" | "nd" | "rd" | "th"))?;
    view.before(suffix).filter(|&n| view.is(n, TokenKind::NUMBER))
}

/// The run before a head in lower case, and the words between: "Jenin refugee camp".
fn lower(view: &View<'_>, head: usize) -> Option<Facility> {
    if !view.cue(head, Cues::FACILITY_LOWER) {
        return None;
    }
    let mut last = view.before(head)?;
    for _ in 1..FARTHEST_HEAD {
        if !view.is_capital(last) && view.cue(last, Cues::FACILITY_MIDDLE) {
            last = view.before(last)?;
        }
    }
    let no_name = Class::DEMONYM.with(Class::WEEKDAY).with(Class::ORGANISATION).with(Class::GROUP);
    let named = view.is_capital(last) && !view.is_opener(last);
    if !named || view.class(last, no_name) || view.cue(last, Cues::DIRECTION) {
        return None;
    }
    let start = view.run_start(last + 1);
    // "a West Virginia hospital" has no name.
    let unnamed = view.before(start).is_some_and(|b| matches!(view.words(b), "a" | "an" | "A" | "An"));
    let specific = (start..last + 1).any(|at| !view.cue(at, Cues::FACILITY_MIDDLE));
    let short = last + 1 - start <= 4;
    (specific && short && !unnamed).then_some(Facility { tokens: start..head + 1, feature: 'S' })
}

/// The facilities that a plural announces: "two main hospitals - Nasser and Al-Amal", "the airports: Leeds,
/// Luton and Exeter". A dash or colon must stand between; behind a comma the sentence may go on with anything.
pub(crate) fn listed(view: &View<'_>) -> Vec<Facility> {
    let mut found = Vec::new();
    for mark in view.all(Cues::FACILITIES).map(|plural| plural + 1) {
        let announces =
            matches!(view.kind(mark), Some(TokenKind::DASH | TokenKind::HYPHEN | TokenKind::COLON));
        if !announces || !view.joins_next(mark - 1) {
            continue;
        }
        let mut start = mark + 1;
        let mut names = Vec::new();
        while let Some(end) = name_end(view, start) {
            names.push(Facility { tokens: start..end, feature: 'S' });
            let Some(next) = view.behind(end) else { break };
            let both = view.is(next, TokenKind::COMMA) && view.words(next + 1) == "and";
            match (view.words(next), both) {
                (_, true) => start = next + 2,
                ("," | "and", _) => start = next + 1,
                _ => break,
            }
        }
        // "the prisons - Leeds said": one name alone may be the subject of what goes on.
        if names.len() > 1 {
            found.append(&mut names);
        }
    }
    found
}

/// The end of a name that begins here, with what a hyphen joins to it.
fn name_end(view: &View<'_>, start: usize) -> Option<usize> {
    let named = view.behind(start).is_some_and(|at| view.is_capital(at) && !view.is_opener(at));
    let mut end = view.run_end(start);
    while view.is(end, TokenKind::HYPHEN)
        && !view.flag(end + 1, TokenFlags::SPACED)
        && view.is_capital(end + 1)
    {
        end = view.run_end(end + 1);
    }
    (named && end > start && end - start <= LONGEST).then_some(end)
}
