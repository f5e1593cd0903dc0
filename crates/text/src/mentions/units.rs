//! Noun phrases: how far one reaches, and the words it is made of.
//!
//! Without a tagger, a phrase is read from what cannot belong to it. After an article nearly every word may
//! stand up to the noun; without one only known nouns and adjectives may, and behind a name only those that
//! lead to a role or an organisation ("Canadian business expert Ian Lee").

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Token, TokenFlags, TokenKind};

use super::joints::{is_arabic_article, joints, known_name, may_join, may_open_a_name};
use super::nominals::{
    CLAUSE_OPENERS, HEADS, LEADING, compound, ends_in_person, is_determiner, is_head, is_settled, is_suffix,
    leads_to_head, nominal, role_tail,
};
use super::openings::{self, Opening};
use super::reader::{FUNCTION, Reader};
use super::tables::{Entry, Facts, Known};
use super::words::Words;

/// No phrase has more words.
pub(super) const LONGEST: usize = 18;

/// A word of a noun phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// Its token.
    pub(super) at: usize,
    /// The word.
    pub(super) word: Word,
    /// Its classes.
    pub(super) class: Class,
    /// What the tables know of it.
    pub(super) known: &'static Known,
    /// What they know, in short.
    pub(super) facts: Facts,
    /// Whether it is written like a name.
    pub(super) name: bool,
    /// Whether it only joins words of a name: "of", "al", "and".
    pub(super) joint: bool,
}

/// A noun phrase. A possessor divides it into parts.
#[derive(Clone, Debug, Default)]
pub(super) struct NounPhrase {
    /// Its words, hyphens and possessive endings left out.
    pub(super) units: Vec<Unit>,
    /// Where the parts begin, by unit.
    pub(super) parts: Vec<usize>,
    /// How it begins.
    opening: Opening,
    /// Its first token, the article included.
    pub(super) first: usize,
    /// The token after its last.
    pub(super) end: usize,
    /// Its article or the like.
    pub(super) determiner: Option<Word>,
    /// Whether one of its words is written like a name.
    pub(super) names: bool,
    /// Whether one of its words is a title or can be the head of a description.
    heads: bool,
    /// Whether one of its words is a title or the head of a role.
    pub(super) roles: bool,
}

impl NounPhrase {
    /// Reads the phrase that begins like this at `at`; empty where none does.
    #[inline(always)]
    pub(super) fn read(&mut self, reader: &Reader<'_>, at: usize, opening: Opening) {
        self.opening = opening;
        self.units.clear();
        self.parts.clear();
        self.parts.push(0);
        self.first = at;
        self.end = at;
        self.determiner = None;
        self.names = false;
        self.heads = false;
        self.roles = false;
        let mut at = at;
        if opening == Opening::Article {
            self.determiner = Some(reader.token(at).word);
            at += 1;
            if reader.token(at).word == word!("same") || is_determiner(reader.token(at)) {
                at += 1;
            }
        }
        while self.units.len() < LONGEST {
            let Some(next) = self.step(reader, at) else { break };
            at = next;
        }
        self.end = self.units.last().map_or(self.first, |unit| unit.at + 1);
        self.trim_joints();
    }

    /// Whether anybody may be mentioned in it: most phrases, of things, hold neither a name nor a head.
    pub(super) fn may_mention(&self) -> bool {
        self.names || self.heads
    }

    /// Takes what stands at `at` into the phrase and returns where to go on.
    #[inline]
    fn step(&mut self, reader: &Reader<'_>, at: usize) -> Option<usize> {
        let token = reader.token(at);
        if token.kind == TokenKind::WORD {
            self.word(reader, at, token)
        } else {
            self.other(reader, at, token)
        }
    }

