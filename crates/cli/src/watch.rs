//! `copydesk run --watch`: again, whenever an input changes.
//!
//! The inputs are looked at once a second rather than reported by the system: that works on every file system, also on
//! one that another machine writes to.

use std::thread::sleep;
use std::time::Duration;

use copydesk_config::Settings;
use copydesk_corpus::{Request, signature};

use crate::args::Run;
use crate::failure::{Failure, Status, say};
use crate::{run, settings};

const PAUSE: Duration = Duration::from_secs(1);

/// Runs until the process is interrupted. What is wrong at the start ends it; later the next change may mend it.
pub(crate) fn run(args: &Run) -> Result<Status, Failure> {
    let mut settings = settings::of_run(args)?;
    let mut before = look(args, &settings);
    run::once(args, &settings)?;
    say("written; waiting for changes");
    loop {
        before = loop {
            sleep(PAUSE);
            settings = settings::of_run(args)?;
            let now = look(args, &settings);
            if now != before {
                break now;
            }
        };
        match run::once(args, &settings) {
            Ok(_) => say("written; waiting for changes"),
            Err(failure) => drop(failure.report()),
        }
    }
}

/// What the inputs look like; none where one of them is not there. What the run itself writes does not count.
fn look(args: &Run, settings: &Settings) -> Option<u64> {
    let except = run::written(args, settings);
    signature(&Request { except, ..run::request(settings, false) }).ok()
}
