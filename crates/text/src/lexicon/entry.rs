//! What the lexicon knows of a word.

use copydesk_core::layers::Class;

/// What is known of a word, wherever it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its lexical classes.
    pub(crate) class: Class,
    /// A bit for each [language](crate::language) in which it is frequent, and one for what a stop behind it may do.
    bits: u32,
}

impl Entry {
    /// A stop or colon behind the word may belong to it, or to an address that it begins.
    pub(crate) const WITH_STOP: Self = Self { class: Class::EMPTY, bits: 1 << 31 };

    /// A word of these classes.
    pub(crate) fn of(class: Class) -> Self {
        Self { class, bits: 0 }
    }

    /// A word that is frequent in these languages.
    pub(crate) fn frequent_in(languages: u32) -> Self {
        Self { class: Class::EMPTY, bits: languages }
    }

    /// All that two entries say of one word.
    #[inline]
    pub(crate) fn with(self, other: Self) -> Self {
        Self { class: self.class.with(other.class), bits: self.bits | other.bits }
    }

    /// This one once, or not at all: then that of an unknown word. Without a branch.
    #[inline]
    pub(super) fn times(self, times: u32) -> Self {
        let mask = times.wrapping_neg();
        Self { class: Class(self.class.0 & mask), bits: self.bits & mask }
    }

    /// The languages in which the word is frequent, English in the lowest bit.
    #[inline]
    pub(crate) fn languages(self) -> u32 {
        self.bits & !Self::WITH_STOP.bits
    }

    /// What readers ask first.
    #[inline]
    pub(crate) fn traits(self) -> Traits {
        let english = self.languages() & 1;
        let foreign = u32::from(self.languages() > 1);
        Traits((english | foreign << 1 | self.bits >> 31 << 2) as u8)
    }
}

/// What readers ask first of a word that they have read before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Traits(u8);

impl Traits {
    /// None.
    pub(crate) const EMPTY: Self = Self(0);
    /// It is frequent in English.
    pub(crate) const ENGLISH: Self = Self(1);
    /// It is frequent in another language, whatever it is in English.
    pub(crate) const FOREIGN: Self = Self(2);
    /// A stop or colon behind it may belong to it, or to an address that it begins.
    pub(crate) const STOP: Self = Self(4);

    /// Whether the word has this one.
    #[inline]
    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
