//! The worker: a process that runs one extractor for another process.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::OwnedFd;

use copydesk_abi as abi;
use copydesk_core::SmolStr;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::fcntl_dupfd_cloexec;
use rustix::process::{Resource, Rlimit, Signal, kill_current_process_group, kill_process, setrlimit};

use super::frame::{self, Inbox};
use super::message::{self, Lent, Request};
use super::wire::Unreadable;
use super::{MARK, Source};
use crate::check::Checker;
use crate::collect::Collected;
use crate::descriptor::{Call, Extractor, Functions};
use crate::instance::Instance;
use crate::library;
use crate::pipeline::kinds_of;
use crate::shapes::Shapes;

/// Why a worker ended before it was told to.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    /// Standard input and output lead nowhere, or have been closed.
    #[error("a worker talks to Copydesk over standard input and output: {0}")]
    Connection(#[from] io::Error),
    /// Nobody is at the other end.
    #[error(
        "a worker is started by Copydesk where a configuration says isolation = \"process\", not by hand"
    )]
    ByHand,
    /// What it is asked makes no sense.
    #[error("a worker cannot read what it is asked: it {0}")]
    Request(String),
}

impl From<Unreadable> for WorkError {
    fn from(unreadable: Unreadable) -> Self {
        Self::Request(unreadable.to_string())
    }
}

/// Works for the process at the other end of standard input and output until that closes them: loads the
/// extractor it names, of a library or of those in `linked`, and runs it over the articles it sends. What the
/// extractor itself prints goes to standard error.
///
/// A program that runs extractors in processes of their own calls this where it is started as one of those
/// processes (`Registry::workers`).
///
/// # Errors
/// [`WorkError`] where nothing comes that makes sense.
pub fn work(linked: &[abi::Linked]) -> Result<(), WorkError> {
    if std::env::var_os(MARK).is_none() {
        return Err(WorkError::ByHand);
    }
    let (mut input, connection) = Connection::take()?;
    let mut inbox = Inbox::new(frame::REQUEST);
    let mut worker = Worker { connection, extractor: None, running: None };
    worker.connection.send(message::write_hello)?;
    loop {
        let goes_on = match inbox.next()? {
            Some(message) => worker.answer(Request::read(message)?, linked)?,
            None => inbox.fill(&mut input)? > 0,
        };
        if !goes_on {
            return Ok(());
        }
    }
}

struct Worker {
    connection: Connection,
    extractor: Option<(Extractor, Functions)>,
    running: Option<Running>,
}

/// An instance, and what the work on each article would otherwise derive anew.
struct Running {
    instance: Instance,
    plugin: String,
    kinds: Vec<SmolStr>,
    shapes: Shapes,
}

impl Worker {
    /// Answers a request; whether more are to come.
    fn answer(&mut self, request: Request<'_>, linked: &[abi::Linked]) -> Result<bool, WorkError> {
        match (request, &self.extractor, &mut self.running) {
            (Request::Open { id, source, memory }, None, None) => {
                limit(memory)?;
                match open(id, &source, linked) {
                    Ok((extractor, functions)) => {
                        self.connection.send(|out| message::write_opened(&extractor, out))?;
                        self.extractor = Some((extractor, functions));
                    }
                    Err(why) => self.connection.send(|out| message::write_unopened(&why, out))?,
                }
            }
            (Request::Start { config }, Some((extractor, functions)), None) => {
                match Instance::new(*functions, config) {
                    Ok(instance) => {
                        let d = &extractor.declaration;
                        let (plugin, kinds) = (format!("{} {}", d.id, d.version), kinds_of(&d.provides));
                        self.running = Some(Running { instance, plugin, kinds, shapes: Shapes::default() });
                        self.connection.send(message::write_ready)?;
                    }
                    Err(refused) => self.connection.send(|out| message::write_refused(&refused, out))?,
                }
            }
            (Request::Article(lent), Some(_), Some(running)) => {
                let mut found = Vec::new();
                running.read(&lent, &mut found);
                self.connection.write(&found)?;
            }
            (Request::End, ..) => return Ok(false),
            _ => return Err(Unreadable::OutOfTurn.into()),
        }
        Ok(true)
    }
}

