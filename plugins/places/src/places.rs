//! From the tokens of an article to its places, step by step.

use copydesk_sdk::core::Place;
use copydesk_sdk::prelude::layers::{Mention, MentionForm, MentionKind, Paragraph, Token};
use copydesk_sdk::prelude::*;

use crate::containers;
use crate::facility::Facility;
use crate::format::NameSort;
use crate::gazetteer::Gazetteer;
use crate::home::Home;
use crate::judge::{Judgement, judge};
use crate::kind::Kind;
use crate::names::Sense;
use crate::people::People;
use crate::resolve::Election;
use crate::role::role;
use crate::shown::Shown;
use crate::spot::{Spotted, spot};
use crate::standing::Standing;
use crate::toponym::{Hint, Occurrence, Toponym, sort_by_name};
use crate::view::View;
use crate::votes::Votes;
use crate::words::{Cues, Marked, OF};
use crate::{confidence, credits, facility, support, trace};

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

/// Finds the places of one article after the other, in the same room.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    marked: Marked,
    people: People,
    judgements: Vec<Judgement>,
    toponyms: Vec<Toponym>,
    /// The names by their numbers, those that are the same together.
    by_name: Vec<Occurrence>,
    election: Election,
    shown: Shown,
    places: Vec<Place>,
}

impl Finder {
    /// The places of an article, in order. `home` is what its address says; with `candidates` each lists what
    /// else was considered. `tracer` takes the reasons.
    pub(crate) fn find(
        &mut self,
        source: Source<'_>,
        gazetteer: &mut Gazetteer,
        home: &Home,
        candidates: bool,
        tracer: Tracer<'_>,
    ) -> &[Place] {
        let Self { marked, people, judgements, toponyms, by_name, election, shown, places } = self;
        gazetteer.begin();
        marked.read(source.tokens);
        let view = &View::new(source.text, source.tokens, marked);
        people.read(view, source.mentions);
        let credits = credits::find(view);
        let mut facilities = facility::find(view);
        facilities.retain(|f| !is_person(view, f, source.mentions));
        facilities.extend(facility::listed(view));
        facilities.retain(|f| !credits::overlap(&credits, &f.tokens));
        facilities.sort_by_key(|f| f.tokens.start);
        spot(view, gazetteer, &credits, toponyms);
        let gazetteer = &*gazetteer;
        judgements.clear();
        let spotted = |i: usize| toponyms.get(i).map(|t| &t.spotted);
        let judged = toponyms.iter().enumerate();
        judgements.extend(judged.map(|(i, t)| judge(view, &t.spotted, spotted(i + 1), people, tracer)));
        // "Downing Street": known, and said to be a street.
        let known = if facilities.is_empty() { &[][..] } else { &**toponyms };
        for (t, judgement) in known.iter().zip(&mut *judgements) {
            let at = facilities.partition_point(|f| f.tokens.start < t.spotted.tokens.start);
            if facilities.get(at).is_some_and(|f| f.tokens == t.spotted.tokens) {
                judgement.score = judgement.score.max(1.5);
            }
        }
        let alone: Vec<f32> =
            if tracer.is_asked() { judgements.iter().map(|j| j.score).collect() } else { Vec::new() };
        containers::find(view, gazetteer, toponyms);
        support::contained(toponyms, judgements);
        support::datelines(view, source.paragraphs, toponyms, judgements);
        sort_by_name(toponyms, by_name);
        support::each_other(view, toponyms, by_name, judgements);
        for (t, judgement) in toponyms.iter_mut().zip(&*judgements) {
            t.accepted = judgement.score > 0.0;
            if t.accepted {
                t.hint = hint(view, &t.spotted);
            }
        }
        // "Paris Street" and "Lake Washington" say nothing of the towns that they are called after.
        let named = if facilities.is_empty() { &mut [][..] } else { &mut **toponyms };
        for (t, judgement) in named.iter_mut().zip(&mut *judgements) {
            let at = facilities.partition_point(|f| f.tokens.end <= t.spotted.tokens.start);
            let within = |f: &Facility| {
                f.tokens.start <= t.spotted.tokens.start && f.tokens.len() > t.spotted.tokens.len()
            };
            if facilities.get(at).is_some_and(|f| f.is_called_after(view) && within(f)) {
                (t.accepted, judgement.score) = (false, -9.0);
            }
        }
        election.resolve(gazetteer, by_name, toponyms, home);
        if reconsider(view, gazetteer, toponyms, judgements, election.votes()) {
            election.resolve(gazetteer, by_name, toponyms, home);
        }
        places.clear();
        if !facilities.is_empty() {
            let standing = Standing::new(view, gazetteer, toponyms, election.votes());
            facilities.retain(|f| standing.is_needed(f));
            places.extend(facilities.iter().filter_map(|f| standing.place(f)));
        }
        for place in &*places {
            tracer.trace(|| {
                Reason::taken(place.span, "facility", "a kind of building or site; its point is its town's")
            });
        }
        let inside = |t: &Toponym| {
            let at = facilities.partition_point(|f| f.tokens.end <= t.spotted.tokens.start);
            facilities.get(at).is_some_and(|f| f.tokens.start < t.spotted.tokens.end)
        };
        if tracer.is_asked() {
            let scores = election.scores(gazetteer, toponyms, home);
            for ((toponym, judgement), alone) in toponyms.iter().zip(&*judgements).zip(alone) {
                let container = toponym.container.filter(|c| c.places.is_some());
                let container = container.and_then(|c| toponyms.get(c.name)).map(|outer| outer.spotted.span);
                let ranked = scores.get(&(toponym.spotted.key, toponym.spotted.namesake));
                let ranked = ranked.map(Vec::as_slice).unwrap_or_default();
                let score = (judgement.score, judgement.score - alone);
                trace::settled(tracer, gazetteer, toponym, score, ranked, container);
                if toponym.accepted && inside(toponym) {
                    let why = "it is part of the name of a facility";
                    tracer.trace(|| Reason::rejected(toponym.spotted.span, "facility", why));
                }
            }
        }
        let named = toponyms.iter().zip(&*judgements).filter(|(t, _)| t.accepted && !inside(t));
        places.extend(named.map(|(t, judgement)| place(view, gazetteer, shown, t, *judgement, candidates)));
        if !facilities.is_empty() {
            places.sort_by_key(|p| (p.span.start, p.span.end));
        }
        places
    }
}

