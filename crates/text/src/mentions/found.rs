//! Mentions as they are found, before they are chained.

use copydesk_core::Word;
use copydesk_core::layers::{Gender, MentionForm, Token};

use super::acts::Act;
use super::tables::{Kind, Nation, Sort};

/// What is mentioned, as far as the words alone tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A person.
    Person,
    /// An organisation, of a sort if that is known.
    Organisation(Option<Sort>),
    /// People who act as one.
    Group,
    /// A nation or a capital.
    Nation(Nation),
    /// A place that acts, or anything else with a name that acts: the words do not tell.
    Actor,
    /// A document.
    Document,
    /// A name of something: it counts only if it turns out to be somebody known.
    Unsure,
}

/// What a role says of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Trait {
    /// The kind of role.
    pub(super) kind: Kind,
    /// Whose: of which nation.
    pub(super) nation: Option<Nation>,
    /// Another word that narrows it: "Pentagon" of "Pentagon spokesman"; none is [`Word::EMPTY`].
    pub(super) qualifier: Word,
    /// No longer: "former".
    pub(super) former: bool,
}

/// Tokens in a row: of a sentence while it is read, of the article from then on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    first: u32,
    end: u32,
}

impl Stretch {
    /// The tokens from `first` up to `end`.
    pub(super) fn new(first: usize, end: usize) -> Self {
        Self { first: first as u32, end: end as u32 }
    }

    /// Its first token.
    #[inline]
    pub(super) fn first(self) -> usize {
        self.first as usize
    }

    /// The token after its last.
    #[inline]
    pub(super) fn end(self) -> usize {
        self.end as usize
    }

    /// How many tokens it has.
    pub(super) fn len(self) -> usize {
        (self.end - self.first) as usize
    }

    /// Its tokens among `all`.
    pub(super) fn of(self, all: &[Token]) -> &[Token] {
        all.get(self.first()..self.end()).unwrap_or_default()
    }

    /// The same so many tokens on.
    fn behind(self, count: u32) -> Self {
        Self { first: self.first + count, end: self.end + count }
    }
}

/// A mention before it is chained.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// All of it.
    pub(super) span: Stretch,
    /// The name alone, or the description without its article.
    pub(super) name: Stretch,
    /// What is mentioned.
    pub(super) what: What,
    /// How.
    pub(super) form: MentionForm,
    /// The gender that the words give.
    pub(super) gender: Gender,
    /// Whether it is a plural.
    pub(super) plural: bool,
    /// What its role says.
    pub(super) role: Option<Trait>,
    /// The head word of a description or an organisation's name.
    pub(super) head: Word,
    /// The word that narrows the head: "health" of "the health ministry".
    pub(super) qualifier: Word,
    /// "the", "this", "his": it may be somebody mentioned before.
    pub(super) definite: bool,
    /// A possessor stands before the noun: "the party's nominee".
    pub(super) owned: bool,
    /// "the same": it is.
    pub(super) same: bool,
    /// How it acts.
    pub(super) act: Act,
    /// It owns what follows ("Blinken's visit"), or only qualifies it ("the Trump plan").
    pub(super) attribute: bool,
    /// A preposition stands before it.
    pub(super) governed: bool,
    /// A pronoun whose "he said" is inserted into what is said: ", he said".
    pub(super) inserted: bool,
    /// It stands in a quotation.
    pub(super) quoted: bool,
    /// The sentence, by index.
    pub(super) sentence: u32,
}

impl Found {
    /// Moves the mention back by so many tokens.
    pub(super) fn move_by(&mut self, count: u32) {
        self.span = self.span.behind(count);
        self.name = self.name.behind(count);
    }
}
