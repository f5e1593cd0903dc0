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
use crate::format::{Facts, NameSort};
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
struct Name<'a> {
    key: Key,
    members: &'a [(Named, usize)],
    /// The place that a container decided on.
    decided: Option<PlaceId>,
    /// A container has none of the places of this name, and no other container decided.
    unknown: bool,
    /// What it may stand for, where no container decided.
    senses: Vec<Weighed>,
}

/// What a name may stand for, and what speaks for it whatever the votes.
#[derive(Clone, Copy)]
struct Weighed {
    sense: Sense,
    facts: Facts,
    weight: f32,
}

/// Finds the place of every accepted name, and returns the votes of all of them.
pub(crate) fn resolve(gazetteer: &Gazetteer, toponyms: &mut [Toponym], home: &Home) -> Votes {
    contained(toponyms);
    let named = by_name(toponyms);
    let names: Vec<Name<'_>> = named
        .chunk_by(|a, b| a.0 == b.0)
        .filter_map(|members| {
            let key = members.first()?.0.0;
            // The form with a container speaks for all.
            let by_container = || members.iter().filter_map(|m| toponyms.get(m.1)).filter(|t| t.decided);
            let decided = by_container().find_map(|t| t.place);
            let unknown = decided.is_none() && by_container().next().is_some();
            let senses = if decided.is_none() && !unknown {
                weigh(gazetteer, toponyms, key, members, home)
            } else {
                Vec::new()
            };
            Some(Name { key, members, decided, unknown, senses })
        })
        .collect();
    let known = || names.iter().filter(|name| !name.unknown);
    // Where no name is in doubt, counting again changes nothing.
    let rounds = if known().any(|name| name.senses.len() > 1) { ROUNDS } else { 1 };
    let (mut votes, mut next, mut shares) = (home.votes.clone(), Votes::default(), Vec::new());
    for _ in 0..rounds {
        next.restart(&home.votes);
        for name in known() {
            vote(gazetteer, name, &votes, &mut next, &mut shares);
        }
        std::mem::swap(&mut votes, &mut next);
    }
    for name in known() {
        let place = name.decided.or_else(|| {
            best(gazetteer, name, &votes).filter(|place| !is_far_quarter(gazetteer, name.key, *place, &votes))
        });
        for &(_, m) in name.members {
            if let Some(t) = toponyms.get_mut(m).filter(|t| !t.decided) {
                t.place = place;
            }
        }
    }
    votes
}

/// The likeliest place of a name; the first of equals.
fn best(gazetteer: &Gazetteer, name: &Name<'_>, votes: &Votes) -> Option<PlaceId> {
    if let [only] = name.senses.as_slice() {
        return Some(only.sense.place);
    }
    let scored = name.senses.iter().zip(scores_of(gazetteer, name.key, &name.senses, votes));
    let best = scored.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map(|(weighed, _)| weighed.sense.place)
}

/// The senses of every accepted name with their scores, as the votes have them in the end.
pub(crate) fn scores(
    gazetteer: &Gazetteer,
    toponyms: &[Toponym],
    home: &Home,
    votes: &Votes,
) -> BTreeMap<Named, Vec<(f32, Sense)>> {
    let ranked = |members: &[(Named, usize)]| {
        let name = members.first()?.0;
        let senses = weigh(gazetteer, toponyms, name.0, members, home);
        let scores: Vec<f32> = scores_of(gazetteer, name.0, &senses, votes).collect();
        Some((name, scores.into_iter().zip(senses.iter().map(|w| w.sense)).collect()))
    };
    by_name(toponyms).chunk_by(|a, b| a.0 == b.0).filter_map(ranked).collect()
}

/// The accepted toponyms by their numbers, those of one name together.
fn by_name(toponyms: &[Toponym]) -> Vec<(Named, usize)> {
    let accepted = toponyms.iter().enumerate().filter(|(_, t)| t.accepted);
    let mut named: Vec<(Named, usize)> =
        accepted.map(|(i, t)| ((t.spotted.key, t.spotted.namesake), i)).collect();
    named.sort_unstable();
    named
}

