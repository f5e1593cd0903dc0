//! What names of an article lend each other before it is known which places they are.

use std::collections::BTreeMap;

use copydesk_sdk::prelude::layers::{Paragraph, TokenFlags, TokenKind};

use crate::fold::{Folded, Key};
use crate::format::NameSort;
use crate::gazetteer::{Gazetteer, Sense};
use crate::judge::Judgement;
use crate::kind::Kind;
use crate::spot::Spotted;
use crate::view::View;
use crate::words::Cues;

/// A name in a container, and the container, are hardly anything but places.
pub(crate) fn contained(containers: &[Option<usize>], judgements: &mut [Judgement]) {
    for (i, outer) in containers.iter().enumerate().filter_map(|(i, c)| Some((i, (*c)?))) {
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
        let opens =
            view.flag(s.tokens.start, TokenFlags::OPENS_SENTENCE) || view.before(s.tokens.start).is_none();
        let end = s.tokens.end;
        let hyphen = view.is(end, TokenKind::HYPHEN) && view.flag(end, TokenFlags::SPACED);
        let agency = view.is(end, TokenKind::OPEN_BRACKET) && view.is(end + 2, TokenKind::CLOSE_BRACKET);
        if opens && judgement.rule != "dateline" && (hyphen || view.is(end, TokenKind::DASH) || agency) {
            mark(judgement);
        }
    }
}

/// The same name where it is surely a place, and neighbours in a list.
pub(crate) fn each_other(view: View<'_>, spotted: &[Spotted], judgements: &mut [Judgement]) {
    let mut best: BTreeMap<Key, (f32, usize)> = BTreeMap::new();
    for (i, (s, j)) in spotted.iter().zip(judgements.iter()).enumerate() {
        let entry = best.entry(s.key).or_insert((f32::MIN, i));
        if j.score > entry.0 {
            *entry = (j.score, i);
        }
    }
    for (i, (s, judgement)) in spotted.iter().zip(judgements.iter_mut()).enumerate() {
        let elsewhere = best.get(&s.key).filter(|(score, at)| *at != i && *score > 1.0);
        if let (Some((score, _)), NameSort::Main) = (elsewhere, s.sort) {
            judgement.score += (score * 0.5).min(2.0);
        }
    }
    for (i, pair) in spotted.windows(2).enumerate() {
        if let ([a, b], Some([left, right])) = (pair, judgements.get_mut(i..i + 2)) {
            if !are_listed(view, a, b) {
                continue;
            }
            if left.score > 1.5 && right.score < 1.5 {
                right.score += 1.2;
            } else if right.score > 1.5 && left.score < 1.5 {
                left.score += 1.2;
            }
        }
    }
}

/// Whether nothing but a comma, "and" or "or" parts two names.
fn are_listed(view: View<'_>, a: &Spotted, b: &Spotted) -> bool {
    let mut gap = a.tokens.end..b.tokens.start;
    !gap.is_empty()
        && gap.len() <= 2
        && view.joins_next(a.tokens.end)
        && gap.all(|at| view.is(at, TokenKind::COMMA) || matches!(view.words(at), "and" | "or" | "&"))
}

/// "Anderson and Cherokee counties": the names that the plural behind the list makes counties.
pub(crate) fn counties(
    view: View<'_>,
    gazetteer: &Gazetteer,
    spotted: &mut [Spotted],
    judgements: &mut [Judgement],
) {
    for last in 0..spotted.len() {
        let behind = spotted.get(last).and_then(|s| view.behind(s.tokens.end));
        if !behind.is_some_and(|b| view.cue(b, Cues::LIST)) {
            continue;
        }
        let mut at = last;
        while let (Some(s), Some(judgement)) = (spotted.get_mut(at), judgements.get_mut(at)) {
            let Some(name) = s.span.of(view.text) else { break };
            let county = |sense: &Sense| gazetteer.entry(sense.place).is_some_and(|e| e.kind == Kind::County);
            let key = Folded::new().with(name).with("County").key();
            let senses: Vec<Sense> = gazetteer.find(key).filter(county).take(24).collect();
            if !senses.is_empty() {
                (s.senses, s.key, s.sort) = (senses, key, NameSort::Main);
            }
            judgement.score += 4.0;
            judgement.rule = "counties";
            judgement.embedded = false;
            let listed = at.checked_sub(1).filter(|&b| match spotted.get(b..b + 2) {
                Some([a, b]) => are_listed(view, a, b),
                _ => false,
            });
            let Some(before) = listed else { break };
            at = before;
        }
    }
}
