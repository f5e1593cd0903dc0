//! Short words that were read lately. Nine words in ten of a text have just been read, often by the same
//! thread: such a word is neither hashed nor looked up again.

use std::cell::RefCell;

use copydesk_core::layers::{Case, Class, Token, TokenFlags, TokenKind};
use copydesk_core::{Span, Word};

use super::spelling::Spelling;
use crate::lexicon::{Entry, Lexicon, Traits};

/// What a word of ASCII letters is, wherever it stands.
#[derive(Clone, Copy)]
pub(crate) struct Known {
    spelling: Spelling,
    pub(super) word: Word,
    pub(super) class: Class,
    pub(super) case: Case,
    pub(crate) traits: Traits,
}

impl Known {
    /// No word is spelt like this. All zeros, so that a thread's places need not be filled before they are used.
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
pub(crate) struct Recent([Known; 1 << BITS]);

const BITS: u32 = 13;

impl Recent {
    /// Lends `what` the words that this thread has read.
    pub(crate) fn with<T>(what: impl FnOnce(&mut Self) -> T) -> T {
        thread_local! {
            static RECENT: RefCell<Recent> = const { RefCell::new(Recent([Known::NOTHING; 1 << BITS])) };
        }
        RECENT.with_borrow_mut(what)
    }

    /// What the word of this spelling and length is.
    #[inline]
    pub(crate) fn known(&mut self, spelling: Spelling, length: usize, lexicon: &Lexicon) -> &Known {
        // As many bits as there are places.
        let place = &mut self.0[(spelling.spread() >> (64 - BITS)) as usize];
        if place.spelling != spelling {
            place.read(spelling, length, lexicon);
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::super::Letters;
    use super::*;

    #[test]
    fn a_word_is_the_same_when_it_comes_again() {
        let lexicon = Lexicon::get();
        let texts = ["The", "the", "THE", "iPhone", "quarrelsomely", "Molly", "a", "internationally"];
        for text in texts.into_iter().chain(texts) {
            let Letters { spelling, length, .. } = Spelling::of(text.as_bytes(), 0);
            let known = Recent::with(|recent| *recent.known(spelling, length, lexicon));
            assert_eq!(known.word, Word::of(text));
            let adverb = matches!(text, "quarrelsomely" | "internationally");
            assert_eq!(known.class == Class::ADVERB, adverb, "{text}");
        }
    }
}
