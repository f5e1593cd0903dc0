//! Reads an article step by step: each step over all of its sentences, so that the rules of one are at hand.

use copydesk_sdk::core::Quote;
use copydesk_sdk::core::layers::{Language, Paragraph, TokenKind, Zone};
use copydesk_sdk::prelude::Tracer;

use crate::attribution::{self, Attribution};
use crate::cue::{self, Cue};
use crate::cues::Cues;
use crate::draft::Draft;
use crate::finish::{Finished, Place};
use crate::line::View;
use crate::lines::{Lines, Walk};
use crate::reading::Reading;
use crate::turn::Turn;
use crate::{interview, trace};

/// Room to work in, kept between articles.
#[derive(Debug, Default)]
pub(crate) struct Room {
    lines: Lines,
    cues: Batches<Cue>,
    attributions: Batches<Attribution>,
    turn: Turn,
    covered: Vec<u8>,
    found: Vec<Draft>,
    quote: Place,
}

/// What belongs to one sentence after the other.
#[derive(Debug)]
struct Batches<T> {
    all: Vec<T>,
    ends: Vec<usize>,
}

impl<T> Default for Batches<T> {
    fn default() -> Self {
        Self { all: Vec::new(), ends: Vec::new() }
    }
}

impl<T> Batches<T> {
    fn clear(&mut self) {
        self.all.clear();
        self.ends.clear();
    }

    /// Ends the batch of a sentence.
    fn end(&mut self) {
        self.ends.push(self.all.len());
    }

    fn get(&self, sentence: usize) -> &[T] {
        let first = sentence.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(sentence).copied().unwrap_or(first);
        self.all.get(first..end).unwrap_or_default()
    }
}

/// All quotes of an article, in the order in which they are found: by sentence, then by cue.
#[must_use]
pub fn quotes(view: &View<'_>, cues: &Cues) -> Vec<Quote> {
    let mut quotes = Vec::new();
    traced(view, cues, &mut Room::default(), Tracer::SILENT, |quote| quotes.push(quote.clone()));
    quotes
}

/// Gives all quotes of an article to `take`, and the reasons for them to `tracer`.
pub(crate) fn traced(
    view: &View<'_>,
    words: &Cues,
    room: &mut Room,
    tracer: Tracer<'_>,
    mut take: impl FnMut(&Quote),
) {
    let Room { lines, cues, attributions, turn, covered, found, quote } = room;
    let turns = interview::turns(view);
    cut(view, &turns, lines);
    cues.clear();
    attributions.clear();
    let lines = &*lines.all(view);
    for (_, line) in lines {
        cue::all(line, words, &mut cues.all);
        cues.end();
    }
    for (sentence, (_, line)) in lines.iter().enumerate() {
        attribution::all(line, cues.get(sentence), &mut attributions.all);
        attributions.end();
    }
    found.clear();
    turn.set(None);
    let mut reading = Reading { view, tracer, lines, found, turn, loose: None, paragraph: 0, covered };
    read(&mut reading, &turns, attributions);
    let mut finished = Finished::new(view, quote);
    for draft in found.drain(..).filter(|draft| !draft.parts.is_empty()) {
        let quote = finished.quote(&draft);
        if tracer.is_asked() {
            trace::named(tracer, view, quote);
        }
        take(quote);
    }
}

/// Cuts the paragraphs that are read into sentences.
fn cut(view: &View<'_>, turns: &[interview::Turn], lines: &mut Lines) {
    lines.clear();
    let mut turns = turns.iter().peekable();
    let mut walk = Walk::over(view);
    for (number, paragraph) in view.paragraphs.iter().enumerate() {
        let spoken = turns.next_if(|turn| turn.paragraph == number).is_some();
        if !spoken && is_read(view, paragraph) {
            walk.paragraph(number, paragraph, lines);
        }
    }
}

/// Reads the sentences in order.
fn read(reading: &mut Reading<'_>, turns: &[interview::Turn], attributions: &Batches<Attribution>) {
    let (view, lines, tracer) = (reading.view, reading.lines, reading.tracer);
    let mut turns = turns.iter().peekable();
    let mut next = 0;
    for (number, paragraph) in view.paragraphs.iter().enumerate() {
        if let Some(turn) = turns.next_if(|turn| turn.paragraph == number) {
            reading.found.push(turn.draft());
            continue;
        }
        let asks = ends(view, paragraph, TokenKind::QUESTION);
        if !is_read(view, paragraph) {
            trace::skipped(tracer, view, paragraph);
            if paragraph.zone == Zone::HEADING {
                let asked = if asks { reading.asked(number) } else { None };
                reading.turn.set(asked);
            }
            continue;
        }
        reading.paragraph = number;
        let (before, found) = (if asks { reading.spoke() } else { None }, reading.found.len());
        while let Some((_, line)) = lines.get(next).filter(|(paragraph, _)| *paragraph == number) {
            reading.line(next, line, attributions.get(next));
            if tracer.is_asked() {
                trace::left_alone(tracer, line, reading.found);
            }
            next += 1;
        }
        // An interviewer's question leaves the word with whom it is put to.
        if asks && reading.found.len() == found {
            let last = reading.spoke();
            reading.turn.set(before);
            let asked = reading.asked(number).or(last);
            reading.turn.set(asked);
        }
    }
}

/// Whether the sentences of the paragraph may hold quotes: not in headings, but for one that leads up to what follows.
fn is_read(view: &View<'_>, paragraph: &Paragraph) -> bool {
    let head = matches!(paragraph.zone, Zone::TITLE | Zone::HEADING | Zone::CREDIT | Zone::DATELINE);
    let introduces = || paragraph.zone == Zone::HEADING && ends(view, paragraph, TokenKind::COLON);
    paragraph.language == Language::ENGLISH && (!head || introduces())
}

fn ends(view: &View<'_>, paragraph: &Paragraph, kind: TokenKind) -> bool {
    let last = paragraph.end_token.checked_sub(1).and_then(|last| view.tokens.get(last as usize));
    last.is_some_and(|token| token.kind == kind)
}
