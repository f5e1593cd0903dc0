//! What the extractor tells of its work, for `copydesk explain`: numbers that it left alone, and what each part
//! of a figure rests on. Nothing here decides anything, and nothing runs where nobody asks.

use copydesk_sdk::core::{Bound, Category, Figure, Span, four_digits};
use copydesk_sdk::prelude::{Reason, Tracer};

use crate::draft::Draft;
use crate::source::{Attribution, Quoted};
use crate::view::View;

/// Why a number is no figure: a short name, and a phrase for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Why {
    pub(crate) rule: &'static str,
    pub(crate) note: &'static str,
}

impl Why {
    /// The reason of this name, if it holds.
    #[inline]
    pub(crate) fn when(holds: bool, rule: &'static str, note: &'static str) -> Option<Self> {
        holds.then_some(Self { rule, note })
    }
}

/// Why a number is no figure.
#[cold]
pub(crate) fn rejected(tracer: Tracer<'_>, number: Span, why: Why) {
    tracer.trace(|| Reason::rejected(number, why.rule, why.note));
}

/// That a figure shares words with a date.
#[cold]
pub(crate) fn dated(tracer: Tracer<'_>, figure: Span, date: Span) {
    tracer.trace(|| Reason::rejected(figure, "date", "part of a date that was found").on(date));
}

/// What `figure` was made of.
#[cold]
pub(crate) fn found(
    tracer: Tracer<'_>,
    view: &View<'_>,
    draft: &Draft,
    figure: &Figure,
    attributions: &[Attribution],
    quotes: &[Quoted<'_>],
) {
    let span = figure.span;
    let taken = |rule: &str, note: String, on: Span| {
        tracer.trace(|| Reason::taken(span, rule, note).on(on));
    };
    let number = match (figure.value, figure.low, figure.high) {
        (Some(value), ..) => format!("reads as {}", four_digits(value)),
        (None, Some(low), Some(high)) => format!("reads as {} to {}", four_digits(low), four_digits(high)),
        (None, Some(low), None) => format!("reads as {} or more", four_digits(low)),
        _ => "is a number".to_owned(),
    };
    taken("number", number, figure.written);
    let before = view.span(draft.first, draft.written.0);
    if figure.bound != Bound::Exact && !before.is_empty() {
        taken("bound", figure.bound.name().to_owned(), before);
    }
    if let Some(unit) = &figure.unit {
        taken("unit", unit.to_string(), span);
    }
    match figure.what {
        Some(what) => taken("what", "is what it counts or measures".to_owned(), what),
        None if figure.category == Category::Count => tracer.trace(|| {
            Reason::rejected(span, "what", "no noun beside it, nor a figure before it that could lend one")
        }),
        None => {}
    }
    if let Some(predicate) = figure.predicate {
        taken("predicate", "is said of what it counts".to_owned(), predicate);
    }
    sources(tracer, draft, figure, attributions, quotes);
    if let Some(window) = figure.window {
        taken("window", "is the time it covers".to_owned(), window);
    }
    if let Some(day) = &figure.as_of {
        tracer.trace(|| Reason::taken(span, "as-of", format!("holds for {day}")));
    }
}

/// Who could assert the figure, and who does.
fn sources(
    tracer: Tracer<'_>,
    draft: &Draft,
    figure: &Figure,
    attributions: &[Attribution],
    quotes: &[Quoted<'_>],
) {
    let span = figure.span;
    let source = figure.source.as_ref().map(|source| source.span);
    let begun = quotes.partition_point(|quote| quote.span.start <= span.start);
    let around = quotes.get(..begun).unwrap_or_default().iter().rev().take(crate::extract::NESTED);
    let said = around.clone().any(|quote| quote.span.contains(span) && Some(quote.speaker) == source);
    match source {
        Some(source) => {
            let why =
                if said { "speaks the quote it stands in" } else { "is who the sentence attributes it to" };
            tracer.trace(|| Reason::taken(span, "source", why).on(source));
        }
        None => tracer.trace(|| {
            Reason::rejected(
                span,
                "source",
                "it stands in no quote, and no attribution of its sentence governs it",
            )
        }),
    }
    for attribution in attributions.iter().filter(|a| Some(a.speaker) != source) {
        let why = if said { "the speaker of its quote comes first" } else { attribution.misses(draft.first) };
        tracer.trace(|| Reason::rejected(span, "source", why).on(attribution.speaker));
    }
}
