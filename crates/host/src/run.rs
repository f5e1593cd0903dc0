//! Running a pipeline over many articles: in parallel, in order, in flat memory.
//!
//! The calling thread reads and writes; the workers do all between. Articles go to them in batches, and come back in any order; only so many are under way that what waits for its turn stays small, too.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use copydesk_core::Extraction;

use crate::batches::Batches;
use crate::pipeline::{Pipeline, StepRefused};
use crate::worker::Worker;

/// How many batches for each worker may be read and not written.
const AHEAD: usize = 2;

/// Articles or what became of them, with their place among the others.
type Numbered<T> = (usize, Vec<T>);

impl Pipeline {
    /// Runs over `inputs` with `jobs` threads. `work` does what is to be done with a batch, on one of the threads:
    /// mostly it has the worker [`read`](Worker::read) it and turns each extraction into what is kept of it (writing
    /// JSON is much of the work); with one thread alone, one after the other as they are taken. `take` gets the results
    /// in input order.
    ///
    /// # Errors
    /// What `take` returns ends the run. An extractor that refuses its configuration does so before the
    /// first article is read.
    ///
    /// # Panics
    /// Where `work` does.
    pub fn run<T: Send, E: From<StepRefused>, R: IntoIterator<Item = T>>(
        &self,
        mut inputs: Batches<'_, impl Iterator<Item = Extraction>>,
        jobs: usize,
        work: impl Fn(&mut Worker, Vec<Extraction>) -> R + Sync,
        mut take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut first = self.worker()?;
        if jobs <= 1 {
            return inputs.flat_map(|batch| work(&mut first, batch)).try_for_each(take);
        }
        let (batches, queue) = channel::<Numbered<Extraction>>();
        let (results, done) = channel();
        let queue = Mutex::new(queue);
        thread::scope(|scope| {
            // Dropped at the end of this closure, which is how the workers know that no more will come.
            let (batches, results) = (batches, results);
            let start = |mut worker: Worker| {
                let (queue, work, results) = (&queue, &work, Ending(results.clone()));
                let labour = move || {
                    while let Some((number, batch)) = next(queue) {
                        let worked = work(&mut worker, batch).into_iter().collect();
                        if results.0.send(Some((number, worked))).is_err() {
                            break;
                        }
                    }
                };
                thread::Builder::new().spawn_scoped(scope, labour).is_ok()
            };
            // Their configuration was taken once, so that further workers are refused only if memory ran out.
            let workers = std::iter::once(first).chain((1..jobs).map_while(|_| self.worker().ok()));
            let workers = workers.map_while(|worker| start(worker).then_some(())).count();
            if workers == 0 {
                let mut alone = self.worker()?;
                return inputs.flat_map(|batch| work(&mut alone, batch)).try_for_each(take);
            }
            in_order(&mut inputs, workers * AHEAD, &batches, &done, &mut take)
        })
    }
}

/// Hands out batches, at most so many `ahead` of what was taken, and takes the results in order.
fn in_order<T, E>(
    batches: &mut Batches<'_, impl Iterator<Item = Extraction>>,
    ahead: usize,
    work: &Sender<Numbered<Extraction>>,
    done: &Receiver<Option<Numbered<T>>>,
    take: &mut impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let (mut sent, mut taken) = (0, 0);
    let mut waiting = BTreeMap::new();
    let mut more = true;
    while more || taken < sent {
        // What is done is written before an input is waited for that may depend on it.
        let reads = more && sent - taken < ahead && (sent == taken || batches.is_ready());
        let batch = if reads { batches.next() } else { None };
        if let Some(batch) = batch {
            if work.send((sent, batch)).is_err() {
                break;
            }
            sent += 1;
        } else if reads {
            more = false;
            continue;
        }
        let mut finished = if reads { done.try_recv().ok() } else { done.recv().ok().or(Some(None)) };
        while let Some(result) = finished {
            // A worker that panics takes the whole run along, as soon as all threads have ended.
            let Some((number, shaped)) = result else { return Ok(()) };
            waiting.insert(number, shaped);
            finished = done.try_recv().ok();
        }
        while let Some(shaped) = waiting.remove(&taken) {
            taken += 1;
            shaped.into_iter().try_for_each(&mut *take)?;
        }
    }
    Ok(())
}

