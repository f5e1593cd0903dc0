//! Short words that were read lately. Nine words in ten of a text have just been read, often by the same
//! thread: such a word is neither hashed nor looked up again.

use std::cell::RefCell;

use copydesk_core::layers::{Case, Class, Token, TokenFlags, TokenKind};
use copydesk_core::{Span, Word};

use super::spelling::{Letters, Spelling};
use crate::lexicon::{Entry, Lexicon, Traits};

/// What a word of ASCII letters is, wherever it stands. Two fill a line of the processor's cache, and none has part in
/// two lines.
#[derive(Clone, Copy)]
#[repr(align(32))]
pub(crate) struct Known {
    spelling: Spelling,
    pub(super) word: Word,
    pub(super) class: Class,
    pub(super) case: Case,
    pub(crate) traits: Traits,
}

impl Known {
    /// No word is spelt like this. All zeros, so that places need not be filled before they are used.
    const NOTHING: Self = Self {
        spelling: Spelling::NONE,
        word: Word(0),
        class: Class::EMPTY,
        case: Case::NONE,
        traits: Traits::EMPTY,
    };

    /// The token of the word at this place.
    #[inline]
    pub(super) fn token(&self, span: Span, flags: TokenFlags) -> Token {
        Token { word: self.word, span, class: self.class, kind: TokenKind::WORD, case: self.case, flags }
    }

    /// Becomes the word of this spelling and length.
    #[inline(never)]
    fn read(&mut self, spelling: Spelling, length: usize, lexicon: &Lexicon) {
        self.spelling = spelling;
        self.word = spelling.word(length);
        self.case = spelling.case();
        let entry = lexicon.entry(self.word);
        let in_ly = may_be_adverb(self.case, length) && spelling.ends_in_ly(length);
        self.class = class(entry, in_ly);
        self.traits = entry.traits();
    }
}

/// The classes of a word; an unknown one in "-ly" may be an adverb.
#[inline]
pub(super) fn class(entry: Entry, in_ly: bool) -> Class {
    if in_ly && entry.class == Class::EMPTY { Class::ADVERB } else { entry.class }
}

/// Whether a word of so many bytes may be an adverb by its ending. A capital may open a sentence, but a short word with
/// one is rather a name: Kelly, Molly.
#[inline]
pub(super) fn may_be_adverb(case: Case, length: usize) -> bool {
    match case {
        Case::LOWER => length >= 5,
        Case::CAPITALISED => length >= 8,
        _ => false,
    }
}

/// The words last read, each in the place that its spelling gives it.
pub(crate) struct Recent(Box<[Known; 1 << BITS]>);

/// Half a megabyte. With twice as many places, one word in thirty less would be read again, from memory farther away.
const BITS: u32 = 14;

impl Recent {
    fn new() -> Self {
        let places = vec![Known::NOTHING; 1 << BITS].into_boxed_slice();
        Self(places.try_into().unwrap_or_else(|_| unreachable!("as many as were asked for")))
    }

    /// Lends `what` the words that this thread has read.
    pub(crate) fn with<T>(what: impl FnOnce(&mut Self) -> T) -> T {
        thread_local! {
            static RECENT: RefCell<Recent> = RefCell::new(Recent::new());
        }
        RECENT.with_borrow_mut(what)
    }

    /// What the word of these letters is.
    #[inline]
    pub(crate) fn known(&mut self, letters: Letters, lexicon: &Lexicon) -> &Known {
        // As many bits as there are places.
        let place = &mut self.0[(letters.spelling.spread() >> (64 - BITS)) as usize];
        if place.spelling != letters.spelling {
            place.read(letters.spelling, letters.length, lexicon);
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_the_same_when_it_comes_again() {
        let lexicon = Lexicon::get();
        let texts = ["The", "the", "THE", "iPhone", "quarrelsomely", "Molly", "a", "internationally"];
        for text in texts.into_iter().chain(texts) {
            let letters = Spelling::of(text.as_bytes(), 0);
            let known = Recent::with(|recent| *recent.known(letters, lexicon));
            assert_eq!(known.word, Word::of(text));
            let adverb = matches!(text, "quarrelsomely" | "internationally");
            assert_eq!(known.class == Class::ADVERB, adverb, "{text}");
        }
    }
}
