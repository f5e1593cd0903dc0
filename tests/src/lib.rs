//! What the tests of Copydesk as a whole share: finding and building libraries.
#![forbid(unsafe_code)]

use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_owned()
}

/// The library of a bundled extractor, as built beside the running test.
///
/// # Panics
/// Where it is not there.
#[must_use]
pub fn plugin(id: &str) -> PathBuf {
    let name = copydesk_host::file_name(id);
    let exe = std::env::current_exe().unwrap_or_else(|e| panic!("no path of this test: {e}"));
    let found = exe.ancestors().skip(1).take(2).map(|folder| folder.join(&name)).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("{name} lies nowhere beside {}", exe.display()))
}

/// Compiles a C source of the repository into a library, with the system's compiler (`CC`, else `cc`).
///
/// # Panics
/// Where that fails.
#[must_use]
pub fn compile(source: &str, id: &str, into: &Path, defines: &[&str]) -> PathBuf {
    let library = into.join(copydesk_host::file_name(id));
    run_compiler(&root().join(source), &library, defines);
    library
}

/// Compiles a C text for what the compiler says of it.
///
/// # Panics
/// Where it does not compile.
pub fn compile_text(text: &str) {
    let folder = tempfile::tempdir().unwrap_or_else(|e| panic!("no folder: {e}"));
    let source = folder.path().join("text.c");
    std::fs::write(&source, text).unwrap_or_else(|e| panic!("{}: {e}", source.display()));
    run_compiler(&source, &folder.path().join("text.so"), &[]);
}

fn run_compiler(source: &Path, library: &Path, defines: &[&str]) {
    let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    let output = Command::new(&compiler)
        .args(["-std=c99", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-I"])
        .arg(root().join("crates/abi/include"))
        .args(defines)
        .arg("-o")
        .args([library, source])
        .output()
        .unwrap_or_else(|e| panic!("{compiler} cannot be run: {e}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The code in the documents, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../docs/writing-an-extractor.md")]
pub struct WritingAnExtractor;
