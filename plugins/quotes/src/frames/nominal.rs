//! A thing instead of a clause: "denied any wrongdoing", "warned of delays".

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use super::{Content, judgement};
use crate::attribution::Attribution;
use crate::construction::Construction;
use crate::cue::Voice;
use crate::cues::Frames;
use crate::line::Line;
use crate::{clause, clause_end, phrase, vocabulary, words};

/// A thing instead of a clause: "denied any wrongdoing", "warned of delays", "called it \"a mess\"".
pub(crate) fn find(line: &Line<'_>, a: &Attribution, at: usize, later: &[Attribution]) -> Option<Content> {
    const PREPOSITIONS: [(Word, Frames); 8] = [
        (words::ABOUT, Frames::ABOUT),
        (words::OF, Frames::OF),
        (words::FOR, Frames::FOR),
        (words::AGAINST, Frames::AGAINST),
        (words::ON, Frames::ON),
        (words::AT, Frames::AT),
        (words::TO, Frames::TO),
        (words::WITH, Frames::WITH),
    ];
    let frames = a.cue.frames;
    let bound = PREPOSITIONS.iter().find(|(word, frame)| line.is(at, *word) && frames.has(*frame));
    let start = if bound.is_some() { at + 1 } else { at };
    let end = clause_end::of(line, start, later);
    if end <= start {
        return None;
    }
    let judged = Frames::JUDGE
        .with(Frames::ACCUSE_FOR)
        .with(Frames::BELIEF)
        .with(Frames::NOUN)
        .with(Frames::STATEMENT);
    if line.quotes(start..end) {
        let end = judgement::end(line, start, end, later)?;
        let worded = line.is_word(start) || line.is_quotation(start);
        let content = Content {
            needs_quotation: true,
            cue_end: bound.map(|_| start),
            ..Content::one(Construction::CueJudgement, start..end)
        };
        return (worded && (bound.is_some() || frames.has(judged))).then_some(content);
    }
    if let Some(content) = judgement::unquoted(line, a, start, end) {
        return Some(content);
    }
    // "rejected the claim" says something, "rejected the offer" does something.
    let mut head = (start..end).take_while(|&i| !line.has(i, Class::PREPOSITION));
    let stated = frames.has(Frames::STATEMENT) && head.any(|i| line.is_any(i, vocabulary::STATED));
    let noun = bound.is_some() || (frames.has(Frames::NOUN) || stated) && clause::opens(line, start);
    let end = noun_end(line, start, end);
    if a.cue.voice == Voice::Infinitive || end == start + 1 && phrase::is_pronoun(line, start) {
        return None;
    }
    (noun && end > start)
        .then(|| Content { cue_end: bound.map(|_| start), ..Content::one(Construction::CueNoun, start..end) })
}

/// The end of a thing named: before a comma or a dash, and before a finite verb that is not its own.
pub(crate) fn noun_end(line: &Line<'_>, start: usize, end: usize) -> usize {
    let mark =
        |i: usize| line.is_comma(i) || line.is_kind(i, TokenKind::DASH) || line.is_kind(i, TokenKind::COLON);
    (start + 1..end).find(|&i| mark(i) || line.is_any(i, words::OWN_CLAUSE)).unwrap_or(end)
}
