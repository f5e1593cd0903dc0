//! Attributions: a cue together with who speaks, who is told, and where the words around it begin.

mod inherited;
mod inverted;

use std::ops::Range;

use copydesk_sdk::core::layers::{Class, TokenKind};

use self::inherited::{inherited, participle};
use self::inverted::inverted;
use crate::cue::{Cue, Voice};
use crate::cues::{Form, Frames};
use crate::line::Line;
use crate::{adverbials, mention, noun, phrase, recipients, speaker, vocabulary, words};

/// How the speaker of an attribution was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// she said
    Subject,
    /// said Dr Gale
    Inverted,
    /// Dr Gale coughed and said
    Elided,
    /// Dr Gale, who said
    Relative,
    /// ..., adding
    Participle,
    /// a letter saying
    Modifier,
    /// they were told
    Passive,
    /// according to Dr Gale
    According,
    /// Dr Gale's claim
    Noun,
}

/// A cue, its speaker, its recipient.
#[derive(Clone, Debug)]
pub(crate) struct Attribution {
    pub(crate) cue: Cue,
    pub(crate) manner: Manner,
    pub(crate) speaker: Option<Range<usize>>,
    pub(crate) recipient: Option<Range<usize>>,
    /// Where it begins: its subject or, without one, its verb group.
    pub(crate) start: usize,
    /// The item after cue, inverted speaker and recipient.
    pub(crate) end: usize,
    /// The item after the adverbials that follow: said in Ober on Monday.
    pub(crate) rest: usize,
}

impl Attribution {
    pub(crate) fn new(cue: Cue, manner: Manner, speaker: Option<Range<usize>>) -> Self {
        Self { cue, manner, speaker, recipient: None, start: cue.start, end: cue.end, rest: cue.end }
    }
}

/// Adds the attributions of the line, one for each cue that has or can do without a speaker.
pub(crate) fn all(line: &Line<'_>, cues: &[Cue], out: &mut Vec<Attribution>) {
    let first = out.len();
    for cue in cues {
        if let Some(found) = one(line, *cue, out.get(first..).unwrap_or_default()) {
            let rest = adverbials::after(line, found.end, line.len());
            out.push(Attribution { rest, ..found });
        }
    }
}

fn one(line: &Line<'_>, cue: Cue, earlier: &[Attribution]) -> Option<Attribution> {
    let bare = |manner, speaker| Attribution::new(cue, manner, speaker);
    let mut found = match cue.voice {
        // "in her words": whose they are stands inside.
        Voice::According if line.is(cue.end - 1, words::WORDS) => {
            let possessive = (cue.start + 1..cue.end).find(|&i| line.is_kind(i, TokenKind::POSSESSIVE));
            let speaker = cue.start + 1..possessive.unwrap_or(cue.start + 2);
            bare(Manner::According, Some(speaker))
        }
        Voice::According => {
            let skip = Class::ADVERB.with(Class::COORDINATOR);
            let focus = line.has(cue.end, skip) && !line.has(cue.end, Class::DETERMINER);
            let range = phrase::after(line, cue.end + usize::from(focus), line.len())?;
            Attribution { end: range.end, ..bare(Manner::According, Some(range)) }
        }
        Voice::Noun => return noun::attribution(line, cue),
        Voice::Finite => finite(line, cue, earlier)?,
        Voice::Participle => participle(line, cue, earlier)?,
        Voice::Infinitive => bare(Manner::Participle, inherited(line, cue.start, earlier)),
        Voice::AsSaying => as_saying(line, cue)?,
        Voice::Passive => {
            let subject = speaker::before(line, cue.start, 0);
            let told = cue.frames.has(Frames::RECIPIENT.with(Frames::OBJECT_INFINITIVE));
            let start = subject.as_ref().map_or(cue.start, |s| s.start);
            let recipient = subject.filter(|_| told).map(|s| s.range);
            // "warned by the police that"
            let by =
                if line.is(cue.end, words::BY) { phrase::after(line, cue.end + 1, line.len()) } else { None };
            let end = by.as_ref().map_or(cue.end, |by| by.end);
            Attribution { recipient, start, end, ..bare(Manner::Passive, by) }
        }
    };
    // "was called in and told that": nobody tells without telling somebody.
    let told = line.is_any(cue.verb, vocabulary::TELLING) && line.is(cue.end, words::THAT);
    if told && matches!(found.manner, Manner::Elided | Manner::Subject) && cue.start == cue.verb {
        found.recipient = found.speaker.take();
        found.manner = Manner::Passive;
    }
    // "The court heard that": whoever said it there is not named.
    let court = |s: &Range<usize>| s.clone().any(|i| line.is_any(i, vocabulary::COURT));
    if line.is_any(cue.verb, vocabulary::HEARD) && found.speaker.as_ref().is_some_and(court) {
        found.recipient = found.speaker.take();
        found.manner = Manner::Passive;
    }
    if found.manner != Manner::Passive && found.manner != Manner::According {
        let (recipient, end) = recipients::find(line, &cue, found.end);
        found.recipient = recipient;
        found.end = end;
    }
    Some(found)
}

