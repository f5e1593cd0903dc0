//! Who bears which name.

use copydesk_core::Word;

use crate::mentions::entities::Entity;
use crate::mentions::map::Map;

/// So many namesakes are kept apart.
const MOST_NAMESAKES: usize = 8;

/// A part of a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Family,
    Given,
}

/// By what an organisation or a place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum By {
    /// An organisation by its name.
    Organisation,
    /// An organisation by the first letters of its name.
    Acronym,
    /// An organisation by the first word of its name.
    Opener,
    /// A place by its name.
    Place,
}

/// The people who bear a name.
#[derive(Clone, Copy, Debug, Default)]
struct Bearers {
    all: [Entity; MOST_NAMESAKES],
    count: usize,
}

/// Whose each name is.
#[derive(Debug)]
pub(super) struct Register {
    people: Map<(Part, Word), Bearers>,
    others: Map<(By, Word), Entity>,
}

impl Register {
    /// With room for the names of so many mentions.
    pub(super) fn with_room(count: usize) -> Self {
        Self {
            people: Map::with_capacity_and_hasher(count, Default::default()),
            others: Map::with_capacity_and_hasher(count, Default::default()),
        }
    }

    /// The people whose name has the word as this part.
    pub(super) fn bearers(&self, part: Part, word: Word) -> &[Entity] {
        let bearers = self.people.get(&(part, word));
        bearers.and_then(|bearers| bearers.all.get(..bearers.count)).unwrap_or_default()
    }

    /// Adds a person whose name has the word as this part; more than a few are not kept apart.
    pub(super) fn bear(&mut self, part: Part, word: Word, person: Entity) {
        let bearers = self.people.entry((part, word)).or_default();
        if let Some(slot) = bearers.all.get_mut(bearers.count) {
            *slot = person;
            bearers.count += 1;
        }
    }

    /// The organisation or place known by `word`.
    pub(super) fn known(&self, by: By, word: Word) -> Option<Entity> {
        self.others.get(&(by, word)).copied()
    }

    /// Makes `word` mean the organisation or place, if it means none yet.
    pub(super) fn note(&mut self, by: By, word: Word, entity: Entity) {
        self.others.entry((by, word)).or_insert(entity);
    }
}
