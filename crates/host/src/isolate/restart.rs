//! An extractor whose worker is replaced when it fails.

use std::sync::Arc;

use copydesk_core::layers::Layers;
use copydesk_core::{Document, Finding, SmolStr};

use super::process::Process;
use super::{Isolated, frame, message};
use crate::collect::Collected;
use crate::instance::{Ended, Refused};

/// After so many workers in a row that could not be started, no more is tried.
const STARTS: u32 = 3;

/// One thread's worker of an extractor.
#[derive(Debug)]
pub(crate) struct Apart {
    isolated: Arc<Isolated>,
    config: String,
    /// None where the last one failed.
    process: Option<Process>,
    /// How many in a row could not be started, and why the last.
    unstarted: (u32, String),
    /// The articles so far.
    number: u32,
    request: Vec<u8>,
}

impl Apart {
    pub(crate) fn new(isolated: &Arc<Isolated>, config: &str) -> Result<Self, Refused> {
        let process = Some(start(isolated, config)?);
        let (isolated, config) = (Arc::clone(isolated), config.to_owned());
        Ok(Self { isolated, config, process, unstarted: (0, String::new()), number: 0, request: Vec::new() })
    }

    /// Reads one article; of the findings, those of a kind in `kinds` go along.
    pub(crate) fn extract(
        &mut self,
        article: &Document,
        layers: &Layers,
        (findings, kinds): (&[Finding], &[SmolStr]),
        collected: &mut Collected<'_>,
    ) -> Ended {
        self.number = self.number.wrapping_add(1);
        let (number, tracing) = (self.number, collected.is_tracing());
        let mut request = std::mem::take(&mut self.request);
        request.clear();
        frame::append(&mut request, |out| {
            message::write_article(number, tracing, article, layers, (findings, kinds), out);
        });
        let ended = if request.len() - 4 > frame::REQUEST {
            collected.fail("too-long", "cannot read this article in a process of its own: it is too long");
            Ended::Failed
        } else {
            self.ask(&request, collected)
        };
        // What one long article took is not kept for all that follow.
        request.shrink_to(1 << 20);
        self.request = request;
        ended
    }

    /// Hands the article to the worker; where that fails and had worked on others before, to a new one.
    fn ask(&mut self, request: &[u8], collected: &mut Collected<'_>) -> Ended {
        loop {
            let (mut process, new) = match self.process.take() {
                Some(process) => (process, false),
                None => match self.start() {
                    Some(process) => (process, true),
                    None => {
                        collected.fail("not-running", &self.unstarted.1);
                        return Ended::Failed;
                    }
                },
            };
            let new = new || process.is_new();
            match process.extract(request, self.number, self.isolated.limits.timeout, collected) {
                // The instance can only be destroyed, and its process with it.
                Ok(Ended::Panicked) => return Ended::Panicked,
                Ok(ended) => {
                    self.process = Some(process);
                    return ended;
                }
                Err(fault) => {
                    drop(process);
                    collected.clear();
                    if new {
                        collected.fail(fault.code(), &fault.to_string());
                        return Ended::Failed;
                    }
                }
            }
        }
    }

    fn start(&mut self) -> Option<Process> {
        if self.unstarted.0 >= STARTS {
            return None;
        }
        match start(&self.isolated, &self.config) {
            Ok(process) => {
                self.unstarted.0 = 0;
                Some(process)
            }
            Err(Refused { message, .. }) => {
                self.unstarted = (self.unstarted.0 + 1, format!("could not be started again: {message}"));
                None
            }
        }
    }
}

/// A worker that is ready for its first article.
fn start(isolated: &Isolated, config: &str) -> Result<Process, Refused> {
    let failed = |fault| Refused { pointer: String::new(), message: format!("it {fault}") };
    let (mut process, _) = Process::open(isolated).map_err(failed)?;
    process.start(config, isolated.starting()).map_err(failed)??;
    Ok(process)
}
