//! Which place a name means: the one that the rest of the article speaks for.
//!
//! Every sense of a name starts from its prior (how large it is and of what kind) in doublings of population.
//! The article adds to it: a container named beside it decides ("Bangor, Maine"); the countries and divisions
//! that the other names vote for count according to their share; places nearby break ties. A name that is
//! in doubt splits its vote among its senses, and a few rounds settle who is meant. One name has one sense in
//! an article, save where containers say otherwise; where a container has no place of that name, it has none.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::containers::Container;
use crate::fold::Key;
use crate::format::{Facts, NameSort};
use crate::gazetteer::{Gazetteer, prior};
use crate::home::Home;
use crate::kind::Kind;
use crate::names::Sense;
use crate::toponym::{Hint, Named, Occurrence, Toponym};
use crate::votes::{Ballot, Votes};

/// How often the votes are counted again.
const ROUNDS: usize = 3;

/// The mentions of one name.
#[derive(Debug)]
struct Name {
    key: Key,
    /// Where they stand among the toponyms in the order of names.
    members: Range<usize>,
    /// What it may stand for.
    senses: Range<usize>,
    /// A container decided, on the only sense or on none of those known.
    decided: bool,
}

/// What a name may stand for, and what speaks for it whatever the votes.
#[derive(Clone, Copy, Debug)]
struct Weighed {
    sense: Sense,
    weight: f32,
}

/// Finds out which places the names of an article mean. The room is kept from article to article.
#[derive(Debug, Default)]
pub(crate) struct Election {
    votes: Votes,
    next: Votes,
    /// The accepted toponyms, those of one name together.
    by_name: Vec<Occurrence>,
    names: Vec<Name>,
    senses: Vec<Weighed>,
    shares: Vec<f32>,
}

impl Election {
    /// The votes of all names.
    pub(crate) fn votes(&self) -> &Votes {
        &self.votes
    }

    /// Finds the place of every accepted name.
    ///
    /// `by_name` has all names, those that are the same together.
    pub(crate) fn resolve(
        &mut self,
        gazetteer: &Gazetteer,
        by_name: &[Occurrence],
        toponyms: &mut [Toponym],
        home: &Home,
    ) {
        contained(toponyms);
        let accepted = |o: &&Occurrence| toponyms.get(o.at()).is_some_and(|t| t.accepted);
        self.by_name.clear();
        self.by_name.extend(by_name.iter().filter(accepted));
        self.nominate(gazetteer, toponyms, home);
        let Self { votes, next, by_name, names, senses, shares } = self;
        let senses = |name: &Name| senses.get(name.senses.clone()).unwrap_or_default();
        // Where no name is in doubt, counting again changes nothing.
        let rounds = if names.iter().any(|name| name.senses.len() > 1) { ROUNDS } else { 1 };
        votes.restart(&home.votes);
        for _ in 0..rounds {
            next.restart(&home.votes);
            names.iter().for_each(|name| vote(name, senses(name), votes, next, shares));
            std::mem::swap(votes, next);
        }
        for name in names {
            let best = best(name.key, senses(name), votes, shares);
            let best = best.filter(|best| name.decided || !is_far_quarter(name.key, best.facts, votes));
            for member in by_name.get(name.members.clone()).unwrap_or_default() {
                if let Some(t) = toponyms.get_mut(member.at()).filter(|t| !t.decided) {
                    t.place = best.map(|sense| sense.place);
                }
            }
        }
    }

    /// The senses of every accepted name with their scores, as the votes have them in the end.
    pub(crate) fn scores(
        &self,
        gazetteer: &Gazetteer,
        toponyms: &[Toponym],
        home: &Home,
    ) -> BTreeMap<Named, Vec<(f32, Sense)>> {
        let ranked = |members: &[Occurrence]| {
            let name = toponyms.get(members.first()?.at()).map(|t| (t.spotted.key, t.spotted.namesake))?;
            let (mut senses, mut scores) = (Vec::new(), Vec::new());
            weigh(gazetteer, toponyms, name.0, members, home, &mut senses);
            score(name.0, &senses, &self.votes, &mut scores);
            Some((name, scores.into_iter().zip(senses.iter().map(|w| w.sense)).collect()))
        };
        self.by_name.chunk_by(|a, b| a.name() == b.name()).filter_map(ranked).collect()
    }

    /// Collects the names with what each may stand for, those apart that containers leave without any place.
    fn nominate(&mut self, gazetteer: &Gazetteer, toponyms: &[Toponym], home: &Home) {
        let Self { by_name, names, senses, .. } = self;
        names.clear();
        senses.clear();
        let mut first = 0;
        for members in by_name.chunk_by(|a, b| a.name() == b.name()) {
            let (at, from) = (first, senses.len());
            first += members.len();
            let Some(key) = members.first().map(|m| m.key()) else { continue };
            // The form with a container speaks for all.
            let by_container = || members.iter().filter_map(|m| toponyms.get(m.at())).filter(|t| t.decided);
            let decided = by_container().next().is_some();
            match by_container().find_map(|t| t.place) {
                Some(place) => {
                    senses.extend(gazetteer.sense(place).map(|sense| Weighed { sense, weight: 0.0 }));
                }
                None if decided => continue,
                None => weigh(gazetteer, toponyms, key, members, home, senses),
            }
            names.push(Name { key, members: at..first, senses: from..senses.len(), decided });
        }
    }
}