fn finite(line: &Line<'_>, cue: Cue, earlier: &[Attribution]) -> Option<Attribution> {
    let bare = Attribution::new(cue, Manner::Elided, None);
    let noun = cue.frames.has(Frames::NOUN_FORM)
        && cue.start == cue.verb
        && matches!(cue.form, Form::Plain | Form::Third);
    // ", first reported by the Herald": a passive, but for "said by telephone".
    let agent = line.is(cue.end, words::BY) && !line.is_any(cue.end + 1, vocabulary::MEANS);
    if agent && cue.form == Form::Past && cue.start == cue.verb {
        return None;
    }
    if let Some(subject) = speaker::before(line, cue.start, 0) {
        let evident =
            || speaks(line, &subject.range) || line.is(cue.end, words::THAT) || sets_off(line, cue.end);
        let mistaken = noun && !evident() || !agrees(line, &cue, &subject.range);
        if mistaken || !speaker::names_speaker(line, &subject.range) {
            return None;
        }
        // "Gale, a friend said, was ill": the name is the subject of what was said.
        if let Some(range) = inserted_speaker(line, &cue, &subject.range) {
            return Some(Attribution {
                manner: Manner::Subject,
                start: range.start,
                speaker: Some(range),
                ..bare
            });
        }
        let manner = if subject.relative { Manner::Relative } else { Manner::Subject };
        return Some(Attribution { manner, speaker: Some(subject.range), start: subject.start, ..bare });
    }
    let before = adverbials::before(line, cue.start, 0);
    let joined = before > 0 && line.has(before - 1, Class::COORDINATOR);
    // "and claim she is late": a verb after all.
    let clause = line.is(cue.end, words::THAT) || phrase::is_pronoun(line, cue.end);
    if noun && !(joined && clause && cue.form == Form::Plain) {
        return None;
    }
    if joined {
        let speaker = inherited(line, before, earlier);
        return Some(Attribution { speaker, start: before - 1, ..bare });
    }
    if !matches!(cue.form, Form::Past | Form::Third | Form::Ing) {
        return None;
    }
    if let Some(range) = inverted(line, &cue, before) {
        let end = range.end;
        return Some(Attribution { manner: Manner::Inverted, end, speaker: Some(range), ..bare });
    }
    // "He shook his head, said ..."; but "Ann Gale, asked about it, said ...".
    let hung = before > 0
        && line.is_comma(before - 1)
        && cue.form != Form::Ing
        && !line.is_any(cue.verb, vocabulary::ASKED);
    hung.then(|| Attribution { speaker: inherited(line, before, earlier), ..bare })
}

