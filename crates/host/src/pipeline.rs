//! Extractors in the order in which they run, and the work on one article.

use std::sync::Arc;

use copydesk_core::layers::Layers;
use copydesk_core::{Diagnostic, Document, Extraction, Finding, Level, Outcome, Reason, SmolStr};
use copydesk_text::{Layer, add_mentions, analyse, language};

use crate::check::Checker;
use crate::collect::{Collected, Gathered};
use crate::descriptor::{Call, Extractor};
use crate::instance::{Ended, Instance, Refused};
use crate::isolate::Apart;
use crate::lend::Lent;
use crate::shapes::Shapes;

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
    steps: Arc<[Ready]>,
    depth: Layer,
    /// The pipelines of the articles that have one of their own.
    overrides: Arc<[Pipeline]>,
}

/// A step and what the work on each article would otherwise derive anew.
#[derive(Debug)]
struct Ready {
    step: Step,
    /// The step's name, as claims carry it.
    name: SmolStr,
    /// Plugin and version, for messages.
    plugin: String,
    /// The kinds of claim it may emit.
    provides: Vec<SmolStr>,
    /// The kinds of claim it is lent.
    reads: Vec<SmolStr>,
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

    /// The same, with pipelines for the articles that are [overridden](Document::overridden_by): the number
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

    /// Makes an instance of each extractor.
    ///
    /// # Errors
    /// [`StepRefused`] by the first that does not take its configuration.
    pub fn worker(&self) -> Result<Worker, StepRefused> {
        let instances = self.steps.iter().map(|ready| ready.start().map(Some)).collect::<Result<_, _>>()?;
        let shapes = self.steps.iter().map(|_| Shapes::default()).collect();
        let overrides = self.overrides.iter().map(|_| None).collect();
        let (lent, found) = (Lent::default(), Vec::new());
        Ok(Worker { pipeline: self.clone(), instances, shapes, lent, found, overrides })
    }
}

impl Ready {
    fn start(&self) -> Result<Running, StepRefused> {
        let step = &self.step;
        let started = match &step.extractor.call {
            Call::Here(functions) => Instance::new(*functions, &step.config).map(Running::Here),
            Call::Apart(isolated) => Apart::new(isolated, &step.config).map(Box::new).map(Running::Apart),
        };
        started.map_err(|reason| StepRefused { step: step.name.clone(), reason })
    }
}

/// An extractor at work.
#[derive(Debug)]
enum Running {
    Here(Instance),
    Apart(Box<Apart>),
}

/// One thread's instances of a pipeline's extractors.
#[derive(Debug)]
pub struct Worker {
    pipeline: Pipeline,
    /// None where the last one panicked and no new one could be made.
    instances: Vec<Option<Running>>,
    /// The keys of each extractor's claims so far.
    shapes: Vec<Shapes>,
    lent: Lent,
    /// What an extractor finds, before it is added to the rest; empty between two.
    found: Vec<Finding>,
    /// The workers of the pipelines for overridden articles, each made when the first such article comes.
    overrides: Vec<Option<Worker>>,
}

/// News has a claim in about so many bytes.
const TEXT_OF_A_CLAIM: usize = 50;
/// So many claims are many: room is made for as many, and for more only when they come.
const MANY: usize = 1 << 10;

/// The longest text, in bytes: offsets have 32 bits, and the last value means "none".
const LONGEST: usize = u32::MAX as usize - 1;

impl Worker {
    /// Runs all extractors over an article. The extraction holds what its reading had to say; claims that
    /// are in it already are there for extractors that read such claims.
    #[must_use]
    pub fn extract(&mut self, extraction: Extraction) -> Extraction {
        let mut one = [self.begin(extraction, None)];
        self.work(&mut one, None);
        let [underway] = one;
        underway.finish()
    }

    /// The same, with what the extractors weighed: extractor by extractor, each in its own order.
    #[must_use]
    pub fn explain(&mut self, extraction: Extraction) -> (Extraction, Vec<Reason>) {
        let mut reasons = Vec::new();
        let mut one = [self.begin(extraction, Some(&mut reasons))];
        self.work(&mut one, Some(&mut reasons));
        let [underway] = one;
        (underway.finish(), reasons)
    }

