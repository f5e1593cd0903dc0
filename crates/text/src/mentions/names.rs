//! What a run of capitalised words names.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Gender, TokenFlags, TokenKind};

use super::acts::Act;
use super::found::What;
use super::phrase;
use super::reader::{GIVEN, Reader};
use super::tables::{Organisation, Sort};
use super::units::Unit;
use super::words::Words;

/// What a run of words names, by its own words first, then by how it acts.
///
/// `definite` tells whether an article stands right before it: people have none.
pub(super) fn judge(reader: &Reader<'_>, run: &[Unit], act: Act, definite: bool) -> What {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return What::Unsure };
    let known = match run {
        [only] => only.known,
        _ => {
            let words = run.iter().map(|unit| unit.word).filter(|word| *word != word!("&"));
            reader.tables.of(words.fold(Word::EMPTY, phrase::join)).known
        }
    };
    if let Some(sort) = known.named {
        return What::Organisation(Some(sort));
    }
    if let Some(nation) = known.nation {
        return What::Nation(nation);
    }
    if reader.in_a_state(last.at + 1) {
        return if act == Act::None { What::Unsure } else { What::Actor };
    }
    // Two names joined by a hyphen are as likely two people's: the Johnson-Weld campaign.
    if run.len() > 1 && run.iter().skip(1).all(|unit| reader.hyphened(unit.at)) && act != Act::Speech {
        return What::Unsure;
    }
    let mut plain = run.iter().filter(|unit| !unit.joint);
    if let (Some(only), None) = (plain.next(), plain.next()) {
        return single(reader, *only, act, definite);
    }
    let head = run.iter().rev().find(|unit| unit.class.has(Class::ORGANISATION) && !unit.joint);
    if let Some(sort) = organisation(run, definite) {
        return What::Organisation(
            sort.or_else(|| head.and_then(|unit| unit.known.organisation).map(|known| known.sort)),
        );
    }
    let stranger = last.known.organisation.is_some_and(is_stranger);
    if stranger || PLACE_OPENERS.has(first.word) {
        return if act == Act::Speech { What::Actor } else { What::Unsure };
    }
    if !definite && is_personal(reader, run, act) {
        return What::Person;
    }
    // "The Norwell Bulls" are a team.
    let plural = reader.token(last.at).span.of(reader.text).is_some_and(|word| word.ends_with('s'));
    if definite && plural && act != Act::None && !reader.evidence.located(first.word) {
        return What::Organisation(Some(Sort::Team));
    }
    match act {
        Act::Speech if definite || reader.evidence.located(first.word) => What::Actor,
        Act::Speech if !run.iter().any(|unit| is_word(reader, *unit)) && run.len() <= 4 => What::Person,
        Act::Speech => What::Actor,
        _ if definite && act == Act::Verb => What::Actor,
        _ => What::Unsure,
    }
}

/// What a single word names.
fn single(reader: &Reader<'_>, unit: Unit, act: Act, definite: bool) -> What {
    let token = reader.token(unit.at);
    if unit.class.has(Class::ORGANISATION) && definite {
        return What::Organisation(unit.known.organisation.map(|known| known.sort));
    }
    let acronym = token.case == Case::UPPER && (2..=8).contains(&token.span.len());
    if acronym && !reader.capitals && !token.class.has(Class::ROLE) && !NO_ACRONYM.has(token.word) {
        // After a comma it is a state: North Augusta, S.C.
        let state =
            token.flags.has(TokenFlags::ABBREVIATION) && reader.before(unit.at).kind == TokenKind::COMMA;
        return if !state && (act != Act::None || definite) {
            What::Organisation(None)
        } else {
            What::Unsure
        };
    }
    let comma =
        reader.before(unit.at).kind == TokenKind::COMMA && reader.token(unit.at + 1).kind == TokenKind::COMMA;
    if comma && unit.class.has(GIVEN) && !unit.class.has(Class::COMMON) {
        return What::Person;
    }
    let opens = token.flags.has(TokenFlags::OPENS_SENTENCE);
    let vouched = !opens
        || reader.evidence.capital(unit.word)
        || !reader.evidence.small(unit.word) && act == Act::Speech;
    if act == Act::None || !vouched || token.class.has(Class::DEMONYM) {
        return What::Unsure;
    }
    let person = unit.class.has(GIVEN.with(Class::SURNAME)) || act == Act::Speech;
    if !definite
        && person
        && !reader.evidence.located(unit.word)
        && (act == Act::Speech || unit.class.has(Class::SURNAME))
    {
        return What::Person;
    }
    if act == Act::Speech || definite { What::Actor } else { What::Unsure }
}

