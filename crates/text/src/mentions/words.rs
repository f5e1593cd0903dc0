//! Short lists of words.

use copydesk_core::Word;

/// A few words, with some bits of their hashes in front: of most other words one look says that they are none of
/// them.
pub(super) struct Words<const N: usize> {
    filter: [u64; 4],
    words: [Word; N],
}

impl<const N: usize> Words<N> {
    /// The words of `list`, for constants.
    pub(super) const fn of(list: [&str; N]) -> Self {
        let words = crate::lexicon::words(list);
        let mut filter = [0; 4];
        let mut at = 0;
        while at < N {
            filter[words[at].0 as usize / 64 % 4] |= 1 << (words[at].0 % 64);
            at += 1;
        }
        Self { filter, words }
    }

    /// Whether `word` is one of them.
    #[inline]
    pub(super) fn has(&self, word: Word) -> bool {
        let bits = self.filter.get(word.0 as usize / 64 % 4).copied().unwrap_or(0);
        bits >> (word.0 % 64) & 1 != 0 && self.words.contains(&word)
    }
}
