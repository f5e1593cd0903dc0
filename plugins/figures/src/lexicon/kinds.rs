//! What the tables can say of a word, and the names by which they say it.

use copydesk_sdk::core::{Bound, Category};

/// What part a word plays in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NumberWord {
    /// Below twenty.
    Small(f64),
    /// twenty ... ninety
    Ten(f64),
    Hundred,
    /// thousand, million: multiplies what stands before it.
    Scale(f64),
    /// m, bn, k: a scale, right behind digits.
    Letter(f64),
    Dozen(f64),
    /// dozens, thousands: the least that the plural can mean.
    Plural(f64),
    /// half, quarter
    Part(f64),
    /// halves, quarters
    Parts(f64),
    Ordinal(f64),
    /// thirds, fifths
    Denominator(f64),
    /// a couple of, a pair of
    Group(f64),
    /// ½
    Vulgar(f64),
}

impl NumberWord {
    /// Whether a number may begin with the word.
    pub(super) fn opens(self) -> bool {
        !matches!(self, Self::Letter(_) | Self::Denominator(_) | Self::Parts(_))
    }
}

/// Where in a figure a word may stand: what need not be looked for at any other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Role(u8);

impl Role {
    /// A number may begin with it.
    pub(crate) const OPENS: Self = Self(1);
    /// It begins a unit in words.
    pub(crate) const UNIT_WORD: Self = Self(1 << 1);
    /// It begins a unit that is a symbol.
    pub(crate) const UNIT_SYMBOL: Self = Self(1 << 2);
    /// It ends a currency that stands before its number.
    pub(crate) const CURRENCY_BEFORE: Self = Self(1 << 3);
    /// It ends a bound that stands before its number.
    pub(crate) const BOUND_BEFORE: Self = Self(1 << 4);
    /// It begins a bound that stands behind its number.
    pub(crate) const BOUND_AFTER: Self = Self(1 << 5);

    /// It makes another number of the one before it, or another kind of one: "and", "point", "th", "in".
    pub(crate) const EXTENDS: Self = Self(1 << 6);

    /// It is of the number behind it.
    pub(crate) const BEFORE_NUMBER: Self = Self(Self::CURRENCY_BEFORE.0 | Self::BOUND_BEFORE.0);
    /// It goes on with the number before it.
    pub(crate) const BEHIND_NUMBER: Self =
        Self(Self::UNIT_WORD.0 | Self::UNIT_SYMBOL.0 | Self::BOUND_AFTER.0);

    /// Whether it is one of `wanted`.
    #[inline]
    pub(crate) const fn has(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }

    /// Adds a role.
    pub(super) const fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether the word is the last of a phrase, and not the first.
    pub(super) const fn is_last(self) -> bool {
        self.has(Self::BEFORE_NUMBER)
    }
}

/// A unit of measure, time, percent or money.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Unit {
    /// The usual English singular, or a currency's code.
    pub(crate) name: &'static str,
    pub(crate) category: Category,
    /// What a number of it is multiplied by: a cent is .01 of its currency.
    pub(crate) factor: f64,
    /// This form of it must touch the digits.
    pub(crate) touching: bool,
}

/// A noun group that a number labels rather than counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// channel 12, flight 370: the number behind it is a name.
    Numbered,
    /// 22nd Street: the number before it is an address.
    Street,
}

pub(super) fn unit_category(name: &str) -> Option<Category> {
    Some(match name {
        "percent" => Category::Percent,
        "duration" => Category::Duration,
        "measure" => Category::Measure,
        _ => return None,
    })
}

pub(super) fn number_word(kind: &str, value: f64) -> Option<NumberWord> {
    Some(match kind {
        "small" => NumberWord::Small(value),
        "ten" => NumberWord::Ten(value),
        "hundred" => NumberWord::Hundred,
        "scale" => NumberWord::Scale(value),
        "letter" => NumberWord::Letter(value),
        "dozen" => NumberWord::Dozen(value),
        "plural" => NumberWord::Plural(value),
        "part" => NumberWord::Part(value),
        "parts" => NumberWord::Parts(value),
        "ordinal" => NumberWord::Ordinal(value),
        "denominator" => NumberWord::Denominator(value),
        "group" => NumberWord::Group(value),
        "vulgar" => NumberWord::Vulgar(value),
        _ => return None,
    })
}

pub(super) fn bound(name: &str) -> Option<Bound> {
    Some(match name {
        "about" => Bound::About,
        "nearly" => Bound::Nearly,
        "at_least" => Bound::AtLeast,
        "at_most" => Bound::AtMost,
        "more_than" => Bound::MoreThan,
        "less_than" => Bound::LessThan,
        _ => return None,
    })
}

pub(super) fn label(name: &str) -> Option<Label> {
    Some(match name {
        "numbered" => Label::Numbered,
        "street" => Label::Street,
        _ => return None,
    })
}
