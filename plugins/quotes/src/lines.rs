//! Cuts an article into the sentences that are read, and closes up their quotations.

use std::ops::Range;

use copydesk_sdk::core::layers::{Mention, NONE, Paragraph, Quotation, Token};

use crate::line::{Line, View};
use crate::token;

/// The sentences of an article that are read, in order. One without quotations is lent as it is.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    places: Vec<Place>,
    /// The tokens of the sentences with quotations.
    closed: Vec<Token>,
}

/// Where a sentence is kept.
#[derive(Clone, Debug)]
struct Place {
    /// Its paragraph.
    paragraph: usize,
    /// Its items: among the closed tokens, where it has quotations, else among those of the article.
    quoted: bool,
    items: Range<usize>,
    mentions: Range<usize>,
}

impl Lines {
    /// Forgets the article before.
    pub(crate) fn clear(&mut self) {
        self.places.clear();
        self.closed.clear();
    }

    /// The sentences, each with the number of its paragraph.
    pub(crate) fn all<'a>(&'a self, view: &'a View<'a>) -> Vec<(usize, Line<'a>)> {
        let line = |place: &Place| {
            let tokens = if place.quoted { &self.closed } else { view.tokens };
            let items = tokens.get(place.items.clone()).unwrap_or_default();
            let mentions = view.mentions.get(place.mentions.clone()).unwrap_or_default();
            (place.paragraph, Line { view, items, quoted: place.quoted, mentions })
        };
        self.places.iter().map(line).collect()
    }
}

/// Walks over the layers of an article, paragraph by paragraph.
pub(crate) struct Walk<'a> {
    view: &'a View<'a>,
    next_quotation: usize,
    next_mention: usize,
    next_sentence: usize,
    /// The token after the paragraph.
    limit: u32,
}

impl<'a> Walk<'a> {
    pub(crate) fn over(view: &'a View<'a>) -> Self {
        Self { view, next_quotation: 0, next_mention: 0, next_sentence: 0, limit: 0 }
    }

    /// Adds the sentences of `paragraph`, whose number is `number`; paragraphs must come in order.
    pub(crate) fn paragraph(&mut self, number: usize, paragraph: &Paragraph, lines: &mut Lines) {
        let mut at = paragraph.first_token + dateline(self.view, paragraph);
        self.limit = paragraph.end_token;
        self.next_sentence = paragraph.first_sentence as usize;
        while at < self.limit {
            at = self.sentence(number, at, lines);
        }
    }

    /// Adds the sentence that begins at the token `first`, and returns where it ends.
    fn sentence(&mut self, paragraph: usize, first: u32, lines: &mut Lines) -> u32 {
        let closed = lines.closed.len();
        let mut at = first;
        let mut end = self.sentence_end(first + 1);
        while let Some((index, quotation)) = self.quotation(at).filter(|(_, q)| q.first_token < end) {
            lines.closed.extend_from_slice(tokens(self.view, at, quotation.first_token));
            lines.closed.push(token::closed(index, quotation));
            at = quotation.end_token.min(self.limit).max(quotation.first_token + 1);
            // A sentence that ends inside a quotation goes on behind it.
            end = self.sentence_end(at);
        }
        let quoted = at > first;
        if quoted {
            lines.closed.extend_from_slice(tokens(self.view, at, end));
        }
        let items = if quoted { closed..lines.closed.len() } else { first as usize..end as usize };
        let mentions = self.mention(first)..self.mention(end);
        lines.places.push(Place { paragraph, quoted, items, mentions });
        end
    }

    /// The nearest end of a sentence at the token `at` or behind it.
    #[inline]
    fn sentence_end(&mut self, at: u32) -> u32 {
        while let Some(sentence) = self.view.sentences.get(self.next_sentence) {
            if sentence.end_token >= at {
                return sentence.end_token.min(self.limit);
            }
            self.next_sentence += 1;
        }
        self.limit
    }

    /// The first outermost quotation that opens at the token `at` or behind it, and its index.
    #[inline]
    fn quotation(&mut self, at: u32) -> Option<(usize, &'a Quotation)> {
        loop {
            let quotation = self.view.quotations.get(self.next_quotation)?;
            if quotation.first_token >= at && quotation.parent == NONE {
                return Some((self.next_quotation, quotation));
            }
            self.next_quotation += 1;
        }
    }

    /// The first mention that begins at the token `at` or behind it.
    #[inline]
    fn mention(&mut self, at: u32) -> usize {
        let begins_before = |m: &Mention| m.first_token < at;
        while self.view.mentions.get(self.next_mention).is_some_and(begins_before) {
            self.next_mention += 1;
        }
        self.next_mention
    }
}

/// The tokens from `first` on, before `end`.
fn tokens<'a>(view: &View<'a>, first: u32, end: u32) -> &'a [Token] {
    view.tokens.get(first as usize..end as usize).unwrap_or_default()
}

/// How many tokens of the paragraph its dateline takes.
fn dateline(view: &View<'_>, paragraph: &Paragraph) -> u32 {
    let tokens = tokens(view, paragraph.first_token, paragraph.end_token);
    let within = |t: &&Token| t.span.start < paragraph.dateline_end;
    u32::try_from(tokens.iter().take_while(within).count()).unwrap_or(0)
}
