//! From the tokens of an article to its places, step by step.

use std::ops::Range;

use copydesk_sdk::core::{Candidate, Place};
use copydesk_sdk::prelude::layers::{Mention, Paragraph, Token};
use copydesk_sdk::prelude::*;

use crate::format::{Entry, NameSort};
use crate::gazetteer::{Gazetteer, PlaceId, Sense};
use crate::judge::{Judgement, judge};
use crate::kind::Kind;
use crate::people::People;
use crate::resolve::{Hint, Toponym, Votes, resolve};
use crate::role::role;
use crate::spot::{Spotted, spot};
use crate::view::View;
use crate::words::Cues;
use crate::{confidence, containers, facility, support};

/// How many other candidates are listed.
const MOST_CANDIDATES: usize = 8;

/// What of an article the places depend on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'a> {
    pub(crate) text: &'a str,
    pub(crate) paragraphs: &'a [Paragraph],
    pub(crate) tokens: &'a [Token],
    pub(crate) mentions: &'a [Mention],
}

/// The places of an article, in order. `home` is what its address says; with `candidates` each lists what
/// else was considered.
pub(crate) fn find(source: Source<'_>, gazetteer: &Gazetteer, home: &Votes, candidates: bool) -> Vec<Place> {
    let view = View { text: source.text, tokens: source.tokens };
    let people = People::of(view, source.mentions);
    let facilities = facility::find(view);
    let mut spotted = spot(view, gazetteer);
    let mut judgements: Vec<Judgement> = spotted.iter().map(|s| judge(view, s, gazetteer, &people)).collect();
    support::counties(view, gazetteer, &mut spotted, &mut judgements);
    let containers = containers::find(view, gazetteer, &spotted);
    support::contained(&containers, &mut judgements);
    support::datelines(view, source.paragraphs, &spotted, &mut judgements);
    support::each_other(view, &spotted, &mut judgements);
    let mut toponyms: Vec<Toponym> = spotted
        .into_iter()
        .zip(&judgements)
        .zip(containers)
        .map(|((spotted, judgement), container)| Toponym {
            accepted: judgement.score > 0.0,
            hint: hint(view, &spotted),
            spotted,
            container,
            decided: false,
            place: None,
        })
        .collect();
    let votes = resolve(gazetteer, &mut toponyms, home);
    if reconsider(gazetteer, &mut toponyms, &mut judgements, &votes) {
        resolve(gazetteer, &mut toponyms, home);
    }
    let centre = centre(gazetteer, &toponyms);
    let mut places = Vec::new();
    let mut facilities = facilities.into_iter().peekable();
    for (i, (toponym, judgement)) in toponyms.iter().zip(&judgements).enumerate() {
        while let Some(f) = facilities.next_if(|f| f.end <= toponym.spotted.tokens.start) {
            places.extend(stands(view, gazetteer, &toponyms, i, &f, centre));
        }
        let inside = facilities.peek().is_some_and(|f| f.contains(&toponym.spotted.tokens.start));
        if toponym.accepted && !inside {
            places.push(place(view, gazetteer, toponym, *judgement, candidates));
        }
    }
    for f in facilities {
        places.extend(stands(view, gazetteer, &toponyms, toponyms.len(), &f, centre));
    }
    places.sort_by_key(|p| (p.span.start, p.span.end));
    places
}

fn is_local(kind: Kind) -> bool {
    matches!(kind, Kind::Town | Kind::Capital | Kind::Quarter | Kind::County | Kind::Commune)
}

/// What the word behind a name says about the sort of place.
fn hint(view: View<'_>, spotted: &Spotted) -> Option<Hint> {
    let at = view.behind(spotted.tokens.end)?;
    if view.cue(at, Cues::STATEWIDE) {
        Some(Hint::Statewide)
    } else {
        view.cue(at, Cues::TOWNWIDE).then_some(Hint::Townwide)
    }
}

