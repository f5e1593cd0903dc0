//! Who bears which name.

use copydesk_core::{Word, WordFilter};

use crate::mentions::entities::Entity;
use crate::mentions::map::Map;

/// So many namesakes are kept apart.
const MOST_NAMESAKES: usize = 8;

/// A part of a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Family = 1,
    Given,
}

/// By what an organisation or a place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// An organisation by its name.
    Organisation = 3,
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
#[derive(Debug, Default)]
pub(super) struct Register {
    /// Of most names that are asked for one bit tells that nobody bears them.
    borne: WordFilter<32>,
    /// People's names, by the number of their bearers, and others, by that of the entity.
    names: Map,
    bearers: Vec<Bearers>,
}

/// A word as a name of a sort.
fn key(sort: u64, word: Word) -> Word {
    Word(word.0 ^ sort.wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

impl Register {
    /// Forgets all, and makes room for the names of so many mentions.
    pub(super) fn clear(&mut self, count: usize) {
        self.borne = WordFilter::default();
        self.names.clear(count);
        self.bearers.clear();
    }

    /// The people whose name has the word as this part.
    pub(super) fn bearers(&self, part: Part, word: Word) -> &[Entity] {
        let bearers = self.number(key(part as u64, word)).and_then(|at| self.bearers.get(at as usize));
        bearers.and_then(|bearers| bearers.all.get(..bearers.count)).unwrap_or_default()
    }

    /// Adds a person whose name has the word as this part; more than a few are not kept apart.
    pub(super) fn bear(&mut self, part: Part, word: Word, person: Entity) {
        let next = self.bearers.len();
        let at = self.number_or(key(part as u64, word), next as u32) as usize;
        if at == next {
            self.bearers.push(Bearers::default());
        }
        let Some(bearers) = self.bearers.get_mut(at) else { return };
        if let Some(slot) = bearers.all.get_mut(bearers.count) {
            *slot = person;
            bearers.count += 1;
        }
    }

    /// The organisation or place known by `word`.
    pub(super) fn known(&self, by: By, word: Word) -> Option<Entity> {
        self.number(key(by as u64, word)).map(Entity)
    }

    /// Makes `word` mean the organisation or place, if it means none yet.
    pub(super) fn note(&mut self, by: By, word: Word, entity: Entity) {
        self.number_or(key(by as u64, word), entity.0);
    }

    fn number(&self, name: Word) -> Option<u32> {
        if self.borne.may_have(name) { self.names.get(name.0) } else { None }
    }

    fn number_or(&mut self, name: Word, number: u32) -> u32 {
        self.borne.add(name);
        self.names.get_or_insert(name.0, number)
    }
}
