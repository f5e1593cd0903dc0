//! Whether a capital means a name: at the start of a sentence and in a headline every word may have one.

use copydesk_core::layers::{Case, Class, TokenFlags, TokenKind};

use super::acts::Act;
use super::reader::{FUNCTION, GIVEN, Reader};

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

impl Reader<'_> {
    /// Whether the word with a capital at `at` is written like a name, and its capital means that.
    pub(super) fn capital_names(&self, at: usize) -> bool {
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
        if self.tables.of(token.word).named.is_some() && self.act(at, at + 1) != Act::None {
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
}
