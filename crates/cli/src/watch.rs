//! `copydesk run --watch`: again, whenever an input changes.
//!
//! The inputs are looked at once a second rather than reported by the system: that works on every file system, also on
//! one that another machine writes to.

use std::thread::sleep;
use std::time::Duration;

use copydesk_corpus::signature;

use crate::args::Run;
use crate::failure::{Failure, Status, say};
use crate::{run, settings};

const PAUSE: Duration = Duration::from_secs(1);

/// Runs until the process is interrupted. What is wrong at the start ends it; later the next change may mend it.
pub(crate) fn run(args: &Run) -> Result<Status, Failure> {
    let mut before = None;
    loop {
        let settings = settings::of_run(args)?;
        let now = signature(&run::request(&settings, false)).ok();
        if now != before {
            match run::once(args, &settings) {
                Ok(_) => say("written; waiting for changes"),
                Err(failure) if before.is_none() => return Err(failure),
                Err(failure) => drop(failure.report()),
            }
            before = now;
        }
        sleep(PAUSE);
    }
}
