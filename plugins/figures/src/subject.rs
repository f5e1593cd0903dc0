//! What stands before a verb: its subject, read backwards.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Case, Class, TokenKind};

use crate::lexicon::Cue;
use crate::numerals::OF;
use crate::phrase::{self, LONGEST, TO, Tokens, is_auxiliary, is_participle, is_plural, is_verb, open};
use crate::view::View;

/// Words that say of a verb of motion which way.
const PARTICLES: [Word; 4] =
    [Word::ascii("up"), Word::ascii("down"), Word::ascii("higher"), Word::ascii("lower")];

/// The noun phrase that ends before `end`: what a verb there has for its subject. Goes back to the beginning
/// of the clause, across the prepositions within the phrase.
pub(crate) fn ending(view: &View<'_>, end: usize) -> Option<Tokens> {
    backwards(view, subject_end(view, end), true)
}

/// The noun phrase that ends before a preposition at `end`: "a street value" of "with a street value of". Of
/// the prepositions before it, it goes back across "of" alone.
pub(crate) fn object(view: &View<'_>, end: usize) -> Option<Tokens> {
    backwards(view, end, false)
}

fn backwards(view: &View<'_>, end: usize, across: bool) -> Option<Tokens> {
    let mut start = end;
    while start > 0 && end - start < 2 * LONGEST {
        let at = start - 1;
        let first = start == end;
        let preposition = view.has(at, Class::PREPOSITION) && (across || view.is_word(at, &[OF]));
        // What stands before "the" is another phrase, unless a preposition ties the two.
        if !first && view.has(start, Class::DETERMINER) && !preposition {
            break;
        }
        // Whatever a hyphen ties: "Hamas-ruled" rules nothing.
        let tied_by_hyphen =
            || view.joins(at) || !first && view.joins(at + 1) || at > 0 && view.joins(at - 1);
        let mark = || {
            !view.is(at, TokenKind::WORD)
                && (view.is(at, TokenKind::POSSESSIVE)
                    || view.is(at, TokenKind::NUMBER)
                    || is_ampersand(view, at))
        };
        let tied = !first && (preposition || view.has(at, Class::DETERMINER));
        if !(tied
            || mark()
            || tied_by_hyphen()
            || part_of_subject(view, at, first)
            || joins_names(view, at, first))
        {
            break;
        }
        start = at;
    }
    while start < end
        && (view.has(start, Class::PREPOSITION.with(Class::DETERMINER)) || view.is(start, TokenKind::HYPHEN))
    {
        start += 1;
    }
    (start < end).then_some((start, end))
}

/// The "&" of a name: S&P.
fn is_ampersand(view: &View<'_>, at: usize) -> bool {
    view.token_text(at) == "&" && view.glued(at) && view.glued(at + 1)
}

/// Where the subject of the verb at `verb` ends: before auxiliaries, adverbs, "to", and what commas enclose.
fn subject_end(view: &View<'_>, verb: usize) -> usize {
    let mut end = verb;
    // "goes up by": the verb stands before its particle.
    if end > 0 && view.is_word(end, &PARTICLES) && phrase::is_infinite(view, end - 1) {
        end -= 1;
    }
    // "asked drivers to pay", "rents are expected to rise"
    if end > 1 && view.is_word(end - 1, &[TO]) {
        end -= 1;
        if end > 1 && view.is(end - 1, TokenKind::WORD) && is_auxiliary(view, end - 2) {
            end -= 1;
        }
    }
    while end > 0
        && (is_auxiliary(view, end - 1) || view.has(end - 1, Class::ADVERB.with(Class::NEGATION)))
        && !view.is(end - 1, TokenKind::COMMA)
    {
        end -= 1;
    }
    // "Ada Brook, 50, has"
    if end > 1 && view.is(end - 1, TokenKind::COMMA) {
        let low = end.saturating_sub(14);
        end = (low..end - 1).rev().find(|&i| view.is(i, TokenKind::COMMA)).unwrap_or(end);
    }
    end
}

/// Whether a word can belong to a subject that is read backwards; `last` is its last word.
fn part_of_subject(view: &View<'_>, at: usize, last: bool) -> bool {
    if !open(view, at) || view.has(at, Class::REPORTING.with(Class::ADVERB)) || view.says(at, Cue::PAST) {
        return false;
    }
    let before = at.wrapping_sub(1);
    // "Analysts expect Jet to raise": a verb behind a plural or a pronoun.
    let plural = || is_plural(view, before) || view.has(before, Class::PRONOUN);
    // ", leaving reserves of", ", packing winds of"
    let opening = || view.has(at, Class::VERB_ING) && !last && view.is(before, TokenKind::COMMA);
    // "closed 45 points", "signed a deal": a past form with its object.
    let object = || view.is(at + 1, TokenKind::NUMBER) || view.has(at + 1, Class::DETERMINER);
    let past = view.letters(at).ends_with(b"ed");
    let participle = || {
        is_participle(view, at)
            && (!last && past && object() || is_auxiliary(view, before) || view.has(before, Class::ADVERB))
    };
    let verb = || last && past && is_verb(view, at) && !is_plural(view, at);
    !(view.says(at, Cue::VERB) && plural() || opening() || participle() || verb())
}

/// "Wales and England"
fn joins_names(view: &View<'_>, at: usize, last: bool) -> bool {
    !last
        && at > 0
        && view.has(at, Class::COORDINATOR)
        && view.case(at - 1) == Case::CAPITALISED
        && view.case(at + 1) == Case::CAPITALISED
}

/// The name that ends before `end`: capitalised words.
pub(crate) fn name_ending(view: &View<'_>, end: usize) -> Option<Tokens> {
    let mut start = end;
    while start > 0 && end - start < LONGEST {
        let at = start - 1;
        let closed =
            Class::PREPOSITION.with(Class::COORDINATOR).with(Class::SUBORDINATOR).with(Class::DETERMINER);
        let capital = view.is(at, TokenKind::WORD)
            && !view.has(at, closed)
            && matches!(view.case(at), Case::CAPITALISED | Case::UPPER | Case::MIXED);
        if !(capital || view.joins(at)) {
            break;
        }
        start = at;
    }
    (start < end).then_some((start, end))
}
