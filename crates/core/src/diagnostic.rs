use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Span;

/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth knowing; nothing is lost.
    Note,
    /// Something was repaired or left out; the rest is right.
    Warning,
    /// The article, or an extractor on it, failed.
    Error,
}

impl Level {
    /// The word for it in output and messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What went wrong, or is worth knowing, about one article. Nothing is dropped without one.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// How grave.
    pub level: Level,
    /// The extractor that it concerns, by its name in the pipeline.
    pub extractor: Option<String>,
    /// A stable name for programs: `not-english`, `panicked`, `span-outside-text`.
    pub code: Cow<'static, str>,
    /// A sentence for people.
    pub message: String,
    /// The words it concerns.
    pub span: Option<Span>,
}

impl Diagnostic {
    /// A diagnostic of the given level that concerns the article as a whole.
    #[must_use]
    pub fn new(level: Level, code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self { level, extractor: None, code: code.into(), message: message.into(), span: None }
    }

    /// The same, said of an extractor.
    #[must_use]
    pub fn by(mut self, extractor: impl Into<String>) -> Self {
        self.extractor = Some(extractor.into());
        self
    }

    /// The same, said of some words.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.level.name())?;
        if let Some(extractor) = &self.extractor {
            write!(f, " ({extractor})")?;
        }
        write!(f, ": {} [{}]", self.message, self.code)
    }
}
