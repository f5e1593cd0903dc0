//! accuses somebody of something.

use copydesk_sdk::core::layers::Class;

use super::Content;
use crate::attribution::{Attribution, Manner};
use crate::construction::Construction;
use crate::line::Line;
use crate::{clause_end, words};

/// accuses Gale of arson: object and charge.
pub(crate) fn find(line: &Line<'_>, a: &Attribution, later: &[Attribution]) -> Option<Content> {
    let of = (a.end..line.len().min(a.end + 25)).find(|&i| {
        line.is(i, words::OF)
            && (line.is(a.end, words::OF) || !line.is_lower(i - 1) || is_charge(line, i + 1))
    })?;
    let start = if a.manner == Manner::Passive { of + 1 } else { a.end };
    let end = clause_end::of(line, start, later);
    (end > start).then(|| Content::one(Construction::Accusation, start..end))
}

fn is_charge(line: &Line<'_>, i: usize) -> bool {
    !line.has(i, Class::DETERMINER) || line.text(i).ends_with("ing")
}
