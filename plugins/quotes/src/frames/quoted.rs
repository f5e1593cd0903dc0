//! Words in quotation marks behind an attribution.

use copydesk_sdk::core::layers::{Class, TokenKind};

use crate::attribution::{Attribution, Manner};
use crate::line::Line;
use crate::{clause_end, words};

/// Over a comma, a colon or a dash, and "that", to what is quoted.
pub(crate) fn over_marks(line: &Line<'_>, mut at: usize) -> usize {
    let mark = |k| matches!(k, TokenKind::COMMA | TokenKind::COLON | TokenKind::DASH | TokenKind::ELLIPSIS);
    while line.kind(at).is_some_and(mark) || line.is(at, words::THAT) {
        at += 1;
    }
    at
}

/// The end of content that opens with the quotation at `start`: it alone, where it closes like a sentence or the
/// sentence closes behind it; else the clause that it is the beginning of.
///
/// What is `judged` ("praised her "honesty" as he left") is no clause, so that a phrase behind it is the writer's.
pub(crate) fn end(line: &Line<'_>, start: usize, later: &[Attribution], judged: bool) -> usize {
    let full =
        |k| matches!(k, TokenKind::STOP | TokenKind::QUESTION | TokenKind::EXCLAMATION | TokenKind::COMMA);
    let limit = later.first().map_or(line.len(), |l| l.start.max(start + 1));
    let run = run(line, start, limit);
    if line.last_quoted(run - 1).is_some_and(full) || line.is_final(run) || run >= limit {
        return run;
    }
    if line.opens_capital(start) && line.quoted_words(start) > 4 && line.is_comma(run) {
        return run;
    }
    if judged && !line.is(run, words::OF) && line.has(run, Class::PREPOSITION.with(Class::SUBORDINATOR)) {
        return run;
    }
    clause_end::of(line, start, later)
}

/// Over quotations that follow each other with nothing but marks between.
pub(crate) fn run(line: &Line<'_>, start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    let mut i = end;
    while i < limit {
        if line.is_quotation(i) {
            end = i + 1;
        } else if line.is_word(i) {
            break;
        }
        i += 1;
    }
    end
}

/// A quotation behind a colon, whatever stands before the colon; behind a comma, if it is a sentence and none stands
/// before: "said on the radio last week, "The mill is lost."".
pub(crate) fn behind_mark(line: &Line<'_>, from: usize, later: &[Attribution]) -> Option<usize> {
    if !line.quoted {
        return None;
    }
    let limit = later.first().map_or(line.len(), |l| l.start);
    let start = (from..limit).take(30).find(|&i| line.is_quotation(i)).filter(|&i| i > from)?;
    let mark = start - 1;
    let sentence = line.opens_capital(start)
        && line.is_final(run(line, start, line.len()))
        && !(from..mark).any(|i| line.is_verb(i));
    if !(line.is_kind(mark, TokenKind::COLON) || line.is_comma(mark) && sentence) {
        return None;
    }
    // "She posted a message: "A," she wrote": it belongs to the cue behind it.
    let own =
        |l: &Attribution| l.start <= start + 2 && matches!(l.manner, Manner::Subject | Manner::Inverted);
    (!later.first().is_some_and(own)).then_some(start)
}

/// Over ", a doctor," behind a speaker, to the comma that closes it.
pub(crate) fn over_insertion(line: &Line<'_>, at: usize) -> usize {
    let relative = line.is_comma(at)
        && (line.is_any(at + 1, words::RELATIVE)
            || line.is_any(at + 1, words::INDEFINITE)
            || line.is(at + 1, words::CITING));
    if !relative {
        return at;
    }
    (at + 1..line.len()).take(30).find(|&i| line.is_comma(i)).unwrap_or(at)
}
