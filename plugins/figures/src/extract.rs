//! The figures of a whole article: the numbers of each sentence, and what their surroundings say of them.

use copydesk_sdk::core::chrono::NaiveDate;
use copydesk_sdk::core::layers::{Mention, Sentence, Token, TokenKind};
use copydesk_sdk::core::{Category, Figure, Span};
use copydesk_sdk::prelude::{Reason, Tracer};

use crate::draft::{self, Draft};
use crate::lexicon::{Cue, LEXICON};
use crate::predicate::{self, Predicate};
use crate::rules;
use crate::scoreline;
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
    pub sentences: &'a [Sentence],
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

/// The figures of an article, by start.
#[must_use]
pub fn figures(reading: &Reading<'_>) -> Vec<Figure> {
    let mut found = Vec::new();
    read(reading, &mut Words::default(), &mut found);
    found
}

/// The same, appended to `found`.
pub(crate) fn read(reading: &Reading<'_>, words: &mut Words, found: &mut Vec<Figure>) {
    let mut memory = Memory::default();
    let published = reading.published.map(|day| day.to_string());
    let tokens = |sentence: &Sentence| {
        reading.tokens.get(sentence.first_token as usize..sentence.end_token as usize).unwrap_or_default()
    };
    let mut before: &[Token] = &[];
    for (at, sentence) in reading.sentences.iter().enumerate() {
        let here = tokens(sentence);
        if let Some((view, openings)) = words.read(reading.text, here) {
            let mut drafts = Vec::new();
            draft::scan(&view, openings, reading.tracer, &mut drafts);
            if !drafts.is_empty() {
                let behind = reading.sentences.get(at + 1).map(tokens).unwrap_or_default();
                let score = scoreline::is(reading.text, here)
                    && [before, behind].iter().any(|near| scoreline::is(reading.text, near));
                let place = Place { before, score, published: published.as_deref() };
                read_sentence(reading, &view, drafts, place, &mut memory, found);
            }
        }
        memory.sentence_ends();
        before = here;
    }
}

/// What an elliptic figure can refer back to.
#[derive(Default)]
struct Memory {
    /// What the figure before counted.
    counted: Option<Span>,
    /// How many sentences ago.
    age: u32,
}

/// Claims of one kind overlap no deeper: so far is looked back for one that covers a figure.
pub(crate) const NESTED: usize = 8;

/// An elliptic figure finds its noun at most so many sentences back.
const REMEMBERED: u32 = 3;

impl Memory {
    fn sentence_ends(&mut self) {
        self.age += 1;
        if self.age > REMEMBERED {
            self.counted = None;
        }
    }

    fn remember(&mut self, span: Span) {
        self.counted = Some(span);
        self.age = 0;
    }
}

fn within<T>(all: &[T], sentence: Span, start: impl Fn(&T) -> u32) -> &[T] {
    let from = all.partition_point(|x| start(x) < sentence.start);
    let to = all.partition_point(|x| start(x) < sentence.end);
    all.get(from..to).unwrap_or_default()
}

/// Where a sentence stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// The sentence before.
    before: &'a [Token],
    /// It is one line of a result, with another beside it.
    score: bool,
    /// The day of publication.
    published: Option<&'a str>,
}

fn read_sentence(
    reading: &Reading<'_>,
    view: &View<'_>,
    mut drafts: Vec<Draft<'_>>,
    place: Place<'_>,
    memory: &mut Memory,
    found: &mut Vec<Figure>,
) {
    let span = view.span(0, view.len());
    let dates = within(reading.dates, span, |d| d.span.start);
    let mentions = within(reading.mentions, span, |m| m.span.start);
    drafts.retain(|draft| !is_date(view, draft, dates, reading.tracer));
    if drafts.is_empty() {
        return;
    }
    if place.score {
        drafts.iter_mut().filter(|draft| draft.category == Category::Count).for_each(draft::make_score);
    }
    let mut attributions = Vec::new();
    source::read(view, mentions, &drafts, &mut attributions);
    let as_of = window::as_of(view, dates).or(place.published);
    let (mut predicate_before, mut predicate_last, mut what_before) = (None, None, None);
    for draft in &drafts {
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
                what::apart(view, found, draft, &drafts).map(|(start, end)| view.span(start, end))
            }
            What::Before if draft.category == Category::Ordinal && what_before.is_some() => what_before,
            // Else the last plural noun of the sentence before.
            What::Before => memory.counted.or_else(|| last_plural(reading.text, place.before)),
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
            memory.remember(span);
        }
        let span = without_stop(view, view.span(draft.first, draft.end));
        // "3,000 tests per day": the rate stands behind the noun.
        let rate = if draft.per.is_none() && noun_end > draft.end {
            units::per(view, noun_end, Category::Count)
        } else {
            None
        };
        let rated = rate.filter(|(per, _)| LEXICON.is_time(per)).map(|(_, end)| view.span(noun_end, end));
        let window = rated.or_else(|| window::read(view, draft, dates));
        let figure = Figure {
            span,
            category: draft.category,
            value: draft.value,
            low: draft.low,
            high: draft.high,
            bound: draft.bound,
            unit: draft.unit.map(|unit| dollar(reading, view, draft, unit).to_owned()),
            per: draft.per.or(rate.map(|(per, _)| per)).map(str::to_owned),
            terms: draft.terms,
            change: draft.change,
            written: view.span(draft.written.0, draft.written.1),
            what,
            predicate: predicate.and_then(|predicate| before_window(view, predicate, window)),
            source: source::of(view, span, draft.first, &drafts, &attributions, reading.quotes, mentions),
            window,
            as_of: as_of.map(str::to_owned),
            rule: rules::of(draft, what.is_some()),
        };
        trace::found(reading.tracer, view, draft, &figure, &attributions, reading.quotes);
        found.push(figure);
    }
}

/// The last plural noun of a sentence.
fn last_plural(text: &str, tokens: &[Token]) -> Option<Span> {
    let mut words = Words::default();
    let view = words.view(text, tokens);
    what::last_plural(&view).map(|(start, end)| view.span(start, end))
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

/// A bare dollar is that of the configuration; "US$" and "American dollars" are not bare.
fn dollar<'a>(reading: &Reading<'a>, view: &View<'_>, draft: &Draft<'_>, unit: &'a str) -> &'a str {
    let bare = |wanted: &&str| unit == "USD" && *wanted != unit;
    let Some(wanted) = reading.dollar.filter(bare) else { return unit };
    let words = view.words(view.span(draft.first, draft.end)).to_ascii_lowercase();
    if words.contains("us") || words.contains("u.s") || words.contains("american") { unit } else { wanted }
}

/// Whether a date that was found shares words with the figure: no words are both.
fn is_date(view: &View<'_>, draft: &Draft<'_>, dates: &[Dated<'_>], tracer: Tracer<'_>) -> bool {
    let figure = view.span(draft.first, draft.end);
    let begun = dates.partition_point(|date| date.span.start < figure.end);
    let mut near = dates.get(..begun).unwrap_or_default().iter().rev().take(NESTED);
    let date = near.find(|date| date.span.end > figure.start);
    if let Some(date) = date {
        tracer.trace(|| Reason::rejected(figure, "date", "part of a date that was found").on(date.span));
    }
    date.is_some()
}
