//! The attribution comes first; what follows is content as far as its verb takes such.

use copydesk_sdk::core::layers::{Class, TokenKind};

use super::{Content, accusation, infinitive, nominal, quoted};
use crate::attribution::{Attribution, Manner};
use crate::clause::is_clause;
use crate::clause_end::Bound;
use crate::cue::Voice;
use crate::cues::Frames;
use crate::line::Line;
use crate::{adverbials, clause_end, phrase, scare, words};

/// The content behind an attribution.
pub(crate) fn find(line: &Line<'_>, a: &Attribution, later: &[Attribution]) -> Option<Content> {
    let frames = a.cue.frames;
    let bound = bound(line, a);
    let clausal = Frames::CLAUSE.with(Frames::THAT).with(Frames::RECIPIENT).with(Frames::FINDING);
    let at = adverbials::after(line, a.end, line.len());
    // Words in quotation marks, at once or behind a mark.
    let lead = quoted::over_marks(line, at);
    if line.quotation(lead).is_some()
        && frames.has(Frames::QUOTE.with(clausal).with(Frames::BELIEF).with(Frames::JUDGE).with(Frames::NOUN))
    {
        let end = quoted::end(line, lead, later);
        // "a group called "The Owls"", "she reads "The Owls"": a title, if no mark sets it off.
        let named = lead == at && scare::is_title(line, lead);
        if named {
            return None;
        }
        if frames.has(Frames::QUOTE.with(clausal)) && !frames.has(Frames::BELIEF.with(Frames::FINDING)) {
            return Some(Content::one("cue-quote", lead..end));
        }
        return Some(Content::one("cue-judgement", lead..end));
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
    let behind = quoted::over_insertion(line, a.end);
    if behind > a.end && line.quotation(behind + 1).is_some() {
        let end = quoted::end(line, behind + 1, later);
        return Some(Content::one("cue-quote", behind + 1..end));
    }
    if frames.has(Frames::FINDING) && !documented(line, a) {
        return None;
    }
    if let Some(that) = that(line, a.end).filter(|_| frames.has(clausal)) {
        let start = that + 1;
        let end = clause_end::within(line, start, later, bound);
        return (end > start).then(|| Content::one("cue-that", start..end));
    }
    // "said in a statement issued on Monday: ..."
    if let Some(colon) = quoted::behind_colon(line, a.end, later) {
        let end = quoted::end(line, colon, later);
        return Some(Content::one("cue-quote", colon..end));
    }
    if frames.has(Frames::QUESTION) && line.is_any(at, words::QUESTION) && a.cue.voice != Voice::Participle {
        let end = clause_end::within(line, at, later, bound);
        return (end > at + 2).then(|| Content::one("cue-question", at..end));
    }
    if let Some(content) = infinitive::find(line, a, at, later) {
        return Some(content);
    }
    let passive = a.manner == Manner::Passive;
    if frames.has(Frames::ACCUSE) {
        return accusation::find(line, a, later);
    }
    // "They estimated by 2050, the mills would be gone", "They say adding salt is simple".
    let opening = if line.is_comma(at) && line.has(a.end, Class::PREPOSITION) { at + 1 } else { at };
    let at = if at > a.end && phrase::opens_clause(line, opening) { opening } else { at };
    let gerund =
        line.has(at, Class::VERB_ING.with(Class::REPORTING_OTHER)) && line.is_any(a.cue.verb, words::SAID);
    if frames.has(Frames::CLAUSE) && !passive && (gerund || phrase::opens_clause(line, at)) {
        let end = clause_end::within(line, at, later, bound);
        let relative =
            a.manner == Manner::Subject && a.start > 0 && line.is_any(a.start - 1, words::RELATIVE);
        let said = line.is_any(a.cue.verb, words::SAID) && end > at + 3;
        if said || relative || is_clause(line, at, end) {
            return Some(Content::one("cue-clause", at..end));
        }
    }
    let relative_gap = a.start > 0 && line.is_any(a.start - 1, words::RELATIVE) && line.is_word(at);
    if relative_gap && frames.has(Frames::CLAUSE) && !passive {
        let end = clause_end::within(line, at, later, Bound::Comma);
        return Some(Content::one("cue-clause", at..end));
    }
    if passive {
        return None;
    }
    nominal::find(line, a, at, later)
}

/// Where the attribution stands: in the main clause, in a relative one, or in a subordinate one that opens the
/// sentence: "While she said this, ...".
fn bound(line: &Line<'_>, a: &Attribution) -> Bound {
    let opens = (1..9).contains(&a.start)
        && !(0..a.start).any(|i| line.is_verb(i))
        && line.has(a.start - 1, Class::SUBORDINATOR)
        && !line.is(a.start - 1, words::THAT);
    match a.manner {
        Manner::Participle if a.start == 0 => Bound::Comma,
        Manner::Relative => Bound::MainVerb,
        _ if opens => Bound::Comma,
        _ => Bound::Sentence,
    }
}

/// Whether the speaker is a document: polls find and show, people only discover.
fn documented(line: &Line<'_>, a: &Attribution) -> bool {
    a.speaker.clone().is_some_and(|mut range| range.any(|i| line.is_any(i, words::DOCUMENT)))
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
            let deictic = line.is_any(i, words::DEICTIC);
            if !deictic {
                return None;
            }
        }
    }
    None
}
