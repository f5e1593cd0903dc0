//! The figures of a whole article: the numbers of each sentence, and what their surroundings say of them.

use copydesk_sdk::core::chrono::NaiveDate;
use copydesk_sdk::core::layers::{self, Mention, Token, TokenKind};
use copydesk_sdk::core::{Category, Change, Figure, SmolStr, Span};
use copydesk_sdk::prelude::Tracer;

use crate::draft::{Draft, Number};
use crate::lexicon::{Cue, Unit};
use crate::predicate::{self, Predicate};
use crate::rules;
use crate::sentences::{self, Sentence, Sentences};
use crate::source::{self, Quoted};
use crate::trace;
use crate::units;
use crate::view::View;
use crate::what::{self, What};
use crate::window::{self, Dated};
use crate::words::Words;

/// What is known of an article: its layers, and what other extractors found in it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reading<'a> {
    /// The text.
    pub text: &'a str,
    /// Its sentences.
    pub sentences: &'a [layers::Sentence],
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its mentions, by start.
    pub mentions: &'a [Mention],
    /// Dates that were found, by start. Figures stay off them.
    pub dates: &'a [Dated<'a>],
    /// Quotes that were found, by start.
    pub quotes: &'a [Quoted<'a>],
    /// The publication date.
    pub published: Option<NaiveDate>,
    /// The currency of a bare dollar, where it is not the US dollar.
    pub dollar: Option<&'a str>,
    /// Takes the reasons, where somebody asks for them.
    pub tracer: Tracer<'a>,
}

/// Buffers that are kept from article to article.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    sentences: Sentences,
    /// For a sentence that is looked back at.
    before: Words,
}

/// The figures of an article, by start.
#[must_use]
pub fn figures(reading: &Reading<'_>) -> Vec<Figure> {
    let mut found = Vec::new();
    read(reading, &mut Scratch::default(), &mut found);
    found
}

/// The same, appended to `found`. Each step is taken for all sentences before the next is, since the code of all of them
/// is more than a processor has at hand.
pub(crate) fn read(reading: &Reading<'_>, scratch: &mut Scratch, found: &mut Vec<Figure>) {
    let Scratch { sentences, before } = scratch;
    sentences.read(reading);
    let published = reading.published.map(|day| SmolStr::from(day.to_string()));
    let mut memory = Memory { counted: None, before };
    for sentence in sentences.iter(reading) {
        let day = window::as_of(&sentence.view, sentence.dates).map(SmolStr::from);
        let day = day.or_else(|| published.clone());
        read_sentence(reading, &sentence, day.as_ref(), &mut memory, found);
    }
}

/// What an elliptic figure can refer back to.
struct Memory<'a> {
    /// What the figure before counted, and in which sentence.
    counted: Option<(Span, usize)>,
    /// For the sentence before.
    before: &'a mut Words,
}

/// Claims of one kind overlap no deeper: so far is looked back for one that covers a figure.
pub(crate) const NESTED: usize = 8;

const US_DOLLAR: &str = "USD";

/// An elliptic figure finds its noun at most so many sentences back.
const REMEMBERED: usize = 3;

impl Memory<'_> {
    /// What an elliptic figure of the sentence at `at` counts: what the figure before does, else the last plural noun of
    /// the sentence before.
    fn counted(&mut self, reading: &Reading<'_>, at: usize) -> Option<Span> {
        let near = self.counted.filter(|&(_, then)| at <= then + REMEMBERED);
        near.map(|(span, _)| span).or_else(|| {
            let view = self.before.whole(reading.text, sentences::tokens(reading, at.checked_sub(1)));
            what::last_plural(&view).map(|(start, end)| view.span(start, end))
        })
    }
}

