//! Comparisons: groups of claims, for programs and for people.

mod text;

use copydesk_core::Comparison;
use serde::Serialize;

pub use text::comparison_text;

/// Appends a comparison as JSON: one object with `figures`, `quotes` and `reprints`, a group a line.
///
/// ```
/// use copydesk_core::Comparison;
/// let mut out = Vec::new();
/// copydesk_report::comparison_json(&Comparison::default(), &mut out);
/// assert_eq!(out, b"{\"figures\":[],\n\"quotes\":[],\n\"reprints\":[]}\n");
/// ```
pub fn comparison_json(comparison: &Comparison, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"figures\":");
    lines(&comparison.figures, out);
    out.extend_from_slice(b",\n\"quotes\":");
    lines(&comparison.quotes, out);
    out.extend_from_slice(b",\n\"reprints\":");
    lines(&comparison.reprints, out);
    out.extend_from_slice(b"}\n");
}

fn lines<T: Serialize>(all: &[T], out: &mut Vec<u8>) {
    out.push(b'[');
    for (i, one) in all.iter().enumerate() {
        out.extend_from_slice(if i == 0 { b"\n" } else { b",\n" });
        let written = serde_json::to_writer(&mut *out, one);
        debug_assert!(written.is_ok(), "strings and finite numbers, written to memory");
    }
    out.push(b']');
}
