//! How sure a quote is: the sum of a few weights, read as log-odds.
//!
//! The weights in `data/confidence.tsv` were set by hand, in tenths, so that the sum is a whole number and the result
//! the same on every machine. How well they hold is in the README.

use std::sync::LazyLock;

use copydesk_sdk::core::layers::{Token, TokenFlags};
use copydesk_sdk::core::{Form, Span};

use crate::construction::Construction;
use crate::draft::Draft;
use crate::line::View;

/// The weights of `data/confidence.tsv`, each group in the order of its enumeration.
struct Weights {
    any: i32,
    constructions: [i32; Construction::ALL.len()],
    forms: [i32; 3],
    speakers: [i32; 4],
    lengths: [i32; 4],
    /// So many words are counted: more of them weigh the same.
    counted: usize,
    cues: [i32; 3],
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_str!("../data/confidence.tsv")));

impl Weights {
    fn read(table: &str) -> Self {
        let rows = table.lines().filter(|row| !row.starts_with('#')).filter_map(|row| row.split_once('\t'));
        let rows: Vec<(&str, i32)> =
            rows.filter_map(|(name, weight)| Some((name, weight.trim().parse().ok()?))).collect();
        let weight = |feature: &str| rows.iter().find(|(name, _)| *name == feature).map_or(0, |row| row.1);
        let lengths = ["few", "some", "many", "most"].map(|length| weight(&format!("words-{length}")));
        let [_, some, many, most] = lengths;
        Self {
            any: weight("any"),
            constructions: Construction::ALL.map(|construction| weight(construction.name())),
            forms: [Form::Direct, Form::Mixed, Form::Indirect].map(|form| weight(form.name())),
            speakers: ["none", "pronoun", "name", "description"].map(|s| weight(&format!("speaker-{s}"))),
            lengths,
            counted: if many != most {
                MANY + 1
            } else if some != many {
                SOME + 1
            } else {
                FEW + 1
            },
            cues: ["none", "said", "other"].map(|cue| weight(&format!("cue-{cue}"))),
        }
    }
}

/// The probability, in percent, of log-odds of 0, 0.1, 0.2 ... 4.5.
const PERCENT: [u8; 46] = [
    50, 52, 55, 57, 60, 62, 65, 67, 69, 71, 73, 75, 77, 79, 80, 82, 83, 85, 86, 87, 88, 89, 90, 91, 92, 92,
    93, 94, 94, 95, 95, 96, 96, 96, 97, 97, 97, 98, 98, 98, 98, 98, 99, 99, 99, 99,
];

/// The confidence of a quote, from 0 to 1 in steps of a hundredth.
pub(crate) fn of(view: &View<'_>, draft: &Draft) -> f32 {
    let weights = &*WEIGHTS;
    let at = |weights: &[i32], i: usize| weights.get(i).copied().unwrap_or(0);
    let sum = weights.any
        + at(&weights.constructions, draft.construction as usize)
        + at(&weights.forms, draft.form as usize)
        + at(&weights.speakers, speaker(view, draft) as usize)
        + at(&weights.lengths, length(view, draft, weights.counted) as usize)
        + at(&weights.cues, cue(view, draft) as usize);
    let percent = |i: u32| PERCENT.get(i as usize).or(PERCENT.last()).copied().unwrap_or(99);
    let sure = percent(sum.unsigned_abs());
    // Below a fifth there was nothing to measure.
    f32::from(if sum < 0 { (100 - sure).max(20) } else { sure }) / 100.0
}

/// What names the speaker.
#[derive(Clone, Copy)]
enum Named {
    None,
    Pronoun,
    Name,
    Description,
}

fn speaker(view: &View<'_>, draft: &Draft) -> Named {
    let Some(words) = draft.speaker.and_then(|s| s.of(view.text)) else { return Named::None };
    if is_one(words, &PRONOUNS) {
        Named::Pronoun
    } else if words.bytes().any(|byte| byte.is_ascii_uppercase()) || words.contains(char::is_uppercase) {
        Named::Name
    } else {
        Named::Description
    }
}

/// Pronouns that are subjects.
const PRONOUNS: [&str; 8] = ["he", "she", "it", "they", "i", "we", "you", "who"];

/// The plainest cue.
const SAID: [&str; 3] = ["said", "says", "say"];

/// Whether `words` are one of the list, none of which has more than four letters.
fn is_one(words: &str, list: &[&str]) -> bool {
    words.len() <= 4 && list.iter().any(|word| word.eq_ignore_ascii_case(words))
}

/// How long it is.
#[derive(Clone, Copy)]
enum Length {
    Few,
    Some,
    Many,
    Most,
}

/// The most words that are few, some and many.
const FEW: usize = 3;
const SOME: usize = 7;
const MANY: usize = 40;

fn length(view: &View<'_>, draft: &Draft, counted: usize) -> Length {
    // A few quoted words may be a scare quote and a thing named no statement; a short clause is a clause.
    let slight = draft.form != Form::Indirect || draft.construction == Construction::CueNoun;
    if !slight && counted <= FEW + 1 {
        return Length::Some;
    }
    let words = draft.parts.iter().flat_map(|part| words_of(view, part));
    let count = words.take(counted).count();
    if count <= FEW && slight {
        Length::Few
    } else if count <= SOME {
        Length::Some
    } else if count <= MANY {
        Length::Many
    } else {
        Length::Most
    }
}

/// The tokens with which the words of `part` begin, as white space parts them.
fn words_of<'a>(view: &View<'a>, part: Span) -> impl Iterator<Item = &'a Token> {
    let first = view.tokens.partition_point(|token| token.span.start < part.start);
    let inside = view.tokens.get(first..).unwrap_or_default().iter();
    let inside = inside.take_while(move |token| token.span.start < part.end);
    // The first word is one whatever stands before it.
    inside
        .enumerate()
        .filter(|(i, token)| *i == 0 || token.flags.has(TokenFlags::SPACED))
        .map(|(_, token)| token)
}

/// What reports it; "said" is the plainest of all.
#[derive(Clone, Copy)]
enum Reported {
    None,
    Said,
    Other,
}

fn cue(view: &View<'_>, draft: &Draft) -> Reported {
    match draft.cue.and_then(|cue| cue.of(view.text)) {
        None => Reported::None,
        Some(cue) if is_one(cue, &SAID) => Reported::Said,
        Some(_) => Reported::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_far_as_a_weight_depends_on_it() {
        let counted = |table| Weights::read(table).counted;
        assert_eq!(counted("words-few\t-5"), FEW + 1);
        assert_eq!(counted("words-few\t-5\nwords-some\t-5"), SOME + 1);
        assert_eq!(counted("words-most\t5"), MANY + 1);
    }
}
