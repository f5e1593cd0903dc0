//! The speaker behind the cue.

use std::ops::Range;

use copydesk_sdk::core::layers::Class;

use super::separates;
use crate::cue::Cue;
use crate::line::Line;
use crate::{adverbials, phrase, speaker, vocabulary, words};

/// The speaker behind the cue: "..., said Dr Gale".
pub(super) fn inverted(line: &Line<'_>, cue: &Cue, before: usize) -> Option<Range<usize>> {
    let quoted = before > 0 && line.is_quotation(before - 1);
    if before > 0 && !quoted && !line.kind(before - 1).is_some_and(separates) {
        return None;
    }
    // "told Ann Gale" is said to her.
    if line.is_any(cue.verb, vocabulary::TELLING) {
        return None;
    }
    let range = phrase::after(line, cue.end, line.len())?;
    let fits = speaker::names_speaker(line, &range) && inverts(line, &range, before);
    (fits && (before == 0 || quoted || closes(line, range.end))).then_some(range)
}

/// Whether nothing but an apposition or a phrase follows an inverted speaker: "..., said Dr Gale, a botanist."
fn closes(line: &Line<'_>, at: usize) -> bool {
    let at = adverbials::after(line, at, line.len());
    line.is_final(at)
        || !line.is_word(at)
        || line.has(at, Class::PREPOSITION.with(Class::SUBORDINATOR)) && !line.is(at, words::AS)
}

/// Whether a phrase behind the cue can be its speaker: "said she" and "said Dr Gale" can where something said
/// stands before; a pronoun that is an object ("told them") cannot.
fn inverts(line: &Line<'_>, range: &Range<usize>, before: usize) -> bool {
    let quoted = before > 0 && line.is_quotation(before - 1);
    let verb_follows = line.is_verb(range.end);
    !line.is_any(range.start, words::OBJECT) && !verb_follows && (before > 0 || line.is_capital(range.start))
        || quoted && !verb_follows
}