/// The next batch; none when no more will come.
fn next(queue: &Mutex<Receiver<Numbered<Extraction>>>) -> Option<Numbered<Extraction>> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// A worker's way to hand in results, which tells where it ended with a panic: nobody would wait for it.
struct Ending<T>(Sender<Option<T>>);

impl<T> Drop for Ending<T> {
    fn drop(&mut self) {
        if thread::panicking() {
            // Whoever gets it may be gone.
            let _ = self.0.send(None);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn articles(count: usize) -> impl Iterator<Item = Extraction> {
        (0..count).map(|n| {
            let mut input = Extraction::default();
            input.article.id = n.to_string();
            input.article.text = "The ferry was late on Monday. ".repeat(n % 90);
            input
        })
    }

    fn run(count: usize, jobs: usize) -> Vec<String> {
        let mut taken = Vec::new();
        let pipeline = Pipeline::new(Vec::new());
        let done: Result<(), StepRefused> = pipeline.run(
            Batches::of(articles(count)),
            jobs,
            |worker, batch| worker.read(batch).map(|read| read.article.id),
            |id| {
                taken.push(id);
                Ok(())
            },
        );
        done.unwrap();
        taken
    }

    #[test]
    fn results_come_in_the_order_of_the_input() {
        let expected: Vec<String> = (0..1500).map(|n| n.to_string()).collect();
        for jobs in [0, 1, 2, 7] {
            assert_eq!(run(1500, jobs), expected, "{jobs} jobs");
            assert!(run(0, jobs).is_empty());
        }
    }

    /// At most so many articles are in memory as are ahead.
    #[test]
    fn reading_waits_for_writing() {
        use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
        let (read, mut taken, mut most) = (AtomicUsize::new(0), 0, 0);
        let inputs = articles(4_000).inspect(|_| _ = read.fetch_add(1, SeqCst));
        let done: Result<(), StepRefused> = Pipeline::new(Vec::new()).run(
            Batches::of(inputs),
            2,
            |_, batch| vec![(); batch.len()],
            |()| {
                taken += 1;
                most = most.max(read.load(SeqCst) - taken);
                Ok(())
            },
        );
        done.unwrap();
        assert!(most <= 2 * (AHEAD + 1) * 64, "{most} articles were read and not taken");
    }

    /// Whoever writes an article down a pipe and waits for its claims gets them.
    #[test]
    fn an_input_that_is_waited_for_comes_after_the_results_before_it() {
        use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
        for jobs in [1, 2] {
            let taken = AtomicUsize::new(0);
            let inputs = articles(20).enumerate().inspect(|(n, _)| assert_eq!(taken.load(SeqCst), *n));
            let done: Result<(), StepRefused> = Pipeline::new(Vec::new()).run(
                Batches::of(inputs.map(|(_, input)| input)).while_ready(|| false),
                jobs,
                |worker, batch| worker.read(batch),
                |_| {
                    taken.fetch_add(1, SeqCst);
                    Ok(())
                },
            );
            done.unwrap();
        }
    }

    #[derive(Debug, PartialEq)]
    struct Enough;
    impl From<StepRefused> for Enough {
        fn from(_: StepRefused) -> Self {
            Self
        }
    }

    #[test]
    fn an_error_ends_the_run() {
        let mut taken = 0;
        let done = Pipeline::new(Vec::new()).run(
            Batches::of(articles(usize::MAX)),
            3,
            |_, batch| vec![(); batch.len()],
            |()| {
                taken += 1;
                if taken == 100 { Err(Enough) } else { Ok(()) }
            },
        );
        assert_eq!((done, taken), (Err(Enough), 100));
    }

    #[test]
    #[should_panic(expected = "a scoped thread panicked")]
    fn a_panic_ends_the_run() {
        let _: Result<(), StepRefused> = Pipeline::new(Vec::new()).run(
            Batches::of(articles(usize::MAX)),
            3,
            |_, batch| batch.into_iter().map(|input| assert_ne!(input.article.id, "77")),
            |()| Ok(()),
        );
    }
}
