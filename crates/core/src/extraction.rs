use crate::layers::Sentence;
use crate::{Diagnostic, Document, Finding, Level, Span};

/// How an article came through a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Every extractor did its work.
    Done,
    /// Left out on purpose: it is in another language.
    Skipped,
    /// It could not be read, or an extractor failed on it.
    Failed,
}

/// One article and everything that was found in it: what the host hands on and the reports are made of.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// The article.
    pub article: Document,
    /// Its sentences, so that a claim can be shown in its own.
    pub sentences: Vec<Sentence>,
    /// The claims, in their final order.
    pub findings: Vec<Finding>,
    /// What went wrong or is worth knowing.
    pub diagnostics: Vec<Diagnostic>,
    /// Left out on purpose.
    pub skipped: bool,
}

impl Extraction {
    /// How it came through: failed if any diagnostic is an error.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        if self.diagnostics.iter().any(|d| d.level == Level::Error) {
            Outcome::Failed
        } else if self.skipped {
            Outcome::Skipped
        } else {
            Outcome::Done
        }
    }

    /// The sentence in which a byte offset lies.
    #[must_use]
    pub fn sentence_at(&self, byte: u32) -> Option<&Sentence> {
        let after = self.sentences.partition_point(|s| s.span.start <= byte);
        self.sentences[..after].last().filter(|s| byte < s.span.end)
    }

    /// From the start of the sentence in which `span` begins to the end of the one in which it ends.
    #[must_use]
    pub fn sentence_of(&self, span: Span) -> Option<Span> {
        let first = self.sentence_at(span.start)?.span;
        if span.end <= first.end {
            return Some(first);
        }
        let last = self.sentence_at(span.end - 1);
        Some(last.map_or(first.cover(span), |last| first.cover(last.span)))
    }
}
