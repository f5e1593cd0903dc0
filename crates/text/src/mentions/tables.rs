//! What the tables of `data/` know of roles, titles, organisations, groups, documents and nations.

mod load;

use std::sync::OnceLock;

use copydesk_core::Word;
use copydesk_core::layers::Gender;

use super::phrase::Phrase;
use crate::lexicon::Table;

pub(crate) use self::load::classes;

/// What a person is, whatever the word for it: "premier" and "prime minister" are of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Kind(u16);

impl Kind {
    /// Nothing is known.
    pub(super) const NONE: Self = Self(0);
}

/// A nation, by its row in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Nation(pub(super) u16);

/// What sort of organisation; by its word in the table.
pub(super) type Sort = Word;

/// A role or title.
#[derive(Clone, Copy, Debug)]
pub(super) struct Role {
    /// What it makes a person.
    pub(super) kind: Kind,
    /// The gender of who has it, where only one can.
    pub(super) gender: Gender,
}

/// A role of several words: its head is found first, then the words around it are compared.
#[derive(Debug)]
struct LongRole {
    left: Phrase,
    right: Phrase,
    role: Role,
}

/// The head word of roles.
#[derive(Clone, Copy, Debug, Default)]
struct RoleHead {
    alone: Option<Role>,
    /// The longer roles with this head: a range of `Tables::long`.
    first: u16,
    end: u16,
}

/// The head word of an organisation's name or description.
#[derive(Clone, Copy, Debug)]
pub(super) struct Organisation {
    /// What sort of organisation.
    pub(super) sort: Sort,
    /// Whether it is one only with a capital.
    pub(super) capital: bool,
}

/// What is known of words, beyond their classes.
pub(super) struct Tables {
    roles: Table<RoleHead>,
    long: Vec<LongRole>,
    broader: Vec<Vec<Kind>>,
    titles: Table<Role>,
    organisations: Table<Organisation>,
    names: Table<Sort>,
    /// The first words of the names of several words.
    openers: Table<()>,
    groups: Table<Kind>,
    documents: Table<()>,
    nations: Table<Nation>,
    demonyms: Table<Nation>,
}

impl Tables {
    /// The tables built into the program, read when first asked for.
    pub(super) fn get() -> &'static Self {
        static TABLES: OnceLock<Tables> = OnceLock::new();
        TABLES.get_or_init(load::tables)
    }

    /// The longest role whose head is the word at `at`, and how many words of it stand on either side.
    pub(super) fn role(&self, words: &impl Fn(isize) -> Option<Word>) -> Option<(Role, usize, usize)> {
        let head = self.roles.get(words(0)?)?;
        let long = self.long.get(usize::from(head.first)..usize::from(head.end)).unwrap_or_default();
        let fits = |role: &&LongRole| {
            role.left.iter().rev().zip(1..).all(|(word, back)| words(-back) == Some(*word))
                && role.right.iter().zip(1..).all(|(word, ahead)| words(ahead) == Some(*word))
        };
        let found = long.iter().find(fits).map(|role| (role.role, role.left.len(), role.right.len()));
        found.or_else(|| head.alone.map(|role| (role, 0, 0)))
    }

    /// What the title `word` says of its bearer.
    pub(super) fn title(&self, word: Word) -> Option<Role> {
        self.titles.get(word)
    }

    /// The kinds by which somebody of `kind` may be called too.
    pub(super) fn broader(&self, kind: Kind) -> &[Kind] {
        self.broader.get(usize::from(kind.0)).map_or(&[], Vec::as_slice)
    }

    /// The head word of an organisation, place or thing.
    pub(super) fn organisation(&self, word: Word) -> Option<Organisation> {
        self.organisations.get(word)
    }

    /// The sort of the organisation with this [name](super::phrase::key).
    pub(super) fn organisation_named(&self, name: Word) -> Option<Sort> {
        self.names.get(name)
    }

    /// Whether the name of an organisation of several words begins with `word`.
    pub(super) fn opens_a_name(&self, word: Word) -> bool {
        self.openers.get(word).is_some()
    }

    /// What each of the group `word` is.
    pub(super) fn group(&self, word: Word) -> Option<Kind> {
        self.groups.get(word)
    }

    /// Whether `word` is a document, a poll, a study.
    pub(super) fn document(&self, word: Word) -> bool {
        self.documents.get(word).is_some()
    }

    /// The nation with this [name](super::phrase::key) or capital.
    pub(super) fn nation(&self, name: Word) -> Option<Nation> {
        self.nations.get(name)
    }

    /// The nation of the adjective or people `word`.
    pub(super) fn demonym(&self, word: Word) -> Option<Nation> {
        self.demonyms.get(word)
    }
}
