//! Where facilities stand: at the point of a town that the article names.

use copydesk_sdk::core::{Candidate, Place, Role};
use copydesk_sdk::prelude::*;

use crate::confidence;
use crate::facility::Facility;
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::kind::Kind;
use crate::namesake::Namesake;
use crate::places::candidate;
use crate::resolve::Toponym;
use crate::view::View;

/// How far behind a facility its town may be named, in tokens: "at Najjar hospital in Rafah".
const FARTHEST_TOWN: usize = 6;
/// And how far before it: "Khan Younis's two main hospitals - Nasser and Al-Amal".
const FARTHEST_OWNER: usize = 12;
/// Among so many towns of an article the one it speaks of most is looked for.
const MOST_TOWNS: usize = 64;

/// The names of an article, resolved, and the town at its centre.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing<'a> {
    view: View<'a>,
    gazetteer: &'a Gazetteer,
    toponyms: &'a [Toponym],
    centre: Option<PlaceId>,
}

impl<'a> Standing<'a> {
    /// Of the resolved names.
    pub(crate) fn new(view: View<'a>, gazetteer: &'a Gazetteer, toponyms: &'a [Toponym]) -> Self {
        Self { view, gazetteer, toponyms, centre: centre(gazetteer, toponyms) }
    }

    /// Whether a facility is a place of its own: not where the gazetteer knows it as a whole, nor where it is
    /// only some hospital of a country ("a New Zealand hospital").
    pub(crate) fn is_needed(&self, facility: &Facility) -> bool {
        let tokens = &facility.tokens;
        let at = self.toponyms.partition_point(|t| t.spotted.tokens.start < tokens.start);
        let Some(t) = self.toponyms.get(at).filter(|t| t.accepted && t.spotted.tokens.start == tokens.start)
        else {
            return true;
        };
        let kind = t.place.and_then(|p| self.gazetteer.entry(p)).map(|e| e.kind);
        let realm = matches!(kind, Some(Kind::Country | Kind::Division));
        let rest = tokens.end.saturating_sub(t.spotted.tokens.end);
        let lower = !self.view.is_capital(tokens.end.saturating_sub(1));
        rest > 1 || (rest == 1 && !(lower && realm))
    }

    /// A facility as a place: at the point of the town in its name, else of the one named right behind or shortly
    /// before it, else of the town that the article speaks of most. The article's own words are its name.
    pub(crate) fn place(&self, facility: &Facility) -> Option<Place> {
        let tokens = &facility.tokens;
        let first = self.view.token(tokens.start)?.span;
        let last = self.view.token(tokens.end.checked_sub(1)?)?.span;
        let span = Span::new(first.start, last.end);
        let from = self.toponyms.partition_point(|t| t.spotted.tokens.start < tokens.start);
        let beside = self.toponyms.get(from..).unwrap_or_default();
        let mut beside = beside.iter().take_while(|t| t.spotted.tokens.start < tokens.end + FARTHEST_TOWN);
        let near_before = |t: &&Toponym| t.spotted.tokens.end + FARTHEST_OWNER > tokens.start;
        let before = self.toponyms.get(..from).unwrap_or_default().iter().rev();
        let mut before = before.take_while(near_before);
        let town = beside.find(|t| self.is_town(t)).or_else(|| before.find(|t| self.is_town(t)));
        let town = town.and_then(|t| t.place).or(self.centre);
        let resolved = town.and_then(|p| candidate(self.gazetteer, p)).map(|town| Candidate {
            name: span.of(self.view.text).unwrap_or_default().to_owned(),
            geonameid: None,
            feature: facility.feature,
            ..town
        });
        let rule = Rule { name: "facility", confidence: confidence::FACILITY };
        Some(Place { span, role: Role::Literal, resolved, candidates: Vec::new(), rule })
    }

    fn is_town(&self, toponym: &Toponym) -> bool {
        town(self.gazetteer, toponym).is_some()
    }
}

/// The place of a name where it is a town, or a region hardly larger than one: Gaza.
fn town(gazetteer: &Gazetteer, toponym: &Toponym) -> Option<PlaceId> {
    let place = toponym.place.filter(|_| toponym.accepted)?;
    let local = gazetteer.entry(place)?.kind.is_local();
    (local || toponym.spotted.namesake == Some(Namesake::Region)).then_some(place)
}

/// The town that the article speaks of most; the first of equals.
fn centre(gazetteer: &Gazetteer, toponyms: &[Toponym]) -> Option<PlaceId> {
    let mut counts: Vec<(PlaceId, usize)> = Vec::new();
    for place in toponyms.iter().filter_map(|t| town(gazetteer, t)) {
        match counts.iter().position(|(p, _)| *p == place) {
            Some(at) => counts.get_mut(at).into_iter().for_each(|(_, count)| *count += 1),
            None if counts.len() < MOST_TOWNS => counts.push((place, 1)),
            None => {}
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(place, _)| place)
}
