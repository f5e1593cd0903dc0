//! "According to" on either side of what it reports, or inside.

use copydesk_sdk::core::layers::{Class, TokenKind};

use super::behind::trim;
use super::{Content, Taken, quoted};
use crate::attribution::Attribution;
use crate::clause::has_verb;
use crate::clause_end::Bound;
use crate::line::Line;
use crate::{clause_end, words};

pub(crate) fn find(line: &Line<'_>, a: &Attribution, later: &[Attribution], taken: Taken) -> Option<Content> {
    let at = quoted::over_insertion(line, a.end);
    let lead = taken.lead;
    let opening = (lead..a.start).all(|i| {
        !line.is_word(i) && line.quotation(i).is_none()
            || line.has(i, Class::COORDINATOR.with(Class::ADVERB).with(Class::SUBORDINATOR))
    });
    let relative = a.start > 1 && line.is_any(a.start - 2, words::RELATIVE) && line.is_comma(a.end);
    if opening || relative {
        let start = if line.is_comma(at) { at + 1 } else { at };
        let bound = if relative { Bound::Comma } else { Bound::Sentence };
        let end = clause_end::within(line, start, later, bound);
        let whole = end > start + 1 || end > start && line.quotation(start).is_some();
        return whole.then(|| Content::one("according-to", start..end));
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
    let mut parts = vec![before];
    // "The fire, according to Dr Gale, began": the clause goes on.
    let middle = line.is_comma(a.start - 1)
        && line.is_comma(at)
        && !parts.iter().any(|range| has_verb(line, range.clone()));
    if middle {
        let end = clause_end::of(line, at + 1, later);
        if end > at + 1 {
            parts.push(at + 1..end);
        }
    }
    Some(Content::new("according-to", parts))
}
