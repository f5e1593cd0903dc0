//! What the names of an article say about where it is.

use crate::distance::km;
use crate::fold::Key;
use crate::format::{Facts, NO_COUNTRY, NO_DIVISION};
use crate::kind::Kind;

/// Beyond so many anchors further ones add nothing.
const MOST_ANCHORS: usize = 24;
/// How far "near" is, in kilometres.
const NEAR: f64 = 120.0;
/// So many degrees of latitude are surely farther.
const FAR: f64 = 1.2;

/// Degrees north, degrees east.
type Point = (f64, f64);

/// One vote for a place: its country, its division.
#[derive(Clone, Copy, Debug)]
struct Vote {
    country: u8,
    division: u16,
    weight: f32,
}

/// A vote for a town, and where that is.
#[derive(Clone, Copy, Debug)]
struct Anchor {
    name: Key,
    point: Point,
    weight: f32,
}

/// The votes of each country or division, in order, and all of them.
#[derive(Clone, Debug)]
struct Tally<T> {
    votes: Vec<(T, f32)>,
    total: f32,
}

impl<T> Default for Tally<T> {
    fn default() -> Self {
        Self { votes: Vec::new(), total: 0.0 }
    }
}

impl<T: Ord + Copy> Tally<T> {
    fn add(&mut self, to: T, weight: f32) {
        match self.votes.binary_search_by_key(&to, |(t, _)| *t) {
            Ok(at) => self.votes.get_mut(at).into_iter().for_each(|(_, votes)| *votes += weight),
            Err(at) => self.votes.insert(at, (to, weight)),
        }
        self.total += weight;
    }

    fn restart(&mut self, from: &Self) {
        self.votes.clone_from(&from.votes);
        self.total = from.total;
    }

    fn of(&self, to: T) -> f32 {
        let found = self.votes.binary_search_by_key(&to, |(t, _)| *t);
        found.ok().and_then(|at| self.votes.get(at)).map_or(0.0, |(_, votes)| *votes)
    }
}

/// All votes, with the names that cast them: no name speaks for itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Votes {
    anchors: Vec<Anchor>,
    countries: Tally<u8>,
    divisions: Tally<u16>,
    /// The votes of countries' own names.
    named: Tally<u8>,
    /// Every vote behind the name that cast it, in the order of names.
    cast: Vec<(Key, Vote)>,
}

impl Votes {
    /// Begins again from the votes of others, in the room that there is.
    pub(crate) fn restart(&mut self, from: &Self) {
        self.anchors.clone_from(&from.anchors);
        self.countries.restart(&from.countries);
        self.divisions.restart(&from.divisions);
        self.named.restart(&from.named);
        self.cast.clone_from(&from.cast);
    }

    /// A name that stands for a place, a town's `point` known, speaks with this weight. The votes of one name
    /// are cast together, and names in their order.
    pub(crate) fn add(&mut self, name: Key, place: Facts, point: Option<Point>, weight: f32) {
        let division = if place.kind == Kind::Country { NO_DIVISION } else { place.division };
        if place.kind == Kind::Country {
            self.named.add(place.country, weight);
        }
        if let Some(point) = point.filter(|_| weight > 0.3 && self.anchors.len() < MOST_ANCHORS) {
            self.anchors.push(Anchor { name, point, weight });
        }
        self.cast(name, Vote { country: place.country, division, weight });
    }

    /// A country speaks for itself, whatever the names.
    pub(crate) fn add_country(&mut self, country: u8, weight: f32) {
        self.cast(Key(0), Vote { country, division: NO_DIVISION, weight });
    }

    fn cast(&mut self, name: Key, vote: Vote) {
        if vote.country != NO_COUNTRY {
            self.countries.add(vote.country, vote.weight);
        }
        if vote.division != NO_DIVISION {
            self.divisions.add(vote.division, vote.weight);
        }
        self.cast.push((name, vote));
    }

    /// The votes of all names but one.
    pub(crate) fn without(&self, name: Key) -> Others<'_> {
        let first = self.cast.partition_point(|(key, _)| *key < name);
        let own = self.cast.get(first..).unwrap_or_default();
        let own = own.get(..own.partition_point(|(key, _)| *key == name)).unwrap_or_default();
        let (mut countries, mut divisions) = (self.countries.total, self.divisions.total);
        for (_, vote) in own {
            countries -= if vote.country == NO_COUNTRY { 0.0 } else { vote.weight };
            divisions -= if vote.division == NO_DIVISION { 0.0 } else { vote.weight };
        }
        Others { votes: self, name, own, countries, divisions }
    }
}

/// The votes of all names of an article but one: what they say about that one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Others<'a> {
    votes: &'a Votes,
    name: Key,
    own: &'a [(Key, Vote)],
    /// How loudly the others speak for countries, and for divisions.
    countries: f32,
    divisions: f32,
}

impl Others<'_> {
    /// The share that speaks for a country; a little doubt is added to all, so that one vote is no landslide.
    pub(crate) fn for_country(&self, country: u8) -> f32 {
        let mut votes = self.votes.countries.of(country);
        for (_, vote) in self.own.iter().filter(|(_, v)| v.country == country && country != NO_COUNTRY) {
            votes -= vote.weight;
        }
        (votes / (self.countries + 1.0)).max(0.0)
    }

    /// The share that speaks for a division.
    pub(crate) fn for_division(&self, division: u16) -> f32 {
        let mut votes = self.votes.divisions.of(division);
        for (_, vote) in self.own.iter().filter(|(_, v)| v.division == division && division != NO_DIVISION) {
            votes -= vote.weight;
        }
        (votes / (self.divisions + 1.5)).max(0.0)
    }

    /// Whether they speak for any country.
    pub(crate) fn speak(&self) -> bool {
        let own = self.own.iter().filter(|(_, v)| v.country != NO_COUNTRY);
        self.votes.countries.total - own.map(|(_, v)| v.weight).sum::<f32>() > 0.1
    }

    /// How loudly places within reach of a point speak.
    pub(crate) fn near(&self, point: Point) -> f32 {
        let others = self.votes.anchors.iter().filter(|a| a.name != self.name);
        let near = others.filter(|a| (a.point.0 - point.0).abs() < FAR && km(a.point, point) < NEAR);
        near.map(|a| a.weight.min(1.0)).sum()
    }

    /// How much the article speaks of a country by its name, beside the one it speaks of most: where it does, a
    /// capital is likely meant, however small.
    fn prominence(&self, country: u8) -> f32 {
        let named = &self.votes.named;
        let most = named.votes.iter().map(|(_, votes)| *votes).fold(0.0, f32::max);
        let votes = named.of(country);
        if votes > 0.0 { votes / most } else { 0.0 }
    }

    /// How much the article speaks for a sense of the name.
    pub(crate) fn support(&self, place: Facts, point: impl FnOnce() -> Option<Point>) -> f32 {
        let mut support = 8.0 * self.for_country(place.country);
        match place.kind {
            Kind::Capital => support += 5.0 * self.prominence(place.country),
            Kind::Division => support += 4.0 * self.for_division(place.division),
            _ => {}
        }
        if !matches!(place.kind, Kind::Country | Kind::Division) {
            support += 8.0 * self.for_division(place.division);
            let near =
                if self.votes.anchors.is_empty() { 0.0 } else { point().map_or(0.0, |p| self.near(p)) };
            support += (1.5 * near).min(4.0);
        }
        support
    }
}
