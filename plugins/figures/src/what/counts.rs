//! What a number counts: the noun behind it, the subject of its verb, or what the figure before counts.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, TokenKind};

use super::{BY, MORE, What, direct};
use crate::draft::Draft;
use crate::lexicon::Cue;
use crate::numerals::OF;
use crate::phrase::{self, Tokens};
use crate::subject;
use crate::view::View;

const OR: Word = Word::ascii("or");
const THERE: Word = Word::ascii("there");
/// Prepositions behind which a number alone can count what was counted before.
const OPEN_TO_NUMBERS: [Word; 10] = [
    Word::ascii("at"),
    Word::ascii("to"),
    Word::ascii("by"),
    Word::ascii("of"),
    Word::ascii("with"),
    Word::ascii("including"),
    Word::ascii("than"),
    Word::ascii("after"),
    Word::ascii("from"),
    Word::ascii("while"),
];

/// What the number of `draft` counts: the noun behind it, else what its clause or the figure before says.
pub(super) fn count(view: &View<'_>, draft: &Draft) -> What {
    let more = view.is_word(draft.end, &MORE);
    // "a four-nation tour": nations; "a 15-rounder"
    if draft.joined && draft.unit.is_none() {
        return tied(view, draft).into();
    }
    let found = direct(view, draft).filter(|&(start, end)| !(more && end == start + 1));
    if let Some(found) = found {
        return What::Here(found);
    }
    // "suspended": "four-, five- and six-cylinder engines".
    if view.is(draft.end, TokenKind::HYPHEN) && !view.joins(draft.end) {
        let tied = (draft.end + 1..draft.end + 9).find(|&at| view.joins(at));
        return tied.and_then(|at| phrase::counted(view, at + 1)).into();
    }
    // "another pick or two"
    if view.is_word(draft.first.wrapping_sub(1), &[OR]) {
        return subject::ending(view, draft.first - 1).into();
    }
    // "19 were still missing"
    if phrase::is_auxiliary(view, draft.end) {
        return What::Before;
    }
    subject_counted(view, draft)
}

/// The words that hyphens tie to a number: "nation" of "four-nation tour".
pub(crate) fn tied(view: &View<'_>, draft: &Draft) -> Option<Tokens> {
    let start = draft.end + usize::from(view.joins(draft.end));
    let mut end = start + 1;
    while view.joins(end) && end < start + phrase::LONGEST {
        end += 2;
    }
    view.is(start, TokenKind::WORD).then_some((start, end))
}

/// Whether a number alone may count what the one before counted: "132 remain", "12 were killed", but not "in five",
/// "cots for 200", "the oldest pupil is 83".
fn is_elliptic(view: &View<'_>, draft: &Draft) -> bool {
    let before = draft.first.wrapping_sub(1);
    let governed = view.has(before, Class::PREPOSITION) && !view.is_word(before, &OPEN_TO_NUMBERS);
    let there = (before.saturating_sub(2)..before).any(|at| view.is_word(at, &[THERE]));
    let stated = view.says(before, Cue::BE) && !there && !toll_before(view, before);
    let follows = phrase::is_verb(view, draft.end) || phrase::is_auxiliary(view, draft.end);
    follows || phrase::of_them(view, draft.end) > draft.end || !(governed || stated)
}

/// Whether the subject before the verb at `verb` is a toll: "the death toll is 12".
fn toll_before(view: &View<'_>, verb: usize) -> bool {
    (verb.saturating_sub(6)..verb).any(|at| view.says(at, Cue::TOLL))
}

/// What the subject of a verb of rising or falling counts: "the number of farms fell to 90" counts farms,
/// "attendance rose to 300" counts itself, as does "the death toll rose to 12", and "the toll rose to 12" counts what
/// was counted before.
fn subject_counted(view: &View<'_>, draft: &Draft) -> What {
    let low = draft.first.saturating_sub(9);
    let stops = |i: usize| view.is(i, TokenKind::COMMA) || view.is(i, TokenKind::SEMICOLON);
    // "closed at 7,412", "rose to 12"
    let level = view.is_word(draft.first.wrapping_sub(1), &BY[1..]);
    let verb = (low..draft.first).rev().take_while(|&i| !stops(i)).find(|&i| {
        (view.says(i, Cue::CHANGE) || level && view.says(i, Cue::VERB)) && !view.says(i, Cue::TOLL)
    });
    let Some(verb) = verb else {
        // "the death toll is 12"
        let is = draft.first.checked_sub(1).filter(|&at| view.says(at, Cue::BE));
        let deaths = is.and_then(|is| subject::ending(view, is)).and_then(|found| deaths(view, found));
        return match deaths {
            Some(found) => What::Here(found),
            None if is_elliptic(view, draft) => What::Before,
            None => What::None,
        };
    };
    // "put the number of dead at 12": the object, not the subject.
    let object = phrase::object(view, verb + 1).filter(|&(_, end)| end < draft.first);
    let Some((start, end)) = object.or_else(|| subject::ending(view, verb)) else { return What::Before };
    if let Some(found) = deaths(view, (start, end)) {
        return What::Here(found);
    }
    if let Some(of) = (start..end).find(|&i| view.is_word(i, &[OF])) {
        return phrase::after_determiner(view, of + 1).map_or(What::Before, What::Here);
    }
    let only_counts = (start..end).any(|i| view.says(i, Cue::TOLL));
    if only_counts { What::Before } else { What::Here((start, end)) }
}

/// The noun of a subject that names deaths: "death toll" of "the death toll from the flood". It says by itself what is
/// counted, whatever was counted before.
fn deaths(view: &View<'_>, (start, end): Tokens) -> Option<Tokens> {
    let end = (start..end).find(|&at| view.has(at, Class::PREPOSITION)).unwrap_or(end);
    let counts = end > start && view.says(end - 1, Cue::TOLL);
    (counts && (start..end).any(|at| view.says(at, Cue::DEATHS))).then_some((start, end))
}
