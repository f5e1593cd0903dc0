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
const FAR_NORTH: f64 = 1.2;
/// So many degrees, north and east together, are surely nearer: one is at most 111.2 km.
const NEAR_DEGREES: f64 = 1.07;
/// So many degrees to the east, shortened as they are away from the equator, are surely farther: a chord is two parts
/// in pi of its arc at least.
const FAR_EAST: f64 = 1.7;

/// Degrees north, degrees east.
type Point = (f64, f64);

/// One vote for a place: its country, its division.
#[derive(Clone, Copy, Debug)]
struct Vote {
    country: u8,
    division: u16,
    weight: f32,
}

/// A vote on its way: who casts it, and what it is for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ballot {
    name: Key,
    vote: Vote,
    /// A country speaks by its own name.
    by_name: bool,
    /// Where the place is, if it is a town.
    point: Option<Point>,
}

impl Ballot {
    /// A name that stands for a place, a town's `point` known, speaks with this weight.
    pub(crate) fn new(name: Key, place: Facts, point: Point, weight: f32) -> Self {
        let by_name = place.kind == Kind::Country;
        let division = if by_name { NO_DIVISION } else { place.division };
        let point = place.kind.is_local().then_some(point);
        Self { name, vote: Vote { country: place.country, division, weight }, by_name, point }
    }

    /// A country speaks for itself, under no name.
    pub(crate) const fn of_country(country: u8, weight: f32) -> Self {
        let vote = Vote { country, division: NO_DIVISION, weight };
        Self { name: Key(0), vote, by_name: false, point: None }
    }
}

/// A vote for a town, and where that is.
#[derive(Clone, Copy, Debug)]
struct Anchor {
    name: Key,
    point: Point,
    weight: f32,
}

/// The votes of each country or division by its number, and all of them.
#[derive(Clone, Debug, Default)]
struct Tally {
    votes: Vec<f32>,
    total: f32,
}

impl Tally {
    /// Adds to the votes of a number, and gives what they are now.
    fn add(&mut self, to: impl Into<usize>, weight: f32) -> f32 {
        let to = to.into();
        if self.votes.len() <= to {
            self.votes.resize(to + 1, 0.0);
        }
        self.total += weight;
        let votes = self.votes.get_mut(to).map(|votes| {
            *votes += weight;
            *votes
        });
        votes.unwrap_or_default()
    }

    fn of(&self, to: impl Into<usize>) -> f32 {
        self.votes.get(to.into()).copied().unwrap_or_default()
    }

    /// Takes back all votes of a number.
    fn clear(&mut self, of: impl Into<usize>) {
        self.votes.get_mut(of.into()).into_iter().for_each(|votes| *votes = 0.0);
        self.total = 0.0;
    }
}

/// All votes, with the names that cast them: no name speaks for itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Votes {
    anchors: Vec<Anchor>,
    /// How far south and north they lie; nothing where there is none.
    belt: Option<(f64, f64)>,
    countries: Tally,
    divisions: Tally,
    /// The votes of countries' own names, and the most that one of them has.
    named: Tally,
    most_named: f32,
    /// Every vote behind the name that cast it, in the order of names.
    cast: Vec<(Key, Vote)>,
}

impl Votes {
    /// Begins again from the votes of others, in the room that there is.
    pub(crate) fn restart(&mut self, from: &[Ballot]) {
        self.anchors.clear();
        self.belt = None;
        for (_, vote) in self.cast.drain(..) {
            self.countries.clear(vote.country);
            self.divisions.clear(vote.division);
            self.named.clear(vote.country);
        }
        self.most_named = 0.0;
        from.iter().for_each(|ballot| self.cast(*ballot));
    }

    /// Counts a vote. Those of one name are cast together, and names in their order.
    pub(crate) fn cast(&mut self, Ballot { name, vote, by_name, point }: Ballot) {
        let Vote { country, division, weight } = vote;
        if by_name {
            self.most_named = self.most_named.max(self.named.add(country, weight));
        }
        if let Some(point) = point.filter(|_| weight > 0.3 && self.anchors.len() < MOST_ANCHORS) {
            let (south, north) = self.belt.unwrap_or((point.0, point.0));
            self.belt = Some((south.min(point.0), north.max(point.0)));
            self.anchors.push(Anchor { name, point, weight });
        }
        if country != NO_COUNTRY {
            self.countries.add(country, weight);
        }
        if division != NO_DIVISION {
            self.divisions.add(division, weight);
        }
        self.cast.push((name, vote));
    }

