//! From items to words: the parts of a quote without outer marks, and its form.

use std::ops::Range;

use copydesk_sdk::core::layers::{Class, TokenKind};
use copydesk_sdk::core::{self as model, Span};

use crate::line::Line;

/// The parts that the ranges of items make, and the form they give the quote. Neighbouring quotations with
/// nothing but marks between them are a part each.
pub(crate) fn parts(line: &Line<'_>, ranges: &[Range<usize>]) -> Option<(Vec<Span>, model::Form)> {
    let mut parts = Vec::new();
    let (mut quoted, mut all) = (0, 0);
    let any = ranges.iter().cloned().flatten().any(|i| line.quotation(i).is_some());
    for range in ranges {
        for i in range.clone().filter(|_| any) {
            let letters = letters(line.span(i).of(line.view.text).unwrap_or_default());
            all += letters;
            if line.quotation(i).is_some() {
                quoted += letters;
            }
        }
        let bare = range.clone().any(|i| {
            line.quotation(i).is_none()
                && (line.is_word(i) && !line.has(i, Class::COORDINATOR) || line.is_kind(i, TokenKind::NUMBER))
        });
        if bare {
            parts.push(trim(line.view.text, line.span_of(range)));
        } else {
            let inner = range.clone().filter_map(|i| line.quotation(i));
            parts.extend(inner.map(|q| trim(line.view.text, q.inner)));
        }
    }
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() || any && all == 0 {
        return None;
    }
    let form = if quoted == 0 {
        model::Form::Indirect
    } else if quoted * 10 > all * 9 {
        model::Form::Direct
    } else {
        model::Form::Mixed
    };
    Some((parts, form))
}

fn letters(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(u8::is_ascii_alphabetic).count();
    }
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Without white space at its edges and a comma or dash at its end: those belong to the attribution.
pub(crate) fn trim(text: &str, span: Span) -> Span {
    let words = span.of(text).unwrap_or_default();
    let start = words.len() - words.trim_start().len();
    let trimmed = words.trim_end().trim_end_matches([',', ';', ':', '—', '–', '-']).trim_end();
    let end = trimmed.len().max(start);
    let offset = |n: usize| span.start + u32::try_from(n).unwrap_or(0);
    Span::new(offset(start), offset(end))
}
