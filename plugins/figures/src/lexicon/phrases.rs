//! Words and phrases of the tables, found by the identity of their first or last word.

use std::cmp::Reverse;

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::TokenKind;

use super::{Map, Role, Words};
use crate::view::View;

/// Phrases of one token or more, found by their first or by their last.
pub(crate) struct Phrases<T> {
    /// What a word is known to be that a phrase is found by: all others need no look.
    edge: Role,
    /// Which of the phrases a word begins or ends.
    by_edge: Map<(u16, u16), 1024>,
    /// Those of one edge side by side, the longest first.
    phrases: Vec<Phrase<T>>,
    /// The words of all phrases.
    words: Vec<Word>,
}

struct Phrase<T> {
    /// The word it is found by.
    edge: Word,
    /// The word beside the edge, nothing where it is alone: most candidates fail here.
    second: Word,
    /// Its words, from the edge on.
    words: (u16, u16),
    /// The text, where upper and lower case differ in meaning.
    exact: Option<&'static str>,
    value: T,
}

/// The elements of one of the small ranges above.
fn part<T>(all: &[T], (first, end): (u16, u16)) -> &[T] {
    all.get(usize::from(first)..usize::from(end)).unwrap_or_default()
}

impl<T> Phrases<T> {
    /// The phrases of a table, and what `known` has to say of their edges.
    pub(super) fn new(
        entries: impl IntoIterator<Item = (&'static str, T, bool)>,
        edge: Role,
        known: &mut Words,
    ) -> Self {
        let backwards = edge.is_last();
        // A table has some hundreds of phrases.
        let place = |length: usize| u16::try_from(length).unwrap_or(u16::MAX);
        let mut all = Self { edge, by_edge: Map::default(), phrases: Vec::new(), words: Vec::new() };
        for (form, value, exact) in entries {
            let first = all.words.len();
            pieces(form, |piece| all.words.push(Word::of(piece)));
            if backwards {
                all.words[first..].reverse();
            }
            let Some(&edge) = all.words.get(first) else { continue };
            let second = all.words.get(first + 1).copied().unwrap_or_default();
            let words = (place(first), place(all.words.len()));
            all.phrases.push(Phrase { edge, second, words, exact: exact.then_some(form), value });
        }
        let length = |phrase: &Phrase<T>| phrase.words.1 - phrase.words.0;
        all.phrases.sort_by_cached_key(|phrase| (phrase.edge, Reverse(length(phrase))));
        let mut first = 0;
        for same in all.phrases.chunk_by(|a, b| a.edge == b.edge) {
            let end = first + same.len();
            if let Some(phrase) = same.first() {
                *all.by_edge.entry(phrase.edge) = (place(first), place(end));
                known.entry(phrase.edge).roles.add(edge);
            }
            first = end;
        }
        all
    }

    /// The longest phrase that starts at token `at`, and the token behind it. Between its words hyphens and
    /// the stops of abbreviations may stand.
    #[inline]
    pub(crate) fn at(&'static self, view: &View<'_>, at: usize) -> Option<(&'static T, usize)> {
        if view.plays(at, self.edge) { self.longest_at(view, at) } else { None }
    }

    fn longest_at(&'static self, view: &View<'_>, at: usize) -> Option<(&'static T, usize)> {
        let next = view.word(at + 1);
        let across = if skippable(view, at + 1) { view.word(at + 2) } else { next };
        self.candidates(view.word(at)).iter().find_map(|phrase| {
            let alone = phrase.second == Word::default();
            if !alone && phrase.second != next && phrase.second != across {
                return None;
            }
            let end = if alone { at + 1 } else { self.end_of(view, at, phrase)? };
            let same = phrase.exact.is_none_or(|text| view.same_letters(at, end, text));
            same.then_some((&phrase.value, end))
        })
    }

    /// The token behind the words of the phrase, where they begin at `at`.
    fn end_of(&self, view: &View<'_>, at: usize, phrase: &Phrase<T>) -> Option<usize> {
        let mut end = at;
        for (i, &word) in part(&self.words, phrase.words).iter().enumerate() {
            if i > 0 && view.word(end) != word && skippable(view, end) {
                end += 1;
            }
            if view.get(end).is_none() || view.word(end) != word {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// The longest phrase that ends with the token before `end`, and its first token.
    #[inline]
    pub(crate) fn ending(&'static self, view: &View<'_>, end: usize) -> Option<(&'static T, usize)> {
        let last = end.checked_sub(1)?;
        if view.plays(last, self.edge) { self.longest_ending(view, end) } else { None }
    }

    fn longest_ending(&'static self, view: &View<'_>, end: usize) -> Option<(&'static T, usize)> {
        let before = view.word_before(end, 2);
        self.candidates(view.word_before(end, 1)).iter().find_map(|phrase| {
            let alone = phrase.second == Word::default();
            if !alone && phrase.second != before {
                return None;
            }
            let words = part(&self.words, phrase.words);
            let start = end.checked_sub(words.len())?;
            let same = alone || words.iter().zip((start..end).rev()).all(|(&word, at)| view.word(at) == word);
            let exact = phrase.exact.is_none_or(|text| view.same_letters(start, end, text));
            (same && exact).then_some((&phrase.value, start))
        })
    }

    /// The phrases that the word begins or ends.
    fn candidates(&self, word: Word) -> &[Phrase<T>] {
        part(&self.phrases, *self.by_edge.get(word))
    }
}

/// Whether a hyphen or the stop of an abbreviation stands at `at`, which a phrase goes across.
fn skippable(view: &View<'_>, at: usize) -> bool {
    view.joins(at) || view.is(at, TokenKind::STOP) && view.glued(at)
}

impl View<'_> {
    /// Whether the tokens, read without gaps and hyphens, are `text` to the letter, its blanks left out.
    fn same_letters(&self, first: usize, end: usize, text: &str) -> bool {
        if end == first + 1 && self.letters(first) == text.as_bytes() {
            return true;
        }
        let mut rest = text;
        for at in first..end {
            let token = self.token_text(at).trim_end_matches('.');
            match rest.strip_prefix(token) {
                Some(after) => rest = after.trim_start_matches(' '),
                None if self.is(at, TokenKind::HYPHEN) || self.is(at, TokenKind::STOP) => {}
                None => return false,
            }
        }
        rest.is_empty()
    }
}

/// Splits a form of a table as the tokens of a text are split: runs of letters and digits, single marks.
fn pieces(form: &'static str, mut found: impl FnMut(&'static str)) {
    for chunk in form.split_ascii_whitespace() {
        let mut rest = chunk;
        while !rest.is_empty() {
            let (piece, behind) = rest.split_at(piece_end(rest));
            found(piece);
            rest = behind;
        }
    }
}

fn piece_end(rest: &str) -> usize {
    if rest.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return rest.len();
    }
    let wordy = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '.') && rest.len() > 1;
    match rest.chars().next() {
        Some(first) if !wordy(first) => first.len_utf8(),
        _ => rest.find(|c: char| !wordy(c)).unwrap_or(rest.len()),
    }
}
