//! Writes what was found.
//!
//! A [`Format`] turns an [`Extraction`] into bytes and nothing else. Where the bytes go, and what happens
//! when they cannot, is the business of an [`Output`]. A [`Summary`] counts along.
//!
//! ```
//! use std::io::Write;
//! use copydesk_core::{Document, Extraction};
//! use copydesk_report::{Format, Marked, Output, Summary};
//!
//! let article = Document { id: "a1".into(), text: "The ferry is late.".into(), ..Document::default() };
//! let extractions = [Extraction { article, ..Extraction::default() }];
//! let (format, mut summary, mut output) = (Marked::default(), Summary::default(), Output::stdout());
//! let mut bytes = Vec::new();
//! format.begin(&mut bytes);
//! for extraction in &extractions {
//!     format.article(extraction, &mut bytes);
//!     summary.count(extraction);
//!     output.write_all(&bytes)?;
//!     bytes.clear();
//! }
//! format.end(&summary, &mut bytes);
//! output.write_all(&bytes)?;
//! output.finish()?;
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! # Invariants
//! - A format holds no state between articles and cannot fail: articles are rendered on any thread, one at a
//!   time, and the pieces put together in order are the same bytes.
//! - Nothing of an extraction is left out of [`Jsonl`] but the sentences without claims.
//! - Nothing that comes from an article or a plugin reaches a terminal as a control character
//!   ([`Marked`]), nor a browser as markup ([`Page`]).
//! - A file appears whole or not at all ([`Output`]).
//!
//! # Where things are
//! `jsonl` and `json` write the format for programs, `geojson` that for maps, `csv`, `parquet`
//! and `sqlite` the tables whose `rows` they share, `annotation`, `brat` and `gdelt` what other programs take, `marked` the one for people (`rows`
//! wraps the text, `marks` draws under it, `claims` says a claim in a line, `visible` is what a terminal shows),
//! `page` the HTML page (its style, scripts and map are in `assets/`), [`diff`] what changed between two runs, `explanation` why claims are as they are.
#![forbid(unsafe_code)]

mod annotation;
mod brat;
mod comparison;
mod context;
mod csv;
pub mod diff;
mod explanation;
mod fingerprint;
mod gdelt;
mod geojson;
mod json;
mod jsonl;
mod marked;
mod output;
mod page;
#[cfg(feature = "parquet")]
mod parquet;
mod record;
mod rows;
#[cfg(feature = "sqlite")]
mod sqlite;
mod summary;

use copydesk_core::Extraction;

pub use annotation::WebAnnotation;
pub use brat::Brat;
pub use comparison::{comparison_json, comparison_text};
pub use csv::Csv;
pub use explanation::{Explanation, explanations, explanations_json, explanations_text};
pub use fingerprint::fingerprint;
pub use gdelt::Gdelt;
pub use geojson::GeoJson;
pub use jsonl::{Extractor, Header, Jsonl};
pub use marked::Marked;
pub use output::Output;
pub use page::Page;
#[cfg(feature = "parquet")]
pub use parquet::Parquet;
pub use record::record;
pub use rows::{COLUMNS, Column, Holds};
#[cfg(feature = "sqlite")]
pub use sqlite::Sqlite;
pub use summary::{Found, Summary};

/// A way to write extractions.
///
/// The output is what [`begin`](Self::begin), one call of [`article`](Self::article) for each extraction in
/// order, and [`end`](Self::end) append.
pub trait Format: Send + Sync {
    /// Appends what stands before the first article.
    fn begin(&self, out: &mut Vec<u8>);
    /// Appends an article.
    fn article(&self, extraction: &Extraction, out: &mut Vec<u8>);
    /// What stands between two articles that both wrote something.
    fn between(&self) -> &'static [u8] {
        b""
    }
    /// Appends what stands behind the last article.
    fn end(&self, summary: &Summary, out: &mut Vec<u8>);
}

/// A way to write extractions into something that is more than a stream of bytes: a database, a folder. Articles come in order, one
/// at a time.
pub trait Store {
    /// Takes in an article.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn article(&mut self, extraction: &Extraction) -> std::io::Result<()>;
    /// Puts what was written in its place: it appears whole or not at all.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn finish(self: Box<Self>) -> std::io::Result<()>;
}