/// Whether it is a part of some town in a country that nothing else of the article speaks of: rather one of that
/// name nearer by, which the gazetteer lacks.
fn is_far_quarter(gazetteer: &Gazetteer, name: Key, place: PlaceId, votes: &Votes) -> bool {
    let small = |e: &Facts| matches!(e.kind, Kind::Quarter | Kind::Commune);
    let Some(facts) = gazetteer.facts(place).filter(small) else { return false };
    let others = votes.without(name);
    others.for_country(facts.country) < 0.02 && others.speak()
}

/// The senses of a name with what speaks for each but the votes: how large it is, the words beside the name, the
/// outlet's home.
fn weigh(
    gazetteer: &Gazetteer,
    toponyms: &[Toponym],
    key: Key,
    members: &[(Named, usize)],
    home: &Home,
) -> Vec<Weighed> {
    let members = || members.iter().filter_map(|m| toponyms.get(m.1));
    let hint = members().find_map(|t| t.hint);
    let senses = members().next().map(|t| t.spotted.senses.as_slice()).unwrap_or_default();
    // For its people a country has an adjective: "a Peru man" is from a town.
    let first = senses.first().and_then(|s| gazetteer.facts(s.place));
    let hinted = if first.is_some_and(|e| e.kind == Kind::Country) { 8.0 } else { 5.0 };
    let weigh = |sense: &Sense| {
        let facts = gazetteer.facts(sense.place)?;
        let other = if sense.sort == NameSort::Alternate { 5.0 } else { 0.0 };
        let fits = match hint {
            Some(Hint::Statewide) => facts.kind == Kind::Division,
            Some(Hint::Townwide) => matches!(facts.kind, Kind::Town | Kind::Capital | Kind::Quarter),
            None => false,
        };
        let at_home = facts.kind == Kind::Town && home.town == Some((key, facts.country));
        let hinted = if fits { hinted } else { 0.0 } + if at_home { 4.0 } else { 0.0 };
        Some(Weighed { sense: *sense, facts, weight: prior(facts) - other + hinted })
    };
    senses.iter().filter_map(weigh).collect()
}

/// The score of each sense of a name: its weight, and what the votes of the other names add.
fn scores_of<'a>(
    gazetteer: &'a Gazetteer,
    key: Key,
    senses: &'a [Weighed],
    votes: &'a Votes,
) -> impl Iterator<Item = f32> + use<'a> {
    let others = votes.without(key);
    senses.iter().map(move |w| w.weight + others.support(w.facts, || gazetteer.point(w.sense.place)))
}

/// Casts the vote of a name: all for the place that is decided, else split among its senses. `shares` is room for
/// the shares of each.
fn vote(gazetteer: &Gazetteer, name: &Name<'_>, votes: &Votes, next: &mut Votes, shares: &mut Vec<f32>) {
    /// How fast doubt fades with the distance between scores: three doublings are eight to one.
    const SHARPNESS: f32 = 0.7;
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let often = 1.0 + (name.members.len().min(6) as f32 - 1.0) * 0.25;
    let mut cast = |place: PlaceId, facts: Facts, weight: f32| {
        let point = if facts.kind.is_local() { gazetteer.point(place) } else { None };
        next.add(name.key, facts, point, weight);
    };
    if let Some((place, facts)) = name.decided.and_then(|p| Some((p, gazetteer.facts(p)?))) {
        return cast(place, facts, 2.0 * often);
    }
    let sure = |facts: Facts| match facts.kind {
        Kind::Country => 1.0,
        Kind::Division => 1.2,
        _ => 0.8,
    };
    if let [only] = name.senses.as_slice() {
        return cast(only.sense.place, only.facts, sure(only.facts) * often);
    }
    shares.clear();
    shares.extend(scores_of(gazetteer, name.key, &name.senses, votes));
    let best = shares.iter().copied().fold(f32::MIN, f32::max);
    shares.iter_mut().for_each(|share| *share = ((*share - best) * SHARPNESS).exp());
    let total: f32 = shares.iter().sum();
    for (weighed, share) in name.senses.iter().zip(shares) {
        let share = *share / total;
        if share > 0.04 {
            cast(weighed.sense.place, weighed.facts, sure(weighed.facts) * often * share);
        }
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
