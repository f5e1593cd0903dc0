//! Pairs quotation marks, one paragraph at a time.
//!
//! Double marks are paired first and singles cannot disturb them. A single mark is paired with another that
//! stands in the same stretch: both inside one quotation in double marks, or both outside of all of them,
//! which makes nested quotations as well as the British style with single marks outside. What stays unpaired
//! is an apostrophe, a foot or an inch, or is left alone.
//!
//! Nothing but one bit passes from paragraph to paragraph: whether a quotation was left open at the end.
//! Where the line breaks of a quotation over several paragraphs are lost, it goes on inside its paragraph.

mod doubles;
mod marks;
mod singles;

use copydesk_core::Span;
use copydesk_core::layers::{
    Layers, NONE, Paragraph, Quotation, QuotationFlags, QuoteStyle, Token, TokenFlags, TokenKind,
};

use self::marks::{Mark, Shape};
use crate::tokens::split_before;

/// A pair of marks, or an opening mark alone, by their tokens.
#[derive(Clone, Copy, Debug)]
struct Pair {
    open: u32,
    /// The closing mark, or the token before which a quotation without one ends.
    end: u32,
    closed: bool,
    style: QuoteStyle,
}

impl Pair {
    /// The token after the quotation.
    fn after(&self) -> u32 {
        self.end + u32::from(self.closed)
    }
}

/// The marks and pairs of a paragraph, in room that is kept from one to the next.
#[derive(Default)]
pub(crate) struct Scratch {
    marks: Vec<Mark>,
    open: Vec<Mark>,
    pairs: Vec<Pair>,
    around: Vec<u32>,
}

/// Fills `layers.quotations`, and sets the kinds of the marks and the flags of what stands between them. Quotation
/// marks are among the [`marks`](crate::tokens::Scan::marks).
pub(crate) fn pair(text: &str, mut marks: &[u32], scratch: &mut Scratch, layers: &mut Layers) {
    let Scratch { marks: read, open, pairs, around } = scratch;
    let mut left_open = false;
    for paragraph in &layers.paragraphs {
        let (first, end) = (paragraph.first_token, paragraph.end_token);
        let own = split_before(&mut marks, end);
        let Some(tokens) = layers.tokens.get_mut(first as usize..end as usize) else { continue };
        marks::read(text, tokens, first, own, read);
        let was_open = std::mem::take(&mut left_open);
        if read.iter().all(|mark| mark.shape == Shape::Apostrophe) {
            continue;
        }
        doubles::pair(tokens, read, open, pairs);
        singles::pair(tokens, read, pairs);
        pairs.sort_unstable_by_key(|pair| pair.open);
        label(tokens, pairs);
        let before = layers.quotations.len();
        push(paragraph, tokens, pairs, around, &mut layers.quotations);
        let found = layers.quotations.get_mut(before..).unwrap_or_default();
        if let Some(opening) = found.first_mut()
            && was_open
            && tokens.get(..(opening.first_token - first) as usize).is_some_and(only_bullets)
        {
            opening.flags = opening.flags.with(QuotationFlags::CONTINUES);
        }
        let mut open_to = None;
        for quotation in found.iter_mut().filter(|quotation| quotation.parent == NONE) {
            if open_to == Some(quotation.first_token) {
                quotation.flags = quotation.flags.with(QuotationFlags::CONTINUES);
            }
            open_to = quotation.flags.has(QuotationFlags::UNCLOSED).then_some(quotation.end_token);
        }
        left_open = open_to == Some(end);
    }
}

fn only_bullets(tokens: &[Token]) -> bool {
    tokens.iter().all(|token| matches!(token.kind, TokenKind::HYPHEN | TokenKind::ELLIPSIS))
}

/// Sets the kinds of paired marks, and marks the tokens between them as quoted.
fn label(tokens: &mut [Token], pairs: &[Pair]) {
    let mut quoted_to = 0;
    for pair in pairs {
        let (open, end) = (pair.open as usize, pair.end as usize);
        if let Some(token) = tokens.get_mut(open) {
            token.kind = TokenKind::OPEN_QUOTE;
        }
        if pair.closed
            && let Some(token) = tokens.get_mut(end)
        {
            token.kind = TokenKind::CLOSE_QUOTE;
        }
        let from = (open + 1).max(quoted_to);
        for token in tokens.get_mut(from..end).unwrap_or_default() {
            token.flags = token.flags.with(TokenFlags::QUOTED);
        }
        quoted_to = quoted_to.max(end);
    }
}

/// Adds the quotations of a paragraph, each with the one it is nested in. `pairs` are sorted.
fn push(
    paragraph: &Paragraph,
    tokens: &[Token],
    pairs: &[Pair],
    around: &mut Vec<u32>,
    quotations: &mut Vec<Quotation>,
) {
    around.clear();
    for pair in pairs {
        let Some(open) = tokens.get(pair.open as usize) else { continue };
        let end = pair.after();
        let inside = pair.open as usize + 1..pair.end as usize;
        let inner = match tokens.get(inside) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span::new(open.span.end, open.span.end),
        };
        let last = tokens.get(end as usize - 1).unwrap_or(open);
        let quotation = Quotation {
            span: open.span.cover(last.span),
            inner,
            first_token: paragraph.first_token + pair.open,
            end_token: paragraph.first_token + end,
            parent: NONE,
            style: pair.style,
            flags: if pair.closed { QuotationFlags::EMPTY } else { QuotationFlags::UNCLOSED },
            reserved: 0,
        };
        let ends_before = |index: &u32| {
            quotations.get(*index as usize).is_none_or(|q| q.end_token <= quotation.first_token)
        };
        while around.last().is_some_and(ends_before) {
            around.pop();
        }
        let parent = around.last().copied().unwrap_or(NONE);
        around.push(u32::try_from(quotations.len()).unwrap_or(NONE));
        quotations.push(Quotation { parent, ..quotation });
    }
}

#[cfg(test)]
mod tests;
