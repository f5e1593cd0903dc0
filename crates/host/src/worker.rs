//! The work of one thread: its instances of the extractors, run over articles.

use copydesk_core::layers::Layers;
use copydesk_core::{Diagnostic, Extraction, Finding, Level, Reason};
use copydesk_text::{Layer, add_mentions};

use crate::check::Checker;
use crate::collect::{Collected, Gathered};
use crate::descriptor::Call;
use crate::instance::{Ended, Instance};
use crate::isolate::Apart;
use crate::lend::Lent;
use crate::pipeline::{Pipeline, Ready, StepRefused};
use crate::shapes::Shapes;
use crate::underway::Underway;

/// An extractor at work.
#[derive(Debug)]
enum Running {
    Here(Instance),
    Apart(Box<Apart>),
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

impl Pipeline {
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
    pub(crate) fn begin(&mut self, extraction: Extraction, reasons: Option<&mut Vec<Reason>>) -> Underway {
        match extraction.article.overridden_by {
            Some(at) if at < self.overrides.len() => {
                Underway::through(self.overridden(at, extraction, reasons))
            }
            _ => Underway::begin(extraction, self.pipeline.depth),
        }
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
