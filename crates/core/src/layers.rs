//! What the analysis of a text yields, and what extractors read: paragraphs, sentences, tokens,
//! quotations, mentions.
//!
//! The records have a fixed layout without invalid bit patterns (numbers only; kinds are newtypes over
//! integers with named constants), so that a slice of them can be lent to a plugin as it is. Offsets are
//! bytes into the text, indices count within the layer named, ends are exclusive.

mod kinds;

use crate::{Span, Word};

pub use kinds::{
    Case, Class, Gender, Language, MentionForm, MentionKind, QuotationFlags, QuoteStyle, TokenFlags,
    TokenKind, Zone,
};

/// "None" for an index.
pub const NONE: u32 = u32::MAX;

/// All layers of one article.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    /// Paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences, in order; none in a paragraph of another language.
    pub sentences: Vec<Sentence>,
    /// Tokens, in order. They tile everything but white space.
    pub tokens: Vec<Token>,
    /// Stretches between paired quotation marks, by start.
    pub quotations: Vec<Quotation>,
    /// Mentions of people, organisations and groups, by start.
    pub mentions: Vec<Mention>,
}

/// The names under which extractors require layers.
pub mod name {
    /// Paragraphs and their zones.
    pub const PARAGRAPHS: &str = "layer:paragraphs";
    /// Sentences.
    pub const SENTENCES: &str = "layer:sentences";
    /// Tokens.
    pub const TOKENS: &str = "layer:tokens";
    /// Paired quotation marks.
    pub const QUOTATIONS: &str = "layer:quotations";
    /// Mentions and their chains.
    pub const MENTIONS: &str = "layer:mentions";
    /// Every layer, in the order in which they are computed.
    pub const ALL: [&str; 5] = [PARAGRAPHS, SENTENCES, TOKENS, QUOTATIONS, MENTIONS];
}

/// A paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct Paragraph {
    /// The text, without the white space around it.
    pub span: Span,
    /// Its first sentence.
    pub first_sentence: u32,
    /// The sentence after its last.
    pub end_sentence: u32,
    /// Its first token.
    pub first_token: u32,
    /// The token after its last.
    pub end_token: u32,
    /// The end of a dateline that opens the paragraph ("CAIRO (AP) — "), else its start.
    pub dateline_end: u32,
    /// What it is for.
    pub zone: Zone,
    /// Its language.
    pub language: Language,
    /// Always 0.
    pub reserved: u16,
}

/// A sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct Sentence {
    /// The text, closing marks included.
    pub span: Span,
    /// Its first token.
    pub first_token: u32,
    /// The token after its last.
    pub end_token: u32,
    /// The paragraph it stands in.
    pub paragraph: u32,
    /// Always 0.
    pub reserved: u32,
}

/// A token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct Token {
    /// The identity of the word, whatever its case. The stop at the end of an abbreviation counts only
    /// where others stand inside: "Mr." is the word `mr`, "U.S." is `u.s.`.
    pub word: Word,
    /// Where it stands.
    pub span: Span,
    /// The lexical classes of the word.
    pub class: Class,
    /// What kind of token.
    pub kind: TokenKind,
    /// How it is written.
    pub case: Case,
    /// What is known of it here.
    pub flags: TokenFlags,
}

/// A stretch between paired quotation marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct Quotation {
    /// The text with its marks.
    pub span: Span,
    /// The text without them.
    pub inner: Span,
    /// The token that opens it.
    pub first_token: u32,
    /// The token after the one that closes it.
    pub end_token: u32,
    /// The quotation it is nested in, or [`NONE`].
    pub parent: u32,
    /// How it is marked.
    pub style: QuoteStyle,
    /// How it begins and ends.
    pub flags: QuotationFlags,
    /// Always 0.
    pub reserved: u16,
}

/// A mention of somebody who can speak or act.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct Mention {
    /// All of it, title and role before the name included, appositives after it left out:
    /// "Israeli Defence Minister Yoav Gallant".
    pub span: Span,
    /// The name alone ("Yoav Gallant"); the whole span where there is none.
    pub name: Span,
    /// The fullest name that the article gives, wherever it stands; empty where it gives none.
    pub full_name: Span,
    /// Its first token.
    pub first_token: u32,
    /// The token after its last.
    pub end_token: u32,
    /// What all mentions of one person or organisation share.
    pub chain: u32,
    /// What is mentioned.
    pub kind: MentionKind,
    /// How.
    pub form: MentionForm,
    /// The gender, of a person.
    pub gender: Gender,
    /// 1 for a plural.
    pub plural: u8,
}
