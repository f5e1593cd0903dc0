//! The program's side of one worker: it starts it, talks to it, never waits longer than it said, and ends it.

use std::io::{self, ErrorKind, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, WaitIdStatus, kill_process_group, waitid};

use super::frame::{self, Inbox};
use super::message::{self, About, Answer};
use super::wire::Unreadable;
use super::{Fault, Isolated, MARK, shown_size};
use crate::collect::Collected;
use crate::instance::{Ended, Refused};

/// How often it is looked whether a silent worker still lives: what it started may hold its output open.
const LOOK: Duration = Duration::from_millis(50);
/// How long a worker may take to end.
const FAREWELL: Duration = Duration::from_millis(500);

/// A running worker.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
    input: ChildStdin,
    output: ChildStdout,
    inbox: Inbox,
    /// How many articles it has read.
    articles: u64,
    /// The limit of its memory, in bytes.
    memory: u64,
    /// It failed, and is not asked to end but ended.
    failed: bool,
}

impl Process {
    /// Starts a worker and has it open the extractor.
    pub(crate) fn open(isolated: &Isolated) -> Result<(Self, About), Fault> {
        if std::env::var_os(MARK).is_some() {
            return Err(Fault::NoWorker("this process is a worker itself and starts no other".to_owned()));
        }
        let program = &isolated.program;
        let path = program.path.clone().map_or_else(std::env::current_exe, Ok)?;
        let unstarted = |why| Fault::NoWorker(format!("{} cannot be started: {why}", path.display()));
        let mut child = Command::new(&path)
            .args(&program.arguments)
            .env(MARK, "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // A group of its own, so that it is ended with all that it starts, and only by us.
            .process_group(0)
            .spawn()
            .map_err(unstarted)?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Fault::Closed);
        };
        let inbox = Inbox::new(frame::ANSWER);
        let memory = isolated.limits.memory;
        let mut worker = Self { child, input, output, inbox, articles: 0, memory, failed: false };
        rustix::io::ioctl_fionbio(&worker.input, true).map_err(io::Error::from)?;

