//! An article as an extractor sees it.

use crate::{Claim, Mention, Paragraph, Quotation, Sentence, Slice, Str, Token};

/// An article as an extractor sees it.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Article {
    /// The size of this struct, in bytes.
    pub size: usize,
    /// The article's id.
    pub id: Str,
    /// The text.
    pub text: Str,
    /// The headline, where known apart from the text; else empty.
    pub title: Str,
    /// The publication date, ISO 8601 (2024-02-06); else empty.
    pub published: Str,
    /// The publisher; else empty.
    pub outlet: Str,
    /// The web address; else empty.
    pub url: Str,
    /// A two-letter code; else empty.
    pub language: Str,
    /// Other fields.
    pub metadata: Slice<Field>,
    /// Paragraphs. A layer that the extractor neither requires nor uses optionally may be empty.
    pub paragraphs: Slice<Paragraph>,
    /// Sentences.
    pub sentences: Slice<Sentence>,
    /// Tokens.
    pub tokens: Slice<Token>,
    /// Quotations.
    pub quotations: Slice<Quotation>,
    /// Mentions.
    pub mentions: Slice<Mention>,
    /// The claims, of the kinds that the extractor requires or uses optionally, of those that ran before.
    pub claims: Slice<Claim>,
}

/// A further field of an article.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Field {
    /// Its name.
    pub key: Str,
    /// What it says.
    pub value: Str,
}
