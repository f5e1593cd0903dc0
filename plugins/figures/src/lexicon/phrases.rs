//! Words and phrases of the tables, found by the identity of their first or last word.

use copydesk_sdk::core::Word;
use copydesk_sdk::core::layers::TokenKind;

use crate::view::View;

/// A map from words, which are hashes already: open addressing, at most half full. Most words that are asked for are
/// not in it, which a filter of one bit for each of a few thousand ends of words tells without a look at the map.
pub(crate) struct Map<V> {
    filter: Box<[u64; FILTER]>,
    /// A word and the place of its value.
    slots: Vec<Option<(Word, u32)>>,
    values: Vec<V>,
}

const FILTER: usize = 256;
/// Slots of an empty map.
const FEWEST: usize = 16;

/// The word of the filter and the bit in it.
fn place(word: Word) -> (usize, u64) {
    let at = (word.0 >> 6) as usize % FILTER;
    (at, 1 << (word.0 % 64))
}

impl<V> Default for Map<V> {
    fn default() -> Self {
        Self { filter: Box::new([0; FILTER]), slots: vec![None; FEWEST], values: Vec::new() }
    }
}

impl<V> Map<V> {
    #[inline]
    pub(crate) fn get(&self, word: Word) -> Option<&V> {
        let (at, bit) = place(word);
        let maybe = self.filter.get(at).is_some_and(|bits| bits & bit != 0);
        if maybe { self.find(word) } else { None }
    }

    fn find(&self, word: Word) -> Option<&V> {
        let (_, value) = (*self.slots.get(self.slot(word))?)?;
        self.values.get(value as usize)
    }

    /// The slot of `word`, or the empty one where it would stand; one is always empty.
    fn slot(&self, word: Word) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (word.0 >> 32) as usize & mask;
        while let Some(&Some((found, _))) = self.slots.get(at)
            && found != word
        {
            at = (at + 1) & mask;
        }
        at
    }

    /// The value of `word`, which gets an empty one first where it has none.
    pub(super) fn entry(&mut self, word: Word) -> &mut V
    where
        V: Default,
    {
        let mut at = self.slot(word);
        if self.slots[at].is_none() {
            if self.values.len() * 2 >= self.slots.len() {
                self.grow();
                at = self.slot(word);
            }
            // The tables hold some thousands of words.
            self.slots[at] = Some((word, u32::try_from(self.values.len()).unwrap_or(u32::MAX)));
            self.values.push(V::default());
            let (at, bit) = place(word);
            self.filter[at] |= bit;
        }
        let value = self.slots[at].map_or(0, |(_, value)| value as usize);
        &mut self.values[value]
    }

    fn grow(&mut self) {
        let slots = vec![None; self.slots.len() * 2];
        for (word, value) in std::mem::replace(&mut self.slots, slots).into_iter().flatten() {
            let at = self.slot(word);
            self.slots[at] = Some((word, value));
        }
    }
}

/// Phrases of one token or more, found by their first or by their last.
pub(crate) struct Phrases<T> {
    by_edge: Map<Vec<Phrase<T>>>,
}

struct Phrase<T> {
    /// The words from the edge on.
    words: Box<[Word]>,
    /// The text, where upper and lower case differ in meaning.
    exact: Option<Box<str>>,
    value: T,
}

impl<T: Copy> Phrases<T> {
    pub(super) fn new(entries: impl IntoIterator<Item = (&'static str, T, bool)>, backwards: bool) -> Self {
        let mut by_edge: Map<Vec<Phrase<T>>> = Map::default();
        for (form, value, exact) in entries {
            let mut words: Vec<Word> = pieces(form).map(Word::of).collect();
            if backwards {
                words.reverse();
            }
            let Some(&edge) = words.first() else { continue };
            let exact = exact.then(|| pieces(form).collect::<String>().into());
            by_edge.entry(edge).push(Phrase { words: words.into(), exact, value });
        }
        for phrases in &mut by_edge.values {
            phrases.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
        }
        Self { by_edge }
    }

    /// Whether a phrase may have `word` at the edge it is found by.
    pub(crate) fn may_have(&self, word: Word) -> bool {
        self.by_edge.get(word).is_some()
    }

    /// The longest phrase that starts at token `at`, and the token behind it. Between its words hyphens and
    /// the stops of abbreviations may stand.
    pub(crate) fn at(&self, view: View<'_>, at: usize) -> Option<(T, usize)> {
        let candidates = self.by_edge.get(view.word(at))?;
        candidates.iter().find_map(|phrase| {
            let mut end = at;
            for (i, &word) in phrase.words.iter().enumerate() {
                let skippable = view.joins(end) || view.is(end, TokenKind::STOP) && view.glued(end);
                if i > 0 && view.word(end) != word && skippable {
                    end += 1;
                }
                if view.get(end).is_none() || view.word(end) != word {
                    return None;
                }
                end += 1;
            }
            let same = phrase.exact.as_deref().is_none_or(|text| view.same_letters(at, end, text));
            same.then_some((phrase.value, end))
        })
    }

    /// The longest phrase that ends with the token before `end`, and its first token.
    pub(crate) fn ending(&self, view: View<'_>, end: usize) -> Option<(T, usize)> {
        let candidates = self.by_edge.get(view.word_before(end, 1))?;
        candidates.iter().find_map(|phrase| {
            let start = end.checked_sub(phrase.words.len())?;
            let same = phrase.words.iter().zip((start..end).rev()).all(|(&word, at)| view.word(at) == word);
            let exact = phrase.exact.as_deref().is_none_or(|text| view.same_letters(start, end, text));
            (same && exact).then_some((phrase.value, start))
        })
    }
}

impl View<'_> {
    /// Whether the tokens, read without gaps and hyphens, are `text` to the letter.
    fn same_letters(self, first: usize, end: usize, text: &str) -> bool {
        let mut rest = text;
        for at in first..end {
            let token = self.token_text(at).trim_end_matches('.');
            match rest.strip_prefix(token) {
                Some(after) => rest = after,
                None if self.is(at, TokenKind::HYPHEN) || self.is(at, TokenKind::STOP) => {}
                None => return false,
            }
        }
        rest.is_empty()
    }
}

/// Splits a form of a table as the tokens of a text are split: runs of letters and digits, single marks.
fn pieces(form: &'static str) -> impl Iterator<Item = &'static str> {
    form.split_whitespace().flat_map(|chunk| {
        let mut rest = chunk;
        std::iter::from_fn(move || {
            let first = rest.chars().next()?;
            let wordy = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '.') && rest.len() > 1;
            let end = if wordy(first) {
                rest.find(|c: char| !wordy(c)).unwrap_or(rest.len())
            } else {
                first.len_utf8()
            };
            let (piece, after) = rest.split_at(end);
            rest = after;
            Some(piece)
        })
    })
}
