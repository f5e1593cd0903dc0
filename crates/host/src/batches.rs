//! Articles by the batch.

use copydesk_core::Extraction;

use crate::underway::Underway;
use crate::worker::Worker;

/// How much text is in a batch, in bytes: some ten milliseconds of work. With half of it a run takes a fortieth longer, with a
/// quarter a fifteenth, since code and tables are fetched more often; twice as much saves another hundredth and takes two
/// megabytes more for each thread.
const SIZE: usize = 256 << 10;

/// Articles in the batches in which they are worked on.
pub struct Batches<'a, I> {
    inputs: I,
    ready: Box<dyn Fn() -> bool + 'a>,
}

impl<'a, I: Iterator<Item = Extraction>> Batches<'a, I> {
    /// Batches of `inputs`, each an extraction in which nothing was found yet, or that failed already since it could
    /// not be read.
    pub fn of(inputs: I) -> Self {
        Self { inputs, ready: Box::new(|| true) }
    }

    /// The same, where a batch also ends when the next input is not `ready`: it may come down a pipe whose other end
    /// waits for what was found so far.
    #[must_use]
    pub fn while_ready(self, ready: impl Fn() -> bool + 'a) -> Self {
        Self { ready: Box::new(ready), ..self }
    }

    /// Whether the next input can be had without waiting for it, so far as that is known.
    pub(crate) fn is_ready(&self) -> bool {
        (self.ready)()
    }
}

impl<I: Iterator<Item = Extraction>> Iterator for Batches<'_, I> {
    type Item = Vec<Extraction>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut batch = vec![self.inputs.next()?];
        let mut size = 0;
        while let Some(last) = batch.last() {
            // An article of no text takes some work, too.
            size += last.article.text.len() + SIZE / 64;
            if size >= SIZE || !self.is_ready() {
                break;
            }
            let Some(input) = self.inputs.next() else { break };
            batch.push(input);
        }
        Some(batch)
    }
}

impl<I> std::fmt::Debug for Batches<'_, I> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Batches").finish_non_exhaustive()
    }
}

impl Worker {
    /// Extracts from all articles of a batch but those that could not be read.
    ///
    /// Extractor by extractor, not article by article: what an extractor's code and tables take of the processor's
    /// caches it takes once for a batch, which saves an eighth of the time (articles of 2 KB).
    ///
    /// What comes last for an article is done only when it is asked for, so that it is at hand, as is what becomes of it.
    pub fn read(&mut self, batch: Vec<Extraction>) -> impl ExactSizeIterator<Item = Extraction> + use<> {
        let mut batch: Vec<Underway> = batch.into_iter().map(|input| self.begin(input, None)).collect();
        self.work(&mut batch, None);
        batch.into_iter().map(Underway::finish)
    }
}
