//! Short words that were read lately. Four words in five of a text have just been read, often by the same
//! thread: such a word is neither hashed nor looked up again.

use std::cell::RefCell;

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class};

use crate::lexicon::Lexicon;

/// ASCII letters as they are written, the first in the lowest byte of the first eight.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Spelling(u64, u64);

/// The lowest bit of each byte.
const ONES: u64 = u64::MAX / 0xFF;

impl Spelling {
    /// The letters that `text` begins with, sixteen at the most, and how many they are.
    #[inline]
    pub(super) fn of(text: &[u8]) -> (Self, usize) {
        let first = eight(text);
        let length = letters(first);
        if length < 8 {
            return (Self(keep(first, length), 0), length);
        }
        let second = eight(text.get(8..).unwrap_or_default());
        let more = letters(second);
        (Self(first, if more < 8 { keep(second, more) } else { second }), 8 + more)
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

/// The first eight bytes of `text`, with zeros behind its end.
#[inline]
fn eight(text: &[u8]) -> u64 {
    match text.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => text.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte)),
    }
}

/// How many of eight bytes are letters before another byte comes.
#[inline]
fn letters(eight: u64) -> usize {
    // Bit 5 tells lower case from upper. With bit 7 cleared, no sum runs over into the next byte; the sums set it
    // from "a" on, and beyond "z".
    let lower = (eight | ONES << 5) & (ONES * 0x7F);
    let from_a = lower + ONES * u64::from(0x80 - b'a');
    let beyond_z = lower + ONES * u64::from(0x7F - b'z');
    let others = (eight | beyond_z | !from_a) & (ONES << 7);
    others.trailing_zeros() as usize / 8
}

/// The first `bytes` bytes, of less than eight.
#[inline]
fn keep(eight: u64, bytes: usize) -> u64 {
    eight & !(u64::MAX << (8 * bytes))
}

/// What a word of ASCII letters is, wherever it stands.
#[derive(Clone, Copy)]
pub(super) struct Known {
    spelling: Spelling,
    pub(super) word: Word,
    pub(super) class: Class,
    pub(super) case: Case,
}

impl Known {
    /// No word is spelt like this. All zeros, so that a thread's places need not be filled before they are used.
    const NOTHING: Self =
        Self { spelling: Spelling(0, 0), word: Word(0), class: Class::EMPTY, case: Case::NONE };

    #[inline(never)]
    fn read(spelling: Spelling, length: usize, lexicon: &Lexicon) -> Self {
        let (mut word, mut end) = (Word::EMPTY, [0; 2]);
        for mut letters in [spelling.0, spelling.1] {
            while letters != 0 {
                // Bit 5 tells lower case from upper.
                let lower = letters as u8 | 0x20;
                word = word.with_lower(lower);
                end = [end[1], lower];
                letters >>= 8;
            }
        }
        let case = spelling.case();
        Self { spelling, word, class: class(lexicon, word, case, length, end == *b"ly"), case }
    }
}

/// The classes of a word of so many bytes. An unknown one may be an adverb by its ending; a capital may open a
/// sentence, but a short word with one is rather a name: Kelly, Molly.
pub(super) fn class(lexicon: &Lexicon, word: Word, case: Case, length: usize, in_ly: bool) -> Class {
    let class = lexicon.class(word);
    let shortest = match case {
        Case::LOWER => 5,
        Case::CAPITALISED => 8,
        _ => return class,
    };
    if class == Class::EMPTY && in_ly && length >= shortest { Class::ADVERB } else { class }
}

/// The words last read, each in the place that its spelling gives it.
pub(super) struct Recent([Known; 1 << BITS]);

const BITS: u32 = 12;

impl Recent {
    /// Lends `what` the words that this thread has read.
    pub(super) fn with<T>(what: impl FnOnce(&mut Self) -> T) -> T {
        thread_local! {
            static RECENT: RefCell<Recent> = const { RefCell::new(Recent([Known::NOTHING; 1 << BITS])) };
        }
        RECENT.with_borrow_mut(what)
    }

    /// What the word of this spelling and length is.
    #[inline]
    pub(super) fn known(&mut self, spelling: Spelling, length: usize, lexicon: &Lexicon) -> Known {
        let Spelling(first, second) = spelling;
        let spread = (first ^ second.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        // As many bits as there are places.
        let place = &mut self.0[(spread >> (64 - BITS)) as usize];
        if place.spelling != spelling {
            *place = Known::read(spelling, length, lexicon);
        }
        *place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("abcdefghijklmnopqrstuvwxyz", 16),
            ("@a", 0),
            ("[a", 0),
            ("a{", 1),
            ("caf\u{e9}", 3),
            ("\u{e9}", 0),
            ("x\0y", 1),
        ] {
            let (spelling, letters) = Spelling::of(text.as_bytes());
            assert_eq!(letters, length, "{text:?}");
            let bytes = [spelling.0, spelling.1].map(u64::to_le_bytes).concat();
            assert!(bytes.starts_with(&text.as_bytes()[..length]) && bytes[length..].iter().all(|b| *b == 0));
        }
    }

    #[test]
    fn a_word_is_the_same_when_it_comes_again() {
        let lexicon = Lexicon::get();
        let texts = ["The", "the", "THE", "iPhone", "quarrelsomely", "Molly", "a", "internationally"];
        for text in texts.into_iter().chain(texts) {
            let (spelling, length) = Spelling::of(text.as_bytes());
            let known = Recent::with(|recent| recent.known(spelling, length, lexicon));
            assert_eq!(known.word, Word::of(text));
            let case = match text {
                "The" | "Molly" => Case::CAPITALISED,
                "THE" => Case::UPPER,
                "iPhone" => Case::MIXED,
                _ => Case::LOWER,
            };
            assert_eq!(known.case, case, "{text}");
        }
    }
}
