//! What single words can be in a noun phrase: its beginning, a modifier, its head.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Token, TokenKind};

use super::joints::may_open_a_name;
use super::reader::{FUNCTION, Reader};
use super::units::Unit;

/// The end of the compound that begins at `at`: words joined by hyphens without blanks.
pub(super) fn compound(reader: &Reader<'_>, at: usize) -> usize {
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
        && !may_open_a_name(token.word)
}

/// How many words behind `at` belong to the role whose head stands there: "of state".
pub(super) fn role_tail(reader: &Reader<'_>, at: usize) -> usize {
    const OPENERS: [Word; 3] = [word!("of"), word!("in"), word!("general")];
    let class = Class::ROLE.with(Class::TITLE).with(Class::NOUN);
    if !reader.token(at).class.has(class) || !OPENERS.contains(&reader.token(at + 1).word) {
        return 0;
    }
    let within = owner_within(reader, at);
    let word = |offset: isize| {
        let at = at.checked_add_signed(offset)?;
        Some(reader.token(if offset > 1 { at + within } else { at }).word)
    };
    reader.tables.role(&word).map_or(0, |(_, _, right)| if right > 1 { right + within } else { right })
}

/// The tokens of a nation that stands inside of a role: two in "head of Norland's government".
fn owner_within(reader: &Reader<'_>, at: usize) -> usize {
    let nation = reader.token(at + 1).word == word!("of")
        && reader.tables.nation(reader.token(at + 2).word).is_some()
        && reader.token(at + 3).kind == TokenKind::POSSESSIVE;
    if nation { 2 } else { 0 }
}

/// Whether `token` opens a noun phrase as an article does.
pub(super) fn is_determiner(token: &Token) -> bool {
    token.class.has(Class::DETERMINER) && !NO_ARTICLE.contains(&token.word)
}

/// Whether the word can be the head of a description.
pub(super) fn is_head(reader: &Reader<'_>, token: &Token) -> bool {
    token.kind == TokenKind::WORD
        && (token.class.has(Class::ROLE.with(Class::GROUP).with(Class::ORGANISATION))
            || (token.case == Case::LOWER && token.class.has(Class::TITLE))
            || token.class.has(Class::NOUN) && reader.tables.document(token.word))
}

fn is_document(reader: &Reader<'_>, unit: Unit) -> bool {
    !unit.name && unit.class.has(Class::NOUN) && reader.tables.document(unit.word)
}

/// Whether the phrase may end at this word: a name, or what can be the head of a description.
pub(super) fn is_settled(reader: &Reader<'_>, unit: Unit) -> bool {
    let head = Class::ROLE.with(Class::GROUP).with(Class::ORGANISATION);
    unit.name || (is_document(reader, unit) || unit.class.has(head)) && !unit.class.has(Class::ADJECTIVE)
}

/// Whether the word is known to stand in noun phrases.
pub(super) fn nominal(token: &Token) -> bool {
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
pub(super) fn leads_to_head(reader: &Reader<'_>, at: usize) -> bool {
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

pub(super) fn is_suffix(token: &Token) -> bool {
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
