//! Which place a name means: the one that the rest of the article speaks for.
//!
//! Every sense of a name starts from its prior (how large it is and of what kind) in doublings of population.
//! The article adds to it: a container named beside it decides ("Bangor, Maine"); the countries and divisions
//! that the other names vote for count according to their share; places nearby break ties. A name that is
//! in doubt splits its vote among its senses, and a few rounds settle who is meant. One name has one sense in
//! an article, save where containers say otherwise; where a container has no place of that name, it has none.

use std::collections::BTreeMap;

use crate::containers::Container;
use crate::fold::Key;
use crate::format::{Entry, NameSort};
use crate::gazetteer::{Gazetteer, PlaceId, Sense, prior};
use crate::home::Home;
use crate::kind::Kind;
use crate::namesake::Namesake;
use crate::spot::Spotted;
use crate::votes::Votes;

/// How often the votes are counted again.
const ROUNDS: usize = 3;

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
    /// The name that contains it.
    pub(crate) container: Option<Container>,
    /// A container, or what it contains, has decided; without a place, that it is none of those known.
    pub(crate) decided: bool,
    /// The place it means.
    pub(crate) place: Option<PlaceId>,
}

/// A name as it groups its mentions: the same letters, and the same half of a pair of namesakes.
pub(crate) type Named = (Key, Option<Namesake>);

/// The mentions of one name.
struct Name {
    key: Key,
    members: Vec<usize>,
    /// The place that a container decided on.
    decided: Option<PlaceId>,
    /// A container has none of the places of this name, and no other container decided.
    unknown: bool,
}

/// Finds the place of every accepted name, and returns the votes of all of them.
pub(crate) fn resolve(gazetteer: &Gazetteer, toponyms: &mut [Toponym], home: &Home) -> Votes {
    contained(toponyms);
    let names: Vec<Name> = by_name(toponyms)
        .into_iter()
        .map(|((key, _), members)| {
            // The form with a container speaks for all.
            let by_container = || members.iter().filter_map(|&m| toponyms.get(m)).filter(|t| t.decided);
            let decided = by_container().find_map(|t| t.place);
            let unknown = decided.is_none() && by_container().next().is_some();
            Name { key, members, decided, unknown }
        })
        .collect();
    let known = || names.iter().filter(|name| !name.unknown);
    let mut votes = home.votes.clone();
    for _ in 0..ROUNDS {
        let mut next = home.votes.clone();
        for name in known() {
            vote(gazetteer, toponyms, name, home, &votes, &mut next);
        }
        votes = next;
    }
    for name in known() {
        let place = name.decided.or_else(|| {
            let ranked = rank(gazetteer, toponyms, name, home, &votes);
            ranked
                .into_iter()
                .reduce(|best, next| if next.0 > best.0 { next } else { best })
                .map(|(_, sense)| sense.place)
                .filter(|place| !is_far_quarter(gazetteer, name.key, *place, &votes))
        });
        for &m in &name.members {
            if let Some(t) = toponyms.get_mut(m).filter(|t| !t.decided) {
                t.place = place;
            }
        }
    }
    votes
}

/// The senses of every accepted name with their scores, as the votes have them in the end.
pub(crate) fn scores(
    gazetteer: &Gazetteer,
    toponyms: &[Toponym],
    home: &Home,
    votes: &Votes,
) -> BTreeMap<Named, Vec<(f32, Sense)>> {
    let ranked = |(name, members): (Named, _)| {
        let group = Name { key: name.0, members, decided: None, unknown: false };
        (name, rank(gazetteer, toponyms, &group, home, votes))
    };
    by_name(toponyms).into_iter().map(ranked).collect()
}

/// The accepted toponyms of each name, by their numbers.
fn by_name(toponyms: &[Toponym]) -> BTreeMap<Named, Vec<usize>> {
    let mut groups: BTreeMap<Named, Vec<usize>> = BTreeMap::new();
    for (i, t) in toponyms.iter().enumerate().filter(|(_, t)| t.accepted) {
        groups.entry((t.spotted.key, t.spotted.namesake)).or_default().push(i);
    }
    groups
}

/// Whether it is a part of some town in a country that nothing else of the article speaks of: rather one of that
/// name nearer by, which the gazetteer lacks.
fn is_far_quarter(gazetteer: &Gazetteer, name: Key, place: PlaceId, votes: &Votes) -> bool {
    let small = |e: &Entry<'_>| matches!(e.kind, Kind::Quarter | Kind::Commune);
    let entry = gazetteer.entry(place).filter(small);
    entry.is_some_and(|e| votes.for_country(name, e.country) < 0.02 && votes.others(name))
}

/// The senses of a name with their scores.
fn rank(
    gazetteer: &Gazetteer,
    toponyms: &[Toponym],
    name: &Name,
    home: &Home,
    votes: &Votes,
) -> Vec<(f32, Sense)> {
    let members = || name.members.iter().filter_map(|&m| toponyms.get(m));
    let hint = members().find_map(|t| t.hint);
    let senses = members().next().map(|t| &t.spotted.senses);
    // For its people a country has an adjective: "a Peru man" is from a town.
    let first = senses.and_then(|s| s.first()).and_then(|s| gazetteer.entry(s.place));
    let hinted = if first.is_some_and(|e| e.kind == Kind::Country) { 8.0 } else { 5.0 };
    let score = |sense: &Sense| {
        let entry = gazetteer.entry(sense.place)?;
        let other = if sense.sort == NameSort::Alternate { 5.0 } else { 0.0 };
        let fits = match hint {
            Some(Hint::Statewide) => entry.kind == Kind::Division,
            Some(Hint::Townwide) => matches!(entry.kind, Kind::Town | Kind::Capital | Kind::Quarter),
            None => false,
        };
        let at_home = entry.kind == Kind::Town && home.town == Some((name.key, entry.country));
        let hinted = if fits { hinted } else { 0.0 } + if at_home { 4.0 } else { 0.0 };
        Some((prior(&entry) - other + hinted + votes.support(name.key, &entry), *sense))
    };
    senses.into_iter().flatten().filter_map(score).collect()
}

/// Casts the vote of a name: all for the place that is decided, else split among its senses.
fn vote(
    gazetteer: &Gazetteer,
    toponyms: &[Toponym],
    name: &Name,
    home: &Home,
    votes: &Votes,
    next: &mut Votes,
) {
    /// How fast doubt fades with the distance between scores: three doublings are eight to one.
    const SHARPNESS: f32 = 0.7;
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let often = 1.0 + (name.members.len().min(6) as f32 - 1.0) * 0.25;
    if let Some(entry) = name.decided.and_then(|p| gazetteer.entry(p)) {
        return next.add(name.key, &entry, 2.0 * often);
    }
    let ranked = rank(gazetteer, toponyms, name, home, votes);
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
fn contained(toponyms: &mut [Toponym]) {
    for i in 0..toponyms.len() {
        let Some(inner) = toponyms.get(i).filter(|t| t.accepted && !t.decided) else { continue };
        let Some(Container { name, places, .. }) = inner.container else { continue };
        let (inside, outside) = places.unzip();
        // What does not hold the name is not decided by it.
        let outer = outside.map(|place| (name, Some(place)));
        for (at, place) in [(i, inside)].into_iter().chain(outer) {
            if let Some(t) = toponyms.get_mut(at).filter(|t| !t.decided) {
                (t.place, t.decided) = (place, true);
            }
        }
    }
}