/// "Dan Lane": somebody in the article is called like a facility.
fn is_person(view: &View<'_>, facility: &Facility, mentions: &[Mention]) -> bool {
    let last = facility.tokens.end.saturating_sub(1);
    let Some(head) = view.token(last).map(|t| t.span) else { return false };
    if facility::is_never_a_surname(view, last) {
        return false;
    }
    let at = mentions.partition_point(|m| m.span.start <= head.start);
    // Mentions may nest: a few before the head are enough.
    let before = mentions.get(..at).unwrap_or_default().iter().rev().take(4);
    let mut people = before.filter(|m| m.kind == MentionKind::PERSON && m.form == MentionForm::NAME);
    people.any(|m| m.name.contains(head))
}

/// What the words beside a name say about the sort of place.
fn hint(view: &View<'_>, spotted: &Spotted) -> Option<Hint> {
    const ASKING: Cues = Cues::STATEWIDE.with(Cues::TOWNWIDE).with(Cues::CAPITAL);
    let university = |of: usize| {
        view.is_small(of, OF) && of.checked_sub(1).is_some_and(|head| view.words(head) == "University")
    };
    let (first, end) = (spotted.tokens.start, spotted.tokens.end);
    let wide = |b: usize| view.cue(b, Cues::WIDE) || university(b);
    if first.checked_sub(1).is_some_and(wide) && view.before(first).is_some() {
        return Some(Hint::Statewide);
    }
    if !view.cue(end, ASKING) {
        return None;
    }
    let at = view.behind(end)?;
    let body = || match view.words(at) {
        "National" => view.words(at + 1) == "Guard",
        name => matches!(name, "State" | "Tech"),
    };
    if view.cue(at, Cues::STATEWIDE) || (view.is_capital(at) && body()) {
        Some(Hint::Statewide)
    } else {
        view.cue(at, Cues::TOWNWIDE).then_some(Hint::Townwide)
    }
}

