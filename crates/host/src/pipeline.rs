//! Extractors in the order in which they run.

use std::sync::Arc;

use copydesk_core::SmolStr;
use copydesk_text::Layer;

use crate::descriptor::Extractor;
use crate::instance::Refused;

/// An extractor with its place in a pipeline.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its name in the pipeline, which its claims carry.
    pub name: String,
    /// The extractor.
    pub extractor: Extractor,
    /// Its configuration, a JSON object.
    pub config: String,
}

/// Extractors in an order in which each finds what it requires.
#[derive(Clone, Debug)]
pub struct Pipeline {
    pub(crate) steps: Arc<[Ready]>,
    /// How far a text is analysed.
    pub(crate) depth: Layer,
    /// The pipelines of the articles that have one of their own.
    pub(crate) overrides: Arc<[Pipeline]>,
}

/// A step and what the work on each article would otherwise derive anew.
#[derive(Debug)]
pub(crate) struct Ready {
    pub(crate) step: Step,
    /// The step's name, as claims carry it.
    pub(crate) name: SmolStr,
    /// Plugin and version, for messages.
    pub(crate) plugin: String,
    /// The kinds of claim it may emit.
    pub(crate) provides: Vec<SmolStr>,
    /// The kinds of claim it is lent.
    pub(crate) reads: Vec<SmolStr>,
}

/// An extractor that does not take its configuration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the extractor \"{step}\" refuses its configuration: {reason}")]
pub struct StepRefused {
    /// Its name in the pipeline.
    pub step: String,
    /// Why.
    pub reason: Refused,
}

/// The kinds of claim among layers and claims.
pub(crate) fn kinds_of<'a>(names: impl IntoIterator<Item = &'a String>) -> Vec<SmolStr> {
    names.into_iter().filter_map(|name| name.strip_prefix("claim:")).map(SmolStr::from).collect()
}

impl Pipeline {
    /// A pipeline of steps that are already in order.
    #[must_use]
    pub fn new(steps: Vec<Step>) -> Self {
        let layer = |step: &Step| {
            let declaration = &step.extractor.declaration;
            let names = declaration.requires.iter().chain(&declaration.optional);
            names.filter_map(|name| Layer::named(name)).max()
        };
        // Paragraphs and sentences are needed whatever runs: for the language check and for the output.
        let depth = steps.iter().filter_map(layer).max().unwrap_or(Layer::Sentences).max(Layer::Sentences);
        let ready = |step: Step| {
            let d = &step.extractor.declaration;
            Ready {
                plugin: format!("{} {}", d.id, d.version),
                name: step.name.as_str().into(),
                provides: kinds_of(&d.provides),
                reads: kinds_of(d.requires.iter().chain(&d.optional)),
                step,
            }
        };
        Self { steps: steps.into_iter().map(ready).collect(), depth, overrides: Arc::new([]) }
    }

    /// The same, with pipelines for the articles that are [overridden](copydesk_core::Document::overridden_by): the number
    /// there is the place here.
    #[must_use]
    pub fn with_overrides(self, overrides: Vec<Self>) -> Self {
        Self { overrides: overrides.into(), ..self }
    }

    /// The pipelines of [`with_overrides`](Self::with_overrides).
    #[must_use]
    pub fn overrides(&self) -> &[Self] {
        &self.overrides
    }

    /// The steps in order.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().map(|ready| &ready.step)
    }
}
