//! The attribution comes first; what follows is content as far as its verb takes such.

use copydesk_sdk::core::layers::{Class, TokenKind};

use super::{Content, accusation, infinitive, nominal, quoted};
use crate::attribution::{Attribution, Manner};
use crate::clause::is_clause;
use crate::clause_end::Bound;
use crate::construction::Construction;
use crate::cue::Voice;
use crate::cues::Frames;
use crate::line::Line;
use crate::{clause, clause_end, phrase, scare, vocabulary, words};

/// The content behind an attribution: the first frame of its verb that fits.
pub(crate) fn find(line: &Line<'_>, a: &Attribution, later: &[Attribution]) -> Option<Content> {
    let at = a.rest;
    let ahead = Ahead { line, a, later, at, bound: bound(line, a), frames: a.cue.frames };
    let quotation = quoted::over_marks(line, at);
    if line.is_quotation(quotation) && ahead.takes_quotation() {
        return ahead.quotation(quotation);
    }
    if a.cue.unreal {
        return None;
    }
    if let Some(content) = ahead.main_clause().or_else(|| ahead.behind_insertion()) {
        return Some(content);
    }
    if ahead.frames.has(Frames::FINDING) && !documented(line, a) {
        return None;
    }
    let content = ahead.that().or_else(|| ahead.set_off()).or_else(|| ahead.question());
    if content.is_some() || !ahead.frames.has(if line.quoted { OPEN.with(Frames::BELIEF) } else { OPEN }) {
        return content;
    }
    infinitive::find(line, a, at, later).or_else(|| ahead.object())
}

/// What may follow without "that" or a mark; thoughts do in quoted words.
const OPEN: Frames = Frames::OBJECT.with(Frames::CLAUSE).with(Frames::FINDING).with(Frames::RECIPIENT);

/// What the verb takes as the thing that was said, in any wording.
const CLAUSAL: Frames = Frames::CLAUSE.with(Frames::THAT).with(Frames::RECIPIENT).with(Frames::FINDING);

/// An attribution and what follows it.
struct Ahead<'a> {
    line: &'a Line<'a>,
    a: &'a Attribution,
    later: &'a [Attribution],
    /// The item behind the attribution and the adverbials that follow it.
    at: usize,
    bound: Bound,
    frames: Frames,
}

