//! The tokens of one sentence, as the grammar reads them.

use copydesk_sdk::core::layers::{Case, Class, Token, TokenFlags, TokenKind};
use copydesk_sdk::core::{Span, Word};

use crate::lexicon::{Cue, Known, Label, NumberWord, Role};

/// A sentence's tokens, and what the tables say of their words: looked up once, asked for often. Every question about
/// a token outside of it has a harmless answer, so that the grammar needs no bounds of its own.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) text: &'a str,
    /// The tokens; the word of an abbreviation is without the last stop.
    pub(crate) tokens: &'a [Token],
    /// What is known of each.
    pub(crate) known: &'a [&'static Known],
    /// The words that can make a source of another: those of saying, and those whose cues say so.
    pub(crate) attributing: &'a [usize],
}

impl<'a> View<'a> {
    /// The number of tokens.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    #[inline]
    pub(crate) fn get(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The token before `at`.
    pub(crate) fn before(&self, at: usize) -> Option<&'a Token> {
        self.get(at.checked_sub(1)?)
    }

    /// The identity of the token's word, an abbreviation's without its last stop.
    #[inline]
    pub(crate) fn word(&self, at: usize) -> Word {
        self.get(at).map_or_else(Word::default, |token| token.word)
    }

    /// What part the word at `at` plays in a number.
    #[inline]
    pub(crate) fn number(&self, at: usize) -> Option<NumberWord> {
        let number = self.known.get(at)?.number?;
        let wordy = matches!(self.get(at)?.kind, TokenKind::WORD | TokenKind::SYMBOL);
        wordy.then_some(number)
    }

    /// Whether the word at `at` gives the cue, or one of several.
    #[inline]
    pub(crate) fn says(&self, at: usize, cue: Cue) -> bool {
        self.known.get(at).is_some_and(|known| known.cues.has(cue))
    }

    /// Whether the word at `at` can stand where the role has it.
    #[inline]
    pub(crate) fn plays(&self, at: usize, role: Role) -> bool {
        self.known.get(at).is_some_and(|known| known.roles.has(role))
    }

    /// Whether the token at `at` has no part in a number, a range, a unit, a rate or a bound that ends before it, as
    /// most have none. Only "one household in three" goes across such a word.
    #[inline]
    pub(crate) fn ends_figure(&self, at: usize) -> bool {
        let (Some(token), Some(known)) = (self.get(at), self.known.get(at)) else { return true };
        let apart = match token.kind {
            TokenKind::WORD => token.flags.has(TokenFlags::SPACED),
            TokenKind::COMMA | TokenKind::STOP | TokenKind::SEMICOLON | TokenKind::CLOSE_BRACKET => true,
            kind => kind == TokenKind::CLOSE_QUOTE,
        };
        apart
            && known.number.is_none()
            && !known.cues.has(Cue::GOES_ON)
            && !known.roles.has(Role::BEHIND_NUMBER)
    }

    /// What kind of name the word at `at` makes with a number.
    #[inline]
    pub(crate) fn label(&self, at: usize) -> Option<Label> {
        self.known.get(at)?.label
    }

    /// The word of the token `back` places before `at`.
    pub(crate) fn word_before(&self, at: usize, back: usize) -> Word {
        at.checked_sub(back).map_or_else(Word::default, |i| self.word(i))
    }

    #[inline]
    pub(crate) fn is(&self, at: usize, kind: TokenKind) -> bool {
        self.get(at).is_some_and(|token| token.kind == kind)
    }

    #[inline]
    pub(crate) fn is_word(&self, at: usize, words: &[Word]) -> bool {
        self.get(at).is_some_and(|token| words.contains(&token.word))
    }

    #[inline]
    pub(crate) fn has(&self, at: usize, class: Class) -> bool {
        self.get(at).is_some_and(|token| token.class.has(class))
    }

    #[inline]
    pub(crate) fn case(&self, at: usize) -> Case {
        self.get(at).map_or(Case::NONE, |token| token.case)
    }

    #[inline]
    pub(crate) fn flag(&self, at: usize, flag: TokenFlags) -> bool {
        self.get(at).is_some_and(|token| token.flags.has(flag))
    }

    /// Whether white space stands before the token. The end of the sentence counts as white space.
    #[inline]
    pub(crate) fn spaced(&self, at: usize) -> bool {
        self.get(at).is_none_or(|token| token.flags.has(TokenFlags::SPACED))
    }

    /// Whether the token touches the one before it.
    #[inline]
    pub(crate) fn glued(&self, at: usize) -> bool {
        at > 0 && !self.spaced(at)
    }

    /// How many bytes stand between the token and the one before it.
    pub(crate) fn gap(&self, at: usize) -> u32 {
        match (self.before(at), self.get(at)) {
            (Some(before), Some(token)) => token.span.start.saturating_sub(before.span.end),
            _ => 0,
        }
    }

    pub(crate) fn words(&self, span: Span) -> &'a str {
        span.of(self.text).unwrap_or_default()
    }

    /// The text of one token.
    pub(crate) fn token_text(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |token| self.words(token.span))
    }

    /// The bytes of one token: all that its ending or its first letter takes.
    #[inline]
    pub(crate) fn letters(&self, at: usize) -> &'a [u8] {
        let Some(token) = self.get(at) else { return &[] };
        self.text.as_bytes().get(token.span.start as usize..token.span.end as usize).unwrap_or_default()
    }

    /// From the start of token `first` to the end of the token before `end`.
    pub(crate) fn span(&self, first: usize, end: usize) -> Span {
        match (self.get(first), end.checked_sub(1).and_then(|last| self.get(last))) {
            (Some(a), Some(b)) if first < end => Span::new(a.span.start, b.span.end),
            _ => Span::default(),
        }
    }

    /// The tokens that cover `span`: from the first that ends behind its start.
    pub(crate) fn index_of(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.span.end <= offset)
    }

    /// Whether the token is a hyphen that touches both of its neighbours.
    #[inline]
    pub(crate) fn joins(&self, at: usize) -> bool {
        self.is(at, TokenKind::HYPHEN) && self.ties(at)
    }

    /// Whether the token at `at` touches both of its neighbours, the second of them a word or a number.
    fn ties(&self, at: usize) -> bool {
        let tied = self.get(at + 1).is_some_and(|next| {
            matches!(next.kind, TokenKind::WORD | TokenKind::NUMBER | TokenKind::CURRENCY)
        });
        tied && self.glued(at) && self.glued(at + 1)
    }
}
