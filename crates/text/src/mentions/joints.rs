//! The small words that join the parts of a name: "van der", "bin", "of the", "and"; and names that contain
//! common words all through.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Token, TokenFlags, TokenKind};

use super::phrase;
use super::reader::{FUNCTION, Reader};
use super::units::Unit;

/// How many tokens from `at` on join the name so far to one that goes on: "of the", "bin", "al-".
pub(super) fn joints(units: &[Unit], reader: &Reader<'_>, at: usize) -> Option<usize> {
    let token = reader.token(at);
    let after_name = units.last().is_some_and(|unit| unit.name);
    if !after_name && reader.token(at + 1).kind != TokenKind::HYPHEN && !may_open_a_name(token) {
        return None;
    }
    let particle = |at: usize| is_particle(reader.token(at));
    if particle(at) {
        let mut end = at;
        while end < at + 4
            && (particle(end) && !reader.is_name(end)
                || reader.token(end).kind == TokenKind::HYPHEN && reader.glued(end))
        {
            end += 1;
        }
        let goes_on =
            end > at && reader.is_name(end) && !reader.token(end).flags.has(TokenFlags::OPENS_SENTENCE);
        return goes_on.then_some(end - at);
    }
    let last = units.last().filter(|unit| unit.name && unit.at + 1 == at)?;
    let article = usize::from(reader.token(at + 1).word == word!("the"));
    let goes_on = reader.is_name(at + 1 + article);
    let organisation = last.class.has(Class::ORGANISATION);
    let purpose = token.word == word!("for") && organisation
        || token.word == word!("on") && COMMITTEES.contains(&last.word);
    let within = units.iter().any(|unit| unit.joint && [word!("of"), word!("for")].contains(&unit.word));
    let of = token.word == word!("of") && (organisation || within || RANKS.contains(&last.word));
    let next = reader.token(at + 1);
    let more = token.word == word!("and")
        && within
        && (next.class.has(Class::COMMON.with(Class::NOUN).with(Class::ADJECTIVE))
            || last.class.has(Class::ADJECTIVE))
        && !next.class.has(Class::ORGANISATION.with(Class::ROLE).with(Class::TITLE));
    (goes_on && (of || purpose || more)).then_some(1 + article)
}

/// The end of a well-known organisation's name of several words that begins at `at`, common words or not:
/// "Doctors Without Borders".
pub(super) fn known_name(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let first = reader.token(at);
    if reader.capitals
        || matches!(first.case, Case::LOWER | Case::NONE)
        || !reader.tables.of(first.word).opens_a_name
    {
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

fn is_particle(token: &Token) -> bool {
    token.span.len() <= LONGEST_PARTICLE && PARTICLES.contains(&token.word)
}

/// No particle has more letters.
const LONGEST_PARTICLE: u32 = 5;

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

/// Whether `word` may be the article of an Arabic name, where a hyphen follows.
pub(super) fn is_arabic_article(word: Word) -> bool {
    ARTICLES.contains(&word)
}

/// Whether a name may begin with the particle `token`.
#[inline]
pub(super) fn may_open_a_name(token: &Token) -> bool {
    token.span.len() <= 3 && !token.class.has(FUNCTION) && LEADING_PARTICLES.contains(&token.word)
}