/// Judges the doubtful names again, now that it is known where the article is: small towns are let in beside
/// others of their surroundings, foreign spellings kept out where nothing else speaks of their country.
/// Whether anything changed.
fn reconsider(
    gazetteer: &Gazetteer,
    toponyms: &mut [Toponym],
    judgements: &mut [Judgement],
    votes: &Votes,
) -> bool {
    let mut changed = false;
    for (toponym, judgement) in toponyms.iter_mut().zip(judgements) {
        let key = toponym.spotted.key;
        let entry = |s: &Sense| gazetteer.entry(s.place);
        if toponym.accepted {
            let best = toponym.spotted.senses.first().filter(|s| s.sort == NameSort::Alternate);
            let far = best.and_then(entry).is_some_and(|e| votes.for_country(key, e.country) < 0.05);
            if far && judgement.score < 2.5 {
                (toponym.accepted, changed) = (false, true);
            }
        } else if judgement.score > -2.2 && toponym.spotted.sort != NameSort::Demonym {
            let local = |e: &Entry<'_>| is_local(e.kind);
            let entries = toponym.spotted.senses.iter().filter_map(entry).filter(local);
            let near = entries.map(|e| {
                let near = votes.near(key, (e.lat, e.lon)).min(1.5);
                near + votes.for_division(key, e.division) + 0.4 * votes.for_country(key, e.country)
            });
            judgement.score += near.fold(0.0, f32::max);
            if judgement.score > 0.0 {
                (toponym.accepted, changed) = (true, true);
                judgement.rule = "nearby";
            }
        }
    }
    changed
}

/// The town that the article speaks of most; the first of equals.
fn centre(gazetteer: &Gazetteer, toponyms: &[Toponym]) -> Option<PlaceId> {
    let mut counts: Vec<(PlaceId, usize)> = Vec::new();
    for place in toponyms.iter().filter(|t| t.accepted).filter_map(|t| t.place) {
        if gazetteer.entry(place).is_some_and(|e| is_local(e.kind)) {
            match counts.iter().position(|(p, _)| *p == place) {
                Some(at) => counts.get_mut(at).into_iter().for_each(|(_, count)| *count += 1),
                None if counts.len() < 64 => counts.push((place, 1)),
                None => {}
            }
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(place, _)| place)
}

fn candidate(gazetteer: &Gazetteer, place: PlaceId) -> Option<Candidate> {
    let entry = gazetteer.entry(place)?;
    Some(Candidate {
        name: entry.name.to_owned(),
        geonameid: Some(entry.geonameid).filter(|&id| id != 0),
        lat: entry.lat,
        lon: entry.lon,
        country: gazetteer.country(&entry).map(str::to_owned),
        admin1: gazetteer.division(place, &entry).map(str::to_owned),
        feature: entry.kind.feature(),
    })
}

fn place(
    view: View<'_>,
    gazetteer: &Gazetteer,
    toponym: &Toponym,
    judgement: Judgement,
    candidates: bool,
) -> Place {
    let resolved = toponym.place.and_then(|p| candidate(gazetteer, p));
    let kind = toponym.place.and_then(|p| gazetteer.entry(p)).map_or(Kind::Town, |e| e.kind);
    let others = toponym.spotted.senses.iter().map(|s| s.place).filter(|p| Some(*p) != toponym.place);
    let others = others.take(if candidates { MOST_CANDIDATES } else { 0 });
    Place {
        span: toponym.spotted.span,
        role: role(view, &toponym.spotted, kind, judgement.embedded),
        resolved,
        candidates: others.filter_map(|p| candidate(gazetteer, p)).collect(),
        rule: Rule { name: judgement.rule, confidence: confidence::of(judgement.rule, judgement.score) },
    }
}

/// A facility: at the point of the town in its name, else of the one named right behind it, else of the town
/// that the article speaks of most.
fn stands(
    view: View<'_>,
    gazetteer: &Gazetteer,
    toponyms: &[Toponym],
    next: usize,
    tokens: &Range<usize>,
    centre: Option<PlaceId>,
) -> Option<Place> {
    let first = view.token(tokens.start)?.span;
    let last = view.token(tokens.end.checked_sub(1)?)?.span;
    let span = Span::new(first.start, last.end);
    let local = |t: &&Toponym| {
        t.accepted && t.place.and_then(|p| gazetteer.entry(p)).is_some_and(|e| is_local(e.kind))
    };
    let own = toponyms[..next].iter().rev().take_while(|t| t.spotted.tokens.end > tokens.start).find(local);
    let following = || {
        let ahead = toponyms[next..].iter().take_while(|t| t.spotted.tokens.start < tokens.end + 6);
        ahead.take(2).find(local)
    };
    let town = own.or_else(following).and_then(|t| t.place).or(centre);
    let resolved = town.and_then(|p| candidate(gazetteer, p)).map(|town| Candidate {
        name: span.of(view.text).unwrap_or_default().to_owned(),
        geonameid: None,
        feature: 'S',
        ..town
    });
    let street = view.cue(tokens.end - 1, Cues::FACILITY_LOWER);
    let rule = Rule { name: "facility", confidence: if street { 0.7 } else { 0.6 } };
    Some(Place { span, role: copydesk_sdk::core::Role::Literal, resolved, candidates: Vec::new(), rule })
}
