//! Extractors in processes of their own: what one of them does to its process costs its claims on that article
//! and nothing else.
//!
//! The program starts itself again as `copydesk worker`, once for each such extractor and thread, and talks to
//! it in [frames](frame) over standard input and output. The worker loads the library; the program never does,
//! not even to ask what the extractor is. Each article goes over with the layers that were computed for all
//! extractors and with the earlier claims; claims, diagnostics and reasons come back and are checked a second
//! time, since a plugin can do anything to its worker's memory.
//!
//! A worker that dies, takes too long or answers nonsense is ended, with whatever it started. If it had worked
//! on other articles before, the article is given to a new one: so what an article yields does not depend on
//! the articles before it, nor on threads. Only an article on which a new worker fails is counted as failed.
//!
//! Where things are: `wire` has numbers and strings, `records` the layers, `claims` what extractors find,
//! `message` all that is said, `frame` how it is told apart; `process` is the program's side of one worker,
//! `restart` keeps one going, `worker` is the other side.
#![cfg_attr(not(unix), allow(dead_code, reason = "without workers there is nobody to talk to"))]

mod claims;
pub(crate) mod frame;
pub(crate) mod message;
mod records;
mod restart;
#[cfg(test)]
mod tests;
mod wire;

#[cfg(not(unix))]
#[path = "elsewhere.rs"]
mod process;
#[cfg(unix)]
mod process;
#[cfg(unix)]
mod worker;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use copydesk_config::Limits;

use crate::descriptor::{Call, Extractor};
pub(crate) use restart::Apart;
#[cfg(unix)]
pub use worker::{WorkError, work};

/// The environment variable by which a worker knows that it is one: a program that does not know its part
/// must not start itself without end.
const MARK: &str = "COPYDESK_WORKER";

/// How long a worker may take to start, beside the time for an article.
const STARTING: Duration = Duration::from_secs(5);

/// The program that is started as a worker: it calls [`work`] with the extractors that it has linked in.
#[derive(Clone, Debug)]
pub struct Program {
    /// Its file; none for the program that is running.
    pub path: Option<PathBuf>,
    /// What it is told on the command line.
    pub arguments: Vec<String>,
}

impl Default for Program {
    /// This program with the argument `worker`.
    fn default() -> Self {
        Self { path: None, arguments: vec!["worker".to_owned()] }
    }
}

/// Which extractor a worker opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// One that the worker's program has linked in.
    Linked,
    /// That of a library.
    Library(PathBuf),
}

/// All that is needed to start a worker for an extractor.
#[derive(Clone, Debug)]
pub(crate) struct Isolated {
    pub(crate) program: Program,
    pub(crate) source: Source,
    pub(crate) id: String,
    pub(crate) limits: Limits,
}

impl Isolated {
    /// The time in which a worker is ready.
    fn starting(&self) -> Duration {
        self.limits.timeout + STARTING
    }

    /// Asks a worker, which ends with that, what the extractor is.
    ///
    /// # Errors
    /// Why there is none, in a sentence.
    pub(crate) fn describe(self) -> Result<Extractor, String> {
        let (_, about) = process::Process::open(&self).map_err(|fault| self.failed(&fault))?;
        let mut declaration = about.declaration;
        if let Source::Library(path) = &self.source {
            declaration.library = Some(path.display().to_string());
        }
        Ok(Extractor {
            declaration,
            licence: about.licence,
            sdk: about.sdk,
            abi: about.abi,
            catches_panics: about.catches_panics,
            call: Call::Apart(Arc::new(self)),
        })
    }

    fn failed(&self, fault: &Fault) -> String {
        match (fault, &self.source) {
            // The worker's own words, which name the library.
            (Fault::Refused(message), _) => message.clone(),
            (fault, Source::Library(path)) => format!("{} {fault}", path.display()),
            (fault, Source::Linked) => format!("{} {fault}", self.id),
        }
    }
}

/// How a worker failed; a sentence without its subject, the plugin.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    /// By which status or signal, and what else may be why.
    #[error("ended its process ({0}){1}")]
    Ended(String, String),
    #[error("closed its connection")]
    Closed,
    #[error("took longer than {} and was ended", shown(*.0))]
    TimedOut(Duration),
    #[error("left its worker answering what cannot be read: it {0}")]
    Unreadable(#[from] wire::Unreadable),
    #[error("cannot be reached: {0}")]
    System(#[from] std::io::Error),
    #[error("cannot run: {0}")]
    NoWorker(String),
    /// The worker could not open it, in a whole sentence.
    #[error("{0}")]
    Refused(String),
}

impl Fault {
    /// The stable name, for programs.
    fn code(&self) -> &'static str {
        match self {
            Self::Ended(..) | Self::Closed => "process-ended",
            Self::TimedOut(_) => "timed-out",
            Self::Unreadable(_) => "unreadable-answer",
            Self::System(_) | Self::NoWorker(_) | Self::Refused(_) => "not-running",
        }
    }
}

/// A size as the configuration writes it.
pub(crate) fn shown_size(bytes: u64) -> String {
    let units = [(30, "GiB"), (20, "MiB"), (10, "KiB")];
    let unit = units.iter().find(|(shift, _)| bytes > 0 && bytes.is_multiple_of(1 << shift));
    unit.map_or_else(|| format!("{bytes} bytes"), |(shift, name)| format!("{}{name}", bytes >> shift))
}

/// A time as the configuration writes it.
pub(crate) fn shown(time: Duration) -> String {
    match time.as_millis() {
        ms if ms % 1_000 == 0 => format!("{}s", ms / 1_000),
        ms => format!("{ms}ms"),
    }
}
