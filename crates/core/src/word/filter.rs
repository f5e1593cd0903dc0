use super::Word;

/// What a set of words surely lacks, for the cost of one load: `N` times 64 bits, one for the lowest bits of each word.
/// Most words of a text are turned away here, before any table is looked at.
///
/// ```
/// use copydesk_core::{Word, WordFilter};
/// let said: WordFilter<16> = ["said", "says"].map(Word::ascii).into_iter().collect();
/// assert!(said.may_have(Word::ascii("said")));
/// assert!(!said.may_have(Word::ascii("ferry")));
/// ```
#[derive(Clone, Debug)]
pub struct WordFilter<const N: usize>([u64; N]);

impl<const N: usize> Default for WordFilter<N> {
    fn default() -> Self {
        Self([0; N])
    }
}

impl<const N: usize> WordFilter<N> {
    /// The place of a word's bit, and the bit.
    #[inline]
    const fn place(word: Word) -> (usize, u64) {
        ((word.0 >> 6) as usize % N, 1 << (word.0 % 64))
    }

    /// Adds a word.
    #[inline]
    pub fn add(&mut self, word: Word) {
        let (at, bit) = Self::place(word);
        if let Some(bits) = self.0.get_mut(at) {
            *bits |= bit;
        }
    }

    /// Whether `word` may be one of those added; where not, it is none.
    #[inline]
    #[must_use]
    pub fn may_have(&self, word: Word) -> bool {
        let (at, bit) = Self::place(word);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

impl<const N: usize> FromIterator<Word> for WordFilter<N> {
    fn from_iter<I: IntoIterator<Item = Word>>(words: I) -> Self {
        let mut filter = Self::default();
        words.into_iter().for_each(|word| filter.add(word));
        filter
    }
}
