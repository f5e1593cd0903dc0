//! What somebody calls something: in quoted words, or stated with "as" or "for".

use copydesk_sdk::core::layers::{Class, TokenKind};

use super::Content;
use super::nominal::noun_end;
use crate::attribution::Attribution;
use crate::construction::Construction;
use crate::cue::Voice;
use crate::cues::Frames;
use crate::line::Line;
use crate::{recipients, vocabulary, words};

/// The end of a judgement: the quotation that holds it, and what follows up to a mark. None where another clause
/// begins before that quotation.
pub(crate) fn end(line: &Line<'_>, start: usize, end: usize, later: &[Attribution]) -> Option<usize> {
    let first = (start..end).take(20).find(|&i| line.is_quotation(i))?;
    let crossed = (start..first).any(|i| {
        !matches!(
            line.kind(i),
            Some(
                TokenKind::WORD
                    | TokenKind::NUMBER
                    | TokenKind::HYPHEN
                    | TokenKind::POSSESSIVE
                    | TokenKind::SYMBOL
                    | TokenKind::CURRENCY
                    | TokenKind::PERCENT
            )
        )
    });
    if crossed || later.iter().take(4).any(|l| l.start > start && l.start < first) {
        return None;
    }
    let stop = |i: usize| {
        !line.is_quotation(i)
            && !line.is_word(i)
            && !line.is_kind(i, TokenKind::HYPHEN)
            && !line.is_kind(i, TokenKind::POSSESSIVE)
    };
    // "her "courage" as she left"
    let clause = |i: usize| line.has(i, Class::SUBORDINATOR) && !line.is_any(i, words::RELATIVE);
    let behind =
        (first + 1..end).find(|&i| stop(i) || clause(i) || line.last_quoted(i - 1) == Some(TokenKind::COMMA));
    Some(behind.unwrap_or(end))
}

/// A judgement without quoted words that states something: "described him as a liar", "called it a mistake",
/// "praised her for coming".
pub(crate) fn unquoted(line: &Line<'_>, a: &Attribution, start: usize, end: usize) -> Option<Content> {
    let frames = a.cue.frames;
    let judges = frames.has(Frames::JUDGE.with(Frames::ACCUSE_FOR)) && !frames.has(Frames::BELIEF);
    if !judges || a.cue.voice == Voice::Infinitive {
        return None;
    }
    let object = recipients::object(line, start)?;
    let at = object.end;
    let states = line.is(at, words::AS) && !line.is_verb(at + 2)
        || line.is(at, words::FOR) && frames.has(Frames::ACCUSE_FOR) && line.has(at + 1, Class::VERB_ING)
        || line.is_any(a.cue.verb, vocabulary::NAMING)
            && line.has(at, Class::DETERMINER.with(Class::ADJECTIVE));
    let end = noun_end(line, start, end);
    (states && end > at + 1).then(|| Content::one(Construction::CueJudgement, start..end))
}
