//! The progress bar on standard error, for long work on a terminal.

use std::io::{IsTerminal, stderr};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar that stays hidden unless standard error is a terminal. `output_is_terminal`: then the output itself
/// shows how far the work is.
pub(crate) fn bar(output_is_terminal: bool) -> ProgressBar {
    if output_is_terminal || !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(5));
    // How many articles there are is not known before they are read, so there is no end to show.
    if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} articles, {per_sec}, {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
