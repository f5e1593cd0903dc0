//! The sentences of an article that have figures, and the figures' drafts.

use std::ops::Range;

use copydesk_sdk::core::layers::{Mention, Token};
use copydesk_sdk::core::{Category, Span};
use copydesk_sdk::prelude::Tracer;

use crate::draft::{self, Draft};
use crate::extract::Reading;
use crate::scoreline;
use crate::source::{self, Attribution};
use crate::trace;
use crate::view::View;
use crate::window::{self, Dated};
use crate::words::{Looked, Words};

/// All of an article's. The buffers are kept for the next article.
#[derive(Debug, Default)]
pub(crate) struct Sentences {
    words: Words,
    sentences: Vec<Parts>,
    drafts: Vec<Draft>,
    attributions: Vec<Attribution>,
}

/// Where the parts of a sentence are.
#[derive(Debug)]
struct Parts {
    /// Its place among the article's.
    at: usize,
    looked: Looked,
    drafts: Range<usize>,
    dates: Range<usize>,
    mentions: Range<usize>,
    attributions: Range<usize>,
}

/// A sentence with figures, and what is known of it.
pub(crate) struct Sentence<'a> {
    /// Its place among the article's.
    pub(crate) at: usize,
    pub(crate) view: View<'a>,
    pub(crate) dates: &'a [Dated<'a>],
    pub(crate) mentions: &'a [Mention],
    pub(crate) drafts: &'a [Draft],
    pub(crate) attributions: &'a [Attribution],
}

impl Sentences {
    /// Reads the numbers of an article, then who can assert them.
    pub(crate) fn read(&mut self, reading: &Reading<'_>) {
        self.drafts.clear();
        self.sentences.clear();
        self.attributions.clear();
        self.words.begin(reading.tokens);
        let (mut dates, mut mentions) = (0, 0);
        for (at, sentence) in reading.sentences.iter().enumerate() {
            let dates = within(reading.dates, &mut dates, sentence.span, |date| date.span.start);
            let here = reading.dates.get(dates.clone()).unwrap_or_default();
            // Who asks why a date is no figure gets the reasons of its number too.
            let settled = if reading.tracer.is_asked() { &[] } else { here };
            let looked = self.words.read(reading.text, reading.tokens, sentence, settled);
            let Some(looked) = looked else { continue };
            let view = self.words.view(reading.text, reading.tokens, &looked);
            let first = self.drafts.len();
            draft::scan(&view, self.words.openings(), reading.tracer, &mut self.drafts);
            self.drafts
                .extract_if(first.., |draft| is_date(&view, draft, here, reading.tracer))
                .for_each(drop);
            let Some(drafts) = self.drafts.get_mut(first..).filter(|drafts| !drafts.is_empty()) else {
                self.words.forget(&looked);
                continue;
            };
            if is_score(reading, at) {
                let counts = |draft: &&mut Draft| draft.category == Category::Count;
                drafts.iter_mut().filter(counts).for_each(draft::make_score);
            }
            let drafts = first..self.drafts.len();
            let mentions =
                within(reading.mentions, &mut mentions, sentence.span, |mention| mention.span.start);
            self.sentences.push(Parts { at, looked, drafts, dates, mentions, attributions: 0..0 });
        }
        self.attribute(reading);
    }

    fn attribute(&mut self, reading: &Reading<'_>) {
        for parts in &mut self.sentences {
            let view = self.words.view(reading.text, reading.tokens, &parts.looked);
            let mentions = reading.mentions.get(parts.mentions.clone()).unwrap_or_default();
            let drafts = self.drafts.get(parts.drafts.clone()).unwrap_or_default();
            let first = self.attributions.len();
            source::read(&view, mentions, drafts, &mut self.attributions);
            parts.attributions = first..self.attributions.len();
        }
    }

    /// The sentences that have figures.
    pub(crate) fn iter<'a>(&'a self, reading: &Reading<'a>) -> impl Iterator<Item = Sentence<'a>> {
        self.sentences.iter().map(|parts| Sentence {
            at: parts.at,
            view: self.words.view(reading.text, reading.tokens, &parts.looked),
            dates: reading.dates.get(parts.dates.clone()).unwrap_or_default(),
            mentions: reading.mentions.get(parts.mentions.clone()).unwrap_or_default(),
            drafts: self.drafts.get(parts.drafts.clone()).unwrap_or_default(),
            attributions: self.attributions.get(parts.attributions.clone()).unwrap_or_default(),
        })
    }
}

/// Those of `all` that start in a sentence, where those before `passed` are in sentences before.
fn within<T>(all: &[T], passed: &mut usize, sentence: Span, start: impl Fn(&T) -> u32) -> Range<usize> {
    let mut pass = |end: u32| {
        while all.get(*passed).is_some_and(|x| start(x) < end) {
            *passed += 1;
        }
        *passed
    };
    pass(sentence.start)..pass(sentence.end)
}

/// The tokens of a sentence of the article; none where it has none so far.
pub(crate) fn tokens<'a>(reading: &Reading<'a>, at: Option<usize>) -> &'a [Token] {
    let sentence = at.and_then(|at| reading.sentences.get(at));
    let range = sentence.map(|sentence| sentence.first_token as usize..sentence.end_token as usize);
    range.and_then(|range| reading.tokens.get(range)).unwrap_or_default()
}

/// Whether a sentence is one line of a result, with another beside it.
fn is_score(reading: &Reading<'_>, at: usize) -> bool {
    let line = |at: Option<usize>| scoreline::is(reading.text, tokens(reading, at));
    line(Some(at)) && (line(at.checked_sub(1)) || line(Some(at + 1)))
}

/// Whether a date that was found shares words with the figure: no words are both.
fn is_date(view: &View<'_>, draft: &Draft, dates: &[Dated<'_>], tracer: Tracer<'_>) -> bool {
    let figure = view.span(draft.first, draft.end);
    let date = window::sharing(dates, figure);
    if tracer.is_asked()
        && let Some(date) = date
    {
        trace::dated(tracer, figure, date.span);
    }
    date.is_some()
}
