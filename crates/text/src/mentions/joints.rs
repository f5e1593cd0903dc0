//! The small words that join the parts of a name: "van der", "bin", "of the", "and"; and names that contain
//! common words all through.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Token, TokenFlags, TokenKind};

use super::phrase;
use super::reader::{FUNCTION, Reader};
use super::units::Unit;
use super::words::Words;

/// How many tokens from `at` on, behind a name or at the beginning of one, join it to one that goes on: "of the",
/// "bin", "al-".
pub(super) fn joints(units: &[Unit], reader: &Reader<'_>, at: usize) -> Option<usize> {
    let token = reader.token(at);
    if !token.class.has(Class::PREPOSITION.with(Class::COORDINATOR)) {
        return particles(reader, at);
    }
    let last = units.last().filter(|unit| unit.name && unit.at + 1 == at)?;
    let article = usize::from(reader.token(at + 1).word == word!("the"));
    let goes_on = reader.is_name(at + 1 + article);
    let organisation = last.class.has(Class::ORGANISATION);
    let purpose =
        token.word == word!("for") && organisation || token.word == word!("on") && COMMITTEES.has(last.word);
    let within = units.iter().any(|unit| unit.joint && [word!("of"), word!("for")].contains(&unit.word));
    let of = token.word == word!("of") && (organisation || within || RANKS.has(last.word));
    let next = reader.token(at + 1);
    let more = token.word == word!("and")
        && within
        && (next.class.has(Class::COMMON.with(Class::NOUN).with(Class::ADJECTIVE))
            || last.class.has(Class::ADJECTIVE))
        && !next.class.has(Class::ORGANISATION.with(Class::ROLE).with(Class::TITLE));
    (goes_on && (of || purpose || more)).then_some(1 + article)
}

/// Whether the word `token` may join parts of a name.
pub(super) fn may_join(token: &Token) -> bool {
    PARTICLES.has(token.word) || JOINING.has(token.word)
}

/// How many particles at `at` lead to a name.
fn particles(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let particle = |at: usize| PARTICLES.has(reader.token(at).word);
    if !particle(at) {
        return None;
    }
    let mut end = at;
    while end < at + 4
        && (particle(end) && !reader.is_name(end)
            || reader.token(end).kind == TokenKind::HYPHEN && reader.glued(end))
    {
        end += 1;
    }
    let goes_on = end > at && reader.is_name(end) && !reader.token(end).flags.has(TokenFlags::OPENS_SENTENCE);
    goes_on.then_some(end - at)
}

/// Where the name begins whose first word with a capital stands at `at`, behind another particle: with the particles
/// before it, from `from` on, where one of them may open a name.
#[cold]
pub(super) fn first_particle(reader: &Reader<'_>, at: usize, from: usize) -> usize {
    let leads = |first: &usize| {
        may_open_a_name(reader.token(*first))
            && !reader.hyphened(*first)
            && particles(reader, *first) == Some(at - first)
    };
    (from.max(at.saturating_sub(4))..at).find(leads).unwrap_or(at)
}

/// Whether `word` may stand between the parts of a name.
#[inline]
pub(super) fn is_particle(word: Word) -> bool {
    PARTICLES.has(word)
}

/// The end of a well-known organisation's name of several words, common words or not ("Doctors Without Borders"), that
/// begins at `at`, where one of them may.
pub(super) fn known_name(reader: &Reader<'_>, at: usize) -> Option<usize> {
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
        if token.case != Case::LOWER && reader.tables.of(key).named.is_some() {
            found = Some(at + 1);
        }
    }
    found
}

/// Small words inside the names of people and places.
static PARTICLES: Words<28> = Words::of([
    "de", "da", "do", "dos", "das", "del", "della", "delle", "di", "du", "la", "le", "los", "van", "von",
    "der", "den", "ter", "ten", "zu", "bin", "bint", "ben", "ibn", "al", "el", "ould", "y",
]);

/// Other words inside the names of organisations.
static JOINING: Words<4> = Words::of(["of", "for", "on", "and"]);

/// Arabic articles, joined to the name by a hyphen.
static ARTICLES: Words<6> = Words::of(["al", "el", "ad", "as", "ash", "ar"]);

/// Those of them that may open a name.
static LEADING_PARTICLES: Words<10> =
    Words::of(["de", "da", "di", "du", "van", "von", "bin", "ibn", "al", "el"]);

/// Ranks whose place belongs to the name: the Duke of Sussex.
static RANKS: Words<9> = Words::of([
    "prince",
    "princess",
    "duke",
    "duchess",
    "earl",
    "countess",
    "archbishop",
    "bishop",
    "marquess",
]);

/// Bodies whose names go on with "on": the Committee on Foreign Relations.
static COMMITTEES: Words<7> =
    Words::of(["committee", "subcommittee", "commission", "council", "panel", "conference", "center"]);

/// Whether `word` may be the article of an Arabic name, where a hyphen follows.
pub(super) fn is_arabic_article(word: Word) -> bool {
    ARTICLES.has(word)
}

/// Whether a name may begin with the particle `token`.
#[inline]
pub(super) fn may_open_a_name(token: &Token) -> bool {
    !token.class.has(FUNCTION) && LEADING_PARTICLES.has(token.word)
}