    /// Takes the word at `at` into the phrase, and what belongs to it.
    #[inline(always)]
    fn word(&mut self, reader: &Reader<'_>, at: usize, token: &Token) -> Option<usize> {
        let lower = token.case == Case::LOWER;
        let hyphen = reader.token(at + 1).kind == TokenKind::HYPHEN;
        let after_name = self.ends_in_name();
        // Most phrases end before a function word, and behind a name before all that is no noun.
        if lower && !hyphen && !self.units.is_empty() {
            let ends = if after_name {
                let owned = self.parts.last() == Some(&self.units.len());
                !token.class.has(LEADING) && !owned && !may_join(token)
            } else {
                token.class.has(FUNCTION)
            };
            if ends {
                return None;
            }
        }
        if (lower || token.flags.has(TokenFlags::OPENS_SENTENCE))
            && (after_name || hyphen || may_open_a_name(token))
            && let Some(joints) = joints(&self.units, reader, at)
        {
            for joint in at..at + joints {
                if reader.token(joint).kind == TokenKind::WORD {
                    self.push(reader, joint, true, true);
                }
            }
            return Some(at + joints);
        }
        let known = reader.tables.of(token.word);
        if !lower
            && known.is(Facts::OPENS_A_NAME)
            && let Some(end) = known_name(reader, at)
        {
            for at in at..end {
                self.push(reader, at, true, reader.token(at).case == Case::LOWER);
            }
            return Some(end);
        }
        let name = !lower && reader.is_name(at);
        if !name && !self.admits(reader, at) {
            return None;
        }
        let mut end = at + 1;
        if hyphen {
            end = compound(reader, at);
            self.push_compound(reader, at, end, name);
        } else {
            self.add(at, token, known, name, false);
            if !known.is(Facts::LONG_ROLE) {
                return Some(end);
            }
        }
        let tail = self.units.last().map_or(0, |unit| role_tail(reader, unit));
        for at in end..end + tail {
            if reader.token(at).kind == TokenKind::WORD {
                self.push(reader, at, name, false);
            }
        }
        Some(end + tail)
    }

    /// Takes what is no word at `at` into the phrase: a number, a possessive ending, a mark within a name.
    #[inline(always)]
    fn other(&mut self, reader: &Reader<'_>, at: usize, token: &Token) -> Option<usize> {
        match token.kind {
            TokenKind::NUMBER if self.admits_number(reader, at) => {
                self.push(reader, at, false, false);
                let end = compound(reader, at);
                Some(end)
            }
            TokenKind::POSSESSIVE if !self.units.is_empty() && self.owns(reader, at + 1) => {
                self.parts.push(self.units.len());
                Some(at + 1)
            }
            _ if !self.ends_in_name() => None,
            TokenKind::SYMBOL if token.word == word!("&") && reader.is_name(at + 1) => {
                self.push(reader, at, true, true);
                Some(at + 1)
            }
            TokenKind::COMMA if is_suffix(reader.token(at + 1)) => Some(at + 1),
            TokenKind::OPEN_QUOTE
                if reader.is_name(at + 1)
                    && reader.token(at + 2).kind == TokenKind::CLOSE_QUOTE
                    && reader.is_name(at + 3) =>
            {
                Some(at + 3)
            }
            _ => None,
        }
    }

    fn ends_in_name(&self) -> bool {
        self.units.last().is_some_and(|unit| unit.name)
    }

