//! Names and roles of several words, as tables know them.

use copydesk_core::Word;
use copydesk_core::layers::{Token, TokenKind};

/// The words of a phrase, hyphens left out.
pub(super) type Phrase = Vec<Word>;

/// The words of a table's entry.
pub(super) fn words(entry: &str) -> impl Iterator<Item = Word> {
    let apart = |c: char| c.is_whitespace() || matches!(c, '-' | '&');
    entry.split(apart).filter(|word| !word.is_empty()).map(|word| Word::of(possessed(word)))
}

/// A word without its possessive ending: tokens split it off.
fn possessed(word: &str) -> &str {
    word.strip_suffix("'s").unwrap_or(word)
}

/// The identity of a table's entry.
pub(super) fn key_of(entry: &str) -> Word {
    words(entry).fold(Word::EMPTY, join)
}

/// The identity of a run of tokens; marks and hyphens do not count. A stop within an abbreviation does:
/// "U.S." is another word than "US".
pub(super) fn key(tokens: &[Token]) -> Word {
    let counts = |token: &&Token| matches!(token.kind, TokenKind::WORD | TokenKind::NUMBER);
    tokens.iter().filter(counts).map(|token| token.word).fold(Word::EMPTY, join)
}

/// The identity of a phrase with one more word.
pub(super) fn join(phrase: Word, word: Word) -> Word {
    if phrase == Word::EMPTY {
        return word;
    }
    Word((phrase.0.rotate_left(7) ^ word.0).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}
