//! Cuts a paragraph into its sentences, and closes up their quotations.

use copydesk_sdk::core::layers::{Mention, NONE, Paragraph, Quotation, Token};

use crate::line::{Line, View};
use crate::token;

/// Walks over the sentences of an article, paragraph by paragraph. A sentence without quotations is lent as it is.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// The tokens of the sentence at hand, where it has quotations.
    closed: Vec<Token>,
    next_quotation: usize,
    next_mention: usize,
    next_sentence: usize,
    /// The token with which the next sentence begins.
    at: u32,
    /// The token after the paragraph.
    limit: u32,
}

impl Lines {
    /// Begins with a new article.
    pub(crate) fn restart(&mut self) {
        (self.next_quotation, self.next_mention, self.next_sentence) = (0, 0, 0);
    }

    /// Begins with `paragraph`; the paragraphs of an article must come in order.
    pub(crate) fn open(&mut self, view: &View<'_>, paragraph: &Paragraph) {
        self.at = paragraph.first_token + dateline(view, paragraph);
        self.limit = paragraph.end_token;
        self.next_sentence = paragraph.first_sentence as usize;
    }

    /// The next sentence of the paragraph.
    pub(crate) fn next<'a>(&'a mut self, view: &'a View<'a>) -> Option<Line<'a>> {
        if self.at >= self.limit {
            return None;
        }
        let first = self.at;
        let mut at = first;
        let mut end = self.sentence_end(view, first + 1);
        self.closed.clear();
        while let Some((index, quotation)) = self.quotation(view, at).filter(|(_, q)| q.first_token < end) {
            self.closed.extend_from_slice(tokens(view, at, quotation.first_token));
            self.closed.push(token::closed(index, quotation));
            at = quotation.end_token.min(self.limit).max(quotation.first_token + 1);
            // A sentence that ends inside a quotation goes on behind it.
            end = self.sentence_end(view, at);
        }
        self.at = end;
        let quoted = at > first;
        if quoted {
            self.closed.extend_from_slice(tokens(view, at, end));
        }
        let mentions = self.mentions(view, first, end);
        let items = if quoted { &self.closed } else { tokens(view, first, end) };
        Some(Line { view, items, quoted, mentions })
    }

    /// The nearest end of a sentence at the token `at` or behind it.
    fn sentence_end(&mut self, view: &View<'_>, at: u32) -> u32 {
        let rest = view.sentences.get(self.next_sentence..).unwrap_or_default();
        self.next_sentence += rest.iter().take_while(|sentence| sentence.end_token < at).count();
        let sentence = view.sentences.get(self.next_sentence);
        sentence.map_or(self.limit, |sentence| sentence.end_token.min(self.limit))
    }

    /// The first outermost quotation that opens at the token `at` or behind it, and its index.
    fn quotation<'a>(&mut self, view: &View<'a>, at: u32) -> Option<(usize, &'a Quotation)> {
        let rest = view.quotations.get(self.next_quotation..)?;
        let passed = rest.iter().take_while(|q| q.first_token < at || q.parent != NONE).count();
        self.next_quotation += passed;
        Some((self.next_quotation, rest.get(passed)?))
    }

    /// The mentions that begin from the token `first` on, before `end`.
    fn mentions<'a>(&mut self, view: &View<'a>, first: u32, end: u32) -> &'a [Mention] {
        let rest = view.mentions.get(self.next_mention..).unwrap_or_default();
        let passed = rest.iter().take_while(|m| m.first_token < first).count();
        let rest = rest.get(passed..).unwrap_or_default();
        let inside = rest.iter().take_while(|m| m.first_token < end).count();
        self.next_mention += passed + inside;
        rest.get(..inside).unwrap_or_default()
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
