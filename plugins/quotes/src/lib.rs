//! Extracts quotes: who said what.
#![forbid(unsafe_code)]
#![allow(missing_docs)]
mod attribution;
mod clause_end;
mod content;
mod cue;
pub mod cues;
mod extract;
mod form;
mod line;
mod name;
mod phrase;
mod recipients;
mod speaker;
mod words;
pub use extract::quotes;
pub use line::View;