/// The likeliest place of a name; the first of equals. `scores` is room for the score of each.
fn best(key: Key, senses: &[Weighed], votes: &Votes, scores: &mut Vec<f32>) -> Option<Sense> {
    if let [only] = senses {
        return Some(only.sense);
    }
    score(key, senses, votes, scores);
    let scored = senses.iter().zip(&*scores);
    let best = scored.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map(|(weighed, _)| weighed.sense)
}

/// Whether it is a part of some town in a country that nothing else of the article speaks of: rather one of that
/// name nearer by, which the gazetteer lacks.
fn is_far_quarter(name: Key, place: Facts, votes: &Votes) -> bool {
    if !matches!(place.kind, Kind::Quarter | Kind::Commune) {
        return false;
    }
    let others = votes.without(name);
    others.for_country(place.country) < 0.02 && others.speak()
}

/// Adds the senses of a name with what speaks for each but the votes: how large it is, the words beside the name,
/// the outlet's home.
fn weigh(
    gazetteer: &Gazetteer,
    toponyms: &[Toponym],
    key: Key,
    members: &[Occurrence],
    home: &Home,
    senses: &mut Vec<Weighed>,
) {
    let members = || members.iter().filter_map(|m| toponyms.get(m.at()));
    let hint = members().find_map(|t| t.hint);
    let Some(first) = members().next().map(|t| &t.spotted) else { return };
    // For its people a country has an adjective: "a Peru man" is from a town.
    let hinted = if first.likeliest.kind == Kind::Country { 8.0 } else { 5.0 };
    let town = home.town.filter(|(town, _)| *town == key).map(|(_, country)| country);
    for sense in gazetteer.senses(first.senses) {
        let facts = sense.facts;
        let other = if sense.sort == NameSort::Alternate { 5.0 } else { 0.0 };
        let fits = match hint {
            Some(Hint::Statewide) => facts.kind == Kind::Division,
            Some(Hint::Townwide) => matches!(facts.kind, Kind::Town | Kind::Capital | Kind::Quarter),
            None => false,
        };
        let at_home = facts.kind == Kind::Town && town == Some(facts.country);
        let hinted = if fits { hinted } else { 0.0 } + if at_home { 4.0 } else { 0.0 };
        senses.push(Weighed { sense: *sense, weight: prior(facts) - other + hinted });
    }
}

/// The score of each sense of a name, into `scores`: its weight, and what the votes of the other names add.
fn score(key: Key, senses: &[Weighed], votes: &Votes, scores: &mut Vec<f32>) {
    scores.clear();
    if votes.is_empty() {
        return scores.extend(senses.iter().map(|w| w.weight));
    }
    let others = votes.without(key);
    // Many of the places of one name lie in one country.
    let mut last = None;
    scores.extend(senses.iter().map(|Weighed { sense, weight }| {
        let country = sense.facts.country;
        let share = match last {
            Some((known, share)) if known == country => share,
            _ => others.for_country(country),
        };
        last = Some((country, share));
        weight + others.support(sense.facts, sense.point, share)
    }));
}

/// Casts the vote of a name: all for the place that is decided, else split among its senses. `shares` is room for
/// the shares of each.
fn vote(name: &Name, senses: &[Weighed], votes: &Votes, next: &mut Votes, shares: &mut Vec<f32>) {
    /// How fast doubt fades with the distance between scores: three doublings are eight to one.
    const SHARPNESS: f32 = 0.7;
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let often = 1.0 + (name.members.len().min(6) as f32 - 1.0) * 0.25;
    let mut cast = |Sense { facts, point, .. }: Sense, weight: f32| {
        next.cast(Ballot::new(name.key, facts, point, weight));
    };
    let sure = |facts: Facts| match facts.kind {
        Kind::Country => 1.0,
        Kind::Division => 1.2,
        _ => 0.8,
    };
    if let [only] = senses {
        let weight = if name.decided { 2.0 } else { sure(only.sense.facts) };
        return cast(only.sense, weight * often);
    }
    score(name.key, senses, votes, shares);
    let best = shares.iter().copied().fold(f32::MIN, f32::max);
    shares.iter_mut().for_each(|share| *share = ((*share - best) * SHARPNESS).exp());
    let total: f32 = shares.iter().sum();
    for (weighed, share) in senses.iter().zip(shares) {
        let share = *share / total;
        if share > 0.04 {
            cast(weighed.sense, sure(weighed.sense.facts) * often * share);
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
