use std::fmt;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::{Article, Claims};

/// Finds claims in articles.
///
/// The host makes an instance per thread, so an extractor need not be shared between threads. What is large
/// and never changes belongs into a `static`.
pub trait Extractor: Sized + 'static {
    /// Its configuration: what may stand under `[extractor.NAME]`. Doc comments become the descriptions in
    /// the schema that editors show. Give every field a default, and refuse unknown fields
    /// (`#[serde(default, deny_unknown_fields)]`).
    type Config: DeserializeOwned + JsonSchema;

    /// What it is.
    const INFO: Info;

    /// Makes an instance.
    ///
    /// # Errors
    /// A [`ConfigError`] where a value makes no sense; it is shown with the line of the configuration.
    fn new(config: Self::Config) -> Result<Self, ConfigError>;

    /// Reads one article.
    ///
    /// # Errors
    /// A [`Failure`] where nothing can be said of this article. Its claims are dropped, the article is
    /// marked as failed for this extractor, and the run goes on. So it is when this function panics.
    fn extract(&mut self, article: &Article<'_>, claims: &mut Claims<'_>) -> Result<(), Failure>;
}

/// What an extractor says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Info {
    /// Lower-case words with hyphens.
    pub id: &'static str,
    /// Its version; usually `env!("CARGO_PKG_VERSION")`.
    pub version: &'static str,
    /// What it finds, in a line.
    pub summary: &'static str,
    /// An SPDX expression.
    pub licence: &'static str,
    /// The layers ([`layers::name`](copydesk_core::layers::name)) and claims (`"claim:date"`) it cannot do
    /// without. At most 16.
    pub requires: &'static [&'static str],
    /// Those it uses where they are there. At most 16.
    pub optional: &'static [&'static str],
    /// The kinds of claim it emits: `"claim:quote"`. At most 16.
    pub provides: &'static [&'static str],
}

/// Why a configuration is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// A JSON pointer to the value at fault: `/minimum_words`, `/gazetteers/0`.
    pub pointer: String,
    /// A sentence: what is wrong, and what is allowed.
    pub message: String,
}

impl ConfigError {
    /// The value at `pointer` is refused.
    #[must_use]
    pub fn at(pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), message: message.into() }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.pointer.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", self.pointer, self.message)
        }
    }
}

impl std::error::Error for ConfigError {}

/// Why an extractor gives up on an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure(String);

impl Failure {
    /// A sentence that says why.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}
