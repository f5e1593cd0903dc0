//! What a figure counts or measures: the noun phrase beside it, or the one of the figure before it.

mod amounts;
mod counts;

use copydesk_sdk::core::layers::{Class, TokenKind};
use copydesk_sdk::core::{Category, Word};

use crate::draft::Draft;
use crate::lexicon::Cue;
use crate::numerals::{self, A, OF, Shape};
use crate::phrase::{self, Tokens};
use crate::subject;
use crate::view::View;
use amounts::{governing, measure, money, share};
use counts::count;
pub(crate) use counts::tied;

const BY: [Word; 3] = [Word::ascii("by"), Word::ascii("at"), Word::ascii("to")];
const MORE: [Word; 2] = [Word::ascii("more"), Word::ascii("others")];
const AGED: Word = Word::ascii("aged");

/// What was found, or that the words before the figure must say it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum What {
    /// These words.
    Here(Tokens),
    /// "132 remain", "28 believed to be dead": what the figure before counts.
    Before,
    /// "38C (100F)": what the figure before measures.
    Again,
    /// Nothing.
    None,
}

impl From<Option<Tokens>> for What {
    fn from(found: Option<Tokens>) -> Self {
        found.map_or(Self::None, Self::Here)
    }
}

/// What `draft` counts.
pub(crate) fn read(view: &View<'_>, draft: &Draft) -> What {
    match draft.category {
        Category::Count => count(view, draft),
        // "35% of them"
        Category::Fraction | Category::Percent if phrase::of_them(view, draft.end) > draft.end => {
            What::Before
        }
        Category::Ratio | Category::Fraction | Category::Percent => share(view, draft).into(),
        Category::Money => money(view, draft).into(),
        Category::Duration | Category::Measure => measure(view, draft).into(),
        Category::Age => age(view, draft).into(),
        Category::Ordinal => ordinal(view, draft),
        // "Kettleby Rovers 3"
        Category::Score if draft.terms.is_none() => subject::name_ending(view, draft.first).into(),
        Category::Score => direct(view, draft).into(),
    }
}

/// What was found without what another figure of the sentence says: "pupils" of "1,846 pupils aged 10", nothing of
/// "two feet in 24 hours".
pub(crate) fn apart(view: &View<'_>, (start, end): Tokens, own: &Draft, drafts: &[Draft]) -> Option<Tokens> {
    let (mut start, mut end) = (start, end);
    if end <= own.first {
        let (from, to) = (start, end);
        // Figures stand in order, without overlaps.
        let near = drafts.get(drafts.partition_point(|d| d.end <= from)..).unwrap_or_default();
        let within = near.iter().take_while(|d| d.first < to);
        for other in within.filter(|d| d.category != Category::Ordinal) {
            let before = other.first.wrapping_sub(1);
            // "cases per 100,000 people"
            if other.first > start + 1 && view.has(before, Class::PREPOSITION) && !view.is_word(before, &[OF])
            {
                end = before;
                break;
            }
            let tied = if other.joined && other.unit.is_none() { tied(view, other) } else { None };
            start = tied.map_or(other.rate_end.max(other.end), |(_, end)| end);
        }
        let skipped = Class::PREPOSITION.with(Class::DETERMINER);
        let joint =
            |at| matches!(view.get(at).map(|t| t.kind), Some(TokenKind::HYPHEN | TokenKind::POSSESSIVE));
        while start < end && (view.has(start, skipped) || joint(start)) {
            start += 1;
        }
    }
    while end > start && (view.is(end - 1, TokenKind::POSSESSIVE) || view.is(end - 1, TokenKind::HYPHEN)) {
        end -= 1;
    }
    (start < end).then_some((start, end))
}

/// The noun right behind the figure, across a hyphen or a quotation mark.
fn direct(view: &View<'_>, draft: &Draft) -> Option<Tokens> {
    let mut at = draft.end;
    // What a determiner stands before must end in a noun: "her first hearing", "a $3 fine".
    let before = draft.first.wrapping_sub(1);
    let relative = view.has(before, Class::PRONOUN) && !view.has(before, Class::PERSONAL);
    let determined =
        view.has(before, Class::DETERMINER) && !view.has(before, Class::SUBORDINATOR) && !relative
            || view.is(draft.first.wrapping_sub(1), TokenKind::POSSESSIVE);
    let ordinal = draft.category == Category::Ordinal;
    let adjective = draft.joined || ordinal || determined && draft.category != Category::Count;
    // "a $110 (£57) project"
    if view.is(at, TokenKind::OPEN_BRACKET) && (at + 1..at + 3).any(|i| view.is(i, TokenKind::NUMBER)) {
        at = (at..at + 9).find(|&i| view.is(i, TokenKind::CLOSE_BRACKET)).map_or(at, |close| close + 1);
    }
    while at < draft.end + 2
        && (view.is(at, TokenKind::HYPHEN)
            || view.is(at, TokenKind::OPEN_QUOTE)
            || view.is(at, TokenKind::CLOSE_QUOTE))
    {
        at += 1;
    }
    if adjective && !view.is_word(at, &[OF]) {
        phrase::described(view, at)
    } else {
        phrase::counted(view, at)
    }
}

