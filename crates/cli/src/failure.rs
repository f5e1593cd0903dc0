//! How a command ends: an exit status, and a message where it failed.

use std::fmt::Display;
use std::io::{ErrorKind, IsTerminal, Write, stderr, stdout};
use std::process::ExitCode;

use copydesk_config::{ConfigError, ConfigErrors};
use copydesk_host::StepRefused;

/// The exit status of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Done.
    Done = 0,
    /// Done, and a check found a difference.
    Difference = 1,
    /// Bad usage, configuration or input.
    Unusable = 2,
    /// Finished, but some article or extractor failed.
    Partial = 3,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

/// Why a command ended early.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The configuration is wrong, in ways that can be shown.
    Config(ConfigErrors),
    /// Something else that stops the run, in a sentence.
    Unusable(String),
    /// An extractor refuses its configuration.
    Refused(StepRefused),
    /// Nobody reads the output any more.
    Closed,
}

impl Failure {
    pub(crate) fn unusable(message: impl Display) -> Self {
        Self::Unusable(message.to_string())
    }

    /// What stopped the writing: a reader that went away is no failure.
    pub(crate) fn writing(what: impl Display, error: &std::io::Error) -> Self {
        if error.kind() == ErrorKind::BrokenPipe {
            Self::Closed
        } else {
            Self::Unusable(format!("cannot write {what}: {error}"))
        }
    }

    /// Tells it on standard error, and gives the exit status.
    pub(crate) fn report(self) -> Status {
        let styled = styled();
        match self {
            Self::Closed => return Status::Done,
            Self::Config(errors) => say(&errors.render(styled)),
            Self::Unusable(message) => say(&format!("error: {message}")),
            Self::Refused(refused) => say(&format!("error: {refused}")),
        }
        Status::Unusable
    }
}

impl From<ConfigErrors> for Failure {
    fn from(errors: ConfigErrors) -> Self {
        Self::Config(errors)
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::Config(ConfigErrors(vec![error]))
    }
}

impl From<StepRefused> for Failure {
    fn from(refused: StepRefused) -> Self {
        Self::Refused(refused)
    }
}

/// Whether messages may have colours.
pub(crate) fn styled() -> bool {
    stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// A line for people. That it cannot be shown is no reason to stop.
pub(crate) fn say(message: &str) {
    let _ = writeln!(stderr(), "{message}");
}

/// Prints a text to standard output.
pub(crate) fn print(text: &str) -> Result<Status, Failure> {
    let mut out = stdout().lock();
    let newline = if text.ends_with('\n') { "" } else { "\n" };
    write!(out, "{text}{newline}")
        .and_then(|()| out.flush())
        .map_err(|error| Failure::writing("to standard output", &error))?;
    Ok(Status::Done)
}
