//! Running a pipeline over many articles: in parallel, in order, in flat memory.

use std::sync::{Mutex, PoisonError};

use copydesk_core::{Extraction, Outcome};
use rayon::prelude::*;

use crate::pipeline::{Pipeline, StepRefused, Worker};

/// How much text is under way at once, for each thread, in bytes.
const BATCH: usize = 1 << 20;
/// How many articles at the most.
const ARTICLES: usize = 1 << 10;

impl Pipeline {
    /// Runs over `inputs` with `jobs` threads. An input is an extraction in which nothing was found yet; one
    /// that failed already, since it could not be read, goes through as it is. `shape` turns each extraction
    /// into what is kept of it, on the thread that made it (writing JSON is much of the work); `take` gets the
    /// results in input order.
    ///
    /// # Errors
    /// What `take` returns ends the run. An extractor that refuses its configuration does so before the
    /// first article is read.
    pub fn run<T: Send, E: From<StepRefused>>(
        &self,
        inputs: impl Iterator<Item = Extraction>,
        jobs: usize,
        shape: impl Fn(Extraction) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut first = self.worker()?;
        if jobs <= 1 {
            return inputs.map(|input| shape(first.read(input))).try_for_each(take);
        }
        let idle = Mutex::new(vec![first]);
        let with_worker = |input| {
            let worker = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            // Its configuration was taken once, so a further worker is refused only if memory ran out.
            let mut worker = worker.or_else(|| self.worker().ok())?;
            let extraction = worker.read(input);
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
            Some(shape(extraction))
        };
        let threads = rayon::ThreadPoolBuilder::new().num_threads(jobs).build();
        let batches = Batches { inputs, room: BATCH.saturating_mul(jobs) };
        for batch in batches {
            let done: Vec<Option<T>> = match &threads {
                Ok(threads) => threads.install(|| batch.into_par_iter().map(with_worker).collect()),
                Err(_) => batch.into_iter().map(with_worker).collect(),
            };
            done.into_iter().flatten().try_for_each(&mut take)?;
        }
        Ok(())
    }
}

impl Worker {
    fn read(&mut self, input: Extraction) -> Extraction {
        if input.outcome() == Outcome::Failed { input } else { self.extract(input) }
    }
}

/// Articles by the batch, so that memory depends on the size of a batch and not of the corpus.
struct Batches<I> {
    inputs: I,
    room: usize,
}

impl<I: Iterator<Item = Extraction>> Iterator for Batches<I> {
    type Item = Vec<Extraction>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut batch = Vec::new();
        let mut size = 0;
        while size < self.room && batch.len() < ARTICLES {
            let Some(input) = self.inputs.next() else { break };
            size += input.article.text.len();
            batch.push(input);
        }
        (!batch.is_empty()).then_some(batch)
    }
}
