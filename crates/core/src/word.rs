mod filter;

pub use filter::WordFilter;

/// The identity of a word whatever its case: a 64-bit FNV-1a hash of its lower-case form, with the curly
/// apostrophe read as the straight one. Tokens carry it, lexicons are keyed by it, so that looking a token
/// up costs no allocation.
///
/// ```
/// use copydesk_core::Word;
/// const SAID: Word = Word::ascii("said");
/// assert_eq!(Word::of("Said"), SAID);
/// assert_eq!(Word::of("didn’t"), Word::of("didn't"));
/// assert_eq!(Word::of("Élysée"), Word::of("élysée"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Word(pub u64);

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

impl Word {
    /// The identity of an ASCII word, for constants.
    ///
    /// # Panics
    /// Where `word` is not ASCII: at compile time, when used in a constant as meant.
    #[must_use]
    pub const fn ascii(word: &str) -> Self {
        assert!(word.is_ascii(), "a constant word must be ASCII");
        Self(fold_ascii(word.as_bytes()))
    }

    /// The identity of no letters at all, to [extend](Self::with) letter by letter.
    pub const EMPTY: Self = Self(BASIS);

    /// The identity of this word with one more ASCII letter, whatever its case.
    ///
    /// ```
    /// use copydesk_core::Word;
    /// assert_eq!(Word::EMPTY.with(b'N').with(b'o'), Word::ascii("no"));
    /// ```
    #[must_use]
    #[inline]
    pub const fn with(self, letter: u8) -> Self {
        self.with_lower(letter.to_ascii_lowercase())
    }

    /// The same, for an ASCII letter that is in lower case already.
    #[must_use]
    #[inline]
    pub const fn with_lower(self, letter: u8) -> Self {
        Self(step(self.0, letter))
    }

    /// The identity of `word`.
    #[must_use]
    pub fn of(word: &str) -> Self {
        if word.is_ascii() { Self(fold_ascii(word.as_bytes())) } else { Self(fold_unicode(word)) }
    }
}

const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(PRIME)
}

const fn fold_ascii(bytes: &[u8]) -> u64 {
    let mut hash = BASIS;
    let mut i = 0;
    while i < bytes.len() {
        hash = step(hash, bytes[i].to_ascii_lowercase());
        i += 1;
    }
    hash
}

fn fold_unicode(word: &str) -> u64 {
    let mut hash = BASIS;
    let mut utf8 = [0; 4];
    for c in word.chars() {
        let c = if matches!(c, '’' | '‘' | 'ʼ') { '\'' } else { c };
        for lower in c.to_lowercase() {
            hash = lower.encode_utf8(&mut utf8).bytes().fold(hash, step);
        }
    }
    hash
}
