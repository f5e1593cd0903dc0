//! What is reported: which side of the attribution it stands on, and the frame that makes it content.

use std::ops::Range;

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use crate::attribution::{Attribution, Manner};
use crate::cue::Voice;
use crate::cues::Frames;
use crate::line::Line;
use crate::{clause_end, phrase, recipients, scare, words};

/// The content of a quote as ranges of items, and how it was found.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub(crate) parts: Vec<Range<usize>>,
    pub(crate) rule: &'static str,
    /// Counts only with quoted words in it.
    pub(crate) needs_quotation: bool,
    pub(crate) recipient: Option<Range<usize>>,
    /// Where the cue ends, when a preposition belongs to it: "warned of".
    pub(crate) cue_end: Option<usize>,
}

impl Content {
    fn one(rule: &'static str, part: Range<usize>) -> Self {
        Self::new(rule, Vec::from([part]))
    }

    pub(crate) fn is_weak(&self) -> bool {
        is_weak(self.rule)
    }

    fn new(rule: &'static str, parts: Vec<Range<usize>>) -> Self {
        Self { parts, rule, needs_quotation: false, recipient: None, cue_end: None }
    }
}

/// Whether quotes that the rule finds are left out inside what somebody else says.
pub(crate) fn is_weak(rule: &str) -> bool {
    matches!(rule, "cue-judgement" | "cue-noun" | "cue-infinitive")
}

/// What the attributions before this one have taken of the sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Taken {
    /// The item behind the last attribution with content.
    pub(crate) lead: usize,
    /// The item behind that content.
    pub(crate) consumed: usize,
}

/// The content of attribution `k` of the line.
pub(crate) fn find(line: &Line<'_>, all: &[Attribution], k: usize, taken: Taken) -> Option<Content> {
    let a = all.get(k)?;
    let later = all.get(k + 1..).unwrap_or_default();
    match a.manner {
        Manner::According => according(line, a, later, taken),
        Manner::Inverted => inverted(line, a, later, taken).or_else(|| right(line, a, later)),
        Manner::Subject => subject(line, a, later, taken),
        _ => right(line, a, later),
    }
}

fn subject(line: &Line<'_>, a: &Attribution, later: &[Attribution], taken: Taken) -> Option<Content> {
    let Some(before) = left(line, a, taken) else { return right(line, a, later) };
    if line.quotation(before.end - 1).is_some() {
        // "Asked about it on "The Night Hour," she said it was over": the quotation is part of the writer's words.
        let bare = before.clone().any(|i| line.is_word(i) && !line.has(i, Class::COORDINATOR));
        let other = if bare && line.quoted_words(before.end - 1) < 5 { right(line, a, later) } else { None };
        let clause = other.filter(|c| matches!(c.rule, "cue-clause" | "cue-that"));
        return Some(clause.unwrap_or_else(|| around(line, a, before, later, true)));
    }
    let at = phrase::adverbials(line, a.end, line.len());
    let clause = has_verb(line, before.clone());
    if line.is_final(at) {
        return clause.then(|| around(line, a, before, later, false));
    }
    // "The mill, she said, was lost": the clause goes on.
    if line.is_comma(at) && line.quotation(at + 1).is_none() {
        return Some(around(line, a, before, later, true));
    }
    // "In Cairo, she said the talks were over": an opening phrase, and content behind.
    let tail = Class::PREPOSITION.with(Class::SUBORDINATOR);
    let plain = a.cue.frames.has(Frames::CLAUSE) && line.has(at, tail) && clause;
    right(line, a, later).or_else(|| plain.then(|| around(line, a, before, later, false)))
}

/// "..., said Dr Gale, a botanist": what stands before is content if a quotation, or if nothing but an apposition
/// follows.
fn inverted(line: &Line<'_>, a: &Attribution, later: &[Attribution], taken: Taken) -> Option<Content> {
    let before = left(line, a, taken)?;
    if line.quotation(before.end - 1).is_some() {
        return Some(around(line, a, before, later, true));
    }
    let at = phrase::adverbials(line, a.end, line.len());
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
    let end = phrase::adverbials_before(line, a.start, 0);
    let end = if end > 0 && end < a.start && (line.is_comma(end - 1) || line.quotation(end - 1).is_some()) {
        end
    } else {
        a.start
    };
    if end == 0 || a.cue.unreal {
        return None;
    }
    let apart = line.quotation(end - 1).is_some()
        || line.kind(end - 1).is_some_and(|k| {
            matches!(k, TokenKind::COMMA | TokenKind::DASH | TokenKind::ELLIPSIS | TokenKind::QUESTION)
        });
    if !apart {
        return None;
    }
    let start = taken.consumed.max(taken.lead);
    let range = trim(line, start..end)?;
    let clausal = Frames::CLAUSE.with(Frames::THAT).with(Frames::FINDING);
    let quoted = line.quotation(range.end - 1).is_some();
    let wanted = if quoted { clausal.with(Frames::QUOTE).with(Frames::BELIEF) } else { clausal };
    a.cue.frames.has(wanted).then_some(range)
}

