//! What names of an article lend each other before it is known which places they are.

use std::ops::Range;

use copydesk_sdk::prelude::layers::{Paragraph, TokenFlags, TokenKind};

use crate::format::NameSort;
use crate::judge::Judgement;
use crate::spot::Spotted;
use crate::toponym::{Occurrence, Toponym};
use crate::view::View;

/// A name in a container, and the container, are hardly anything but places.
pub(crate) fn contained(toponyms: &[Toponym], judgements: &mut [Judgement]) {
    let contained = toponyms.iter().enumerate().filter_map(|(i, t)| Some((i, t.container?)));
    for (i, outer) in contained.filter(|(_, c)| c.places.is_some() && !c.loose).map(|(i, c)| (i, c.name)) {
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
    view: &View<'_>,
    paragraphs: &[Paragraph],
    toponyms: &[Toponym],
    judgements: &mut [Judgement],
) {
    let mark = |judgement: &mut Judgement| {
        judgement.score += 3.5;
        judgement.rule = "dateline";
        judgement.embedded = false;
    };
    for paragraph in paragraphs.iter().filter(|p| p.dateline_end > p.span.start) {
        let first = toponyms.partition_point(|t| t.spotted.span.start < paragraph.span.start);
        let inside = toponyms.iter().zip(judgements.iter_mut()).skip(first);
        let inside = inside.take_while(|(t, _)| t.spotted.span.end <= paragraph.dateline_end);
        inside.for_each(|(_, judgement)| mark(judgement));
    }
    for (t, judgement) in toponyms.iter().zip(judgements) {
        if is_dateline(view, &t.spotted.tokens) && judgement.rule != "dateline" {
            mark(judgement);
        }
    }
}

/// Whether a dash follows a name that opens a sentence, or an agency in brackets follows it.
#[inline]
pub(crate) fn is_dateline(view: &View<'_>, name: &Range<usize>) -> bool {
    let end = name.end;
    let dash = match view.kind(end) {
        Some(TokenKind::DASH) => true,
        Some(TokenKind::HYPHEN) => view.flag(end, TokenFlags::SPACED),
        Some(TokenKind::OPEN_BRACKET) => {
            let agency = view.is_upper(end + 1) || view.words(end + 1) == "Reuters";
            return agency && view.is(end + 2, TokenKind::CLOSE_BRACKET);
        }
        _ => false,
    };
    dash && (view.flag(name.start, TokenFlags::OPENS_SENTENCE) || view.before(name.start).is_none())
}

/// The same name where it is surely a place, and neighbours in a list. `by_name` has all names, those that are the
/// same together.
pub(crate) fn each_other(
    view: &View<'_>,
    toponyms: &[Toponym],
    by_name: &[Occurrence],
    judgements: &mut [Judgement],
) {
    elsewhere(toponyms, by_name, judgements);
    for (i, pair) in toponyms.windows(2).enumerate() {
        if let ([a, b], Some([left, right])) = (pair, judgements.get_mut(i..i + 2)) {
            let (rightward, leftward) =
                (left.score > 1.5 && right.score < 1.5, right.score > 1.5 && left.score < 1.5);
            if (rightward | leftward) && are_listed(view, &a.spotted, &b.spotted) {
                (if rightward { right } else { left }).score += 1.2;
            }
        }
    }
}

/// A name that is surely a place speaks for itself wherever else it stands.
fn elsewhere(toponyms: &[Toponym], by_name: &[Occurrence], judgements: &mut [Judgement]) {
    for mentions in by_name.chunk_by(|a, b| a.key() == b.key()).filter(|mentions| mentions.len() > 1) {
        let scored = mentions.iter().filter_map(|m| Some((judgements.get(m.at())?.score, m.at())));
        // The first of equals.
        let surer = |a: (f32, usize), b: (f32, usize)| b.0 > a.0 || (b.0 == a.0 && b.1 < a.1);
        let surest = scored.reduce(|best, next| if surer(best, next) { next } else { best });
        let Some((best, surest)) = surest.filter(|(best, _)| *best > 1.0) else { continue };
        for other in mentions.iter().filter(|m| m.at() != surest) {
            let main = toponyms.get(other.at()).is_some_and(|t| t.spotted.sort == NameSort::Main);
            if let Some(judgement) = judgements.get_mut(other.at()).filter(|_| main) {
                judgement.score += (best * 0.5).min(2.0);
            }
        }
    }
}

/// Whether a name stands in a list with one of its neighbours.
pub(crate) fn is_listed(view: &View<'_>, name: &Toponym, neighbour: Option<&Toponym>) -> bool {
    neighbour.is_some_and(|other| {
        let (a, b) = (&name.spotted, &other.spotted);
        if a.tokens.start < b.tokens.start { are_listed(view, a, b) } else { are_listed(view, b, a) }
    })
}

/// Whether nothing but a comma, "and" or "or" parts two names.
fn are_listed(view: &View<'_>, a: &Spotted, b: &Spotted) -> bool {
    let mut gap = a.tokens.end..b.tokens.start;
    (1..=2).contains(&gap.len())
        && view.joins_next(a.tokens.end)
        && gap.all(|at| view.is(at, TokenKind::COMMA) || view.is_and(at))
}