fn read_sentence(
    reading: &Reading<'_>,
    sentence: &Sentence<'_>,
    day: Option<&SmolStr>,
    memory: &mut Memory<'_>,
    found: &mut Vec<Figure>,
) {
    let Sentence { view, dates, mentions, drafts, attributions, .. } = sentence;
    let (mut predicate_before, mut predicate_last, mut what_before) = (None, None, None);
    for draft in *drafts {
        // "38C (100F)", "$5m (£3m)": the same once more.
        let counts = matches!(draft.category, Category::Count | Category::Ordinal | Category::Age);
        let again = !counts && view.is(draft.first.wrapping_sub(1), TokenKind::OPEN_BRACKET);
        let what = if again { What::Again } else { what::read(view, draft) };
        let noun_end = if let What::Here((_, end)) = what { end } else { draft.end };
        let predicate = match predicate::read(view, draft, noun_end) {
            _ if again => predicate_last,
            Predicate::Here((start, end)) => Some(view.span(start, end)),
            Predicate::Before => predicate_before,
            Predicate::None => None,
        };
        predicate_last = predicate;
        predicate_before = predicate.or(predicate_before);
        let counted = matches!(draft.category, Category::Count);
        let what = match what {
            What::Here(found) => {
                what::apart(view, found, draft, drafts).map(|(start, end)| view.span(start, end))
            }
            What::Before if draft.category == Category::Ordinal && what_before.is_some() => what_before,
            What::Before => memory.counted(reading, sentence.at),
            What::Again => what_before,
            What::None => None,
        };
        what_before = what;
        // "The death toll rose to 30; 12 were children": they are people still.
        let toll = view.says(noun_end.wrapping_sub(1), Cue::DEATHS.or(Cue::TOLL)) && noun_end < draft.first;
        if counted
            && !toll
            && let Some(span) = what
        {
            memory.counted = Some((span, sentence.at));
        }
        let span = without_stop(view, view.span(draft.first, draft.end));
        // "3,000 tests per day": the rate stands behind the noun.
        let rate = if draft.per.is_none() && noun_end > draft.end {
            units::per(view, noun_end, Category::Count)
        } else {
            None
        };
        let rated = rate.filter(|(per, _)| per.is_time(view)).map(|(_, end)| view.span(noun_end, end));
        let window = rated.or_else(|| window::read(view, draft, dates));
        let per = draft.per.or(rate.map(|(per, _)| per));
        let (value, low, high) = match draft.number {
            Number::One(value) => (Some(value), None, None),
            Number::From(low) => (None, Some(low), None),
            Number::Between(low, high) => (None, Some(low), Some(high)),
        };
        let figure = Figure {
            span,
            category: draft.category,
            value,
            low,
            high,
            bound: draft.bound,
            unit: draft.unit.map(|unit| unit_name(reading, view, draft, unit)),
            per: per.map(|per| per.name(view).into()),
            terms: draft.terms.filter(|_| !draft.changes),
            change: draft.terms.filter(|_| draft.changes).map(|[from, to]| Change { from, to }),
            written: view.span(draft.written.0, draft.written.1),
            what,
            predicate: predicate.and_then(|predicate| before_window(view, predicate, window)),
            source: source::of(view, span, draft.first, drafts, attributions, reading.quotes, mentions),
            window,
            as_of: day.cloned(),
            rule: rules::of(draft, what.is_some()),
        };
        if reading.tracer.is_asked() {
            trace::found(reading.tracer, view, draft, &figure, attributions, reading.quotes);
        }
        found.push(figure);
    }
}

/// A unit's stop that ends the sentence is none of the figure's: "60 mph."
fn without_stop(view: &View<'_>, span: Span) -> Span {
    let ends =
        view.words(span).ends_with('.') && view.tokens.last().is_some_and(|token| token.span.end == span.end);
    Span::new(span.start, span.end - u32::from(ends))
}

/// A predicate without the window in it: "seen in the past 24 hours" is "seen".
fn before_window(view: &View<'_>, predicate: Span, window: Option<Span>) -> Option<Span> {
    let Some(window) = window.filter(|w| predicate.contains(*w)) else { return Some(predicate) };
    let end = view.tokens.iter().rev().map(|token| token.span.end).find(|&end| end <= window.start)?;
    (end > predicate.start).then(|| Span::new(predicate.start, end))
}

/// The name of a unit. A bare dollar is that of the configuration; "US$" and "American dollars" are not bare.
fn unit_name(reading: &Reading<'_>, view: &View<'_>, draft: &Draft, unit: &'static Unit) -> SmolStr {
    let name = SmolStr::new_static(unit.name);
    let Some(wanted) = reading.dollar.filter(|wanted| *wanted != US_DOLLAR && unit.name == US_DOLLAR) else {
        return name;
    };
    let words = view.words(view.span(draft.first, draft.end)).to_ascii_lowercase();
    let american = words.contains("us") || words.contains("u.s") || words.contains("american");
    if american { name } else { wanted.into() }
}
