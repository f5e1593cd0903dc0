//! The places that were written out lately: news speaks of the same few again and again, and reading one costs a
//! handful of cache misses.

use copydesk_sdk::core::Candidate;

use crate::gazetteer::{Gazetteer, PlaceId};
use crate::kind::Kind;

/// So many are kept, each in the one slot that its number gives it: some 64 KiB.
const KEPT: usize = 512;

/// Places as they are written out, with their kinds.
#[derive(Debug)]
pub(crate) struct Shown(Vec<Option<(PlaceId, Kind, Candidate)>>);

impl Default for Shown {
    fn default() -> Self {
        Self(vec![None; KEPT])
    }
}

impl Shown {
    /// A place as it is written out, and its kind.
    #[inline]
    pub(crate) fn of(&mut self, gazetteer: &Gazetteer, place: PlaceId) -> Option<(Kind, Candidate)> {
        let slot = self.0.get_mut(place.number() % KEPT)?;
        if slot.as_ref().is_none_or(|(kept, ..)| *kept != place) {
            *slot = Some((place, gazetteer.facts(place)?.kind, gazetteer.candidate(place)?));
        }
        slot.as_ref().map(|(_, kind, shown)| (*kind, shown.clone()))
    }
}
