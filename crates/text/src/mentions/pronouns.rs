//! Pronouns that stand for people, groups and organisations.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Gender, MentionForm, Token, TokenFlags, TokenKind};

use super::acts::Act;
use super::found::{Found, Stretch, What};
use super::reader::Reader;

/// What part of its clause a pronoun is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Subject,
    Object,
    Owner,
}

/// The pronouns, with what they say.
const PRONOUNS: [(Word, What, Gender, Part); 11] = [
    (word!("he"), What::Person, Gender::MALE, Part::Subject),
    (word!("she"), What::Person, Gender::FEMALE, Part::Subject),
    (word!("him"), What::Person, Gender::MALE, Part::Object),
    (word!("her"), What::Person, Gender::FEMALE, Part::Owner),
    (word!("his"), What::Person, Gender::MALE, Part::Owner),
    (word!("hers"), What::Person, Gender::FEMALE, Part::Object),
    (word!("they"), What::Group, Gender::UNKNOWN, Part::Subject),
    (word!("them"), What::Group, Gender::UNKNOWN, Part::Object),
    (word!("it"), What::Actor, Gender::NEUTER, Part::Subject),
    (word!("who"), What::Person, Gender::UNKNOWN, Part::Subject),
    (word!("which"), What::Actor, Gender::NEUTER, Part::Subject),
];

/// Contractions with a subject in them: "he'd said".
const CONTRACTED: [(Word, Word); 9] = [
    (word!("he'd"), word!("he")),
    (word!("he'll"), word!("he")),
    (word!("she'd"), word!("she")),
    (word!("she'll"), word!("she")),
    (word!("they'd"), word!("they")),
    (word!("they'll"), word!("they")),
    (word!("they're"), word!("they")),
    (word!("they've"), word!("they")),
    (word!("who'd"), word!("who")),
];

/// The pronoun at `at`, outside of quotations. "It" and "which" count only where they say something.
pub(super) fn read(reader: &Reader<'_>, at: usize, token: &Token, sentence: u32) -> Option<Found> {
    if !token.class.has(Class::PRONOUN.with(Class::PERSONAL))
        || token.flags.has(TokenFlags::QUOTED)
        || token.case == Case::UPPER
    {
        return None;
    }
    let plain =
        CONTRACTED.iter().find(|(word, _)| *word == token.word).map_or(token.word, |(_, plain)| *plain);
    let (word, what, gender, part) = *PRONOUNS.iter().find(|(word, ..)| *word == plain)?;
    let contracted = word != token.word || reader.token(at + 1).kind == TokenKind::POSSESSIVE;
    let act = reader.act(at, at + 1).max(if contracted { Act::Verb } else { Act::None });
    if what == What::Actor && act != Act::Speech {
        return None;
    }
    let owner = part == Part::Owner && (word == word!("his") || owns(reader, at + 1));
    Some(Found {
        span: Stretch::new(at, at + 1),
        name: Stretch::new(at, at + 1),
        what,
        form: MentionForm::PRONOUN,
        gender,
        plural: what == What::Group,
        role: None,
        head: word,
        qualifier: Word::EMPTY,
        definite: true,
        owned: false,
        same: false,
        act: if part == Part::Subject { act.max(Act::Verb) } else { act },
        attribute: owner,
        governed: part != Part::Subject,
        inserted: act == Act::Speech
            && matches!(reader.before(at).kind, TokenKind::COMMA | TokenKind::CLOSE_QUOTE),
        quoted: false,
        sentence,
    })
}

/// Whether "her" before `at` owns what stands there.
fn owns(reader: &Reader<'_>, at: usize) -> bool {
    let next = reader.token(at);
    let other = Class::PREPOSITION
        .with(Class::DETERMINER)
        .with(Class::SUBORDINATOR)
        .with(Class::COORDINATOR)
        .with(Class::AUXILIARY)
        .with(Class::ADVERBIAL);
    next.kind == TokenKind::WORD && !next.class.has(other)
}
