//! Whether two quotations are of one utterance.

use std::collections::BTreeSet;

use crate::subject::shared;
use crate::utterance::{Short, longest_run};
use crate::words::words;

/// A quotation as it is compared.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said<'a> {
    /// Its words in order.
    pub(crate) words: &'a [Short],
    /// What they stand for, sorted and distinct.
    pub(crate) content: &'a [Short],
    /// Whether some stand between quotation marks.
    pub(crate) quoted: bool,
    pub(crate) speaker: Option<&'a str>,
}

/// Whether two quotations are of the same utterance.
///
/// Most of the shorter one's telling words must stand in the other, and a run of words: a long one, so that common
/// phrases make no group; a short one will do where the same speaker is quoted by articles on one event.
pub(crate) fn same_utterance(a: Said<'_>, b: Said<'_>, one_event: impl FnOnce() -> bool) -> bool {
    let common = shared(a.content, b.content);
    let least = a.content.len().min(b.content.len());
    if common < 2 || common * 2 < least {
        return false;
    }
    let run = longest_run(a.words, b.words);
    if run < 3 {
        return false;
    }
    if !a.quoted || !b.quoted {
        // Another number is another statement, however alike the rest.
        let numbers =
            |said: Said<'_>| said.words.iter().filter(|word| word.is_number()).copied().collect::<Vec<_>>();
        let (own, other) = (numbers(a), numbers(b));
        if own.iter().any(|n| !other.contains(n)) && other.iter().any(|n| !own.contains(n)) {
            return false;
        }
        // What a reporter retells in other words is no wording of it.
        return run >= 5 && common >= 4 && common * 4 >= least * 3 && speakers(a, b) != Speakers::Different;
    }
    let (short, long) = (a.words.len().min(b.words.len()), a.words.len().max(b.words.len()));
    let whole = run >= short;
    // A long speech has many words in common with anything: the run must be much of what is said.
    let one_run = run >= 8 || run * 3 >= short;
    if long > 3 * short && !one_run {
        return false;
    }
    match speakers(a, b) {
        // Of a long speech three words are a phrase that its speaker uses.
        Speakers::Same => run >= 5 && common >= 3 || run * 4 >= short && one_event(),
        Speakers::Unknown => {
            one_run && (run >= 6 && common >= 4 || (run >= 4 && common >= 3 || whole) && one_event())
        }
        Speakers::Different => {
            run * 2 >= short
                && common * 3 >= least * 2
                && common >= 4
                && (run >= 8 || run >= 5 && one_event())
        }
    }
}

/// Whether two quotations are said to be of one speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speakers {
    Same,
    Unknown,
    Different,
}

/// Names are the same where one has all words of the other, titles and all: "Gallant", "Yoav Gallant". Of a source
/// without a name, such as "a spokesman", nobody knows who it is.
pub(crate) fn speakers(a: Said<'_>, b: Said<'_>) -> Speakers {
    if a.speaker.is_some()
        && a.speaker == b.speaker
        && a.speaker.is_some_and(|name| name.contains(char::is_uppercase))
    {
        return Speakers::Same;
    }
    let name = |said: Said<'_>| -> BTreeSet<String> {
        let proper =
            words(said.speaker.unwrap_or_default()).filter(|word| word.starts_with(char::is_uppercase));
        proper.map(str::to_lowercase).collect()
    };
    let (a, b) = (name(a), name(b));
    match (a.is_empty(), b.is_empty()) {
        (false, false) if a.is_subset(&b) || b.is_subset(&a) => Speakers::Same,
        (false, false) if a.intersection(&b).next().is_some() => Speakers::Unknown,
        (false, false) => Speakers::Different,
        _ => Speakers::Unknown,
    }
}