    /// Whether nothing has spoken yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.cast.is_empty()
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
        if country == NO_COUNTRY {
            return 0.0;
        }
        let own = |v: &Vote| if v.country == country { v.weight } else { 0.0 };
        let votes = self.own.iter().fold(self.votes.countries.of(country), |votes, (_, v)| votes - own(v));
        (votes / (self.countries + 1.0)).max(0.0)
    }

    /// The share that speaks for a division.
    #[inline]
    pub(crate) fn for_division(&self, division: u16) -> f32 {
        if division == NO_DIVISION {
            return 0.0;
        }
        let own = |v: &Vote| if v.division == division { v.weight } else { 0.0 };
        let votes = self.own.iter().fold(self.votes.divisions.of(division), |votes, (_, v)| votes - own(v));
        (votes / (self.divisions + 1.5)).max(0.0)
    }

    /// Whether they speak for any country.
    pub(crate) fn speak(&self) -> bool {
        let own = self.own.iter().filter(|(_, v)| v.country != NO_COUNTRY);
        self.votes.countries.total - own.map(|(_, v)| v.weight).sum::<f32>() > 0.1
    }

    /// How loudly places within reach of a point speak.
    #[inline]
    pub(crate) fn near(&self, point: Point) -> f32 {
        let beyond = |(south, north): (f64, f64)| point.0 < south - FAR_NORTH || point.0 > north + FAR_NORTH;
        if self.votes.belt.is_none_or(beyond) { 0.0 } else { self.near_anchors(point) }
    }

    fn near_anchors(&self, point: Point) -> f32 {
        let near = self.votes.anchors.iter().filter(|a| a.name != self.name && is_near(a.point, point));
        near.map(|a| a.weight.min(1.0)).sum()
    }

    /// How much the article speaks of a country by its name, beside the one it speaks of most: where it does, a
    /// capital is likely meant, however small.
    fn prominence(&self, country: u8) -> f32 {
        let votes = self.votes.named.of(country);
        if votes > 0.0 { votes / self.votes.most_named } else { 0.0 }
    }

    /// How much the article speaks for a sense of the name; `country` is the share that speaks for its country.
    #[inline]
    pub(crate) fn support(&self, place: Facts, point: Point, country: f32) -> f32 {
        let mut support = 8.0 * country;
        match place.kind {
            Kind::Country => return support,
            Kind::Division => return support + 4.0 * self.for_division(place.division),
            Kind::Capital => support += 5.0 * self.prominence(place.country),
            _ => {}
        }
        support += 8.0 * self.for_division(place.division);
        support + (1.5 * self.near(point)).min(4.0)
    }
}

/// Whether two points are within reach of each other. For most no sine needs to be taken.
#[inline]
fn is_near(a: Point, b: Point) -> bool {
    let north = (a.0 - b.0).abs();
    if north >= FAR_NORTH {
        return false;
    }
    let east = (a.1 - b.1).abs();
    let east = east.min(360.0 - east);
    // No cosine is less, at any latitude of the two.
    let shortened = 1.0 - (b.0.abs() + FAR_NORTH).to_radians().powi(2) / 2.0;
    north + east < NEAR_DEGREES || (east * shortened <= FAR_EAST && is_within(a, b))
}

#[cold]
fn is_within(a: Point, b: Point) -> bool {
    km(a, b) < NEAR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_near_lies_north_or_south_of_all() {
        let town = Facts { division: 1, country: 1, kind: Kind::Town, size: 150 };
        let ballot = |name, north| Ballot::new(Key(name), town, (north, 10.0), 1.0);
        let mut votes = Votes::default();
        votes.restart(&[ballot(1, 40.0), ballot(2, 41.5)]);
        let others = votes.without(Key(3));
        for north in (3700..4400).map(|hundredths| f64::from(hundredths) / 100.0) {
            let point = (north, 10.0);
            assert_eq!(
                others.near(point).to_bits() << 1,
                others.near_anchors(point).to_bits() << 1,
                "{north}"
            );
        }
        assert!(others.near((40.2, 10.0)) > 0.0);
    }

    #[test]
    fn what_is_far_at_a_glance_is_far() {
        let steps = |most: i32| (-most..=most).map(f64::from);
        for north in steps(89) {
            for (up, east) in steps(14).flat_map(|up| steps(60).map(move |east| (up / 10.0, east / 8.0))) {
                for west in [0.0, 178.0] {
                    let (a, b) = ((north, west), (north + up, west + east));
                    let b = if b.1 > 180.0 { (b.0, b.1 - 360.0) } else { b };
                    assert_eq!(is_near(a, b), km(a, b) < NEAR, "{a:?} {b:?}");
                }
            }
        }
    }
}
