//! The layers of the text, by the benches of their crate.

use std::path::Path;
use std::process::Command;

use anyhow::ensure;

/// Runs `crates/text/benches/layers.rs` over the corpus; it prints what it measures itself.
pub(super) fn measure(corpus: &Path) -> anyhow::Result<()> {
    println!("\nlayers of the text, each with those before it:");
    let done = Command::new("cargo")
        .args(["bench", "--package", "copydesk-text", "--bench", "layers", "--", "--noplot"])
        .env("COPYDESK_BENCH", corpus.canonicalize()?)
        .status()?;
    ensure!(done.success(), "the benches of copydesk-text failed");
    Ok(())
}
