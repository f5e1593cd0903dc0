//! From items to words: the parts of a quote without outer marks, and its form.

use std::ops::Range;

use copydesk_sdk::core::layers::{Class, TokenKind};
use copydesk_sdk::core::{self as model, Span};

use crate::draft::Parts;
use crate::line::Line;

/// The parts that the ranges of items make, and the form they give the quote. Neighbouring quotations with
/// nothing but marks between them are a part each.
pub(crate) fn parts<'r>(
    line: &Line<'_>,
    ranges: impl IntoIterator<Item = &'r Range<usize>>,
) -> Option<(Parts, model::Form)> {
    let mut parts = Parts::default();
    let (mut quoted, mut worded) = (false, false);
    for range in ranges {
        let bare = range.clone().any(|i| {
            line.is_word(i) && !line.has(i, Class::COORDINATOR) || line.is_kind(i, TokenKind::NUMBER)
        });
        quoted |= line.quotes(range.clone());
        worded |= bare;
        let mut add = |span| {
            let part = trim(line.view.text, span);
            if !part.is_empty() {
                parts.push(part);
            }
        };
        if bare {
            add(line.span_of(range));
        } else {
            range.clone().filter_map(|i| line.quotation(i)).for_each(|quotation| add(quotation.inner));
        }
    }
    if parts.is_empty() {
        return None;
    }
    let form = match (quoted, worded) {
        (true, false) => model::Form::Direct,
        (true, true) => model::Form::Mixed,
        (false, _) => model::Form::Indirect,
    };
    Some((parts, form))
}

/// Without white space at its edges and a comma or dash at its end: those belong to the attribution.
pub(crate) fn trim(text: &str, span: Span) -> Span {
    let words = span.of(text).unwrap_or_default();
    // Nearly all words have nothing at their edges.
    if let ([first, ..], [.., last]) = (words.as_bytes(), words.as_bytes())
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
        && !b",;:-".contains(last)
    {
        return span;
    }
    let start = words.len() - words.trim_start().len();
    let trimmed = words.trim_end().trim_end_matches([',', ';', ':', '—', '–', '-']).trim_end();
    let end = trimmed.len().max(start);
    let offset = |n: usize| span.start + u32::try_from(n).unwrap_or(0);
    Span::new(offset(start), offset(end))
}
