//! What the resolver tells of its work, for `copydesk explain`: what a value was counted from, which other
//! periods bear the same name, and why there is no value. Nothing here decides anything, and nothing runs where
//! nobody asks.

use copydesk_sdk::chrono::NaiveDate;
use copydesk_sdk::core::Span;
use copydesk_sdk::prelude::{Reason, Tracer};

use super::{Resolution, Resolver, candidates};
use crate::expression::{Expression, Named, Origin, Pick};
use crate::tense::{self, Tense};

/// Tells how `resolution` came about.
pub(super) fn tell(tracer: Tracer<'_>, resolver: &Resolver<'_>, resolution: &Resolution) {
    if !tracer.is_asked() {
        return;
    }
    let found = resolver.place.found;
    let span = resolver.place.c.span(found.first, found.end);
    match &resolution.value {
        Some(value) => valued(tracer, resolver, span, value, resolution.anchor),
        None => tracer.trace(|| Reason::rejected(span, "value", missing(resolver, &found.expression))),
    }
}

fn valued(tracer: Tracer<'_>, resolver: &Resolver<'_>, span: Span, value: &str, anchor: Option<NaiveDate>) {
    let context = resolver.context;
    let Some(anchor) = anchor else {
        return tracer
            .trace(|| Reason::taken(span, "stated", format!("its words say {value}, whatever the day")));
    };
    let which = match (Some(anchor) == context.publication, context.opening) {
        (true, false) => "the day of publication",
        (true, true) => "the date that the article opens with",
        (false, _) => "the date mentioned before",
    };
    tracer.trace(|| Reason::taken(span, "anchor", format!("counted from {anchor}, {which}")));
    if context.narrative {
        let note = "the article tells of years long past, so dates count from the one before";
        tracer.trace(|| Reason::taken(span, "history", note));
    }
    if let Expression::Named { named, pick } = resolver.place.found.expression {
        choice(tracer, resolver, span, value, (named, pick), anchor);
    }
}

/// Which of the periods of one name was chosen, and which were not.
fn choice(
    tracer: Tracer<'_>,
    resolver: &Resolver<'_>,
    span: Span,
    value: &str,
    (named, pick): (Named, Pick),
    anchor: NaiveDate,
) {
    let (place, context) = (&resolver.place, resolver.context);
    let before = match (named, context.publication) {
        (Named::Day { month, day }, Some(publication)) => resolver.mentions.same_day(month, day, publication),
        _ => None,
    };
    let why = match pick {
        Pick::Nearest if before.is_some() => "the article named this day before",
        Pick::Nearest if context.narrative || context.publication.is_none() => "it lies nearest in the story",
        Pick::Nearest => match tense::around(place.c, place.found.first, place.found.end) {
            Tense::Past => "the clause looks back",
            Tense::Future => "the clause looks ahead",
            Tense::Unknown => "no verb tells the direction: the nearest",
        },
        Pick::Last | Pick::Previous => "its words ask for the one before",
        Pick::This => "its words ask for the present one",
        Pick::Next | Pick::Following => "its words ask for the one to come",
    };
    tracer.trace(|| Reason::taken(span, "choice", why));
    let (earlier, later) = candidates::neighbours(named, anchor);
    for other in [earlier, later].into_iter().flatten().map(|period| period.to_string()) {
        if other != value {
            tracer.trace(|| Reason::rejected(span, "candidate", format!("{other} has the same name")));
        }
    }
}

/// Why an expression has no value.
fn missing(resolver: &Resolver<'_>, expression: &Expression) -> &'static str {
    const UNDATED: &str = "the article has no date of its own, and which of many it is would be a guess";
    const NO_MENTION: &str = "it refers to a date before it, and the article gives none";
    let context = resolver.context;
    match expression {
        Expression::Slashed { year: None, .. } => "it has no year",
        Expression::Slashed { .. } if context.day_first.is_none() => {
            "either number can be the day, and no other date of the article shows its order (option `day_first`)"
        }
        Expression::Named { pick: Pick::Following | Pick::Previous, .. } => NO_MENTION,
        Expression::Named { .. } if context.narrative => NO_MENTION,
        Expression::Named { .. } if context.publication.is_none() => UNDATED,
        Expression::Shift { origin: Origin::Publication, .. } if context.narrative => {
            "the article tells of years long past, and it would count from the day of writing"
        }
        Expression::Shift { origin: Origin::Publication, .. } if context.publication.is_none() => UNDATED,
        Expression::Shift { origin: Origin::Story, .. } => {
            "it is a length of time from an event, not from a date"
        }
        Expression::Shift { .. } => NO_MENTION,
        Expression::Within { whole, .. } | Expression::Nth { whole, .. } => match resolver.period(whole) {
            None => missing(resolver, whole),
            Some(_) => "the calendar has no such period",
        },
        Expression::Offset { from, .. } => match resolver.period(from) {
            None => missing(resolver, from),
            Some(_) => "it counts days from something longer than a day",
        },
        Expression::Part { day: Some(day), .. } | Expression::Clock { day: Some(day), .. } => {
            missing(resolver, day)
        }
        Expression::Part { .. } | Expression::Clock { .. } => "no day is named beside it",
        Expression::Range { from, to } => match (resolver.period(from), resolver.period(to)) {
            (None, _) => missing(resolver, from),
            (_, None) => missing(resolver, to),
            _ => "it would end before it begins",
        },
        Expression::Around(_) | Expression::Distant { .. } | Expression::Vague(_) => {
            "its words are too vague"
        }
        Expression::Every(_) | Expression::Often(_) => "it recurs",
        Expression::UnknownDay => "it hangs on an event whose day is not known",
        _ => "the calendar has no such date",
    }
}
