//! An article on its way through a pipeline: what comes before the extractors, and what comes after them.

use copydesk_core::layers::Layers;
use copydesk_core::{Diagnostic, Document, Extraction, Finding, Level, Outcome};
use copydesk_text::{Layer, analyse, language};

/// News has a claim in about so many bytes.
const TEXT_OF_A_CLAIM: usize = 50;
/// So many claims are many: room is made for as many, and for more only when they come.
const MANY: usize = 1 << 10;

/// The longest text, in bytes: offsets have 32 bits, and the last value means "none".
const LONGEST: usize = u32::MAX as usize - 1;

/// An article at which extractors are at work.
#[derive(Debug)]
pub(crate) struct Underway {
    pub(crate) extraction: Extraction,
    /// None where no extractor reads it.
    pub(crate) layers: Option<Layers>,
}

impl Underway {
    /// Analyses an article as far as `depth` but for its mentions, if extractors can read it.
    pub(crate) fn begin(mut extraction: Extraction, depth: Layer) -> Self {
        if !is_for_extractors(&mut extraction) {
            return Self::through(extraction);
        }
        let layers = analyse(&extraction.article.text, depth.min(Layer::Quotations));
        extraction.findings.reserve((extraction.article.text.len() / TEXT_OF_A_CLAIM).min(MANY));
        Self { extraction, layers: Some(layers) }
    }

    /// An article that no extractor reads any more.
    pub(crate) fn through(extraction: Extraction) -> Self {
        Self { extraction, layers: None }
    }

    /// What was found, in its final order.
    pub(crate) fn finish(self) -> Extraction {
        let mut extraction = self.extraction;
        if let Some(layers) = self.layers {
            extraction.sentences = layers.sentences;
            Finding::sort(&mut extraction.findings);
        }
        extraction
    }
}

/// Whether there is an article for extractors to read; says why not.
fn is_for_extractors(extraction: &mut Extraction) -> bool {
    if extraction.outcome() == Outcome::Failed {
        return false;
    }
    if extraction.article.text.len() > LONGEST {
        let message = "the text is longer than 4 GiB";
        extraction.diagnostics.push(Diagnostic::new(Level::Error, "too-long", message));
        return false;
    }
    if let Some(language) = foreign(&extraction.article) {
        let message = format!("skipped: the article is not in English but in \"{language}\"");
        extraction.diagnostics.push(Diagnostic::new(Level::Note, "not-english", message));
        extraction.article.language.get_or_insert(language);
        extraction.skipped = true;
        return false;
    }
    true
}

/// The language of an article that is not in English: what it states itself, else what its text shows.
fn foreign(article: &Document) -> Option<String> {
    let english = |code: &str| code.get(..2).is_some_and(|two| two.eq_ignore_ascii_case("en"));
    match &article.language {
        Some(stated) => (!english(stated)).then(|| stated.clone()),
        None => language::of(&article.text).filter(|code| !english(code)).map(str::to_owned),
    }
}
