//! "According to" on either side of what it reports, or inside.

use copydesk_sdk::core::layers::{Class, TokenKind};

use super::behind::trim;
use super::{Content, Taken, quoted};
use crate::attribution::Attribution;
use crate::clause::has_verb;
use crate::clause_end::Bound;
use crate::construction::Construction;
use crate::line::Line;
use crate::{clause_end, words};

pub(crate) fn find(line: &Line<'_>, a: &Attribution, later: &[Attribution], taken: Taken) -> Option<Content> {
    let at = quoted::over_insertion(line, a.end);
    let lead = taken.lead;
    // ", as reported by the Herald": of words that are somebody's already.
    if line.is(a.cue.verb, words::AS) && taken.consumed > 0 {
        return None;
    }
    // "because, in her words, "nobody came""
    let own = line.is(a.cue.end - 1, words::WORDS) && line.is_comma(a.end);
    if own && line.is_quotation(a.end + 1) && a.start > lead {
        let start = a.end + 1;
        return Some(Content::one(Construction::AccordingTo, start..quoted::run(line, start, line.len())));
    }
    let opening = (lead..a.start).all(|i| {
        !line.is_word(i) && !line.is_quotation(i)
            || line.has(i, Class::COORDINATOR.with(Class::ADVERB).with(Class::SUBORDINATOR))
    });
    let relative = a.start > 1 && line.is_any(a.start - 2, words::RELATIVE) && line.is_comma(a.end);
    if opening || relative {
        let start = if line.is_comma(at) { at + 1 } else { at };
        let bound = if relative { Bound::Comma } else { Bound::Sentence };
        let end = clause_end::within(line, start, later, bound);
        let whole = end > start + 1 || end > start && line.is_quotation(start);
        return whole.then(|| Content::one(Construction::AccordingTo, start..end));
    }
    let mut start = lead;
    if taken.consumed > lead {
        // Another attribution has words here already: what belongs to this one is the last clause.
        let apart = (lead..a.start.saturating_sub(1)).rev().find(|&i| {
            line.is_kind(i, TokenKind::DASH)
                || line.is_comma(i)
                    && (line.has(i + 1, Class::COORDINATOR.with(Class::SUBORDINATOR))
                        || line.is_any(i + 1, words::RELATIVE))
        });
        start = apart.map_or(0, |i| i + 1);
    }
    let before = trim(line, start..a.start)?;
    // "The fire, according to Dr Gale, began": the clause goes on; so does "While it burned, according to Dr Gale,
    // nobody came".
    let unfinished = !has_verb(line, before.clone());
    let subordinate =
        line.has(before.start, Class::SUBORDINATOR) && !line.has(before.start, Class::PREPOSITION);
    let mut content = Content::one(Construction::AccordingTo, before);
    if line.is_comma(a.start - 1) && line.is_comma(at) && (unfinished || subordinate) {
        let behind = at + 1..clause_end::of(line, at + 1, later);
        if !behind.is_empty() && (unfinished || has_verb(line, behind.clone())) {
            content.second = Some(behind);
        }
    }
    Some(content)
}
