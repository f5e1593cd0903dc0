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

impl From<Kind> for u64 {
    fn from(kind: Kind) -> Self {
        Self::from(kind.0)
    }
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

/// What the tables know of a word, or of a phrase by its [key](super::phrase::key).
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    role: RoleHead,
    /// What the title says of its bearer.
    pub(super) title: Option<Role>,
    /// The head word of an organisation, place or thing.
    pub(super) organisation: Option<Organisation>,
    /// The sort of the organisation with this name.
    pub(super) named: Option<Sort>,
    /// The name of an organisation of several words begins with this one.
    pub(super) opens_a_name: bool,
    /// What each of the group is.
    pub(super) group: Option<Kind>,
    /// A document, a poll, a study.
    pub(super) document: bool,
    /// A document, or the head of a role of one word or more.
    pub(super) heads: bool,
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
        opens_a_name: false,
        group: None,
        document: false,
        heads: false,
        nation: None,
        demonym: None,
    };

    /// Whether the word is the head of a role of several words.
    pub(super) fn heads_a_long_role(&self) -> bool {
        self.role.first < self.role.end
    }
}

/// What is known of words, beyond their classes.
pub(super) struct Tables {
    /// The place in `known` of each word and phrase.
    places: Table<u16>,
    /// A bit for each of them, by its hash: of most other words one look here says that nothing is known.
    filter: Box<[u64; FILTER]>,
    known: Vec<Known>,
    long: Vec<LongRole>,
    broader: Vec<Vec<Kind>>,
}

/// So many words of 64 bits has the filter: ten bits for each entry of the tables.
const FILTER: usize = 1024;

/// The word of the filter and the bit in it that stand for `word`.
fn filter_place(word: Word) -> (usize, u64) {
    ((word.0 >> 6) as usize % FILTER, 1 << (word.0 % 64))
}

impl Tables {
    /// The tables built into the program, read when first asked for.
    pub(super) fn get() -> &'static Self {
        static TABLES: OnceLock<Tables> = OnceLock::new();
        TABLES.get_or_init(load::tables)
    }

    /// What is known of `word`, or of the phrase with this [key](super::phrase::key).
    #[inline]
    pub(super) fn of(&self, word: Word) -> &Known {
        let (at, bit) = filter_place(word);
        if self.filter.get(at).is_none_or(|bits| bits & bit == 0) {
            return &Known::NOTHING;
        }
        self.places.get(word).and_then(|at| self.known.get(usize::from(at))).unwrap_or(&Known::NOTHING)
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