/// Whether a run of several words names an organisation, by its head word, and of what sort.
fn organisation(run: &[Unit], definite: bool) -> Option<Option<Sort>> {
    let (first, last) = (run.first()?, run.last()?);
    if run.iter().any(|unit| unit.word == word!("&")) {
        return Some(None);
    }
    let known = last.known.organisation;
    if let Some(known) = known.filter(|known| !is_stranger(*known)) {
        // Given name and a surname that is also a head word: Charlotte Church, Emily Post.
        let person = run.len() == 2 && first.class.has(GIVEN) && known.capital && !definite;
        return (!person).then_some(Some(known.sort));
    }
    let joint = run.iter().position(|unit| {
        unit.joint && (unit.word == word!("of") || unit.word == word!("for") || unit.word == word!("on"))
    })?;
    let head = run.get(joint.checked_sub(1)?)?;
    head.class.has(Class::ORGANISATION).then(|| head.known.organisation.map(|known| known.sort))
}

/// Whether the words of a run are those of a person's name.
///
/// A surname behind an unknown word is enough only where the name acts: it may be a town's.
fn is_personal(reader: &Reader<'_>, run: &[Unit], act: Act) -> bool {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
    let given = first.class.has(GIVEN) && first.known.nation.is_none();
    let initial = run.iter().take(run.len() - 1).any(|unit| is_initial(reader, *unit));
    let particle = run.iter().any(|unit| unit.joint && unit.word != word!("of") && unit.word != word!("the"));
    let surname = act != Act::None
        && last.class.has(Class::SURNAME.with(GIVEN))
        && !is_word(reader, *first)
        && first.known.nation.is_none();
    let suffix = is_suffix(last.word);
    given
        && !(is_word(reader, *last)
            && first.class.has(Class::COMMON.with(Class::NOUN).with(Class::ADJECTIVE)))
        || initial
        || particle && !reader.evidence.located(first.word)
        || surname
        || suffix
}

/// The gender of a name's bearer, by the given name.
pub(super) fn gender(reader: &Reader<'_>, name: &[Unit]) -> Gender {
    let given = name.iter().find(|unit| !is_initial(reader, **unit) && !unit.joint);
    let Some(given) = given.filter(|_| name.len() > 1) else { return Gender::UNKNOWN };
    match (given.class.has(Class::FEMALE_NAME), given.class.has(Class::MALE_NAME)) {
        (true, false) => Gender::FEMALE,
        (false, true) => Gender::MALE,
        _ => Gender::UNKNOWN,
    }
}

/// Whether the word is a single letter with a stop.
pub(super) fn is_initial(reader: &Reader<'_>, unit: Unit) -> bool {
    let token = reader.token(unit.at);
    token.kind == TokenKind::WORD && token.span.len() <= 2 && token.flags.has(TokenFlags::ABBREVIATION)
}

/// Jr., III and the like, which tell nobody's family.
pub(super) fn is_suffix(word: Word) -> bool {
    static SUFFIXES: Words<7> = Words::of(["jr", "sr", "ii", "iii", "iv", "vi", "esq"]);
    SUFFIXES.has(word)
}

/// Whether the word is a common one, name or not.
fn is_word(reader: &Reader<'_>, unit: Unit) -> bool {
    let common =
        Class::COMMON.with(Class::NOUN).with(Class::ADJECTIVE).with(Class::VERB_BASE).with(Class::DEMONYM);
    let small = || reader.token(unit.at).case == Case::LOWER || reader.evidence.small(unit.word);
    !unit.joint && (unit.class.has(common) || small())
}

/// Whether the head word is none of an organisation's, but of a place's or a thing's.
fn is_stranger(head: Organisation) -> bool {
    matches!(head.sort, Sort::Place | Sort::Thing)
}

/// Words in capitals that are no organisation.
static NO_ACRONYM: Words<22> = Words::of([
    "tv", "gdp", "dna", "aids", "hiv", "covid", "id", "am", "pm", "est", "edt", "gmt", "utc", "bst", "cctv",
    "dvd", "usb", "suv", "ok", "ii", "iii", "vip",
]);

/// Words that open the names of places.
static PLACE_OPENERS: Words<17> = Words::of([
    "st", "mt", "ft", "mount", "fort", "port", "lake", "san", "santa", "los", "las", "new", "north", "south",
    "east", "west", "northern",
]);
