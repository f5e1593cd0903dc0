//! Cues without a subject of their own: participles, and verbs that share the speaker of what stands before.

use std::ops::Range;

use copydesk_sdk::core::layers::Class;

use super::{Attribution, Manner, separates, speaks};
use crate::cue::Cue;
use crate::line::{Line, NEAR};
use crate::{speaker, vocabulary, words};

/// The speaker of the attribution before, else the subject of the nearest verb, else that of the sentence.
pub(super) fn inherited(line: &Line<'_>, ceil: usize, earlier: &[Attribution]) -> Option<Range<usize>> {
    let main = |a: &&Attribution| {
        !matches!(a.manner, Manner::Relative | Manner::Modifier | Manner::Passive | Manner::Noun)
    };
    let before = earlier.iter().rev().take(NEAR).find(main).and_then(|a| a.speaker.clone());
    before.or_else(|| nearest(line, ceil)).or_else(|| speaker::of_line(line, 0, ceil))
}

/// The subject of the last finite verb before `ceil`.
fn nearest(line: &Line<'_>, ceil: usize) -> Option<Range<usize>> {
    let verbs = (ceil.saturating_sub(NEAR)..ceil)
        .rev()
        .filter(|&i| line.is_verb(i) && (i == 0 || !line.is_verb(i - 1)));
    verbs.take(4).find_map(|verb| {
        let subject = speaker::before(line, verb, 0).filter(|s| !s.relative)?;
        let opens = subject.start == 0
            || !line.is_word(subject.start - 1)
            || line.has(subject.start - 1, Class::COORDINATOR.with(Class::SUBORDINATOR));
        (opens && speaker::names_speaker(line, &subject.range)).then_some(subject.range)
    })
}

pub(super) fn participle(line: &Line<'_>, cue: Cue, earlier: &[Attribution]) -> Option<Attribution> {
    let mut before = cue.start;
    while before > 0 && line.has(before - 1, Class::ADVERB) && line.is_lower(before - 1) {
        before -= 1;
    }
    let bare = Attribution { start: before, ..Attribution::new(cue, Manner::Participle, None) };
    if before == 0 {
        // "Speaking of the fire, Dr Gale ...": the subject comes behind the comma.
        let comma = (cue.end..line.len()).take(40).find(|&i| line.is_comma(i))?;
        return Some(Attribution { speaker: speaker::of_line(line, comma + 1, line.len()), ..bare });
    }
    let last = before - 1;
    let hung = line.kind(last).is_some_and(separates) || line.is_quotation(last);
    if hung || line.has(last, Class::PREPOSITION.with(Class::COORDINATOR).with(Class::SUBORDINATOR)) {
        return Some(Attribution { speaker: inherited(line, before, earlier), ..bare });
    }
    // "released a statement on Thursday night condemning "the attack"".
    let quoted = line.is_quotation(cue.end);
    let timed = line.has(last, Class::TIME_UNIT.with(Class::WEEKDAY)) || line.is_any(last, words::DAYPART);
    if quoted && timed {
        return Some(Attribution { speaker: inherited(line, before, earlier), ..bare });
    }
    let subject = speaker::before(line, cue.start, 0)?;
    // "The campaign issued a statement saying": the campaign said it.
    let last = subject.range.end - 1;
    let issued =
        line.is_any(last, vocabulary::OCCASION) && subject.start > 1 && line.is_verb(subject.start - 1);
    if let Some(issuer) = issued.then(|| inherited(line, subject.start, earlier)).flatten() {
        return Some(Attribution { speaker: Some(issuer), start: subject.start, ..bare });
    }
    // "softer language calling for", "hard to say": only what speaks or is written can be modified so.
    let written = line.is_any(last, vocabulary::OCCASION) || line.is_any(last, vocabulary::DOCUMENT);
    if !written && !quoted && !speaks(line, &subject.range) {
        return None;
    }
    Some(Attribution { manner: Manner::Modifier, speaker: Some(subject.range), start: subject.start, ..bare })
}