    /// Analyses an article but for its mentions, if extractors can read it.
    pub(crate) fn begin(
        &mut self,
        mut extraction: Extraction,
        reasons: Option<&mut Vec<Reason>>,
    ) -> Underway {
        let mut layers = None;
        if let Some(at) = extraction.article.overridden_by
            && at < self.overrides.len()
        {
            extraction = self.overridden(at, extraction, reasons);
        } else if is_for_extractors(&mut extraction) {
            layers = Some(analyse(&extraction.article.text, self.pipeline.depth.min(Layer::Quotations)));
            extraction.findings.reserve((extraction.article.text.len() / TEXT_OF_A_CLAIM).min(MANY));
        }
        Underway { extraction, layers }
    }

    /// Finds the mentions of the articles that were analysed, and runs the extractors over them, each over all of them
    /// before the next.
    pub(crate) fn work(&mut self, batch: &mut [Underway], mut reasons: Option<&mut Vec<Reason>>) {
        if self.pipeline.depth >= Layer::Mentions {
            for Underway { extraction, layers } in &mut *batch {
                layers.iter_mut().for_each(|layers| add_mentions(&extraction.article.text, layers));
            }
        }
        for at in 0..self.instances.len() {
            for Underway { extraction, layers } in &mut *batch {
                if let Some(layers) = layers {
                    self.step(at, layers, extraction, reasons.as_deref_mut());
                }
            }
        }
    }

    /// Has the pipeline for its file work on an article.
    fn overridden(
        &mut self,
        at: usize,
        mut extraction: Extraction,
        reasons: Option<&mut Vec<Reason>>,
    ) -> Extraction {
        let Some(worker) = self.overrides.get_mut(at) else { return extraction };
        if worker.is_none() {
            *worker = self.pipeline.overrides.get(at).and_then(|pipeline| pipeline.worker().ok());
        }
        match (worker, reasons) {
            (Some(worker), None) => worker.extract(extraction),
            (Some(worker), Some(reasons)) => {
                let (extraction, given) = worker.explain(extraction);
                reasons.extend(given);
                extraction
            }
            (None, _) => {
                let message = "an extractor refuses the settings that hold for this article";
                extraction.diagnostics.push(Diagnostic::new(Level::Error, "not-running", message));
                extraction
            }
        }
    }

    /// Runs one extractor; what it found is added only if it came through.
    fn step(
        &mut self,
        at: usize,
        layers: &Layers,
        extraction: &mut Extraction,
        reasons: Option<&mut Vec<Reason>>,
    ) {
        let ready = &self.pipeline.steps[at];
        let slot = &mut self.instances[at];
        if slot.is_none() {
            *slot = ready.start().ok();
        }
        let Some(running) = slot else {
            let message = format!("{} could not be started again after a panic", ready.plugin);
            let diagnostic = Diagnostic::new(Level::Error, "not-running", message);
            extraction.diagnostics.push(diagnostic.by(ready.step.name.as_str()));
            return;
        };
        let article = &extraction.article;
        let checker = Checker { text: &article.text, extractor: &ready.name, kinds: &ready.provides };
        let found = std::mem::take(&mut self.found);
        let mut collected = Collected::new(checker, &mut self.shapes[at], &ready.plugin, found);
        if reasons.is_some() {
            collected = collected.tracing();
        }
        let (findings, reads) = (&extraction.findings, &ready.reads);
        let ended = match running {
            Running::Here(instance) => self
                .lent
                .with(article, layers, findings, reads, |lent| instance.extract(lent, &mut collected)),
            Running::Apart(apart) => apart.extract(article, layers, (findings, reads), &mut collected),
        };
        let Gathered { mut findings, mut diagnostics, reasons: given } = collected.finish();
        if let Some(reasons) = reasons {
            reasons.extend(given);
        }
        if ended == Ended::Panicked {
            *slot = None;
        }
        if ended == Ended::Done {
            extraction.findings.append(&mut findings);
        } else if diagnostics.iter().all(|d| d.level != Level::Error) {
            let message = format!("{} failed without saying why", ready.plugin);
            diagnostics.push(Diagnostic::new(Level::Error, "failed", message).by(ready.step.name.as_str()));
        }
        extraction.diagnostics.extend(diagnostics);
        findings.clear();
        self.found = findings;
    }
}

/// An article at which extractors are at work.
#[derive(Debug)]
pub(crate) struct Underway {
    extraction: Extraction,
    /// None where no extractor reads it.
    layers: Option<Layers>,
}

impl Underway {
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
