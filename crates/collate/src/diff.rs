//! The difference between two wordings, word by word.

use std::collections::HashMap;

use copydesk_core::{Edit, Word};

use crate::utterance::Token;

/// Up to so many pairs of words are tried one by one; beyond, words that occur once on either side divide the
/// texts first, as in Bram Cohen's "patience diff".
const TABLE: usize = 4096;

/// What must be done to `from` to get `to`. Where all words stay, one sentence that was made of two, or two of one,
/// is the difference; other marks are a matter of style.
pub(crate) fn edits(from: &[&Token<'_>], to: &[&Token<'_>]) -> Vec<Edit> {
    let mut kept = Vec::new();
    align(from, to, 0, 0, &mut kept);
    kept.push((from.len(), to.len()));
    let words = |tokens: &[&Token<'_>]| tokens.iter().map(|t| t.text).collect::<Vec<_>>().join(" ");
    let (mut i, mut j) = (0, 0);
    let mut edits = Vec::new();
    for (x, y) in kept {
        let (gone, new) = (words(&from[i..x]), words(&to[j..y]));
        match (gone.is_empty(), new.is_empty()) {
            (true, true) => {}
            (false, true) => edits.push(Edit::Drop { from: gone }),
            (true, false) => edits.push(Edit::Add { to: new }),
            (false, false) => edits.push(Edit::Replace { from: gone, to: new }),
        }
        (i, j) = (x + 1, y + 1);
    }
    if edits.is_empty() { sentences(from, to) } else { edits }
}

/// Where one of two equal wordings ends a sentence and the other does not.
fn sentences(from: &[&Token<'_>], to: &[&Token<'_>]) -> Vec<Edit> {
    let written = |pair: &[&Token<'_>]| {
        let mark = |token: &Token<'_>| {
            token.mark.and_then(|mark| mark.written).map(String::from).unwrap_or_default()
        };
        pair.first()
            .zip(pair.last())
            .map(|(a, b)| format!("{}{} {}", a.text, mark(a), b.text))
            .unwrap_or_default()
    };
    let ends = |pair: &[&Token<'_>]| pair.first().and_then(|token| token.mark).map(|mark| mark.ends);
    let differ = |a: &[&Token<'_>], b: &[&Token<'_>]| ends(a).zip(ends(b)).is_some_and(|(a, b)| a != b);
    let pairs = from.windows(2).zip(to.windows(2)).filter(|(a, b)| differ(a, b));
    pairs.map(|(a, b)| Edit::Replace { from: written(a), to: written(b) }).collect()
}

/// Appends the pairs of words that stay, in order; offsets are those of `a` and `b` in the whole.
fn align(a: &[&Token<'_>], b: &[&Token<'_>], at: usize, bt: usize, kept: &mut Vec<(usize, usize)>) {
    let start = a.iter().zip(b).take_while(|(x, y)| x.word == y.word).count();
    kept.extend((0..start).map(|k| (at + k, bt + k)));
    let (a, b) = (&a[start..], &b[start..]);
    let (at, bt) = (at + start, bt + start);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x.word == y.word).count();
    let (inner_a, inner_b) = (&a[..a.len() - end], &b[..b.len() - end]);
    if !inner_a.is_empty() && !inner_b.is_empty() {
        if inner_a.len() * inner_b.len() <= TABLE {
            kept.extend(longest_common(inner_a, inner_b).into_iter().map(|(i, j)| (at + i, bt + j)));
        } else {
            divided(inner_a, inner_b, at, bt, kept);
        }
    }
    kept.extend((0..end).map(|k| (at + inner_a.len() + k, bt + inner_b.len() + k)));
}

