//! What the names of an article say about where it is.

use std::collections::BTreeMap;

use crate::distance::km;
use crate::fold::Key;
use crate::format::{Entry, NO_COUNTRY, NO_DIVISION};
use crate::kind::Kind;

/// Beyond so many anchors further ones add nothing.
const MOST_ANCHORS: usize = 24;
/// How far "near" is, in kilometres.
const NEAR: f64 = 120.0;

/// One vote for a place: its country, its division, where it is.
#[derive(Clone, Copy, Debug)]
struct Vote {
    country: u8,
    division: u16,
    point: Option<(f64, f64)>,
    weight: f32,
}

/// The votes of each country or division, and all of them.
#[derive(Clone, Debug)]
struct Tally<T> {
    votes: BTreeMap<T, f32>,
    total: f32,
}

impl<T> Default for Tally<T> {
    fn default() -> Self {
        Self { votes: BTreeMap::new(), total: 0.0 }
    }
}

impl<T: Ord> Tally<T> {
    fn add(&mut self, to: T, weight: f32) {
        *self.votes.entry(to).or_default() += weight;
        self.total += weight;
    }

    /// The share of votes for one without a name's own; a little doubt is added to the total, so that one
    /// vote is no landslide.
    fn share(&self, of: T, own: impl Iterator<Item = (T, f32)>, doubt: f32) -> f32 {
        let (mut votes, mut total) = (self.votes.get(&of).copied().unwrap_or_default(), self.total);
        for (to, weight) in own {
            total -= weight;
            votes -= if to == of { weight } else { 0.0 };
        }
        (votes / (total + doubt)).max(0.0)
    }
}

/// All votes, with the names that cast them: no name speaks for itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Votes {
    cast: Vec<(Key, Vote)>,
    countries: Tally<u8>,
    divisions: Tally<u16>,
    /// The votes of countries' own names.
    named: BTreeMap<u8, f32>,
    by_name: BTreeMap<Key, Vec<Vote>>,
}

impl Votes {
    /// A name that stands for `entry` speaks with this weight.
    pub(crate) fn add(&mut self, name: Key, entry: &Entry<'_>, weight: f32) {
        let local = entry.kind.is_local();
        let division = if entry.kind == Kind::Country { NO_DIVISION } else { entry.division };
        let point = local.then_some((entry.lat, entry.lon));
        if entry.kind == Kind::Country {
            *self.named.entry(entry.country).or_default() += weight;
        }
        self.cast(name, Vote { country: entry.country, division, point, weight });
    }

    /// A country speaks for itself, whatever the names.
    pub(crate) fn add_country(&mut self, country: u8, weight: f32) {
        self.cast(Key(0), Vote { country, division: NO_DIVISION, point: None, weight });
    }

    fn cast(&mut self, name: Key, vote: Vote) {
        if vote.country != NO_COUNTRY {
            self.countries.add(vote.country, vote.weight);
        }
        if vote.division != NO_DIVISION {
            self.divisions.add(vote.division, vote.weight);
        }
        if vote.point.is_some() && vote.weight > 0.3 && self.cast.len() < MOST_ANCHORS {
            self.cast.push((name, vote));
        }
        self.by_name.entry(name).or_default().push(vote);
    }

    /// The share of the other names that speak for a country.
    pub(crate) fn for_country(&self, name: Key, country: u8) -> f32 {
        let own = self.own(name).map(|v| (v.country, v.weight));
        self.countries.share(country, own.filter(|(c, _)| *c != NO_COUNTRY), 1.0)
    }

    /// The share of the other names that speak for a division.
    pub(crate) fn for_division(&self, name: Key, division: u16) -> f32 {
        let own = self.own(name).map(|v| (v.division, v.weight));
        self.divisions.share(division, own.filter(|(d, _)| *d != NO_DIVISION), 1.5)
    }

    /// Whether names other than this one speak for any country.
    pub(crate) fn others(&self, name: Key) -> bool {
        let own: f32 = self.own(name).filter(|v| v.country != NO_COUNTRY).map(|v| v.weight).sum();
        self.countries.total - own > 0.1
    }

    /// The votes of a name itself.
    fn own(&self, name: Key) -> impl Iterator<Item = &Vote> {
        self.by_name.get(&name).into_iter().flatten()
    }

    /// How loudly places of other names within reach of a point speak.
    pub(crate) fn near(&self, name: Key, point: (f64, f64)) -> f32 {
        let others = self.cast.iter().filter(|(key, _)| *key != name);
        let near = others.filter(|(_, v)| v.point.is_some_and(|p| km(p, point) < NEAR));
        near.map(|(_, v)| v.weight.min(1.0)).sum()
    }

    /// How much an article speaks of a country by its name, beside the one it speaks of most: where it does, a
    /// capital is likely meant, however small.
    fn prominence(&self, country: u8) -> f32 {
        let most = self.named.values().copied().fold(0.0, f32::max);
        self.named.get(&country).map_or(0.0, |votes| votes / most)
    }

    /// How much the article speaks for a sense of a name.
    pub(crate) fn support(&self, name: Key, entry: &Entry<'_>) -> f32 {
        let mut support = 8.0 * self.for_country(name, entry.country);
        if entry.kind == Kind::Capital {
            support += 5.0 * self.prominence(entry.country);
        }
        if entry.kind == Kind::Division {
            support += 4.0 * self.for_division(name, entry.division);
        }
        if !matches!(entry.kind, Kind::Country | Kind::Division) {
            support += 8.0 * self.for_division(name, entry.division);
            support += (1.5 * self.near(name, (entry.lat, entry.lon))).min(4.0);
        }
        support
    }
}
