//! Running the program and watching what it takes.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};

/// What a run took.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cost {
    /// From start to end.
    pub(super) seconds: f64,
    /// On a processor; on a machine with other work, less than from start to end. Hundredths are told apart.
    pub(super) processor: f64,
    /// The most memory at once.
    pub(super) mebibytes: f64,
}

/// How often is looked at what a run takes: seldom enough that it does not feel it.
const LOOK: Duration = Duration::from_millis(2);

/// Runs the program over `input`.
pub(super) fn run(program: &Path, arguments: &[&str], input: &Path, output: &Path) -> anyhow::Result<Cost> {
    // A run that puts its output in place of another also waits until the file system has forgotten that.
    if output.exists() {
        std::fs::remove_file(output)?;
    }
    let begun = Instant::now();
    let mut child = Command::new(program)
        .args(["run", "--no-config", "--format", "jsonl", "--output"])
        .arg(output)
        .args(arguments)
        .arg(input)
        .stdin(Stdio::null())
        .spawn()
        .with_context(|| program.display().to_string())?;
    let (process, ended) = (child.id(), AtomicBool::new(false));
    let (mut cost, status) = thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let mut cost = Cost::default();
            while !ended.load(Ordering::Relaxed) {
                watch(process, &mut cost);
                thread::sleep(LOOK);
            }
            cost
        });
        let status = child.wait();
        let seconds = begun.elapsed().as_secs_f64();
        ended.store(true, Ordering::Relaxed);
        (Cost { seconds, ..watcher.join().unwrap_or_default() }, status)
    });
    if cost.processor == 0.0 {
        cost.processor = cost.seconds;
    }
    ensure!(status?.success(), "{} {} failed", program.display(), arguments.join(" "));
    Ok(cost)
}

/// Reads what Linux says of a process so far; elsewhere nothing is known.
fn watch(process: u32, cost: &mut Cost) {
    let read = |file: &str| std::fs::read_to_string(format!("/proc/{process}/{file}")).unwrap_or_default();
    let status = read("status");
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
    cost.mebibytes = peak.map_or(cost.mebibytes, |kibibytes: f64| kibibytes / 1024.0);
    // The fields behind the name in brackets; time is counted in hundredths of a second.
    let stat = read("stat");
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|ticks| ticks.parse::<f64>().ok());
    if let (Some(user), Some(system)) = (ticks(11), ticks(12)) {
        cost.processor = cost.processor.max((user + system) / 100.0);
    }
}