impl Running {
    fn read(&mut self, lent: &Lent<'_>, found: &mut Vec<u8>) {
        let checker = Checker { text: lent.text, extractor: &SmolStr::default(), kinds: &self.kinds };
        let mut collected = Collected::new(checker, &mut self.shapes, &self.plugin, Vec::new());
        if lent.tracing {
            collected = collected.tracing();
        }
        let ended = self.instance.extract(&lent.article(), &mut collected);
        message::append_found(lent.number, ended, collected, found);
    }
}

/// The extractor that is asked for, or why there is none.
fn open(id: &str, source: &Source, linked: &[abi::Linked]) -> Result<(Extractor, Functions), String> {
    let extractor = match source {
        // SAFETY: whoever runs the program vouches for the libraries that it is told to load.
        Source::Library(path) => unsafe { library::load(path, id) }.map_err(|error| error.to_string())?,
        Source::Linked => {
            let mut all = linked.iter().filter_map(|linked| Extractor::linked(*linked).ok());
            let found = all.find(|extractor| extractor.declaration.id == id);
            found.ok_or_else(|| format!("the worker has no extractor \"{id}\""))?
        }
    };
    match extractor.call {
        Call::Here(functions) => Ok((extractor, functions)),
        Call::Apart(_) => Err("the worker would have to start another".to_owned()),
    }
}

/// Keeps this process within so many bytes of memory, and from leaving a copy of it behind when it dies.
fn limit(memory: u64) -> io::Result<()> {
    let most = |bytes| Rlimit { current: Some(bytes), maximum: Some(bytes) };
    setrlimit(Resource::Core, most(0))?;
    match setrlimit(Resource::As, most(memory)) {
        // Not every system limits address space.
        Err(error) if cfg!(target_os = "linux") => Err(error.into()),
        _ => Ok(()),
    }
}

/// The way to the process that started this one.
struct Connection {
    output: File,
    /// This process: what it forks is not the worker.
    process: u32,
}

impl Connection {
    /// Takes standard input and output over, so that nobody else reads or writes there: what is printed goes
    /// to standard error, and there is nothing to be read. Gives the input apart.
    fn take() -> io::Result<(File, Self)> {
        // Behind the numbers that a plugin might take for its own.
        let (input, output) = (fcntl_dupfd_cloexec(io::stdin(), 64)?, fcntl_dupfd_cloexec(io::stdout(), 64)?);
        rustix::stdio::dup2_stdin(File::open("/dev/null")?)?;
        rustix::stdio::dup2_stdout(io::stderr())?;
        end_with(fcntl_dupfd_cloexec(&input, 64)?)?;
        Ok((input.into(), Self { output: output.into(), process: std::process::id() }))
    }

    fn send(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> io::Result<()> {
        let mut bytes = Vec::new();
        frame::append(&mut bytes, write);
        self.write(&bytes)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        // An extractor that forks comes back here twice. The copy must say nothing, not even good-bye.
        if std::process::id() != self.process {
            let _ = kill_process(rustix::process::getpid(), Signal::KILL);
        }
        self.output.write_all(bytes)
    }
}

/// Ends this process, and what it has started, when the other one is gone: an extractor that never returns
/// would not notice.
fn end_with(input: OwnedFd) -> io::Result<()> {
    let watch = move || {
        loop {
            match poll(&mut [PollFd::new(&input, PollFlags::empty())], None) {
                Err(rustix::io::Errno::INTR) => {}
                _ => {
                    let _ = kill_current_process_group(Signal::KILL);
                }
            }
        }
    };
    std::thread::Builder::new().name("watch".to_owned()).stack_size(1 << 18).spawn(watch)?;
    Ok(())
}
