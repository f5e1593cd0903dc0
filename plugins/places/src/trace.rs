//! What the extractor tells of its work, for `copydesk explain`: what speaks for and against a name being a place,
//! and which places of that name were weighed. Nothing here decides anything, and nothing runs where nobody asks.

use copydesk_sdk::prelude::*;

use crate::gazetteer::{Gazetteer, PlaceId};
use crate::names::Sense;
use crate::toponym::{Hint, Toponym};

/// How many of the places of one name are told.
const MOST_SENSES: usize = 6;

/// Tells of an observation that adds to the score of a name, or takes from it.
#[inline]
pub(crate) fn observed(tracer: Tracer<'_>, span: Span, rule: &'static str, weight: f32) {
    if tracer.is_asked() && weight != 0.0 {
        tell(tracer, span, rule, weight);
    }
}

#[cold]
fn tell(tracer: Tracer<'_>, span: Span, rule: &'static str, weight: f32) {
    tracer.trace(|| {
        let note = format!("{} ({weight:+.1})", observation(rule));
        if weight < 0.0 { Reason::rejected(span, rule, note) } else { Reason::taken(span, rule, note) }
    });
}

/// What stands behind the name of an observation.
fn observation(rule: &str) -> &'static str {
    match rule {
        "country" => "the name of a country",
        "region" => "the name of a part of the world",
        "division" => "the name of a state or province",
        "capital" => "the name of a capital, by its size",
        "feature" => "the name of a feature of the land",
        "quarter" => "the name of a quarter",
        "county" => "the name of a county",
        "town" => "the name of a town, by its size",
        "demonym" => "a word for a people",
        "abbreviation" => "an abbreviation of a place",
        "office" => "an office or a kind of place stands behind it",
        "organisation" => "an organisation is named after it",
        "party" => "a politician's party stands before it",
        "direction" => "a direction stands before it",
        "preposition" => "a preposition of place stands before it",
        "settlement" => "a word for a settlement stands before it",
        "based" => "\"-based\" or the like stands behind it",
        "people" => "a word for people or a kind of place stands behind it",
        "language" => "it is the name of a language here",
        "person-known" => "somebody in the article is called so",
        "person" => "the words beside it make it the name of a person",
        "person-name" => "it is a given name or a surname too",
        "common-word" => "it is a common word too",
        "opening-capital" => "its capital may be that of the sentence",
        "role" => "a role stands before it, as before a person",
        "longer-name" => "it is part of a longer name",
        "hyphen" => "a hyphen ties it to another name",
        "illness" => "an illness is called so",
        "thing" => "a thing is called so",
        "team" => "a team is called so",
        "no-article" => "a river or sea takes the article, and none stands before it",
        "speaks" => "it does what people do",
        _ => "the words around it",
    }
}

/// Tells what became of a name: `score` is the sum of what was observed, `beside` what of it the other names of the
/// article added, `ranked` the places of that name with what speaks for each.
pub(crate) fn settled(
    tracer: Tracer<'_>,
    gazetteer: &Gazetteer,
    toponym: &Toponym,
    (score, beside): (f32, f32),
    ranked: &[(f32, Sense)],
    container: Option<Span>,
) {
    let span = toponym.spotted.span;
    if beside.abs() >= 0.05 {
        observed_beside(tracer, span, beside);
    }
    if !toponym.accepted {
        let note = format!("what speaks for a place sums up to {score:.1}, and takes more than 0");
        return tracer.trace(|| Reason::rejected(span, "score", note));
    }
    tracer.trace(|| Reason::taken(span, "score", format!("what speaks for a place sums up to {score:.1}")));
    match toponym.hint {
        Some(Hint::Statewide) => {
            tracer.trace(|| Reason::taken(span, "hint", "a word beside it asks for a state"));
        }
        Some(Hint::Townwide) => {
            tracer.trace(|| Reason::taken(span, "hint", "a word beside it asks for a town"));
        }
        None => {}
    }
    if let Some(container) = container {
        tracer
            .trace(|| Reason::taken(span, "container", "the name behind it says where it is").on(container));
    }
    senses(tracer, gazetteer, toponym, ranked);
}

fn observed_beside(tracer: Tracer<'_>, span: Span, beside: f32) {
    tracer.trace(|| {
        let note = format!("other names, datelines and mentions of the article ({beside:+.1})");
        if beside < 0.0 {
            Reason::rejected(span, "context", note)
        } else {
            Reason::taken(span, "context", note)
        }
    });
}

/// The places of the name, the one that is meant first.
fn senses(tracer: Tracer<'_>, gazetteer: &Gazetteer, toponym: &Toponym, ranked: &[(f32, Sense)]) {
    let span = toponym.spotted.span;
    let mut ranked = ranked.to_vec();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let described = |place: PlaceId| {
        let found = gazetteer.candidate(place)?;
        let parts = [Some(found.name), found.admin1, found.country];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    };
    let chosen = toponym.place;
    let scored = |place| ranked.iter().find(|(_, sense)| sense.place == place).map(|(score, _)| *score);
    match chosen.and_then(|place| Some((described(place)?, scored(place)))) {
        Some((name, _)) if toponym.decided => {
            tracer.trace(|| Reason::taken(span, "candidate", format!("{name}: decided by its container")));
        }
        Some((name, score)) => tracer.trace(|| {
            let score = score.map(|score| format!(": {score:.1}")).unwrap_or_default();
            Reason::taken(span, "candidate", format!("{name}{score}, by its size and the names around"))
        }),
        None => tracer.trace(|| {
            Reason::rejected(span, "candidate", "no place of this name lies where the article puts it")
        }),
    }
    let others = ranked.iter().filter(|(_, sense)| Some(sense.place) != chosen).take(MOST_SENSES);
    for (score, sense) in others {
        if let Some(name) = described(sense.place) {
            tracer.trace(|| Reason::rejected(span, "candidate", format!("{name}: {score:.1}")));
        }
    }
}
