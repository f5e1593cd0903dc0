//! The check in a process of its own.

use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::{cell, file};
use crate::failure::{self, Failure, Status};

/// How long a library may take for all that is checked.
const PATIENCE: Duration = Duration::from_secs(120);

/// Runs the check in another process of this program, and reports how that ended.
pub(super) fn check(library: &str, id: Option<&str>) -> Result<Status, Failure> {
    let failed = |error| Failure::unusable(format!("cannot start the check: {error}"));
    let mut command = Command::new(std::env::current_exe().map_err(failed)?);
    command.args(["plugins", "check", "--unguarded", library]);
    command.args(id.map(|id| format!("--id={id}")));
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(failed)?;
    let output = child.stdout.take();
    let reader = std::thread::spawn(move || {
        let mut report = Vec::new();
        output.map(|mut output| output.read_to_end(&mut report));
        String::from_utf8_lossy(&report).into_owned()
    });
    let ended = wait(&mut child).map_err(failed)?;
    let report = reader.join().unwrap_or_default();
    let how = match ended.and_then(|status| status.code()) {
        Some(0) => return failure::print(&report),
        Some(1) if !report.is_empty() => {
            failure::print(&report)?;
            return Ok(Status::Difference);
        }
        // It has said why.
        Some(2) if report.is_empty() => return Ok(Status::Unusable),
        _ => ended.map_or("it does not come to an end".to_owned(), |status| {
            format!("it ends the process ({status})")
        }),
    };
    failure::print(&format!(
        "## {}\n\n| rule | result |\n| --- | --- |\n| survives | **failed**: {} |\n",
        file(library),
        cell(&how)
    ))?;
    Ok(Status::Difference)
}

/// How the process ended; none where it had to be ended.
fn wait(child: &mut Child) -> std::io::Result<Option<ExitStatus>> {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    child.kill()?;
    child.wait()?;
    Ok(None)
}
