//! What names of an article lend each other before it is known which places they are.

use std::ops::Range;

use copydesk_sdk::prelude::layers::{Paragraph, TokenFlags, TokenKind};

use crate::containers::Container;
use crate::fold::Key;
use crate::format::NameSort;
use crate::judge::Judgement;
use crate::resolve::Toponym;
use crate::spot::Spotted;
use crate::view::View;

/// A name in a container, and the container, are hardly anything but places.
pub(crate) fn contained(containers: &[Option<Container>], judgements: &mut [Judgement]) {
    let holding = containers.iter().enumerate().filter_map(|(i, c)| Some((i, (*c)?)));
    for (i, outer) in holding.filter(|(_, c)| c.places.is_some() && !c.loose).map(|(i, c)| (i, c.name)) {
        if let Some(inner) = judgements.get_mut(i) {
            inner.score += 4.5;
            inner.rule = "container";
            inner.embedded = false;
        }
        if let Some(outer) = judgements.get_mut(outer) {
            outer.score += 3.0;
        }
    }
}

/// What stands in a dateline is a place: where the paragraph has one, and where a dash follows the names that
/// open a sentence ("ALBANY, N.Y. (AP) —").
pub(crate) fn datelines(
    view: View<'_>,
    paragraphs: &[Paragraph],
    spotted: &[Spotted],
    judgements: &mut [Judgement],
) {
    let mark = |judgement: &mut Judgement| {
        judgement.score += 3.5;
        judgement.rule = "dateline";
        judgement.embedded = false;
    };
    for paragraph in paragraphs.iter().filter(|p| p.dateline_end > p.span.start) {
        let first = spotted.partition_point(|s| s.span.start < paragraph.span.start);
        let inside = spotted.iter().zip(judgements.iter_mut()).skip(first);
        inside.take_while(|(s, _)| s.span.end <= paragraph.dateline_end).for_each(|(_, j)| mark(j));
    }
    for (s, judgement) in spotted.iter().zip(judgements) {
        if judgement.rule != "dateline" && is_dateline(view, &s.tokens) {
            mark(judgement);
        }
    }
}

/// Whether a dash follows a name that opens a sentence, or an agency in brackets follows it.
pub(crate) fn is_dateline(view: View<'_>, name: &Range<usize>) -> bool {
    let opens = view.flag(name.start, TokenFlags::OPENS_SENTENCE) || view.before(name.start).is_none();
    let end = name.end;
    let hyphen = view.is(end, TokenKind::HYPHEN) && view.flag(end, TokenFlags::SPACED);
    let dash = hyphen || view.is(end, TokenKind::DASH);
    let agency = view.is(end, TokenKind::OPEN_BRACKET)
        && (view.is_upper(end + 1) || view.words(end + 1) == "Reuters")
        && view.is(end + 2, TokenKind::CLOSE_BRACKET);
    (opens && dash) || agency
}

/// The same name where it is surely a place, and neighbours in a list.
pub(crate) fn each_other(view: View<'_>, spotted: &[Spotted], judgements: &mut [Judgement]) {
    elsewhere(spotted, judgements);
    for (i, pair) in spotted.windows(2).enumerate() {
        if let ([a, b], Some([left, right])) = (pair, judgements.get_mut(i..i + 2)) {
            if (left.score > 1.5 && right.score < 1.5) && are_listed(view, a, b) {
                right.score += 1.2;
            } else if (right.score > 1.5 && left.score < 1.5) && are_listed(view, a, b) {
                left.score += 1.2;
            }
        }
    }
}

/// A name that is surely a place speaks for itself wherever else it stands.
fn elsewhere(spotted: &[Spotted], judgements: &mut [Judgement]) {
    let score = |judgements: &[Judgement], at: usize| judgements.get(at).map_or(f32::MIN, |j| j.score);
    let mut by_name: Vec<(Key, usize)> = spotted.iter().enumerate().map(|(at, s)| (s.key, at)).collect();
    by_name.sort_unstable();
    for mentions in by_name.chunk_by(|a, b| a.0 == b.0).filter(|mentions| mentions.len() > 1) {
        let scored = mentions.iter().map(|&(_, at)| (score(judgements, at), at));
        // The first of equals.
        let Some((best, surest)) = scored.reduce(|best, next| if next.0 > best.0 { next } else { best })
        else {
            continue;
        };
        for &(_, at) in mentions.iter().filter(|(_, at)| best > 1.0 && *at != surest) {
            let main = spotted.get(at).is_some_and(|s| s.sort == NameSort::Main);
            if let Some(judgement) = judgements.get_mut(at).filter(|_| main) {
                judgement.score += (best * 0.5).min(2.0);
            }
        }
    }
}

/// Which names stand in a list with an accepted one.
pub(crate) fn in_lists(view: View<'_>, toponyms: &[Toponym]) -> Vec<bool> {
    let mut listed = vec![false; toponyms.len()];
    for (i, pair) in toponyms.windows(2).enumerate() {
        let ([a, b], Some([left, right])) = (pair, listed.get_mut(i..i + 2)) else { continue };
        if a.accepted != b.accepted && are_listed(view, &a.spotted, &b.spotted) {
            (*left, *right) = (*left || b.accepted, *right || a.accepted);
        }
    }
    listed
}

/// Whether nothing but a comma, "and" or "or" parts two names.
fn are_listed(view: View<'_>, a: &Spotted, b: &Spotted) -> bool {
    let mut gap = a.tokens.end..b.tokens.start;
    (1..=2).contains(&gap.len())
        && view.joins_next(a.tokens.end)
        && gap.all(|at| view.is(at, TokenKind::COMMA) || matches!(view.words(at), "and" | "or" | "&"))
}