/// Without the marks, coordinators and brackets at its edges.
fn trim(line: &Line<'_>, mut range: Range<usize>) -> Option<Range<usize>> {
    let mark = |i: usize| {
        line.quotation(i).is_none()
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
    while range.start < range.end && (mark(range.start) || line.has(range.start, Class::COORDINATOR)) {
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
    let quoted = line.quotation(before.end - 1).is_some();
    let rule = if quoted { "quote-cue" } else { "clause-cue" };
    let mut parts = vec![before];
    if goes_on {
        parts.extend(second_half(line, a, quoted, later));
    }
    Content::new(rule, parts)
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
        let next = (a.end..limit).find(|&i| line.quotation(i).is_some())?;
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
        let end = quotations_from(line, next, limit);
        return (set_off && (line.is_final(end) || line.quoted_words(next) > 2)).then_some(next..end);
    }
    let at = phrase::adverbials(line, a.end, line.len());
    if !line.is_comma(at) || line.has(at + 1, Class::COORDINATOR) || line.is_any(at + 1, &words::OWN_CLAUSE) {
        return None;
    }
    let end = clause_end::of(line, at + 1, later);
    let hung = later.first().is_some_and(|l| l.manner == Manner::Participle && l.start <= at + 1);
    (!hung && end > at + 1).then_some(at + 1..end)
}

/// Over quotations that follow each other with nothing but marks between.
fn quotations_from(line: &Line<'_>, start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    let mut i = end;
    while i < limit {
        if line.quotation(i).is_some() {
            end = i + 1;
        } else if line.is_word(i) {
            break;
        }
        i += 1;
    }
    end
}

fn according(line: &Line<'_>, a: &Attribution, later: &[Attribution], taken: Taken) -> Option<Content> {
    let at = over_insertion(line, a.end);
    let lead = taken.lead;
    let opening = (lead..a.start).all(|i| {
        !line.is_word(i) && line.quotation(i).is_none()
            || line.has(i, Class::COORDINATOR.with(Class::ADVERB).with(Class::SUBORDINATOR))
    });
    if opening
        || line.is_any(a.start.wrapping_sub(2), &[words::WHICH, words::THAT, words::WHO])
            && line.is_comma(a.end)
    {
        let start = if line.is_comma(at) { at + 1 } else { at };
        let end = clause_end::of(line, start, later);
        return (end > start + 1).then(|| Content::one("according-to", start..end));
    }
    let mut start = lead;
    if taken.consumed > lead {
        // Another attribution has words here already: what belongs to this one is the last clause.
        let apart = (lead..a.start.saturating_sub(1)).rev().find(|&i| {
            line.is_kind(i, TokenKind::DASH)
                || line.is_comma(i)
                    && (line.has(i + 1, Class::COORDINATOR.with(Class::SUBORDINATOR))
                        || line.is_any(i + 1, &words::RELATIVE))
        });
        start = apart.map_or(0, |i| i + 1);
    }
    let before = trim(line, start..a.start)?;
    let mut parts = vec![before];
    // "The fire, according to Dr Gale, began": the clause goes on.
    let middle = line.is_comma(a.start - 1) && line.is_comma(at) && !parts_have_verb(line, &parts);
    if middle {
        let end = clause_end::of(line, at + 1, later);
        if end > at + 1 {
            parts.push(at + 1..end);
        }
    }
    Some(Content::new("according-to", parts))
}

fn parts_have_verb(line: &Line<'_>, parts: &[Range<usize>]) -> bool {
    parts.iter().any(|range| has_verb(line, range.clone()))
}

/// Over ", a doctor," behind a speaker, to the comma that closes it.
fn over_insertion(line: &Line<'_>, at: usize) -> usize {
    let relative = line.is_comma(at)
        && (line.is_any(at + 1, &words::RELATIVE)
            || line.is_any(at + 1, &[words::A, words::AN])
            || line.is(at + 1, words::CITING));
    if !relative {
        return at;
    }
    (at + 1..line.len()).take(30).find(|&i| line.is_comma(i)).unwrap_or(at)
}

/// Whether the range holds a finite verb as far as the classes tell.
fn has_verb(line: &Line<'_>, range: Range<usize>) -> bool {
    range.clone().any(|i| {
        line.is_verb(i)
            || line.quoted_words(i) > 1
            || contracted(line, i)
            || line.has(i, Class::REPORTING) && line.is_lower(i)
    }) || range.skip(1).any(|i| line.is_lower(i) && (ends_like_verb(line, i) || present(line, i)))
}

/// Whether what begins at `at` is a clause: a noun phrase, with whatever belongs to it, and a finite verb.
fn is_clause(line: &Line<'_>, at: usize, end: usize) -> bool {
    if line.quotation(at).is_some() || line.has(at, Class::SUBORDINATOR) {
        return has_verb(line, at..end);
    }
    let mut i = at;
    for _ in 0..6 {
        let Some(range) = phrase::after(line, i, end) else { break };
        i = phrase::adverbials(line, range.end, end);
        let contracted =
            range.clone().any(|j| contracted(line, j) && !line.is_kind(j, TokenKind::POSSESSIVE))
                || line.is_kind(range.end, TokenKind::POSSESSIVE) && phrase::is_pronoun(line, range.start);
        if contracted
            || line.is_verb(i)
            || line.is_lower(i)
                && (present(line, i) || ends_like_verb(line, i) || line.has(i, Class::REPORTING))
            || line.quoted_words(i) > 1
        {
            return true;
        }
        if line.is_comma(i) || line.is_kind(i, TokenKind::OPEN_BRACKET) || line.is_any(i, words::RELATIVE) {
            // An insertion: a verb of the clause's own comes behind it.
            let close = (i + 1..end)
                .take(24)
                .find(|&j| line.is_comma(j) || line.is_kind(j, TokenKind::CLOSE_BRACKET));
            let behind = close.is_some_and(|c| {
                line.is_verb(c + 1) || line.is_verb(c + 2) || line.is_lower(c + 1) && present(line, c + 1)
            });
            return behind
                || (i..end).filter(|&j| line.is_verb(j) && !line.is_verb(j - 1)).take(2).count() > 1;
        }
        if line.has(i, Class::PREPOSITION.with(Class::COORDINATOR).with(Class::ADVERB)) && i < end {
            i += 1;
        } else {
            break;
        }
    }
    line.has(at, Class::ADVERB.with(Class::PREPOSITION)) && has_verb(line, at..end)
}

/// A plain form behind a noun or a pronoun: "rivals goad each other".
fn present(line: &Line<'_>, i: usize) -> bool {
    let barred = Class::DETERMINER.with(Class::PREPOSITION).with(Class::ADJECTIVE).with(Class::MODAL);
    line.has(i, Class::VERB_BASE)
        && line.is_lower(i)
        && i > 0
        && !line.has(i - 1, barred)
        && !line.is(i - 1, words::TO)
        && line.is_word(i - 1)
}

fn contracted(line: &Line<'_>, i: usize) -> bool {
    let text = line.token(i).and_then(|t| t.span.of(line.view.text)).unwrap_or_default();
    text.contains(['\'', '’']) && line.is_word(i)
        || line.is_kind(i, TokenKind::POSSESSIVE) && i > 0 && phrase::is_pronoun(line, i - 1)
}

fn ends_like_verb(line: &Line<'_>, i: usize) -> bool {
    let text = line.token(i).and_then(|t| t.span.of(line.view.text)).unwrap_or_default();
    text.ends_with("ed") && !line.has(i.wrapping_sub(1), Class::DETERMINER.with(Class::PREPOSITION))
        || text.ends_with('s')
            && !text.ends_with("ss")
            && (phrase::is_pronoun(line, i - 1) || line.is_capital(i - 1))
}

/// The content behind an attribution.
fn right(line: &Line<'_>, a: &Attribution, later: &[Attribution]) -> Option<Content> {
    let frames = a.cue.frames;
    let subordinate = subordinate(line, a) || a.manner == Manner::Participle && a.start == 0;
    let clausal = Frames::CLAUSE.with(Frames::THAT).with(Frames::RECIPIENT).with(Frames::FINDING);
    let at = phrase::adverbials(line, a.end, line.len());
    // Words in quotation marks, at once or behind a mark.
    let lead = over_marks(line, at);
    if line.quotation(lead).is_some()
        && frames.has(Frames::QUOTE.with(clausal).with(Frames::BELIEF).with(Frames::JUDGE).with(Frames::NOUN))
    {
        let end = quoted_end(line, lead, later);
        if frames.has(Frames::QUOTE.with(clausal)) && !frames.has(Frames::BELIEF.with(Frames::FINDING)) {
            return Some(Content::one("cue-quote", lead..end));
        }
        // "a group called "The Owls"" names it.
        let named = scare::is_title(line, lead);
        return (!named).then(|| Content::one("cue-judgement", lead..end));
    }
    if a.cue.unreal {
        return None;
    }
    // "As Dr Gale pointed out, the mill was lost".
    let as_clause = a.start > 0 && line.is(a.start - 1, words::AS) && line.is_comma(at) && a.start <= 2;
    if as_clause && frames.has(clausal) {
        let end = clause_end::of(line, at + 1, later);
        return (end > at + 2).then(|| Content::one("cue-clause", at + 1..end));
    }
    // "Said Dr Gale, who saw it: ..."
    let behind = over_insertion(line, a.end);
    if behind > a.end && line.quotation(behind + 1).is_some() {
        let end = quoted_end(line, behind + 1, later);
        return Some(Content::one("cue-quote", behind + 1..end));
    }
    if frames.has(Frames::FINDING) && !documented(line, a) {
        return None;
    }
    if let Some(that) = that(line, a.end).filter(|_| frames.has(clausal)) {
        let start = that + 1;
        let end = clause_end::of_clause(line, start, later, subordinate);
        return (end > start).then(|| Content::one("cue-that", start..end));
    }
    // "said in a statement issued on Monday: ..."
    if let Some(colon) = colon_quote(line, a.end, later) {
        let end = quoted_end(line, colon, later);
        return Some(Content::one("cue-quote", colon..end));
    }
    if frames.has(Frames::QUESTION) && line.is_any(at, &words::QUESTION) && a.cue.voice != Voice::Participle {
        let end = clause_end::of_clause(line, at, later, subordinate);
        return (end > at + 2).then(|| Content::one("cue-question", at..end));
    }
    if let Some(content) = infinitive(line, a, at, later) {
        return Some(content);
    }
    let passive = a.manner == Manner::Passive;
    if frames.has(Frames::ACCUSE) {
        return accuse(line, a, later);
    }
    if frames.has(Frames::CLAUSE) && !passive && phrase::opens_clause(line, at) {
        let end = clause_end::of_clause(line, at, later, subordinate);
        let relative =
            a.manner == Manner::Subject && a.start > 0 && line.is_any(a.start - 1, &words::RELATIVE);
        let said = line.is_any(a.cue.verb, words::SAID) && end > at + 3;
        if said || relative || is_clause(line, at, end) {
            return Some(Content::one("cue-clause", at..end));
        }
    }
    let relative_gap = a.start > 0 && line.is_any(a.start - 1, &words::RELATIVE) && line.is_word(at);
    if relative_gap && frames.has(Frames::CLAUSE) && !passive {
        let end = clause_end::of_clause(line, at, later, subordinate);
        return Some(Content::one("cue-clause", at..end));
    }
    if passive {
        return None;
    }
    nominal(line, a, at, later)
}

/// Whether the attribution opens the sentence as a subordinate clause: "While she said this, ...".
fn subordinate(line: &Line<'_>, a: &Attribution) -> bool {
    a.start > 0
        && a.start < 4
        && line.has(a.start - 1, Class::SUBORDINATOR)
        && !line.is(a.start - 1, words::THAT)
}

/// Whether the speaker is a document: polls find and show, people only discover.
fn documented(line: &Line<'_>, a: &Attribution) -> bool {
    a.speaker.clone().is_some_and(|mut range| range.any(|i| line.is_any(i, &words::DOCUMENT)))
}

/// Over a comma, a colon or a dash, and "that", to what is quoted.
fn over_marks(line: &Line<'_>, mut at: usize) -> usize {
    let mark = |k| matches!(k, TokenKind::COMMA | TokenKind::COLON | TokenKind::DASH | TokenKind::ELLIPSIS);
    while line.kind(at).is_some_and(mark) || line.is(at, words::THAT) {
        at += 1;
    }
    at
}

/// The end of content that opens with the quotation at `start`: it alone, where it closes like a sentence or the
/// sentence closes behind it; else the clause that it is the beginning of.
fn quoted_end(line: &Line<'_>, start: usize, later: &[Attribution]) -> usize {
    let full =
        |k| matches!(k, TokenKind::STOP | TokenKind::QUESTION | TokenKind::EXCLAMATION | TokenKind::COMMA);
    let limit = later.first().map_or(line.len(), |l| l.start.max(start + 1));
    let run = quotations_from(line, start, limit);
    if line.last_quoted(run - 1).is_some_and(full) || line.is_final(run) || run >= limit {
        return run;
    }
    if line.opens_capital(start) && line.quoted_words(start) > 4 && line.is_comma(run) {
        return run;
    }
    clause_end::of(line, start, later)
}

/// The "that" which opens the reported clause, behind adverbials of any kind.
fn that(line: &Line<'_>, from: usize) -> Option<usize> {
    for i in from..line.len().min(from + 14) {
        if line.is(i, words::THAT) {
            if i > from && line.has(i - 1, Class::PREPOSITION) {
                return None;
            }
            // "posted from an account that calls itself" is a relative clause.
            let demonstrative = line.is_verb(i + 1);
            return (!demonstrative).then_some(i);
        }
        let clause = line.is_verb(i)
            || line.is_kind(i, TokenKind::SEMICOLON)
            || line.is_kind(i, TokenKind::COLON)
            || line.quotation(i).is_some();
        if clause
            || line.has(i, Class::SUBORDINATOR) && !line.has(i, Class::PREPOSITION)
            || phrase::is_pronoun(line, i) && i > from
        {
            return None;
        }
        // Only adverbials, a recipient and set-off phrases may stand between.
        if i == from
            && !line
                .has(i, Class::PREPOSITION.with(Class::ADVERB).with(Class::ADVERBIAL).with(Class::WEEKDAY))
            && !line.is_comma(i)
            && !line.has(i, Class::NUMBER_WORD)
        {
            let deictic = line.is_any(i, &words::DEICTIC);
            if !deictic {
                return None;
            }
        }
    }
    None
}

/// A quotation behind a colon, whatever stands before the colon.
fn colon_quote(line: &Line<'_>, from: usize, later: &[Attribution]) -> Option<usize> {
    let limit = later.first().map_or(line.len(), |l| l.start);
    let colon =
        (from..limit).take(30).find(|&i| line.is_kind(i, TokenKind::COLON) || line.quotation(i).is_some())?;
    // "She posted a message: "A," she wrote": it belongs to the cue behind it.
    let own =
        |l: &Attribution| l.start <= colon + 3 && matches!(l.manner, Manner::Subject | Manner::Inverted);
    let taken = later.first().is_some_and(own);
    (line.is_kind(colon, TokenKind::COLON) && line.quotation(colon + 1).is_some() && !taken)
        .then_some(colon + 1)
}

fn infinitive(line: &Line<'_>, a: &Attribution, at: usize, later: &[Attribution]) -> Option<Content> {
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
    if (frames.has(Frames::INFINITIVE)
        || a.manner == Manner::Passive && frames.has(Frames::OBJECT_INFINITIVE))
        && to(at)
    {
        let end = clause_end::of(line, at, later);
        return Some(Content::one("cue-infinitive", at..infinitive_end(line, at, end)));
    }
    if frames.has(Frames::OBJECT_INFINITIVE) && a.manner != Manner::Passive {
        let object = a.recipient.clone().or_else(|| recipients::object(line, at))?;
        let start = phrase::adverbials(line, object.end, line.len());
        if to(start) {
            let end = clause_end::of(line, start, later);
            let recipient = Some(object);
            return Some(Content {
                recipient,
                ..Content::one("cue-infinitive", start..infinitive_end(line, start, end))
            });
        }
    }
    None
}

/// accuses Gale of arson: object and charge.
fn accuse(line: &Line<'_>, a: &Attribution, later: &[Attribution]) -> Option<Content> {
    let of = (a.end..line.len().min(a.end + 25)).find(|&i| {
        line.is(i, words::OF)
            && (line.is(a.end, words::OF) || !line.is_lower(i - 1) || is_charge(line, i + 1))
    })?;
    let start = if a.manner == Manner::Passive { of + 1 } else { a.end };
    let end = clause_end::of(line, start, later);
    (end > start).then(|| Content::one("accusation", start..end))
}

fn is_charge(line: &Line<'_>, i: usize) -> bool {
    let text = line.token(i).and_then(|t| t.span.of(line.view.text)).unwrap_or_default();
    text.ends_with("ing") || !line.has(i, Class::DETERMINER)
}

/// A thing instead of a clause: "denied any wrongdoing", "warned of delays", "called it \"a mess\"".
fn nominal(line: &Line<'_>, a: &Attribution, at: usize, later: &[Attribution]) -> Option<Content> {
    const PREPOSITIONS: [(Word, Frames); 8] = [
        (words::ABOUT, Frames::ABOUT),
        (words::OF, Frames::OF),
        (words::FOR, Frames::FOR),
        (Word::ascii("against"), Frames::AGAINST),
        (words::ON, Frames::ON),
        (Word::ascii("at"), Frames::AT),
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
    let judged = Frames::JUDGE.with(Frames::ACCUSE_FOR).with(Frames::BELIEF).with(Frames::NOUN);
    if (start..end).any(|i| line.quotation(i).is_some()) {
        let end = judgement_end(line, start, end, later)?;
        let worded = line.is_word(start) || line.quotation(start).is_some();
        let content = Content {
            needs_quotation: true,
            cue_end: bound.map(|_| start),
            ..Content::one("cue-judgement", start..end)
        };
        return (worded && (bound.is_some() || frames.has(judged))).then_some(content);
    }
    if let Some(content) = unquoted(line, a, start, end) {
        return Some(content);
    }
    let noun = bound.is_some() || frames.has(Frames::NOUN) && phrase::opens_clause(line, start);
    let end = noun_end(line, start, end);
    if a.cue.voice == Voice::Infinitive || end == start + 1 && phrase::is_pronoun(line, start) {
        return None;
    }
    (noun && end > start)
        .then(|| Content { cue_end: bound.map(|_| start), ..Content::one("cue-noun", start..end) })
}

/// The end of a judgement: the quotation that holds it, and what follows up to a mark. None where another clause
/// begins before that quotation.
fn judgement_end(line: &Line<'_>, start: usize, end: usize, later: &[Attribution]) -> Option<usize> {
    let first = (start..end).take(20).find(|&i| line.quotation(i).is_some())?;
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
        line.quotation(i).is_none()
            && !line.is_word(i)
            && !line.is_kind(i, TokenKind::HYPHEN)
            && !line.is_kind(i, TokenKind::POSSESSIVE)
    };
    let behind = (first + 1..end).find(|&i| stop(i) || line.last_quoted(i - 1) == Some(TokenKind::COMMA));
    Some(behind.unwrap_or(end))
}

/// The end of a thing named: before a comma or a dash, and before a finite verb that is not its own.
fn noun_end(line: &Line<'_>, start: usize, end: usize) -> usize {
    let mark =
        |i: usize| line.is_comma(i) || line.is_kind(i, TokenKind::DASH) || line.is_kind(i, TokenKind::COLON);
    (start + 1..end).find(|&i| mark(i) || line.is_any(i, &words::OWN_CLAUSE)).unwrap_or(end)
}

/// The end of what somebody will do or is to do: before a comma with a clause behind it.
fn infinitive_end(line: &Line<'_>, start: usize, end: usize) -> usize {
    let clause = |i: usize| line.is_comma(i) && line.has(i + 1, Class::COORDINATOR.with(Class::SUBORDINATOR));
    (start + 1..end).find(|&i| clause(i)).unwrap_or(end)
}

/// A judgement without quoted words that states something: "described him as a liar", "called it a mistake",
/// "praised her for coming".
fn unquoted(line: &Line<'_>, a: &Attribution, start: usize, end: usize) -> Option<Content> {
    let frames = a.cue.frames;
    if !frames.has(Frames::JUDGE.with(Frames::ACCUSE_FOR)) || a.cue.voice == Voice::Infinitive {
        return None;
    }
    let object = recipients::object(line, start)?;
    let at = object.end;
    let verb = line.word(a.cue.verb);
    let states = line.is(at, words::AS) && !line.is_verb(at + 2)
        || line.is(at, words::FOR) && frames.has(Frames::ACCUSE_FOR) && line.has(at + 1, Class::VERB_ING)
        || words::NAMING.contains(&verb) && line.has(at, Class::DETERMINER.with(Class::ADJECTIVE));
    let end = noun_end(line, start, end);
    (states && end > at + 1).then(|| Content::one("cue-judgement", start..end))
}