fn age(view: &View<'_>, draft: &Draft) -> Option<Tokens> {
    if let Some(found) =
        phrase::counted(view, draft.end).filter(|_| draft.unit.is_some() && draft.end > draft.written.1)
    {
        // "the 12-year-old called Admiral"
        let named = phrase::is_participle(view, found.0) && found.1 <= found.0 + 2;
        return (!named).then_some(found);
    }
    // "children aged 5 to 11"
    let limited = view.says(draft.first.wrapping_sub(1), Cue::PERSON);
    if limited {
        return subject::object(view, draft.first);
    }
    // "boys aged 14 and 15": both are theirs.
    let series = |at: &usize| {
        view.is(*at, TokenKind::COMMA)
            || view.has(*at, Class::COORDINATOR)
            || view.is(*at, TokenKind::NUMBER)
            || view.number(*at).is_some()
    };
    let before = (draft.first.saturating_sub(8)..draft.first).rev().find(|at| !series(at));
    let aged = before.filter(|&at| view.is_word(at, &[AGED]));
    if let Some(found) = aged.and_then(|aged| subject::object(view, aged)) {
        return Some(found);
    }
    // "I was four", "the oldest pupil is 83"
    if view.says(draft.first.wrapping_sub(1), Cue::BE) {
        let pronoun = view.has(draft.first.wrapping_sub(2), Class::PRONOUN);
        return if pronoun { None } else { governing(view, draft) };
    }
    // "Maria Rossi, the 17-year-old", "Maria Rossi, 50,"
    let first = aged.map_or(draft.first, |aged| aged + 1);
    let low = first.saturating_sub(3);
    let comma =
        (low..first).rev().find(|&at| view.is(at, TokenKind::COMMA) || view.is(at, TokenKind::OPEN_BRACKET));
    comma
        .and_then(|at| subject::name_ending(view, at).or_else(|| subject::ending(view, at)))
        .or_else(|| governing(view, draft))
}

fn ordinal(view: &View<'_>, draft: &Draft) -> What {
    // "finished second"
    if view.says(draft.first.wrapping_sub(1), Cue::RANKED) {
        return What::None;
    }
    // "a third suffered burns"
    let article = view.is_word(draft.first.wrapping_sub(1), &[A]);
    let verb = view.has(draft.end, Class::VERB) && !view.says(draft.end, Cue::CASUALTY);
    if article && verb || view.says(draft.end, Cue::PAST) {
        return What::Before;
    }
    // "the 14th and 103rd minutes"
    if view.has(draft.end, Class::COORDINATOR)
        && let Some(next) = numerals::read(view, draft.end + 1).filter(|next| next.shape == Shape::Ordinal)
        && let Some(found) = phrase::described(view, next.end)
    {
        return What::Here(found);
    }
    if let Some(found) = direct(view, draft) {
        return What::Here(found);
    }
    // "The trip, her fifth to the coast": what stands before the comma.
    let low = draft.first.saturating_sub(5);
    let comma = (low..draft.first).rev().find(|&at| view.is(at, TokenKind::COMMA));
    match comma.and_then(|at| subject::ending(view, at)) {
        Some(found) => What::Here(found),
        None => What::Before,
    }
}

/// The last plural noun of a sentence, with the adjectives before it: what an elliptic figure in the next
/// sentence counts.
pub(crate) fn last_plural(view: &View<'_>) -> Option<Tokens> {
    let plain = |at: usize| {
        view.is(at, TokenKind::WORD)
            && phrase::open(view, at)
            && !view.has(at, Class::VERB.with(Class::ADVERB).with(Class::TIME_UNIT))
            && !(view.glued(at) && at > 0)
            && !phrase::is_verb(view, at)
    };
    let noun = (0..view.len()).rev().take(40).find(|&at| {
        phrase::is_plural(view, at)
            && !view.has(
                at,
                Class::TIME_UNIT.with(Class::AUXILIARY).with(Class::PRONOUN).with(Class::PREPOSITION),
            )
            && view.case(at) == copydesk_sdk::core::layers::Case::LOWER
            && !phrase::is_verb(view, at)
    })?;
    let mut start = noun;
    while start > 0 && noun - start < 3 && plain(start - 1) && !BY.contains(&view.word(start - 1)) {
        start -= 1;
    }
    Some((start, noun + 1))
}
