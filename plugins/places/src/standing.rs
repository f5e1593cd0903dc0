//! Where facilities stand: at the point of a town that the article names.

use std::ops::Range;

use copydesk_sdk::core::{Candidate, Place, Role};
use copydesk_sdk::prelude::layers::TokenFlags;
use copydesk_sdk::prelude::*;

use crate::confidence;
use crate::facility::Facility;
use crate::format::Facts;
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::kind::Kind;
use crate::namesake::Namesake;
use crate::toponym::Toponym;
use crate::view::View;
use crate::votes::Votes;

/// How far behind a facility its town may be named, in tokens: "at Najjar hospital in Rafah".
const FARTHEST_TOWN: usize = 6;
/// And how far before it: "Khan Younis's two main hospitals - Nasser and Al-Amal".
const FARTHEST_OWNER: usize = 12;
/// Among so many towns of an article the one it speaks of most is looked for.
const MOST_TOWNS: usize = 64;

/// The names of an article, resolved, and the town at its centre.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing<'a> {
    view: &'a View<'a>,
    gazetteer: &'a Gazetteer,
    toponyms: &'a [Toponym],
    votes: &'a Votes,
    centre: Option<PlaceId>,
}

impl<'a> Standing<'a> {
    /// Of the resolved names.
    pub(crate) fn new(
        view: &'a View<'a>,
        gazetteer: &'a Gazetteer,
        toponyms: &'a [Toponym],
        votes: &'a Votes,
    ) -> Self {
        Self { view, gazetteer, toponyms, votes, centre: centre(gazetteer, toponyms) }
    }

    /// Whether a facility is a place of its own: not where the gazetteer knows it as a whole, in a country that
    /// the article speaks of, nor where it is only some hospital of a country ("a New Zealand hospital").
    pub(crate) fn is_needed(&self, facility: &Facility) -> bool {
        let tokens = &facility.tokens;
        let at = self.toponyms.partition_point(|t| t.spotted.tokens.start < tokens.start);
        let Some(t) = self.toponyms.get(at).filter(|t| t.accepted && t.spotted.tokens.start == tokens.start)
        else {
            return true;
        };
        let kind = t.place.and_then(|p| self.gazetteer.facts(p)).map(|e| e.kind);
        if self.is_another(t, tokens) {
            return true;
        }
        let realm = matches!(kind, Some(Kind::Country | Kind::Division));
        let rest = tokens.end.saturating_sub(t.spotted.tokens.end);
        let lower = !self.view.is_capital(tokens.end.saturating_sub(1));
        rest > 1 || (rest == 1 && !(lower && realm))
    }

    /// Whether the place that the gazetteer knows by a facility's whole name is one of those that stand in every
    /// other country, and the article speaks of another: Victoria Park.
    fn is_another(&self, t: &Toponym, facility: &Range<usize>) -> bool {
        let generic = |e: &Facts| {
            matches!(e.kind, Kind::Park | Kind::Facility | Kind::Quarter | Kind::Town | Kind::Commune)
        };
        let entry = t.place.filter(|_| !t.decided).and_then(|p| self.gazetteer.facts(p)).filter(generic);
        t.spotted.tokens == *facility && entry.is_some() && !self.is_here(t)
    }

    /// A facility as a place: at the point of the town right behind it ("in Rafah"), else of the one in its name,
    /// shortly behind or before it, else of the town that the article speaks of most. The article's own words are its name.
    pub(crate) fn place(&self, facility: &Facility) -> Option<Place> {
        let tokens = &facility.tokens;
        let first = self.view.token(tokens.start)?.span;
        let last = self.view.token(tokens.end.checked_sub(1)?)?.span;
        let span = Span::new(first.start, last.end);
        let from = self.toponyms.partition_point(|t| t.spotted.tokens.start < tokens.start);
        let (before, beside) = self.toponyms.split_at_checked(from).unwrap_or_default();
        let (inside, behind) =
            beside.split_at(beside.partition_point(|t| t.spotted.tokens.start < tokens.end));
        let own =
            || inside.iter().find(|t| t.spotted.tokens != *tokens && self.is_town(t) && self.is_here(t));
        let mut behind = behind.iter().take_while(|t| self.is_near_behind(tokens.end, t));
        let near_before = |t: &&Toponym| t.spotted.tokens.end + FARTHEST_OWNER > tokens.start;
        let mut before = before.iter().rev().take_while(near_before);
        let town = self
            .right_behind(tokens.end)
            .or_else(own)
            .or_else(|| behind.find(|t| self.is_town(t)))
            .or_else(|| before.find(|t| self.is_town(t)));
        let town = town.and_then(|t| t.place).or(self.centre);
        let resolved = town.and_then(|p| self.gazetteer.candidate(p)).map(|town| Candidate {
            name: span.of(self.view.text).unwrap_or_default().to_owned().into(),
            geonameid: None,
            feature: facility.feature,
            ..town
        });
        let rule = Rule { name: "facility", confidence: confidence::FACILITY };
        Some(Place { span, role: Role::Literal, resolved, candidates: Vec::new(), rule })
    }

    /// "Queen Elizabeth Hospital in Birmingham": the town that the next word but one names.
    fn right_behind(&self, end: usize) -> Option<&'a Toponym> {
        let start = (self.view.words(end) == "in" && self.view.behind(end).is_some()).then_some(end + 1)?;
        let at = self.toponyms.partition_point(|t| t.spotted.tokens.start < start);
        self.toponyms.get(at).filter(|t| t.spotted.tokens.start == start && self.is_town(t))
    }

    /// Whether a name stands shortly behind, in the same sentence.
    fn is_near_behind(&self, end: usize, t: &Toponym) -> bool {
        let start = t.spotted.tokens.start;
        start < end + FARTHEST_TOWN && !(end..=start).any(|at| self.view.flag(at, TokenFlags::OPENS_SENTENCE))
    }

    /// Whether anything else speaks of the country that a name lies in, or nothing of any.
    fn is_here(&self, t: &Toponym) -> bool {
        let country = t.place.and_then(|p| self.gazetteer.facts(p)).map(|e| e.country);
        let others = self.votes.without(t.spotted.key);
        t.decided || !others.speak() || country.is_some_and(|c| others.for_country(c) > 0.0)
    }

    fn is_town(&self, toponym: &Toponym) -> bool {
        town(self.gazetteer, toponym).is_some()
    }
}

/// The place of a name where it is a town, or a region hardly larger than one: Gaza.
fn town(gazetteer: &Gazetteer, toponym: &Toponym) -> Option<PlaceId> {
    let place = toponym.place.filter(|_| toponym.accepted)?;
    let local = gazetteer.facts(place)?.kind.is_local();
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
