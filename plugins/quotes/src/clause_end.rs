//! Where reported words end: the main loss of every system, since in print nothing marks it.

use copydesk_sdk::core::layers::{Class, TokenKind};

use crate::attribution::{Attribution, Manner};
use crate::cues::Frames;
use crate::line::{Line, NEAR};
use crate::token::{self, FINITE};
use crate::{clause, phrase, words};

/// No reported clause is longer, in items: what keeps a sentence of nothing but cues from costing its square.
const LONGEST: usize = 400;
/// How many later attributions are looked at.
const LATER: usize = 16;

/// The item after the reported clause that begins at `start`. `later` are the attributions behind its own.
pub(crate) fn of(line: &Line<'_>, start: usize, later: &[Attribution]) -> usize {
    within(line, start, later, Bound::Sentence)
}

/// What surrounds an attribution, and so what ends its content if nothing else does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    /// The sentence.
    Sentence,
    /// A comma: "while she said this, he ...".
    Comma,
    /// A comma and the main verb: "Gale, who said this, left".
    MainVerb,
}

/// The same, for an attribution in a subordinate clause.
pub(crate) fn within(line: &Line<'_>, start: usize, later: &[Attribution], bound: Bound) -> usize {
    let stop =
        later.iter().take(LATER).filter_map(|a| stop_before(line, a, start)).find(|&stop| stop >= start);
    let limit = line.len().min(start + LONGEST).min(stop.unwrap_or(usize::MAX));
    // Nothing ends a clause that has no verb yet: "that, while nobody knew, the mill was lost".
    let verb = first_verb(line, start, limit);
    let mut brackets = 0_u32;
    let mut parenthesis = false;
    let mut behind_quotation = false;
    for (i, item) in (start..).zip(line.items.get(start..limit).unwrap_or_default()) {
        if item.kind == TokenKind::WORD && !behind_quotation {
            continue;
        }
        match item.kind {
            TokenKind::OPEN_BRACKET => brackets += 1,
            TokenKind::CLOSE_BRACKET if brackets == 0 => return back(line, i, start),
            TokenKind::CLOSE_BRACKET => brackets = brackets.saturating_sub(1),
            TokenKind::SEMICOLON if brackets == 0 => return i,
            // One dash opens what the writer adds; a pair is a parenthesis.
            TokenKind::DASH
                if brackets == 0
                    && i > start + 1
                    && verb <= i
                    && !line.has(i + 1, Class::PREPOSITION)
                    && !line.is(i + 2, words::THAT)
                    && !parenthesis
                    && !goes_on(line, i + 1, |j| line.is_kind(j, TokenKind::DASH)) =>
            {
                return i;
            }
            TokenKind::DASH => parenthesis = !parenthesis,
            TokenKind::COMMA if brackets == 0 && verb <= i && i > start + 1 && bound.ends(line, i) => {
                return i;
            }
            TokenKind::COMMA if brackets == 0 && verb <= i && own_clause(line, i + 1, start) => return i,
            _ => {}
        }
        if behind_quotation && (after_quotation(line, i, start) || bound.ends_at_quotation(line, i)) {
            return i;
        }
        behind_quotation = token::is_quotation(item);
    }
    back(line, limit, start)
}

/// The first item that may hold the verb of a clause.
fn first_verb(line: &Line<'_>, start: usize, limit: usize) -> usize {
    let plain = Class::VERB_BASE.with(Class::VERB_ING);
    let mut pronoun = false;
    for (i, item) in (start..).zip(line.items.get(start..limit).unwrap_or_default()) {
        // Most words are none, and follow none that makes a past of them.
        if item.class.has(plain.with(FINITE)) && (item.class.has(plain) || line.is_verb(i))
            || token::is_quotation(item)
            || pronoun && clause::is_past(line, i)
        {
            return i;
        }
        pronoun = item.class.has(Class::PRONOUN);
    }
    limit
}

impl Bound {
    /// Whether the quotation before `i` closes with the comma that is the end: "who called it "a mess," left".
    fn ends_at_quotation(self, line: &Line<'_>, i: usize) -> bool {
        let comma = line.last_quoted(i - 1) == Some(TokenKind::COMMA);
        comma
            && match self {
                Self::Sentence => false,
                Self::Comma => true,
                Self::MainVerb => line.is_verb(i) || line.has(i, Class::ADVERB) && line.is_verb(i + 1),
            }
    }

    /// Whether the comma at `i` is the end.
    fn ends(self, line: &Line<'_>, i: usize) -> bool {
        match self {
            Self::Sentence => false,
            Self::Comma => true,
            Self::MainVerb => line.is_verb(i + 1) || line.has(i + 1, Class::ADVERB) && line.is_verb(i + 2),
        }
    }
}

/// Back over the marks that close a sentence.
fn back(line: &Line<'_>, mut end: usize, start: usize) -> usize {
    while end > start + 1 && !line.is_quotation(end - 1) && line.kind(end - 1).is_some_and(closes) {
        end -= 1;
    }
    end
}

