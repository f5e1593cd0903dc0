//! How sure a quote is: the sum of a few weights, read as log-odds.
//!
//! The weights in `data/confidence.tsv` were set by hand, in tenths, so that the sum is a whole number and the result
//! the same on every machine. How well they hold is in the README.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use copydesk_sdk::core::{Form, Word};

use crate::extract::Draft;
use crate::line::View;
use crate::{vocabulary, words};

static WEIGHTS: LazyLock<BTreeMap<&'static str, i32>> = LazyLock::new(|| {
    let rows = include_str!("../data/confidence.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t'))
        .filter_map(|(k, w)| Some((k, w.trim().parse().ok()?)))
        .collect()
});

/// The probability, in percent, of log-odds of 0, 0.1, 0.2 ... 4.5.
const PERCENT: [u8; 46] = [
    50, 52, 55, 57, 60, 62, 65, 67, 69, 71, 73, 75, 77, 79, 80, 82, 83, 85, 86, 87, 88, 89, 90, 91, 92, 92,
    93, 94, 94, 95, 95, 96, 96, 96, 97, 97, 97, 98, 98, 98, 98, 98, 99, 99, 99, 99,
];

/// The confidence of a quote, from 0 to 1 in steps of a hundredth.
pub(crate) fn of(view: &View<'_>, draft: &Draft) -> f32 {
    let weight = |feature: &str| WEIGHTS.get(feature).copied().unwrap_or(0);
    let rule = weight(draft.rule);
    let sum = weight("any")
        + rule
        + weight(draft.form.name())
        + weight(speaker(view, draft))
        + weight(length(view, draft))
        + weight(cue(view, draft));
    let percent = |i: u32| PERCENT.get(i as usize).or(PERCENT.last()).copied().unwrap_or(99);
    let sure = percent(sum.unsigned_abs());
    // Below a fifth there was nothing to measure.
    f32::from(if sum < 0 { (100 - sure).max(20) } else { sure }) / 100.0
}

/// What names the speaker.
fn speaker(view: &View<'_>, draft: &Draft) -> &'static str {
    let Some(words) = draft.speaker.and_then(|s| s.of(view.text)) else { return "speaker-none" };
    if words::SUBJECT_PRONOUN.contains(&Word::of(words)) {
        "speaker-pronoun"
    } else if words.contains(|c: char| c.is_uppercase()) {
        "speaker-name"
    } else {
        "speaker-description"
    }
}

/// How long it is.
fn length(view: &View<'_>, draft: &Draft) -> &'static str {
    let words: usize =
        draft.parts.iter().filter_map(|p| p.of(view.text)).map(|p| p.split_whitespace().count()).sum();
    match words {
        // A few quoted words may be a scare quote and a thing named no statement; a short clause is a clause.
        0..=3 if draft.form != Form::Indirect || draft.rule == "cue-noun" => "words-few",
        0..=7 => "words-some",
        8..=40 => "words-many",
        _ => "words-most",
    }
}

/// Whether the cue is the plainest of all.
fn cue(view: &View<'_>, draft: &Draft) -> &'static str {
    match draft.cue.and_then(|c| c.of(view.text)) {
        None => "cue-none",
        Some(cue) if vocabulary::SAID.contains(&Word::of(cue)) => "cue-said",
        Some(_) => "cue-other",
    }
}
