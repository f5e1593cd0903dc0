//! The builds of the program that are measured.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail, ensure};

/// A build of the program.
pub(super) struct Binary {
    /// Its name in the names of files.
    pub(super) name: &'static str,
    /// Where it is.
    pub(super) path: PathBuf,
}

impl Binary {
    /// That of this tree, as it is now.
    pub(super) fn of_this_tree() -> anyhow::Result<Self> {
        Ok(Self { name: "this", path: build(Path::new("."))? })
    }

    /// A program by its path, or a commit, which is checked out and built under `folder`.
    pub(super) fn named(other: &str, folder: &Path) -> anyhow::Result<Self> {
        let program = Path::new(other);
        if program.is_file() {
            return Ok(Self { name: "other", path: program.canonicalize()? });
        }
        let tree = folder.join("other");
        if !tree.exists() {
            git(&["worktree", "add", "--detach", &tree.to_string_lossy(), other])?;
        }
        git(&["-C", &tree.to_string_lossy(), "checkout", "--quiet", "--detach", other])
            .with_context(|| format!("\"{other}\" is neither a program nor a commit"))?;
        Ok(Self { name: "other", path: build(&tree)? })
    }
}

/// Builds the program in the folder `tree`.
fn build(tree: &Path) -> anyhow::Result<PathBuf> {
    let built = Command::new("cargo")
        .args(["build", "--release", "--package", "copydesk"])
        .current_dir(tree)
        .env("CARGO_TARGET_DIR", "target")
        .status()?;
    ensure!(built.success(), "the program cannot be built in {}", tree.display());
    let path = tree.join("target/release/copydesk").with_extension(std::env::consts::EXE_EXTENSION);
    path.canonicalize().with_context(|| format!("no program at {}", path.display()))
}

fn git(arguments: &[&str]) -> anyhow::Result<()> {
    if Command::new("git").args(arguments).status()?.success() {
        return Ok(());
    }
    bail!("git {} failed", arguments.join(" "))
}
