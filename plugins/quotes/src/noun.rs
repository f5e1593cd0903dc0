//! Nouns of saying: "her claim that the mill was lost", "the council's promise to rebuild it", "issued a warning that".
//!
//! Whose words they are stands before the noun as its owner, behind it with "by", or is the subject of a verb that says
//! no more than that they were uttered. A claim of nobody's is no quote, nor is one that the sentence rejects.

use std::ops::Range;

use copydesk_sdk::core::layers::{Class, TokenKind};

use crate::attribution::{Attribution, Manner};
use crate::clause_end::Bound;
use crate::construction::Construction;
use crate::cue::{Cue, Voice};
use crate::cues::{Form, Frames};
use crate::frames::{Content, nominal, quoted};
use crate::line::Line;
use crate::{clause_end, phrase, speaker, vocabulary, words};

/// The noun of saying at `i`, which takes `frames`, with something said behind it.
pub(crate) fn cue(line: &Line<'_>, i: usize, frames: Frames) -> Option<Cue> {
    let noun = line.is_lower(i) || i == 0;
    if !noun || line.is_kind(i + 1, TokenKind::HYPHEN) {
        return None;
    }
    let end = author(line, i).map_or(i + 1, |by| by.end);
    content_start(line, end, frames)?;
    let cue = Cue { start: i, verb: i, end, frames, voice: Voice::Noun, form: Form::Plain, unreal: false };
    // "The owners claim that" is a verb.
    attribution(line, cue).is_some().then_some(cue)
}

/// Where the content begins behind the noun and its author: behind "that" and "of", at "to" and what is called for.
fn content_start(line: &Line<'_>, at: usize, frames: Frames) -> Option<usize> {
    if line.is(at, words::THAT) {
        // "claims that were made" is a relative clause.
        return (frames.has(Frames::THAT) && !line.is_verb(at + 1)).then_some(at + 1);
    }
    if line.is(at, words::TO) {
        return (frames.has(Frames::INFINITIVE) && line.has(at + 1, Class::VERB_BASE)).then_some(at);
    }
    let thing = line.is(at, words::FOR) && frames.has(Frames::FOR)
        || line.is(at, words::OF) && frames.has(Frames::OF);
    thing.then_some(at + 1)
}

/// "claims by the owners": the words behind "by" or "from".
fn author(line: &Line<'_>, i: usize) -> Option<Range<usize>> {
    if line.is_any(i + 1, words::AGENT) { phrase::after(line, i + 2, line.len()) } else { None }
}

/// The attribution that the noun makes, if the sentence says whose words they are.
pub(crate) fn attribution(line: &Line<'_>, cue: Cue) -> Option<Attribution> {
    let noun = cue.verb;
    let mut start = noun;
    while start > 0 && noun - start < 4 && attribute(line, start - 1) {
        start -= 1;
    }
    let found = owner(line, start).or_else(|| author(line, noun)).or_else(|| utterer(line, start))?;
    let start = found.start.min(start);
    Some(Attribution { start, ..Attribution::new(cue, Manner::Noun, Some(found)) })
}

/// "Ann Gale's", "her"; but of "the council renewed its demand" the council.
fn owner(line: &Line<'_>, start: usize) -> Option<Range<usize>> {
    let before = start.checked_sub(1)?;
    if line.is_any(before, words::POSSESSIVE) {
        return utterer(line, before).or(Some(before..start));
    }
    if line.is_kind(before, TokenKind::POSSESSIVE) { phrase::before(line, before, 0) } else { None }
}

/// What may stand between an owner and the noun: "repeated", "public", "first".
fn attribute(line: &Line<'_>, i: usize) -> bool {
    let barred = Class::DETERMINER.with(Class::PREPOSITION).with(Class::COORDINATOR).with(Class::PRONOUN);
    let person = Class::GROUP.with(Class::ROLE).with(Class::AUXILIARY).with(Class::MODAL);
    let candidate = line.is_lower(i) && line.is_word(i) && !line.has(i, barred.with(person));
    candidate && !line.text(i).ends_with('s')
}

/// The subject of the verb that has the noun as its object: "issued a warning that".
fn utterer(line: &Line<'_>, start: usize) -> Option<Range<usize>> {
    let article = usize::from(start > 0 && line.is_any(start - 1, words::ARTICLE));
    let verb = (start - article).checked_sub(1).filter(|&i| line.is_any(i, vocabulary::UTTERED))?;
    let subject = speaker::before(line, over_auxiliaries(line, verb), 0)?;
    speaker::names_speaker(line, &subject.range).then_some(subject.range)
}

fn over_auxiliaries(line: &Line<'_>, mut verb: usize) -> usize {
    while verb > 0 && line.has(verb - 1, Class::AUXILIARY.with(Class::ADVERB)) {
        verb -= 1;
    }
    verb
}

/// What was said.
pub(crate) fn content(line: &Line<'_>, a: &Attribution, later: &[Attribution]) -> Option<Content> {
    let start = content_start(line, a.end, a.cue.frames)?;
    let clause = line.is(start - 1, words::THAT);
    let ahead = !(1..a.start).any(|i| line.is_verb(i));
    let opener = Class::PREPOSITION.with(Class::SUBORDINATOR).with(Class::VERB_ING);
    let opening = ahead && (line.has(0, opener) || line.is_any(0, vocabulary::ASKED));
    let bound = if opening { Bound::Comma } else { Bound::Sentence };
    let mut end = if line.is_quotation(start) {
        quoted::end(line, start, later, true)
    } else {
        clause_end::within(line, start, later, bound)
    };
    // "his claim that it was lost, and his promise"
    let listed = |i: &usize| {
        let joined = line.is_comma(*i) && line.has(i + 1, Class::COORDINATOR);
        joined && (i + 2..i + 4).any(|j| line.is_any(j, words::POSSESSIVE))
    };
    end = (start + 1..end).find(listed).unwrap_or(end);
    if !clause {
        end = nominal::noun_end(line, start, end);
    }
    // "Her claim that it was lost surprised us": with nothing but the noun before it, the main verb is still to come.
    if ahead && !opening {
        end = main_verb(line, start, end, clause && !line.is_quotation(start));
    }
    // "a request for comment" says nothing.
    let empty = line.is(start, words::COMMENT) || end <= start || end == start + 1 && line.is_word(start);
    let cue_end = Some(a.cue.verb + 1);
    (!empty).then(|| Content { cue_end, ..Content::one(Construction::Noun, start..end) })
}

/// The first finite verb from `start` on; behind the one of the clause, if what begins there is one.
fn main_verb(line: &Line<'_>, start: usize, end: usize, clause: bool) -> usize {
    let mut passed = !clause;
    for i in start..end {
        let finite = line.is_verb(i) || line.has(i, Class::REPORTING) && line.is_lower(i);
        if !finite {
            continue;
        }
        let bound = i > start
            && (line.has(i - 1, Class::COORDINATOR.with(Class::DETERMINER).with(Class::PREPOSITION))
                || phrase::is_pronoun(line, i - 1)
                || line.is(i - 1, words::TO)
                || line.is_any(i - 1, words::RELATIVE));
        let auxiliary = i > start
            && (line.has(i - 1, Class::AUXILIARY.with(Class::MODAL))
                || line.has(i - 1, Class::ADVERB.with(Class::NEGATION))
                    && i > start + 1
                    && line.has(i - 2, Class::AUXILIARY.with(Class::MODAL)));
        if passed && !bound && !auxiliary {
            return i;
        }
        passed = true;
    }
    end
}
