//! A sentence as the search for mentions sees it.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Token, TokenFlags, TokenKind};

use super::evidence::Evidence;
use super::phrase;
use super::tables::Tables;

/// Classes of words that neither name anything nor stand inside a noun phrase.
pub(super) const FUNCTION: Class = Class::PREPOSITION
    .with(Class::SUBORDINATOR)
    .with(Class::COORDINATOR)
    .with(Class::AUXILIARY)
    .with(Class::MODAL)
    .with(Class::NEGATION)
    .with(Class::PRONOUN)
    .with(Class::DETERMINER)
    .with(Class::ADVERBIAL);

/// Given names.
pub(super) const GIVEN: Class = Class::FEMALE_NAME.with(Class::MALE_NAME);

/// The tokens of one sentence, by which all places count here, and what is known beside them.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// Which of them are written like names.
    pub(super) names: &'a [bool],
    pub(super) tables: &'static Tables,
    pub(super) evidence: &'a Evidence,
    /// Every word has a capital: a headline in title case.
    pub(super) capitals: bool,
}

impl Reader<'_> {
    /// The token at `at`; a full stop outside of the sentence.
    #[inline]
    pub(super) fn token(&self, at: usize) -> &Token {
        static OUTSIDE: Token = Token {
            word: Word::EMPTY,
            span: copydesk_core::Span::new(0, 0),
            class: Class::EMPTY,
            kind: TokenKind::STOP,
            case: Case::NONE,
            flags: TokenFlags::EMPTY,
        };
        self.tokens.get(at).unwrap_or(&OUTSIDE)
    }

    /// The token before `at`.
    #[inline]
    pub(super) fn before(&self, at: usize) -> &Token {
        // What stands before the sentence wraps around to far behind it.
        self.token(at.wrapping_sub(1))
    }

    /// Whether the token at `at` belongs to the word before it without a blank.
    pub(super) fn glued(&self, at: usize) -> bool {
        !self.token(at).flags.has(TokenFlags::SPACED)
    }

    /// Whether a hyphen joins the word at `at` to the one before it.
    #[inline]
    pub(super) fn hyphened(&self, at: usize) -> bool {
        self.glued(at) && self.before(at).kind == TokenKind::HYPHEN && self.glued(at - 1)
    }

    /// Whether the word at `at` is written like a name, and its capital means that.
    #[inline]
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.names.get(at).copied().unwrap_or(false)
    }

    /// Whether a comma and the name of a state or country follow at `at`: "Ferguson, Missouri,".
    pub(super) fn in_a_state(&self, at: usize) -> bool {
        let state = |end: usize| {
            let name = self.tokens.get(at + 1..end).unwrap_or_default();
            self.tables.of(phrase::key(name)).nation.is_some()
                && matches!(
                    self.token(end).kind,
                    TokenKind::COMMA | TokenKind::STOP | TokenKind::CLOSE_BRACKET
                )
        };
        self.token(at).kind == TokenKind::COMMA && (at + 2..at + 5).any(state)
    }

    /// Whether a preposition stands before `at`; the "of" of "thousands of people" is none.
    pub(super) fn governed(&self, at: usize) -> bool {
        governs(self.token(at.wrapping_sub(2)), self.before(at))
    }

    /// Whether the plural noun at `at` is rather a verb, as after a name or a singular: "Lee plans a tour". A
    /// noun would be followed by its verb, by a mark or by "of".
    pub(super) fn noun_as_verb(&self, at: usize) -> bool {
        let (token, next) = (self.token(at), self.token(at + 1));
        let people = Class::GROUP.with(Class::ROLE).with(Class::ORGANISATION);
        let verb = Class::AUXILIARY.with(Class::MODAL).with(Class::VERB).with(Class::REPORTING);
        let goes_on = next.class.has(verb) || [word!("of"), word!("and")].contains(&next.word);
        token.class.has(Class::NOUN)
            && !token.class.has(people)
            && token.span.of(self.text).is_some_and(|word| word.ends_with('s') && !word.ends_with("ss"))
            && matches!(
                next.kind,
                TokenKind::WORD | TokenKind::NUMBER | TokenKind::CURRENCY | TokenKind::OPEN_QUOTE
            )
            && !goes_on
    }
}

/// Whether the second of two tokens is a preposition; the "of" of "thousands of people" is none.
pub(super) fn governs(earlier: &Token, before: &Token) -> bool {
    let amount = || before.word == word!("of") && earlier.class.has(Class::NUMBER_WORD);
    before.class.has(Class::PREPOSITION) && !amount()
}
