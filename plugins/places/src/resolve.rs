//! Which place a name means: the one that the rest of the article speaks for.
//!
//! Every sense of a name starts from its prior (how large it is and of what kind) in doublings of population.
//! The article adds to it: a container named beside it decides ("Bangor, Maine"); the countries and divisions
//! that the other names vote for count according to their share; places nearby break ties. A name that is
//! in doubt splits its vote among its senses, and a few rounds settle who is meant. One name has one sense in
//! an article, save where containers say otherwise.

use std::collections::BTreeMap;

use crate::containers::container_senses;
use crate::distance::km;
use crate::fold::Key;
use crate::format::{Entry, NO_COUNTRY, NO_DIVISION, NameSort};
use crate::gazetteer::{Gazetteer, PlaceId, Sense, prior};
use crate::kind::Kind;
use crate::spot::Spotted;

/// Beyond so many anchors further ones add nothing.
const MOST_ANCHORS: usize = 24;
/// How often the votes are counted again.
const ROUNDS: usize = 3;
/// How far "near" is, in kilometres.
const NEAR: f64 = 120.0;

/// What the words beside a name say about the sort of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    /// "New York Gov.": a state rather than a town.
    Statewide,
    /// "Lebanon Mayor": a town rather than a country.
    Townwide,
}

/// A name and what is known of it.
#[derive(Clone, Debug)]
pub(crate) struct Toponym {
    pub(crate) spotted: Spotted,
    /// Whether it takes part: it is taken for a place.
    pub(crate) accepted: bool,
    /// What the words beside it say.
    pub(crate) hint: Option<Hint>,
    /// The number of the name that contains it.
    pub(crate) container: Option<usize>,
    /// A container, or what it contains, has decided.
    pub(crate) decided: bool,
    /// The place it means.
    pub(crate) place: Option<PlaceId>,
}

/// One vote for a place: its country, its division, where it is.
#[derive(Clone, Copy, Debug)]
struct Vote {
    country: u8,
    division: u16,
    point: Option<(f64, f64)>,
    weight: f32,
}

/// All votes, with the names that cast them: no name speaks for itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Votes {
    cast: Vec<(Key, Vote)>,
    countries: BTreeMap<u8, f32>,
    divisions: BTreeMap<u16, f32>,
    by_name: BTreeMap<Key, Vec<Vote>>,
}

impl Votes {
    /// A name that stands for `entry` speaks with this weight.
    pub(crate) fn add(&mut self, name: Key, entry: &Entry<'_>, weight: f32) {
        let local =
            matches!(entry.kind, Kind::Town | Kind::Capital | Kind::Quarter | Kind::County | Kind::Commune);
        let division = if entry.kind == Kind::Country { NO_DIVISION } else { entry.division };
        let point = local.then_some((entry.lat, entry.lon));
        self.cast(name, Vote { country: entry.country, division, point, weight });
    }

    /// A country speaks for itself, whatever the names.
    pub(crate) fn add_country(&mut self, country: u8, weight: f32) {
        self.cast(Key(0), Vote { country, division: NO_DIVISION, point: None, weight });
    }

    fn cast(&mut self, name: Key, vote: Vote) {
        if vote.country != NO_COUNTRY {
            *self.countries.entry(vote.country).or_default() += vote.weight;
        }
        if vote.division != NO_DIVISION {
            *self.divisions.entry(vote.division).or_default() += vote.weight;
        }
        if vote.point.is_some() && vote.weight > 0.3 && self.cast.len() < MOST_ANCHORS {
            self.cast.push((name, vote));
        }
        self.by_name.entry(name).or_default().push(vote);
    }

    /// The share of the other names that speak for a country.
    pub(crate) fn for_country(&self, name: Key, country: u8) -> f32 {
        self.share(name, |v| v.country == country, |v| v.country != NO_COUNTRY, 1.0, &self.countries, country)
    }

    /// The share of the other names that speak for a division.
    pub(crate) fn for_division(&self, name: Key, division: u16) -> f32 {
        self.share(
            name,
            |v| v.division == division,
            |v| v.division != NO_DIVISION,
            1.5,
            &self.divisions,
            division,
        )
    }

    /// The share of votes; a little doubt is added to the total, so that one vote is no landslide.
    fn share<T: Ord + Copy>(
        &self,
        name: Key,
        mine: impl Fn(&Vote) -> bool,
        counts: impl Fn(&Vote) -> bool,
        doubt: f32,
        sums: &BTreeMap<T, f32>,
        wanted: T,
    ) -> f32 {
        let (mut votes, mut total) =
            (sums.get(&wanted).copied().unwrap_or_default(), sums.values().sum::<f32>());
        for vote in self.by_name.get(&name).into_iter().flatten().filter(|v| counts(v)) {
            total -= vote.weight;
            votes -= if mine(vote) { vote.weight } else { 0.0 };
        }
        (votes / (total + doubt)).max(0.0)
    }

    /// How loudly places of other names within reach of a point speak.
    pub(crate) fn near(&self, name: Key, point: (f64, f64)) -> f32 {
        let others = self.cast.iter().filter(|(key, _)| *key != name);
        let near = others.filter(|(_, v)| v.point.is_some_and(|p| km(p, point) < NEAR));
        near.map(|(_, v)| v.weight.min(1.0)).sum()
    }