/// The phrase right before the cue, where a comma and a verb behind the cue show that what stands before that
/// phrase is no name with an apposition but the subject of the reported clause.
fn inserted_speaker(line: &Line<'_>, cue: &Cue, found: &Range<usize>) -> Option<Range<usize>> {
    if !line.is_comma(found.end) {
        return None;
    }
    let at = adverbials::after(line, cue.end, line.len());
    let broken = line.is_comma(at) && (line.is_verb(at + 1) || line.opens_verb(at + 1));
    let end = adverbials::before(line, cue.start, 0);
    let range = phrase::before(line, end, found.end).filter(|_| broken)?;
    (range.start == found.end + 1 && speaker::names_speaker(line, &range)).then_some(range)
}

/// Whether the phrase surely is somebody who speaks: a pronoun, a name, a group.
fn speaks(line: &Line<'_>, range: &Range<usize>) -> bool {
    let last = range.end - 1;
    phrase::is_pronoun(line, last) || line.is_capital(last) || line.has(last, Class::GROUP.with(Class::ROLE))
}

/// Whether the phrase can be somebody who acts: what speaks, whatever the text layer takes for somebody, "some".
pub(crate) fn acts(line: &Line<'_>, range: &Range<usize>) -> bool {
    speaks(line, range)
        || mention::from(line, range.start).is_some()
        || line.is_any(range.start, words::STANDALONE)
}

/// Whether a quotation follows, at once or behind a mark.
fn sets_off(line: &Line<'_>, at: usize) -> bool {
    line.is_quotation(at) || line.is_quotation(at + 1) && !line.is_word(at)
}

fn separates(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::COMMA | TokenKind::DASH | TokenKind::CLOSE_BRACKET | TokenKind::ELLIPSIS)
}

/// A plain form ("claim") needs a plural subject or an auxiliary, and so is kept from being a noun.
fn agrees(line: &Line<'_>, cue: &Cue, subject: &Range<usize>) -> bool {
    if cue.form != Form::Plain || cue.start < cue.verb {
        return true;
    }
    let last = subject.end - 1;
    if subject.len() == 1 && phrase::is_pronoun(line, last) {
        return line.is_any(last, words::PLURAL);
    }
    let in_s = |i: usize| {
        let word = line.span(i).of(line.view.text).unwrap_or_default();
        word.ends_with('s') && !word.ends_with("ss")
    };
    let joined = subject.clone().any(|i| line.is(i, words::AND));
    let many = || subject.clone().any(|i| line.is_lower(i) && in_s(i) || line.has(i, Class::GROUP));
    joined
        || many()
        || in_s(last)
        || line.is_any(last, words::STANDALONE)
        || line.has(last, Class::GROUP.with(Class::NUMBER_WORD))
}

/// "was quoted as saying", "quoted her as saying".
#[inline(never)]
fn as_saying(line: &Line<'_>, cue: Cue) -> Option<Attribution> {
    let low = cue.verb.saturating_sub(14);
    let quoted = (low..cue.verb).rev().find(|&i| line.is_any(i, vocabulary::CITED))?;
    let passive = (quoted.saturating_sub(3)..quoted).any(|i| line.is_any(i, words::BE));
    let (speaker, start) = if passive {
        let mut group = quoted;
        while group > 0 && line.has(group - 1, Class::AUXILIARY.with(Class::ADVERB)) {
            group -= 1;
        }
        let subject = speaker::before(line, group, 0)?;
        (subject.range, subject.start)
    } else {
        let range = phrase::after(line, quoted + 1, cue.verb)?;
        // ", quoting him as saying" hangs on what stands before.
        let hung = quoted > 0 && line.is_comma(quoted - 1);
        let quoter = if hung { None } else { speaker::before(line, quoted, 0) };
        let start = quoter.map_or(quoted, |s| s.start);
        (range, start)
    };
    Some(Attribution { start, ..Attribution::new(cue, Manner::Subject, Some(speaker)) })
}