impl Ahead<'_> {
    fn within(&self, start: usize, bound: Bound) -> usize {
        clause_end::within(self.line, start, self.later, bound)
    }

    fn takes_quotation(&self) -> bool {
        let other =
            Frames::QUOTE.with(Frames::BELIEF).with(Frames::JUDGE).with(Frames::NOUN).with(Frames::STATEMENT);
        self.frames.has(CLAUSAL.with(other))
    }

    /// Words in quotation marks, at once or behind a mark.
    fn quotation(&self, start: usize) -> Option<Content> {
        // "a group called "The Owls"", "she reads "The Owls"": a title, if no mark sets it off.
        if start == self.at && scare::is_title(self.line, start) {
            return None;
        }
        let judged = self.frames.has(Frames::JUDGE);
        let end = quoted::end(self.line, start, self.later, judged);
        let thought = self.frames.has(Frames::BELIEF.with(Frames::FINDING));
        let said = self.frames.has(CLAUSAL.with(Frames::QUOTE)) && !thought;
        Some(Content::one(if said { Construction::CueQuote } else { Construction::CueJudgement }, start..end))
    }

    /// "As Dr Gale pointed out, the mill was lost".
    fn main_clause(&self) -> Option<Content> {
        let opens = (1..3).contains(&self.a.start) && self.line.is(self.a.start - 1, words::AS);
        if !opens || !self.line.is_comma(self.at) || !self.frames.has(CLAUSAL) {
            return None;
        }
        let start = self.at + 1;
        let end = self.within(start, Bound::Sentence);
        (end > start + 1).then(|| Content::one(Construction::CueClause, start..end))
    }

    /// "Said Dr Gale, who saw it: ..."
    fn behind_insertion(&self) -> Option<Content> {
        let comma = quoted::over_insertion(self.line, self.a.end);
        let set_off = comma > self.a.end && self.line.is_quotation(comma + 1);
        set_off.then(|| self.quoted(comma + 1))
    }

    /// "said in a statement issued on Monday: ..."
    fn set_off(&self) -> Option<Content> {
        quoted::behind_mark(self.line, self.a.end, self.later).map(|start| self.quoted(start))
    }

    fn quoted(&self, start: usize) -> Content {
        Content::one(Construction::CueQuote, start..quoted::end(self.line, start, self.later, false))
    }

    fn that(&self) -> Option<Content> {
        let start = that(self.line, self.a.end).filter(|_| self.frames.has(CLAUSAL))? + 1;
        let end = self.within(start, self.bound);
        (end > start).then(|| Content::one(Construction::CueThat, start..end))
    }

    /// asked whether
    fn question(&self) -> Option<Content> {
        let asks = self.frames.has(Frames::QUESTION) && self.a.cue.voice != Voice::Participle;
        // "told the paper when asked about it" says when.
        let when = self.line.is_any(self.at + 1, vocabulary::ASKED);
        if !asks || when || !self.line.is_any(self.at, words::QUESTION) {
            return None;
        }
        let end = self.within(self.at, self.bound);
        (end > self.at + 2).then(|| Content::one(Construction::CueQuestion, self.at..end))
    }

    /// What is an object of the verb, or a clause without "that".
    fn object(&self) -> Option<Content> {
        let Self { line, a, later, .. } = *self;
        if self.frames.has(Frames::ACCUSE) {
            return accusation::find(line, a, later);
        }
        // "The jury was told he did it": with whoever is told as its subject, nothing but a clause can follow.
        if a.manner == Manner::Passive {
            let told = self.frames.has(Frames::RECIPIENT) && clause::opens(line, self.at);
            return if told { self.clause(self.at) } else { None };
        }
        let at = self.clause_start();
        self.clause(at).or_else(|| self.gap(at)).or_else(|| nominal::find(line, a, at, later))
    }

    /// "They estimated by 2050, the mills would be gone": behind a phrase that opens the clause.
    fn clause_start(&self) -> usize {
        let Self { line, a, at, .. } = *self;
        // "said Monday was a bad day": what looked like a time of saying is the subject.
        if at > a.end && line.is_verb(at) && !line.is_any(at, vocabulary::SAID) {
            return a.end;
        }
        let behind = line.is_comma(at) && line.has(a.end, Class::PREPOSITION) && at > a.end;
        if behind && clause::opens(line, at + 1) { at + 1 } else { at }
    }

    /// said the mill was lost
    fn clause(&self, at: usize) -> Option<Content> {
        let Self { line, a, .. } = *self;
        let plain = line.is_any(a.cue.verb, vocabulary::SAID);
        // "They say adding salt is simple".
        let gerund = plain && line.has(at, Class::VERB_ING.with(Class::REPORTING_OTHER));
        // "added about 40 jobs"
        let counted = clause::hedged_number(line, at);
        let verbless = counted.is_some_and(|number| {
            phrase::after(line, number, line.len()).is_none_or(|counted| !line.is_verb(counted.end))
        });
        if !plain && verbless {
            return None;
        }
        if !self.frames.has(Frames::CLAUSE.with(Frames::FINDING)) || !(gerund || clause::opens(line, at)) {
            return None;
        }
        let end = self.within(at, self.bound);
        let clause = plain && end > at + 3 || self.in_relative() || is_clause(line, at, end);
        clause.then(|| Content::one(Construction::CueClause, at..end))
    }

    /// "the mill, which she said was lost": the subject stands before the attribution.
    fn gap(&self, at: usize) -> Option<Content> {
        if !self.in_relative() || !self.line.is_word(at) || !self.frames.has(Frames::CLAUSE) {
            return None;
        }
        Some(Content::one(Construction::CueClause, at..self.within(at, Bound::Comma)))
    }

    fn in_relative(&self) -> bool {
        self.a.manner != Manner::Relative
            && self.a.start > 0
            && self.line.is_any(self.a.start - 1, words::RELATIVE)
    }
}

/// Where the attribution stands: in the main clause, in a relative one, or in a subordinate one that opens the
/// sentence: "While she said this, ...".
fn bound(line: &Line<'_>, a: &Attribution) -> Bound {
    let opens = (1..9).contains(&a.start)
        && line.has(a.start - 1, Class::SUBORDINATOR)
        && !line.is(a.start - 1, words::THAT)
        && !(0..a.start).any(|i| line.is_verb(i));
    match a.manner {
        Manner::Participle if a.start == 0 => Bound::Comma,
        Manner::Relative => Bound::MainVerb,
        _ if opens => Bound::Comma,
        _ => Bound::Sentence,
    }
}

/// Whether the speaker is a document: polls find and show, people only discover.
fn documented(line: &Line<'_>, a: &Attribution) -> bool {
    let court = a.recipient.is_some() && line.is_any(a.cue.verb, vocabulary::HEARD);
    court || a.speaker.clone().is_some_and(|mut range| range.any(|i| line.is_any(i, vocabulary::DOCUMENT)))
}

/// The "that" which opens the reported clause, behind adverbials of any kind.
fn that(line: &Line<'_>, from: usize) -> Option<usize> {
    for i in from..line.len().min(from + 14) {
        if line.is(i, words::THAT) {
            if i > from && line.has(i - 1, Class::PREPOSITION) {
                return None;
            }
            // "posted from an account that calls itself" is a relative clause.
            let demonstrative = line.is_verb(i + 1)
                || line.is(i + 1, words::SAME)
                || line.has(i + 1, Class::TIME_UNIT.with(Class::WEEKDAY)) && !line.is_verb(i + 2);
            return (!demonstrative).then_some(i);
        }
        let clause = line.is_verb(i)
            || line.is_kind(i, TokenKind::SEMICOLON)
            || line.is_kind(i, TokenKind::COLON)
            || line.is_quotation(i);
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
