//! The attribution stands behind what it reports, or breaks it in two.

use std::ops::Range;

use copydesk_sdk::core::layers::{Class, Token, TokenKind};

use super::{Content, Taken, ahead, quoted};
use crate::attribution::{Attribution, Manner};
use crate::clause::has_verb;
use crate::construction::Construction;
use crate::cue::Voice;
use crate::cues::Frames;
use crate::line::Line;
use crate::{adverbials, clause_end, words};

pub(crate) fn subject(
    line: &Line<'_>,
    a: &Attribution,
    later: &[Attribution],
    taken: Taken,
) -> Option<Content> {
    let Some(before) = left(line, a, taken) else { return ahead::find(line, a, later) };
    if line.is_quotation(before.end - 1) {
        // "Asked about it on "The Night Hour," she said it was over": the quotation is part of the writer's words.
        let bare = before.clone().any(|i| line.is_word(i) && !line.has(i, Class::COORDINATOR));
        let other =
            if bare && line.quoted_words(before.end - 1) < 5 { ahead::find(line, a, later) } else { None };
        let clause = other.filter(|c| is_clausal(c.construction));
        return Some(clause.unwrap_or_else(|| around(line, a, before, later, true)));
    }
    let at = a.rest;
    let clause = has_verb(line, before.clone());
    if line.is_final(at) || line.is_kind(at, TokenKind::SEMICOLON) {
        return clause.then(|| around(line, a, before, later, false));
    }
    // "The mill, she said, was lost": the clause goes on.
    if line.is_comma(at) && (!line.is_quotation(at + 1) || line.opens_verb(at + 1)) {
        return Some(around(line, a, before, later, true));
    }
    // "In Cairo, she said the talks were over": an opening phrase, and content behind.
    let tail = Class::PREPOSITION.with(Class::SUBORDINATOR);
    let plain = a.cue.frames.has(Frames::CLAUSE) && line.has(at, tail) && clause;
    ahead::find(line, a, later).or_else(|| plain.then(|| around(line, a, before, later, false)))
}

/// "..., said Dr Gale, a botanist": what stands before is content if a quotation, or if nothing but an apposition
/// follows.
pub(crate) fn inverted(
    line: &Line<'_>,
    a: &Attribution,
    later: &[Attribution],
    taken: Taken,
) -> Option<Content> {
    let before = left(line, a, taken)?;
    if line.is_quotation(before.end - 1) {
        return Some(around(line, a, before, later, true));
    }
    let at = a.rest;
    let closed =
        line.is_final(at) || line.kind(at).is_some_and(|k| k != TokenKind::WORD && k != TokenKind::NUMBER);
    let tail = line.has(at, Class::PREPOSITION.with(Class::SUBORDINATOR));
    if !(closed || tail) || !a.cue.frames.has(Frames::CLAUSE) {
        return None;
    }
    let goes_on = !has_verb(line, before.clone());
    Some(around(line, a, before, later, goes_on))
}

/// The words left of an attribution that is set off by a comma, a dash or a quotation.
fn left(line: &Line<'_>, a: &Attribution, taken: Taken) -> Option<Range<usize>> {
    let end = adverbials::before(line, a.start, 0);
    let end = if end > 0 && end < a.start && (line.is_comma(end - 1) || line.is_quotation(end - 1)) {
        end
    } else {
        a.start
    };
    if end == 0 || a.cue.unreal {
        return None;
    }
    let end = if is_cleft(line, end) { end - 2 } else { end };
    // "The mill is lost," she said": a closing mark that nothing opened.
    let stray = end > 1 && line.is_kind(end - 1, TokenKind::CLOSE_QUOTE) && line.is_comma(end - 2);
    let end = if stray { end - 1 } else { end };
    let apart = line.is_quotation(end - 1)
        || line.kind(end - 1).is_some_and(|k| {
            matches!(k, TokenKind::COMMA | TokenKind::DASH | TokenKind::ELLIPSIS | TokenKind::QUESTION)
        });
    if !apart {
        return None;
    }
    let start = taken.consumed.max(taken.lead);
    // What an attribution closes begins behind a semicolon, if there is one.
    let semicolon = |item: &Token| item.kind == TokenKind::SEMICOLON;
    let opens = line.items.get(start..end).and_then(|items| items.iter().rposition(semicolon));
    let opens = opens.map_or(start, |i| start + i + 1);
    let range = sentence_of_its_own(line, trim(line, opens..end)?);
    let clausal = Frames::CLAUSE.with(Frames::THAT).with(Frames::FINDING);
    let quoted = line.is_quotation(range.end - 1);
    let wanted = if quoted { clausal.with(Frames::QUOTE).with(Frames::BELIEF) } else { clausal };
    a.cue.frames.has(wanted).then_some(range)
}

