//! Writes what was found.
//!
//! A [`Format`] turns an [`Extraction`] into bytes and nothing else: it holds no state between articles, so
//! that articles can be rendered on many threads, and it cannot fail. Where the bytes go, and what happens
//! when they cannot, is the business of an [`Output`].
#![forbid(unsafe_code)]

mod fingerprint;
mod json;
mod jsonl;
mod marked;
mod output;
mod summary;

use copydesk_core::Extraction;

pub use fingerprint::fingerprint;
pub use jsonl::{Extractor, Header, Jsonl};
pub use marked::Marked;
pub use output::Output;
pub use summary::Summary;

/// A way to write extractions.
///
/// The output is what [`begin`](Self::begin), one call of [`article`](Self::article) for each extraction in
/// order, and [`end`](Self::end) append.
pub trait Format: Send + Sync {
    /// Appends what stands before the first article.
    fn begin(&self, out: &mut Vec<u8>);
    /// Appends an article.
    fn article(&self, extraction: &Extraction, out: &mut Vec<u8>);
    /// Appends what stands behind the last article.
    fn end(&self, summary: &Summary, out: &mut Vec<u8>);
}
