//! Finds the cues of a sentence: verbs of saying where they report something, and "according to".

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::{Class, Token, TokenKind};

use crate::cues::{Cues, Form, Frames, Verb};
use crate::line::Line;
use crate::{noun, phrase, token, vocabulary, words};

/// How a cue stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// With a subject: she said, has said, is saying.
    Finite,
    /// Hung onto a clause: ", adding that"; "by saying".
    Participle,
    /// were told that; is accused of.
    Passive,
    /// to say
    Infinitive,
    /// was quoted as saying; quoted her as saying.
    AsSaying,
    /// according to
    According,
    /// her claim that
    Noun,
}

/// A reporting word or phrase.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cue {
    /// Where its verb group begins, auxiliaries included.
    pub(crate) start: usize,
    /// The verb itself.
    pub(crate) verb: usize,
    /// The item after it, a particle included.
    pub(crate) end: usize,
    pub(crate) frames: Frames,
    pub(crate) voice: Voice,
    pub(crate) form: Form,
    /// "did not say", "could say": reports nothing, unless words are quoted.
    pub(crate) unreal: bool,
}

/// What a phrase like "according to" begins with.
pub(crate) const OPENERS: [Word; 3] = [words::ACCORDING, words::AS, words::IN];

/// Adds all cues of the line, left to right.
pub(crate) fn all(line: &Line<'_>, cues: &Cues, out: &mut Vec<Cue>) {
    for (chunk, items) in line.items.chunks(64).enumerate() {
        // Bits rather than branches: one word in twelve may begin a cue, and which is anybody's guess.
        let mut may =
            items.iter().rev().fold(0_u64, |may, item| may << 1 | u64::from(cues.may_begin(item.word)));
        while may != 0 {
            out.extend(one(line, cues, chunk * 64 + may.trailing_zeros() as usize));
            may &= may - 1;
        }
    }
}

fn one(line: &Line<'_>, cues: &Cues, i: usize) -> Option<Cue> {
    let word = line.word(i);
    if OPENERS.contains(&word)
        && let Some(cue) = according(line, i)
    {
        return Some(cue);
    }
    let reporting = cues.get(word)?;
    let noun = if reporting.noun == Frames::default() { None } else { noun::cue(line, i, reporting.noun) };
    noun.or_else(|| verb(line, reporting.verb.as_ref()?, i))
}

fn according(line: &Line<'_>, i: usize) -> Option<Cue> {
    let end = match line.word(i) {
        words::ACCORDING if line.is(i + 1, words::TO) => i + 2,
        words::AS if line.is(i + 1, words::PER) => i + 2,
        // "as outlined by people close to the talks"
        words::AS if line.is_any(i + 1, vocabulary::OUTLINED) && line.is(i + 2, words::BY) => i + 3,
        words::IN
            if line.is(i + 1, words::THE) && line.is(i + 2, words::WORDS) && line.is(i + 3, words::OF) =>
        {
            i + 4
        }
        words::IN => in_words(line, i)?,
        _ => return None,
    };
    let frames = Frames::CLAUSE.with(Frames::QUOTE);
    Some(Cue { start: i, verb: i, end, frames, voice: Voice::According, form: Form::Ing, unreal: false })
}

/// "in Ann Gale's words", "in her own words".
#[inline(never)]
fn in_words(line: &Line<'_>, i: usize) -> Option<usize> {
    let mut near = line.items.get(i + 2..).unwrap_or_default().iter().take(7);
    let words = i + 2 + near.position(|item| token::is(item, words::WORDS))?;
    let own = words - usize::from(line.is(words - 1, words::OWN));
    let possessor =
        line.is_kind(own - 1, TokenKind::POSSESSIVE) || own == i + 2 && line.is_any(i + 1, words::POSSESSIVE);
    possessor.then_some(words + 1)
}