/// Whether a quotation, "was" and "what" are all that stands before `end`: ""The mill is lost" was what she said".
fn is_cleft(line: &Line<'_>, end: usize) -> bool {
    let what = end > 2 && line.is(end - 1, words::WHAT) && line.is_any(end - 2, words::BE);
    what && line.is_quotation(end - 3) && !(0..end - 3).any(|i| line.is_word(i))
}

/// "As for the mill, "We will rebuild it," she said": a quoted sentence that a comma or a colon sets off is all that
/// was said.
fn sentence_of_its_own(line: &Line<'_>, range: Range<usize>) -> Range<usize> {
    let last = range.end - 1;
    let set_off = last > range.start && (line.is_comma(last - 1) || line.is_kind(last - 1, TokenKind::COLON));
    let whole = line.opens_capital(last) && line.quoted_words(last) > 3;
    if set_off && whole { last..range.end } else { range }
}

/// Without the marks, coordinators and brackets at its edges.
pub(crate) fn trim(line: &Line<'_>, mut range: Range<usize>) -> Option<Range<usize>> {
    let mark = |i: usize| {
        !line.is_quotation(i)
            && line.kind(i).is_none_or(|k| {
                matches!(
                    k,
                    TokenKind::COMMA
                        | TokenKind::DASH
                        | TokenKind::STOP
                        | TokenKind::COLON
                        | TokenKind::SEMICOLON
                        | TokenKind::ELLIPSIS
                        | TokenKind::HYPHEN
                        | TokenKind::EXCLAMATION
                )
            })
    };
    // A mark that nothing closes belongs to nobody's words.
    let dropped = |i: usize| line.is_kind(i, TokenKind::OPEN_QUOTE) || line.has(i, Class::COORDINATOR);
    while range.start < range.end && (mark(range.start) || dropped(range.start)) {
        range.start += 1;
    }
    while range.start < range.end && mark(range.end - 1) {
        range.end -= 1;
    }
    (!range.is_empty()).then_some(range)
}

/// The content before the attribution, and its second half behind, if it goes on there.
fn around(
    line: &Line<'_>,
    a: &Attribution,
    before: Range<usize>,
    later: &[Attribution],
    goes_on: bool,
) -> Content {
    let quoted = line.is_quotation(before.end - 1);
    let construction = if quoted { Construction::QuoteCue } else { Construction::ClauseCue };
    let second = if goes_on { second_half(line, a, quoted, later) } else { None };
    Content { second, ..Content::one(construction, before) }
}

/// Whether what is said is a clause or a quotation behind the cue.
fn is_clausal(construction: Construction) -> bool {
    use Construction::{CueClause, CueQuestion, CueQuote, CueThat};
    matches!(construction, CueClause | CueThat | CueQuestion | CueQuote)
}

fn second_half(
    line: &Line<'_>,
    a: &Attribution,
    quoted: bool,
    later: &[Attribution],
) -> Option<Range<usize>> {
    let limit = later.first().map_or(line.len(), |l| l.start);
    if quoted {
        // "A," she said on the way out, "B": a quotation behind a comma, a colon or a dash.
        let next = (a.end..limit).find(|&i| line.is_quotation(i))?;
        let set_off = line.kind(next - 1).is_some_and(|k| {
            matches!(
                k,
                TokenKind::COMMA
                    | TokenKind::COLON
                    | TokenKind::DASH
                    | TokenKind::ELLIPSIS
                    | TokenKind::SEMICOLON
            )
        });
        let end = quoted::run(line, next, limit);
        return (set_off && (line.is_final(end) || line.quoted_words(next) > 2)).then_some(next..end);
    }
    let at = a.rest;
    if !line.is_comma(at) || line.has(at + 1, Class::COORDINATOR) || line.is_any(at + 1, words::OWN_CLAUSE) {
        return None;
    }
    let end = clause_end::of(line, at + 1, later);
    let hangs = |l: &Attribution| l.manner == Manner::Participle || l.cue.voice == Voice::AsSaying;
    let hung = later.first().is_some_and(|l| hangs(l) && l.start <= at + 1);
    (!hung && end > at + 1).then_some(at + 1..end)
}
