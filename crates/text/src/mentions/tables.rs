//! What the tables of `data/` know of roles, titles, organisations, groups and nations.

mod index;
mod load;
mod sort;
mod words;

use std::sync::OnceLock;

use copydesk_core::Word;
use copydesk_core::layers::Gender;

use self::index::Index;
pub(super) use self::index::{Entry, Facts};
use super::phrase::Phrase;

pub(crate) use self::load::classes;
pub(super) use self::sort::Sort;

/// What a person is, whatever the word for it: "premier" and "prime minister" are of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Kind(u16);

impl Kind {
    /// Nothing is known.
    pub(super) const NONE: Self = Self(0);
}

impl From<Kind> for u64 {
    fn from(kind: Kind) -> Self {
        Self::from(kind.0)
    }
}

/// A nation, by its row in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Nation(pub(super) u16);

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

/// What the tables know of a word, or of a phrase by its [key](super::phrase::key), beyond the [facts](Facts) in the
/// index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    role: RoleHead,
    /// What the title says of its bearer.
    pub(super) title: Option<Role>,
    /// The head word of an organisation, place or thing.
    pub(super) organisation: Option<Organisation>,
    /// The sort of the organisation with this name.
    pub(super) named: Option<Sort>,
    /// What each of the group is.
    pub(super) group: Option<Kind>,
    /// The nation with this name or capital.
    pub(super) nation: Option<Nation>,
    /// The nation of this adjective or people.
    pub(super) demonym: Option<Nation>,
}

impl Known {
    /// What is known of most words.
    pub(super) const NOTHING: Self = Self {
        role: RoleHead { alone: None, first: 0, end: 0 },
        title: None,
        organisation: None,
        named: None,
        group: None,
        nation: None,
        demonym: None,
    };
}

/// What is known of words, beyond their classes.
pub(super) struct Tables {
    index: Index,
    known: Vec<Known>,
    long: Vec<LongRole>,
    broader: Vec<Vec<Kind>>,
}

impl Tables {
    /// The tables built into the program, read when first asked for.
    pub(super) fn get() -> &'static Self {
        static TABLES: OnceLock<Tables> = OnceLock::new();
        TABLES.get_or_init(load::tables)
    }

    /// What is known of `word`, or of the phrase with this [key](super::phrase::key).
    #[inline]
    pub(super) fn of(&self, word: Word) -> Entry<'_> {
        let Some((at, facts)) = self.index.get(word) else { return Entry::NOTHING };
        Entry { facts, known: self.known.get(at).unwrap_or(&Known::NOTHING) }
    }

    /// The longest role whose head is a word of which this is `known`, and how many words of it stand on either
    /// side; `word` gives the words around the head by their distance from it.
    #[inline]
    pub(super) fn role(
        &self,
        known: &Known,
        word: &impl Fn(isize) -> Option<Word>,
    ) -> Option<(Role, usize, usize)> {
        let head = known.role;
        let long = self.long.get(usize::from(head.first)..usize::from(head.end)).unwrap_or_default();
        let fits = |role: &&LongRole| {
            role.left.iter().rev().zip(1..).all(|(left, back)| word(-back) == Some(*left))
                && role.right.iter().zip(1..).all(|(right, ahead)| word(ahead) == Some(*right))
        };
        let found = long.iter().find(fits).map(|role| (role.role, role.left.len(), role.right.len()));
        found.or_else(|| head.alone.map(|role| (role, 0, 0)))
    }

    /// The kinds by which somebody of `kind` may be called too.
    pub(super) fn broader(&self, kind: Kind) -> &[Kind] {
        self.broader.get(usize::from(kind.0)).map_or(&[], Vec::as_slice)
    }
}
