//! What is kept of an article: its claims as far as they are compared, and the words that tell what it is about.

use std::collections::{HashMap, HashSet};

use copydesk_core::chrono::NaiveDate;
use copydesk_core::{FigureStated, Published, Sketch, Word};

use crate::features::Features;
use crate::number::{Dimension, Number, dimension};
use crate::period::{Period, day};
use crate::record::{Claim, FigureAttributes, PlaceAttributes, QuoteAttributes, Record, Unreadable, Words};
use crate::subject::Subject;
use crate::utterance::Utterance;
use crate::words::words;

/// An article without its text: what a comparison needs of it.
///
/// It is read from a line that `copydesk run` wrote, so that articles and earlier output of a run give the same
/// comparison.
#[derive(Clone, Debug)]
pub struct Article {
    pub(crate) id: String,
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<String>,
    /// The day of publication.
    pub(crate) day: Option<NaiveDate>,
    pub(crate) sketch: Sketch,
    pub(crate) figures: Vec<Figure>,
    pub(crate) quotes: Vec<Quote>,
    /// What it is about.
    pub(crate) features: Features,
    failed: bool,
}

/// Where a claim stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct Located {
    pub(crate) id: String,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) text: String,
    pub(crate) sentence: Option<String>,
}

/// A figure, ready to be compared.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub(crate) at: Located,
    pub(crate) category: Box<str>,
    pub(crate) stated: FigureStated,
    pub(crate) number: Number,
    pub(crate) dimension: Dimension,
    pub(crate) subject: Subject,
    pub(crate) period: Period,
    pub(crate) as_of: Option<NaiveDate>,
    /// The places that its sentence names, sorted.
    pub(crate) places: Vec<Word>,
}

/// A quotation, ready to be compared.
#[derive(Clone, Debug)]
pub(crate) struct Quote {
    pub(crate) at: Located,
    pub(crate) form: String,
    pub(crate) speaker: Option<String>,
    pub(crate) said: Utterance,
}

impl Article {
    /// Reads a line of JSON that `copydesk run` wrote. With `sentences`, each claim keeps its sentence, as far as
    /// the line has the article's text.
    ///
    /// # Errors
    /// [`Unreadable`] where the line is no such record.
    pub fn read(line: &str, sentences: bool) -> Result<Self, Unreadable> {
        Ok(Self::new(Record::read(line)?, sentences))
    }

    /// Whether the record says that the article, or an extractor on it, failed.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.failed
    }

    /// The article's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    fn new(record: Record<'_>, sentences: bool) -> Self {
        let text = if sentences { record.text.as_deref() } else { None };
        let mut article = Self {
            failed: record.failed(),
            id: record.id.into_owned(),
            outlet: record.outlet.map(Into::into),
            day: record
                .published
                .as_deref()
                .and_then(|written| Published::parse(written).ok())
                .map(|p| p.date()),
            published: record.published.map(Into::into),
            sketch: record.sketch.parse().unwrap_or_default(),
            figures: Vec::new(),
            quotes: Vec::new(),
            features: Features::default(),
        };
        let mut features = crate::features::Collector::new(article.day);
        let dates: Vec<&Claim<'_>> = record.claims.iter().filter(|claim| claim.kind == "date").collect();
        let places: Vec<(u32, Word)> = record.claims.iter().flat_map(place_words).collect();
        let crowded = crowded(&record.claims);
        let windows = windows(&record.claims);
        let mut sentence = text.map(Sentences::new);
        for claim in &record.claims {
            features.claim(claim);
            let located = Located {
                id: claim.id.clone().into_owned(),
                start: claim.start,
                end: claim.end,
                text: claim.text.clone().into_owned(),
                sentence: None,
            };
            match &*claim.kind {
                "figure" if claim.sentence.is_some_and(|s| crowded.contains(&s.start)) => {}
                "figure" if within(&windows, claim) => {}
                "figure" => {
                    let Ok(attributes) = serde_json::from_str(claim.attributes.get()) else { continue };
                    let Some(mut figure) = Figure::new(located, attributes, &dates, article.day) else {
                        continue;
                    };
                    figure.places = near(&places, claim);
                    figure.at.sentence = sentence.as_mut().and_then(|s| s.of(claim));
                    article.figures.push(figure);
                }
                "quote" => {
                    let Ok(attributes) = serde_json::from_str(claim.attributes.get()) else { continue };
                    let mut quote = Quote::new(located, attributes);
                    quote.at.sentence = sentence.as_mut().and_then(|s| s.of(claim));
                    article.quotes.push(quote);
                }
                _ => {}
            }
        }
        article.features = features.finish();
        article
    }
}

