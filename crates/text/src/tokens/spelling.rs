//! How a short word of ASCII letters is spelt, in two numbers: read, compared and looked up eight letters at a time.

use copydesk_core::Word;
use copydesk_core::layers::Case;

/// ASCII letters as they are written, the first in the lowest byte of the first eight.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Spelling(u64, u64);

/// The letters that stand somewhere, and what is behind them.
#[derive(Clone, Copy)]
pub(crate) struct Letters {
    /// The letters: sixteen at the most.
    pub(crate) spelling: Spelling,
    /// How many they are.
    pub(crate) length: usize,
    /// The byte behind them: 0 at the end of the text, and a letter where there are sixteen or more.
    pub(crate) next: u8,
}

impl Letters {
    /// What the byte behind the letters means for the word.
    #[inline]
    pub(crate) fn follows(self) -> Follows {
        FOLLOWS[usize::from(self.next)]
    }
}

/// What may follow the ASCII letters of a word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Follows {
    /// Nothing that belongs to the word.
    Other,
    /// A stop, which may; and the stop or colon of an address.
    Stop,
    /// A further letter, a digit, an apostrophe or a character outside of ASCII: the word may go on.
    Joins,
}

const FOLLOWS: [Follows; 256] = {
    let mut follows = [Follows::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        match byte as u8 {
            b'.' | b':' => follows[byte] = Follows::Stop,
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'\'' | 0x80.. => follows[byte] = Follows::Joins,
            _ => {}
        }
        byte += 1;
    }
    follows
};

/// The lowest bit of each byte.
const ONES: u64 = u64::MAX / 0xFF;

impl Spelling {
    /// No letters.
    pub(crate) const NONE: Self = Self(0, 0);

    /// The letters of `text` from `at` on.
    #[inline]
    pub(crate) fn of(text: &[u8], at: usize) -> Letters {
        let sixteen = match text.get(at..at + 16).and_then(|bytes| bytes.first_chunk()) {
            Some(bytes) => u128::from_le_bytes(*bytes),
            None => few(text, at),
        };
        let (first, second) = (sixteen as u64, (sixteen >> 64) as u64);
        if let Some(bits) = letters(first) {
            return Letters {
                spelling: Self(keep(first, bits), 0),
                length: bits as usize / 8,
                next: (first >> bits) as u8,
            };
        }
        if let Some(bits) = letters(second) {
            return Letters {
                spelling: Self(first, keep(second, bits)),
                length: 8 + bits as usize / 8,
                next: (second >> bits) as u8,
            };
        }
        Letters { spelling: Self(first, second), length: 16, next: b'a' }
    }

