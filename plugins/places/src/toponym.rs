//! The names of an article, and how they are sorted so that what is the same name comes together.

use crate::containers::Container;
use crate::fold::Key;
use crate::gazetteer::PlaceId;
use crate::namesake::Namesake;
use crate::spot::Spotted;

/// What the words beside a name say about the sort of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    /// "New York Gov.": a state rather than a town.
    Statewide,
    /// "Lebanon Mayor": a town rather than a country.
    Townwide,
}

/// A name and what is known of it.
#[derive(Clone, Debug)]
pub(crate) struct Toponym {
    pub(crate) spotted: Spotted,
    /// Whether it takes part: it is taken for a place.
    pub(crate) accepted: bool,
    /// What the words beside it say.
    pub(crate) hint: Option<Hint>,
    /// The name that contains it.
    pub(crate) container: Option<Container>,
    /// A container, or what it contains, has decided; without a place, that it is none of those known.
    pub(crate) decided: bool,
    /// The place it means.
    pub(crate) place: Option<PlaceId>,
}

impl Toponym {
    /// A name of which nothing else is known yet.
    pub(crate) const fn new(spotted: Spotted) -> Self {
        Self { spotted, accepted: false, hint: None, container: None, decided: false, place: None }
    }
}

/// A name as it groups its mentions: the same letters, and the same half of a pair of namesakes.
pub(crate) type Named = (Key, Option<Namesake>);

/// A name where it stands, as a number by which names are sorted so that the same come together: those of the same
/// letters, and of the same half of a pair of namesakes. The lowest part is the number of the name in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Occurrence(u128);

impl Occurrence {
    fn new(name: &Spotted, at: u32) -> Self {
        let half = name.namesake.map_or(0, |half| half as u64 + 1);
        Self(u128::from(name.key.0) << 64 | u128::from(half << 32 | u64::from(at)))
    }

    /// What is the same for all mentions of one name.
    pub(crate) const fn name(self) -> u128 {
        self.0 >> 32
    }

    /// The letters of the name.
    pub(crate) const fn key(self) -> Key {
        Key((self.0 >> 64) as u64)
    }

    /// The number of the name in the article.
    #[expect(clippy::cast_possible_truncation, reason = "the lowest quarter")]
    pub(crate) const fn at(self) -> usize {
        self.0 as u32 as usize
    }
}

/// The names by their numbers, those that are the same together.
pub(crate) fn sort_by_name(toponyms: &[Toponym], by_name: &mut Vec<Occurrence>) {
    by_name.clear();
    by_name.extend(toponyms.iter().zip(0..).map(|(t, at)| Occurrence::new(&t.spotted, at)));
    by_name.sort_unstable();
}
