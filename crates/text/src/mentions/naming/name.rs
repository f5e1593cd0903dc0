//! The words of a name that identify who bears it, whatever way it is written.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Token, TokenFlags, TokenKind};

use crate::mentions::found::Found;
use crate::mentions::names::is_suffix;
use crate::mentions::words::Words;

/// The words of a name that identify.
#[derive(Clone, Copy)]
pub(super) struct Name {
    /// The first, by its token.
    pub(super) given: u32,
    /// The last.
    pub(super) family: Word,
    /// How many there are.
    pub(super) words: u32,
}

impl Name {
    /// A name of a single word that is no article.
    fn of_word(at: u32, token: &Token) -> Self {
        let particle = token.flags.has(TokenFlags::OPENS_SENTENCE) && PARTICLES.has(token.word);
        if particle || token.case == Case::LOWER {
            return Self { given: at, family: Word::EMPTY, words: 0 };
        }
        Self { given: at, family: token.word, words: 1 }
    }

    /// The words of a name. Articles and particles do not count: al-Sisi and El-Sisi are Sisi.
    pub(super) fn of(tokens: &[Token], mention: &Found) -> Self {
        let first = mention.name.first() as u32;
        if let [only] = mention.name.of(tokens)
            && only.kind == TokenKind::WORD
            && !ARTICLES.has(only.word)
        {
            return Self::of_word(first, only);
        }
        let words = (first..).zip(mention.name.of(tokens)).filter(|(_, token)| token.kind == TokenKind::WORD);
        let mut name = Self { given: first, family: Word::EMPTY, words: 0 };
        for (at, token) in words {
            let opens = name.words == 0 && token.flags.has(TokenFlags::OPENS_SENTENCE);
            let article = ARTICLES.has(token.word) || opens && PARTICLES.has(token.word);
            if article || token.case == Case::LOWER || (name.words > 0 && is_suffix(token.word)) {
                continue;
            }
            name.given = if name.words == 0 { at } else { name.given };
            name.family = token.word;
            name.words += 1;
        }
        name
    }
}

/// Whether a name is a single word in capitals.
pub(super) fn is_upper(tokens: &[Token]) -> bool {
    matches!(tokens, [only] if only.case == Case::UPPER)
}

/// The word that the first letters of a name make: HRW of Human Rights Watch.
pub(super) fn initials(text: &str, tokens: &[Token]) -> Word {
    let letters = tokens.iter().filter(|token| token.kind == TokenKind::WORD && token.case != Case::LOWER);
    let letters = letters.filter_map(|token| text.as_bytes().get(token.span.start as usize));
    letters.filter(|letter| letter.is_ascii_alphabetic()).fold(Word::EMPTY, |word, letter| word.with(*letter))
}

/// The letters of an acronym: "U.N." is UN.
pub(super) fn letters(text: &str, tokens: &[Token]) -> Word {
    let written = tokens.first().and_then(|token| token.span.of(text)).unwrap_or("");
    written.bytes().filter(u8::is_ascii_alphabetic).fold(Word::EMPTY, Word::with)
}

/// Articles, which identify nobody.
static ARTICLES: Words<5> = Words::of(["al", "el", "the", "bin", "ibn"]);

/// Particles that have a capital only at the start of a sentence.
static PARTICLES: Words<4> = Words::of(["van", "von", "de", "di"]);