    /// A number that differs, in its highest bits, for most spellings.
    #[inline]
    pub(super) fn spread(self) -> u64 {
        (self.0 ^ self.1.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    /// The identity of the word, which has so many letters.
    #[inline]
    pub(super) fn word(self, length: usize) -> Word {
        let Self(first, second) = self.lower();
        let word = with_letters(Word::EMPTY, first, length.min(8));
        if second == 0 { word } else { with_letters(word, second, length.saturating_sub(8)) }
    }

    /// The same in small letters.
    fn lower(self) -> Self {
        // Bit 6 is set in every letter, bit 5 in the small ones.
        let lower = |eight: u64| eight | (eight >> 1 & ONES << 5);
        Self(lower(self.0), lower(self.1))
    }

    /// Whether the last of so many letters are "ly".
    pub(super) fn ends_in_ly(self, length: usize) -> bool {
        let Self(first, second) = self.lower();
        let letters = u128::from(second) << 64 | u128::from(first);
        length >= 2 && letters >> (8 * (length - 2)) == u128::from(u16::from_le_bytes(*b"ly"))
    }

    /// How the letters are written.
    pub(super) fn case(self) -> Case {
        // Bit 6 is set in every letter, bit 5 in the small ones.
        let letters = [self.0, self.1].map(|eight| eight >> 6 & ONES);
        let large = [self.0, self.1].map(|eight| eight >> 6 & !(eight >> 5) & ONES);
        match large {
            [0, 0] => Case::LOWER,
            [1, 0] => Case::CAPITALISED,
            large if large == letters => Case::UPPER,
            _ => Case::MIXED,
        }
    }
}

/// The identity of `word` with the first letters of `eight` behind it, so many of them. All eight are read, so that no
/// branch depends on how many they are.
#[inline]
fn with_letters(word: Word, eight: u64, letters: usize) -> Word {
    let (mut words, mut all) = ([word; 8], word);
    for (shorter, letter) in words.iter_mut().zip(eight.to_le_bytes()) {
        *shorter = all;
        all = all.with_lower(letter);
    }
    words.get(letters).copied().unwrap_or(all)
}

/// The bytes of `text` from `at` on, of which less than sixteen are left, with zeros behind them.
#[cold]
fn few(text: &[u8], at: usize) -> u128 {
    text.get(at..).unwrap_or_default().iter().rev().fold(0, |all, byte| all << 8 | u128::from(*byte))
}

/// How many of eight bytes are letters before another byte comes, in bits; `None` where all are.
#[inline]
fn letters(eight: u64) -> Option<u32> {
    // Bit 5 tells lower case from upper. With bit 7 cleared, no sum runs over into the next byte; the sums set it
    // from "a" on, and beyond "z".
    let lower = (eight | ONES << 5) & (ONES * 0x7F);
    let from_a = lower + ONES * u64::from(0x80 - b'a');
    let beyond_z = lower + ONES * u64::from(0x7F - b'z');
    let others = (eight | beyond_z | !from_a) & (ONES << 7);
    (others != 0).then(|| others.trailing_zeros() & !7)
}

/// The lowest `bits`, of less than 64.
#[inline]
fn keep(eight: u64, bits: u32) -> u64 {
    eight & !(u64::MAX << bits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Eight bytes at once are read as one after the other would be.
        #[test]
        fn letters_end_where_a_loop_ends(bytes in any::<[u8; 8]>(), count in 0..=8_usize) {
            let mut bytes = bytes;
            bytes.iter_mut().take(count).for_each(|byte| *byte = b"AZaz"[usize::from(*byte % 4)]);
            let expected = bytes.iter().position(|byte| !byte.is_ascii_alphabetic()).map(|at| 8 * at as u32);
            prop_assert_eq!(letters(u64::from_le_bytes(bytes)), expected);
        }
    }

    #[test]
    fn letters_are_read_up_to_the_first_other_byte() {
        for (text, length) in [
            ("", 0),
            ("a", 1),
            ("Zz", 2),
            ("harbour's", 7),
            ("harbours ", 8),
            ("harbours", 8),
            ("harbourmaster.", 13),
            ("internationally,", 15),
            ("abcdefghijklmnopqrstuvwxyz", 16),
            ("@a", 0),
            ("[a", 0),
            ("a{", 1),
            ("caf\u{e9}", 3),
            ("\u{e9}", 0),
            ("x\0y", 1),
        ] {
            let letters = Spelling::of(text.as_bytes(), 0);
            assert_eq!(letters.length, length, "{text:?}");
            let next = text.as_bytes().get(length).copied().unwrap_or(0);
            assert!(letters.next == next || (length == 16 && letters.next.is_ascii_lowercase()), "{text:?}");
            let Spelling(first, second) = letters.spelling;
            let bytes = [first, second].map(u64::to_le_bytes).concat();
            assert!(bytes.starts_with(&text.as_bytes()[..length]) && bytes[length..].iter().all(|b| *b == 0));
            let padded = format!("(({text}{}", " ".repeat(16));
            assert!(Spelling::of(padded.as_bytes(), 2).spelling == letters.spelling, "{text:?}");
        }
    }

    #[test]
    fn a_spelling_tells_word_case_and_ending() {
        for (text, case, in_ly) in [
            ("The", Case::CAPITALISED, false),
            ("a", Case::LOWER, false),
            ("THE", Case::UPPER, false),
            ("iPhone", Case::MIXED, false),
            ("Molly", Case::CAPITALISED, true),
            ("FLY", Case::UPPER, true),
            ("ly", Case::LOWER, true),
            ("y", Case::LOWER, false),
            ("evidently", Case::LOWER, true),
            ("separately", Case::LOWER, true),
            ("internationally", Case::LOWER, true),
            ("lyrics", Case::LOWER, false),
        ] {
            let Letters { spelling, length, .. } = Spelling::of(text.as_bytes(), 0);
            assert_eq!(spelling.word(length), Word::of(text), "{text}");
            assert_eq!((spelling.case(), spelling.ends_in_ly(length)), (case, in_ly), "{text}");
        }
    }
}
