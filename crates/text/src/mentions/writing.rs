//! How a sentence is written: in capitals throughout, In Title Case, or so that a capital means something.

use copydesk_core::layers::{Case, Token, TokenFlags, TokenKind, Zone};

use super::blocks::Block;

/// How a sentence is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Writing {
    /// In capitals throughout.
    pub(super) shouted: bool,
    /// In Title Case, as running text seldom is.
    pub(super) titled: bool,
}

impl Writing {
    /// How the sentence of these tokens and blocks is written, so many words of which have a capital.
    pub(super) fn of(tokens: &[Token], blocks: &[Block], capitals: usize) -> Self {
        // The one takes three words in capitals, the other five with one, or more.
        let words = || blocks.iter().flat_map(Block::capitals).filter_map(|at| tokens.get(at));
        let upper = || words().filter(|word| word.case == Case::UPPER).count();
        Self {
            shouted: capitals >= 3 && upper() >= 3 && shouts(tokens),
            titled: capitals >= 5 && !runs(tokens, blocks) && in_title_case(tokens, Zone::BODY),
        }
    }

    /// Whether capitals tell names from other words.
    pub(super) fn tells(self) -> bool {
        !self.shouted && !self.titled
    }
}

/// Whether a sentence has more long words in small letters than one in Title Case may have, as most have early on.
fn runs(tokens: &[Token], blocks: &[Block]) -> bool {
    let small = blocks.iter().flat_map(Block::small_words).filter_map(|at| tokens.get(at));
    let mut long = small.filter(|word| word.span.len() > 3 && !word.flags.has(TokenFlags::OPENS_SENTENCE));
    long.nth(tokens.len() * 5 / 100).is_some()
}

/// Whether a sentence is written in capitals throughout.
fn shouts(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.kind == TokenKind::WORD && token.span.len() > 1);
    mostly(words, tokens.len(), 4, 70, |token| token.case == Case::UPPER)
}

/// Whether a sentence is written In Title Case. In running text, where names alone can fill a short sentence,
/// only a long one is.
pub(super) fn in_title_case(tokens: &[Token], zone: Zone) -> bool {
    let (least, percent) = if zone == Zone::BODY { (5, 95) } else { (3, 80) };
    let words = tokens.iter().filter(|token| {
        token.kind == TokenKind::WORD && token.span.len() > 3 && !token.flags.has(TokenFlags::OPENS_SENTENCE)
    });
    mostly(words, tokens.len(), least, percent, |token| token.case != Case::LOWER)
}

/// Whether at least `percent` of the words are `so`, and there are at least so many words. Looks at no more of
/// the `count` tokens than it takes to tell.
fn mostly<'a>(
    words: impl Iterator<Item = &'a Token>,
    count: usize,
    least: usize,
    percent: usize,
    so: impl Fn(&Token) -> bool,
) -> bool {
    let most_others = count * (100 - percent) / 100;
    let (mut all, mut other) = (0, 0);
    for word in words {
        all += 1;
        if !so(word) {
            other += 1;
            if other > most_others {
                return false;
            }
        }
    }
    all >= least && (all - other) * 100 >= all * percent
}
