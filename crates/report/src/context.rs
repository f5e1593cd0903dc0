//! The words around a claim, for formats that find it again by them.

use copydesk_core::Span;

/// What stands before and behind `span`, so many characters at most.
pub(crate) fn around(text: &str, span: Span, characters: usize) -> (&str, &str) {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let after = text.get(span.end as usize..).unwrap_or_default();
    let from = before.char_indices().rev().take(characters).last().map_or(before.len(), |(at, _)| at);
    let to = after.char_indices().nth(characters).map_or(after.len(), |(at, _)| at);
    (before.get(from..).unwrap_or_default(), after.get(..to).unwrap_or_default())
}