/// Divides both at the words that occur once in either, as far as these keep their order.
fn divided(a: &[&Token<'_>], b: &[&Token<'_>], at: usize, bt: usize, kept: &mut Vec<(usize, usize)>) {
    let once = |tokens: &[&Token<'_>]| {
        let mut seen: HashMap<Word, (usize, usize)> = HashMap::new();
        for (i, token) in tokens.iter().enumerate() {
            let (count, first) = seen.entry(token.word).or_insert((0, i));
            (*count, *first) = (*count + 1, i);
        }
        seen
    };
    let (in_a, in_b) = (once(a), once(b));
    let mut anchors: Vec<(usize, usize)> = in_a
        .iter()
        .filter(|(_, (count, _))| *count == 1)
        .filter_map(|(word, (_, i))| in_b.get(word).filter(|(count, _)| *count == 1).map(|(_, j)| (*i, *j)))
        .collect();
    anchors.sort_unstable();
    let anchors = rising(&anchors);
    let (mut i, mut j) = (0, 0);
    for (x, y) in &anchors {
        align(&a[i..*x], &b[j..*y], at + i, bt + j, kept);
        kept.push((at + x, bt + y));
        (i, j) = (x + 1, y + 1);
    }
    if !anchors.is_empty() {
        align(&a[i..], &b[j..], at + i, bt + j, kept);
    }
}

/// The longest rising subsequence by the second member, of pairs that rise by the first.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (k, (_, j)) in pairs.iter().enumerate() {
        let place = ends.partition_point(|end| pairs[*end].1 < *j);
        before.push(place.checked_sub(1).map(|p| ends[p]));
        if place == ends.len() { ends.push(k) } else { ends[place] = k }
    }
    let mut chain = Vec::new();
    let mut next = ends.last().copied();
    while let Some(k) = next {
        chain.push(pairs[k]);
        next = before[k];
    }
    chain.reverse();
    chain
}

/// The pairs of a longest common subsequence.
fn longest_common(a: &[&Token<'_>], b: &[&Token<'_>]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut table = vec![0u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            table[i * width + j] = if a[i].word == b[j].word {
                table[(i + 1) * width + j + 1] + 1
            } else {
                table[(i + 1) * width + j].max(table[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a[i].word == b[j].word {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if table[(i + 1) * width + j] >= table[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::utterance::Utterance;
    use proptest::prelude::*;

    fn between(a: &str, b: &str) -> Vec<Edit> {
        let (a, b) = (Utterance::read("direct", [a].into_iter()), Utterance::read("direct", [b].into_iter()));
        edits(&a.all(), &b.all())
    }

    #[test]
    fn words_are_dropped_added_and_replaced() {
        assert_eq!(between("No ferry sails, today.", "no ferry sails today"), []);
        assert_eq!(
            between("we will not sell the ferry", "we will sell it today"),
            [
                Edit::Drop { from: "not".into() },
                Edit::Replace { from: "the ferry".into(), to: "it today".into() }
            ]
        );
        assert_eq!(between("sell it", "sell it now"), [Edit::Add { to: "now".into() }]);
    }

    #[test]
    fn a_sentence_that_was_divided_is_a_difference() {
        assert_eq!(
            between("No ferry at all, where to now?", "No ferry at all. Where to now"),
            [Edit::Replace { from: "all, where".into(), to: "all. Where".into() }]
        );
        assert_eq!(between("No ferry; where to... now", "no ferry, where to now!"), []);
    }

    proptest! {
        /// What stays, with what is new in the place of what is gone, is the other wording.
        #[test]
        fn edits_account_for_every_word(a in "([abc] ){0,90}[d-z ]{0,80}", b in "([abc] ){0,90}[d-z ]{0,80}") {
            let count = |text: &str| text.split_whitespace().count();
            let (mut gone, mut new) = (0, 0);
            for edit in between(&a, &b) {
                match edit {
                    Edit::Drop { from } => gone += count(&from),
                    Edit::Add { to } => new += count(&to),
                    Edit::Replace { from, to } => (gone, new) = (gone + count(&from), new + count(&to)),
                }
            }
            prop_assert_eq!(count(&a) - gone, count(&b) - new);
            prop_assert_eq!(between(&a, &a), []);
        }
    }
}