/// The starts of sentences with more figures than a sentence has: they are tables that lost their lines, and what
/// stands beside a number there does not say what it is.
fn crowded(claims: &[Claim<'_>]) -> HashSet<u32> {
    const MOST: usize = 8;
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for claim in claims.iter().filter(|claim| claim.kind == "figure") {
        if let Some(sentence) = claim.sentence {
            *counts.entry(sentence.start).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count > MOST).map(|(start, _)| start).collect()
}

/// The windows of all figures, by their starts. A length of time in one is the window and no figure to compare.
fn windows(claims: &[Claim<'_>]) -> Vec<(u32, u32)> {
    let window = |claim: &Claim<'_>| {
        let figure: FigureAttributes<'_> = serde_json::from_str(claim.attributes.get()).ok()?;
        figure.window.map(|window| (window.start, window.end))
    };
    let mut windows: Vec<(u32, u32)> =
        claims.iter().filter(|claim| claim.kind == "figure").filter_map(window).collect();
    windows.sort_unstable();
    windows
}

fn within(windows: &[(u32, u32)], claim: &Claim<'_>) -> bool {
    let before = windows.partition_point(|(from, _)| *from <= claim.start);
    // Windows hardly overlap: the nearest few that begin before it are all that can hold it.
    windows[..before].iter().rev().take(4).any(|(_, to)| claim.end <= *to)
}

/// Where a place claim starts, and the words of the name: "Lower Marsh" and "Lower Marsh District" share some.
/// Who is named by a place (a government, a people) is left out: it does not say where.
fn place_words<'a>(claim: &'a Claim<'_>) -> impl Iterator<Item = (u32, Word)> + use<'a> {
    let place = claim.place_attributes().filter(|place| place.role == "literal");
    let words = move |place: PlaceAttributes<'_>| -> Vec<(u32, Word)> {
        let name = place.name.as_deref().unwrap_or(&claim.text);
        words(name).filter(|word| word.len() > 2).map(|word| (claim.start, Word::of(word))).collect()
    };
    place.map(words).into_iter().flatten()
}

/// The places named in the sentence of `claim`; `places` are in order of their starts.
fn near(places: &[(u32, Word)], claim: &Claim<'_>) -> Vec<Word> {
    let Some(sentence) = claim.sentence else { return Vec::new() };
    let from = places.partition_point(|(start, _)| *start < sentence.start);
    let inside = places.iter().skip(from).take_while(|(start, _)| *start < sentence.end).take(32);
    let mut near: Vec<Word> = inside.map(|(_, word)| *word).collect();
    near.sort_unstable();
    near.dedup();
    near
}

impl Figure {
    fn new(
        at: Located,
        a: FigureAttributes<'_>,
        dates: &[&Claim<'_>],
        published: Option<NaiveDate>,
    ) -> Option<Self> {
        let own = |words: &Option<Words<'_>>| {
            words.as_ref().map(|w| w.text.clone().into_owned()).filter(|text| !text.is_empty())
        };
        let stated = FigureStated {
            value: a.value,
            low: a.low,
            high: a.high,
            bound: a.bound.clone().into_owned(),
            unit: a.unit.clone().map(Into::into),
            what: own(&a.what),
            predicate: own(&a.predicate),
            source: a.source.as_ref().map(|source| fuller(source).to_owned()),
            window: own(&a.window),
            as_of: a.as_of.clone().map(Into::into),
        };
        // "since the war began" says what the figure is about as well as when.
        let since = stated.window.as_deref().filter(|window| window.starts_with("since"));
        let said = [stated.predicate.as_deref(), since].map(Option::unwrap_or_default).join(" ");
        let subject = Subject::read(stated.what.as_deref().unwrap_or_default(), &said);
        let (mut dimension, factor) = dimension(&a.category, a.unit.as_deref());
        if let Some(per) = &a.per {
            dimension.0.push_str(" per ");
            dimension.0.push_str(per);
        }
        let number = Number::new(a.value, a.low, a.high, &a.bound, factor)?;
        // What is not a number of anything is compared with nothing.
        if subject.is_empty() && number.digits < 3
            || a.change.is_some()
            || matches!(&*a.category, "score" | "age")
        {
            return None;
        }
        // A day long before the article appeared is when the thing happened: the figure holds since then.
        let told = a.as_of.as_deref().and_then(day);
        let event = told.filter(|day| published.is_some_and(|p| (p - *day).num_days() > 7));
        // "One dealer", "the first" are said of all sorts of people and things.
        if matches!(&*a.category, "ordinal" | "count") && a.value == Some(1.0) {
            return None;
        }
        let as_of = if event.is_some() { published } else { told.or(published) };
        let inside: Vec<std::borrow::Cow<'_, str>> = match &a.window {
            Some(window) => {
                let from = dates.partition_point(|date| date.start < window.start);
                let within = dates.iter().skip(from).take_while(|date| date.start < window.end);
                within.filter_map(|date| date.value()).collect()
            }
            None => Vec::new(),
        };
        let inside: Vec<&str> = inside.iter().map(|value| &**value).collect();
        let period =
            Period::read(stated.window.as_deref().unwrap_or_default(), a.per.as_deref(), &inside, as_of);
        let period = match (period, event) {
            (Period::None, Some(day)) => Period::Dates(day, day),
            (period, _) => period,
        };
        Some(Self {
            at,
            category: (&*a.category).into(),
            stated,
            number,
            dimension,
            subject,
            period,
            as_of,
            places: Vec::new(),
        })
    }
}

