//! Who was told: "told Reuters that", "said to reporters", "urged Israel to".

use std::ops::Range;

use copydesk_sdk::core::layers::{Class, TokenKind};

use crate::cue::{Cue, Voice};
use crate::cues::Frames;
use crate::line::Line;
use crate::{mention, phrase, words};

/// The recipient named behind a cue, and the item behind it.
pub(crate) fn find(line: &Line<'_>, cue: &Cue, at: usize) -> (Option<Range<usize>>, usize) {
    if matches!(cue.voice, Voice::Passive | Voice::According | Voice::AsSaying) {
        return (None, at);
    }
    if cue.frames.has(Frames::RECIPIENT)
        && at == cue.end
        && let Some(range) = object(line, at)
    {
        let end = range.end;
        return (Some(range), end);
    }
    if line.is(at, words::TO)
        && cue.frames.has(Frames::CLAUSE.with(Frames::THAT).with(Frames::QUOTE))
        && let Some(range) = object(line, at + 1)
    {
        // "pledged to rebuild" is no recipient; "said to reporters" is.
        if (line.has(at + 1, Class::DETERMINER)
            || line.has(at + 1, Class::GROUP) && !line.has(at + 1, Class::VERB_BASE))
            || line.is_capital(at + 1)
            || phrase::is_pronoun(line, at + 1)
        {
            let end = range.end;
            return (Some(range), end);
        }
    }
    (None, at)
}

/// The object at `at`: a name, a pronoun, a noun phrase. Two phrases in a row are an object and the subject of
/// what was said.
pub(crate) fn object(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    if line.has(at, Class::NEGATION) && !line.has(at, Class::DETERMINER) {
        return None;
    }
    if line.is(at, words::THAT) || line.is(at, words::TO) || line.is_any(at, words::QUESTION) {
        return None;
    }
    if line.has(at, Class::PRONOUN) && !line.has(at, Class::DETERMINER)
        || line.is(at, words::HER) && !line.is_lower(at + 1)
    {
        return Some(at..at + 1);
    }
    if let Some(mut end) = mention::from(line, at) {
        // "al-Watan"
        while line.is_kind(end, TokenKind::HYPHEN) && line.is_word(end + 1) {
            end += 2;
        }
        // "the BBC's Ann Gale", "Radio 4's morning programme"
        if line.is_kind(end, TokenKind::NUMBER) && line.is_kind(end + 1, TokenKind::POSSESSIVE) {
            end += 1;
        }
        if line.is_kind(end, TokenKind::POSSESSIVE)
            && let Some(owned) = mention::from(line, end + 1)
                .or_else(|| phrase::after(line, end + 1, line.len()).map(|owned| owned.end))
        {
            end = owned;
        }
        return Some(at..end);
    }
    let range = phrase::after(line, at, line.len())?;
    // "told reporters Dr Gale": the first noun, and whatever belongs to it, is the object.
    let mut end = range.start + 1;
    while end < range.end {
        let capital = line.is_capital(end - 1);
        // "the station al Norvik": a particle belongs to the name behind it.
        let determined = line.is_any(end - 1, words::PARTICLES)
            || line.has(end - 1, Class::DETERMINER.with(Class::PREPOSITION))
            || !line.is_word(end - 1);
        let apart = capital != line.is_capital(end) && line.is_word(end) && !determined;
        if apart && line.is_capital(end) && !line.has(end, Class::PREPOSITION) {
            break;
        }
        end += 1;
    }
    (!line.is_kind(range.start, TokenKind::NUMBER)).then_some(range.start..end)
}
