//! Which place a name means: the one that the rest of the article speaks for.
//!
//! Every sense of a name starts from its prior (how large it is and of what kind) in doublings of population.
//! The article adds to it: a container named beside it decides ("Bangor, Maine"); the countries and divisions
//! that other names vote for count according to their share; places nearby break ties. One name has one
//! sense in an article, save where containers say otherwise.

use std::collections::BTreeMap;

use crate::distance::km;
use crate::fold::Key;
use crate::format::{Entry, NO_COUNTRY, NO_DIVISION, NameSort};
use crate::gazetteer::{Gazetteer, PlaceId, Sense, prior};
use crate::kind::Kind;
use crate::spot::Spotted;

/// Beyond so many anchors further ones add nothing.
const MOST_ANCHORS: usize = 24;

/// What speaks for countries, divisions and surroundings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Votes {
    countries: BTreeMap<u8, f32>,
    divisions: BTreeMap<u16, f32>,
    anchors: Vec<(Key, (f64, f64), f32)>,
}

impl Votes {
    /// A name that stands for `entry` speaks with this weight.
    pub(crate) fn add(&mut self, name: Key, entry: &Entry<'_>, weight: f32) {
        if entry.country != NO_COUNTRY {
            *self.countries.entry(entry.country).or_default() += weight;
        }
        if entry.division != NO_DIVISION && entry.kind != Kind::Country {
            *self.divisions.entry(entry.division).or_default() += weight;
        }
        let local =
            matches!(entry.kind, Kind::Town | Kind::Capital | Kind::Quarter | Kind::County | Kind::Commune);
        if local && self.anchors.len() < MOST_ANCHORS && !self.anchors.iter().any(|(k, ..)| *k == name) {
            self.anchors.push((name, (entry.lat, entry.lon), weight));
        }
    }

    /// The country's own vote.
    pub(crate) fn add_country(&mut self, country: u8, weight: f32) {
        *self.countries.entry(country).or_default() += weight;
    }

    /// How much the article speaks for a sense of a name.
    fn support(&self, name: Key, entry: &Entry<'_>) -> f32 {
        // A little doubt is added to every total, so that one vote is not a landslide.
        let share = |votes: f32, total: f32, doubt: f32| votes / (total + doubt);
        let country = self.countries.get(&entry.country).copied().unwrap_or_default();
        let division = self.divisions.get(&entry.division).copied().unwrap_or_default();
        let mut support = 6.0 * share(country, self.countries.values().sum(), 1.0);
        if !matches!(entry.kind, Kind::Country | Kind::Division) {
            support += 5.0 * share(division, self.divisions.values().sum(), 1.5);
            let near = |(k, point, w): &&(Key, (f64, f64), f32)| {
                *k != name && *w > 0.0 && km(*point, (entry.lat, entry.lon)) < 120.0
            };
            let weight: f32 = self.anchors.iter().filter(near).map(|(.., w)| w.min(1.0)).sum();
            support += (weight * 1.2).min(3.0);
        }
        support
    }
}

/// A name and what is known of it.
#[derive(Clone, Debug)]
pub(crate) struct Toponym {
    pub(crate) spotted: Spotted,
    /// Whether it takes part: it is taken for a place.
    pub(crate) accepted: bool,
    /// The names that contain it, by their number.
    pub(crate) container: Option<usize>,
    /// The place it means.
    pub(crate) place: Option<PlaceId>,
}

/// Whether `inner` lies in `outer`.
pub(crate) fn lies_in(gazetteer: &Gazetteer, inner: PlaceId, outer: PlaceId) -> bool {
    let (Some(i), Some(o)) = (gazetteer.entry(inner), gazetteer.entry(outer)) else { return false };
    if inner == outer {
        return false;
    }
    let same_country = i.country == o.country && i.country != NO_COUNTRY;
    match o.kind {
        Kind::Country => same_country && i.kind != Kind::Country,
        Kind::Division => {
            let smaller = !matches!(i.kind, Kind::Country | Kind::Division);
            same_country
                && smaller
                && (gazetteer.is_division(outer, i.division)
                    || (i.division == NO_DIVISION && km((i.lat, i.lon), (o.lat, o.lon)) < 300.0))
        }
        Kind::County | Kind::Commune => {
            same_country
                && i.division == o.division
                && matches!(i.kind, Kind::Town | Kind::Capital | Kind::Quarter)
                && km((i.lat, i.lon), (o.lat, o.lon)) < 80.0
        }
        Kind::Town | Kind::Capital => {
            same_country
                && matches!(i.kind, Kind::Quarter | Kind::Town | Kind::Facility)
                && km((i.lat, i.lon), (o.lat, o.lon)) < 40.0
        }
        Kind::Island | Kind::Region => {
            let local = matches!(i.kind, Kind::Town | Kind::Capital | Kind::Quarter);
            local && (same_country || o.country == NO_COUNTRY) && km((i.lat, i.lon), (o.lat, o.lon)) < 300.0
        }
        _ => false,
    }
}