fn closes(kind: TokenKind) -> bool {
    !matches!(
        kind,
        TokenKind::WORD
            | TokenKind::NUMBER
            | TokenKind::PERCENT
            | TokenKind::CLOSE_BRACKET
            | TokenKind::POSSESSIVE
            | TokenKind::ADDRESS
            | TokenKind::SYMBOL
            | TokenKind::QUESTION
    )
}

/// Where a later attribution ends the clause that runs into it; none where it is part of what is reported.
fn stop_before(line: &Line<'_>, a: &Attribution, start: usize) -> Option<usize> {
    if a.start == start {
        return None;
    }
    if a.start < start {
        // "Gale, who said this, denied that": the main verb ends what stands between.
        return (a.cue.start > start && line.is_comma(a.cue.start - 1)).then_some(a.cue.start - 1);
    }
    let comma = line.is_comma(a.start - 1);
    let quoted = line.last_quoted(a.start - 1);
    // "..., and "Never again," he said": the quotation is his alone.
    let own = matches!(quoted, Some(TokenKind::COMMA | TokenKind::QUESTION | TokenKind::EXCLAMATION));
    if own
        && matches!(a.manner, Manner::Subject | Manner::Inverted)
        && line.opens_capital(a.start - 1)
        && a.start > start + 1
    {
        return Some(a.start - 1);
    }
    match a.manner {
        Manner::According => Some(a.start),
        Manner::Participle if quoted == Some(TokenKind::COMMA) => Some(a.start),
        // "calling it a mess and saying so"
        Manner::Participle => (comma || joined_participle(line, a, start)).then_some(a.start - 1),
        // "that she knew it and thought it a mess": thoughts are reported too.
        Manner::Elided if a.cue.frames.has(Frames::BELIEF.with(Frames::FINDING)) => None,
        Manner::Elided => Some(a.start),
        Manner::Inverted => comma.then_some(a.start - 1),
        Manner::Subject => {
            // "A said this and B said that"; "this is so, B said".
            let clause =
                |mut range: std::ops::Range<usize>| range.any(|i| line.is_verb(i) || line.is_quotation(i));
            let joined = line.has(a.start - 1, Class::COORDINATOR) && clause(start..a.start - 1);
            let tail = comma && line.is_final(a.rest);
            (joined || tail).then_some(a.start - 1)
        }
        Manner::Relative | Manner::Modifier | Manner::Passive | Manner::Noun => None,
    }
}

/// "calling it a mess and saying so": a participle that "and" joins to the attribution, not to another participle.
fn joined_participle(line: &Line<'_>, a: &Attribution, start: usize) -> bool {
    let low = start.max(a.start.saturating_sub(NEAR));
    line.has(a.start - 1, Class::COORDINATOR)
        && !line.has(a.start - 2, Class::ADJECTIVE)
        && !(low..a.start).any(|i| line.has(i, Class::VERB_ING))
}

/// Whether a clause of the writer's own begins behind a comma: "though ...", ", which ...", ", but she ...", ", a
/// claim ...".
fn own_clause(line: &Line<'_>, i: usize, start: usize) -> bool {
    if i <= start + 1 {
        return false;
    }
    let relative = if line.has(i, Class::PREPOSITION) { i + 1 } else { i };
    if line.is_any(relative, words::NON_RESTRICTIVE) {
        // Not where the sentence goes on behind it: "the date, which was late, suited everybody".
        return !goes_on(line, i, |j| line.is_quotation(j) || line.is_comma(j) && line.is_verb(j + 1));
    }
    if line.is_any(i, words::INDEFINITE) {
        let relative = (i..line.len().min(i + NEAR)).find(|&j| line.is_any(j, words::RELATIVE));
        let own = |j: usize| line.is_verb(j) && relative.is_none_or(|r| j < r);
        return !goes_on(line, i, |j| line.is_comma(j) || own(j) || line.is_quotation(j));
    }
    if line.is(i, words::BUT) {
        return phrase::is_pronoun(line, i + 1)
            || line.is_capital(i + 1)
            || line.is_any(i + 1, words::DEFINITE);
    }
    // ", illogically tying one to the other"
    let comment = line.has(i, Class::ADVERB) && line.is_lower(i) && line.has(i + 1, Class::VERB_ING);
    comment || line.is_any(i, words::OWN_CLAUSE)
}

/// Whether something of the kind follows in the sentence, as far as looked at.
fn goes_on(line: &Line<'_>, from: usize, kind: impl Fn(usize) -> bool) -> bool {
    (from..line.len().min(from + NEAR)).any(kind)
}

/// Whether the clause ends at the quotation before `i`: it closed like a sentence, or with a comma and a clause of
/// the writer's own behind it.
fn after_quotation(line: &Line<'_>, i: usize, start: usize) -> bool {
    match line.last_quoted(i - 1) {
        Some(TokenKind::STOP | TokenKind::QUESTION | TokenKind::EXCLAMATION) => {
            line.is_word(i) && !line.has(i, Class::COORDINATOR)
        }
        Some(TokenKind::COMMA) => own_clause(line, i, start),
        _ => false,
    }
}