fn verb(line: &Line<'_>, verb: &Verb, i: usize) -> Option<Cue> {
    if !line.is_word(i) {
        return None;
    }
    let hyphenated = |j: usize| line.is_kind(j, TokenKind::HYPHEN);
    if hyphenated(i + 1) || i > 0 && hyphenated(i - 1) || line.is_capital(i) && i > 0 && !opens(line, i) {
        return None;
    }
    // A particle may stand behind an object: "pointed this out" is left alone, "calls on", "went on" are not.
    let phrasal = verb.phrasal.iter().find(|(particle, _)| line.is(i + 1, *particle));
    let (frames, end) = match phrasal {
        Some((_, frames)) => (*frames, i + 2),
        None if verb.frames == Frames::default() => return None,
        None => (verb.frames, i + 1),
    };
    if line.is_any(i, vocabulary::CITED)
        && (i..i + 12).any(|j| line.is(j, words::AS) && line.is(j + 1, words::SAYING))
    {
        return None;
    }
    let group = Group::before(line, i);
    let voice = voice(line, verb.form, i, &group)?;
    let barred = line.has(i.wrapping_sub(1), Class::DETERMINER)
        && (!line.is_any(i - 1, words::STANDALONE) || i > 1 && line.is(i - 2, words::THE))
        && !line.is_any(i - 1, words::RELATIVE);
    if barred && voice != Voice::Passive && !phrase::is_pronoun(line, i - 1) {
        return None;
    }
    // "the return to posted prices"
    let attributive = verb.form == Form::Past && i > 0 && line.is(i - 1, words::TO);
    if attributive {
        return None;
    }
    let noun =
        frames.has(Frames::NOUN_FORM) && matches!(verb.form, Form::Plain | Form::Third) && group.start == i;
    if noun && i > 0 && line.has(i - 1, Class::ADJECTIVE) && !line.has(i - 1, Class::ADVERB) {
        return None;
    }
    // "an official who asked not to be named": a condition, no report.
    let infinitive = || line.is(end + usize::from(line.is(end, words::NOT)), words::TO);
    if frames.has(Frames::QUESTION) && i > 0 && line.is(i - 1, words::WHO) && infinitive() {
        return None;
    }
    // "is to announce", "was to blame": nothing was said yet, or is.
    if group.to && group.start > 0 && line.is_any(group.start - 1, words::BE) {
        return None;
    }
    let unreal = group.negated || group.unreal;
    Some(Cue { start: group.start, verb: i, end, frames, voice, form: verb.form, unreal })
}

fn opens(line: &Line<'_>, i: usize) -> bool {
    (0..i).all(|j| !line.is_word(j))
}

/// What stands between the subject and the verb.
#[derive(Clone, Copy)]
struct Group {
    start: usize,
    be: bool,
    have: bool,
    to: bool,
    negated: bool,
    unreal: bool,
}

impl Group {
    fn before(line: &Line<'_>, verb: usize) -> Self {
        let alone = Self { start: verb, be: false, have: false, to: false, negated: false, unreal: false };
        let last = verb.checked_sub(1).and_then(|last| line.items.get(last));
        // Most verbs stand alone.
        let grouped = |item: &Token| {
            item.class.has(GROUPED) || token::is(item, words::TO) || token::is_any(item, words::FLOATED)
        };
        if last.is_some_and(grouped) { group(line, alone) } else { alone }
    }
}

/// What may stand before a verb in its group, but for "to" and "both".
const GROUPED: Class = Class::AUXILIARY.with(Class::MODAL).with(Class::ADVERB).with(Class::NEGATION);

#[inline(never)]
fn group(line: &Line<'_>, mut group: Group) -> Group {
    let verb = group.start;
    let auxiliary = Class::AUXILIARY.with(Class::MODAL);
    for (i, item) in line.items.get(..verb).unwrap_or_default().iter().enumerate().rev().take(8) {
        group.to = i + 1 == verb && token::is(item, words::TO);
        if !group.to && !item.class.has(auxiliary) && !is_adverb(line, i) {
            break;
        }
        group.be |= token::is_any(item, words::BE);
        group.have |= token::is_any(item, words::HAVE);
        group.negated |= item.class.has(Class::NEGATION) || token::is_any(item, words::NEGATED);
        group.unreal |= token::is_any(item, words::UNREAL);
        if item.class.has(auxiliary.with(Class::NEGATION)) || group.to {
            group.start = i;
        }
        if group.to {
            // "declined to say" says nothing.
            group.negated |= i > 0 && line.is_any(i - 1, vocabulary::DECLINED);
            break;
        }
    }
    group
}

/// Whether the item may stand among auxiliaries: "has not yet", "have both".
fn is_adverb(line: &Line<'_>, i: usize) -> bool {
    let floated = || line.is_any(i, words::FLOATED) && i > 0 && line.has(i - 1, Class::AUXILIARY);
    line.has(i, Class::ADVERB.with(Class::NEGATION)) && !line.has(i, Class::DETERMINER) || floated()
}

fn voice(line: &Line<'_>, form: Form, verb: usize, group: &Group) -> Option<Voice> {
    match form {
        Form::Ing if verb > 0 && line.is(verb - 1, words::AS) && line.is(verb, words::SAYING) => {
            Some(Voice::AsSaying)
        }
        Form::Ing if group.be => Some(Voice::Finite),
        Form::Ing => Some(Voice::Participle),
        Form::Past | Form::Participle if group.be => Some(Voice::Passive),
        Form::Past | Form::Third => Some(Voice::Finite),
        Form::Participle => group.have.then_some(Voice::Finite),
        Form::Plain if group.be => None,
        Form::Plain if group.to => Some(Voice::Infinitive),
        Form::Plain => Some(Voice::Finite),
    }
}
