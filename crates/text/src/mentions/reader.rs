//! A sentence as the search for mentions sees it.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Token, TokenFlags, TokenKind};

use super::acts::Act;
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

/// Classes of words that are common in small letters.
const COMMON: Class = FUNCTION
    .with(Class::COMMON)
    .with(Class::ADVERB)
    .with(Class::NOUN)
    .with(Class::ADJECTIVE)
    .with(Class::VERB)
    .with(Class::VERB_BASE)
    .with(Class::VERB_ING)
    .with(Class::REPORTING)
    .with(Class::REPORTING_OTHER)
    .with(Class::NUMBER_WORD)
    .with(Class::TIME_UNIT)
    .with(Class::ROLE)
    .with(Class::GROUP)
    .with(Class::ORGANISATION);

/// Given names.
pub(super) const GIVEN: Class = Class::FEMALE_NAME.with(Class::MALE_NAME);

/// The tokens of one sentence and what is known beside them.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// Those from `first` to `end`.
    pub(super) sentence: &'a [Token],
    pub(super) first: usize,
    pub(super) end: usize,
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
        // What stands before the sentence wraps around to far behind it: one bound to check, not three.
        self.sentence.get(at.wrapping_sub(self.first)).unwrap_or(&OUTSIDE)
    }

    /// The token before `at`.
    pub(super) fn before(&self, at: usize) -> &Token {
        at.checked_sub(1).map_or_else(|| self.token(usize::MAX), |at| self.token(at))
    }

    /// Whether the token at `at` belongs to the word before it without a blank.
    pub(super) fn glued(&self, at: usize) -> bool {
        !self.token(at).flags.has(TokenFlags::SPACED)
    }

    /// Whether a hyphen joins the word at `at` to the one before it.
    pub(super) fn hyphened(&self, at: usize) -> bool {
        self.glued(at) && at > 0 && self.before(at).kind == TokenKind::HYPHEN && self.glued(at - 1)
    }

    /// Whether the word at `at` is written like a name, and its capital means that.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let token = self.token(at);
        if token.kind != TokenKind::WORD || matches!(token.case, Case::LOWER | Case::NONE) {
            return false;
        }
        if token.class.has(Class::MONTH.with(Class::WEEKDAY)) && !self.date_is_name(at) {
            return false;
        }
        if token.case == Case::UPPER && !self.capitals && token.span.len() > 1 {
            return true;
        }
        if token.class.has(Class::PRONOUN) {
            return false;
        }
        let opens = token.flags.has(TokenFlags::OPENS_SENTENCE) || self.before(at).kind == TokenKind::COLON;
        if !self.capitals && !opens {
            return !token.class.has(FUNCTION) || !self.glued_capital(at);
        }
        let next = self.token(at + 1);
        let next_capital = next.kind == TokenKind::WORD && !matches!(next.case, Case::LOWER | Case::NONE);
        if token.class.has(FUNCTION) && !token.class.has(GIVEN) {
            return false;
        }
        if next_capital
            && (token.class.has(GIVEN) && !next.class.has(COMMON)
                || self.evidence.pair(token.word, next.word))
        {
            return true;
        }
        let of = [word!("of"), word!("for")].contains(&next.word);
        // "Labour said", "Apple sells".
        if self.tables.organisation_named(token.word).is_some() && self.act(at, at + 1) != Act::None {
            return true;
        }
        if next.word == word!("&") {
            return true;
        }
        if of && token.class.has(Class::ORGANISATION) && self.token(at + 2).case == Case::CAPITALISED {
            return true;
        }
        let head = Class::GROUP.with(Class::ROLE);
        let vouched = self.evidence.capital(token.word) && !token.class.has(head);
        let common = token.class.has(COMMON) && !vouched;
        !(common || self.evidence.small(token.word))
    }

    /// A function word with a capital inside a sentence: part of a title or of a name ("The Hague").
    fn glued_capital(&self, at: usize) -> bool {
        let before = self.before(at);
        before.kind != TokenKind::WORD || before.case == Case::LOWER
    }

    /// Whether a month or weekday belongs to a name: "April Ryan", "the Sunday Times", not "April 5".
    fn date_is_name(&self, at: usize) -> bool {
        let (token, next) = (self.token(at), self.token(at + 1));
        let plain = COMMON.with(Class::MONTH).with(Class::WEEKDAY);
        let person = token.class.has(GIVEN)
            && !next.class.has(plain)
            && !self.before(at).class.has(Class::PREPOSITION)
            && ![word!("a"), word!("an"), word!("the")].contains(&self.before(at).word);
        next.kind == TokenKind::WORD
            && next.case == Case::CAPITALISED
            && (person || next.class.has(Class::ORGANISATION))
    }

    /// Whether a comma and the name of a state or country follow at `at`: "Ferguson, Missouri,".
    pub(super) fn in_a_state(&self, at: usize) -> bool {
        let state = |end: usize| {
            let name = self.tokens.get(at + 1..end).unwrap_or_default();
            self.tables.nation(phrase::key(name)).is_some()
                && matches!(
                    self.token(end).kind,
                    TokenKind::COMMA | TokenKind::STOP | TokenKind::CLOSE_BRACKET
                )
        };
        self.token(at).kind == TokenKind::COMMA && (at + 2..at + 5).any(state)
    }

    /// Whether a preposition stands before `at`; the "of" of "thousands of people" is none.
    pub(super) fn governed(&self, at: usize) -> bool {
        let amount = at.checked_sub(2).is_some_and(|at| self.token(at).class.has(Class::NUMBER_WORD));
        let before = self.before(at);
        before.class.has(Class::PREPOSITION) && !(amount && before.word == word!("of"))
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