    /// Whether a word in small letters at `at` may go on with the phrase.
    #[inline(always)]
    fn admits(&self, reader: &Reader<'_>, at: usize) -> bool {
        let token = reader.token(at);
        if token.class.has(FUNCTION) {
            return self.units.is_empty() && self.determiner.is_some() && token.class.has(Class::ADVERBIAL);
        }
        if self.units.is_empty() {
            return self.determiner.is_some()
                || self.opening == Opening::Noun
                || openings::may_begin(reader, at, token);
        }
        let part = self.parts.last().copied().unwrap_or(0);
        let inside = self.units.get(part..).unwrap_or_default();
        let led = self.determiner.is_some() || part > 0;
        let head = || is_head(token);
        let Some(last) = inside.last() else { return true };
        // "the time residents arrived": a clause begins.
        if token.class.has(Class::ADVERB) || CLAUSE_OPENERS.has(last.word) {
            return false;
        }
        if !is_settled(last) {
            let verb = Class::VERB.with(Class::REPORTING).with(Class::VERB_BASE);
            let participle = token.class.has(verb) && !token.class.has(Class::NOUN) && !head();
            return if participle { led && nominal(reader.token(at + 1)) } else { led || nominal(token) };
        }
        // Behind a name or a head: only what is a noun itself. After a plural, a verb may look like one.
        let finite = Class::VERB.with(Class::REPORTING);
        let noun = token.class.has(Class::NOUN) && !token.class.has(finite) && !reader.noun_as_verb(at);
        let body = token.class.has(Class::ORGANISATION);
        // "Mayor Ann Lee speaking on the radio": what a person is doing.
        if token.class.has(Class::VERB_ING) && !head() && !body && ends_in_person(inside) {
            return false;
        }
        let verb = Class::VERB_BASE.with(Class::VERB_ING);
        let agrees = last.class.has(Class::GROUP) && token.class.has(verb) && !body;
        !agrees && (noun || leads_to_head(reader, at))
    }

    /// Whether a number at `at` belongs to the phrase: at its beginning, and after an article.
    fn admits_number(&self, reader: &Reader<'_>, at: usize) -> bool {
        let month = reader.before(at).class.has(Class::MONTH) && self.determiner.is_some();
        (self.units.is_empty() || month) && openings::number_counts(reader, at)
            || self.units.last().is_some_and(|unit| unit.name && NUMBERED.has(unit.word))
    }

    /// Whether what stands at `at` can be owned: the possessive ending before it is no "is" or "has".
    fn owns(&self, reader: &Reader<'_>, at: usize) -> bool {
        let token = reader.token(at);
        let name = reader.is_name(at);
        let going =
            token.class.has(Class::VERB_ING) && !nominal(reader.token(at + 1)) && !reader.is_name(at + 1);
        let noun = !token.class.has(FUNCTION.with(Class::ADVERB)) && !going;
        token.kind == TokenKind::WORD && (name || noun) || token.kind == TokenKind::NUMBER
    }

    fn push(&mut self, reader: &Reader<'_>, at: usize, name: bool, joint: bool) {
        let token = reader.token(at);
        self.add(at, token, reader.tables.of(token.word), name, joint);
    }

    #[inline]
    fn add(&mut self, at: usize, token: &Token, entry: Entry<'static>, name: bool, joint: bool) {
        let Entry { facts, known } = entry;
        self.names |= name;
        let role = facts.has(Facts::ROLE);
        self.heads |= token.class.has(HEADS) | role;
        self.roles |= token.class.has(Class::TITLE) | role;
        self.units.push(Unit { at, word: token.word, class: token.class, known, facts, name, joint });
    }

    /// Adds the words of a compound. One that ends in small letters ("Hamas-run") names nobody.
    fn push_compound(&mut self, reader: &Reader<'_>, at: usize, end: usize, name: bool) {
        let name = name && (end == at + 1 || reader.is_name(end - 1));
        for at in (at..end).filter(|at| reader.token(*at).kind != TokenKind::HYPHEN) {
            let article = at + 1 < end && is_arabic_article(reader.token(at).word);
            self.push(reader, at, name, article && name);
        }
    }

    /// A name ends in no joint.
    fn trim_joints(&mut self) {
        while self.units.last().is_some_and(|unit| unit.joint) {
            self.units.pop();
            self.end = self.units.last().map_or(self.first, |unit| unit.at + 1);
        }
        let count = self.units.len();
        self.parts.retain(|part| *part < count.max(1));
    }
}

/// Names that end in a number: Channel 12.
static NUMBERED: Words<5> = Words::of(["channel", "radio", "local", "formula", "group"]);