/// Judges the doubtful names again, now that it is known where the article is: small towns are let in beside
/// others of their surroundings, foreign spellings kept out where nothing else speaks of their country.
/// Whether anything changed.
fn reconsider(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    toponyms: &mut [Toponym],
    judgements: &mut [Judgement],
    votes: &Votes,
) -> bool {
    let mut changed = false;
    // Whether the name before was accepted before it was judged again.
    let mut after_accepted = false;
    for (at, judgement) in judgements.iter_mut().enumerate() {
        let Some(toponym) = toponyms.get(at) else { break };
        let (key, accepted) = (toponym.spotted.key, toponym.accepted);
        let mut accept = accepted;
        if accepted {
            let far = || votes.without(key).for_country(toponym.spotted.likeliest.country) < 0.05;
            let doubtful = judgement.score < 2.5 && toponym.spotted.sort == NameSort::Alternate;
            accept = !(doubtful && far());
        } else if judgement.score > -2.2 && toponym.spotted.sort != NameSort::Demonym {
            let left = at.checked_sub(1).and_then(|left| toponyms.get(left)).filter(|_| after_accepted);
            let right = toponyms.get(at + 1).filter(|right| right.accepted);
            let listed = support::is_listed(view, toponym, left) || support::is_listed(view, toponym, right);
            judgement.score += nearness(gazetteer, &toponym.spotted, listed, votes);
            accept = judgement.score > 0.0;
        }
        after_accepted = accepted;
        if accept == accepted {
            continue;
        }
        changed = true;
        if let Some(toponym) = toponyms.get_mut(at) {
            toponym.accepted = accept;
            if accept {
                toponym.hint = hint(view, &toponym.spotted);
                judgement.rule = "nearby";
            }
        }
    }
    changed
}

/// How much the surroundings of an article speak for a small town of a name.
fn nearness(gazetteer: &Gazetteer, name: &Spotted, listed: bool, votes: &Votes) -> f32 {
    let others = votes.without(name.key);
    let local = gazetteer.senses(name.senses).filter(|s| s.facts.kind.is_local());
    let near = local.map(|&Sense { facts, point, .. }| {
        let near = others.near(point).min(1.5);
        let country = others.for_country(facts.country);
        let listed = if listed && country > 0.2 { 1.0 } else { 0.0 };
        near + listed + others.for_division(facts.division) + 0.4 * country
    });
    near.fold(0.0, f32::max)
}

/// A name as a place.
fn place(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    shown: &mut Shown,
    toponym: &Toponym,
    judgement: Judgement,
    candidates: bool,
) -> Place {
    let (kind, resolved) = toponym.place.and_then(|p| shown.of(gazetteer, p)).unzip();
    let others = gazetteer.senses(toponym.spotted.senses).map(|s| s.place);
    let others = others.filter(|p| Some(*p) != toponym.place);
    let others = others.take(MOST_CANDIDATES).filter_map(|p| gazetteer.candidate(p));
    Place {
        span: toponym.spotted.span,
        role: role(view, &toponym.spotted, kind.unwrap_or(Kind::Town), judgement.embedded),
        resolved,
        candidates: if candidates { others.collect() } else { Vec::new() },
        rule: Rule { name: judgement.rule, confidence: confidence::of(judgement.score) },
    }
}