        let deadline = Instant::now() + isolated.starting();
        let hello = worker.answer(deadline, isolated.starting(), |answer| match answer {
            Answer::Hello(hello) => Some(hello == message::HELLO),
            _ => None,
        });
        if !matches!(hello, Ok(true)) {
            return Err(Fault::NoWorker(format!("{} is no worker of this Copydesk", path.display())));
        }
        worker.send(isolated.starting(), |out| {
            message::write_open(&isolated.id, &isolated.source, isolated.limits.memory, out);
        })?;
        let about = worker.answer(deadline, isolated.starting(), |answer| match answer {
            Answer::Opened(about) => Some(Ok(*about)),
            Answer::Unopened(why) => Some(Err(Fault::Refused(why.to_owned()))),
            _ => None,
        })??;
        if about.declaration.id != isolated.id {
            return Err(Unreadable::OutOfTurn.into());
        }
        Ok((worker, about))
    }

    /// Has it make an instance.
    pub(crate) fn start(&mut self, config: &str, time: Duration) -> Result<Result<(), Refused>, Fault> {
        self.send(time, |out| message::write_start(config, out))?;
        self.answer(Instant::now() + time, time, |answer| match answer {
            Answer::Ready => Some(Ok(())),
            Answer::Refused(refused) => Some(Err(refused)),
            _ => None,
        })
    }

    /// Whether it has read no article yet.
    pub(crate) fn is_new(&self) -> bool {
        self.articles == 0
    }

    /// Has it read an article: sends the frame, and takes what it finds.
    pub(crate) fn extract(
        &mut self,
        request: &[u8],
        number: u32,
        time: Duration,
        collected: &mut Collected<'_>,
    ) -> Result<Ended, Fault> {
        self.articles += 1;
        let deadline = Instant::now() + time;
        self.write(request, deadline, time)?;
        loop {
            let gathered =
                self.receive(deadline, time, |message| message::gather(message, number, collected));
            match gathered? {
                Ok(None) => {}
                Ok(Some(ended)) => return Ok(ended),
                Err(unreadable) => return Err(self.fail(unreadable.into())),
            }
        }
    }

    /// Takes the next answer, of those that `wanted` knows.
    fn answer<T>(
        &mut self,
        deadline: Instant,
        time: Duration,
        wanted: impl FnOnce(Answer<'_>) -> Option<T>,
    ) -> Result<T, Fault> {
        let read = |message: &[u8]| wanted(Answer::read(message)?).ok_or(Unreadable::OutOfTurn);
        self.receive(deadline, time, read)?.map_err(|unreadable| self.fail(unreadable.into()))
    }

    /// Waits for a message and reads it with `read`.
    fn receive<T>(
        &mut self,
        deadline: Instant,
        time: Duration,
        read: impl FnOnce(&[u8]) -> T,
    ) -> Result<T, Fault> {
        loop {
            match self.inbox.next() {
                Ok(Some(message)) => return Ok(read(message)),
                Ok(None) => {}
                Err(unreadable) => return Err(self.fail(unreadable.into())),
            }
            let ready = wait(self.output.as_fd(), PollFlags::IN, deadline)?;
            if ready {
                match self.inbox.fill(&mut self.output) {
                    Ok(0) => return Err(self.gone()),
                    Ok(_) => {}
                    Err(error) => return Err(self.fail(error.into())),
                }
            } else if let Some(status) = self.status() {
                return Err(self.end(&status));
            }
            if Instant::now() >= deadline {
                return Err(self.fail(Fault::TimedOut(time)));
            }
        }
    }

    fn send(&mut self, time: Duration, write: impl FnOnce(&mut Vec<u8>)) -> Result<(), Fault> {
        let mut request = Vec::new();
        frame::append(&mut request, write);
        self.write(&request, Instant::now() + time, time)
    }

    fn write(&mut self, mut bytes: &[u8], deadline: Instant, time: Duration) -> Result<(), Fault> {
        while !bytes.is_empty() {
            match self.input.write(bytes) {
                Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    if !wait(self.input.as_fd(), PollFlags::OUT, deadline)?
                        && let Some(status) = self.status()
                    {
                        return Err(self.end(&status));
                    }
                    if Instant::now() >= deadline {
                        return Err(self.fail(Fault::TimedOut(time)));
                    }
                }
                Err(error) if error.kind() == ErrorKind::BrokenPipe => return Err(self.gone()),
                Err(error) => return Err(self.fail(error.into())),
            }
        }
        Ok(())
    }

    /// What became of a worker that closed its end.
    fn gone(&mut self) -> Fault {
        let begun = Instant::now();
        let fault = loop {
            match self.status() {
                Some(status) => return self.end(&status),
                // A process closes its files a little before it has ended.
                None if begun.elapsed() < FAREWELL => std::thread::sleep(Duration::from_millis(1)),
                None => break Fault::Closed,
            }
        };
        self.fail(fault)
    }

    fn end(&mut self, status: &WaitIdStatus) -> Fault {
        self.fail(Fault::Ended(how(status), why(status, self.memory)))
    }

    fn fail(&mut self, fault: Fault) -> Fault {
        self.failed = true;
        fault
    }

    fn group(&self) -> Option<Pid> {
        Pid::from_raw(self.child.id().cast_signed())
    }

    /// How it ended, if it has. It stays to be waited for, so that its number is not given to another.
    fn status(&self) -> Option<WaitIdStatus> {
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        waitid(WaitId::Pid(self.group()?), options).ok().flatten()
    }

    /// Lets it destroy its instance and end by itself.
    fn farewell(&mut self) {
        let deadline = Instant::now() + FAREWELL;
        if self.send(FAREWELL, message::write_end).is_err() {
            return;
        }
        let mut rest = [0; 1 << 10];
        while self.status().is_none() && Instant::now() < deadline {
            if wait(self.output.as_fd(), PollFlags::IN, deadline).unwrap_or(false)
                && self.output.read(&mut rest).unwrap_or(0) == 0
            {
                let _ = self.gone();
                return;
            }
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if !self.failed {
            self.farewell();
        }
        // Whatever it started is in its group, if it did not leave it.
        if let Some(group) = self.group() {
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits for a moment, until the deadline at the most. Whether it can be read or written, or has ended.
fn wait(end: BorrowedFd<'_>, events: PollFlags, deadline: Instant) -> io::Result<bool> {
    let time = deadline.saturating_duration_since(Instant::now()).min(LOOK);
    let time = Timespec { tv_sec: 0, tv_nsec: time.as_nanos() as _ };
    match poll(&mut [PollFd::from_borrowed_fd(end, events)], Some(&time)) {
        Ok(ready) => Ok(ready > 0),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// How a process ended, in the same words on every system.
fn how(status: &WaitIdStatus) -> String {
    if let Some(code) = status.exit_status() {
        return format!("exit status {code}");
    }
    let Some(signal) = status.terminating_signal() else { return "in an unknown way".to_owned() };
    let names = [
        (Signal::ABORT, "SIGABRT"),
        (Signal::BUS, "SIGBUS"),
        (Signal::FPE, "SIGFPE"),
        (Signal::ILL, "SIGILL"),
        (Signal::KILL, "SIGKILL"),
        (Signal::PIPE, "SIGPIPE"),
        (Signal::SEGV, "SIGSEGV"),
        (Signal::SYS, "SIGSYS"),
        (Signal::TERM, "SIGTERM"),
        (Signal::TRAP, "SIGTRAP"),
        (Signal::XCPU, "SIGXCPU"),
    ];
    match names.iter().find(|(known, _)| known.as_raw() == signal) {
        Some((_, name)) => format!("signal {signal}, {name}"),
        None => format!("signal {signal}"),
    }
}

/// What that can mean. A limit that was reached leaves no other trace: what wants more is given none, and most programs
/// then abort.
fn why(status: &WaitIdStatus, memory: u64) -> String {
    let signal = status.terminating_signal();
    let by = |wanted: Signal| signal == Some(wanted.as_raw());
    if by(Signal::ABORT) {
        format!("; that can mean that its `memory` of {} was too little", shown_size(memory))
    } else if by(Signal::KILL) {
        "; that can mean that the system had no memory left".to_owned()
    } else {
        String::new()
    }
}
