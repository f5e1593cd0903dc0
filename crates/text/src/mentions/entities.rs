//! The people, organisations and groups of an article, each a chain of mentions.

use copydesk_core::layers::{Gender, MentionKind};

use super::found::{Found, Trait, What};

/// An entity, by its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Entity(pub(super) u32);

/// What is known of an entity.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// What it is.
    pub(super) what: What,
    /// The kind that its mentions are given.
    pub(super) kind: MentionKind,
    /// The gender, as soon as something gives it.
    pub(super) gender: Gender,
    /// Whether it is a plural.
    pub(super) plural: bool,
    /// What the role of its first mention with one says.
    role: Option<Trait>,
    /// What the roles of others say; a bounded number.
    more_roles: Vec<Trait>,
    /// The mention with the fullest name, or else the fullest description.
    pub(super) fullest: Option<u32>,
    /// How full it is.
    rank: (u8, u32),
    /// How many mentions have the full name.
    pub(super) named: u32,
    /// The first word of the name, by its token.
    pub(super) given: u32,
}

/// All entities of an article and who is whose.
#[derive(Debug, Default)]
pub(super) struct Entities {
    all: Vec<Known>,
    /// The entity of each mention.
    of: Vec<Option<Entity>>,
}

/// No entity keeps more roles.
const MOST_TRAITS: usize = 8;

impl Entities {
    /// Forgets all, for so many mentions, none of them anybody's yet.
    pub(super) fn clear(&mut self, count: usize) {
        self.all.clear();
        self.of.clear();
        self.of.resize(count, None);
    }

    /// A new entity with the mention `at` as its first.
    pub(super) fn open(&mut self, at: usize, mention: &Found, what: What) -> Entity {
        let entity = Entity(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        self.all.push(Known {
            what,
            kind: kind(what),
            gender: Gender::UNKNOWN,
            plural: mention.plural,
            role: None,
            more_roles: Vec::new(),
            fullest: None,
            rank: (0, 0),
            named: 0,
            given: 0,
        });
        self.join(at, mention.gender, mention.role, entity);
        entity
    }

    /// Makes the mention `at`, which gives that gender and role, one of `entity`.
    pub(super) fn join(&mut self, at: usize, gender: Gender, role: Option<Trait>, entity: Entity) {
        if let Some(slot) = self.of.get_mut(at) {
            *slot = Some(entity);
        }
        let Some(known) = self.all.get_mut(entity.0 as usize) else { return };
        if known.gender == Gender::UNKNOWN && known.what == What::Person {
            known.gender = gender;
        }
        if let Some(role) = role {
            known.add(role);
        }
    }

    /// Lets the mention `at` name its entity, where it does so more fully than others.
    pub(super) fn name(&mut self, at: usize, entity: Entity, rank: (u8, u32), given: u32) {
        let Some(known) = self.all.get_mut(entity.0 as usize) else { return };
        if rank > known.rank {
            known.rank = rank;
            known.fullest = Some(at as u32);
            known.given = given;
        }
    }

    /// The entity of the mention `at`.
    pub(super) fn of(&self, at: usize) -> Option<Entity> {
        self.of.get(at).copied().flatten()
    }

    /// What is known of `entity`.
    pub(super) fn get(&self, entity: Entity) -> Option<&Known> {
        self.all.get(entity.0 as usize)
    }

    /// What is known of `entity`.
    pub(super) fn get_mut(&mut self, entity: Entity) -> Option<&mut Known> {
        self.all.get_mut(entity.0 as usize)
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }
}

impl Known {
    /// What the roles of its mentions say.
    pub(super) fn roles(&self) -> impl Iterator<Item = &Trait> {
        self.role.iter().chain(&self.more_roles)
    }

    /// Adds what a role says.
    fn add(&mut self, role: Trait) {
        if self.role.is_none() {
            self.role = Some(role);
        } else if self.more_roles.len() + 1 < MOST_TRAITS && !self.roles().any(|known| *known == role) {
            self.more_roles.push(role);
        }
    }
}

/// The kind that mentions of this are given.
fn kind(what: What) -> MentionKind {
    match what {
        What::Person => MentionKind::PERSON,
        What::Organisation(_) => MentionKind::ORGANISATION,
        What::Group => MentionKind::GROUP,
        What::Document => MentionKind::DOCUMENT,
        What::Nation(_) | What::Actor | What::Unsure => MentionKind::PLACE,
    }
}
