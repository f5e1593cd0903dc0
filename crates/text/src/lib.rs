//! Analyses a text: paragraphs and zones, tokens, sentences, quotations, mentions.
//!
//! One function, [`analyse`], turns a text into [`Layers`]; [`language::of`] tells which language a whole
//! article is in, so that what is not English can be skipped.
//!
//! Invariants:
//! - pure: the layers depend on the text and on the lexicons built into the program, on nothing else;
//! - linear in the length of the text, whatever the text; no step looks back further than it advanced;
//! - every span falls on character boundaries; tokens tile everything but [blanks](is_blank), in order;
//!   every sentence lies inside its paragraph; a quotation mark cannot change anything outside of its
//!   paragraph, save that the next paragraph may go on with the quotation.
//!
//! Where is what:
//! - `paragraphs` cuts the text at its line breaks, `zones` tells a headline, caption or dateline from
//!   running text, [`language`] knows languages by their stop words and scripts;
//! - `tokens` reads words, numbers, marks and addresses in one pass, and knows the words that it has just read;
//! - `lexicon` holds the lexical classes of words, from the tables in `data/`;
//! - `quotations` pairs quotation marks, paragraph by paragraph;
//! - `sentences` cuts paragraphs into sentences, never inside a quotation that its attribution follows;
//! - `mentions` finds who is spoken of.
#![forbid(unsafe_code)]

pub mod language;
mod lexicon;
mod mentions;
mod paragraphs;
mod quotations;
mod sentences;
mod tokens;
mod zones;

use std::cell::RefCell;

use copydesk_core::layers::{self, Layers};

/// How far to analyse a text. Each layer builds on those before it, which are computed with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Paragraphs, their zones and languages.
    Paragraphs,
    /// Tokens with their lexical classes.
    Tokens,
    /// Sentences.
    Sentences,
    /// Paired quotation marks.
    Quotations,
    /// Mentions of people, organisations and groups.
    Mentions,
}

impl Layer {
    /// The layer that an extractor requires under this name: `"layer:tokens"`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            layers::name::PARAGRAPHS => Some(Self::Paragraphs),
            layers::name::TOKENS => Some(Self::Tokens),
            layers::name::SENTENCES => Some(Self::Sentences),
            layers::name::QUOTATIONS => Some(Self::Quotations),
            layers::name::MENTIONS => Some(Self::Mentions),
            _ => None,
        }
    }
}

/// Analyses `text` up to the layer `upto`.
///
/// Layers that the wanted one builds on may be filled beyond what was asked for. Offsets are 32 bits wide:
/// a text of 4 GiB or more has no layers.
///
/// ```
/// use copydesk_text::{Layer, analyse};
/// let layers = analyse("The mayor resigned.\n\nNobody knows why.", Layer::Tokens);
/// assert_eq!(layers.paragraphs.len(), 2);
/// assert_eq!(layers.tokens.len(), 8);
/// ```
#[must_use]
pub fn analyse(text: &str, upto: Layer) -> Layers {
    let mut layers = Layers::default();
    if u32::try_from(text.len()).is_err() {
        return layers;
    }
    Scratch::with(|Scratch { scan, quotations, boundaries }| {
        layers.tokens = tokens::read(text, scan);
        layers.paragraphs = paragraphs::cut(text, &layers.tokens, &scan.lines);
        zones::tell(text, &mut layers);
        if upto >= Layer::Sentences {
            quotations::pair(text, &scan.marks, quotations, &mut layers);
            sentences::cut(text, &scan.marks, boundaries, &mut layers);
        }
    });
    if upto >= Layer::Mentions {
        add_mentions(text, &mut layers);
    }
    layers
}

/// Finds the mentions of a text that was [analysed](analyse) up to its quotations: the half of the work that knows other
/// tables, which many texts are better through with one after the other.
pub fn add_mentions(text: &str, layers: &mut Layers) {
    mentions::find(text, layers);
}

/// What is needed while a text is read, and kept for the next one: nothing is allocated anew for each.
#[derive(Default)]
struct Scratch {
    scan: tokens::Scan,
    quotations: quotations::Scratch,
    boundaries: Vec<usize>,
}

impl Scratch {
    /// Lends that of this thread to `what`.
    fn with<T>(what: impl FnOnce(&mut Self) -> T) -> T {
        thread_local! {
            static SCRATCH: RefCell<Scratch> = RefCell::default();
        }
        SCRATCH.with_borrow_mut(what)
    }
}

/// Whether `c` stands between words and is part of none: white space, and the marks of no width that steer
/// the direction of writing or the joining of words.
#[must_use]
pub fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}'
        )
}
