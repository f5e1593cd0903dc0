//! Cuts a paragraph into its sentences, each as items.

use copydesk_sdk::core::layers::{NONE, Paragraph, Quotation, Token};

use crate::item::Item;
use crate::line::{Line, View};

/// The items of a paragraph, and where its sentences end among them. Kept, and filled again for every
/// paragraph.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    items: Vec<Item>,
    ends: Vec<End>,
    next_quotation: usize,
    first_mention: usize,
    next_mention: usize,
}

/// The end of a sentence.
#[derive(Clone, Copy, Debug)]
struct End {
    /// The item after its last.
    item: usize,
    /// Whether a quotation is among its items.
    quoted: bool,
    /// The mention after its last.
    mention: usize,
}

impl Lines {
    /// Begins with a new article.
    pub(crate) fn restart(&mut self) {
        (self.next_quotation, self.next_mention) = (0, 0);
    }

    /// Fills in the items of `paragraph`; the paragraphs of an article must come in order.
    pub(crate) fn fill(&mut self, view: &View<'_>, paragraph: &Paragraph) {
        self.items.clear();
        self.ends.clear();
        let limit = paragraph.end_token;
        let mut at = paragraph.first_token + dateline(view, paragraph);
        self.next_mention = self.mention(view, at);
        self.first_mention = self.next_mention;
        let mut quoted = false;
        let sentences =
            view.sentences.get(paragraph.first_sentence as usize..paragraph.end_sentence as usize);
        let ends = sentences.unwrap_or_default().iter().map(|s| s.end_token.min(limit));
        for end in ends.chain([limit]) {
            while at < end {
                let next = self.quotation(view, at);
                let start = next.map_or(end, |(_, quotation)| quotation.first_token.min(end));
                self.plain(view, at, start);
                at = start;
                if let Some((index, quotation)) = next.filter(|_| start < end) {
                    let item = Item::quotation(index, quotation, limit, view.tokens);
                    self.items.push(item);
                    at = item.end;
                    quoted = true;
                }
            }
            // A sentence that ends inside a quotation goes on behind it.
            let fresh = self.ends.last().map(|last| last.item) != Some(self.items.len());
            if at == end && fresh && (end == limit || !self.items.is_empty()) {
                self.next_mention = self.mention(view, at);
                self.ends.push(End { item: self.items.len(), quoted, mention: self.next_mention });
                quoted = false;
            }
        }
    }

    /// Adds the tokens from `start` to `end`.
    fn plain(&mut self, view: &View<'_>, start: u32, end: u32) {
        let tokens = view.tokens.get(start as usize..end as usize).unwrap_or_default();
        self.items.extend((start..).zip(tokens).map(|(index, token)| Item::token(index, token)));
    }

    /// The first outermost quotation that opens at the token `at` or behind it, and its index.
    fn quotation<'a>(&mut self, view: &View<'a>, at: u32) -> Option<(u32, &'a Quotation)> {
        let rest = view.quotations.get(self.next_quotation..)?;
        let passed = rest.iter().take_while(|q| q.first_token < at || q.parent != NONE).count();
        self.next_quotation += passed;
        Some((u32::try_from(self.next_quotation).ok()?, rest.get(passed)?))
    }

    /// The first mention that begins at the token `at` or behind it.
    fn mention(&self, view: &View<'_>, at: u32) -> usize {
        let rest = view.mentions.get(self.next_mention..).unwrap_or_default();
        self.next_mention + rest.iter().take_while(|m| m.first_token < at).count()
    }

    /// The sentences of the paragraph.
    pub(crate) fn each<'a>(&'a self, view: &'a View<'a>) -> impl Iterator<Item = Line<'a>> {
        let mut from = (0, self.first_mention);
        self.ends.iter().filter_map(move |end| {
            let (item, mention) = std::mem::replace(&mut from, (end.item, end.mention));
            let mentions = view.mentions.get(mention..end.mention)?;
            Some(Line { view, items: self.items.get(item..end.item)?, quoted: end.quoted, mentions })
        })
    }
}

/// How many tokens of the paragraph its dateline takes.
fn dateline(view: &View<'_>, paragraph: &Paragraph) -> u32 {
    let tokens = view.tokens.get(paragraph.first_token as usize..paragraph.end_token as usize);
    let within = |t: &&Token| t.span.start < paragraph.dateline_end;
    u32::try_from(tokens.unwrap_or_default().iter().take_while(within).count()).unwrap_or(0)
}
