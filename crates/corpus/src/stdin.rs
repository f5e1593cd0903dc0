//! Standard input, and whether to read it is to wait for whoever writes it.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

/// Whether all that came in was given out. Nothing did before standard input is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drained(Arc<AtomicBool>);

impl Drained {
    /// Whether standard input has something to give, its end at least, or is not read at the moment.
    pub(crate) fn is_ready(&self) -> bool {
        !self.0.load(Relaxed) || has_come(&io::stdin())
    }
}

/// Whether the system has more of it. Where that cannot be told, nobody waits for an answer.
#[cfg(unix)]
fn has_come(stdin: &io::Stdin) -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let now = Timespec { tv_sec: 0, tv_nsec: 0 };
    poll(&mut [PollFd::new(stdin, PollFlags::IN)], Some(&now)).is_ok_and(|ready| ready > 0)
}

#[cfg(not(unix))]
fn has_come(_: &io::Stdin) -> bool {
    true
}

/// Standard input.
pub(crate) struct Stdin {
    inner: BufReader<io::Stdin>,
    drained: Drained,
}

impl Stdin {
    pub(crate) fn new(capacity: usize, drained: &Drained) -> Self {
        Self { inner: BufReader::with_capacity(capacity, io::stdin()), drained: drained.clone() }
    }

    fn note(&self, drained: bool) {
        self.drained.0.store(drained, Relaxed);
    }
}

impl Read for Stdin {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into);
        self.note(self.inner.buffer().is_empty());
        read
    }
}

impl BufRead for Stdin {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.drained.0.store(false, Relaxed);
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.inner.consume(amount);
        self.note(self.inner.buffer().is_empty());
    }
}

impl Drop for Stdin {
    fn drop(&mut self) {
        self.note(false);
    }
}