/// The words for a source or the name they stand for, whichever says more.
fn fuller<'a>(source: &'a Words<'_>) -> &'a str {
    match &source.name {
        Some(name) if name.len() > source.text.len() => name,
        _ => &source.text,
    }
}

impl Quote {
    fn new(at: Located, a: QuoteAttributes<'_>) -> Self {
        let said = Utterance::read(&a.form, a.parts.iter().map(|part| &*part.text));
        let speaker = a.speaker.map(|s| s.name.unwrap_or(s.text).into_owned());
        Self { at, form: a.form.into_owned(), speaker, said }
    }
}

/// Finds the sentences of claims, which come in ascending order, in one pass over the text.
struct Sentences<'a> {
    text: &'a str,
    /// Byte offsets of every 64th character.
    marks: Vec<usize>,
}

impl<'a> Sentences<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, marks: text.char_indices().step_by(64).map(|(at, _)| at).collect() }
    }

    fn byte(&self, character: u32) -> usize {
        let character = character as usize;
        let Some(mark) = self.marks.get(character / 64) else { return self.text.len() };
        let rest = self.text.get(*mark..).unwrap_or_default();
        rest.char_indices().nth(character % 64).map_or(self.text.len(), |(at, _)| mark + at)
    }

    fn of(&mut self, claim: &Claim<'_>) -> Option<String> {
        let sentence = claim.sentence?;
        let words = self.text.get(self.byte(sentence.start)..self.byte(sentence.end))?;
        Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}
