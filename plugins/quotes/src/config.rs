//! What a user may set.

use copydesk_sdk::core::{Form, Quote};
use copydesk_sdk::prelude::*;

use crate::construction::Construction;

/// The settings of the quotes extractor.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(crate = "copydesk_sdk::serde", default, deny_unknown_fields)]
#[schemars(crate = "copydesk_sdk::schemars")]
pub struct Config {
    /// Which forms of quotes to keep.
    pub forms: Vec<QuoteForm>,
    /// The fewest words that the parts of a quote must hold together.
    pub minimum_words: u32,
    /// The lowest confidence that a quote must have, from 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub minimum_confidence: f32,
    /// Further verbs of saying in their plain form ("natter"); regular ones only. They take a clause or a quotation.
    pub cues: Vec<String>,
    /// Whether quotations are kept that no reporting word governs: those that go on from an attributed one, or
    /// stand alone.
    pub uncued: bool,
}

/// A form of quotes, as a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(crate = "copydesk_sdk::serde", rename_all = "lowercase")]
#[schemars(crate = "copydesk_sdk::schemars")]
pub enum QuoteForm {
    /// All of it in quotation marks.
    Direct,
    /// Reported, with quoted words in it.
    Mixed,
    /// Reported without quotation marks.
    Indirect,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            forms: vec![QuoteForm::Direct, QuoteForm::Mixed, QuoteForm::Indirect],
            minimum_words: 1,
            minimum_confidence: 0.0,
            cues: Vec::new(),
            uncued: true,
        }
    }
}

impl Config {
    /// Refuses what makes no sense.
    ///
    /// # Errors
    /// A [`ConfigError`] that points at the value.
    pub(crate) fn check(&self) -> Result<(), ConfigError> {
        if self.forms.is_empty() {
            return Err(ConfigError::at("/forms", "must name at least one of direct, mixed, indirect"));
        }
        if !(0.0..=1.0).contains(&self.minimum_confidence) {
            return Err(ConfigError::at("/minimum_confidence", "must be between 0 and 1"));
        }
        let word = |verb: &String| !verb.trim().is_empty() && verb.trim().chars().all(char::is_alphabetic);
        match self.cues.iter().position(|verb| !word(verb)) {
            Some(i) => {
                Err(ConfigError::at(format!("/cues/{i}"), "must be one word of letters, in its plain form"))
            }
            None => Ok(()),
        }
    }

    /// Why `quote` is not wanted, if it is not.
    pub(crate) fn leaves_out(&self, text: &str, quote: &Quote) -> Option<&'static str> {
        let form = match quote.form {
            Form::Direct => QuoteForm::Direct,
            Form::Mixed => QuoteForm::Mixed,
            Form::Indirect => QuoteForm::Indirect,
        };
        let words = || quote.parts.iter().filter_map(|p| p.of(text)).flat_map(str::split_whitespace).count();
        if !self.forms.contains(&form) {
            Some("its form is not among `forms`")
        } else if quote.rule.confidence < self.minimum_confidence {
            Some("it is less sure than `minimum_confidence`")
        } else if !self.uncued && Construction::UNCUED.iter().any(|c| c.name() == quote.rule.name) {
            Some("no reporting word governs it, and `uncued` is off")
        } else {
            let short = self.minimum_words > 1 && words() < self.minimum_words as usize;
            short.then_some("it has fewer words than `minimum_words`")
        }
    }
}
