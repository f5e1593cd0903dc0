//! Pronouns that stand for people, groups and organisations.

use copydesk_core::Word;
use copydesk_core::layers::{Case, Class, Gender, MentionForm, TokenFlags, TokenKind};

use super::found::{Found, What};
use super::reader::{Act, Reader};

/// What part of its clause a pronoun is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Subject,
    Object,
    Owner,
}

/// The pronouns, with what they say.
const PRONOUNS: [(Word, What, Gender, Part); 11] = [
    (Word::ascii("he"), What::Person, Gender::MALE, Part::Subject),
    (Word::ascii("she"), What::Person, Gender::FEMALE, Part::Subject),
    (Word::ascii("him"), What::Person, Gender::MALE, Part::Object),
    (Word::ascii("her"), What::Person, Gender::FEMALE, Part::Owner),
    (Word::ascii("his"), What::Person, Gender::MALE, Part::Owner),
    (Word::ascii("hers"), What::Person, Gender::FEMALE, Part::Object),
    (Word::ascii("they"), What::Group, Gender::UNKNOWN, Part::Subject),
    (Word::ascii("them"), What::Group, Gender::UNKNOWN, Part::Object),
    (Word::ascii("it"), What::Actor, Gender::NEUTER, Part::Subject),
    (Word::ascii("who"), What::Person, Gender::UNKNOWN, Part::Subject),
    (Word::ascii("which"), What::Actor, Gender::NEUTER, Part::Subject),
];

/// Contractions with a subject in them: "he'd said".
const CONTRACTED: [(Word, Word); 9] = [
    (Word::ascii("he'd"), Word::ascii("he")),
    (Word::ascii("he'll"), Word::ascii("he")),
    (Word::ascii("she'd"), Word::ascii("she")),
    (Word::ascii("she'll"), Word::ascii("she")),
    (Word::ascii("they'd"), Word::ascii("they")),
    (Word::ascii("they'll"), Word::ascii("they")),
    (Word::ascii("they're"), Word::ascii("they")),
    (Word::ascii("they've"), Word::ascii("they")),
    (Word::ascii("who'd"), Word::ascii("who")),
];

/// The pronoun at `at`, outside of quotations. "It" and "which" count only where they say something.
pub(super) fn read(reader: &Reader<'_>, at: usize, sentence: u32) -> Option<Found> {
    let token = reader.token(at);
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
    let owner = part == Part::Owner && (word == Word::ascii("his") || owns(reader, at + 1));
    Some(Found {
        span: (at, at + 1),
        name: (at, at + 1),
        what,
        form: MentionForm::PRONOUN,
        gender,
        plural: what == What::Group,
        role: None,
        head: word,
        qualifier: Word::EMPTY,
        definite: true,
        same: false,
        act: if part == Part::Subject { act.max(Act::Verb) } else { act },
        attribute: owner,
        governed: part != Part::Subject,
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