/// The likeliest pair of senses in which `inner` lies in `outer`.
pub(crate) fn container_senses(
    gazetteer: &Gazetteer,
    inner: &[Sense],
    outer: &[Sense],
) -> Option<(PlaceId, PlaceId)> {
    let rank = |o: &Sense| gazetteer.entry(o.place).map_or(f32::MIN, |e| prior(&e));
    let mut best: Option<(f32, PlaceId, PlaceId)> = None;
    for o in outer.iter().take(6) {
        for i in inner.iter().filter(|i| i.sort != NameSort::Demonym) {
            let score = rank(o) + rank(i);
            if best.is_none_or(|(b, ..)| score > b) && lies_in(gazetteer, i.place, o.place) {
                best = Some((score, i.place, o.place));
            }
        }
    }
    best.map(|(_, i, o)| (i, o))
}

/// Finds the place of every accepted name.
pub(crate) fn resolve(gazetteer: &Gazetteer, toponyms: &mut [Toponym], home: &Votes) {
    contained(gazetteer, toponyms);
    let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (i, t) in toponyms.iter().enumerate().filter(|(_, t)| t.accepted) {
        groups.entry(t.spotted.key).or_default().push(i);
    }
    let mut votes = first_votes(gazetteer, toponyms, &groups, home);
    for round in 0..2 {
        let mut next = home.clone();
        for (key, members) in &groups {
            // The form with a container speaks for all.
            let spoken = members.iter().find_map(|&m| toponyms[m].container.and(toponyms[m].place));
            let Some(senses) = members.first().map(|&m| &toponyms[m].spotted.senses) else { continue };
            let place = spoken.or_else(|| best(gazetteer, *key, senses, &votes));
            if let Some(entry) = place.and_then(|p| gazetteer.entry(p)) {
                next.add(*key, &entry, weight(&entry, senses.len(), spoken.is_some(), members.len()));
            }
            for &m in members {
                if toponyms[m].container.is_none() {
                    toponyms[m].place = place;
                }
            }
        }
        if round == 0 {
            votes = next;
        }
    }
}

/// How loudly a resolved name speaks.
fn weight(entry: &Entry<'_>, senses: usize, contained: bool, mentions: usize) -> f32 {
    let sure = match entry.kind {
        _ if contained => 2.0,
        Kind::Country => 1.0,
        Kind::Division => 1.2,
        _ if senses == 1 => 1.0,
        Kind::Capital => 0.8,
        _ => 0.6,
    };
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let often = 1.0 + (mentions.min(6) as f32 - 1.0) * 0.25;
    sure * often
}

/// "X, Y": the names that a container behind them decides.
fn contained(gazetteer: &Gazetteer, toponyms: &mut [Toponym]) {
    for i in 0..toponyms.len() {
        let Some(outer) = toponyms[i].container.filter(|_| toponyms[i].accepted) else { continue };
        let Some(container) = toponyms.get(outer) else { continue };
        let pair = container_senses(gazetteer, &toponyms[i].spotted.senses, &container.spotted.senses);
        match pair {
            Some((inner, container)) => {
                toponyms[i].place = Some(inner);
                if toponyms[outer].container.is_none() {
                    toponyms[outer].place = Some(container);
                    toponyms[outer].container = Some(usize::MAX);
                }
            }
            None => toponyms[i].container = None,
        }
    }
}

/// The votes before anything is weighed: containers, countries, and names that leave little doubt.
fn first_votes(
    gazetteer: &Gazetteer,
    toponyms: &[Toponym],
    groups: &BTreeMap<Key, Vec<usize>>,
    home: &Votes,
) -> Votes {
    let mut votes = home.clone();
    for (key, members) in groups {
        let spoken = members.iter().find_map(|&m| toponyms[m].container.and(toponyms[m].place));
        let Some(senses) = members.first().map(|&m| &toponyms[m].spotted.senses) else { continue };
        let Some(entry) = spoken.or(senses.first().map(|s| s.place)).and_then(|p| gazetteer.entry(p)) else {
            continue;
        };
        let second = senses.get(1).and_then(|s| gazetteer.entry(s.place)).map_or(0.0, |e| prior(&e));
        let clear = spoken.is_some()
            || senses.len() == 1
            || matches!(entry.kind, Kind::Country | Kind::Division)
            || prior(&entry) - second > 3.0;
        if clear {
            votes.add(*key, &entry, weight(&entry, senses.len(), spoken.is_some(), members.len()));
        }
    }
    votes
}

fn best(gazetteer: &Gazetteer, key: Key, senses: &[Sense], votes: &Votes) -> Option<PlaceId> {
    let mut best: Option<(f32, PlaceId)> = None;
    for sense in senses {
        let Some(entry) = gazetteer.entry(sense.place) else { continue };
        let other = if sense.sort == NameSort::Alternate { 5.0 } else { 0.0 };
        let score = prior(&entry) - other + votes.support(key, &entry);
        if best.is_none_or(|(b, _)| score > b) {
            best = Some((score, sense.place));
        }
    }
    best.map(|(_, place)| place)
}
