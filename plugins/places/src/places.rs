//! From the tokens of an article to its places, step by step.

use std::collections::BTreeMap;
use std::ops::Range;

use copydesk_sdk::core::{Candidate, Place};
use copydesk_sdk::prelude::layers::{Mention, Paragraph, Token, TokenKind};
use copydesk_sdk::prelude::*;

use crate::confidence;
use crate::facility;
use crate::fold::Key;
use crate::format::NameSort;
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::judge::{Judgement, judge};
use crate::kind::Kind;
use crate::people::People;
use crate::resolve::{Toponym, Votes, container_senses, resolve};
use crate::role::role;
use crate::spot::{Spotted, spot};
use crate::view::View;
use crate::words::Cues;

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
    let spotted = spot(view, gazetteer);
    let mut judgements: Vec<Judgement> = spotted.iter().map(|s| judge(view, s, gazetteer, &people)).collect();
    let containers = containers(view, gazetteer, &spotted, &mut judgements);
    datelines(&source, &spotted, &mut judgements);
    support(view, &spotted, &mut judgements);
    let mut toponyms: Vec<Toponym> = spotted
        .into_iter()
        .zip(&judgements)
        .zip(containers)
        .map(|((spotted, judgement), container)| Toponym {
            accepted: judgement.score > 0.0,
            spotted,
            container,
            place: None,
        })
        .collect();
    resolve(gazetteer, &mut toponyms, home);
    let mut places = Vec::new();
    let mut facilities = facilities.into_iter().peekable();
    let mut last_town: Option<PlaceId> = None;
    for (i, (toponym, judgement)) in toponyms.iter().zip(&judgements).enumerate() {
        while let Some(f) = facilities.next_if(|f| f.end <= toponym.spotted.tokens.start) {
            places.extend(stands(view, gazetteer, &toponyms, i, &f, last_town));
        }
        let inside = facilities.peek().is_some_and(|f| f.contains(&toponym.spotted.tokens.start));
        if toponym.accepted && !inside {
            places.push(place(view, gazetteer, toponym, *judgement, candidates));
        }
        if toponym.accepted
            && toponym.place.and_then(|p| gazetteer.entry(p)).is_some_and(|e| is_local(e.kind))
        {
            last_town = toponym.place;
        }
    }
    for f in facilities {
        places.extend(stands(view, gazetteer, &toponyms, toponyms.len(), &f, last_town));
    }
    places.sort_by_key(|p| (p.span.start, p.span.end));
    places
}

fn is_local(kind: Kind) -> bool {
    matches!(kind, Kind::Town | Kind::Capital | Kind::Quarter | Kind::County | Kind::Commune)
}

/// "X, Y": the number of the name that contains each name. What is contained is hardly anything but a place.
fn containers(
    view: View<'_>,
    gazetteer: &Gazetteer,
    spotted: &[Spotted],
    judgements: &mut [Judgement],
) -> Vec<Option<usize>> {
    let mut containers = vec![None; spotted.len()];
    for i in 0..spotted.len().saturating_sub(1) {
        let (Some(inner), Some(outer)) = (spotted.get(i), spotted.get(i + 1)) else { break };
        let between = inner.tokens.end;
        let gap = outer.tokens.start.saturating_sub(between);
        let listed =
            gap == 1 && (view.is(between, TokenKind::COMMA) || view.is(between, TokenKind::OPEN_BRACKET));
        if !listed
            || !view.joins_next(between)
            || inner.sort == NameSort::Demonym
            || outer.sort == NameSort::Demonym
        {
            continue;
        }
        if container_senses(gazetteer, &inner.senses, &outer.senses).is_some() {
            if let Some(slot) = containers.get_mut(i) {
                *slot = Some(i + 1);
            }
            if let [inner, outer] = &mut judgements[i..i + 2] {
                inner.score += 4.5;
                inner.rule = "container";
                outer.score += 3.0;
                inner.embedded = false;
            }
        }
    }
    containers
}

/// What stands in a dateline is a place.
fn datelines(source: &Source<'_>, spotted: &[Spotted], judgements: &mut [Judgement]) {
    for paragraph in source.paragraphs.iter().filter(|p| p.dateline_end > p.span.start) {
        let first = spotted.partition_point(|s| s.span.start < paragraph.span.start);
        let inside = spotted.iter().zip(judgements.iter_mut()).skip(first);
        for (_, judgement) in inside.take_while(|(s, _)| s.span.end <= paragraph.dateline_end) {
            judgement.score += 3.5;
            judgement.rule = "dateline";
            judgement.embedded = false;
        }
    }
}

/// Names support each other: the same name where it is surely a place, and neighbours in a list.
fn support(view: View<'_>, spotted: &[Spotted], judgements: &mut [Judgement]) {
    let mut best: BTreeMap<Key, (f32, usize)> = BTreeMap::new();
    for (i, (s, j)) in spotted.iter().zip(judgements.iter()).enumerate() {
        let entry = best.entry(s.key).or_insert((f32::MIN, i));
        if j.score > entry.0 {
            *entry = (j.score, i);
        }
    }
    for (i, s) in spotted.iter().enumerate() {
        let Some(judgement) = judgements.get_mut(i) else { continue };
        let elsewhere = best.get(&s.key).filter(|(score, at)| *at != i && *score > 1.0);
        if let (Some((score, _)), NameSort::Main) = (elsewhere, s.sort) {
            judgement.score += (score * 0.5).min(2.0);
        }
    }
    for i in 1..spotted.len() {
        let (Some(a), Some(b)) = (spotted.get(i - 1), spotted.get(i)) else { break };
        let gap = a.tokens.end..b.tokens.start;
        let listed = !gap.is_empty()
            && gap.len() <= 2
            && gap
                .clone()
                .all(|at| view.is(at, TokenKind::COMMA) || matches!(view.words(at), "and" | "or" | "&"))
            && (a.tokens.start..b.tokens.end - 1).all(|at| view.joins_next(at));
        if let (true, [a, b]) = (listed, &mut judgements[i - 1..=i]) {
            if a.score > 1.5 && b.score < 1.5 {
                b.score += 1.2;
            } else if b.score > 1.5 && a.score < 1.5 {
                a.score += 1.2;
            }
        }
    }
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

/// A facility: at the point of the town in its name, else of the one named next in its sentence, else of the
/// one named last.
fn stands(
    view: View<'_>,
    gazetteer: &Gazetteer,
    toponyms: &[Toponym],
    next: usize,
    tokens: &Range<usize>,
    last_town: Option<PlaceId>,
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
    let town = own.or_else(following).and_then(|t| t.place).or(last_town);
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