    /// How much the article speaks for a sense of a name.
    fn support(&self, name: Key, entry: &Entry<'_>) -> f32 {
        let mut support = 6.0 * self.for_country(name, entry.country);
        if !matches!(entry.kind, Kind::Country | Kind::Division) {
            support += 5.0 * self.for_division(name, entry.division);
            support += (1.2 * self.near(name, (entry.lat, entry.lon))).min(3.0);
        }
        support
    }
}

/// The mentions of one name.
struct Name {
    key: Key,
    members: Vec<usize>,
    /// The place that a container decided on.
    decided: Option<PlaceId>,
}

/// Finds the place of every accepted name, and returns the votes of all of them.
pub(crate) fn resolve(gazetteer: &Gazetteer, toponyms: &mut [Toponym], home: &Votes) -> Votes {
    contained(gazetteer, toponyms);
    let mut groups: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (i, t) in toponyms.iter().enumerate().filter(|(_, t)| t.accepted) {
        groups.entry(t.spotted.key).or_default().push(i);
    }
    let names: Vec<Name> = groups
        .into_iter()
        .map(|(key, members)| {
            // The form with a container speaks for all.
            let decided =
                members.iter().filter_map(|&m| toponyms.get(m)).find(|t| t.decided).and_then(|t| t.place);
            Name { key, members, decided }
        })
        .collect();
    let mut votes = home.clone();
    for _ in 0..ROUNDS {
        let mut next = home.clone();
        for name in &names {
            vote(gazetteer, toponyms, name, &votes, &mut next);
        }
        votes = next;
    }
    for name in &names {
        let place = name.decided.or_else(|| {
            let ranked = rank(gazetteer, toponyms, name, &votes);
            ranked
                .into_iter()
                .reduce(|best, next| if next.0 > best.0 { next } else { best })
                .map(|(_, sense)| sense.place)
        });
        for &m in &name.members {
            if let Some(t) = toponyms.get_mut(m).filter(|t| !t.decided) {
                t.place = place;
            }
        }
    }
    votes
}

/// The senses of a name with their scores.
fn rank(gazetteer: &Gazetteer, toponyms: &[Toponym], name: &Name, votes: &Votes) -> Vec<(f32, Sense)> {
    let members = || name.members.iter().filter_map(|&m| toponyms.get(m));
    let hint = members().find_map(|t| t.hint);
    let senses = members().next().map(|t| &t.spotted.senses);
    let score = |sense: &Sense| {
        let entry = gazetteer.entry(sense.place)?;
        let other = if sense.sort == NameSort::Alternate { 5.0 } else { 0.0 };
        let fits = match hint {
            Some(Hint::Statewide) => entry.kind == Kind::Division,
            Some(Hint::Townwide) => matches!(entry.kind, Kind::Town | Kind::Capital | Kind::Quarter),
            None => false,
        };
        let hinted = if fits { 5.0 } else { 0.0 };
        Some((prior(&entry) - other + hinted + votes.support(name.key, &entry), *sense))
    };
    senses.into_iter().flatten().filter_map(score).collect()
}

/// Casts the vote of a name: all for the place that is decided, else split among its senses.
fn vote(gazetteer: &Gazetteer, toponyms: &[Toponym], name: &Name, votes: &Votes, next: &mut Votes) {
    /// How fast doubt fades with the distance between scores: three doublings are eight to one.
    const SHARPNESS: f32 = 0.7;
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let often = 1.0 + (name.members.len().min(6) as f32 - 1.0) * 0.25;
    if let Some(entry) = name.decided.and_then(|p| gazetteer.entry(p)) {
        return next.add(name.key, &entry, 2.0 * often);
    }
    let ranked = rank(gazetteer, toponyms, name, votes);
    let best = ranked.iter().map(|(s, _)| *s).fold(f32::MIN, f32::max);
    let shares: Vec<f32> = ranked.iter().map(|(s, _)| ((s - best) * SHARPNESS).exp()).collect();
    let total: f32 = shares.iter().sum();
    for ((_, sense), share) in ranked.iter().zip(shares) {
        let share = share / total;
        let Some(entry) = gazetteer.entry(sense.place).filter(|_| share > 0.04) else { continue };
        let sure = match entry.kind {
            Kind::Country => 1.0,
            Kind::Division => 1.2,
            _ => 0.8,
        };
        next.add(name.key, &entry, sure * often * share);
    }
}

/// "X, Y": the names that a container behind them decides.
fn contained(gazetteer: &Gazetteer, toponyms: &mut [Toponym]) {
    for i in 0..toponyms.len() {
        let Some(inner) = toponyms.get(i).filter(|t| t.accepted && !t.decided) else { continue };
        let Some((at, outer)) = inner.container.and_then(|at| Some((at, toponyms.get(at)?))) else {
            continue;
        };
        let Some((place, container)) =
            container_senses(gazetteer, &inner.spotted.senses, &outer.spotted.senses)
        else {
            continue;
        };
        for (at, place) in [(i, place), (at, container)] {
            if let Some(t) = toponyms.get_mut(at).filter(|t| !t.decided) {
                (t.place, t.decided) = (Some(place), true);
            }
        }
    }
}
