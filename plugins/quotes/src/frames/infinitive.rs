//! What somebody will do (vowed to) or shall do (urged them to).

use copydesk_sdk::core::layers::Class;

use super::Content;
use crate::attribution::{self, Attribution, Manner};
use crate::construction::Construction;
use crate::cues::Frames;
use crate::line::Line;
use crate::{adverbials, clause_end, recipients, words};

pub(crate) fn find(line: &Line<'_>, a: &Attribution, at: usize, later: &[Attribution]) -> Option<Content> {
    let at = if line.is(a.end, words::NOT) { a.end } else { at };
    let to = |i: usize| {
        if line.is(i, words::NOT) && line.is(i + 1, words::TO) {
            true
        } else {
            line.is(i, words::TO)
                && line.is_word(i + 1)
                && !line.is_capital(i + 1)
                && !line.has(i + 1, Class::DETERMINER)
        }
    };
    let frames = a.cue.frames;
    // "the delays threaten to sink it": a thing says nothing.
    if a.speaker.as_ref().is_some_and(|s| !attribution::acts(line, s)) {
        return None;
    }
    if (frames.has(Frames::INFINITIVE)
        || a.manner == Manner::Passive && frames.has(Frames::OBJECT_INFINITIVE))
        && to(at)
    {
        let end = clause_end::of(line, at, later);
        return Some(Content::one(Construction::CueInfinitive, at..end_before_clause(line, at, end)));
    }
    if frames.has(Frames::OBJECT_INFINITIVE) && a.manner != Manner::Passive {
        let object = a.recipient.clone().or_else(|| recipients::object(line, at))?;
        let start = adverbials::after(line, object.end, line.len());
        if to(start) {
            let end = clause_end::of(line, start, later);
            let recipient = Some(object);
            return Some(Content {
                recipient,
                ..Content::one(Construction::CueInfinitive, start..end_before_clause(line, start, end))
            });
        }
    }
    None
}

/// The end of what somebody will do or is to do: before a comma with a clause behind it.
fn end_before_clause(line: &Line<'_>, start: usize, end: usize) -> usize {
    let clause = |i: usize| line.is_comma(i) && line.has(i + 1, Class::COORDINATOR.with(Class::SUBORDINATOR));
    (start + 1..end).find(|&i| clause(i)).unwrap_or(end)
}
