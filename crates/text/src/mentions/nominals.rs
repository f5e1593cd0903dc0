//! What single words can be in a noun phrase: its beginning, a modifier, its head.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Token, TokenKind};

use super::reader::{FUNCTION, GIVEN, Reader};
use super::tables::Facts;
use super::units::Unit;
use super::words::Words;

/// Classes of words that can be the head of a description of somebody.
const BEARERS: Class = Class::ROLE.with(Class::GROUP).with(Class::ORGANISATION);

/// Classes of words that can be the head of a description, or a title.
pub(super) const HEADS: Class = BEARERS.with(Class::DOCUMENT).with(Class::TITLE);

/// Classes of words that stand in noun phrases.
pub(super) const NOMINAL: Class = HEADS.with(Class::NOUN).with(Class::ADJECTIVE).with(Class::DEMONYM);

/// Classes of words that stand in phrases and may lead to a head.
pub(super) const LEADING: Class = NOMINAL.with(Class::NUMBER_WORD);

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

/// How many words behind `unit` belong to the role whose head it is: "of state".
#[inline]
pub(super) fn role_tail(reader: &Reader<'_>, unit: &Unit) -> usize {
    const OPENERS: [Word; 3] = [word!("of"), word!("in"), word!("general")];
    let class = Class::ROLE.with(Class::TITLE).with(Class::NOUN);
    if !unit.facts.has(Facts::LONG_ROLE) || !unit.class.has(class) {
        return 0;
    }
    let at = unit.at;
    if !OPENERS.contains(&reader.token(at + 1).word) {
        return 0;
    }
    let within = owner_within(reader, at);
    let word = |offset: isize| {
        let at = at.checked_add_signed(offset)?;
        Some(reader.token(if offset > 1 { at + within } else { at }).word)
    };
    reader
        .tables
        .role(unit.known, &word)
        .map_or(0, |(_, _, right)| if right > 1 { right + within } else { right })
}

/// The tokens of a nation that stands inside of a role: two in "head of Norland's government".
fn owner_within(reader: &Reader<'_>, at: usize) -> usize {
    let nation = reader.token(at + 1).word == word!("of")
        && reader.tables.of(reader.token(at + 2).word).nation.is_some()
        && reader.token(at + 3).kind == TokenKind::POSSESSIVE;
    if nation { 2 } else { 0 }
}

/// Whether `token` opens a noun phrase as an article does.
#[inline]
pub(super) fn is_determiner(token: &Token) -> bool {
    token.class.has(Class::DETERMINER) && !NO_ARTICLE.has(token.word)
}

/// Whether the word can be the head of a description.
pub(super) fn is_head(token: &Token) -> bool {
    token.kind == TokenKind::WORD
        && (token.class.has(BEARERS.with(Class::DOCUMENT))
            || (token.case == Case::LOWER && token.class.has(Class::TITLE)))
}

/// Whether the phrase may end at this word: a name, or what can be the head of a description.
pub(super) fn is_settled(unit: &Unit) -> bool {
    unit.name || unit.class.has(BEARERS.with(Class::DOCUMENT)) && !unit.class.has(Class::ADJECTIVE)
}

/// Whether the words so far end in a person's name behind a title, a role or a given name.
pub(super) fn ends_in_person(inside: &[Unit]) -> bool {
    let bearing = Class::ROLE.with(Class::TITLE).with(GIVEN);
    let head = Class::ROLE.with(Class::GROUP).with(Class::ORGANISATION);
    let Some((last, before)) = inside.split_last() else { return false };
    last.name && !last.class.has(head) && before.iter().any(|unit| unit.name && unit.class.has(bearing))
}

/// Whether the word is known to stand in noun phrases.
pub(super) fn nominal(token: &Token) -> bool {
    let finite = token.class.has(Class::VERB.with(Class::REPORTING)) && !token.class.has(Class::ADJECTIVE);
    token.class.has(NOMINAL) && !token.class.has(FUNCTION) && !finite && token.kind == TokenKind::WORD
}

/// Whether known nouns and adjectives from `at` on lead to the head of a description.
pub(super) fn leads_to_head(reader: &Reader<'_>, at: usize) -> bool {
    let mut next = at;
    for _ in 0..5 {
        let token = reader.token(next);
        if token.class.has(HEADS) {
            return token.kind == TokenKind::WORD
                && !token.class.has(FUNCTION.with(Class::REPORTING))
                && !reader.noun_as_verb(at);
        }
        let end = compound(reader, next);
        let number = token.kind == TokenKind::NUMBER || token.class.has(Class::NUMBER_WORD);
        if !nominal(token) && !number && end == next + 1 && !reader.is_name(next) {
            return false;
        }
        next = end;
    }
    false
}

pub(super) fn is_suffix(token: &Token) -> bool {
    static SUFFIXES: Words<8> = Words::of(["jr", "sr", "inc", "ltd", "llc", "corp", "plc", "esq"]);
    SUFFIXES.has(token.word) && token.case != Case::LOWER
}

/// Words classed as determiners that open clauses, or phrases about amounts.
static NO_ARTICLE: Words<9> =
    Words::of(["that", "what", "which", "whose", "such", "enough", "least", "less", "much"]);

/// Nouns that a clause without a conjunction follows: "the time residents arrived".
pub(super) static CLAUSE_OPENERS: Words<5> = Words::of(["time", "way", "day", "moment", "reason"]);
