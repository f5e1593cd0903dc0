//! The model that every part of Copydesk shares.
//!
//! An [`Article`] goes in, [`Claim`]s come out. Between the two stand the [layers] that the analysis of a
//! text yields (paragraphs, sentences, tokens, quotations, mentions), and around them what an extractor
//! [declares](declare) about itself, the [diagnostics](Diagnostic) of a run and the
//! [extraction](Extraction) of one article. A [`Comparison`] lays the claims of many articles side by side.
//!
//! Invariants:
//! - no I/O, no clock, no unsafe code, no dependency on another crate of the workspace;
//! - offsets are bytes into the article's text and always fall on character boundaries; other units are
//!   made from them when something is written ([`Offsets`]).
#![forbid(unsafe_code)]

mod article;
mod attribute;
mod attribution;
pub mod blocks;
mod claim;
mod comparison;
pub mod correction;
mod date;
pub mod declare;
mod diagnostic;
mod extraction;
mod figure;
pub mod layers;
mod metadata;
mod offsets;
mod place;
mod quote;
mod reason;
mod sketch;
mod span;
mod word;

pub use article::{Article, Document, Published, UnreadableDate};
pub use attribute::{Attribute, AttributeSink, Attributes, KeyError, Shape, Value, ValuePlace, ValueRef};
pub use attribution::{Source, Speaker};
pub use chrono;
pub use claim::{Claim, Finding, Rule, kind};
pub use comparison::{
    Alteration, Comparison, Edit, FigureStated, Figures, Group, QuoteStated, Quotes, Relation, Reprint,
    Stated,
};
pub use date::{Date, Grain};
pub use diagnostic::{Diagnostic, Level};
pub use extraction::{Extraction, Outcome};
pub use figure::{Bound, Category, Change, Figure, four_digits};
pub use metadata::MetadataRule;
pub use offsets::{OffsetUnit, Offsets};
pub use place::{Candidate, Place, Role};
pub use quote::{Form, Quote};
pub use reason::{Reason, Verdict};
pub use sketch::{Sketch, UnreadableSketch};
pub use smol_str::SmolStr;
pub use span::Span;
pub use word::{Word, WordFilter};
