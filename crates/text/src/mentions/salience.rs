//! Who a pronoun may mean: the few who were mentioned last, and how prominent each of them is.

use copydesk_core::layers::{Gender, MentionForm};

use super::acts::Act;
use super::entities::{Entities, Entity};
use super::found::{Found, What};

/// So many are remembered.
const REMEMBERED: usize = 8;

/// A pronoun reaches no further back, in sentences.
const REACH: u32 = 3;

/// Somebody mentioned lately.
#[derive(Clone, Copy, Debug, Default)]
struct Recent {
    entity: Entity,
    sentence: u32,
    /// How prominent the mention is in its sentence.
    prominence: i32,
    spoke: bool,
    /// The subject of a verb.
    subject: bool,
    /// The first to be mentioned in its sentence.
    leads: bool,
    /// Mentioned by a pronoun.
    by_pronoun: bool,
}

impl Recent {
    /// Makes it as prominent as an earlier mention in the sentence was.
    fn join(&mut self, earlier: Self) {
        self.prominence = self.prominence.max(earlier.prominence);
        self.spoke |= earlier.spoke;
        self.subject |= earlier.subject;
        self.leads |= earlier.leads;
        self.by_pronoun |= earlier.by_pronoun;
    }
}

/// Those mentioned last, the latest in front.
///
/// Many are mentioned for each pronoun that asks for somebody: what none has asked about yet is only written down.
#[derive(Debug, Default)]
pub(super) struct Recents {
    all: [Recent; REMEMBERED],
    count: usize,
    /// Mentions in order, not yet among those.
    pending: Vec<Recent>,
}

impl Recents {
    /// Forgets everybody: behind a heading, or in another article.
    pub(super) fn clear(&mut self) {
        self.count = 0;
        self.pending.clear();
    }

    /// Remembers a mention of `entity`.
    pub(super) fn add(&mut self, entity: Entity, mention: &Found) {
        self.pending.push(Recent {
            entity,
            sentence: mention.sentence,
            prominence: prominence(mention),
            spoke: mention.act == Act::Speech && !mention.attribute,
            subject: mention.act != Act::None && !mention.attribute,
            by_pronoun: mention.form == MentionForm::PRONOUN,
            leads: false,
        });
    }

    /// Brings those up to date whom a pronoun in this sentence can reach.
    fn update(&mut self, sentence: u32) {
        let far = self.pending.partition_point(|recent| recent.sentence + REACH < sentence);
        let mut pending = std::mem::take(&mut self.pending);
        pending.drain(far..).for_each(|recent| self.place(recent));
        pending.clear();
        self.pending = pending;
    }

    /// Places a mention in front. In one sentence the most prominent mention of an entity counts.
    fn place(&mut self, mut recent: Recent) {
        let Recent { entity, sentence, .. } = recent;
        // The latest is in front: where another stands in the sentence, this one does.
        recent.leads = self.known().first().is_none_or(|known| known.sentence != sentence);
        // Those before the earlier place move back by one; without one, all do, and the last of too many is lost.
        let end = self.count.min(REMEMBERED - 1);
        let mut moved = recent;
        for (at, place) in self.all.iter_mut().enumerate() {
            std::mem::swap(place, &mut moved);
            let same = at < self.count && moved.entity == entity;
            if same || at == end {
                self.count = self.count.max(at + 1);
                if same && moved.sentence == sentence {
                    self.all[0].join(moved);
                }
                break;
            }
        }
    }

    fn known(&self) -> &[Recent] {
        self.all.get(..self.count).unwrap_or_default()
    }

    /// Whom `pronoun` means, if anybody near enough fits.
    pub(super) fn antecedent(&mut self, pronoun: &Found, entities: &Entities) -> Option<Entity> {
        self.update(pronoun.sentence);
        let mut best: Option<(i32, Entity)> = None;
        for recent in self.known() {
            let Some(score) = self.score(pronoun, *recent, entities) else { continue };
            if best.is_none_or(|(least, _)| score > least) {
                best = Some((score, recent.entity));
            }
        }
        best.map(|(_, entity)| entity)
    }

    fn score(&self, pronoun: &Found, recent: Recent, entities: &Entities) -> Option<i32> {
        let known = entities.get(recent.entity)?;
        let distance = pronoun.sentence.checked_sub(recent.sentence).filter(|distance| *distance <= REACH)?;
        // Those who were only spoken of in passing are nobody's "they".
        if pronoun.plural && recent.prominence < 4 {
            return None;
        }
        // An "it" that speaks is what stood out before.
        if pronoun.gender == Gender::NEUTER && recent.prominence == 0 {
            return None;
        }
        // "The nominee, he said, was tired" is about two people.
        if pronoun.inserted && distance == 0 && recent.subject && !recent.spoke && !recent.by_pronoun {
            return None;
        }
        let mut score = 12 - 5 * i32::try_from(distance).ok()? + recent.prominence + i32::from(recent.leads);
        if pronoun.what == What::Person && !pronoun.plural {
            if known.gender == pronoun.gender {
                score += 2;
            } else if known.gender != Gender::UNKNOWN && pronoun.gender != Gender::UNKNOWN {
                return None;
            }
        }
        if pronoun.act == Act::Speech && recent.spoke {
            score += 3;
        }
        // "Smith told him" is about two people, "Smith said she had told him" need not be.
        let object = pronoun.governed && !pronoun.attribute;
        if object && distance == 0 && recent.subject && !recent.spoke {
            score -= 8;
        }
        Some(score)
    }
}

fn prominence(mention: &Found) -> i32 {
    match mention.act {
        _ if mention.attribute => -2,
        Act::Speech | Act::Verb if !mention.governed => 4,
        Act::Speech => 3,
        _ if mention.governed => 0,
        _ => 1,
    }
}
