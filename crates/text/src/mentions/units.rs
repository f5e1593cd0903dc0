//! Noun phrases: how far one reaches, and the words it is made of.
//!
//! Without a tagger, a phrase is read from what cannot belong to it. After an article nearly every word may
//! stand up to the noun; without one only known nouns and adjectives may, and behind a name only those that
//! lead to a role or an organisation ("Canadian business expert Ian Lee").

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Token, TokenFlags, TokenKind};

use super::phrase;
use super::reader::{FUNCTION, Reader};

/// No phrase has more words.
const LONGEST: usize = 18;

/// A word of a noun phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// Its token.
    pub(super) at: usize,
    /// The word.
    pub(super) word: Word,
    /// Its classes.
    pub(super) class: Class,
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
    /// Its first token, the article included.
    pub(super) first: usize,
    /// The token after its last.
    pub(super) end: usize,
    /// Its article or the like.
    pub(super) determiner: Option<Word>,
}

impl NounPhrase {
    /// Reads the phrase that begins at `at`; empty where none does.
    pub(super) fn read(&mut self, reader: &Reader<'_>, at: usize) {
        self.units.clear();
        self.parts.clear();
        self.parts.push(0);
        self.first = at;
        self.end = at;
        self.determiner = None;
        let mut at = at;
        let opening = reader.token(at);
        if is_determiner(opening) && !reader.is_name(at) {
            self.determiner = Some(opening.word);
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

    /// Takes what stands at `at` into the phrase and returns where to go on.
    fn step(&mut self, reader: &Reader<'_>, at: usize) -> Option<usize> {
        let token = reader.token(at);
        match token.kind {
            TokenKind::WORD => {
                if let Some(joints) = self.joints(reader, at) {
                    for joint in at..at + joints {
                        if reader.token(joint).kind == TokenKind::WORD {
                            self.push(reader, joint, true, true);
                        }
                    }
                    return Some(at + joints);
                }
                if let Some(end) = known_name(reader, at) {
                    for at in at..end {
                        self.push(reader, at, true, reader.token(at).case == Case::LOWER);
                    }
                    return Some(end);
                }
                let name = reader.is_name(at);
                if !name && !self.admits(reader, at) {
                    return None;
                }
                let end = compound(reader, at);
                self.push_compound(reader, at, end, name);
                let tail = role_tail(reader, end - 1);
                for at in end..end + tail {
                    self.push(reader, at, name, false);
                }
                Some(end + tail)
            }
            TokenKind::NUMBER if self.admits_number(reader, at) => {
                self.push(reader, at, false, false);
                let end = compound(reader, at);
                Some(end)
            }
            TokenKind::POSSESSIVE if !self.units.is_empty() && self.owns(reader, at + 1) => {
                self.parts.push(self.units.len());
                Some(at + 1)
            }
            TokenKind::SYMBOL
                if self.ends_in_name() && token.word == word!("&") && reader.is_name(at + 1) =>
            {
                self.push(reader, at, true, true);
                Some(at + 1)
            }
            TokenKind::COMMA if self.ends_in_name() && is_suffix(reader.token(at + 1)) => Some(at + 1),
            TokenKind::OPEN_QUOTE
                if self.ends_in_name()
                    && reader.is_name(at + 1)
                    && reader.token(at + 2).kind == TokenKind::CLOSE_QUOTE
                    && reader.is_name(at + 3) =>
            {
                Some(at + 3)
            }
            _ => None,
        }
    }

    /// How many tokens from `at` on join the name so far to one that goes on: "of the", "bin", "al-".
    fn joints(&self, reader: &Reader<'_>, at: usize) -> Option<usize> {
        let token = reader.token(at);
        let particle = |at: usize| is_particle(reader.token(at));
        if particle(at) {
            let after_name = self.ends_in_name();
            let mut end = at;
            while end < at + 4
                && (particle(end) && !reader.is_name(end)
                    || reader.token(end).kind == TokenKind::HYPHEN && reader.glued(end))
            {
                end += 1;
            }
            let opens =
                LEADING_PARTICLES.contains(&token.word) || reader.token(at + 1).kind == TokenKind::HYPHEN;
            let goes_on =
                end > at && reader.is_name(end) && !reader.token(end).flags.has(TokenFlags::OPENS_SENTENCE);
            return (goes_on && (after_name || opens)).then_some(end - at);
        }
        let last = self.units.last().filter(|unit| unit.name && unit.at + 1 == at)?;
        let article = usize::from(reader.token(at + 1).word == word!("the"));
        let goes_on = reader.is_name(at + 1 + article);
        let organisation = last.class.has(Class::ORGANISATION);
        let purpose = token.word == word!("for") && organisation
            || token.word == word!("on") && COMMITTEES.contains(&last.word);
        let within =
            self.units.iter().any(|unit| unit.joint && unit.word == word!("of") || unit.word == word!("for"));
        let of = token.word == word!("of") && (organisation || within || RANKS.contains(&last.word));
        let next = reader.token(at + 1);
        let more = token.word == word!("and")
            && within
            && (next.class.has(Class::COMMON.with(Class::NOUN).with(Class::ADJECTIVE))
                || last.class.has(Class::ADJECTIVE))
            && !next.class.has(Class::ORGANISATION.with(Class::ROLE).with(Class::TITLE));
        (goes_on && (of || purpose || more)).then_some(1 + article)
    }

    fn ends_in_name(&self) -> bool {
        self.units.last().is_some_and(|unit| unit.name)
    }

    /// Whether a word in small letters at `at` may go on with the phrase.
    fn admits(&self, reader: &Reader<'_>, at: usize) -> bool {
        let token = reader.token(at);
        if token.class.has(FUNCTION) {
            return self.units.is_empty() && self.determiner.is_some() && token.class.has(Class::ADVERBIAL);
        }
        let part = self.parts.last().copied().unwrap_or(0);
        let inside = self.units.get(part..).unwrap_or_default();
        let led = self.determiner.is_some() || part > 0;
        let verb = Class::VERB.with(Class::REPORTING).with(Class::VERB_BASE);
        let head = is_head(reader, token);
        let Some(last) = inside.last() else {
            let known = Class::NOUN.with(Class::ADJECTIVE).with(Class::NUMBER_WORD).with(Class::DEMONYM);
            // "to support people", "has accused Lee": no noun begins here.
            let before = reader.before(at);
            let verbal = before.word == word!("to")
                || before
                    .class
                    .has(Class::MODAL.with(Class::AUXILIARY).with(Class::ADVERB).with(Class::PRONOUN));
            let past = Class::VERB.with(Class::REPORTING);
            if !led
                && (verbal && token.class.has(Class::VERB_BASE)
                    || token.class.has(past) && !token.class.has(Class::ADJECTIVE))
            {
                return false;
            }
            let modifier = token.class.has(known) || compound(reader, at) > at + 1;
            return led || head || modifier && leads_to_head(reader, at);
        };
        if token.class.has(Class::ADVERB) {
            return false;
        }
        if !is_settled(reader, *last) {
            let participle = token.class.has(verb) && !token.class.has(Class::NOUN) && !head;
            return if participle { led && nominal(reader.token(at + 1)) } else { led || nominal(token) };
        }
        // Behind a name or a head: only what is a noun itself. After a plural, a verb may look like one.
        let finite = Class::VERB.with(Class::REPORTING);
        let noun = token.class.has(Class::NOUN) && !token.class.has(finite) && !reader.noun_as_verb(at);
        let body = token.class.has(Class::ORGANISATION);
        let verb = Class::VERB_BASE.with(Class::VERB_ING);
        let agrees = last.class.has(Class::GROUP) && token.class.has(verb) && !body;
        !agrees && (noun || leads_to_head(reader, at))
    }

    /// Whether a number at `at` belongs to the phrase: at its beginning, and after an article.
    fn admits_number(&self, reader: &Reader<'_>, at: usize) -> bool {
        let next = reader.token(at + 1);
        let month = reader.before(at).class.has(Class::MONTH) && self.determiner.is_some();
        (self.units.is_empty() || month)
            && (next.kind == TokenKind::HYPHEN || nominal(next) || reader.is_name(at + 1))
            || self.units.last().is_some_and(|unit| unit.name && NUMBERED.contains(&unit.word))
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
        self.units.push(Unit { at, word: token.word, class: token.class, name, joint });
    }

    /// Adds the words of a compound. One that ends in small letters ("Hamas-run") names nobody.
    fn push_compound(&mut self, reader: &Reader<'_>, at: usize, end: usize, name: bool) {
        let name = name && (end == at + 1 || reader.is_name(end - 1));
        for at in (at..end).filter(|at| reader.token(*at).kind != TokenKind::HYPHEN) {
            let article = at + 1 < end && ARTICLES.contains(&reader.token(at).word);
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

/// The end of the compound that begins at `at`: words joined by hyphens without blanks.
fn compound(reader: &Reader<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while end < at + 10 && reader.token(end).kind == TokenKind::HYPHEN && reader.hyphened(end + 1) {
        let next = reader.token(end + 1).kind;
        if next != TokenKind::WORD && next != TokenKind::NUMBER {
            break;
        }
        end += 2;
    }
    end
}

/// The end of a well-known organisation's name of several words that begins at `at`, common words or not:
/// "Doctors Without Borders".
fn known_name(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let first = reader.token(at);
    if reader.capitals || matches!(first.case, Case::LOWER | Case::NONE) {
        return None;
    }
    let mut key = first.word;
    let mut found = None;
    for at in at + 1..at + 4 {
        let token = reader.token(at);
        if token.kind != TokenKind::WORD {
            break;
        }
        key = phrase::join(key, token.word);
        if reader.tables.organisation_named(key).is_some() && token.case != Case::LOWER {
            found = Some(at + 1);
        }
    }
    found
}

fn is_particle(token: Token) -> bool {
    token.span.len() <= 5 && PARTICLES.contains(&token.word)
}

/// Whether neither a phrase nor a pronoun can begin with the word at `at`: most words in small letters.
pub(super) fn begins_nothing(reader: &Reader<'_>, at: usize) -> bool {
    let token = reader.token(at);
    let possible = Class::DETERMINER
        .with(Class::PRONOUN)
        .with(Class::NOUN)
        .with(Class::ADJECTIVE)
        .with(Class::NUMBER_WORD)
        .with(Class::DEMONYM)
        .with(Class::ROLE)
        .with(Class::GROUP)
        .with(Class::ORGANISATION)
        .with(Class::TITLE);
    token.case == Case::LOWER
        && !token.class.has(possible)
        && reader.token(at + 1).kind != TokenKind::HYPHEN
        && !LEADING_PARTICLES.contains(&token.word)
}

/// How many words behind `at` belong to the role whose head stands there: "of state".
fn role_tail(reader: &Reader<'_>, at: usize) -> usize {
    const OPENERS: [Word; 3] = [word!("of"), word!("in"), word!("general")];
    let class = Class::ROLE.with(Class::TITLE).with(Class::NOUN);
    if !reader.token(at).class.has(class) || !OPENERS.contains(&reader.token(at + 1).word) {
        return 0;
    }
    let word = |offset: isize| Some(reader.token(at.checked_add_signed(offset)?).word);
    reader.tables.role(&word).map_or(0, |(_, _, right)| right)
}

/// Whether `token` opens a noun phrase as an article does.
fn is_determiner(token: Token) -> bool {
    token.class.has(Class::DETERMINER) && !NO_ARTICLE.contains(&token.word)
}

/// Whether the word can be the head of a description.
pub(super) fn is_head(reader: &Reader<'_>, token: Token) -> bool {
    token.kind == TokenKind::WORD
        && (token.class.has(Class::ROLE.with(Class::GROUP).with(Class::ORGANISATION))
            || (token.case == Case::LOWER && token.class.has(Class::TITLE))
            || token.class.has(Class::NOUN) && reader.tables.document(token.word))
}

fn is_document(reader: &Reader<'_>, unit: Unit) -> bool {
    !unit.name && unit.class.has(Class::NOUN) && reader.tables.document(unit.word)
}

/// Whether the phrase may end at this word: a name, or what can be the head of a description.
fn is_settled(reader: &Reader<'_>, unit: Unit) -> bool {
    let head = Class::ROLE.with(Class::GROUP).with(Class::ORGANISATION);
    unit.name || (is_document(reader, unit) || unit.class.has(head)) && !unit.class.has(Class::ADJECTIVE)
}

/// Whether the word is known to stand in noun phrases.
fn nominal(token: Token) -> bool {
    let classes = Class::NOUN
        .with(Class::ADJECTIVE)
        .with(Class::DEMONYM)
        .with(Class::ROLE)
        .with(Class::GROUP)
        .with(Class::ORGANISATION)
        .with(Class::TITLE);
    let finite = token.class.has(Class::VERB.with(Class::REPORTING)) && !token.class.has(Class::ADJECTIVE);
    token.kind == TokenKind::WORD && token.class.has(classes) && !token.class.has(FUNCTION) && !finite
}

/// Whether known nouns and adjectives from `at` on lead to the head of a description.
fn leads_to_head(reader: &Reader<'_>, at: usize) -> bool {
    let mut at = at;
    if reader.noun_as_verb(at) {
        return false;
    }
    for _ in 0..5 {
        let token = reader.token(at);
        let people = Class::ROLE.with(Class::GROUP).with(Class::ORGANISATION).with(Class::TITLE);
        if token.class.has(people) || token.class.has(Class::NOUN) && reader.tables.document(token.word) {
            return token.kind == TokenKind::WORD && !token.class.has(FUNCTION.with(Class::REPORTING));
        }
        let number = matches!(token.kind, TokenKind::NUMBER) || token.class.has(Class::NUMBER_WORD);
        let end = compound(reader, at);
        if !nominal(token) && !number && end == at + 1 && !reader.is_name(at) {
            return false;
        }
        at = end;
    }
    false
}

fn is_suffix(token: Token) -> bool {
    const SUFFIXES: [Word; 8] = [
        word!("jr"),
        word!("sr"),
        word!("inc"),
        word!("ltd"),
        word!("llc"),
        word!("corp"),
        word!("plc"),
        word!("esq"),
    ];
    SUFFIXES.contains(&token.word) && token.case != Case::LOWER
}

/// Words classed as determiners that open clauses, or phrases about amounts.
const NO_ARTICLE: [Word; 9] = [
    word!("that"),
    word!("what"),
    word!("which"),
    word!("whose"),
    word!("such"),
    word!("enough"),
    word!("least"),
    word!("less"),
    word!("much"),
];

/// Small words inside the names of people and places.
const PARTICLES: [Word; 28] = [
    word!("de"),
    word!("da"),
    word!("do"),
    word!("dos"),
    word!("das"),
    word!("del"),
    word!("della"),
    word!("delle"),
    word!("di"),
    word!("du"),
    word!("la"),
    word!("le"),
    word!("los"),
    word!("van"),
    word!("von"),
    word!("der"),
    word!("den"),
    word!("ter"),
    word!("ten"),
    word!("zu"),
    word!("bin"),
    word!("bint"),
    word!("ben"),
    word!("ibn"),
    word!("al"),
    word!("el"),
    word!("ould"),
    word!("y"),
];

/// Arabic articles, joined to the name by a hyphen.
const ARTICLES: [Word; 6] = [word!("al"), word!("el"), word!("ad"), word!("as"), word!("ash"), word!("ar")];

/// Those of them that may open a name.
const LEADING_PARTICLES: [Word; 10] = [
    word!("de"),
    word!("da"),
    word!("di"),
    word!("du"),
    word!("van"),
    word!("von"),
    word!("bin"),
    word!("ibn"),
    word!("al"),
    word!("el"),
];

/// Ranks whose place belongs to the name: the Duke of Sussex.
const RANKS: [Word; 9] = [
    word!("prince"),
    word!("princess"),
    word!("duke"),
    word!("duchess"),
    word!("earl"),
    word!("countess"),
    word!("archbishop"),
    word!("bishop"),
    word!("marquess"),
];

/// Bodies whose names go on with "on": the Committee on Foreign Relations.
const COMMITTEES: [Word; 7] = [
    word!("committee"),
    word!("subcommittee"),
    word!("commission"),
    word!("council"),
    word!("panel"),
    word!("conference"),
    word!("center"),
];

/// Names that end in a number: Channel 12.
const NUMBERED: [Word; 5] =
    [word!("channel"), word!("radio"), word!("local"), word!("formula"), word!("group")];
