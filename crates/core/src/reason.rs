use serde::Serialize;
use smol_str::SmolStr;

use crate::Span;

/// What came of something that an extractor weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is part of the claim.
    Taken,
    /// It was considered and left out.
    Rejected,
}

impl Verdict {
    /// The word for it in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Rejected => "rejected",
        }
    }
}

/// One thing that an extractor weighed: why a claim is as it is, or why there is none. Extractors give
/// reasons only where somebody asks for them (`copydesk explain`).
///
/// ```
/// use copydesk_core::{Reason, Span};
/// // "It opened in 1998 with 40 rooms."
/// let reason = Reason::rejected(Span::new(13, 17), "year", "a year counts nothing").on(Span::new(10, 12));
/// assert_eq!(reason.evidence, Some(Span::new(10, 12)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The extractor's name in the pipeline; the host fills it in.
    pub extractor: SmolStr,
    /// What it is about: the words of the claim, or words that could have been one.
    pub span: Span,
    /// What came of it.
    pub verdict: Verdict,
    /// A short stable name for what was weighed: `year`, `inversion`, `candidate`.
    pub rule: SmolStr,
    /// What was found, in words for people.
    pub note: String,
    /// The words of the article on which it rests.
    pub evidence: Option<Span>,
}

impl Reason {
    /// Something that is part of the claim at `span`.
    #[must_use]
    pub fn taken(span: Span, rule: impl Into<SmolStr>, note: impl Into<String>) -> Self {
        Self::new(Verdict::Taken, span, rule.into(), note.into())
    }

    /// Something that was considered for the words of `span` and left out.
    #[must_use]
    pub fn rejected(span: Span, rule: impl Into<SmolStr>, note: impl Into<String>) -> Self {
        Self::new(Verdict::Rejected, span, rule.into(), note.into())
    }

    fn new(verdict: Verdict, span: Span, rule: SmolStr, note: String) -> Self {
        Self { extractor: SmolStr::default(), span, verdict, rule, note, evidence: None }
    }

    /// The same, resting on these words.
    #[must_use]
    pub fn on(mut self, evidence: Span) -> Self {
        self.evidence = Some(evidence);
        self
    }
}
