//! By what words those who were mentioned can be meant later: "the minister", "the health ministry".

use copydesk_core::layers::MentionForm;
use copydesk_core::{Word, WordFilter};

use super::entities::{Entities, Entity};
use super::found::{Found, Trait, What};
use super::map::Map;
use super::tables::{Kind, Nation, Sort, Tables};

/// How a description is looked up: by a kind of role, or a head word, and what narrows it. A hash of all that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Handle(u64);

impl Handle {
    /// A role, of any nation or of one.
    pub(super) fn role(kind: Kind, nation: Option<Nation>) -> Self {
        Self::of(1, kind.into(), nation.map_or(0, |nation| u64::from(nation.0) + 1))
    }

    /// A role that somebody had.
    pub(super) fn former(kind: Kind) -> Self {
        Self::of(2, kind.into(), 0)
    }

    /// A role that another word narrows: "Pentagon spokesman".
    pub(super) fn narrowed(kind: Kind, word: Word) -> Self {
        Self::of(3, kind.into(), word.0)
    }

    /// The head word of an organisation, group or document.
    pub(super) fn head(word: Word) -> Self {
        Self::of(4, word.0, 0)
    }

    /// A head word with the word before it: "health ministry".
    pub(super) fn compound(qualifier: Word, head: Word) -> Self {
        Self::of(5, qualifier.0, head.0)
    }

    /// A sort of organisation.
    pub(super) fn sort(sort: Sort) -> Self {
        Self::of(6, sort as u64, 0)
    }

    /// By what a description of a person is looked up whose role says this.
    pub(super) fn meant(role: Trait) -> Option<Self> {
        if role.kind == Kind::NONE {
            None
        } else if role.former {
            Some(Self::former(role.kind))
        } else if role.nation.is_some() {
            Some(Self::role(role.kind, role.nation))
        } else if role.qualifier != Word::EMPTY {
            Some(Self::narrowed(role.kind, role.qualifier))
        } else {
            Some(Self::role(role.kind, None))
        }
    }

    fn of(sort: u64, first: u64, second: u64) -> Self {
        let spread = |n: u64| n.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self(spread(spread(first.wrapping_add(sort << 56)).rotate_left(29) ^ second))
    }
}

/// Who was mentioned last by a handle.
#[derive(Clone, Copy, Debug)]
struct Latest {
    entity: Entity,
    sentence: u32,
    subject: bool,
}

/// The handles of what an entity is, among [`Handles::listed`].
#[derive(Clone, Copy, Debug, Default)]
struct List {
    first: u32,
    end: u32,
    /// So many of its roles have been listed.
    roles: u32,
}

/// The handles of an article by which a description asks, with who was mentioned last by each.
///
/// Each mention of somebody renews all handles of what he is; where they are is listed once for each entity.
#[derive(Debug, Default)]
pub(super) struct Handles {
    /// What is asked for: few of the handles that there are.
    asked: WordFilter<32>,
    places: Map,
    latest: Vec<Latest>,
    lists: Vec<List>,
    listed: Vec<u32>,
}

impl Handles {
    /// Forgets all, and reads what the descriptions among `found` will ask for.
    pub(super) fn clear(&mut self, found: &[Found]) {
        self.asked = WordFilter::default();
        let mut ask = |handle: Handle| self.asked.add(Word(handle.0));
        let definite = |mention: &&Found| mention.form == MentionForm::DESCRIPTION && mention.definite;
        for description in found.iter().filter(definite) {
            if description.what == What::Person {
                description.role.and_then(Handle::meant).into_iter().for_each(&mut ask);
                continue;
            }
            ask(Handle::compound(description.qualifier, description.head));
            if let What::Organisation(sort) = description.what {
                ask(Handle::head(description.head));
                sort.map(Handle::sort).into_iter().for_each(&mut ask);
            }
        }
        self.places.clear(0);
        self.latest.clear();
        self.lists.clear();
        self.listed.clear();
    }

    /// Whether no description asks for anybody by `handle`.
    #[inline]
    fn idle(&self, handle: Handle) -> bool {
        !self.asked.may_have(Word(handle.0))
    }

    /// The entity mentioned last by `handle`.
    pub(super) fn last(&self, handle: Handle) -> Option<Entity> {
        let place = self.places.get(handle.0)?;
        self.latest.get(place as usize).map(|latest| latest.entity)
    }

    /// Keeps `entity` as the latest by `handle`.
    pub(super) fn keep(&mut self, mention: &Found, handle: Handle, entity: Entity) {
        if !self.idle(handle) {
            let place = self.place(mention, handle, entity);
            self.keep_at(place, mention, entity);
        }
    }

    /// Keeps `entity` as the latest by all that its roles make it.
    pub(super) fn keep_roles(&mut self, mention: &Found, entity: Entity, entities: &Entities) {
        // Most have none.
        let Some(known) = entities.get(entity).filter(|known| known.roles().next().is_some()) else { return };
        let at = entity.0 as usize;
        if at >= self.lists.len() {
            self.lists.resize(at + 1, List::default());
        }
        let mut list = self.lists.get(at).copied().unwrap_or_default();
        let count = known.roles().count();
        if list.roles as usize != count {
            list.first = self.listed.len() as u32;
            known.roles().for_each(|role| self.list(mention, entity, role));
            list = List { end: self.listed.len() as u32, roles: count as u32, ..list };
            if let Some(slot) = self.lists.get_mut(at) {
                *slot = list;
            }
        }
        for at in list.first..list.end {
            if let Some(place) = self.listed.get(at as usize) {
                self.keep_at(*place, mention, entity);
            }
        }
    }

    /// Lists the handles of a role.
    fn list(&mut self, mention: &Found, entity: Entity, role: &Trait) {
        let mut add = |handle| {
            if !self.idle(handle) {
                let place = self.place(mention, handle, entity);
                self.listed.push(place);
            }
        };
        if role.former {
            add(Handle::former(role.kind));
        }
        if role.former || role.kind == Kind::NONE {
            return;
        }
        for kind in std::iter::once(&role.kind).chain(Tables::get().broader(role.kind)) {
            add(Handle::role(*kind, None));
            if role.nation.is_some() {
                add(Handle::role(*kind, role.nation));
            }
            if role.qualifier != Word::EMPTY {
                add(Handle::narrowed(*kind, role.qualifier));
            }
        }
    }

    /// Where the latest by `handle` is kept: this mention where it is the first.
    fn place(&mut self, mention: &Found, handle: Handle, entity: Entity) -> u32 {
        let next = self.latest.len() as u32;
        let place = self.places.get_or_insert(handle.0, next);
        if place == next {
            self.latest.push(Latest { entity, sentence: mention.sentence, subject: is_subject(mention) });
        }
        place
    }

    /// Keeps `entity` as the latest. One that is no subject leaves a recent subject its place: of two companies,
    /// "the company" is the one that acts.
    fn keep_at(&mut self, place: u32, mention: &Found, entity: Entity) {
        let Some(known) = self.latest.get_mut(place as usize) else { return };
        let subject = is_subject(mention);
        let same = known.entity == entity;
        if subject || same || !known.subject || known.sentence + 2 < mention.sentence {
            *known = Latest { entity, sentence: mention.sentence, subject: subject || same && known.subject };
        }
    }
}

fn is_subject(mention: &Found) -> bool {
    mention.act != super::acts::Act::None && !mention.attribute
}
